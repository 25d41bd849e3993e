//! Keys of the index. Each begins with a letter for what it is; a pupil's things lie together, newest first. Nothing but
//! random identities, numbers and days is ever part of a key.

use crate::domain::id::{EntryId, PupilId};
use crate::store::Cursor;
use crate::store::standing::Amend;
use chrono::Datelike;

/// The format of the index as a whole, part of the first key: another format finds no state and makes the index anew.
const FORMAT: u8 = 4;

/// The formats before, newest first; an index of one of them is only asked how far it had come.
const FORMATS_BEFORE: [u8; 3] = [3, 2, 1];

/// How far the index has come.
pub(super) const META: u8 = b'm';
/// Pupils.
pub(super) const PUPILS: u8 = b'p';
/// Passports.
pub(super) const PASSPORTS: u8 = b'q';
/// Plans.
pub(super) const PLANS: u8 = b'l';
/// Concerns.
pub(super) const CONCERNS: u8 = b'c';
/// Talks with families.
pub(super) const TALKS: u8 = b'f';
/// Runs of statutory dates.
pub(super) const CLOCKS: u8 = b'k';
/// Reviews.
pub(super) const REVIEWS: u8 = b'w';
/// Action points.
pub(super) const ACTIONS: u8 = b'd';
/// The school's own lines of the strategy library.
pub(super) const LIBRARY: u8 = b'y';
/// Where the changes to each pupil's record lie.
pub(super) const HISTORIES: u8 = b'v';
/// What is known of each log.
pub(super) const LOGS: u8 = b's';
/// Entries of the open segment.
pub(super) const OPEN: u8 = b'h';
/// Withdrawals and corrections.
pub(super) const AMENDS: u8 = b'a';
/// Pointers to blocks.
pub(super) const BLOCKS: u8 = b'b';
/// Where the newest changes lie.
pub(super) const TRACES: u8 = b'r';

/// How far the index has come.
pub(super) fn meta() -> Vec<u8> {
    vec![META, FORMAT]
}

/// How far an index of each format before had come.
pub(super) fn metas_before() -> impl Iterator<Item = Vec<u8>> {
    FORMATS_BEFORE.into_iter().map(|format| vec![META, format])
}

/// The school's settings.
pub(super) fn settings() -> Vec<u8> {
    vec![b't']
}

/// Where the changes to confidential notes lie.
pub(super) fn confidential() -> Vec<u8> {
    vec![b'x']
}

/// A thing of a pupil, or the beginning of the keys of many.
pub(super) fn of(letter: u8, pupil: PupilId) -> Vec<u8> {
    one(letter, pupil.bytes())
}

/// A thing with an identity of its own.
pub(super) fn one(letter: u8, id: [u8; 16]) -> Vec<u8> {
    let mut key = Vec::with_capacity(64);
    key.push(letter);
    key.extend(id);
    key
}

/// A line of the library. Somebody chose its name, so only what is worked out from that is part of the key.
pub(super) fn line(name: &str) -> Vec<u8> {
    let hash = blake3::hash(name.as_bytes());
    one(
        LIBRARY,
        hash.as_bytes().first_chunk().copied().unwrap_or_default(),
    )
}

/// The pupil a key is about.
pub(super) fn pupil(key: &[u8]) -> Option<PupilId> {
    let (_, rest) = key.split_first()?;
    rest.first_chunk::<16>().copied().map(PupilId::from_bytes)
}

/// An entry of the open segment: every byte of its place inverted, so that the newest comes first.
pub(super) fn entry(pupil: PupilId, place: &Cursor) -> Vec<u8> {
    let mut key = of(OPEN, pupil);
    let day = place.date.num_days_from_ce() ^ i32::MIN;
    let seconds = place.logged.timestamp() ^ i64::MIN;
    let nanoseconds = place.logged.timestamp_subsec_nanos();
    let inverted = day
        .to_be_bytes()
        .into_iter()
        .chain([place.period])
        .chain(seconds.to_be_bytes())
        .chain(nanoseconds.to_be_bytes())
        .chain(place.id.bytes())
        .map(|byte| !byte);
    key.extend(inverted);
    key
}

/// A withdrawal (0) or a correction (1 and by which).
pub(super) fn amend(pupil: PupilId, amend: Amend) -> Vec<u8> {
    let mut key = amends(pupil, amend.of());
    match amend {
        Amend::Withdrawn(_) => key.push(0),
        Amend::Corrected(_, by) => {
            key.push(1);
            key.extend(by.bytes());
        }
    }
    key
}

/// The beginning of all withdrawals and corrections of one entry.
pub(super) fn amends(pupil: PupilId, entry: EntryId) -> Vec<u8> {
    let mut key = of(AMENDS, pupil);
    key.extend(entry.bytes());
    key
}

/// What an amendment's key says.
pub(super) fn read_amend(key: &[u8]) -> Option<Amend> {
    let (entry, rest) = key.get(17..)?.split_first_chunk::<16>()?;
    let entry = EntryId::from_bytes(*entry);
    match rest.split_first()? {
        (0, []) => Some(Amend::Withdrawn(entry)),
        (1, by) => {
            let by: [u8; 16] = by.try_into().ok()?;
            Some(Amend::Corrected(entry, EntryId::from_bytes(by)))
        }
        _ => None,
    }
}

/// A block: newer segments first, then in the order of the segment's own blocks.
pub(super) fn block(pupil: PupilId, segment: u32, place: u32) -> Vec<u8> {
    let mut key = of(BLOCKS, pupil);
    key.extend((!segment).to_be_bytes());
    key.extend(place.to_be_bytes());
    key
}

/// The segment of a block's key.
pub(super) fn segment(key: &[u8]) -> Option<u32> {
    let inverted = key.get(17..)?.first_chunk::<4>()?;
    Some(!u32::from_be_bytes(*inverted))
}

/// Where a recent change lies; the places are used in turn.
pub(super) fn trace(seq: u64, places: u64) -> Vec<u8> {
    let mut key = vec![TRACES];
    key.extend((seq % places).to_be_bytes());
    key
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{DateTime, NaiveDate};
    use proptest::prelude::*;

    fn cursor() -> impl Strategy<Value = Cursor> {
        let days = -1_000_000..1_000_000i32;
        (
            days,
            any::<u8>(),
            -9_000_000_000..9_000_000_000i64,
            0..2_000_000_000u32,
            any::<[u8; 16]>(),
        )
            .prop_filter_map("a time", |(day, period, seconds, nanos, id)| {
                Some(Cursor {
                    date: NaiveDate::from_num_days_from_ce_opt(day)?,
                    period,
                    logged: DateTime::from_timestamp(seconds, nanos)?,
                    id: EntryId::from_bytes(id),
                })
            })
    }

    proptest! {
        #[test]
        fn keys_run_newest_first(a in cursor(), b in cursor()) {
            let pupil = PupilId::from_bytes([3; 16]);
            prop_assert_eq!(entry(pupil, &a).cmp(&entry(pupil, &b)), b.cmp(&a));
        }

        #[test]
        fn amendments_are_all_in_their_keys(pupil: [u8; 16], of: [u8; 16], by: [u8; 16]) {
            let pupil_id = PupilId::from_bytes(pupil);
            let (of, by) = (EntryId::from_bytes(of), EntryId::from_bytes(by));
            for one in [Amend::Withdrawn(of), Amend::Corrected(of, by)] {
                let key = amend(pupil_id, one);
                prop_assert_eq!(read_amend(&key), Some(one));
                prop_assert_eq!(super::pupil(&key), Some(pupil_id));
            }
        }
    }
}
