//! Dates as staff write and read them: `fri`, `12/3`, `yesterday p3` in; `Mon 23 Nov`, `2 days ago` out.

use super::words::plural;
use crate::domain::time::When;
use chrono::{Datelike, Duration, NaiveDate, Weekday};
use thiserror::Error;

/// Why a text is not a date.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum DateError {
    /// It can't be read.
    #[error("“{0}” is not a date; write fri, yesterday, 12/3, 12 mar, -2d, and p3 for the period")]
    Unreadable(String),
    /// The calendar has no such day.
    #[error("“{0}” is a day the calendar does not have")]
    NoSuchDay(String),
}

/// Reads a day, and a period where one is given (`p3`). Days without a year are the nearest such day not after today
/// where `Lean::Past`, not before it where `Lean::Future`.
///
/// # Errors
/// Says what can't be read.
pub fn parse_when(text: &str, today: NaiveDate, lean: Lean) -> Result<When, DateError> {
    let lower = text.trim().to_lowercase();
    let mut words: Vec<&str> = lower.split_whitespace().collect();
    let period = words
        .last()
        .and_then(|word| word.strip_prefix('p'))
        .and_then(|n| n.parse::<u8>().ok())
        .filter(|n| (1..=20).contains(n));
    if period.is_some() {
        words.pop();
    }
    let date = if words.is_empty() && period.is_some() {
        today
    } else {
        parse_day(&words.join(" "), today, lean)?
    };
    Ok(When { date, period })
}

/// Which way a day without a year leans.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lean {
    /// Something that has happened.
    Past,
    /// Something to come.
    Future,
}

/// Reads a day.
///
/// # Errors
/// Says what can't be read.
pub fn parse_day(text: &str, today: NaiveDate, lean: Lean) -> Result<NaiveDate, DateError> {
    let text = text.trim().to_lowercase();
    let unreadable = || DateError::Unreadable(text.clone());
    match text.as_str() {
        "today" | "now" => return Ok(today),
        "yesterday" => return Ok(today - Duration::days(1)),
        "tomorrow" => return Ok(today + Duration::days(1)),
        _ => {}
    }
    if let Some(by) = shift(&text) {
        return today.checked_add_signed(by).ok_or_else(unreadable);
    }
    if let Some(weekday) = weekday(&text) {
        return Ok(near_weekday(weekday, today, lean));
    }
    let parts: Vec<&str> = text
        .split(['/', '.', '-', ' '])
        .filter(|part| !part.is_empty())
        .collect();
    let (year, month, day) = match parts.as_slice() {
        [y, m, d] if y.len() == 4 => (
            Some(number(y).ok_or_else(unreadable)?),
            month(m).ok_or_else(unreadable)?,
            d,
        ),
        [d, m] => (None, month(m).ok_or_else(unreadable)?, d),
        [d, m, y] => (
            Some(full_year(y).ok_or_else(unreadable)?),
            month(m).ok_or_else(unreadable)?,
            d,
        ),
        _ => return Err(unreadable()),
    };
    let day = number(day.trim_end_matches(|c: char| c.is_alphabetic())).ok_or_else(unreadable)?;
    let day = u32::try_from(day).map_err(|_| unreadable())?;
    resolve(year, month, day, today, lean).ok_or(DateError::NoSuchDay(text))
}

/// `Mon 23 Nov`, with the year where it is not this one.
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

/// `today`, `yesterday`, `3 days ago`, `in 2 weeks`.
pub fn relative(day: NaiveDate, today: NaiveDate) -> String {
    let days = (day - today).num_days();
    let amount = match days.unsigned_abs() {
        n @ 0..=13 => plural(n, "day", "days"),
        n @ 14..=59 => plural(n / 7, "week", "weeks"),
        n @ 60..=729 => plural(n / 30, "month", "months"),
        n => plural(n / 365, "year", "years"),
    };
    match days {
        0 => "today".to_owned(),
        -1 => "yesterday".to_owned(),
        1 => "tomorrow".to_owned(),
        ..=-2 => format!("{amount} ago"),
        _ => format!("in {amount}"),
    }
}

fn shift(text: &str) -> Option<Duration> {
    let (sign, rest) = match text.strip_prefix('+') {
        Some(rest) => (1, rest),
        None => (-1, text.strip_prefix('-')?),
    };
    let (count, unit) = match rest.strip_suffix('w') {
        Some(count) => (count, 7),
        None => (rest.strip_suffix('d').unwrap_or(rest), 1),
    };
    let count: i64 = count
        .trim()
        .parse()
        .ok()
        .filter(|count| (0..4_000).contains(count))?;
    Some(Duration::days(sign * count * unit))
}

