//! The days pupils are in school, counted without walking through them, however long a stretch is.

use super::days::{monday_of, plus_days, weekdays};
use super::year::academic_year;
use super::{Calendar, Span};
use chrono::{Datelike, NaiveDate, Weekday};
use std::collections::BTreeSet;

/// A week in which school days lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SchoolWeek {
    /// Its Monday.
    pub monday: NaiveDate,
    /// How many of its days are school days and lie in the stretch that was asked for: 1 to 5.
    pub days: u32,
}

/// The days a school is open, made once to count many stretches.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OpenDays {
    /// Terms without their breaks, in order; none touches another.
    spans: Vec<Span>,
    /// INSET days that would be school days, in order and each once.
    inset: Vec<NaiveDate>,
}

impl OpenDays {
    /// The days that this calendar says the school is open.
    pub fn of(calendar: &Calendar) -> Self {
        let mut spans: Vec<Span> = calendar.terms.iter().flat_map(super::Term::open).collect();
        spans.sort_by_key(|span| (span.first, span.last));
        let spans = joined(spans);
        let mut inset: Vec<NaiveDate> = calendar
            .inset
            .iter()
            .copied()
            .filter(|day| !matches!(day.weekday(), Weekday::Sat | Weekday::Sun))
            .filter(|day| spans.iter().any(|span| span.holds(*day)))
            .collect();
        inset.sort_unstable();
        inset.dedup();
        Self { spans, inset }
    }

    /// How many school days lie from `from` to `to`, both included.
    pub fn count(&self, from: NaiveDate, to: NaiveDate) -> u32 {
        let asked = Span {
            first: from,
            last: to,
        };
        let days: u32 = self
            .spans
            .iter()
            .map(|span| weekdays(span.shared(asked)))
            .fold(0, u32::saturating_add);
        let closed = self.inset.iter().filter(|day| asked.holds(**day)).count();
        days.saturating_sub(u32::try_from(closed).unwrap_or(u32::MAX))
    }
}

/// Spans in order, those that overlap made into one.
fn joined(spans: Vec<Span>) -> Vec<Span> {
    let mut joined: Vec<Span> = Vec::new();
    for span in spans {
        match joined.last_mut() {
            Some(last) if span.first <= last.last => last.last = last.last.max(span.last),
            Some(_) | None => joined.push(span),
        }
    }
    joined
}

impl Calendar {
    /// How many school days lie from `from` to `to`, both included. Days of years that the calendar does not know are none.
    pub fn school_days(&self, from: NaiveDate, to: NaiveDate) -> u32 {
        OpenDays::of(self).count(from, to)
    }

    /// Whether it has terms in every academic year that these days touch.
    pub fn knows(&self, days: Span) -> bool {
        let asked = academic_year(days.first)..=academic_year(days.last);
        let known: BTreeSet<i32> = self
            .terms
            .iter()
            .map(|term| academic_year(term.days.first))
            .filter(|year| asked.contains(year))
            .collect();
        let wanted = i64::from(*asked.end()) - i64::from(*asked.start()) + 1;
        i64::try_from(known.len()).is_ok_and(|known| known >= wanted)
    }

    /// The weeks from `from` to `to` that have school days, each with how many; a week is cut off where the stretch is.
    pub fn school_weeks(&self, from: NaiveDate, to: NaiveDate) -> Vec<SchoolWeek> {
        let open = OpenDays::of(self);
        let mut weeks: Vec<SchoolWeek> = Vec::new();
        for span in &open.spans {
            let span = span.shared(Span {
                first: from,
                last: to,
            });
            let mut monday = monday_of(span.first);
            while monday <= span.last {
                let known = weeks.last().is_some_and(|last| last.monday >= monday);
                let sunday = plus_days(monday, 6);
                let days = open.count(monday.max(from), sunday.min(to));
                if days > 0 && !known {
                    weeks.push(SchoolWeek { monday, days });
                }
                if sunday == NaiveDate::MAX {
                    break;
                }
                monday = plus_days(monday, 7);
            }
        }
        weeks
    }
}

#[cfg(test)]
mod tests {
    use super::super::Term;
    use super::*;
    use proptest::prelude::*;

