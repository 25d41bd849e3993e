//! Tests of what was delivered of what was planned.

use super::super::delivery::About;
use super::super::id::{EntryId, PupilId};
use super::super::staff::{Initials, Stamp};
use super::super::time::{Moment, When};
use super::*;
use chrono::NaiveDate;

fn day(m: u32, d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, m, d).unwrap()
}

fn entry(on: NaiveDate, provision: u8, outcome: Outcome) -> Entry {
    Entry {
        id: EntryId::from_bytes([1; 16]),
        pupil: PupilId::from_bytes([1; 16]),
        when: When::day(on),
        logged: Stamp {
            by: Initials::visitor(),
            at: Moment::from_local(on.into(), 0),
        },
        outcome,
        about: About {
            provision: Some(ProvisionId::from_bytes([provision; 16])),
            ..About::default()
        },
        note: None,
        corrects: None,
    }
}

#[test]
fn what_was_planned_what_took_place_and_why_not() {
    let went = Outcome::Delivered {
        performance: Rating::Green,
        participation: Rating::NotSeen,
        independence: None,
    };
    let (absent, room) = (Reason::PupilAbsent, Reason::Room);
    let missed = Outcome::NotDelivered;
    let entries = [
        entry(day(9, 10), 1, went),
        entry(day(9, 14), 1, went),
        entry(day(9, 15), 1, missed(absent)),
        entry(day(9, 17), 1, missed(room)),
        entry(day(9, 21), 2, went),
        entry(day(9, 22), 1, missed(room)),
        entry(day(9, 24), 1, went),
        entry(day(9, 28), 1, went),
    ];
    let dates = (day(9, 14), day(12, 4));
    let mut row = Provision::new(ProvisionId::from_bytes([1; 16]), "Reading", dates);
    row.dosage.sessions_a_week = 3;
    let period = Span {
        first: day(9, 1),
        last: day(9, 25),
    };
    let calendar = Calendar::usual(day(11, 23));
    let found = delivery(&entries, &row, period, Some(&calendar));
    let wanted = Delivery {
        planned: 6,
        done: 3,
        missed: 3,
        by_reason: vec![(room, 2), (absent, 1)],
    };
    assert_eq!(found, wanted);
    let unknown = delivery(&entries, &row, period, None);
    assert_eq!((unknown.planned, unknown.done), (0, 3));
}
