//! The school's calendar: terms, half-terms and the periods of the day. Dates are the school's data; the shipped ones are
//! a usual English pattern, worked out from the academic year.

use chrono::{Datelike, Duration, NaiveDate, NaiveTime, Weekday};

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
    /// A usual calendar for the academic year that `day` falls in, and a day of five periods.
    pub fn usual(day: NaiveDate) -> Self {
        Self {
            terms: usual_terms(academic_year(day)),
            inset: Vec::new(),
            periods: usual_periods(),
        }
    }

    /// The term `day` lies in, with the week of the term from 1.
    pub fn term_at(&self, day: NaiveDate) -> Option<(&Term, i64)> {
        let term = self.terms.iter().find(|term| term.days.holds(day))?;
        let week = (monday_of(day) - monday_of(term.days.first)).num_days() / 7 + 1;
        Some((term, week))
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

/// The calendar year in which the academic year (1 September to 31 August) of `day` begins.
pub fn academic_year(day: NaiveDate) -> i32 {
    if day.month() >= 9 {
        day.year()
    } else {
        day.year() - 1
    }
}

/// The Monday of the week `day` lies in.
pub fn monday_of(day: NaiveDate) -> NaiveDate {
    day - Duration::days(i64::from(day.weekday().num_days_from_monday()))
}

fn usual_terms(year: i32) -> Vec<Term> {
    let day =
        |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap_or(NaiveDate::MIN);
    let week = |monday: NaiveDate| {
        Some(Span {
            first: monday,
            last: monday + Duration::days(4),
        })
    };
    let term = |name: &str, first, last, half_term| Term {
        name: name.to_owned(),
        days: Span { first, last },
        half_term,
    };
    vec![
        term(
            "Autumn",
            day(year, 9, 1),
            friday(day(year, 12, 18)),
            week(monday_of(day(year, 10, 28))),
        ),
        term(
            "Spring",
            monday_of(day(year + 1, 1, 7)),
            friday(day(year + 1, 3, 31)),
            week(monday_of(day(year + 1, 2, 17))),
        ),
        term(
            "Summer",
            monday_of(day(year + 1, 4, 16)),
            friday(day(year + 1, 7, 21)),
            week(monday_of(day(year + 1, 5, 31))),
        ),
    ]
}

fn friday(near: NaiveDate) -> NaiveDate {
    monday_of(near) + Duration::days(4)
}

fn usual_periods() -> Vec<Period> {
    let at = |h, m| NaiveTime::from_hms_opt(h, m, 0).unwrap_or(NaiveTime::MIN);
    [
        ("P1", (9, 0), (10, 0)),
        ("P2", (10, 0), (11, 0)),
        ("P3", (11, 20), (12, 20)),
        ("P4", (13, 10), (14, 10)),
        ("P5", (14, 10), (15, 10)),
    ]
    .map(|(name, (h, m), (eh, em))| Period {
        name: name.to_owned(),
        starts: at(h, m),
        ends: at(eh, em),
    })
    .into()
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
    fn the_period_is_the_last_one_that_began() {
        let calendar = Calendar::usual(day(2026, 11, 23));
        let at = |h, m| NaiveTime::from_hms_opt(h, m, 0).unwrap();
        assert_eq!(calendar.period_at(at(8, 0)), None);
        assert_eq!(calendar.period_at(at(9, 30)), Some(1));
        assert_eq!(calendar.period_at(at(16, 0)), Some(5));
        assert_eq!(calendar.period_name(5), Some("P5"));
    }
}
