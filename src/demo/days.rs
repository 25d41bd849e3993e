//! Days on which something can happen at a school.

use crate::domain::calendar::Calendar;
use chrono::{Duration, NaiveDate};

/// Which way to look for a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    /// To earlier days.
    Back,
    /// To later days.
    On,
}

/// The nearest school day in a direction, or the day itself where a year's terms are not known.
pub(super) fn school_day(calendar: &Calendar, day: NaiveDate, look: Look) -> NaiveDate {
    let step = match look {
        Look::Back => -1,
        Look::On => 1,
    };
    (0..70)
        .map(|steps| day + Duration::days(step * steps))
        .find(|day| calendar.is_school_day(*day))
        .unwrap_or(day)
}

/// The day so many days before another.
pub(super) fn before(day: NaiveDate, days: i64) -> NaiveDate {
    day - Duration::days(days)
}

/// The day so many days after another.
pub(super) fn after(day: NaiveDate, days: i64) -> NaiveDate {
    day + Duration::days(days)
}
