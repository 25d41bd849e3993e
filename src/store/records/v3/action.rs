//! An action point: new with the third schema.

use super::super::v1::common::{Day, Id, date, dates, day};
use crate::domain::id::{ActionId, PupilId, ReviewId};
use crate::domain::review::ActionPoint;
use crate::store::records::RecordError;
use bincode::{Decode, Encode};

/// An action point.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub(in crate::store) struct ActionV3 {
    id: Id,
    pupil: Id,
    review: Option<Id>,
    what: String,
    who: String,
    by: Day,
    done: Option<Day>,
    note: String,
}

impl From<&ActionPoint> for ActionV3 {
    fn from(action: &ActionPoint) -> Self {
        Self {
            id: action.id.bytes(),
            pupil: action.pupil.bytes(),
            review: action.review.map(ReviewId::bytes),
            what: action.what.clone(),
            who: action.who.clone(),
            by: day(action.by),
            done: action.done.map(day),
            note: action.note.clone(),
        }
    }
}

impl TryFrom<ActionV3> for ActionPoint {
    type Error = RecordError;

    fn try_from(stored: ActionV3) -> Result<Self, RecordError> {
        Ok(Self {
            id: ActionId::from_bytes(stored.id),
            pupil: PupilId::from_bytes(stored.pupil),
            review: stored.review.map(ReviewId::from_bytes),
            what: stored.what,
            who: stored.who,
            by: date(stored.by)?,
            done: dates(stored.done)?,
            note: stored.note,
        })
    }
}
