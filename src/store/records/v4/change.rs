//! What one act did, fourth schema. It is laid out as the first; new with the second were kinds of parts (6 to 13) and acts
//! (8 to 14), with the third the parts of reviews (14 to 16) and their acts (15 to 17), with the fourth confidential notes and
//! looks (17 and 18) and their acts (18 and above). The number is what makes an older program refuse a change instead of
//! taking it for damage. A change is written in the first schema that has all that is in it, byte for byte as ever.

use super::super::v1::change::{ChangeV1, PartV1, PutV1, WithdrawalV1};
use super::super::v1::common::{StampV1, code};
use super::super::v1::entry::EntryV1;
use super::super::v1::passport::PassportV1;
use super::super::v1::plan::PlanV1;
use super::super::v1::pupil::PupilV1;
use super::super::v1::settings::SettingsV1;
use super::super::v2::clock::ClockV2;
use super::super::v2::concern::ConcernV2;
use super::super::v2::library::LibraryV2;
use super::super::v2::passport::PassportV2;
use super::super::v2::plan::PlanV2;
use super::super::v2::pupil::PupilV2;
use super::super::v2::settings::SettingsV2;
use super::super::v2::talk::TalkV2;
use super::super::v3::action::ActionV3;
use super::super::v3::answer::AnsweredV3;
use super::super::v3::review::ReviewV3;
use super::confidential::ConfidentialV4;
use super::seen::SeenV4;
use super::settings::SettingsV4;
use crate::domain::change::{Act, Change, Part, Put};
use crate::domain::id::{ChangeId, PupilId};
use crate::domain::retention::Keeping;
use crate::domain::school::Settings;
use crate::domain::staff::Stamp;
use crate::store::codec;
use crate::store::records::RecordError;
use bincode::{Decode, Encode};

/// The last act of the first schema.
const LAST_OF_FIRST: u8 = 7;

/// The last act of the second.
const LAST_OF_SECOND: u8 = 14;

/// The last act of the third.
const LAST_OF_THIRD: u8 = 17;

/// The schema a change is written in: the newest that its act or any of its parts needs.
pub(in crate::store) fn schema(change: &Change) -> u8 {
    let parts = change.parts.iter().map(part_schema);
    parts.fold(act_schema(change.act), u8::max)
}

const fn act_schema(act: Act) -> u8 {
    let act = act.byte();
    1 + (act > LAST_OF_FIRST) as u8 + (act > LAST_OF_SECOND) as u8 + (act > LAST_OF_THIRD) as u8
}

fn part_schema(part: &Part) -> u8 {
    match part {
        Part::Entry(_) | Part::Withdraw(_) => 1,
        Part::Settings(put) => {
            let both = [&put.before, &put.after];
            both.into_iter()
                .flatten()
                .map(settings_schema)
                .fold(2, u8::max)
        }
        Part::Pupil(_)
        | Part::Passport(_)
        | Part::Plan(_)
        | Part::Concern(_)
        | Part::Talk(_)
        | Part::Clock(_)
        | Part::Library(_) => 2,
        Part::Review(_) | Part::Answer(_) | Part::Action(_) => 3,
        Part::Confidential(_) | Part::Seen(_) => 4,
    }
}

/// The schema settings are written in: the second has all that is in those that say nothing of how long records are kept.
pub(in crate::store::records) fn settings_schema(settings: &Settings) -> u8 {
    if settings.keeping == Keeping::default() {
        2
    } else {
        4
    }
}

/// The record of a change.
pub(in crate::store) fn record(change: &Change) -> Result<ChangeV1, RecordError> {
    let parts = change.parts.iter();
    Ok(ChangeV1 {
        id: change.id.bytes(),
        stamp: StampV1::from(&change.stamp),
        act: change.act.byte(),
        undoes: change.undoes.map(ChangeId::bytes),
        parts: parts
            .map(|part| write(part, &change.stamp))
            .collect::<Result<_, _>>()?,
    })
}

/// The change that a payload stands for. With a pupil, only the parts that may be about that pupil's record are read, and
/// none of entries, answers and looks: a change of many pupils then costs little more than one of this one.
pub(in crate::store) fn read(
    schema: u8,
    payload: &[u8],
    only: Option<PupilId>,
) -> Result<Change, RecordError> {
    let mut stored: ChangeV1 = codec::decode(payload)?;
    if let Some(pupil) = only {
        stored.parts.retain(|part| may_be_about(part, pupil));
    }
    let stamp = Stamp::try_from(stored.stamp)?;
    let parts = stored.parts.into_iter();
    Ok(Change {
        id: ChangeId::from_bytes(stored.id),
        act: act(schema, stored.act)?,
        undoes: stored.undoes.map(ChangeId::from_bytes),
        parts: parts
            .map(|stored| part(&stored, &stamp))
            .collect::<Result<_, _>>()?,
        stamp,
    })
}

/// The act of a change in this schema.
pub(in crate::store::records) fn act(schema: u8, byte: u8) -> Result<Act, RecordError> {
    match schema {
        1 => code(byte, Act::from_byte, "an act"),
        2..=4 => Act::from_byte(byte).ok_or(RecordError::Newer),
        _ => Err(RecordError::Newer),
    }
}

