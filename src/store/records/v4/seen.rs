//! That something was looked at or taken out: new with the fourth schema. It lies in the journal alone.

use super::super::v1::common::Id;
use crate::domain::id::PupilId;
use crate::domain::seen::{Look, Seen};
use crate::store::records::RecordError;
use bincode::{Decode, Encode};

/// A look.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub(in crate::store) struct SeenV4 {
    what: u8,
    pupil: Option<Id>,
    many: u32,
}

impl From<&Seen> for SeenV4 {
    fn from(seen: &Seen) -> Self {
        Self {
            what: seen.what.byte(),
            pupil: seen.pupil.map(PupilId::bytes),
            many: seen.many,
        }
    }
}

impl TryFrom<SeenV4> for Seen {
    type Error = RecordError;

    fn try_from(stored: SeenV4) -> Result<Self, RecordError> {
        Ok(Self {
            // A way of looking that is not known is a newer program's.
            what: Look::from_byte(stored.what).ok_or(RecordError::Newer)?,
            pupil: stored.pupil.map(PupilId::from_bytes),
            many: stored.many,
        })
    }
}
