//! What can be wrong with a calendar that somebody wrote: each problem with its place, so that a form can show it there.

use super::{Calendar, Span, Term};
use chrono::NaiveDate;
use std::fmt;

/// Something wrong with a calendar. Places count from 0 in [`Calendar::terms`], [`Calendar::inset`] or [`Calendar::periods`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CalendarProblem {
    /// A term ends before it begins.
    TermBackwards {
        /// Which term.
        term: usize,
        /// Its name.
        name: String,
    },
    /// Two terms have days in common.
    TermsOverlap {
        /// The places of the two, the earlier in the list first.
        terms: (usize, usize),
        /// Their names.
        names: (String, String),
    },
    /// A half-term break ends before it begins.
    HalfTermBackwards {
        /// The term it is of.
        term: usize,
        /// That term's name.
        name: String,
    },
    /// A half-term break does not lie within its term.
    HalfTermOutside {
        /// The term it is of.
        term: usize,
        /// That term's name.
        name: String,
    },
    /// An INSET day lies in no term, or in a half-term break.
    InsetOutside {
        /// Which INSET day.
        inset: usize,
        /// The day.
        day: NaiveDate,
    },
    /// A period ends before it begins, or as it begins.
    PeriodBackwards {
        /// Which period.
        period: usize,
        /// Its name.
        name: String,
    },
    /// A period begins before the one above it has ended.
    PeriodsOverlap {
        /// The places of the two, one after the other.
        periods: (usize, usize),
        /// Their names.
        names: (String, String),
    },
}

impl fmt::Display for CalendarProblem {
    /// One sentence, without its full stop.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TermBackwards { name, .. } => write!(f, "{name} ends before it begins"),
            Self::TermsOverlap { names: (a, b), .. } => {
                write!(f, "{a} and {b} have days in common")
            }
            Self::HalfTermBackwards { name, .. } => {
                write!(f, "the half-term of {name} ends before it begins")
            }
            Self::HalfTermOutside { name, .. } => {
                write!(f, "the half-term of {name} does not lie within the term")
            }
            Self::InsetOutside { day, .. } => {
                let day = day.format("%-d %B %Y");
                write!(f, "the INSET day {day} is in no term, or in a half-term")
            }
            Self::PeriodBackwards { name, .. } => {
                write!(f, "{name} does not end after it begins")
            }
            Self::PeriodsOverlap { names: (a, b), .. } => {
                write!(f, "{b} begins before {a} has ended")
            }
        }
    }
}

impl Calendar {
    /// Everything that is wrong with it: terms first, then INSET days, then periods, each in the order of its list.
    pub fn problems(&self) -> Vec<CalendarProblem> {
        let mut found = Vec::new();
        for (place, term) in self.terms.iter().enumerate() {
            found.extend(of_term(place, term));
            found.extend(self.overlaps(place, term));
        }
        let outside = self.inset.iter().enumerate();
        found.extend(
            outside
                .filter(|(_, day)| !self.in_term(**day))
                .map(|(inset, day)| CalendarProblem::InsetOutside { inset, day: *day }),
        );
        found.extend(self.of_periods());
        found
    }

    /// The later terms of the list that share days with this one.
    fn overlaps(&self, place: usize, term: &Term) -> impl Iterator<Item = CalendarProblem> {
        let later = self.terms.iter().enumerate().skip(place + 1);
        later
            .filter(|(_, other)| shares(term.days, other.days))
            .map(move |(other, later)| CalendarProblem::TermsOverlap {
                terms: (place, other),
                names: (term.name.clone(), later.name.clone()),
            })
    }

    fn of_periods(&self) -> Vec<CalendarProblem> {
        let mut found = Vec::new();
        for (place, period) in self.periods.iter().enumerate() {
            if period.ends <= period.starts {
                found.push(CalendarProblem::PeriodBackwards {
                    period: place,
                    name: period.name.clone(),
                });
            }
            let above = place
                .checked_sub(1)
                .and_then(|above| self.periods.get(above));
            if let Some(above) = above.filter(|above| period.starts < above.ends) {
                found.push(CalendarProblem::PeriodsOverlap {
                    periods: (place - 1, place),
                    names: (above.name.clone(), period.name.clone()),
                });
            }
        }
        found
    }
}

fn of_term(place: usize, term: &Term) -> Vec<CalendarProblem> {
    let name = || term.name.clone();
    let mut found = Vec::new();
    if term.days.is_backwards() {
        found.push(CalendarProblem::TermBackwards {
            term: place,
            name: name(),
        });
    }
    match term.half_term {
        Some(rest) if rest.is_backwards() => found.push(CalendarProblem::HalfTermBackwards {
            term: place,
            name: name(),
        }),
        Some(rest) if !(term.days.holds(rest.first) && term.days.holds(rest.last)) => {
            found.push(CalendarProblem::HalfTermOutside {
                term: place,
                name: name(),
            });
        }
        Some(_) | None => {}
    }
    found
}

fn shares(one: Span, other: Span) -> bool {
    !one.is_backwards() && !other.is_backwards() && !one.shared(other).is_backwards()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, m, d).unwrap()
    }

    fn words(calendar: &Calendar) -> Vec<String> {
        calendar
            .problems()
            .iter()
            .map(ToString::to_string)
            .collect()
    }

    #[test]
    fn the_usual_calendar_has_no_problem() {
        for year in 1990..2090 {
            let first = NaiveDate::from_ymd_opt(year, 9, 1).unwrap();
            assert_eq!(Calendar::usual(first).problems(), [], "{year}");
        }
        assert_eq!(Calendar::default().problems(), []);
    }

    #[test]
    fn terms_that_cannot_be() {
        let mut calendar = Calendar::usual(day(11, 23));
        calendar.terms[0].days.last = day(8, 1);
        calendar.terms[0].half_term = None;
        assert_eq!(words(&calendar), ["Autumn ends before it begins"]);
        let mut calendar = Calendar::usual(day(11, 23));
        calendar.terms[0].days.last = calendar.terms[1].days.first;
        assert_eq!(words(&calendar), ["Autumn and Spring have days in common"]);
        assert_eq!(
            calendar.problems(),
            [CalendarProblem::TermsOverlap {
                terms: (0, 1),
                names: ("Autumn".into(), "Spring".into())
            }]
        );
    }

    #[test]
    fn half_terms_and_inset_days_lie_in_terms() {
        let mut calendar = Calendar::usual(day(11, 23));
        let rest = |first, last| Some(Span { first, last });
        calendar.terms[0].half_term = rest(day(10, 30), day(10, 26));
        calendar.terms[1].half_term = rest(day(10, 26), day(10, 30));
        calendar.inset = vec![day(9, 1), day(8, 28)];
        assert_eq!(
            words(&calendar),
            [
                "the half-term of Autumn ends before it begins",
                "the half-term of Spring does not lie within the term",
                "the INSET day 28 August 2026 is in no term, or in a half-term",
            ]
        );
    }

    #[test]
    fn periods_follow_one_another() {
        let mut calendar = Calendar::usual(day(11, 23));
        calendar.periods[1].starts = calendar.periods[0].starts;
        calendar.periods[4].ends = calendar.periods[4].starts;
        assert_eq!(
            words(&calendar),
            [
                "P2 begins before P1 has ended",
                "P5 does not end after it begins"
            ]
        );
    }
}
