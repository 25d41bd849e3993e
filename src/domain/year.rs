//! National curriculum year groups and how a birth date gives one.

use chrono::{Datelike, NaiveDate};
use std::fmt;

/// A year group, ordered from the youngest: E1 E2 N1 N2 R 1 ... 14.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct YearGroup(u8);

const NAMES: [&str; 19] = [
    "E1", "E2", "N1", "N2", "R", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12",
    "13", "14",
];

impl YearGroup {
    /// How many year groups there are.
    pub const COUNT: u8 = 19;

    /// Every year group, youngest first.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..Self::COUNT).map(Self)
    }

    /// The year group with this number of the numbered years (1 to 14).
    pub const fn numbered(year: u8) -> Option<Self> {
        if year >= 1 && year <= 14 {
            Some(Self(year + 4))
        } else {
            None
        }
    }

    /// Its place from the youngest, from 0; the byte a record stores.
    pub const fn byte(self) -> u8 {
        self.0
    }

    /// The year group a stored byte stands for.
    pub const fn from_byte(byte: u8) -> Option<Self> {
        if byte < Self::COUNT {
            Some(Self(byte))
        } else {
            None
        }
    }

    /// Reads what schools write: `7`, `Year 7`, `Y7`, `Yr 07`, `R`, `Reception`, `N1`.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim().to_ascii_uppercase();
        let bare = ["YEAR", "YR", "Y"]
            .iter()
            .find_map(|p| text.strip_prefix(p))
            .unwrap_or(&text)
            .trim();
        if bare == "RECEPTION" {
            return Some(Self(4));
        }
        let bare = if bare.len() == 2 {
            bare.strip_prefix('0').unwrap_or(bare)
        } else {
            bare
        };
        (0..)
            .zip(NAMES)
            .find(|(_, name)| *name == bare)
            .map(|(place, _)| Self(place))
    }

    /// The year group of a pupil born on `born` in the academic year that `on` falls in: the age on the
    /// 31 August before the year starts, from 0 in E1 to 17 in year 13 (18 in 14). `None` outside that.
    pub fn of(born: NaiveDate, on: NaiveDate) -> Option<Self> {
        let starts = if on.month() >= 9 {
            on.year()
        } else {
            on.year() - 1
        };
        let birthday_passed = (born.month(), born.day()) <= (8, 31);
        let age = starts - born.year() - i32::from(!birthday_passed);
        u8::try_from(age).ok().and_then(Self::from_byte)
    }

    /// The name as the code set writes it.
    pub fn name(self) -> &'static str {
        NAMES.get(usize::from(self.0)).copied().unwrap_or("?")
    }

    /// The name as staff say it: `Year 7`, `Reception`.
    pub fn spoken(self) -> String {
        match self.0 {
            0..=3 => self.name().to_owned(),
            4 => "Reception".to_owned(),
            _ => format!("Year {}", self.name()),
        }
    }
}

impl fmt::Display for YearGroup {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).unwrap()
    }

    #[test]
    fn the_last_day_of_august_is_the_older_year() {
        let on = day(2026, 11, 23);
        assert_eq!(YearGroup::of(day(2014, 8, 31), on).unwrap().name(), "8");
        assert_eq!(YearGroup::of(day(2014, 9, 1), on).unwrap().name(), "7");
        assert_eq!(YearGroup::of(day(2021, 9, 2), on).unwrap().name(), "R");
        assert_eq!(YearGroup::of(day(2027, 1, 1), on), None);
    }

    #[test]
    fn schools_write_years_in_many_ways() {
        for text in ["7", "07", "Year 7", "y7", "Yr 7", " YEAR 07 "] {
            assert_eq!(YearGroup::parse(text), YearGroup::numbered(7), "{text}");
        }
        assert_eq!(
            YearGroup::parse("Reception").map(YearGroup::name),
            Some("R")
        );
        assert_eq!(YearGroup::parse("15"), None);
        assert_eq!(
            YearGroup::parse("R").map(YearGroup::spoken),
            Some("Reception".into())
        );
    }
}
