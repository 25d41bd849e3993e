//! An action point as JSON.

use crate::domain::review::ActionPoint;
use chrono::NaiveDate;
use serde::Serialize;

/// An action point.
#[derive(Debug, Serialize)]
pub struct ActionJson<'a> {
    id: String,
    review: Option<String>,
    what: &'a str,
    who: &'a str,
    by: NaiveDate,
    done: Option<NaiveDate>,
    note: &'a str,
}

impl<'a> ActionJson<'a> {
    /// What somebody has undertaken for a pupil.
    pub fn new(action: &'a ActionPoint) -> Self {
        Self {
            id: action.id.to_string(),
            review: action.review.map(|id| id.to_string()),
            what: &action.what,
            who: &action.who,
            by: action.by,
            done: action.done,
            note: &action.note,
        }
    }
}
