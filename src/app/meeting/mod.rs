//! A review meeting while it runs: which question is on the wall, what is being typed, how much time is left. What was said is
//! not here but in the record, where every answer is written as soon as it is given.

mod timer;

pub use timer::{Run, Timer};

use crate::domain::delivery::Entry;
use crate::domain::id::{PupilId, ReviewId};
use crate::domain::review::{AnswerKey, Item};
use crate::domain::script::Prompt;

/// One thing on the wall: a question, about one target or provision or person where it is asked of each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The stage it belongs to.
    pub stage: String,
    /// The stage's heading, in words for the pupil's age.
    pub heading: String,
    /// The question.
    pub prompt: Prompt,
    /// The question in words for the pupil's age, with the pupil's name in it.
    pub asked: String,
    /// About what.
    pub item: Item,
}

impl Step {
    /// Where its answer is kept.
    pub fn key(&self) -> AnswerKey {
        AnswerKey::of(&self.stage, &self.prompt.key, self.item)
    }
}

/// A meeting.
#[derive(Debug, Clone, PartialEq)]
pub struct Meeting {
    /// The review it is of.
    pub review: ReviewId,
    /// Whose.
    pub pupil: PupilId,
    /// Every step in its order.
    pub steps: Vec<Step>,
    /// The step on the wall.
    pub at: usize,
    /// How long it has taken.
    pub timer: Timer,
    /// Every entry since the last review, newest first, once it was read; for staff alone.
    pub entries: Option<Vec<Entry>>,
}

impl Meeting {
    /// The step on the wall.
    pub fn step(&self) -> Option<&Step> {
        self.steps.get(self.at)
    }

    /// The steps after it.
    pub fn next(&self) -> &[Step] {
        self.steps.get(self.at + 1..).unwrap_or_default()
    }
}
