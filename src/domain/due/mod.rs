//! What is due: every date that a school must not miss, for each pupil and for the school as a whole, in one list.
//!
//! Nothing here is stored; all of it follows from the record and from today. A pupil who has left is never due.

mod clocks;
mod reviews;
mod rules;
mod words;

use super::calendar::{monday_of, plus_days};
use super::clock::Step;
use super::id::PupilId;
use super::pupil::Pupil;
use super::school::School;
use chrono::NaiveDate;

pub use reviews::SHARE_DAYS;
pub use rules::{CONCERN_DAYS, DRAFT_DAYS, MEETING_MONTHS, PASSPORT_DAYS, not_logged_this_week};

/// What is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum DueKind {
    /// A step of a run of statutory dates.
    Step(Step),
    /// The annual review of an EHC plan that no run of dates was started for (CoP 9.166).
    AnnualReview,
    /// The EHC plan names the next school or college, where no run of dates was started for it (CoP 9.179).
    Transfer,
    /// The plan's review (CoP 6.54).
    Review,
    /// A meeting that is planned and does not review the plan in force.
    Meeting,
    /// What a review came to is shared with the family (CoP 6.71).
    Share,
    /// Somebody does what they have undertaken.
    Action,
    /// One of the three meetings a year with the parents (CoP 6.65).
    ParentMeeting,
    /// The register is looked through, once a term.
    Register,
    /// What is done about a concern.
    Concern,
    /// A draft of a passport is agreed.
    Draft,
    /// The passport is looked at again.
    Passport,
    /// Provision is under way and nothing was logged this week.
    Entry,
}

impl DueKind {
    /// In words.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Step(step) => step.title(),
            Self::AnnualReview => "annual review",
            Self::Transfer => "phase transfer",
            Self::Review => "plan review",
            Self::Meeting => "review meeting",
            Self::Share => "share the review",
            Self::Action => "action",
            Self::ParentMeeting => "parent meeting",
            Self::Register => "register review",
            Self::Concern => "concern to decide",
            Self::Draft => "passport to agree",
            Self::Passport => "passport review",
            Self::Entry => "no entry this week",
        }
    }

    /// Whether it has a day that can be missed, and so is counted; a week without an entry is only pointed at.
    pub fn is_dated(self) -> bool {
        self != Self::Entry
    }
}

/// Something due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// For whom; the whole school where there is nobody.
    pub pupil: Option<PupilId>,
    /// What.
    pub kind: DueKind,
    /// By when.
    pub on: NaiveDate,
    /// What else there is to say of it, in a few words.
    pub detail: String,
}

/// Something due, and what its words are made of.
struct Found<'a> {
    pupil: Option<&'a Pupil>,
    kind: DueKind,
    on: NaiveDate,
    cause: words::Cause<'a>,
}

/// All that is overdue or due within `horizon_days`, the longest overdue first; what is due on the same day in the order of
/// [`DueKind`], then of names.
///
/// * **Plan review**: the plan's own date; where a review of it is prepared, what is said of it names the day of the meeting.
/// * **Review meeting** of anything but the plan in force, such as a first meeting: the day it is planned for.
/// * **Sharing** a review that was held: [`SHARE_DAYS`] days after.
/// * **Action** that was not done: the day it was agreed for.
/// * **Parent meeting**: [`MEETING_MONTHS`] months after the last talk that was one, for pupils on SEN support or with an EHC
///   plan; where none is on record, after the beginning of the academic year or of the support, whichever is later.
/// * **Review of the register**: the last day of each term, unless it was reviewed since the term began; holidays count to the
///   term before. Only where somebody is on the register.
/// * **Statutory dates**: every step of a clock that runs, but those that a later step has overtaken.
/// * **Annual review** of a pupil with an EHC plan and no such clock running: 12 months after the last meeting on record; where
///   there is none, each anniversary of the plan's start. An anniversary stays overdue for twelve weeks; an older one is taken
///   to have been reviewed before the record began.
/// * **Phase transfer** of a pupil with an EHC plan and no such clock in this academic year:
///   [`phase_transfer`](super::deadlines::phase_transfer).
/// * **Passport**: [`PASSPORT_DAYS`] days after it was last looked at; a draft, [`DRAFT_DAYS`] days after.
/// * **Concern** without a decision: [`CONCERN_DAYS`] days after it was raised.
/// * **No entry this week**, by its Friday, where provision is under way and the school is open.
pub fn due(school: &School, today: NaiveDate, horizon_days: i64) -> Vec<Due> {
    let mut found = Vec::new();
    let until = plus_days(today, horizon_days);
    rules::dated(school, today, until, &mut |one| found.push(one));
    rules::entries(school, today, &mut |one: Found<'_>| {
        if one.on <= until {
            found.push(one);
        }
    });
    found.sort_by_key(|one| {
        let name = one.pupil.map(|pupil| (&pupil.name, pupil.id));
        (one.on, one.kind, name)
    });
    let listed = found.into_iter().map(|one| Due {
        pupil: one.pupil.map(|pupil| pupil.id),
        kind: one.kind,
        on: one.on,
        detail: words::detail(&one, today),
    });
    listed.collect()
}

/// How many dates have passed, and how many come within some days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct DueCounts {
    /// Those whose day has passed.
    pub overdue: usize,
    /// Those due from today on.
    pub soon: usize,
}

/// Counts what [`due`] lists and [has a day](DueKind::is_dated), without making the list or its words.
pub fn due_counts(school: &School, today: NaiveDate, horizon_days: i64) -> DueCounts {
    let mut counts = DueCounts::default();
    let until = plus_days(today, horizon_days);
    rules::dated(school, today, until, &mut |one| {
        let late = one.on < today;
        counts.overdue += usize::from(late);
        counts.soon += usize::from(!late);
    });
    counts
}

/// How near something due is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Nearness {
    /// Its day has passed.
    Overdue,
    /// Its day is today or later this week, Sunday included.
    ThisWeek,
    /// Its day comes after this week.
    Later,
}

impl Nearness {
    /// How near `on` is.
    pub fn of(on: NaiveDate, today: NaiveDate) -> Self {
        if on < today {
            Self::Overdue
        } else if on <= plus_days(monday_of(today), 6) {
            Self::ThisWeek
        } else {
            Self::Later
        }
    }

    /// In words.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Overdue => "overdue",
            Self::ThisWeek => "this week",
            Self::Later => "later",
        }
    }
}

#[cfg(test)]
mod any_tests;
#[cfg(test)]
mod review_tests;
#[cfg(test)]
mod tests;
