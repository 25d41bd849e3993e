//! How much of an intervention is usual. A hint and no more: what is right for a pupil is for those who know them.

use crate::domain::plan::Dosage;
use std::fmt;
use std::ops::RangeInclusive;

/// Minutes a session of a structured intervention (EEF, Making best use of teaching assistants).
const MINUTES: RangeInclusive<u16> = 20..=50;
/// Sessions a week (the same).
const SESSIONS: RangeInclusive<u8> = 3..=5;
/// School weeks (the same).
const WEEKS: RangeInclusive<u32> = 8..=20;

/// Something unusual about a dosage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DosageHint {
    /// So many minutes a session.
    Minutes(u16),
    /// So many sessions a week.
    Sessions(u8),
    /// So many school weeks, the shortest and the longest of its pupils.
    Weeks(u32, u32),
}

impl fmt::Display for DosageHint {
    /// A clause, without a full stop.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Minutes(1) => write!(f, "1 minute a session (20 to 50 is usual)"),
            Self::Minutes(n) => write!(f, "{n} minutes a session (20 to 50 is usual)"),
            Self::Sessions(1) => write!(f, "once a week (3 to 5 times is usual)"),
            Self::Sessions(n) => write!(f, "{n} times a week (3 to 5 is usual)"),
            Self::Weeks(1, 1) => write!(f, "1 week (8 to 20 is usual)"),
            Self::Weeks(a, b) if a == b => write!(f, "{a} weeks (8 to 20 is usual)"),
            Self::Weeks(a, b) => write!(f, "{a} to {b} weeks (8 to 20 is usual)"),
        }
    }
}

/// What is unusual about a dosage over so many school weeks, from the shortest to the longest of the pupils. What was not
/// said, or is not known, draws no hint.
pub fn hints(dosage: Dosage, (shortest, longest): (u32, u32)) -> Vec<DosageHint> {
    let (minutes, sessions) = (dosage.minutes, dosage.sessions_a_week);
    let unusual = |weeks: u32| weeks > 0 && !WEEKS.contains(&weeks);
    let found = [
        (minutes > 0 && !MINUTES.contains(&minutes)).then_some(DosageHint::Minutes(minutes)),
        (sessions > 0 && !SESSIONS.contains(&sessions)).then_some(DosageHint::Sessions(sessions)),
        (unusual(shortest) || unusual(longest)).then_some(DosageHint::Weeks(shortest, longest)),
    ];
    found.into_iter().flatten().collect()
}
