//! The log bar: `l`, a key for performance, a key for participation, and the entry is saved with the third key.

use crate::domain::delivery::{About, Entry, Independence, Outcome, Rating};
use crate::domain::id::{EntryId, PupilId};
use crate::domain::time::When;

/// How far the ratings have come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// The next rating is performance.
    Performance,
    /// Performance is given; the next rating is participation.
    Participation(Rating),
    /// It was not delivered; the next key says why.
    Reason,
}

/// An entry in the making.
#[derive(Debug, Clone, PartialEq)]
pub struct LogBar {
    /// Whose.
    pub pupil: PupilId,
    /// How far the ratings have come.
    pub stage: Stage,
    /// When it was.
    pub when: When,
    /// How much help was needed.
    pub independence: Option<Independence>,
    /// What it was about.
    pub about: About,
    /// A note.
    pub note: Option<String>,
    /// The entry it corrects.
    pub corrects: Option<EntryId>,
}

impl LogBar {
    /// An entry for a pupil at `when`, about nothing in particular yet.
    pub fn new(pupil: PupilId, when: When) -> Self {
        Self {
            pupil,
            stage: Stage::Performance,
            when,
            independence: None,
            about: About::default(),
            note: None,
            corrects: None,
        }
    }

    /// A correction of `entry`: all of it stands until something else is said.
    pub fn correcting(entry: &Entry) -> Self {
        let independence = match entry.outcome {
            Outcome::Delivered { independence, .. } => independence,
            Outcome::NotDelivered(_) => None,
        };
        Self {
            pupil: entry.pupil,
            stage: Stage::Performance,
            when: entry.when,
            independence,
            about: entry.about.clone(),
            note: entry.note.clone(),
            corrects: Some(entry.id),
        }
    }

    /// Whether the next key is a reason.
    pub fn asks_reason(&self) -> bool {
        self.stage == Stage::Reason
    }
}
