//! The papers of a review that was held: minutes for the school's record, and a copy for the family. A paper is made as a
//! value first (`paper`), then written as Markdown or as one HTML file for the printer. Neither says when it was printed, so
//! the same review gives the same paper on any day.
//!
//! A note for staff alone reaches neither: `heard` is the only way to what was said, and it leaves those out.

mod asked;
mod family;
mod heard;
pub(in crate::exchange) mod html;
pub(in crate::exchange) mod known;
mod markdown;
mod minutes;
mod next;
mod paper;
mod tables;
mod told;
mod words;

use crate::domain::plan::Plan;
use crate::domain::pupil::Pupil;
use crate::domain::review::{Outcome, Review};
use crate::domain::school::School;
use crate::domain::script::Script;
use paper::Paper;

/// A review that was held, with what stands round it.
#[derive(Debug, Clone, Copy)]
pub struct Held<'a> {
    /// The school.
    pub school: &'a School,
    /// Whose review.
    pub pupil: &'a Pupil,
    /// The review.
    pub review: &'a Review,
    /// What it came to.
    pub outcome: &'a Outcome,
    /// The plan that was reviewed, as it stood when it ended.
    pub before: Option<&'a Plan>,
    /// The plan that followed.
    pub after: Option<&'a Plan>,
    /// The script it followed, while there is one; without it, the keys of the answers have to tell who was asked.
    pub script: Option<&'a Script>,
}

impl<'a> Held<'a> {
    /// A review with what the school itself knows of it: earlier plans have to be found by who can read the record. `None`
    /// where it was not held, or its pupil is not there.
    pub fn of(school: &'a School, review: &'a Review) -> Option<Self> {
        let mut held = Self {
            school,
            pupil: school.pupils.get(&review.pupil)?,
            review,
            outcome: review.outcome.as_ref()?,
            before: None,
            after: None,
            script: None,
        };
        let plan = school.plans.get(&review.pupil);
        held.before = plan.filter(|plan| Some(plan.id) == review.plan);
        held.after = plan.filter(|plan| Some(plan.id) == held.outcome.next_plan);
        Some(held)
    }
}

/// Which paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The school's record.
    Minutes,
    /// What the family takes home.
    Family,
}

impl Kind {
    /// Its part of a file's name.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Minutes => "minutes",
            Self::Family => "family",
        }
    }
}

/// What a paper is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// One file for the printer.
    Html,
    /// Text that can be read and edited anywhere.
    Markdown,
}

impl Form {
    /// Both, the one for the printer first.
    pub const ALL: [Self; 2] = [Self::Html, Self::Markdown];

    /// The ending of its files.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Markdown => "md",
        }
    }
}

/// The paper of a review, in its form.
pub fn written(held: &Held<'_>, kind: Kind, form: Form) -> String {
    let paper = paper(held, kind);
    match form {
        Form::Html => html::written(&paper),
        Form::Markdown => markdown::written(&paper),
    }
}

/// The name of its file: the day and eight digits of the review's identity, and nothing of the pupil.
pub fn file_name(held: &Held<'_>, kind: Kind, form: Form) -> String {
    let id: String = held.review.id.to_string().chars().take(8).collect();
    let (day, kind, ending) = (held.outcome.on, kind.code(), form.ending());
    format!("review-{day}-{id}-{kind}.{ending}")
}

fn paper(held: &Held<'_>, kind: Kind) -> Paper {
    match kind {
        Kind::Minutes => minutes::paper(held),
        Kind::Family => family::paper(held),
    }
}
