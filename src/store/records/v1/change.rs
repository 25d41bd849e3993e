//! What one act did, first schema: the payload of a frame of the journal.

use super::common::{Id, StampV1, WhenV1, code};
use super::entry::EntryV1;
use super::passport::PassportV1;
use super::plan::PlanV1;
use super::pupil::PupilV1;
use super::settings::SettingsV1;
use crate::domain::change::{Act, Change, Part, Put};
use crate::domain::delivery::Withdrawal;
use crate::domain::id::{ChangeId, EntryId, PupilId};
use crate::domain::staff::Stamp;
use crate::store::codec;
use crate::store::records::RecordError;
use bincode::{Decode, Encode};

/// A change.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub(in crate::store) struct ChangeV1 {
    id: Id,
    stamp: StampV1,
    act: u8,
    undoes: Option<Id>,
    parts: Vec<PartV1>,
}

/// A part: its kind and the bytes of its own record. Kind 0 settings, 1 pupil, 2 passport, 3 plan, 4 entry, 5 withdrawal.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
struct PartV1 {
    kind: u8,
    body: Vec<u8>,
}

#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
struct PutV1<T> {
    before: Option<T>,
    after: Option<T>,
}

#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
struct WithdrawalV1 {
    entry: Id,
    pupil: Id,
    when: WhenV1,
}

impl ChangeV1 {
    /// The record of a change.
    pub(in crate::store) fn of(change: &Change) -> Result<Self, RecordError> {
        let part = |part: &Part| PartV1::of(part, &change.stamp);
        Ok(Self {
            id: change.id.bytes(),
            stamp: StampV1::from(&change.stamp),
            act: change.act.byte(),
            undoes: change.undoes.map(ChangeId::bytes),
            parts: change.parts.iter().map(part).collect::<Result<_, _>>()?,
        })
    }

    /// The change of a record.
    pub(in crate::store) fn change(self) -> Result<Change, RecordError> {
        let stamp = Stamp::try_from(self.stamp)?;
        let parts = self.parts.into_iter().map(|part| part.part(&stamp));
        Ok(Change {
            id: ChangeId::from_bytes(self.id),
            act: code(self.act, Act::from_byte, "an act")?,
            undoes: self.undoes.map(ChangeId::from_bytes),
            parts: parts.collect::<Result<_, _>>()?,
            stamp,
        })
    }
}

impl PartV1 {
    fn of(part: &Part, stamp: &Stamp) -> Result<Self, RecordError> {
        let (kind, body) = match part {
            Part::Settings(put) => (0, codec::encode(&stored::<_, SettingsV1>(put))?),
            Part::Pupil(put) => (1, codec::encode(&stored::<_, PupilV1>(put))?),
            Part::Passport(put) => (2, codec::encode(&stored::<_, PassportV1>(put))?),
            Part::Plan(put) => (3, codec::encode(&stored::<_, PlanV1>(put))?),
            Part::Entry(entry) => (4, codec::encode(&EntryV1::within(entry, stamp))?),
            Part::Concern(_) | Part::Talk(_) | Part::Clock(_) | Part::Library(_) => {
                return Err(RecordError::Newer);
            }
            Part::Withdraw(withdrawal) => (5, codec::encode(&WithdrawalV1::from(withdrawal))?),
        };
        Ok(Self { kind, body })
    }

    fn part(self, stamp: &Stamp) -> Result<Part, RecordError> {
        let body = self.body.as_slice();
        Ok(match self.kind {
            0 => Part::Settings(Box::new(put::<SettingsV1, _>(body)?)),
            1 => Part::Pupil(Box::new(put::<PupilV1, _>(body)?)),
            2 => Part::Passport(Box::new(put::<PassportV1, _>(body)?)),
            3 => Part::Plan(Box::new(put::<PlanV1, _>(body)?)),
            4 => Part::Entry(Box::new(codec::decode::<EntryV1>(body)?.entry(stamp)?)),
            5 => Part::Withdraw(codec::decode::<WithdrawalV1>(body)?.try_into()?),
            _ => return Err(RecordError::Newer),
        })
    }
}

fn stored<'a, T, R: From<&'a T>>(put: &'a Put<T>) -> PutV1<R> {
    PutV1 {
        before: put.before.as_ref().map(R::from),
        after: put.after.as_ref().map(R::from),
    }
}

fn put<R, T>(body: &[u8]) -> Result<Put<T>, RecordError>
where
    R: Decode<()>,
    T: TryFrom<R, Error = RecordError>,
{
    let stored: PutV1<R> = codec::decode(body)?;
    Ok(Put {
        before: stored.before.map(T::try_from).transpose()?,
        after: stored.after.map(T::try_from).transpose()?,
    })
}

impl From<&Withdrawal> for WithdrawalV1 {
    fn from(withdrawal: &Withdrawal) -> Self {
        Self {
            entry: withdrawal.entry.bytes(),
            pupil: withdrawal.pupil.bytes(),
            when: WhenV1::from(&withdrawal.when),
        }
    }
}

impl TryFrom<WithdrawalV1> for Withdrawal {
    type Error = RecordError;

    fn try_from(stored: WithdrawalV1) -> Result<Self, RecordError> {
        Ok(Self {
            entry: EntryId::from_bytes(stored.entry),
            pupil: PupilId::from_bytes(stored.pupil),
            when: stored.when.try_into()?,
        })
    }
}
