//! A store written by the program of the second schema, before there were reviews: what it held, and that it opens with
//! nothing lost. Its files are `tests/golden/store.v2/`; they were written by that program, from the changes below, and are
//! never written again.

use crate::contract::assert_same;
use crate::kit::*;
use crate::older::{assert_kept, full_passport, full_plan, full_pupil, left};
use plimsoll::domain::assess::{Assessment, Score, Source, SourceKind};
use plimsoll::domain::change::{Act, Change, Part, Put};
use plimsoll::domain::codes::{Area, SenProvision};
use plimsoll::domain::measure::{Measure, Reading, Scale, Value};
use plimsoll::domain::passport::{HeadingKey, Passport, Section};
use plimsoll::domain::plan::{Agreement, Notified, Party, Plan};
use plimsoll::domain::provision::{Condition, Cost, Impact, ProvisionResult, Verdict};
use plimsoll::domain::pupil::{Contact, Professional, ProvisionSpell, Pupil, Responsibility};
use plimsoll::domain::school::SchoolKind;
use plimsoll::domain::talk::Channel;
use plimsoll::store::{DiskStore, MemStore, Store};
use tempfile::TempDir;

/// Every change it holds: what the second schema could say and the first could not, and enough to fill a few segments.
fn changes() -> Vec<Change> {
    let mut changes = vec![set_up_by_it(), roll()];
    for n in 0..3 {
        let around = vec![concern(n, n), talk(n, n), clock(n, n), line(n)];
        changes.push(change(2_100 + n, Act::Import, around));
    }
    for n in 0..24 {
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
    let put = Put {
        before: Some(its_passport(2)),
        after: None,
    };
    let taken_out = Part::Passport(Box::new(put));
    changes.push(change(4_001, Act::Passport, vec![taken_out]));
    changes
}

fn set_up_by_it() -> Change {
    let mut settings = settings(SchoolKind::Real);
    settings.template = "our-own".into();
    settings.pence_an_hour = 1_850;
    settings.register_reviews = vec![day(1), day(90)];
    let parts = vec![Part::Settings(Box::new(Put::new(settings)))];
    change(1_000, Act::Settings, parts)
}

fn roll() -> Change {
    let parts = (0..3).flat_map(|n| {
        [
            Part::Pupil(Box::new(Put::new(its_pupil(n)))),
            Part::Passport(Box::new(Put::new(its_passport(n)))),
            Part::Plan(Box::new(Put::new(its_plan(n)))),
        ]
    });
    change(2_000, Act::Import, parts.collect())
}

fn its_pupil(n: u64) -> Pupil {
    let mut pupil = full_pupil(n);
    pupil.roll.left_for = "moved to the coast".into();
    pupil.provision = vec![ProvisionSpell {
        provision: SenProvision::SenSupport,
        start: Some(day(-29)),
        end: Some(day(5)),
        reason: "Reading".into(),
        ended: "Caught up".into(),
    }];
    pupil.contacts = vec![Contact {
        name: "Ola L".into(),
        relation: "mother".into(),
        phone: "01632 960001".into(),
        email: "ola@example.org".into(),
        responsibility: Responsibility::Holds,
        note: "needs an interpreter (Polish)".into(),
    }];
    pupil.professionals = vec![Professional {
        name: "Dr Okoro".into(),
        role: "speech and language therapist".into(),
        service: "Health trust".into(),
        reach: "01632 960002".into(),
        since: Some(day(4)),
        until: None,
        note: "Thursdays".into(),
    }];
    pupil
}

fn its_passport(n: u64) -> Passport {
    let mut passport = full_passport(n);
    passport.sections.push(Section {
        heading: HeadingKey::Own("worries".into()),
        bullets: vec!["Fire drills".into()],
    });
    passport.strategies[0].library = Some("own-1".into());
    if let Some(agreed) = &mut passport.agreed {
        agreed.with = vec![Party::Pupil, Party::Parent];
    }
    passport
}

fn its_plan(n: u64) -> Plan {
    let both = |wellbeing, involvement| Value::Leuven {
        wellbeing,
        involvement,
    };
    let read = |on, value| Reading { on: day(on), value };
    let mut plan = full_plan(n);
    let row = &mut plan.provision[0];
    row.area = Some(Area::Cognition);
    row.cost = Cost {
        pence_an_hour: 1_450,
        resources: 999,
    };
    row.conditions = [Condition::Trained, Condition::PupilKnows].into();
    row.measure = Some(Measure {
        scale: Scale::Leuven,
        baseline: Some(read(0, both(2, 3))),
        aim: Some(both(4, 5)),
        readings: vec![read(10, both(3, 3)), read(20, both(3, 4))],
    });
    row.result = Some(ProvisionResult {
        on: day(70),
        impact: Impact::More,
        verdict: Verdict::Adapt,
        why: "Twice as quick".into(),
    });
    Plan {
        assess: Assessment {
            strengths: vec!["Draws what he has read".into()],
            sources: vec![Source {
                kind: SourceKind::Test,
                on: day(2),
                finding: "Single words".into(),
                score: Some(Score {
                    scale: Scale::Standardised,
                    value: Value::Points(84),
                }),
            }],
            barriers: vec!["Loses the line".into()],
        },
        impact: "A level up by spring".into(),
        notified: Some(Notified {
            on: day(14),
            how: Channel::Letter,
        }),
        agreements: vec![Agreement {
            party: Party::Senco,
            name: "Ms Lund".into(),
            on: day(15),
        }],
        aware: Some(day(16)),
        ..plan
    }
}

/// The folder as that program left it.
fn as_it_was_left() -> TempDir {
    let record = "b708025407783d001f03fbfe07fbb9016ca918c58a58cd61d3e03d1862298f8d044a5b455d0d00ecbf1d50b4484049771f18030203030303030303";
    left("store.v2", 2, record)
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
    let later = [
        change(5_001, Act::Review, vec![review(1, 2)]),
        change(5_002, Act::Answer, vec![answer(1, (1, 2))]),
        change(5_003, Act::Action, vec![action(1, 2)]),
        log(5_004, entry(5_004, 1, 90)),
    ];
    for change in later {
        assert_eq!(
            store.apply(&change).unwrap(),
            memory.apply(&change).unwrap()
        );
    }
    assert_same(&store, &memory);
    drop(store);
    assert_kept("store.v2", dir.path());
    DiskStore::rebuild(dir.path(), &options()).unwrap();
    assert_same(&DiskStore::open(dir.path(), &options()).unwrap(), &memory);
}

#[test]
fn that_lost_its_end_before_the_update_says_so() {
    let dir = as_it_was_left();
    std::fs::remove_file(dir.path().join("journal/000003.log")).unwrap();
    let store = DiskStore::open(dir.path(), &options()).unwrap();
    let said: Vec<String> = store.notices().iter().map(ToString::to_string).collect();
    assert!(
        said.iter()
            .any(|said| said.contains("but 31 had been saved")),
        "{said:?}"
    );
}
