//! Dates as schools' systems write them: the day first, or year first; never the month first. It never guesses: a date that
//! only makes sense with the month first is a fault of its own.

use crate::text::dates::MONTHS;
use chrono::{Duration, NaiveDate};

/// Why a text is not a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DateFault {
    /// It can't be read.
    Unreadable,
    /// The calendar has no such day.
    NoSuchDay,
    /// It could only be one with the month first.
    MonthFirst,
}

/// A date, and whether its shape shows that the day came first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Dated {
    pub(super) date: NaiveDate,
    pub(super) order: Order,
}

/// What a date's shape says about the order of its parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    /// The first number is above 12, so it is a day.
    DayFirst,
    /// Nothing: year first, a month in letters, a serial number, or two small numbers.
    Silent,
}

/// Days of Excel's calendar that are read as dates, 1954 to 2064: smaller numbers are years or ages.
const SERIALS: std::ops::RangeInclusive<i64> = 20_000..=60_000;

/// Reads a date; a time of day after it is left out.
pub(super) fn read(text: &str) -> Result<Dated, DateFault> {
    let lower = text.trim().to_lowercase();
    let text = without_time(&lower);
    if text.chars().all(|c| c.is_ascii_digit()) {
        return digits(text).map(silent);
    }
    let parts: Vec<&str> = text
        .split(['/', '-', '.', ' ', ',', '\u{2010}', '\u{2011}', '\u{2013}'])
        .filter(|part| !part.is_empty())
        .collect();
    match parts.as_slice() {
        [y, m, d] if y.len() == 4 && number(y).is_ok() => {
            let (y, m, d) = (number(y)?, month(m)?, number(d)?);
            calendar(y, m, d).map(silent)
        }
        [d, m, y] => day_first(d, m, full_year(y)?),
        _ => Err(DateFault::Unreadable),
    }
}

fn day_first(day: &str, month_text: &str, year: u32) -> Result<Dated, DateFault> {
    let bare = ["st", "nd", "rd", "th"]
        .iter()
        .find_map(|ending| day.strip_suffix(ending))
        .unwrap_or(day);
    let day = number(bare)?;
    match number(month_text) {
        Ok(month @ 13..=31) if (1..=12).contains(&day) && calendar(year, day, month).is_ok() => {
            Err(DateFault::MonthFirst)
        }
        Ok(month) => {
            let date = calendar(year, month, day)?;
            let order = if day > 12 {
                Order::DayFirst
            } else {
                Order::Silent
            };
            Ok(Dated { date, order })
        }
        Err(_) => calendar(year, month(month_text)?, day).map(silent),
    }
}

fn digits(text: &str) -> Result<NaiveDate, DateFault> {
    let value: i64 = text.parse().map_err(|_| DateFault::Unreadable)?;
    if text.len() == 8 {
        let part = |of: i64| u32::try_from(of).map_err(|_| DateFault::Unreadable);
        return calendar(
            part(value / 10_000)?,
            part(value / 100 % 100)?,
            part(value % 100)?,
        );
    }
    // Excel counts days from 30 December 1899, since it takes 1900 for a leap year.
    NaiveDate::from_ymd_opt(1899, 12, 30)
        .filter(|_| SERIALS.contains(&value))
        .and_then(|start| start.checked_add_signed(Duration::days(value)))
        .ok_or(DateFault::Unreadable)
}

/// Drops `00:00:00` after a blank or a `T`, and the `.0` of a serial number.
fn without_time(text: &str) -> &str {
    if let Some((date, time)) = text.split_once('t')
        && date.len() == 10
        && time.contains(':')
    {
        return date;
    }
    let text = match text.rsplit_once(' ') {
        Some((rest, "am" | "pm")) => rest,
        _ => text,
    };
    match text.rsplit_once(' ') {
        Some((date, time)) if time.contains(':') => date.trim_end(),
        Some(_) => text,
        None => text
            .strip_suffix(".0")
            .filter(|bare| bare.len() == 5)
            .unwrap_or(text),
    }
}

