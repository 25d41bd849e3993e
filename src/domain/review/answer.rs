//! What is said in a meeting: one answer to one question about one thing.

use crate::domain::id::{ProvisionId, PupilId, ReviewId, TargetId};
use crate::domain::plan::TargetStatus;
use crate::domain::provision::{Impact, Verdict};
use crate::domain::review::{Decision, Side};
use crate::domain::staff::Stamp;
use chrono::NaiveDate;

/// What a question is about, where it is asked more than once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Item {
    /// The question itself.
    Whole,
    /// A target.
    Target(TargetId),
    /// A row of provision.
    Provision(ProvisionId),
    /// What works, from this side.
    Working(Side),
    /// What does not work, from this side.
    NotWorking(Side),
    /// One side's answer to what everybody is asked.
    Side(Side),
    /// The person at this place among those invited, from 0.
    Person(u16),
    /// One of several of a kind, from 0: an action, a parked thought, a note.
    Number(u16),
}

/// Which question, and about what.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AnswerKey {
    /// The prompt, as `stage.prompt`; for what belongs to no prompt, one of the names below.
    pub prompt: String,
    /// About what.
    pub item: Item,
}

impl AnswerKey {
    /// Actions agreed at any moment.
    pub const ACTION: &'static str = "+action";
    /// Thoughts parked for later.
    pub const PARKED: &'static str = "+parked";
    /// Notes for staff alone; they never reach the wall, the minutes or the family.
    pub const PRIVATE: &'static str = "+private";
    /// Notes for the minutes, put to the stage that was on.
    pub const NOTE: &'static str = "+note";

    /// A prompt's key.
    pub fn of(stage: &str, prompt: &str, item: Item) -> Self {
        Self {
            prompt: format!("{stage}.{prompt}"),
            item,
        }
    }
}

/// What was said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Said {
    /// Words, line by line.
    Words(Vec<String>),
    /// One of the options, in its own words.
    Choice(String),
    /// A place from 1 to 5.
    Scale(u8),
    /// Yes or no.
    YesNo(bool),
    /// What became of a target, and why.
    Target(TargetStatus, String),
    /// What happens with a provision, what came of it against what was expected, and why.
    Provision(Verdict, Impact, String),
    /// A day.
    Date(NaiveDate),
    /// Whether a person is here.
    Present(bool),
    /// Whether a person agrees, and what they said to it.
    Agrees(bool, String),
    /// What is decided, and why.
    Decided(Vec<Decision>, String),
    /// An action: what, who, by when.
    Action(String, String, NaiveDate),
    /// A note for staff alone.
    Private(String),
}

impl Said {
    /// The lines that were said in words; none where it was something else.
    pub fn lines(&self) -> &[String] {
        if let Self::Words(lines) = self {
            lines
        } else {
            &[]
        }
    }

    /// The verdict on a target, and why.
    pub fn verdict(&self) -> Option<(TargetStatus, &str)> {
        if let Self::Target(status, why) = self {
            Some((*status, why))
        } else {
            None
        }
    }

    /// What happens with a provision, what came of it, and why.
    pub fn provided(&self) -> Option<(Verdict, Impact, &str)> {
        if let Self::Provision(verdict, impact, why) = self {
            Some((*verdict, *impact, why))
        } else {
            None
        }
    }

    /// What is decided, and why.
    pub fn decided(&self) -> Option<(&[Decision], &str)> {
        if let Self::Decided(decisions, why) = self {
            Some((decisions, why))
        } else {
            None
        }
    }

    /// The day.
    pub const fn day(&self) -> Option<NaiveDate> {
        if let Self::Date(day) = self {
            Some(*day)
        } else {
            None
        }
    }

    /// Whether a person is here.
    pub const fn present(&self) -> Option<bool> {
        if let Self::Present(here) = self {
            Some(*here)
        } else {
            None
        }
    }

    /// Whether a person agrees, and what they said to it.
    pub fn agrees(&self) -> Option<(bool, &str)> {
        if let Self::Agrees(agrees, words) = self {
            Some((*agrees, words))
        } else {
            None
        }
    }

    /// An action: what, who, by when.
    pub fn action(&self) -> Option<(&str, &str, NaiveDate)> {
        if let Self::Action(what, who, by) = self {
            Some((what, who, *by))
        } else {
            None
        }
    }
}

/// An answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// To which question.
    pub key: AnswerKey,
    /// The question as it was asked, so that the minutes can be read when the script is another.
    pub asked: String,
    /// What was said.
    pub said: Said,
    /// Who wrote it down, and when.
    pub stamp: Stamp,
}

/// An answer put in the place of another, as part of a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answered {
    /// In which review.
    pub review: ReviewId,
    /// Of whom.
    pub pupil: PupilId,
    /// To which question.
    pub key: AnswerKey,
    /// What was said before.
    pub before: Option<Answer>,
    /// What is said now; taken out where there is nothing.
    pub after: Option<Answer>,
}

impl Answered {
    /// The way back.
    pub fn turned(&self) -> Self {
        Self {
            before: self.after.clone(),
            after: self.before.clone(),
            ..self.clone()
        }
    }
}
