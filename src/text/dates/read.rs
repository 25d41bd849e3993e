//! Days as staff type them. Day before month always, since the schools are English.

use crate::domain::time::When;
use crate::text::fit::fit;
use chrono::{Datelike, Days, NaiveDate, Weekday};
use thiserror::Error;

/// Columns of a text that an error repeats.
const SHOWN: usize = 30;
/// Years in which a day is looked for where none is given: 29 February may be eight years away.
const YEARS: i32 = 8;
/// The most periods a day has.
const PERIODS: u8 = 20;

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

/// Which way a day without a year, or a weekday, leans. Today counts as both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lean {
    /// Something that has happened.
    Past,
    /// Something to come.
    Future,
}

/// Reads a day and, where one is given, the period: `fri p3`, `p3`, `yesterday 3`, and a lone `3`. Days without a year are
/// the nearest such day not after today where `Lean::Past`, not before it where `Lean::Future`.
///
/// # Errors
/// Says what can't be read.
pub fn parse_when(text: &str, today: NaiveDate, lean: Lean) -> Result<When, DateError> {
    let lower = text.to_lowercase();
    let mut words: Vec<&str> = lower.split_whitespace().collect();
    let marked = words.iter().position(|word| marked_period(word).is_some());
    let period = match marked {
        Some(place) => marked_period(words.remove(place)),
        // A bare number is a period only where it can't be part of the date.
        None if parse_day(&lower, today, lean).is_ok() => None,
        None => words
            .pop_if(|word| bare_period(word).is_some())
            .and_then(bare_period),
    };
    let date = if words.is_empty() && period.is_some() {
        today
    } else {
        parse_day(&words.join(" "), today, lean).map_err(|error| error.about(text))?
    };
    Ok(When { date, period })
}

/// Reads a day.
///
/// # Errors
/// Says what can't be read.
pub fn parse_day(text: &str, today: NaiveDate, lean: Lean) -> Result<NaiveDate, DateError> {
    let lower = text.trim().to_lowercase();
    let spoken = match lower.as_str() {
        "today" | "now" => Some(today),
        "yesterday" => today.pred_opt(),
        "tomorrow" => today.succ_opt(),
        other => shifted(other, today).or_else(|| on_weekday(other, today, lean)),
    };
    match (spoken, Written::read(&lower)) {
        (Some(day), _) => Ok(day),
        (None, Some(written)) => written
            .resolve(today, lean)
            .ok_or_else(|| DateError::NoSuchDay(shown(text))),
        (None, None) => Err(DateError::Unreadable(shown(text))),
    }
}

impl DateError {
    /// The same error about the whole of what was typed.
    fn about(self, text: &str) -> Self {
        match self {
            Self::Unreadable(_) => Self::Unreadable(shown(text)),
            Self::NoSuchDay(_) => Self::NoSuchDay(shown(text)),
        }
    }
}

fn shown(text: &str) -> String {
    fit(text.trim(), SHOWN).into_owned()
}

/// `p3`, whatever stands around it.
fn marked_period(word: &str) -> Option<u8> {
    bare_period(word.strip_prefix('p')?)
}

fn bare_period(word: &str) -> Option<u8> {
    let digits = !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
    let period = digits.then(|| word.parse().ok()).flatten()?;
    (1..=PERIODS).contains(&period).then_some(period)
}

/// `+2w`, `-3d`, `-3`: days from today.
fn shifted(text: &str, today: NaiveDate) -> Option<NaiveDate> {
    let (sign, count) = text.split_at_checked(1)?;
    let (count, unit) = match count.strip_suffix('w') {
        Some(weeks) => (weeks, 7),
        None => (count.strip_suffix('d').unwrap_or(count), 1),
    };
    let count: u64 = count.parse().ok().filter(|count| *count < 4_000)?;
    let days = Days::new(count * unit);
    match sign {
        "+" => today.checked_add_days(days),
        "-" => today.checked_sub_days(days),
        _ => None,
    }
}

