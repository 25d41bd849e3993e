//! What each step of a clock is due by, worked out from its start and from what was done. A pause is told, never added.
//!
//! The weeks are calendar weeks: school holidays do not stop a clock.

use super::calendar::{Span, academic_year, date, plus_days, plus_months};
use super::clock::{Clock, ClockKind, Pause, Step};
use super::codes::SenProvision;
use super::pupil::Pupil;
use super::year::YearGroup;
use chrono::NaiveDate;

/// Days a family has at least to comment on a draft plan (SEND Regulations 2014, reg. 13(1)).
const COMMENT_DAYS: i64 = 15;

/// The day a step is due by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Deadline {
    /// Which step.
    pub step: Step,
    /// The last day for it.
    pub on: NaiveDate,
    /// The day it was done.
    pub done: Option<NaiveDate>,
    /// Where the day comes from: a regulation, a paragraph of the Code, or that it is practice only.
    pub source: &'static str,
}

impl ClockKind {
    /// The steps of such a clock, in their order.
    pub const fn steps(self) -> &'static [Step] {
        match self {
            Self::EhcRequest => &[
                Step::Decision,
                Step::Advice,
                Step::Draft,
                Step::NoPlan,
                Step::Comment,
                Step::Final,
            ],
            Self::AnnualReview => &[
                Step::Papers,
                Step::Meeting,
                Step::Report,
                Step::Authority,
                Step::Amended,
            ],
            Self::PhaseTransfer => &[Step::Transfer],
        }
    }
}

impl Step {
    /// Where the day of this step comes from.
    pub const fn source(self) -> &'static str {
        match self {
            Self::Decision => "SEND Regulations 2014, reg. 5",
            Self::Advice => "SEND Regulations 2014, reg. 8",
            Self::Draft => "practice, so that the final plan is in time",
            Self::NoPlan => "SEND Regulations 2014, reg. 10",
            Self::Comment | Self::Final => "SEND Regulations 2014, reg. 13",
            Self::Papers | Self::Report | Self::Authority => "SEND Regulations 2014, reg. 20",
            Self::Meeting => "Children and Families Act 2014, s. 44",
            Self::Amended => "SEND Regulations 2014, reg. 20 and 22",
            Self::Transfer => "SEND Regulations 2014, reg. 18",
        }
    }

    /// The steps that mean this one is behind: once one of them is done, this one is no longer waited for.
    const fn overtaken_by(self) -> &'static [Self] {
        match self {
            Self::Decision => &[
                Self::Advice,
                Self::Draft,
                Self::NoPlan,
                Self::Comment,
                Self::Final,
            ],
            Self::Advice => &[Self::Draft, Self::NoPlan, Self::Comment, Self::Final],
            // There is a plan or there is none.
            Self::Draft | Self::Comment => &[Self::NoPlan, Self::Final],
            Self::NoPlan => &[Self::Draft, Self::Comment, Self::Final],
            Self::Final => &[Self::NoPlan],
            Self::Papers => &[Self::Meeting, Self::Report, Self::Authority, Self::Amended],
            Self::Meeting => &[Self::Report, Self::Authority, Self::Amended],
            Self::Report => &[Self::Authority, Self::Amended],
            Self::Authority => &[Self::Amended],
            Self::Amended | Self::Transfer => &[],
        }
    }
}

impl Clock {
    /// Every step with the day it is due by, in the order of the steps; for a phase transfer see
    /// [`Clock::deadlines_from_year`].
    ///
    /// **EHC needs assessment**, from the request: 6 weeks to the decision; 6 weeks for advice from when it is asked for,
    /// which is taken to be the day of the decision, or until then the last day for it; 14 weeks to the draft in practice; 16
    /// weeks if there is to be no plan; 15 days to comment from the draft, or until then from the last day for it; 20 weeks to
    /// the final plan.
    ///
    /// **Annual review**, from the last final plan or review: the meeting within 12 months, and on the day it is fixed for
    /// where that is earlier; papers 2 weeks before the fixed day, or else before the last. Then, from the day of the meeting
    /// once it was held, and until then from the day it is fixed for or the last: the school's report 2 weeks after, the
    /// authority's decision 4 weeks after, the amended plan 12 weeks after.
    pub fn deadlines(&self) -> Vec<Deadline> {
        self.deadlines_from_year(None)
    }

    /// The same, knowing the year group the pupil is in before a phase transfer: 31 March for Year 11, who go on to a post-16
    /// place, and 15 February for all others and where the year is not known. Both lie in the academic year of the start.
    pub fn deadlines_from_year(&self, year: Option<YearGroup>) -> Vec<Deadline> {
        let steps = self.kind.steps().iter();
        steps
            .map(|step| Deadline {
                step: *step,
                on: self.due_by(*step, year),
                done: self.done_on(*step),
                source: step.source(),
            })
            .collect()
    }