/// Whether a part of this kind is no part of a pupil's history: entries, answers and looks.
pub(in crate::store::records) const fn is_apart(kind: u8) -> bool {
    matches!(kind, 4 | 5 | 15 | 18)
}

/// Whether a part can belong to a pupil's record. Whose it is stands in it as sixteen random bytes; what has them by chance
/// or names them otherwise is sorted out once it is read.
fn may_be_about(part: &PartV1, pupil: PupilId) -> bool {
    !is_apart(part.kind) && part.body.windows(16).any(|bytes| bytes == pupil.bytes())
}

fn write(part: &Part, stamp: &Stamp) -> Result<PartV1, RecordError> {
    let (kind, body) = match part {
        Part::Entry(entry) => (4, codec::encode(&EntryV1::within(entry, stamp))?),
        Part::Withdraw(withdrawal) => (5, codec::encode(&WithdrawalV1::from(withdrawal))?),
        Part::Settings(put) if part_schema(part) == 2 => (6, body::<_, SettingsV2>(put)?),
        Part::Settings(put) => (19, body::<_, SettingsV4>(put)?),
        Part::Pupil(put) => (7, body::<_, PupilV2>(put)?),
        Part::Passport(put) => (8, body::<_, PassportV2>(put)?),
        Part::Plan(put) => (9, body::<_, PlanV2>(put)?),
        Part::Concern(put) => (10, body::<_, ConcernV2>(put)?),
        Part::Talk(put) => (11, body::<_, TalkV2>(put)?),
        Part::Clock(put) => (12, body::<_, ClockV2>(put)?),
        Part::Library(put) => (13, body::<_, LibraryV2>(put)?),
        Part::Review(put) => (14, body::<_, ReviewV3>(put)?),
        Part::Answer(answered) => (15, codec::encode(&AnsweredV3::from(&**answered))?),
        Part::Action(put) => (16, body::<_, ActionV3>(put)?),
        Part::Confidential(put) => (17, body::<_, ConfidentialV4>(put)?),
        Part::Seen(seen) => (18, codec::encode(&SeenV4::from(&**seen))?),
    };
    Ok(PartV1 { kind, body })
}

/// The part that a stored one stands for.
pub(in crate::store::records) fn part(stored: &PartV1, stamp: &Stamp) -> Result<Part, RecordError> {
    let body = stored.body.as_slice();
    Ok(match stored.kind {
        0 => Part::Settings(put::<SettingsV1, SettingsV2, _>(body)?),
        1 => Part::Pupil(put::<PupilV1, PupilV2, _>(body)?),
        2 => Part::Passport(put::<PassportV1, PassportV2, _>(body)?),
        3 => Part::Plan(put::<PlanV1, PlanV2, _>(body)?),
        4 => Part::Entry(Box::new(codec::decode::<EntryV1>(body)?.entry(stamp)?)),
        5 => Part::Withdraw(codec::decode::<WithdrawalV1>(body)?.try_into()?),
        6 => Part::Settings(put::<SettingsV2, SettingsV2, _>(body)?),
        7 => Part::Pupil(put::<PupilV2, PupilV2, _>(body)?),
        8 => Part::Passport(put::<PassportV2, PassportV2, _>(body)?),
        9 => Part::Plan(put::<PlanV2, PlanV2, _>(body)?),
        10 => Part::Concern(put::<ConcernV2, ConcernV2, _>(body)?),
        11 => Part::Talk(put::<TalkV2, TalkV2, _>(body)?),
        12 => Part::Clock(put::<ClockV2, ClockV2, _>(body)?),
        13 => Part::Library(put::<LibraryV2, LibraryV2, _>(body)?),
        14 => Part::Review(put::<ReviewV3, ReviewV3, _>(body)?),
        15 => Part::Answer(Box::new(codec::decode::<AnsweredV3>(body)?.try_into()?)),
        16 => Part::Action(put::<ActionV3, ActionV3, _>(body)?),
        17 => Part::Confidential(put::<ConfidentialV4, ConfidentialV4, _>(body)?),
        18 => Part::Seen(Box::new(codec::decode::<SeenV4>(body)?.try_into()?)),
        19 => Part::Settings(put::<SettingsV4, SettingsV4, _>(body)?),
        _ => return Err(RecordError::Newer),
    })
}

fn body<'a, T, R: From<&'a T> + Encode>(put: &'a Put<T>) -> Result<Vec<u8>, RecordError> {
    Ok(codec::encode(&PutV1 {
        before: put.before.as_ref().map(R::from),
        after: put.after.as_ref().map(R::from),
    })?)
}

/// A record as it was and as it is, stored as `S` and read by way of `R`, which is the newest schema.
fn put<S, R, T>(body: &[u8]) -> Result<Box<Put<T>>, RecordError>
where
    S: Decode<()>,
    R: From<S>,
    T: TryFrom<R, Error = RecordError>,
{
    let stored: PutV1<S> = codec::decode(body)?;
    let read = |record: S| T::try_from(R::from(record));
    Ok(Box::new(Put {
        before: stored.before.map(read).transpose()?,
        after: stored.after.map(read).transpose()?,
    }))
}