fn weekday(text: &str) -> Option<Weekday> {
    let bare = text
        .strip_prefix("last ")
        .or_else(|| text.strip_prefix("next "))
        .unwrap_or(text);
    (bare.len() >= 2 && bare.chars().all(char::is_alphabetic))
        .then(|| {
            let days = [
                Weekday::Mon,
                Weekday::Tue,
                Weekday::Wed,
                Weekday::Thu,
                Weekday::Fri,
                Weekday::Sat,
                Weekday::Sun,
            ];
            let names = [
                "monday",
                "tuesday",
                "wednesday",
                "thursday",
                "friday",
                "saturday",
                "sunday",
            ];
            names
                .iter()
                .zip(days)
                .find(|(name, _)| name.starts_with(bare))
                .map(|(_, day)| day)
        })
        .flatten()
}

fn near_weekday(weekday: Weekday, today: NaiveDate, lean: Lean) -> NaiveDate {
    let ahead = i64::from(
        (weekday.num_days_from_monday() + 7 - today.weekday().num_days_from_monday()) % 7,
    );
    match lean {
        Lean::Future => today + Duration::days(ahead),
        Lean::Past => today - Duration::days((7 - ahead) % 7),
    }
}

fn number(text: &str) -> Option<i32> {
    text.parse().ok()
}

fn month(text: &str) -> Option<u32> {
    const NAMES: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    if let Ok(n) = text.parse::<u32>() {
        return (1..=12).contains(&n).then_some(n);
    }
    let text = if text == "sept" { "sep" } else { text };
    (text.len() >= 3)
        .then(|| {
            (1..)
                .zip(NAMES)
                .find(|(_, name)| name.starts_with(text))
                .map(|(n, _)| n)
        })
        .flatten()
}

fn full_year(text: &str) -> Option<i32> {
    let year = number(text)?;
    match text.len() {
        2 => Some(2_000 + year),
        4 => Some(year),
        _ => None,
    }
}

fn resolve(
    year: Option<i32>,
    month: u32,
    day: u32,
    today: NaiveDate,
    lean: Lean,
) -> Option<NaiveDate> {
    if let Some(year) = year {
        return NaiveDate::from_ymd_opt(year, month, day);
    }
    let years = match lean {
        Lean::Past => [today.year(), today.year() - 1],
        Lean::Future => [today.year(), today.year() + 1],
    };
    let mut found = years
        .into_iter()
        .filter_map(|year| NaiveDate::from_ymd_opt(year, month, day));
    found.find(|date| match lean {
        Lean::Past => *date <= today,
        Lean::Future => *date >= today,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).unwrap()
    }

    #[test]
    fn staff_write_days_in_many_ways() {
        let today = day(2026, 11, 23);
        let past = |text: &str| parse_day(text, today, Lean::Past);
        for (text, expected) in [
            ("today", day(2026, 11, 23)),
            ("Fri", day(2026, 11, 20)),
            ("mon", day(2026, 11, 23)),
            ("last tuesday", day(2026, 11, 17)),
            ("12/3", day(2026, 3, 12)),
            ("12/12", day(2025, 12, 12)),
            ("12 mar", day(2026, 3, 12)),
            ("1st sept 2026", day(2026, 9, 1)),
            ("12.3.26", day(2026, 3, 12)),
            ("2026-11-02", day(2026, 11, 2)),
            ("-2w", day(2026, 11, 9)),
        ] {
            assert_eq!(past(text), Ok(expected), "{text}");
        }
        assert_eq!(parse_day("12/3", today, Lean::Future), Ok(day(2027, 3, 12)));
        assert!(matches!(past("31/2/26"), Err(DateError::NoSuchDay(_))));
        assert!(matches!(past("soonish"), Err(DateError::Unreadable(_))));
        let when = parse_when("yesterday p3", today, Lean::Past).unwrap();
        assert_eq!((when.date, when.period), (day(2026, 11, 22), Some(3)));
        assert_eq!(parse_when("p2", today, Lean::Past).unwrap().period, Some(2));
    }

    #[test]
    fn days_read_as_people_say_them() {
        let today = day(2026, 11, 23);
        assert_eq!(relative(day(2026, 11, 21), today), "2 days ago");
        assert_eq!(relative(day(2026, 12, 14), today), "in 3 weeks");
        assert_eq!(short(day(2026, 11, 20), today), "Fri 20 Nov");
        assert_eq!(brief(day(2027, 1, 12), today), "12 Jan");
        assert_eq!(brief(day(2025, 1, 12), today), "12 Jan 2025");
    }

    proptest! {
        #[test]
        fn no_text_panics(text in "\\PC{0,20}|[-+/. 0-9a-z]{0,12}") {
            drop(parse_when(&text, day(2026, 11, 23), Lean::Past));
        }
    }
}
