//! Entries of one pupil out of one sealed segment, newest first, first schema. What repeats (targets, provision,
//! strategies, staff, subjects) is written once a block and pointed at; days and times are differences.

use super::common::{Day, Id, date, day, initials};
use super::entry::OutcomeV1;
use crate::domain::delivery::{About, Entry, Outcome};
use crate::domain::id::{EntryId, ProvisionId, PupilId, StrategyId, TargetId};
use crate::domain::staff::Stamp;
use crate::domain::time::{Moment, When};
use crate::store::records::RecordError;
use bincode::{Decode, Encode};
use chrono::DateTime;

/// What a block holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::store) struct Block {
    /// Whose entries.
    pub(in crate::store) pupil: PupilId,
    /// The entries, newest first.
    pub(in crate::store) entries: Vec<Entry>,
}

/// A block. Places in `ids` and `words` count from 1; 0 is none.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub(in crate::store) struct BlockV1 {
    pupil: Id,
    ids: Vec<Id>,
    words: Vec<String>,
    entries: Vec<PackedV1>,
}

/// An entry. `back` is how many days before the entry above it the session was (the first counts from day 0, so its is
/// the day itself, negative); `seconds` is when it was recorded, counted from the start of the session's day in UTC.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
struct PackedV1 {
    id: Id,
    back: Day,
    period: Option<u8>,
    logged: LoggedV1,
    outcome: OutcomeV1,
    about: PackedAboutV1,
    note: Option<String>,
    corrects: Option<Id>,
}

#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
struct LoggedV1 {
    by: u32,
    seconds: i64,
    nanoseconds: u32,
    offset: i16,
}

#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
struct PackedAboutV1 {
    target: u32,
    provision: u32,
    session: Option<u16>,
    strategies: Vec<u32>,
    subject: u32,
    minutes: Option<u16>,
}

const DAY_SECONDS: i64 = 86_400;

/// The number of 1 January 1970, as days are counted here.
const EPOCH: Day = 719_163;

fn midnight(day: Day) -> i64 {
    (i64::from(day) - i64::from(EPOCH)) * DAY_SECONDS
}

/// The place from 1 of `item` in `list`, put there if it is new.
fn place<T: PartialEq>(list: &mut Vec<T>, item: T) -> u32 {
    let found = list.iter().position(|other| *other == item);
    let index = found.unwrap_or_else(|| {
        list.push(item);
        list.len() - 1
    });
    u32::try_from(index + 1).unwrap_or(u32::MAX)
}

fn at<T: Clone>(list: &[T], place: u32) -> Result<Option<T>, RecordError> {
    let Some(index) = place.checked_sub(1) else {
        return Ok(None);
    };
    let item = usize::try_from(index).ok().and_then(|i| list.get(i));
    item.cloned()
        .map(Some)
        .ok_or(RecordError::Unknown("a place outside the block"))
}

impl From<&Block> for BlockV1 {
    fn from(block: &Block) -> Self {
        let mut record = Self {
            pupil: block.pupil.bytes(),
            ids: Vec::new(),
            words: Vec::new(),
            entries: Vec::with_capacity(block.entries.len()),
        };
        let mut above = 0;
        for entry in &block.entries {
            let packed = record.pack(entry, above);
            record.entries.push(packed);
            above = day(entry.when.date);
        }
        record
    }
}

impl TryFrom<BlockV1> for Block {
    type Error = RecordError;

    fn try_from(stored: BlockV1) -> Result<Self, RecordError> {
        let pupil = PupilId::from_bytes(stored.pupil);
        let mut entries = Vec::with_capacity(stored.entries.len());
        let mut above: Day = 0;
        for packed in &stored.entries {
            above = above
                .checked_sub(packed.back)
                .ok_or(RecordError::Unknown("a day"))?;
            entries.push(stored.unpack(packed, above, pupil)?);
        }
        Ok(Self { pupil, entries })
    }
}

impl BlockV1 {
    fn pack(&mut self, entry: &Entry, above: Day) -> PackedV1 {
        let today = day(entry.when.date);
        let at = entry.logged.at;
        PackedV1 {
            id: entry.id.bytes(),
            back: above - today,
            period: entry.when.period,
            logged: LoggedV1 {
                by: place(&mut self.words, entry.logged.by.as_str().to_owned()),
                seconds: at.utc.timestamp() - midnight(today),
                nanoseconds: at.utc.timestamp_subsec_nanos(),
                offset: at.offset,
            },
            outcome: OutcomeV1::from(&entry.outcome),
            about: self.pack_about(&entry.about),
            note: entry.note.clone(),
            corrects: entry.corrects.map(EntryId::bytes),
        }
    }

    fn pack_about(&mut self, about: &About) -> PackedAboutV1 {
        let ids = &mut self.ids;
        PackedAboutV1 {
            target: about.target.map_or(0, |id| place(ids, id.bytes())),
            provision: about.provision.map_or(0, |id| place(ids, id.bytes())),
            session: about.session,
            strategies: about
                .strategies
                .iter()
                .map(|id| place(ids, id.bytes()))
                .collect(),
            subject: about
                .subject
                .as_ref()
                .map_or(0, |subject| place(&mut self.words, subject.clone())),
            minutes: about.minutes,
        }
    }

    fn unpack(&self, packed: &PackedV1, day: Day, pupil: PupilId) -> Result<Entry, RecordError> {
        let seconds = packed.logged.seconds.checked_add(midnight(day));
        let by = at(&self.words, packed.logged.by)?.unwrap_or_default();
        Ok(Entry {
            id: EntryId::from_bytes(packed.id),
            pupil,
            when: When {
                date: date(day)?,
                period: packed.period,
            },
            logged: Stamp {
                by: initials(&by)?,
                at: Moment {
                    utc: seconds
                        .and_then(|s| DateTime::from_timestamp(s, packed.logged.nanoseconds))
                        .ok_or(RecordError::Unknown("a time"))?,
                    offset: packed.logged.offset,
                },
            },
            outcome: Outcome::try_from(packed.outcome.clone())?,
            about: self.unpack_about(&packed.about)?,
            note: packed.note.clone(),
            corrects: packed.corrects.map(EntryId::from_bytes),
        })
    }

    fn unpack_about(&self, packed: &PackedAboutV1) -> Result<About, RecordError> {
        let strategy = |place: &u32| {
            at(&self.ids, *place)?
                .map(StrategyId::from_bytes)
                .ok_or(RecordError::Unknown("a strategy"))
        };
        Ok(About {
            target: at(&self.ids, packed.target)?.map(TargetId::from_bytes),
            provision: at(&self.ids, packed.provision)?.map(ProvisionId::from_bytes),
            session: packed.session,
            strategies: packed
                .strategies
                .iter()
                .map(strategy)
                .collect::<Result<_, _>>()?,
            subject: at(&self.words, packed.subject)?,
            minutes: packed.minutes,
        })
    }
}
