//! A store written by the program before the second schema: what it held, and that it opens with nothing lost. Its files
//! are `tests/golden/store.v1/`; they were written by that program, from the changes below, and are never written again.

use crate::contract::assert_same;
use crate::damage::files;
use crate::kit::*;
use plimsoll::domain::change::{Act, Change, Part, Put};
use plimsoll::domain::codes::{Area, Flag, SenProvision, SenType};
use plimsoll::domain::id::{ProvisionId, StrategyId, TargetId};
use plimsoll::domain::measure::{Direction, Measure, Reading, Scale, Value};
use plimsoll::domain::passport::{Agreed, Heading, Passport, Section, Setting, Strategy};
use plimsoll::domain::plan::{Dosage, Plan, Provision, Target, TargetStatus};
use plimsoll::domain::pupil::{Need, ProvisionSpell, Pupil};
use plimsoll::domain::school::SchoolKind;
use plimsoll::domain::staff::Initials;
use plimsoll::domain::upn::Upn;
use plimsoll::domain::year::YearGroup;
use plimsoll::store::{DiskStore, MemStore, Store};
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// Every change it holds: all that the first schema could say, and enough entries to fill a few segments.
fn changes() -> Vec<Change> {
    let mut changes = vec![set_up(SchoolKind::Real), roll()];
    for n in 0..48 {
        let one = entry(n, n % 3, i64::try_from(n / 3).unwrap());
        if n % 13 == 12 {
            changes.push(correct(n, one.clone(), n - 6));
        } else {
            changes.push(log(n, one.clone()));
        }
        if n % 17 == 16 {
            changes.push(withdraw(3_000 + n, &one));
        }
    }
    let mut left = full_pupil(1);
    left.roll.left = Some(day(60));
    let put = Put {
        before: Some(full_pupil(1)),
        after: Some(left),
    };
    changes.push(change(4_000, Act::Import, vec![Part::Pupil(Box::new(put))]));
    let put = Put {
        before: Some(full_passport(2)),
        after: None,
    };
    changes.push(change(
        4_001,
        Act::Undo,
        vec![Part::Passport(Box::new(put))],
    ));
    changes
}

fn roll() -> Change {
    let parts = (0..3).flat_map(|n| {
        [
            Part::Pupil(Box::new(Put::new(full_pupil(n)))),
            Part::Passport(Box::new(Put::new(full_passport(n)))),
            Part::Plan(Box::new(Put::new(full_plan(n)))),
        ]
    });
    change(2_000, Act::Import, parts.collect())
}

pub(crate) fn full_pupil(n: u64) -> Pupil {
    let mut pupil = pupil(n);
    pupil.name.preferred = Some("Zo".into());
    pupil.roll.upn = Upn::parse("B801200005001").ok();
    pupil.roll.external = Some("77-A".into());
    pupil.roll.born = Some(day(-4_000));
    pupil.roll.year = YearGroup::numbered(7);
    pupil.roll.form = "7B".into();
    let mut before = ProvisionSpell::open(SenProvision::NoSen, None);
    before.end = Some(day(-30));
    pupil.provision = vec![
        before,
        ProvisionSpell::open(SenProvision::SenSupport, Some(day(-29))),
    ];
    pupil.needs = vec![Need {
        rank: 1,
        kind: SenType::Slcn,
    }];
    pupil.flags = [Flag::Eal, Flag::ServiceChild].into();
    pupil
}

pub(crate) fn full_passport(n: u64) -> Passport {
    let sections = Heading::ALL.iter().map(|heading| Section {
        heading: (*heading).into(),
        bullets: vec!["Time to think".into(), "My dog".into()],
    });
    Passport {
        agreed: Some(Agreed {
            on: day(3),
            by: Initials::parse("ZK").unwrap(),
            with: Vec::new(),
        }),
        sections: sections.collect(),
        strategies: vec![Strategy {
            id: StrategyId::from_bytes(bytes(6, n)),
            text: "Show it, then say it".into(),
            areas: vec![Area::Cognition, Area::Sensory],
            settings: Setting::ALL.to_vec(),
            pinned: Some(1),
            since: day(0),
            library: None,
        }],
        access: vec!["25% extra time".into()],
        ..passport(n, 3, 10)
    }
}

