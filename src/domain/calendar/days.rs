//! Days counted on from a day, by days and months, ending at the last day there is instead of stopping the program; and
//! how many weekdays lie in a stretch.

use super::Span;
use chrono::{Datelike, Duration, Months, NaiveDate};

/// The day so many days later, or earlier below nought.
pub fn plus_days(day: NaiveDate, days: i64) -> NaiveDate {
    let far = if days < 0 {
        NaiveDate::MIN
    } else {
        NaiveDate::MAX
    };
    Duration::try_days(days)
        .and_then(|length| day.checked_add_signed(length))
        .unwrap_or(far)
}

/// The same day of the month so many months later; where that month is too short, its last day.
pub fn plus_months(day: NaiveDate, months: u32) -> NaiveDate {
    day.checked_add_months(Months::new(months))
        .unwrap_or(NaiveDate::MAX)
}

/// The Monday of the week `day` lies in.
pub fn monday_of(day: NaiveDate) -> NaiveDate {
    plus_days(day, -i64::from(day.weekday().num_days_from_monday()))
}

/// How many days from Monday to Friday lie in a stretch; none where it ends before it begins.
pub(super) fn weekdays(span: Span) -> u32 {
    let days = (span.last - span.first).num_days() + 1;
    if days <= 0 {
        return 0;
    }
    let first = i64::from(span.first.weekday().num_days_from_monday());
    // The weekdays of whole weeks from the Monday before, less those before the first day.
    let until = |days: i64| days / 7 * 5 + (days % 7).min(5);
    u32::try_from(until(first + days) - until(first)).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::Weekday;
    use proptest::prelude::*;

    #[test]
    fn months_end_where_the_month_does() {
        let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
        assert_eq!(plus_months(day(2024, 2, 29), 12), day(2025, 2, 28));
        assert_eq!(plus_months(day(2026, 11, 30), 3), day(2027, 2, 28));
        assert_eq!(plus_months(NaiveDate::MAX, 12), NaiveDate::MAX);
        assert_eq!(plus_days(NaiveDate::MIN, -1), NaiveDate::MIN);
        assert_eq!(plus_days(day(2026, 11, 23), i64::MAX), NaiveDate::MAX);
        assert_eq!(monday_of(day(2026, 11, 29)), day(2026, 11, 23));
    }

    proptest! {
        #[test]
        fn weekdays_are_counted_as_one_by_one(start in 0i64..40_000, length in -3i64..400) {
            let first = plus_days(NaiveDate::default(), start);
            let one_by_one = (0..=length)
                .map(|n| plus_days(first, n).weekday())
                .filter(|day| !matches!(day, Weekday::Sat | Weekday::Sun));
            let span = Span { first, last: plus_days(first, length) };
            prop_assert_eq!(usize::try_from(weekdays(span)).unwrap(), one_by_one.count());
        }
    }
}