fn silent(date: NaiveDate) -> Dated {
    Dated {
        date,
        order: Order::Silent,
    }
}

fn calendar(year: u32, month: u32, day: u32) -> Result<NaiveDate, DateFault> {
    let year = i32::try_from(year).map_err(|_| DateFault::Unreadable)?;
    NaiveDate::from_ymd_opt(year, month, day).ok_or(DateFault::NoSuchDay)
}

fn number(text: &str) -> Result<u32, DateFault> {
    let fits = (1..=4).contains(&text.len()) && text.chars().all(|c| c.is_ascii_digit());
    let value = text.parse().ok().filter(|_| fits);
    value.ok_or(DateFault::Unreadable)
}

fn month(text: &str) -> Result<u32, DateFault> {
    if let Ok(number) = number(text) {
        return Ok(number);
    }
    let text = if text == "sept" { "sep" } else { text };
    let mut named = (1..).zip(MONTHS);
    named
        .find(|(_, name)| text.len() >= 3 && name.starts_with(text))
        .map(|(number, _)| number)
        .ok_or(DateFault::Unreadable)
}

/// Two digits are of this century: every pupil on a roll was born in it.
fn full_year(text: &str) -> Result<u32, DateFault> {
    let year = number(text)?;
    match text.len() {
        2 => Ok(2000 + year),
        4 => Ok(year),
        _ => Err(DateFault::Unreadable),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).unwrap()
    }

    #[test]
    fn every_shape_schools_write() {
        for text in [
            "14/03/2012",
            "14-03-2012",
            "14.03.12",
            "14 Mar 2012",
            "14th March 2012",
            "14-Mar-12",
            "2012-03-14",
            "2012/03/14",
            "20120314",
            "40982",
            "40982.0",
            "14/03/2012 00:00",
            "2012-03-14T00:00:00",
            "14/03/2012 12:00:00 AM",
            " 14 / 3 / 2012 ",
            "14 march, 2012",
        ] {
            assert_eq!(
                read(text).map(|dated| dated.date),
                Ok(day(2012, 3, 14)),
                "{text}"
            );
        }
        assert_eq!(read("4/3/2012").unwrap().date, day(2012, 3, 4));
        assert_eq!(read("1st Sept 2012").unwrap().date, day(2012, 9, 1));
        assert_eq!(read("22nd Nov 2011").unwrap().date, day(2011, 11, 22));
    }

    #[test]
    fn nothing_is_guessed() {
        assert_eq!(read("03/14/2012"), Err(DateFault::MonthFirst));
        assert_eq!(read("31/02/2012"), Err(DateFault::NoSuchDay));
        assert_eq!(read("2012-13-01"), Err(DateFault::NoSuchDay));
        for text in [
            "",
            "7",
            "2012",
            "March 14 2012",
            "14/03",
            "14/03/012",
            "soon",
            "999999999999999999999",
            "1/1/1/1",
            "+4/3/2012",
            "14\u{664}/03/2012",
        ] {
            assert_eq!(read(text), Err(DateFault::Unreadable), "{text}");
        }
    }

    proptest! {
        #[test]
        fn every_day_written_day_first_is_read_back(days in 0i64..40_000) {
            let date = day(1990, 1, 1) + Duration::days(days);
            for shape in ["%d/%m/%Y", "%-d/%-m/%Y", "%d %b %Y", "%Y-%m-%d", "%d.%m.%Y", "%Y%m%d"] {
                prop_assert_eq!(read(&date.format(shape).to_string()).map(|d| d.date), Ok(date));
            }
        }

        #[test]
        fn no_text_panics(text in "\\PC{0,24}|[-/. 0-9a-z:]{0,20}") {
            prop_assert!(read(&text).is_ok() || read(&text).is_err());
        }
    }
}
