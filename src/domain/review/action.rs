//! An action point: what a review agreed that somebody does, and by when.

use crate::domain::id::{ActionId, PupilId, ReviewId};
use chrono::NaiveDate;

/// What somebody has undertaken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActionPoint {
    /// Identity.
    pub id: ActionId,
    /// For whom.
    pub pupil: PupilId,
    /// The review that agreed it, if one did.
    pub review: Option<ReviewId>,
    /// What is done.
    pub what: String,
    /// Who does it.
    pub who: String,
    /// By when.
    pub by: NaiveDate,
    /// The day it was done.
    pub done: Option<NaiveDate>,
    /// What came of it.
    pub note: String,
}
