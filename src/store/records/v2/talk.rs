//! A talk with a family: new with the second schema.

use super::super::v1::common::{Day, Id, code, date, day};
use super::codes::channel;
use crate::domain::id::{PupilId, TalkId};
use crate::domain::talk::{Talk, TalkKind};
use crate::store::records::RecordError;
use bincode::{Decode, Encode};

/// A talk.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub(in crate::store) struct TalkV2 {
    id: Id,
    pupil: Id,
    on: Day,
    kind: u8,
    how: u8,
    with: String,
    about: String,
}

impl From<&Talk> for TalkV2 {
    fn from(talk: &Talk) -> Self {
        Self {
            id: talk.id.bytes(),
            pupil: talk.pupil.bytes(),
            on: day(talk.on),
            kind: talk.kind.byte(),
            how: talk.how.byte(),
            with: talk.with.clone(),
            about: talk.about.clone(),
        }
    }
}

impl TryFrom<TalkV2> for Talk {
    type Error = RecordError;

    fn try_from(stored: TalkV2) -> Result<Self, RecordError> {
        Ok(Self {
            id: TalkId::from_bytes(stored.id),
            pupil: PupilId::from_bytes(stored.pupil),
            on: date(stored.on)?,
            kind: code(stored.kind, TalkKind::from_byte, "a kind of talk")?,
            how: channel(stored.how)?,
            with: stored.with,
            about: stored.about,
        })
    }
}
