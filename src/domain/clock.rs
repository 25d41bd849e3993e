//! Clocks: runs of dates set by law from one start, such as the twenty weeks of a request for an EHC needs assessment. What
//! each step is due by is worked out; what was done and when is recorded. A pause is noted and never silently added.

use super::code_set::code_set;
use super::id::{ClockId, PupilId};
use chrono::NaiveDate;

code_set! {
    /// What runs.
    pub enum ClockKind {
        /// A request for an EHC needs assessment (SEND Regulations 2014, reg. 4-13).
        EhcRequest = 0, "ehc", "EHC needs assessment";
        /// The review of an EHC plan within twelve months (reg. 18-22).
        AnnualReview = 1, "annual", "Annual review";
        /// The amended plan before a change of phase (reg. 18).
        PhaseTransfer = 2, "transfer", "Phase transfer";
    }
}

code_set! {
    /// A step of a clock.
    pub enum Step {
        /// The authority says whether it will assess: 6 weeks from the request.
        Decision = 0, "decision", "authority decides whether to assess";
        /// Advice that was asked for is in: 6 weeks from being asked.
        Advice = 1, "advice", "advice is in";
        /// The draft plan: 14 weeks in practice.
        Draft = 2, "draft", "draft plan";
        /// If there is to be no plan, the family is told: 16 weeks.
        NoPlan = 3, "no-plan", "told if there is to be no plan";
        /// The family's comments on the draft: 15 days from it.
        Comment = 4, "comment", "comments on the draft";
        /// The final plan: 20 weeks.
        Final = 5, "final", "final plan";
        /// Papers go out: 2 weeks before the meeting.
        Papers = 6, "papers", "papers go out";
        /// The review meeting: within 12 months.
        Meeting = 7, "meeting", "review meeting";
        /// The school's report: 2 weeks after the meeting.
        Report = 8, "report", "school's report goes in";
        /// The authority decides to keep, amend or cease: 4 weeks after the meeting.
        Authority = 9, "authority", "authority decides to keep, amend or cease";
        /// The amended final plan: 12 weeks after the meeting.
        Amended = 10, "amended", "amended plan is final";
        /// The plan that names the next school or college.
        Transfer = 11, "transfer", "plan names the next school";
    }
}

/// A step that was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Done {
    /// Which.
    pub step: Step,
    /// The day.
    pub on: NaiveDate,
}

/// A stretch in which the clock is said to stand still, as the authority put it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pause {
    /// First day.
    pub from: NaiveDate,
    /// Last day, once it is over.
    pub until: Option<NaiveDate>,
    /// Why.
    pub why: String,
}

/// That a clock runs no more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Closed {
    /// The day.
    pub on: NaiveDate,
    /// What came of it.
    pub why: String,
}

/// A clock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clock {
    /// Identity.
    pub id: ClockId,
    /// Whose.
    pub pupil: PupilId,
    /// What runs.
    pub kind: ClockKind,
    /// What it runs from: the day of the request, of the last final plan or review, or the start of the academic year of transfer.
    pub start: NaiveDate,
    /// The day a meeting is fixed for, where one is.
    pub meeting: Option<NaiveDate>,
    /// Who asked, and anything else worth knowing.
    pub note: String,
    /// What was done.
    pub done: Vec<Done>,
    /// When it stood still.
    pub pauses: Vec<Pause>,
    /// That it runs no more.
    pub closed: Option<Closed>,
}

impl Clock {
    /// The day a step was done.
    pub fn done_on(&self, step: Step) -> Option<NaiveDate> {
        self.done
            .iter()
            .find(|done| done.step == step)
            .map(|done| done.on)
    }
}
