//! What the log and the readings say.

use super::*;
use crate::domain::delivery::About;
use crate::domain::id::{EntryId, PupilId};
use crate::domain::measure::{Direction, Reading, Scale};
use crate::domain::staff::{Initials, Stamp};
use crate::domain::time::{Moment, When};
use chrono::NaiveDate;
use proptest::prelude::*;

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 23).unwrap()
}

fn entry(outcome: Outcome) -> Entry {
    let at = Moment::from_local(day().and_hms_opt(9, 0, 0).unwrap(), 0);
    Entry {
        id: EntryId::from_bytes([1; 16]),
        pupil: PupilId::from_bytes([1; 16]),
        when: When::day(day()),
        logged: Stamp {
            by: Initials::parse("KB").unwrap(),
            at,
        },
        outcome,
        about: About::default(),
        note: None,
        corrects: None,
    }
}

fn helped(independence: Option<Independence>) -> Entry {
    entry(Outcome::Delivered {
        performance: Rating::Amber,
        participation: Rating::Green,
        independence,
    })
}

#[test]
fn needing_less_help_is_rising() {
    use Independence::{FullSupport, Independent, Prompted, Supported};
    let trend = |levels: &[Independence]| {
        let entries: Vec<Entry> = levels.iter().map(|level| helped(Some(*level))).collect();
        independence_trend(&entries)
    };
    assert_eq!(
        trend(&[Independent, Prompted, Supported, FullSupport]),
        Trend::Rising
    );
    assert_eq!(
        trend(&[FullSupport, Supported, Prompted, Independent]),
        Trend::Falling
    );
    assert_eq!(trend(&[Prompted; 6]), Trend::Level);
    assert_eq!(trend(&[Prompted; 3]), Trend::Unknown);
    let silent: Vec<Entry> = (0..9).map(|_| helped(None)).collect();
    assert_eq!(
        independence_trend(&silent),
        Trend::Unknown,
        "what was not noted says nothing"
    );
}

#[test]
fn what_was_missed_is_told_with_the_most_frequent_reason_first() {
    let missed = |reason| entry(Outcome::NotDelivered(reason));
    let entries = [
        missed(Reason::Trip),
        missed(Reason::StaffAbsent),
        helped(None),
        missed(Reason::PupilAbsent),
        missed(Reason::StaffAbsent),
    ];
    let delivery = Delivery::of(&entries, 9);
    assert_eq!(
        (delivery.done, delivery.missed, delivery.unlogged()),
        (1, 4, 4)
    );
    let reasons = [
        (Reason::StaffAbsent, 2),
        (Reason::PupilAbsent, 1),
        (Reason::Trip, 1),
    ];
    assert_eq!(delivery.by_reason, reasons);
    assert_eq!(
        Delivery::of(&entries, 3).unlogged(),
        0,
        "more may be done than was planned"
    );
}

fn measure(
    scale: Scale,
    baseline: Option<Value>,
    latest: Option<Value>,
    aim: Option<Value>,
) -> Measure {
    let reading = |value| Reading { on: day(), value };
    Measure {
        baseline: baseline.map(reading),
        aim,
        readings: latest.map(reading).into_iter().collect(),
        ..Measure::on(scale)
    }
}

fn points(points: impl Into<Option<i32>>) -> Option<Value> {
    points.into().map(Value::Points)
}

fn stands(
    scale: Scale,
    baseline: Option<Value>,
    latest: Option<Value>,
    aim: Option<Value>,
) -> Option<Standing> {
    standing(&measure(scale, baseline, latest, aim))
}

#[test]
fn where_a_measure_stands_is_worked_out_by_its_scale() {
    let number = |direction| Scale::Number {
        unit: "a week".to_owned(),
        direction,
    };
    let (up, down) = (number(Direction::Up), number(Direction::Down));
    let levels = Scale::Levels(vec![
        "new".to_owned(),
        "some".to_owned(),
        "secure".to_owned(),
    ]);
    for (scale, [baseline, latest, aim], expected) in [
        (&up, [10, 20, 30], Standing::Improved),
        (&up, [10, 30, 30], Standing::Reached),
        (&down, [10, 20, 5], Standing::Worse),
        (&down, [10, 4, 5], Standing::Reached),
        (&levels, [1, 1, 2], Standing::AsBefore),
        (&Scale::ReadingAge, [84, 83, 90], Standing::Worse),
    ] {
        let stands = stands(scale.clone(), points(baseline), points(latest), points(aim));
        assert_eq!(
            stands,
            Some(expected),
            "{scale:?} {baseline} {latest} {aim}"
        );
    }
}

#[test]
fn both_scores_of_the_leuven_scale_count() {
    let leuven = |(wellbeing, involvement)| {
        Some(Value::Leuven {
            wellbeing,
            involvement,
        })
    };
    for (latest, expected) in [
        ((3, 3), Standing::Improved),
        ((2, 3), Standing::AsBefore),
        ((3, 2), Standing::Mixed),
        ((1, 3), Standing::Worse),
        ((4, 4), Standing::Reached),
        ((5, 4), Standing::Reached),
    ] {
        let stands = stands(
            Scale::Leuven,
            leuven((2, 3)),
            leuven(latest),
            leuven((4, 4)),
        );
        assert_eq!(stands, Some(expected), "{latest:?}");
    }
}

#[test]
fn nothing_is_said_where_nothing_can_be_compared() {
    let text = |words: &str| Some(Value::Text(words.to_owned()));
    assert_eq!(
        stands(Scale::Words, text("shy"), text("bold"), text("bold")),
        None
    );
    assert_eq!(
        stands(Scale::Standardised, None, points(90), points(95)),
        None
    );
    assert_eq!(
        stands(Scale::Standardised, points(90), None, points(95)),
        None
    );
    let reached = stands(Scale::Standardised, None, points(95), points(95));
    assert_eq!(reached, Some(Standing::Reached), "an aim needs no baseline");
    let leuven = Some(Value::Leuven {
        wellbeing: 1,
        involvement: 1,
    });
    assert_eq!(stands(Scale::Leuven, points(1), leuven, None), None);
}

proptest! {
    #[test]
    fn a_better_reading_never_stands_worse(base in -100i32..100, aim in -100i32..100, one in -100i32..100, more in 0i32..50) {
        let rank = |latest| match standing(&measure(Scale::Standardised, Some(Value::Points(base)), Some(Value::Points(latest)), Some(Value::Points(aim)))) {
            Some(Standing::Reached) => 3,
            Some(Standing::Improved) => 2,
            Some(Standing::AsBefore) => 1,
            _ => 0,
        };
        prop_assert!(rank(one + more) >= rank(one));
    }

    #[test]
    fn every_session_is_counted_once(kinds in prop::collection::vec(0u8..7, 0..40), planned in 0u32..60) {
        let entries: Vec<Entry> = kinds.iter().map(|kind| match Reason::from_byte(*kind) {
            Some(reason) => entry(Outcome::NotDelivered(reason)),
            None => helped(None),
        }).collect();
        let delivery = Delivery::of(&entries, planned);
        prop_assert_eq!(usize::try_from(delivery.done + delivery.missed).unwrap(), entries.len());
        prop_assert_eq!(delivery.by_reason.iter().map(|(_, count)| count).sum::<u32>(), delivery.missed);
        prop_assert!(delivery.by_reason.is_sorted_by(|a, b| a.1 >= b.1));
    }
}