    fn day(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).unwrap()
    }

    #[test]
    fn the_first_weeks_of_autumn_by_hand() {
        let mut calendar = Calendar::usual(day(2026, 11, 23));
        // 1 September 2026 is a Tuesday: four days in the first week, five in each of the next seven, and half-term.
        assert_eq!(calendar.school_days(day(2026, 9, 1), day(2026, 9, 4)), 4);
        assert_eq!(calendar.school_days(day(2026, 9, 1), day(2026, 10, 23)), 39);
        assert_eq!(calendar.school_days(day(2026, 9, 1), day(2026, 11, 1)), 39);
        assert_eq!(calendar.school_days(day(2026, 9, 4), day(2026, 9, 1)), 0);
        calendar.inset = vec![day(2026, 9, 1), day(2026, 9, 1), day(2026, 9, 5)];
        assert_eq!(calendar.school_days(day(2026, 9, 1), day(2026, 9, 4)), 3);
        let weeks = calendar.school_weeks(day(2026, 9, 1), day(2026, 11, 3));
        let days: Vec<u32> = weeks.iter().map(|week| week.days).collect();
        assert_eq!(days, [3, 5, 5, 5, 5, 5, 5, 5, 2], "half-term has none");
        assert_eq!(weeks[8].monday, day(2026, 11, 2));
        assert_eq!(
            Calendar::default().school_weeks(day(2026, 9, 1), day(2026, 11, 3)),
            []
        );
    }

    #[test]
    fn a_year_without_terms_is_not_known() {
        let calendar = Calendar::usual(day(2026, 11, 23));
        let knows = |first, last| calendar.knows(Span { first, last });
        assert!(knows(day(2026, 9, 1), day(2027, 8, 31)));
        assert!(!knows(day(2026, 8, 31), day(2026, 10, 1)));
        assert!(!knows(day(2026, 9, 1), day(2027, 9, 1)));
        assert!(!knows(NaiveDate::MIN, NaiveDate::MAX));
    }

    fn span() -> impl Strategy<Value = Span> {
        (0i64..200, -5i64..90).prop_map(|(start, length)| {
            let first = plus_days(day(2026, 9, 1), start);
            Span {
                first,
                last: plus_days(first, length),
            }
        })
    }

    fn calendar() -> impl Strategy<Value = Calendar> {
        let term = (span(), prop::option::of(span())).prop_map(|(days, half_term)| Term {
            name: String::new(),
            days,
            half_term,
        });
        let inset = prop::collection::vec(
            (0i64..200).prop_map(|n| plus_days(day(2026, 9, 1), n)),
            0..6,
        );
        (prop::collection::vec(term, 0..4), inset).prop_map(|(terms, inset)| Calendar {
            terms,
            inset,
            periods: Vec::new(),
        })
    }

    proptest! {
        #[test]
        fn counting_gives_what_walking_gives(calendar in calendar(), asked in span()) {
            let length = (asked.last - asked.first).num_days();
            let walked = (0..=length)
                .filter(|n| calendar.is_school_day(plus_days(asked.first, *n)))
                .count();
            let counted = calendar.school_days(asked.first, asked.last);
            prop_assert_eq!(usize::try_from(counted).unwrap(), walked);
            let weeks = calendar.school_weeks(asked.first, asked.last);
            prop_assert_eq!(weeks.iter().map(|week| week.days).sum::<u32>(), counted);
            prop_assert!(weeks.iter().all(|week| (1..=5).contains(&week.days)));
            prop_assert!(weeks.windows(2).all(|two| two[0].monday < two[1].monday));
        }

        #[test]
        fn no_date_stops_it(a in any::<i64>(), b in any::<i64>()) {
            let calendar = Calendar::usual(day(2026, 11, 23));
            let (a, b) = (plus_days(NaiveDate::MIN, a.max(0)), plus_days(NaiveDate::MAX, b.min(0)));
            prop_assert!(calendar.school_days(a, b) <= 210);
            prop_assert!(calendar.school_weeks(a, b).len() <= 46);
            calendar.term_of(a);
            calendar.next_term(b);
        }
    }
}
