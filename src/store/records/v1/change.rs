//! What one act did, first schema: the payload of a frame of the journal.

use super::common::{Id, StampV1, WhenV1};
use crate::domain::delivery::Withdrawal;
use crate::domain::id::{EntryId, PupilId};
use crate::store::records::RecordError;
use bincode::{Decode, Encode};

/// A change.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub(in crate::store) struct ChangeV1 {
    pub(in crate::store) id: Id,
    pub(in crate::store) stamp: StampV1,
    pub(in crate::store) act: u8,
    pub(in crate::store) undoes: Option<Id>,
    pub(in crate::store) parts: Vec<PartV1>,
}

/// A part: its kind and the bytes of its own record. Kind 0 settings, 1 pupil, 2 passport, 3 plan, 4 entry, 5 withdrawal.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub(in crate::store) struct PartV1 {
    pub(in crate::store) kind: u8,
    pub(in crate::store) body: Vec<u8>,
}

#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub(in crate::store) struct PutV1<T> {
    pub(in crate::store) before: Option<T>,
    pub(in crate::store) after: Option<T>,
}

#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub(in crate::store) struct WithdrawalV1 {
    entry: Id,
    pupil: Id,
    when: WhenV1,
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
