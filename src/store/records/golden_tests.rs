//! Golden bytes: what each record of each released schema looks like, for ever. Bytes here never change; a new schema
//! brings files of its own. `tests/golden/records/KIND_record.vN.hex` holds them, sixteen to a line.

use super::v1::block::BlockV1;
use super::{Block, Counts, Log, Meta, Pointer, RecordError, Standing, Stored, Trace};
use crate::domain::calendar::Calendar;
use crate::domain::change::{Act, Change, Part, Put};
use crate::domain::codes::{Area, Flag, SenProvision, SenType};
use crate::domain::delivery::{About, Entry, Independence, Outcome, Rating, Reason, Withdrawal};
use crate::domain::id::{ChangeId, EntryId, PlanId, ProvisionId, PupilId, StrategyId, TargetId};
use crate::domain::measure::{Direction, Measure, Reading, Scale, Value};
use crate::domain::passport::{Agreed, Heading, Passport, Section, Setting, Strategy};
use crate::domain::plan::{Plan, Target, TargetStatus};
use crate::domain::provision::{Dosage, Provision};
use crate::domain::pupil::{Need, ProvisionSpell, Pupil, PupilName, Roll};
use crate::domain::school::{SchoolKind, Settings};
use crate::domain::staff::{Initials, Stamp};
use crate::domain::summary::Recent;
use crate::domain::time::{Moment, When};
use crate::domain::upn::Upn;
use crate::domain::year::YearGroup;
use crate::store::codec;
use chrono::{DateTime, NaiveDate};
use std::fmt::Debug;

pub(super) fn day(d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, d).unwrap()
}

pub(super) fn moment(seconds: i64) -> Moment {
    Moment {
        utc: DateTime::from_timestamp(1_795_425_600 + seconds, 250_000_000).unwrap(),
        offset: -60,
    }
}

pub(super) fn stamp(by: &str) -> Stamp {
    Stamp {
        by: Initials::parse(by).unwrap(),
        at: moment(0),
    }
}

fn settings() -> Settings {
    let mut settings = Settings::new("Fernhill", SchoolKind::Demo, Calendar::usual(day(23)));
    settings.calendar.inset.push(day(2));
    settings
}

fn pupil() -> Pupil {
    Pupil {
        id: PupilId::from_bytes([1; 16]),
        name: PupilName {
            surname: "Łukasiewicz".into(),
            forename: "Zoë".into(),
            preferred: Some("Zo".into()),
        },
        roll: Roll {
            upn: Upn::parse("B801200005001").ok(),
            external: Some("77-A".into()),
            born: Some(day(1)),
            year: YearGroup::numbered(7),
            form: "7B".into(),
            left: Some(day(30)),
            left_for: String::new(),
        },
        provision: vec![ProvisionSpell::open(SenProvision::SenSupport, Some(day(3)))],
        needs: vec![Need {
            rank: 1,
            kind: SenType::Slcn,
        }],
        flags: [Flag::Eal, Flag::ServiceChild].into(),
        contacts: Vec::new(),
        professionals: Vec::new(),
    }
}

fn passport() -> Passport {
    Passport {
        pupil: PupilId::from_bytes([1; 16]),
        version: 3,
        agreed: Some(Agreed {
            on: day(4),
            by: Initials::parse("ZK").unwrap(),
            with: Vec::new(),
        }),
        updated: day(5),
        sections: vec![Section {
            heading: Heading::Important.into(),
            bullets: vec!["My dog".into(), "Time to think".into()],
        }],
        strategies: vec![Strategy {
            id: StrategyId::from_bytes([6; 16]),
            text: "Show it, then say it".into(),
            areas: vec![Area::Cognition, Area::Sensory],
            settings: vec![Setting::Group],
            pinned: Some(1),
            since: day(6),
            library: None,
        }],
        access: vec!["25% extra time".into()],
    }
}

fn target(number: u8, scale: Scale, value: Value) -> Target {
    let reading = Reading {
        on: day(7),
        value: value.clone(),
    };
    Target {
        id: TargetId::from_bytes([number; 16]),
        number,
        text: "Joins two sentences".into(),
        criterion: "4 of 5".into(),
        area: Some(Area::Communication),
        measure: Measure {
            scale,
            baseline: Some(reading),
            aim: Some(value),
            readings: Vec::new(),
        },
        by: day(8),
        status: TargetStatus::PartlyMet,
    }
}

