//! The many ways of writing a day, and what is refused.

use super::*;
use proptest::prelude::*;

fn day(y: i32, m: u32, d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(y, m, d).unwrap()
}

/// A Monday.
fn today() -> NaiveDate {
    day(2026, 11, 23)
}

fn past(text: &str) -> Result<NaiveDate, DateError> {
    parse_day(text, today(), Lean::Past)
}

#[test]
fn staff_write_days_in_many_ways() {
    for (text, expected) in [
        ("today", today()),
        ("Yesterday", day(2026, 11, 22)),
        ("Fri", day(2026, 11, 20)),
        ("mon", today()),
        ("last mon", day(2026, 11, 16)),
        ("next mon", day(2026, 11, 30)),
        ("last tuesday", day(2026, 11, 17)),
        ("on thurs", day(2026, 11, 19)),
        ("weds", day(2026, 11, 18)),
        ("12/3", day(2026, 3, 12)),
        ("12/12", day(2025, 12, 12)),
        ("12 mar", day(2026, 3, 12)),
        ("1st sept 2026", day(2026, 9, 1)),
        ("12.3.26", day(2026, 3, 12)),
        ("12/3/26", day(2026, 3, 12)),
        ("2026-11-20", day(2026, 11, 20)),
        ("29/2", day(2024, 2, 29)),
        ("-2w", day(2026, 11, 9)),
        ("-3d", day(2026, 11, 20)),
        ("+2w", day(2026, 12, 7)),
        ("23 nov", today()),
    ] {
        assert_eq!(past(text), Ok(expected), "{text}");
    }
    let future = |text| parse_day(text, today(), Lean::Future);
    assert_eq!(future("12/3"), Ok(day(2027, 3, 12)));
    assert_eq!(future("fri"), Ok(day(2026, 11, 27)));
    assert_eq!(future("23/11"), Ok(today()));
}

#[test]
fn what_is_no_day_is_refused_in_one_sentence() {
    for text in ["31/2/26", "31 feb", "30 feb 2026"] {
        assert!(matches!(past(text), Err(DateError::NoSuchDay(_))), "{text}");
    }
    for text in [
        "",
        "soonish",
        "m",
        "13/13",
        "12",
        "p3",
        "1/2/3",
        "0001-01-01",
        "1/2/2026/3",
        "+",
        "--1",
        "99999999999d",
        "+4000w",
        "last",
        "fri day",
    ] {
        let error = past(text).unwrap_err();
        assert!(matches!(error, DateError::Unreadable(_)), "{text}: {error}");
    }
    let long = past(&"x".repeat(300)).unwrap_err().to_string();
    assert!(long.chars().count() < 120, "{long}");
    let when = parse_when("Someday P3", today(), Lean::Past).unwrap_err();
    assert!(when.to_string().starts_with("“Someday P3” is not a date"));
}

#[test]
fn a_period_may_go_with_it() {
    for (text, date, period) in [
        ("yesterday p3", day(2026, 11, 22), Some(3)),
        ("P2", today(), Some(2)),
        ("3", today(), Some(3)),
        ("fri 3", day(2026, 11, 20), Some(3)),
        ("p4 fri", day(2026, 11, 20), Some(4)),
        ("12/3 4", day(2026, 3, 12), Some(4)),
        ("12 mar 4", day(2026, 3, 12), Some(4)),
        ("12 mar", day(2026, 3, 12), None),
        ("12 3", day(2026, 3, 12), None),
        ("12 3 26", day(2026, 3, 12), None),
        ("last tue p5", day(2026, 11, 17), Some(5)),
    ] {
        let when = parse_when(text, today(), Lean::Past).unwrap();
        assert_eq!((when.date, when.period), (date, period), "{text}");
    }
    for text in ["", "p0", "p21", "fri p99", "fri 21", "21"] {
        assert!(parse_when(text, today(), Lean::Past).is_err(), "{text}");
    }
}

proptest! {
    #[test]
    fn no_text_panics(text in "\\PC{0,20}|[-+/. 0-9a-z]{0,12}", days in -900_000i32..900_000) {
        let today = NaiveDate::from_num_days_from_ce_opt(days).unwrap_or_default();
        drop(parse_when(&text, today, Lean::Past));
        drop(parse_when(&text, today, Lean::Future));
    }

    #[test]
    fn what_is_shown_is_read_back(days in -160i64..1) {
        let then = today() + chrono::Duration::days(days);
        prop_assert_eq!(past(&super::super::brief(then, today())), Ok(then));
    }
}