pub(crate) fn full_plan(n: u64) -> Plan {
    let number = Scale::Number {
        unit: "words a minute".into(),
        direction: Direction::Down,
    };
    let levels = Scale::Levels(vec!["new".into(), "secure".into()]);
    let measured = [
        (number, Value::Points(-450)),
        (levels, Value::Points(1)),
        (Scale::Leuven, Value::Points(4)),
        (Scale::Standardised, Value::Points(88)),
        (Scale::ReadingAge, Value::Points(90)),
        (Scale::Words, Value::Text("surer".into())),
    ];
    let targets = (1..).zip(measured).map(|(number, (scale, value))| Target {
        id: TargetId::from_bytes(bytes(4, u64::from(number))),
        number,
        text: "Joins two sentences".into(),
        criterion: "4 of 5".into(),
        area: Some(Area::Communication),
        measure: Measure {
            scale,
            baseline: Some(Reading {
                on: day(0),
                value: value.clone(),
            }),
            aim: Some(value.clone()),
            readings: vec![Reading { on: day(9), value }],
        },
        by: day(80),
        status: TargetStatus::PartlyMet,
    });
    Plan {
        last_review: Some(day(-2)),
        targets: targets.collect(),
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
                ProvisionId::from_bytes(bytes(5, n)),
                "Paired reading",
                (day(0), day(70)),
            )
        }],
        home: vec!["Ten minutes a day".into()],
        ..plan(n, 2)
    }
}

/// The folder as that program left it.
fn as_it_was_left() -> TempDir {
    let record = "b70801dd33a7a2003604fb2406fb8f011ab32419c9fe3edfb93c07ffcb7cf9abed7c10a84a8ead6fb9c6c1b792c632e1363003020303";
    left("store.v1", 1, record)
}

/// A folder as an earlier program left it: its journal, and the first record of an index of its format. An index is never
/// part of what is kept, so this one holds nothing more.
pub(crate) fn left(kept: &str, format: u8, first_record: &str) -> TempDir {
    let dir = tempfile::tempdir().unwrap();
    let kept = golden(kept);
    fs::create_dir(dir.path().join("journal")).unwrap();
    for file in files(&kept) {
        fs::copy(&file, dir.path().join(file.strip_prefix(&kept).unwrap())).unwrap();
    }
    let pairs = first_record.as_bytes().chunks(2);
    let record: Vec<u8> = pairs
        .map(|pair| u8::from_str_radix(str::from_utf8(pair).unwrap(), 16).unwrap())
        .collect();
    let index = sled::open(dir.path().join("index/000004")).unwrap();
    index.insert([b'm', format, 0, 0], record).unwrap();
    index.flush().unwrap();
    dir
}

fn golden(store: &str) -> PathBuf {
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    golden.join(store)
}

/// Asserts that the bytes of an earlier program's segments are still where it wrote them.
pub(crate) fn assert_kept(store: &str, dir: &Path) {
    for file in files(&golden(store).join("journal")) {
        let before = fs::read(&file).unwrap();
        let used = before.iter().rposition(|byte| *byte != 0).unwrap() + 1;
        let now = fs::read(dir.join("journal").join(file.file_name().unwrap())).unwrap();
        assert!(now.starts_with(&before[..used]), "{}", file.display());
    }
}

fn memory() -> MemStore {
    let memory = MemStore::new();
    for change in changes() {
        memory.apply(&change).unwrap();
    }
    memory
}

#[test]
fn opens_with_nothing_lost_and_says_so_in_one_line() {
    let dir = as_it_was_left();
    let store = DiskStore::open(dir.path(), &options()).unwrap();
    let said: Vec<String> = store.notices().iter().map(ToString::to_string).collect();
    assert_eq!(
        said,
        [
            "The index was made by another version of Plimsoll and was made again from the journal; nothing of the record is lost by that."
        ]
    );
    assert_same(&store, &memory());
    drop(store);
    let store = DiskStore::open(dir.path(), &options()).unwrap();
    assert_eq!(store.notices(), [], "once is enough");
    assert_same(&store, &memory());
}

#[test]
fn is_written_on_and_its_own_bytes_stay() {
    let dir = as_it_was_left();
    let store = DiskStore::open(dir.path(), &options()).unwrap();
    let memory = memory();
    for change in later() {
        assert_eq!(
            store.apply(&change).unwrap(),
            memory.apply(&change).unwrap()
        );
    }
    assert_same(&store, &memory);
    drop(store);
    assert_kept("store.v1", dir.path());
    DiskStore::rebuild(dir.path(), &options()).unwrap();
    assert_same(&DiskStore::open(dir.path(), &options()).unwrap(), &memory);
}

/// What a program that knows more does next.
fn later() -> Vec<Change> {
    let mut plan = full_plan(1);
    plan.impact = "A level up by spring".into();
    let put = Put {
        before: Some(full_plan(1)),
        after: Some(plan),
    };
    vec![
        change(5_000, Act::Plan, vec![Part::Plan(Box::new(put))]),
        change(5_001, Act::Concern, vec![concern(1, 2)]),
        log(5_002, entry(5_002, 1, 90)),
    ]
}

#[test]
fn that_lost_its_end_before_the_update_says_so() {
    let dir = as_it_was_left();
    fs::remove_file(dir.path().join("journal/000004.log")).unwrap();
    let store = DiskStore::open(dir.path(), &options()).unwrap();
    let said: Vec<String> = store.notices().iter().map(ToString::to_string).collect();
    assert!(
        said.iter()
            .any(|said| said.contains("but 54 had been saved")),
        "{said:?}"
    );
}
