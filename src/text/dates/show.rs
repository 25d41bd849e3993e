//! Days in words, the year only where it is needed.

use crate::text::words::plural;
use chrono::{Datelike, NaiveDate};

/// `Mon 23 Nov`, or `23 Nov 2025` where it is another year.
pub fn short(day: NaiveDate, today: NaiveDate) -> String {
    if day.year() == today.year() {
        day.format("%a %-d %b").to_string()
    } else {
        day.format("%-d %b %Y").to_string()
    }
}

/// `12 Dec`, with the year where it is more than half a year away and not this one.
pub fn brief(day: NaiveDate, today: NaiveDate) -> String {
    let near = day.year() == today.year() || (day - today).num_days().abs() < 183;
    day.format(if near { "%-d %b" } else { "%-d %b %Y" })
        .to_string()
}

/// `24 November 2026`, for what is read in another year.
pub fn long(day: NaiveDate) -> String {
    day.format("%-d %B %Y").to_string()
}

/// `Tuesday 24 November 2026`, for a day that somebody has to keep free.
pub fn full(day: NaiveDate) -> String {
    day.format("%A %-d %B %Y").to_string()
}

/// So many days in the largest unit that says enough.
fn amount(days: u64) -> String {
    match days {
        n @ 0..=13 => plural(n, "day", "days"),
        n @ 14..=59 => plural(n / 7, "week", "weeks"),
        n @ 60..=729 => plural(n / 30, "month", "months"),
        n => plural(n / 365, "year", "years"),
    }
}

/// `today`, `tomorrow`, `in 2 weeks`, `3 weeks overdue`.
pub fn due_in(day: NaiveDate, today: NaiveDate) -> String {
    let days = (day - today).num_days();
    if days < 0 {
        format!("{} overdue", amount(days.unsigned_abs()))
    } else {
        relative(day, today)
    }
}

/// `today`, `yesterday`, `3 days ago`, `in 2 weeks`.
pub fn relative(day: NaiveDate, today: NaiveDate) -> String {
    let days = (day - today).num_days();
    let amount = amount(days.unsigned_abs());
    match days {
        0 => "today".to_owned(),
        -1 => "yesterday".to_owned(),
        1 => "tomorrow".to_owned(),
        ..=-2 => format!("{amount} ago"),
        _ => format!("in {amount}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).unwrap()
    }

    #[test]
    fn the_year_shows_only_where_it_is_another() {
        let today = day(2026, 11, 23);
        assert_eq!(short(today, today), "Mon 23 Nov");
        assert_eq!(short(day(2026, 1, 5), today), "Mon 5 Jan");
        assert_eq!(short(day(2025, 12, 12), today), "12 Dec 2025");
        assert_eq!(brief(day(2026, 12, 12), today), "12 Dec");
        assert_eq!(brief(day(2027, 1, 12), today), "12 Jan");
        assert_eq!(brief(day(2025, 1, 12), today), "12 Jan 2025");
    }

    #[test]
    fn on_paper_a_day_has_its_year() {
        assert_eq!(long(day(2026, 11, 24)), "24 November 2026");
        assert_eq!(full(day(2027, 3, 9)), "Tuesday 9 March 2027");
    }

    #[test]
    fn days_read_as_people_say_them() {
        let today = day(2026, 11, 23);
        for (days, words) in [
            (0, "today"),
            (-1, "yesterday"),
            (1, "tomorrow"),
            (-2, "2 days ago"),
            (13, "in 13 days"),
            (-14, "2 weeks ago"),
            (21, "in 3 weeks"),
            (60, "in 2 months"),
            (-729, "24 months ago"),
            (-730, "2 years ago"),
        ] {
            let then = today + chrono::Duration::days(days);
            assert_eq!(relative(then, today), words);
        }
        for (days, words) in [
            (-21, "3 weeks overdue"),
            (-1, "1 day overdue"),
            (0, "today"),
            (1, "tomorrow"),
            (30, "in 4 weeks"),
        ] {
            let then = today + chrono::Duration::days(days);
            assert_eq!(due_in(then, today), words);
        }
    }
}
