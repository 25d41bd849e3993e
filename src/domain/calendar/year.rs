//! Academic years: which one a day is in, the usual dates of one, and the next one made from the last.

use super::days::{monday_of, plus_days};
use super::{Calendar, Period, Span, Term};
use chrono::{Datelike, NaiveDate, NaiveTime, Weekday};

/// The calendar year in which the academic year (1 September to 31 August) of `day` begins.
pub fn academic_year(day: NaiveDate) -> i32 {
    if day.month() >= 9 {
        day.year()
    } else {
        day.year() - 1
    }
}

/// The first day of the academic year that begins in this calendar year.
pub fn year_start(year: i32) -> NaiveDate {
    date(year, 9, 1)
}

/// A day of a calendar, or the nearest end of time where there is none such.
pub(in crate::domain) fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    let far = if year < 0 {
        NaiveDate::MIN
    } else {
        NaiveDate::MAX
    };
    NaiveDate::from_ymd_opt(year, month, day).unwrap_or(far)
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

    /// This calendar with the academic year `year` put to it, on the pattern of its newest year: every date of terms,
    /// half-terms and INSET days moves by the same number of whole weeks, so that weekdays and lengths stay; a first day
    /// that would fall in August becomes the first weekday of September. Earlier years stay, so that what was delivered in
    /// them can still be counted. Nothing changes where the calendar knows the year already; one without terms gets the
    /// usual ones.
    ///
    /// Easter is not worked out: spring and summer are to be compared with the dates the authority publishes.
    pub fn rolled(&self, year: i32) -> Self {
        let years = || self.terms.iter().map(|term| academic_year(term.days.first));
        let mut rolled = self.clone();
        let Some(newest) = years().max() else {
            rolled.terms = usual_terms(year);
            return rolled;
        };
        if years().any(|known| known == year) {
            return rolled;
        }
        let weeks = (anchor(year) - anchor(newest)).num_days();
        let pattern = self
            .terms
            .iter()
            .filter(|term| academic_year(term.days.first) == newest);
        rolled
            .terms
            .extend(pattern.map(|term| moved(term, weeks, year)));
        rolled.terms.sort_by_key(|term| term.days.first);
        let inset = self
            .inset
            .iter()
            .filter(|day| academic_year(**day) == newest)
            .map(|day| plus_days(*day, weeks))
            .filter(|day| rolled.in_term(*day) && !self.inset.contains(day))
            .collect::<Vec<_>>();
        rolled.inset.extend(inset);
        rolled
    }
}

/// What the dates of a year are told from: the Monday nearest to 1 September.
fn anchor(year: i32) -> NaiveDate {
    monday_of(plus_days(year_start(year), 3))
}

fn moved(term: &Term, days: i64, year: i32) -> Term {
    let shift = |span: Span| Span {
        first: plus_days(span.first, days),
        last: plus_days(span.last, days),
    };
    let mut span = shift(term.days);
    if span.first < year_start(year) {
        span.first = weekday_from(year_start(year)).min(span.last);
    }
    Term {
        name: term.name.clone(),
        days: span,
        half_term: term.half_term.map(shift),
    }
}

/// The day, or the Monday after it where it is at a weekend.
fn weekday_from(day: NaiveDate) -> NaiveDate {
    match day.weekday() {
        Weekday::Sat => plus_days(day, 2),
        Weekday::Sun => plus_days(day, 1),
        Weekday::Mon | Weekday::Tue | Weekday::Wed | Weekday::Thu | Weekday::Fri => day,
    }
}

fn usual_terms(year: i32) -> Vec<Term> {
    let week = |monday: NaiveDate| {
        Some(Span {
            first: monday,
            last: plus_days(monday, 4),
        })
    };
    let term = |name: &str, first, last, half_term| Term {
        name: name.to_owned(),
        days: Span { first, last },
        half_term,
    };
    let next = year.saturating_add(1);
    vec![
        term(
            "Autumn",
            date(year, 9, 1),
            friday(date(year, 12, 18)),
            week(monday_of(date(year, 10, 28))),
        ),
        term(
            "Spring",
            monday_of(date(next, 1, 7)),
            friday(date(next, 3, 31)),
            week(monday_of(date(next, 2, 17))),
        ),
        term(
            "Summer",
            monday_of(date(next, 4, 16)),
            friday(date(next, 7, 21)),
            week(monday_of(date(next, 5, 31))),
        ),
    ]
}

fn friday(near: NaiveDate) -> NaiveDate {
    plus_days(monday_of(near), 4)
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
    use proptest::prelude::*;

    fn day(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).unwrap()
    }

    #[test]
    fn a_new_year_keeps_weekdays_and_lengths() {
        let mut calendar = Calendar::usual(day(2026, 11, 23));
        calendar.inset = vec![day(2026, 9, 1), day(2027, 1, 4)];
        let rolled = calendar.rolled(2027);
        assert_eq!(rolled.terms.len(), 6, "the old year stays");
        assert_eq!(rolled.terms[..3], calendar.terms[..]);
        let autumn = &rolled.terms[3];
        // 1 September 2026 is a Tuesday; a year on, that Tuesday is in August, and 1 September is a Wednesday.
        assert_eq!(autumn.days.first, day(2027, 9, 1));
        assert_eq!(autumn.days.last, day(2027, 12, 17));
        assert_eq!(autumn.half_term.unwrap().first, day(2027, 10, 25));
        assert_eq!(rolled.terms[4].days.first, day(2028, 1, 3));
        assert_eq!(
            rolled.inset[2..],
            [day(2028, 1, 3)],
            "that of August is dropped"
        );
        assert_eq!(rolled.problems(), []);
        assert_eq!(rolled.rolled(2027), rolled, "once is enough");
        let usual = Calendar::default().rolled(2027);
        assert_eq!(usual.terms, Calendar::usual(day(2027, 9, 1)).terms);
    }

    #[test]
    fn twenty_years_on_the_terms_have_not_wandered() {
        let mut calendar = Calendar::usual(day(2026, 11, 23));
        for year in 2027..2047 {
            calendar = calendar.rolled(year);
            let autumn = &calendar.terms[calendar.terms.len() - 3];
            let first = autumn.days.first;
            assert!(
                (day(year, 9, 1)..=day(year, 9, 7)).contains(&first),
                "{first}"
            );
            let last = autumn.days.last;
            assert!(
                (day(year, 12, 14)..=day(year, 12, 23)).contains(&last),
                "{last}"
            );
        }
        assert_eq!(calendar.problems(), []);
        assert_eq!(calendar.terms.len(), 63);
    }

    proptest! {
        #[test]
        fn any_year_can_be_rolled_to(from in 1i32..9_000, to in -300_000i32..300_000) {
            let calendar = Calendar::usual(year_start(from));
            let rolled = calendar.rolled(to);
            prop_assert!(rolled.terms.len() >= 3);
            if (1..9_000).contains(&to) {
                prop_assert_eq!(rolled.problems(), []);
                let of = |year| move |term: &&Term| academic_year(term.days.first) == year;
                let (old, new) = (rolled.terms.iter().find(of(from)), rolled.terms.iter().find(of(to)));
                let weekday = |term: &Term| term.days.last.weekday();
                prop_assert_eq!(old.map(weekday), new.map(weekday));
            }
        }
    }
}
