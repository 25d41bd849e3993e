//! Which backups stay: the newest of each of the last ten days on which one was made, and of each of the last six months.

use super::{manifest::MAGIC, name};
use chrono::{Datelike, NaiveDateTime};
use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;
use std::path::Path;

/// On how many of the last days one was made of which it stays.
const DAYS: usize = 10;

/// In how many of the last months.
const MONTHS: usize = 6;

/// Which of these stay.
fn kept(made: &BTreeSet<NaiveDateTime>) -> BTreeSet<NaiveDateTime> {
    let days = newest_of_each(made, DAYS, NaiveDateTime::date);
    let months = newest_of_each(made, MONTHS, |at| (at.year(), at.month()));
    days.into_iter().chain(months).collect()
}

/// The newest of each of the last `most` spans that hold any.
fn newest_of_each<K: Ord>(
    made: &BTreeSet<NaiveDateTime>,
    most: usize,
    span: impl Fn(&NaiveDateTime) -> K,
) -> Vec<NaiveDateTime> {
    // They come oldest first, so the newest of a span is the one that is put in last.
    let newest: BTreeMap<K, NaiveDateTime> = made.iter().map(|at| (span(at), *at)).collect();
    newest.into_values().rev().take(most).collect()
}

/// Removes this store's old backups from a folder, never the one just made; says how many went. One that cannot be removed
/// goes another time.
pub(super) fn prune(folder: &Path, id: &str, just_made: &Path) -> usize {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let found: Vec<_> = entries
        .filter_map(|entry| Some((name::made(entry.file_name().to_str()?, id)?, entry.path())))
        .filter(|(_, path)| carries_our_magic(path))
        .collect();
    let stay = kept(&found.iter().map(|(at, _)| *at).collect());
    let old = found
        .iter()
        .filter(|(at, path)| !stay.contains(at) && path != just_made);
    old.filter(|(_, path)| std::fs::remove_file(path).is_ok())
        .count()
}

/// Whether a file begins as a backup does: nothing else is ever removed.
fn carries_our_magic(path: &Path) -> bool {
    let mut first = [0; MAGIC.len()];
    let read = std::fs::File::open(path).and_then(|mut file| file.read_exact(&mut first));
    read.is_ok() && first == *MAGIC
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> NaiveDateTime {
        NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap()
    }

    /// Which of these stay, as they are written.
    fn stay(made: &[&str]) -> Vec<String> {
        let kept = kept(&made.iter().map(|text| at(text)).collect());
        kept.iter()
            .map(|at| at.format("%Y-%m-%d %H:%M").to_string())
            .collect()
    }

    #[test]
    fn of_a_day_the_newest_stays() {
        assert_eq!(stay(&[]), [""; 0]);
        assert_eq!(
            stay(&["2026-11-23 09:00", "2026-11-23 15:00", "2026-11-22 08:00"]),
            ["2026-11-22 08:00", "2026-11-23 15:00"]
        );
    }

    #[test]
    fn ten_days_stay_however_far_apart_and_then_a_month_each() {
        let days: Vec<String> = (1..=30)
            .map(|day| format!("2026-09-{day:02} 09:00"))
            .collect();
        let older = [
            "2026-02-27 09:00",
            "2026-03-02 09:00",
            "2026-04-01 09:00",
            "2026-04-30 09:00",
            "2026-05-05 09:00",
            "2026-06-05 09:00",
            "2026-07-05 09:00",
        ];
        let all: Vec<&str> = older
            .into_iter()
            .chain(days.iter().map(String::as_str))
            .collect();
        let mut expected = vec![
            "2026-03-02 09:00",
            "2026-04-30 09:00",
            "2026-05-05 09:00",
            "2026-06-05 09:00",
            "2026-07-05 09:00",
        ];
        expected.extend(days.iter().skip(20).map(String::as_str));
        // September is the sixth month, and its newest is one of the ten days.
        assert_eq!(stay(&all), expected);
    }

    #[test]
    fn after_a_long_holiday_the_last_ten_days_are_still_there() {
        let days: Vec<String> = (10..=20)
            .map(|day| format!("2026-07-{day} 09:00"))
            .collect();
        let mut all: Vec<&str> = days.iter().map(String::as_str).collect();
        all.push("2026-09-02 09:00");
        let expected: Vec<&str> = all.iter().skip(2).copied().collect();
        assert_eq!(stay(&all), expected);
    }

    #[test]
    fn what_stays_stays_when_it_is_asked_again() {
        let all: BTreeSet<NaiveDateTime> = (0..400)
            .map(|day| at("2026-01-01 09:00") + chrono::Duration::hours(day * 11))
            .collect();
        let once = kept(&all);
        assert_eq!(kept(&once), once);
        assert!(once.len() <= DAYS + MONTHS, "{}", once.len());
    }
}