/// `tue` leans; `last tue` and `next tue` are never today.
fn on_weekday(text: &str, today: NaiveDate, lean: Lean) -> Option<NaiveDate> {
    let (name, lean, nearest) = match text.split_once(' ') {
        Some(("last", name)) => (name, Lean::Past, 1),
        Some(("next", name)) => (name, Lean::Future, 1),
        Some(("on" | "this", name)) => (name, lean, 0),
        Some(_) | None => (text, lean, 0),
    };
    let weekday = weekday(name.trim())?;
    let mut week = (nearest..nearest + 7).filter_map(|count| match lean {
        Lean::Past => today.checked_sub_days(Days::new(count)),
        Lean::Future => today.checked_add_days(Days::new(count)),
    });
    week.find(|day| day.weekday() == weekday)
}

fn weekday(text: &str) -> Option<Weekday> {
    const NAMES: [(&str, Weekday); 7] = [
        ("monday", Weekday::Mon),
        ("tuesday", Weekday::Tue),
        ("wednesday", Weekday::Wed),
        ("thursday", Weekday::Thu),
        ("friday", Weekday::Fri),
        ("saturday", Weekday::Sat),
        ("sunday", Weekday::Sun),
    ];
    // The one short form in use that is not the start of its day.
    let text = if text == "weds" { "wed" } else { text };
    let named = |name: &str| text.len() >= 2 && name.starts_with(text);
    let found = NAMES.iter().find(|(name, _)| named(name));
    found.map(|(_, day)| *day)
}

/// A day written in numbers or with the month's name.
struct Written {
    year: Option<i32>,
    month: u32,
    day: u32,
}

impl Written {
    fn read(text: &str) -> Option<Self> {
        let mut parts = text
            .split(['/', '.', '-', ' '])
            .filter(|part| !part.is_empty());
        let three = (parts.next()?, parts.next()?, parts.next(), parts.next());
        let (year, month_of, day) = match three {
            (year, month, Some(day), None) if year.len() == 4 => (Some(year), month, day),
            (day, month, year, None) => (year, month, day),
            _ => return None,
        };
        let year = match year {
            Some(year) => Some(full_year(year)?),
            None => None,
        };
        Some(Self {
            year,
            month: month(month_of)?,
            day: day_of_month(day)?,
        })
    }

    fn resolve(&self, today: NaiveDate, lean: Lean) -> Option<NaiveDate> {
        let on = |year| NaiveDate::from_ymd_opt(year, self.month, self.day);
        if let Some(year) = self.year {
            return on(year);
        }
        (0..=YEARS).find_map(|away| match lean {
            Lean::Past => on(today.year() - away).filter(|day| *day <= today),
            Lean::Future => on(today.year() + away).filter(|day| *day >= today),
        })
    }
}

/// The months in full, lower case; their first letters stand for them.
pub const MONTHS: [&str; 12] = [
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

/// `12`, `1st`, `03`.
fn day_of_month(text: &str) -> Option<u32> {
    let suffixes = ["st", "nd", "rd", "th"];
    let bare = suffixes.iter().find_map(|suffix| text.strip_suffix(suffix));
    let bare = bare.unwrap_or(text);
    (bare.len() <= 2).then(|| bare.parse().ok()).flatten()
}

fn month(text: &str) -> Option<u32> {
    if let Ok(number) = text.parse::<u32>() {
        return (1..=12).contains(&number).then_some(number);
    }
    let named = |name: &str| text.len() >= 3 && name.starts_with(text);
    (1..)
        .zip(MONTHS)
        .find(|(_, name)| named(name))
        .map(|(number, _)| number)
}

/// `26` is 2026; of four figures, only years a school can mean.
fn full_year(text: &str) -> Option<i32> {
    let year: i32 = text.parse().ok()?;
    match text.len() {
        2 => Some(2_000 + year),
        4 => (1_900..2_200).contains(&year).then_some(year),
        _ => None,
    }
}

#[cfg(test)]
#[path = "read_tests.rs"]
mod tests;
