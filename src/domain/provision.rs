//! Provision: what a school puts on for a pupil, how much of it, by whom, at what cost and to what effect. One row of a
//! provision map (CoP 6.52, 6.76).

use super::calendar::{Calendar, OpenDays, Span};
use super::code_set::code_set;
use super::codes::Area;
use super::id::ProvisionId;
use super::measure::Measure;
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// School days of a whole week.
pub(super) const SCHOOL_DAYS: u64 = 5;

/// How much of a provision is planned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Dosage {
    /// Sessions a week.
    pub sessions_a_week: u8,
    /// Minutes a session.
    pub minutes: u16,
    /// Pupils in the group; 1 is one-to-one.
    pub group_size: u8,
}

/// What a provision costs: hours at a rate shared by the group, and resources.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Cost {
    /// Pence an hour of whoever delivers it.
    pub pence_an_hour: u32,
    /// Pence of resources for this pupil, in all.
    pub resources: u32,
}

code_set! {
    /// A condition of success, to tick before a provision starts.
    pub enum Condition {
        /// Whoever delivers it has been trained for it.
        Trained = 0, "trained", "Staff are trained for it";
        /// Its time and its room are kept free.
        TimeKept = 1, "time", "Time and place are kept";
        /// What is practised in it is used in class.
        BackInClass = 2, "class", "Skills are practised back in class";
        /// How the teacher hears of it is settled.
        Feedback = 3, "feedback", "Feedback to the teacher is planned";
        /// There is time to prepare it.
        Preparation = 4, "preparation", "Preparation time is given";
        /// The parents agree.
        ParentsAgree = 5, "parents", "Parents agree";
        /// The pupil knows what they are working on.
        PupilKnows = 6, "pupil", "The pupil knows what they are working on";
    }
}

code_set! {
    /// What came of a provision for a pupil against what was expected, from -2 to +2.
    pub enum Impact {
        /// Much less than expected.
        MuchLess = 0, "-2", "much less than expected";
        /// Less than expected.
        Less = 1, "-1", "less than expected";
        /// As expected.
        AsExpected = 2, "0", "as expected";
        /// More than expected.
        More = 3, "+1", "more than expected";
        /// Much more than expected.
        MuchMore = 4, "+2", "much more than expected";
    }
}

impl Impact {
    /// As a number from -2 to +2.
    pub const fn score(self) -> i32 {
        match self {
            Self::MuchLess => -2,
            Self::Less => -1,
            Self::AsExpected => 0,
            Self::More => 1,
            Self::MuchMore => 2,
        }
    }
}

code_set! {
    /// What happens with a provision after a look at its effect.
    pub enum Verdict {
        /// It goes on as it is.
        Continue = 0, "continue", "Continue";
        /// It goes on, changed.
        Adapt = 1, "adapt", "Adapt";
        /// It ends.
        Stop = 2, "stop", "Stop";
    }
}

/// What came of a provision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProvisionResult {
    /// The day it was looked at.
    pub on: NaiveDate,
    /// Against what was expected.
    pub impact: Impact,
    /// What happens next.
    pub verdict: Verdict,
    /// Why.
    pub why: String,
}

/// One row of provision: what is done, how much of it, by whom and who answers for it (CoP 6.52).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Provision {
    /// Identity.
    pub id: ProvisionId,
    /// The intervention's name.
    pub name: String,
    /// The layer of support, one of the school's own names.
    pub layer: String,
    /// How much.
    pub dosage: Dosage,
    /// Who delivers it.
    pub deliverer: String,
    /// The class or subject teacher who stays accountable.
    pub accountable: String,
    /// Place and time.
    pub place: String,
    /// First day.
    pub start: NaiveDate,
    /// Last day.
    pub end: NaiveDate,
    /// The area of need it serves.
    pub area: Option<Area>,
    /// What it costs.
    pub cost: Cost,
    /// What has been seen to, so that it can work.
    pub conditions: BTreeSet<Condition>,
    /// Entry data, what is aimed for, and exit data of this pupil.
    pub measure: Option<Measure>,
    /// What came of it, once it was looked at.
    pub result: Option<ProvisionResult>,
}

impl Provision {
    /// A row with a name and its dates, and nothing else yet.
    pub fn new(id: ProvisionId, name: impl Into<String>, dates: (NaiveDate, NaiveDate)) -> Self {
        Self {
            id,
            name: name.into(),
            layer: String::new(),
            dosage: Dosage::default(),
            deliverer: String::new(),
            accountable: String::new(),
            place: String::new(),
            start: dates.0,
            end: dates.1,
            area: None,
            cost: Cost::default(),
            conditions: BTreeSet::new(),
            measure: None,
            result: None,
        }
    }

    /// Sessions planned from the start to `until`, both included, and never after its own end.
    pub fn planned_until(&self, until: NaiveDate, calendar: &Calendar) -> u32 {
        let period = Span {
            first: self.start,
            last: until,
        };
        self.planned_in(period, &OpenDays::of(calendar))
    }

    /// Sessions planned in a period, as far as the provision runs in it: sessions a week times school weeks, where a week
    /// counts for as many fifths as it has school days (half-term, INSET and the days before the start or after the end
    /// are none), rounded to whole sessions over the whole period, a half upwards. Years the calendar does not know count
    /// as none.
    pub fn planned_in(&self, period: Span, open: &OpenDays) -> u32 {
        let run = self.days().shared(period);
        let days = u64::from(open.count(run.first, run.last));
        let fifths = days * u64::from(self.dosage.sessions_a_week);
        u32::try_from((fifths * 2 + SCHOOL_DAYS) / (SCHOOL_DAYS * 2)).unwrap_or(u32::MAX)
    }

    /// Its days, from the first to the last.
    pub const fn days(&self) -> Span {
        Span {
            first: self.start,
            last: self.end,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, m, d).unwrap()
    }

    #[test]
    fn sessions_are_planned_for_school_days_only() {
        let calendar = Calendar {
            inset: vec![day(11, 2)],
            ..Calendar::usual(day(11, 23))
        };
        let dates = (day(9, 15), day(12, 4));
        let mut row = Provision::new(ProvisionId::from_bytes([1; 16]), "Reading", dates);
        row.dosage.sessions_a_week = 3;
        // School days so far, and three sessions to five of them.
        for (until, days, planned) in [
            (day(9, 14), 0, 0),
            (day(9, 15), 1, 1),
            (day(9, 16), 2, 1),
            (day(9, 18), 4, 2),
            (day(9, 25), 9, 5),
            (day(10, 23), 29, 17),
            (day(11, 1), 29, 17),
            (day(11, 2), 29, 17),
            (day(11, 23), 44, 26),
            (day(12, 4), 53, 32),
            (day(12, 31), 53, 32),
        ] {
            assert_eq!(
                calendar.school_days(row.start, until.min(row.end)),
                days,
                "{until}"
            );
            assert_eq!(row.planned_until(until, &calendar), planned, "{until}");
        }
        assert_eq!(row.planned_until(day(12, 4), &Calendar::default()), 0);
    }
}
