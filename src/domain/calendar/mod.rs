//! The school's calendar: terms, half-terms and the periods of the day. Dates are the school's data; the shipped ones are
//! a usual English pattern, worked out from the academic year.

mod check;
mod days;
mod open;
mod year;

pub use check::CalendarProblem;
pub use days::{monday_of, plus_days, plus_months};
pub use open::{OpenDays, SchoolWeek};
pub(in crate::domain) use year::date;
pub use year::{academic_year, year_start};

use chrono::{Datelike, NaiveDate, NaiveTime, Weekday};

/// A stretch of days, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// First day.
    pub first: NaiveDate,
    /// Last day.
    pub last: NaiveDate,
}

impl Span {
    /// Whether `day` lies in it.
    pub fn holds(self, day: NaiveDate) -> bool {
        (self.first..=self.last).contains(&day)
    }

    /// The days that lie in both; it ends before it begins where there are none.
    pub fn shared(self, other: Self) -> Self {
        Self {
            first: self.first.max(other.first),
            last: self.last.min(other.last),
        }
    }

    /// Whether it ends before it begins, and so has no day.
    pub fn is_backwards(self) -> bool {
        self.last < self.first
    }
}

/// One term with its half-term break.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// `Autumn`, `Spring`, `Summer`.
    pub name: String,
    /// The days of the term.
    pub days: Span,
    /// The break in it.
    pub half_term: Option<Span>,
}

impl Term {
    /// The stretches of it that are not its break: one, or one before and one after.
    fn open(&self) -> impl Iterator<Item = Span> + use<> {
        let whole = self.days;
        let rest = self.half_term.filter(|rest| !rest.is_backwards());
        let before = Span {
            last: rest.map_or(whole.last, |rest| whole.last.min(plus_days(rest.first, -1))),
            ..whole
        };
        let after = rest.map(|rest| Span {
            first: whole.first.max(plus_days(rest.last, 1)),
            ..whole
        });
        [Some(before), after]
            .into_iter()
            .flatten()
            .filter(|span| !span.is_backwards())
    }
}

/// One period of the school's day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Period {
    /// What the school calls it.
    pub name: String,
    /// When it begins.
    pub starts: NaiveTime,
    /// When it ends.
    pub ends: NaiveTime,
}

/// Terms and periods.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Calendar {
    /// Terms, in order; years may follow one another.
    pub terms: Vec<Term>,
    /// Days without pupils inside terms.
    pub inset: Vec<NaiveDate>,
    /// Periods of the day, in order; an entry's period is a place in this list, from 1.
    pub periods: Vec<Period>,
}

impl Calendar {
    /// The term `day` lies in, with the week of the term from 1.
    pub fn term_at(&self, day: NaiveDate) -> Option<(&Term, i64)> {
        let term = self.terms.iter().find(|term| term.days.holds(day))?;
        let week = (monday_of(day) - monday_of(term.days.first)).num_days() / 7 + 1;
        Some((term, week))
    }

    /// The term that `day` counts to: the one it lies in, or in holidays the newest that began before it.
    pub fn term_of(&self, day: NaiveDate) -> Option<&Term> {
        let begun = self.terms.iter().filter(|term| term.days.first <= day);
        begun.max_by_key(|term| (term.days.holds(day), term.days.first))
    }

    /// The first term that begins after `day`.
    pub fn next_term(&self, day: NaiveDate) -> Option<&Term> {
        let coming = self.terms.iter().filter(|term| term.days.first > day);
        coming.min_by_key(|term| term.days.first)
    }

    /// The weeks of a term that have school days.
    pub fn weeks_of_term(&self, term: &Term) -> Vec<SchoolWeek> {
        self.school_weeks(term.days.first, term.days.last)
    }

    /// Whether pupils are in school on `day`.
    pub fn is_school_day(&self, day: NaiveDate) -> bool {
        let weekend = matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
        !weekend && !self.inset.contains(&day) && self.in_term(day)
    }

    /// Whether `day` lies in a term and outside its break.
    pub fn in_term(&self, day: NaiveDate) -> bool {
        self.terms
            .iter()
            .any(|term| term.days.holds(day) && !term.half_term.is_some_and(|rest| rest.holds(day)))
    }

    /// The place from 1 of the period that is on at `time`, or of the last one before it.
    pub fn period_at(&self, time: NaiveTime) -> Option<u8> {
        let begun = self
            .periods
            .iter()
            .filter(|period| period.starts <= time)
            .count();
        u8::try_from(begun).ok().filter(|place| *place > 0)
    }

    /// The name of the period at a place from 1.
    pub fn period_name(&self, place: u8) -> Option<&str> {
        let index = usize::from(place).checked_sub(1)?;
        self.periods.get(index).map(|period| period.name.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).unwrap()
    }

    #[test]
    fn a_november_monday_is_in_autumn_week_thirteen() {
        let calendar = Calendar::usual(day(2026, 11, 23));
        let (term, week) = calendar.term_at(day(2026, 11, 23)).unwrap();
        assert_eq!((term.name.as_str(), week), ("Autumn", 13));
        assert!(calendar.is_school_day(day(2026, 11, 23)));
        assert!(!calendar.is_school_day(day(2026, 10, 28)), "half-term");
        assert!(!calendar.is_school_day(day(2026, 11, 22)), "a Sunday");
        assert_eq!(calendar.term_at(day(2026, 12, 25)), None);
    }

    #[test]
    fn holidays_count_to_the_term_before() {
        let calendar = Calendar::usual(day(2026, 11, 23));
        let name = |term: Option<&Term>| term.map(|term| term.name.clone());
        for (on, of, next) in [
            (day(2026, 8, 31), None, Some("Autumn")),
            (day(2026, 9, 1), Some("Autumn"), Some("Spring")),
            (day(2026, 12, 25), Some("Autumn"), Some("Spring")),
            (day(2027, 1, 4), Some("Spring"), Some("Summer")),
            (day(2027, 8, 1), Some("Summer"), None),
        ] {
            assert_eq!(name(calendar.term_of(on)).as_deref(), of, "{on}");
            assert_eq!(name(calendar.next_term(on)).as_deref(), next, "{on}");
        }
        let autumn = &calendar.terms[0];
        assert_eq!(calendar.weeks_of_term(autumn).len(), 15);
    }

    #[test]
    fn the_period_is_the_last_one_that_began() {
        let calendar = Calendar::usual(day(2026, 11, 23));
        let at = |h, m| NaiveTime::from_hms_opt(h, m, 0).unwrap();
        assert_eq!(calendar.period_at(at(8, 0)), None);
        assert_eq!(calendar.period_at(at(9, 30)), Some(1));
        assert_eq!(calendar.period_at(at(16, 0)), Some(5));
        assert_eq!(calendar.period_name(5), Some("P5"));
    }
}