    /// The steps that are still waited for: not done, not overtaken by a later one that was, and of a clock that runs.
    pub fn open_deadlines(&self, year: Option<YearGroup>) -> impl Iterator<Item = Deadline> {
        let steps = self.kind.steps().iter().copied();
        let runs = self.closed.is_none();
        steps
            .filter(move |step| runs && self.awaits(*step))
            .map(move |step| Deadline {
                step,
                on: self.due_by(step, year),
                done: None,
                source: step.source(),
            })
    }

    fn awaits(&self, step: Step) -> bool {
        let behind = |step: &Step| self.done_on(*step).is_some();
        !behind(&step) && !step.overtaken_by().iter().any(behind)
    }

    fn due_by(&self, step: Step, year: Option<YearGroup>) -> NaiveDate {
        let weeks = |from, weeks: i64| plus_days(from, weeks * 7);
        let done_or = |step, day| self.done_on(step).unwrap_or(day);
        match step {
            Step::Decision => weeks(self.start, 6),
            Step::Advice => weeks(done_or(Step::Decision, weeks(self.start, 6)), 6),
            Step::Draft => weeks(self.start, 14),
            Step::NoPlan => weeks(self.start, 16),
            Step::Comment => plus_days(done_or(Step::Draft, weeks(self.start, 14)), COMMENT_DAYS),
            Step::Final => weeks(self.start, 20),
            Step::Papers => weeks(self.meeting.unwrap_or_else(|| self.latest()), -2),
            Step::Meeting => self.latest().min(self.meeting.unwrap_or(NaiveDate::MAX)),
            Step::Report => weeks(self.met(), 2),
            Step::Authority => weeks(self.met(), 4),
            Step::Amended => weeks(self.met(), 12),
            Step::Transfer => transfer_day(year, academic_year(self.start)),
        }
    }

    /// The last day for the meeting of an annual review.
    fn latest(&self) -> NaiveDate {
        plus_months(self.start, 12)
    }

    /// The day of the meeting: as it was, as it is fixed, or the last.
    fn met(&self) -> NaiveDate {
        self.done_on(Step::Meeting)
            .or(self.meeting)
            .unwrap_or_else(|| self.latest())
    }

    /// How many days up to `today` are noted as paused, both ends of a pause included and none counted twice. They change
    /// no deadline: whether one moves is for the authority to say.
    pub fn paused_days(&self, today: NaiveDate) -> u64 {
        let until = |pause: &Pause| pause.until.unwrap_or(today).min(today);
        let mut spans: Vec<Span> = self
            .pauses
            .iter()
            .map(|pause| Span {
                first: pause.from,
                last: until(pause),
            })
            .collect();
        spans.sort_by_key(|span| span.first);
        let mut counted = NaiveDate::MIN;
        spans.iter().fold(0, |sum, span| {
            let first = span.first.max(counted);
            let days = (span.last - first).num_days() + 1;
            counted = counted.max(plus_days(span.last, 1));
            sum + u64::try_from(days).unwrap_or(0)
        })
    }
}

/// The day a plan has to name the next school or college in the academic year that begins in `begins` (reg. 18): 31 March for
/// Year 11, else 15 February.
fn transfer_day(year: Option<YearGroup>, begins: i32) -> NaiveDate {
    let spring = begins.saturating_add(1);
    if year == YearGroup::numbered(11) {
        date(spring, 3, 31)
    } else {
        date(spring, 2, 15)
    }
}

/// The day by which the EHC plan of a pupil must name their next school or college, in the academic year that `today` falls
/// in; `None` for pupils without a plan and in years that no phase ends with.
///
/// What a school knows of the next phase is no more than the year group, so that is all this goes by: Year 2 (infant to
/// junior) and Year 6 (primary to secondary) are due by 15 February, Year 11 (to post-16) by 31 March. Entry into Reception is
/// left out, as the school that has the record is the one they came to; so are middle schools, whose last year differs.
pub fn phase_transfer(pupil: &Pupil, today: NaiveDate) -> Option<NaiveDate> {
    let year = pupil.roll.year?;
    let ends = [2, 6, 11].map(YearGroup::numbered).contains(&Some(year));
    let has_plan = pupil.current_provision() == SenProvision::EhcPlan;
    (ends && has_plan).then(|| transfer_day(Some(year), academic_year(today)))
}

/// A hint for pupils with an EHC plan who are under five on `today`: a plan may well be reviewed more often than each year
/// (CoP 9.178). Without a date of birth the year group says it. No day is due for it.
pub fn reviewed_sooner(pupil: &Pupil, today: NaiveDate) -> Option<&'static str> {
    let nursery = || {
        pupil
            .roll
            .year
            .is_some_and(|year| year.name().starts_with(['E', 'N']))
    };
    let young = pupil
        .roll
        .born
        .map_or_else(nursery, |born| plus_months(born, 5 * 12) > today);
    let has_plan = pupil.current_provision() == SenProvision::EhcPlan;
    (young && has_plan).then_some("under five: a review every 3 to 6 months is considered")
}

#[cfg(test)]
#[path = "deadlines_tests.rs"]
mod tests;
