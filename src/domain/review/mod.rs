//! A review of a cycle: who was there, what was said to each question, what was decided (CoP 6.53-6.55). Its answers are
//! written one by one while the meeting runs, so that nothing said is lost; its outcome is written once, at the end.

mod action;
mod answer;
mod close;
mod evidence;

pub use action::ActionPoint;
pub use answer::{Answer, AnswerKey, Answered, Item, Said};
pub use close::{Closing, Missing, close, missing};
pub use evidence::{Evidence, evidence, judged, measured, reasons, since};

use super::code_set::code_set;
use super::id::{PlanId, PupilId, ReviewId};
use super::staff::Initials;
use super::talk::Channel;
use chrono::NaiveDate;

pub use super::script::{ReviewKind, Side};

code_set! {
    /// Where a review stands.
    pub enum ReviewStatus {
        /// It is being prepared.
        Prepared = 0, "prepared", "being prepared";
        /// The meeting has begun and has not ended.
        Running = 1, "running", "begun, not ended";
        /// The meeting was ended and its outcome is on record.
        Held = 2, "held", "held";
        /// It was given up; what was said so far is kept.
        SetAside = 3, "set-aside", "set aside";
    }
}

code_set! {
    /// What a review can decide.
    pub enum Decision {
        /// The next cycle begins.
        NextCycle = 0, "next-cycle", "Next cycle";
        /// The next cycle begins with less: each provision that goes on does so one layer down.
        StepDown = 1, "step-down", "Step down";
        /// The pupil leaves the register.
        Leave = 2, "leave", "Leave the register";
        /// Specialist advice is asked for.
        Specialist = 3, "specialist", "Ask for specialist advice";
        /// An EHC needs assessment is asked for (Children and Families Act 2014, s. 36).
        EhcRequest = 4, "ehc-request", "Ask for an EHC needs assessment";
        /// Annual review: the EHC plan is kept as it is.
        Keep = 5, "keep", "Keep the EHC plan";
        /// Annual review: the EHC plan is amended.
        Amend = 6, "amend", "Amend the EHC plan";
        /// Annual review: the EHC plan ends.
        Cease = 7, "cease", "Cease the EHC plan";
    }
}

impl Decision {
    /// Whether a review of this kind can reach it.
    pub const fn suits(self, kind: ReviewKind) -> bool {
        match self {
            Self::Keep | Self::Amend | Self::Cease => matches!(kind, ReviewKind::Annual),
            Self::NextCycle
            | Self::StepDown
            | Self::Leave
            | Self::Specialist
            | Self::EhcRequest => true,
        }
    }

    /// Whether a next cycle follows from it. A pupil who leaves the register has none.
    pub const fn goes_on(self) -> bool {
        !matches!(self, Self::Leave)
    }
}

/// Somebody who is invited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attendee {
    /// Their name.
    pub name: String,
    /// Which side they speak for; never `Everyone`.
    pub side: Side,
    /// What they are to the pupil: `mother`, `class teacher`.
    pub role: String,
}

/// What one side said before the meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View {
    /// Which side.
    pub side: Side,
    /// Whose view, and who wrote it down where that was somebody else.
    pub from: String,
    /// The day it was given.
    pub on: NaiveDate,
    /// How it was given.
    pub how: Channel,
    /// What is going well.
    pub working: Vec<String>,
    /// What is not.
    pub not_working: Vec<String>,
    /// What they wish for next.
    pub wishes: Vec<String>,
}

/// That what was agreed was shared with the family (CoP 6.71).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shared {
    /// The day.
    pub on: NaiveDate,
    /// How.
    pub how: Channel,
    /// What they said to it; empty where they have not answered.
    pub response: String,
}

/// What a review came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// The day the meeting was held.
    pub on: NaiveDate,
    /// Who led it.
    pub led_by: Initials,
    /// What was decided; at least one.
    pub decisions: Vec<Decision>,
    /// Why, where a reason was given; leaving the register needs one.
    pub reason: String,
    /// The next review.
    pub next_review: Option<NaiveDate>,
    /// The plan that followed, if one did.
    pub next_plan: Option<PlanId>,
    /// The evidence as it was shown, line by line.
    pub evidence: Vec<String>,
}

/// A review.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Review {
    /// Identity.
    pub id: ReviewId,
    /// Whose.
    pub pupil: PupilId,
    /// The plan that is reviewed; a first meeting may have none.
    pub plan: Option<PlanId>,
    /// The cycle that is reviewed, from 1; 0 where there is none yet.
    pub cycle: u32,
    /// What kind of review.
    pub kind: ReviewKind,
    /// The name of its script.
    pub script: String,
    /// What the script was called, should it be gone one day.
    pub title: String,
    /// The day it is planned for.
    pub planned: Option<NaiveDate>,
    /// Where it stands.
    pub status: ReviewStatus,
    /// Who is invited, in the order they are asked.
    pub people: Vec<Attendee>,
    /// Views gathered before the day, at most one a side.
    pub views: Vec<View>,
    /// What was said, in the order of the first answer to each question.
    pub answers: Vec<Answer>,
    /// What it came to, once it was ended.
    pub outcome: Option<Outcome>,
    /// That it was shared with the family.
    pub shared: Option<Shared>,
}

impl Review {
    /// What was said to a question.
    pub fn answer(&self, key: &AnswerKey) -> Option<&Answer> {
        self.answers.iter().find(|answer| answer.key == *key)
    }

    /// The view of a side.
    pub fn view(&self, side: Side) -> Option<&View> {
        self.views.iter().find(|view| view.side == side)
    }

    /// Whether it is neither held nor set aside.
    pub const fn is_open(&self) -> bool {
        matches!(self.status, ReviewStatus::Prepared | ReviewStatus::Running)
    }

    /// Puts an answer in the place of what was said before, or takes it out.
    pub fn take(&mut self, answered: &Answered) {
        let place = self.answers.iter().position(|old| old.key == answered.key);
        match (&answered.after, place) {
            (Some(after), Some(place)) => {
                if let Some(old) = self.answers.get_mut(place) {
                    old.clone_from(after);
                }
            }
            (Some(after), None) => self.answers.push(after.clone()),
            (None, Some(place)) => drop(self.answers.remove(place)),
            (None, None) => {}
        }
    }
}
