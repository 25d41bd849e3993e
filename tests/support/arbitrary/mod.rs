//! Any record there can be, hostile texts included: what proptest makes up for tests of the store and of exports.
//!
//! A test target that uses it has the domain at its root, as the program itself has: `use plimsoll::domain;`.

pub(crate) mod log;
pub(crate) mod people;
pub(crate) mod review;
pub(crate) mod school;
pub(crate) mod writing;

use crate::domain::change::{Act, Change, Part, Put};
use crate::domain::draft::{Draft, DraftKey};
use crate::domain::id::{ChangeId, PupilId};
use crate::domain::staff::{Initials, Stamp};
use crate::domain::time::Moment;
use chrono::{DateTime, NaiveDate, NaiveTime};
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;

/// Few pupils, so that their records meet.
pub(crate) fn pupil_id() -> impl Strategy<Value = PupilId> {
    (0u8..4).prop_map(|n| PupilId::from_bytes([n; 16]))
}

/// One of few identities, so that records replace one another.
pub(crate) fn few() -> impl Strategy<Value = [u8; 16]> {
    (0u8..6).prop_map(|n| [0xa0 + n; 16])
}

/// Any text: empty, long, of any script, with what no form would let in.
pub(crate) fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => "\\PC{0,12}",
        2 => any::<String>(),
        1 => Just(String::new()),
        1 => (1usize..2_500).prop_map(|n| "ß".repeat(n)),
        1 => select(vec![
            "\0", "\u{1b}[2J", "=1+1", "e\u{301}\u{301}", "\u{202e}txt", "\u{feff}", "a\r\nb", "\u{10ffff}",
        ])
        .prop_map(str::to_owned),
    ]
}

/// A few texts.
pub(crate) fn texts() -> impl Strategy<Value = Vec<String>> {
    vec(text(), 0..4)
}

/// Any day that can be said.
pub(crate) fn day() -> impl Strategy<Value = NaiveDate> {
    let near = 738_000i32..741_000;
    prop_oneof![4 => near, 1 => -1_000_000i32..1_000_000]
        .prop_filter_map("a day", NaiveDate::from_num_days_from_ce_opt)
}

/// Any time of day.
pub(crate) fn time() -> impl Strategy<Value = NaiveTime> {
    (0u32..86_400, 0u32..1_000_000_000).prop_filter_map("a time of day", |(seconds, nanos)| {
        NaiveTime::from_num_seconds_from_midnight_opt(seconds, nanos)
    })
}

pub(crate) fn moment() -> impl Strategy<Value = Moment> {
    let seconds = -9_000_000_000i64..9_000_000_000;
    (seconds, 0u32..1_000_000_000, any::<i16>()).prop_filter_map("a time", |(at, nanos, offset)| {
        let utc = DateTime::from_timestamp(at, nanos)?;
        Some(Moment { utc, offset })
    })
}

pub(crate) fn initials() -> impl Strategy<Value = Initials> {
    "[A-Zß-ÿΑ-Ωа-я0-9]{1,8}".prop_filter_map("initials", |text| Initials::parse(&text))
}

pub(crate) fn stamp() -> impl Strategy<Value = Stamp> {
    (initials(), moment()).prop_map(|(by, at)| Stamp { by, at })
}

pub(crate) fn draft() -> impl Strategy<Value = Draft> {
    let key = (select(vec!["plan", "passport"]), few(), initials());
    let values = vec((text(), texts()), 0..6);
    (key, moment(), values).prop_map(|((form, subject, by), at, values)| Draft {
        key: DraftKey {
            form: form.to_owned(),
            subject,
            by,
        },
        at,
        values,
    })
}

/// A change of any parts.
pub(crate) fn change() -> impl Strategy<Value = Change> {
    let ids = (any::<[u8; 16]>(), of(any::<[u8; 16]>()));
    let parts = vec(part(), 0..6);
    (ids, stamp(), select(Act::ALL), parts).prop_map(|((id, undoes), stamp, act, parts)| Change {
        id: ChangeId::from_bytes(id),
        stamp,
        act,
        undoes: undoes.map(ChangeId::from_bytes),
        parts,
    })
}

/// Any part of a change.
pub(crate) fn part() -> impl Strategy<Value = Part> {
    prop_oneof![
        1 => put(school::settings()).prop_map(Part::Settings),
        1 => put(people::pupil()).prop_map(Part::Pupil),
        1 => put(writing::passport()).prop_map(Part::Passport),
        1 => put(writing::plan()).prop_map(Part::Plan),
        1 => put(people::concern()).prop_map(Part::Concern),
        1 => put(people::talk()).prop_map(Part::Talk),
        1 => put(people::clock()).prop_map(Part::Clock),
        1 => put(school::line()).prop_map(Part::Library),
        1 => put(review::review()).prop_map(Part::Review),
        // A meeting is mostly answers.
        2 => review::answered().prop_map(|answered| Part::Answer(Box::new(answered))),
        1 => put(review::action()).prop_map(Part::Action),
        1 => put(people::note()).prop_map(Part::Confidential),
        1 => people::seen().prop_map(|seen| Part::Seen(Box::new(seen))),
        1 => log::entry().prop_map(|entry| Part::Entry(Box::new(entry))),
        1 => log::withdrawal().prop_map(Part::Withdraw),
    ]
}

fn put<T: std::fmt::Debug>(
    record: impl Strategy<Value = T> + Clone,
) -> impl Strategy<Value = Box<Put<T>>> {
    (of(record.clone()), of(record)).prop_map(|(before, after)| Box::new(Put { before, after }))
}
