//! A talk with a family as JSON.

use crate::domain::talk::Talk;
use chrono::NaiveDate;
use serde::Serialize;

/// A talk.
#[derive(Debug, Serialize)]
pub struct TalkJson<'a> {
    id: String,
    on: NaiveDate,
    kind: &'static str,
    how: &'static str,
    with: &'a str,
    about: &'a str,
}

impl<'a> TalkJson<'a> {
    /// A talk with a pupil's family.
    pub fn new(talk: &'a Talk) -> Self {
        Self {
            id: talk.id.to_string(),
            on: talk.on,
            kind: talk.kind.code(),
            how: talk.how.code(),
            with: &talk.with,
            about: &talk.about,
        }
    }
}