fn plan() -> Plan {
    let number = Scale::Number {
        unit: "words a minute".into(),
        direction: Direction::Down,
    };
    let levels = Scale::Levels(vec!["new".into(), "secure".into()]);
    let points = Value::Points;
    Plan {
        last_review: Some(day(10)),
        outcomes: vec!["Reads for pleasure".into()],
        targets: vec![
            target(1, number, points(-450)),
            target(2, levels, points(1)),
            target(3, Scale::Leuven, points(4)),
            target(4, Scale::Standardised, points(88)),
            target(5, Scale::ReadingAge, points(90)),
            target(6, Scale::Words, Value::Text("surer".into())),
        ],
        provision: vec![Provision {
            layer: "Targeted".into(),
            dosage: Dosage {
                sessions_a_week: 3,
                minutes: 300,
                group_size: 2,
            },
            deliverer: "Mr Achebe".into(),
            accountable: "Ms Lund".into(),
            place: "Library".into(),
            ..Provision::new(
                ProvisionId::from_bytes([9; 16]),
                "Paired reading",
                (day(12), day(13)),
            )
        }],
        home: vec!["Ten minutes a day".into()],
        ..Plan::new(
            PlanId::from_bytes([8; 16]),
            PupilId::from_bytes([1; 16]),
            2,
            (day(9), day(11)),
        )
    }
}

pub(super) fn entry() -> Entry {
    Entry {
        id: EntryId::from_bytes([2; 16]),
        pupil: PupilId::from_bytes([1; 16]),
        when: When {
            date: day(23),
            period: Some(3),
        },
        logged: stamp("ZK"),
        outcome: Outcome::Delivered {
            performance: Rating::Amber,
            participation: Rating::Green,
            independence: Some(Independence::Supported),
        },
        about: About {
            target: Some(TargetId::from_bytes([1; 16])),
            provision: Some(ProvisionId::from_bytes([9; 16])),
            session: Some(300),
            strategies: vec![StrategyId::from_bytes([6; 16])],
            subject: Some("Maths".into()),
            minutes: Some(20),
        },
        note: Some("Began at once – proud".into()),
        corrects: Some(EntryId::from_bytes([3; 16])),
    }
}

pub(super) fn missed() -> Entry {
    Entry {
        id: EntryId::from_bytes([3; 16]),
        when: When::day(day(20)),
        logged: stamp("ABE"),
        outcome: Outcome::NotDelivered(Reason::Refused),
        about: About::default(),
        note: None,
        corrects: None,
        ..entry()
    }
}

fn change() -> Change {
    let withdrawal = Withdrawal {
        entry: EntryId::from_bytes([3; 16]),
        pupil: PupilId::from_bytes([1; 16]),
        when: When::day(day(20)),
    };
    Change {
        id: ChangeId::from_bytes([4; 16]),
        stamp: stamp("ZK"),
        act: Act::Undo,
        undoes: Some(ChangeId::from_bytes([5; 16])),
        parts: vec![
            Part::Settings(Box::new(Put::new(settings()))),
            Part::Pupil(Box::new(Put {
                before: Some(pupil()),
                after: None,
            })),
            Part::Passport(Box::new(Put::new(passport()))),
            Part::Plan(Box::new(Put::new(plan()))),
            Part::Entry(Box::new(entry())),
            Part::Entry(Box::new(missed())),
            Part::Withdraw(withdrawal),
        ],
    }
}

pub(super) fn trace() -> Trace {
    Trace {
        seq: 70_000,
        segment: 3,
        offset: 5_000_000_000,
        size: 251,
    }
}

fn log() -> Log {
    Log {
        entries: 9,
        open: 2,
        blocks: 1,
        amends: 1,
        total: 8,
        recent: vec![Standing {
            recent: Recent {
                id: entry().id,
                when: entry().when,
                outcome: entry().outcome,
            },
            logged: moment(60),
        }],
    }
}

