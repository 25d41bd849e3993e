//! A confidential note: new with the fourth schema. It lies in a part and a cell of its own and in nothing else, so that it
//! can be sealed under another key than what lies beside it.

use super::super::v1::common::{Day, Id, code, date, day};
use crate::domain::confidential::{ConfidentialNote, NoteKind};
use crate::domain::id::{NoteId, PupilId};
use crate::domain::staff::Initials;
use crate::store::records::RecordError;
use bincode::{Decode, Encode};

/// A confidential note.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub(in crate::store) struct ConfidentialV4 {
    id: Id,
    pupil: Id,
    kind: u8,
    text: String,
    day: Day,
    by: String,
}

impl From<&ConfidentialNote> for ConfidentialV4 {
    fn from(note: &ConfidentialNote) -> Self {
        Self {
            id: note.id.bytes(),
            pupil: note.pupil.bytes(),
            kind: note.kind.byte(),
            text: note.text.clone(),
            day: day(note.day),
            by: note.by.as_str().to_owned(),
        }
    }
}

impl TryFrom<ConfidentialV4> for ConfidentialNote {
    type Error = RecordError;

    fn try_from(stored: ConfidentialV4) -> Result<Self, RecordError> {
        Ok(Self {
            id: NoteId::from_bytes(stored.id),
            pupil: PupilId::from_bytes(stored.pupil),
            kind: code(stored.kind, NoteKind::from_byte, "a kind of note")?,
            text: stored.text,
            day: date(stored.day)?,
            by: Initials::parse(&stored.by).ok_or(RecordError::Unknown("initials"))?,
        })
    }
}