/// Writing gives the golden bytes of this schema, and they give the value; any other number of a schema is refused.
pub(super) fn golden<T: Stored + PartialEq + Debug>(value: &T, schema: u8, hex: &str) {
    let bytes = value.write().unwrap();
    let kept = bytes_of(hex);
    assert_eq!(bytes, kept, "written anew:\n{}", dump(&bytes));
    assert_eq!(value.schema(), schema);
    reads(value, schema, hex);
    let newer = T::read(T::SCHEMA + 1, &kept).unwrap_err();
    assert_eq!(newer, RecordError::Newer);
}

/// The golden bytes of a schema give the value, and one byte more is refused.
pub(super) fn reads<T: Stored + PartialEq + Debug>(value: &T, schema: u8, hex: &str) {
    let kept = bytes_of(hex);
    assert_eq!(&T::read(schema, &kept).unwrap(), value);
    let longer = [kept, vec![0]].concat();
    assert!(T::read(schema, &longer).is_err());
}

pub(super) fn bytes_of(hex: &str) -> Vec<u8> {
    hex.split_whitespace()
        .flat_map(|line| line.as_bytes().chunks(2))
        .map(|pair| u8::from_str_radix(str::from_utf8(pair).unwrap(), 16).unwrap())
        .collect()
}

fn dump(bytes: &[u8]) -> String {
    let lines = bytes.chunks(16).map(|line| {
        let bytes = line.iter().map(|byte| format!("{byte:02x}"));
        bytes.collect::<String>() + "\n"
    });
    lines.collect()
}

macro_rules! goldens {
    ($($name:ident: $how:ident $value:expr;)+) => {$(
        #[test]
        fn $name() {
            $how(&$value, 1, include_str!(concat!(
                "../../../tests/golden/records/", stringify!($name), ".v1.hex"
            )));
        }
    )+};
}

// Still written like this, or only read like this by now.
goldens! {
    settings_record: reads settings();
    pupil_record: reads pupil();
    passport_record: reads passport();
    plan_record: reads plan();
    entry_record: golden entry();
    change_record: reads change();
    block_record: golden Block { pupil: PupilId::from_bytes([1; 16]), entries: vec![entry(), missed()] };
    meta_record: reads Meta { place: trace(), hash: [7; 32], counts: Counts {
        changes: 1, entries: 2, pupils: 3, passports: 4, plans: 5, logs: 6, ..Counts::default()
    } };
    log_record: golden log();
    trace_record: golden trace();
    pointer_record: golden Pointer { offset: 16, size: 900, count: 12, newest: day(23), oldest: day(20) };
}

#[test]
fn a_change_of_entries_alone_is_written_as_ever() {
    let mut change = change();
    change
        .parts
        .retain(|part| matches!(part, Part::Entry(_) | Part::Withdraw(_)));
    assert_eq!(change.schema(), 1);
    let bytes = change.write().unwrap();
    // Its parts are the end of the golden change, whose records come before them.
    let whole = bytes_of(include_str!(
        "../../../tests/golden/records/change_record.v1.hex"
    ));
    let head = bytes.iter().zip(&whole).take_while(|(a, b)| a == b).count();
    assert!(
        whole.ends_with(&bytes[head + 1..]),
        "{head} of {}",
        bytes.len()
    );
    assert_eq!(Change::read(1, &bytes).unwrap(), change);
    change.act = Act::Plan;
    assert_eq!(change.schema(), 2, "the first schema had no such act");
}

#[test]
fn a_code_the_field_does_not_know_is_refused() {
    let hex = include_str!("../../../tests/golden/records/pupil_record.v1.hex");
    let mut bytes = bytes_of(hex);
    let last = bytes.len() - 1;
    bytes[last] = 200;
    let refused = Pupil::read(1, &bytes).unwrap_err();
    assert_eq!(refused, RecordError::Unknown("a flag"));
    assert_eq!(refused.to_string(), "it holds a flag that cannot be");
}

#[test]
fn a_block_takes_little_more_than_the_notes_and_identities() {
    let entries: Vec<Entry> = (0..100)
        .map(|n| Entry {
            id: EntryId::from_bytes([n; 16]),
            ..entry()
        })
        .collect();
    let plain: usize = entries.iter().map(|e| e.write().unwrap().len()).sum();
    let block = Block {
        pupil: PupilId::from_bytes([1; 16]),
        entries,
    };
    let packed = codec::encode(&BlockV1::from(&block)).unwrap().len();
    assert!(packed * 100 < plain * 60, "{packed} of {plain}");
}
