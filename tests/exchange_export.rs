//! What goes out: the school as JSON and CSV, the shapes `show` and `find` write, and that nothing in a table can run.
#![expect(clippy::unwrap_used, reason = "a test that can't go on should stop")]

use chrono::NaiveDate;
use plimsoll::domain::calendar::Calendar;
use plimsoll::domain::change::Part;
use plimsoll::domain::codes::{Area, Flag, SenProvision, SenType};
use plimsoll::domain::delivery::{About, Entry, Independence, Outcome, Rating, Reason};
use plimsoll::domain::id::{ChangeId, EntryId, PlanId, ProvisionId, PupilId, StrategyId, TargetId};
use plimsoll::domain::measure::{Direction, Measure, Reading, Scale, Value};
use plimsoll::domain::passport::{Agreed, Heading, Passport, Section, Setting, Strategy as Helps};
use plimsoll::domain::plan::{Dosage, Plan, Provision, Target, TargetStatus};
use plimsoll::domain::pupil::{Need, ProvisionSpell, Pupil, PupilName};
use plimsoll::domain::school::{School, SchoolKind, Settings};
use plimsoll::domain::staff::{Initials, Stamp};
use plimsoll::domain::summary::Summary;
use plimsoll::domain::time::{Moment, When};
use plimsoll::domain::upn::Upn;
use plimsoll::domain::year::YearGroup;
use plimsoll::exchange::json::{FindAnswer, FindHit, Record, ShowPupil, pretty};
use plimsoll::exchange::{
    Source, entries_csv, preview, pupils_csv, read, school_json, targets_csv,
};
use proptest::prelude::*;
use std::io;

fn day(y: i32, m: u32, d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(y, m, d).unwrap()
}

fn stamp() -> Stamp {
    let at = day(2026, 11, 20).and_hms_opt(10, 5, 0).unwrap();
    Stamp {
        by: Initials::parse("MK").unwrap(),
        at: Moment::from_local(at, 0),
    }
}

const AMIRA: PupilId = PupilId::from_bytes([1; 16]);
const OVERLAY: StrategyId = StrategyId::from_bytes([2; 16]);
const READS: TargetId = TargetId::from_bytes([3; 16]);
const PAIRED: ProvisionId = ProvisionId::from_bytes([4; 16]);

fn amira() -> Pupil {
    let name = PupilName {
        surname: "Hassan".into(),
        forename: "Amira".into(),
        preferred: Some("Ami".into()),
    };
    let mut pupil = Pupil::new(AMIRA, name);
    pupil.roll.upn = Upn::parse("B801200005001").ok();
    pupil.roll.external = Some("u-1".into());
    pupil.roll.born = Some(day(2017, 3, 14));
    pupil.roll.year = YearGroup::numbered(4);
    pupil.roll.form = "4B".into();
    let spell = |provision, start, end| ProvisionSpell {
        end,
        ..ProvisionSpell::open(provision, start)
    };
    pupil.provision = vec![
        spell(SenProvision::NoSen, None, Some(day(2023, 8, 31))),
        spell(SenProvision::SenSupport, Some(day(2023, 9, 1)), None),
    ];
    let need = |rank, kind| Need { rank, kind };
    pupil.needs = vec![need(1, SenType::Slcn), need(3, SenType::Asd)];
    pupil.flags = [Flag::Eal].into();
    pupil
}

fn passport() -> Passport {
    Passport {
        pupil: AMIRA,
        version: 2,
        agreed: Some(Agreed {
            on: day(2026, 9, 14),
            by: Initials::parse("JB").unwrap(),
            with: Vec::new(),
        }),
        updated: day(2026, 9, 14),
        sections: vec![Section {
            heading: Heading::LikeYouToKnow.into(),
            bullets: vec!["I draw maps of imaginary islands".into()],
        }],
        strategies: vec![Helps {
            id: OVERLAY,
            text: "Print texts on cream paper".into(),
            areas: vec![Area::Cognition],
            settings: vec![Setting::WholeClass],
            pinned: Some(1),
            since: day(2026, 9, 14),
            library: None,
        }],
        access: vec!["25% extra time".into()],
    }
}

fn target() -> Target {
    let scale = Scale::Number {
        unit: "words a minute".into(),
        direction: Direction::Up,
    };
    let reading = |on, points| {
        Some(Reading {
            on,
            value: Value::Points(points),
        })
    };
    Target {
        id: READS,
        number: 1,
        text: "=Reads a page aloud to an adult".into(),
        criterion: "+60 words in 3 of 4 weeks".into(),
        area: Some(Area::Cognition),
        measure: Measure {
            scale,
            baseline: reading(day(2026, 9, 10), 4200),
            aim: Some(Value::Points(6000)),
            readings: reading(day(2026, 11, 12), 4950).into_iter().collect(),
        },
        by: day(2026, 12, 11),
        status: TargetStatus::Active,
    }
}

fn plan() -> Plan {
    Plan {
        last_review: Some(day(2026, 7, 8)),
        outcomes: vec!["Reads for pleasure".into()],
        targets: vec![target()],
        provision: vec![Provision {
            layer: "Targeted".into(),
            dosage: Dosage {
                sessions_a_week: 3,
                minutes: 20,
                group_size: 1,
            },
            deliverer: "MK".into(),
            accountable: "JB".into(),
            place: "Library".into(),
            ..Provision::new(
                PAIRED,
                "Paired reading",
                (day(2026, 9, 14), day(2026, 12, 4)),
            )
        }],
        home: vec!["A page each evening".into()],
        ..Plan::new(
            PlanId::from_bytes([5; 16]),
            AMIRA,
            3,
            (day(2026, 9, 7), day(2026, 12, 12)),
        )
    }
}

fn entries() -> Vec<Entry> {
    let entry = |byte, outcome, note: Option<&str>| Entry {
        id: EntryId::from_bytes([byte; 16]),
        pupil: AMIRA,
        when: When {
            date: day(2026, 11, 20),
            period: Some(2),
        },
        logged: stamp(),
        outcome,
        about: About::default(),
        note: note.map(str::to_owned),
        corrects: None,
    };
    let rated = Outcome::Delivered {
        performance: Rating::Amber,
        participation: Rating::NotSeen,
        independence: Some(Independence::FullSupport),
    };
    let mut first = entry(6, rated, Some("@home she \"reads\",\ntoo"));
    first.about = About {
        target: Some(READS),
        provision: Some(PAIRED),
        session: Some(7),
        strategies: vec![OVERLAY],
        subject: Some("English".into()),
        minutes: Some(20),
    };
    let mut second = entry(7, Outcome::NotDelivered(Reason::Room), None);
    second.corrects = Some(EntryId::from_bytes([8; 16]));
    vec![first, second]
}

fn school() -> School {
    let mut school = School::empty();
    let calendar = Calendar::usual(day(2026, 11, 23));
    school.settings = Some(Settings::new("Oakfield", SchoolKind::Demo, calendar));
    school.pupils.insert(AMIRA, amira());
    school.passports.insert(AMIRA, passport());
    school.plans.insert(AMIRA, plan());
    let nobody = PupilId::from_bytes([9; 16]);
    let name = PupilName {
        surname: String::new(),
        forename: "-Ada".into(),
        preferred: None,
    };
    school.pupils.insert(nobody, Pupil::new(nobody, name));
    school
}

fn log(pupil: PupilId) -> Box<dyn Iterator<Item = io::Result<Entry>>> {
    let entries = entries().into_iter();
    Box::new(entries.filter(move |entry| entry.pupil == pupil).map(Ok))
}

fn written(write: impl FnOnce(&mut Vec<u8>) -> io::Result<()>) -> String {
    let mut out = Vec::new();
    write(&mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn the_shape_of_show_is_promised() {
    let (pupil, passport, plan, entries) = (amira(), passport(), plan(), entries());
    let record = Record::new(&pupil, Some(&passport), Some(&plan), &entries);
    insta::assert_snapshot!(pretty(&ShowPupil::new(record)).unwrap());
}

#[test]
fn the_shape_of_find_is_promised() {
    let (pupil, passport) = (amira(), passport());
    let hits = vec![
        FindHit::pupil(&pupil, 90),
        FindHit::strategy(&pupil, &passport.strategies[0], 40),
    ];
    insta::assert_snapshot!(pretty(&FindAnswer::new("ami", hits)).unwrap());
}

#[test]
fn the_whole_school_is_one_json_document() {
    let text = written(|out| school_json(out, &school(), &mut log));
    let json: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(json["format"], "plimsoll.school.1");
    assert_eq!(json["school"]["name"], "Oakfield");
    assert_eq!(json["school"]["periods"][0]["starts"], "09:00");
    let pupils = json["pupils"].as_array().unwrap();
    assert_eq!(pupils.len(), 2);
    assert_eq!(pupils[1]["pupil"]["name"]["surname"], "Hassan");
    assert_eq!(pupils[1]["entries"].as_array().unwrap().len(), 2);
    assert_eq!(pupils[0]["passport"], serde_json::Value::Null);
    let empty = written(|out| school_json(out, &School::empty(), &mut log));
    let empty: serde_json::Value = serde_json::from_str(&empty).unwrap();
    assert_eq!(empty["pupils"], serde_json::json!([]));
}

#[test]
fn a_failing_log_fails_the_export() {
    let mut failing = |_: PupilId| -> Box<dyn Iterator<Item = io::Result<Entry>>> {
        Box::new(std::iter::once(Err(io::Error::other("gone"))))
    };
    assert!(school_json(&mut Vec::new(), &school(), &mut failing).is_err());
    assert!(entries_csv(&mut Vec::new(), &school(), &mut failing).is_err());
}

#[test]
fn tables_are_for_a_spreadsheet() {
    let tables = [
        written(|out| pupils_csv(out, &school())),
        written(|out| entries_csv(out, &school(), &mut log)),
        written(|out| targets_csv(out, &school())),
    ];
    assert!(tables.iter().all(|table| table.starts_with("\u{feff}\"")));
    insta::assert_snapshot!(
        tables
            .join("\n")
            .replace('\u{feff}', "<BOM>")
            .replace('\r', "")
    );
}

#[test]
fn an_exported_table_of_pupils_comes_back_unchanged() {
    let school = school();
    let text = written(|out| pupils_csv(out, &school));
    let source = Source {
        name: "pupils.csv",
        bytes: text.as_bytes(),
    };
    let today = day(2026, 11, 23);
    let read = read(&source, None, today, &mut |_| {}).unwrap();
    let preview = preview(&read, &school, today);
    assert_eq!(
        (preview.unchanged, preview.refused.len()),
        (2, 0),
        "{preview:?}"
    );
    assert_eq!(read.rows[0].name.forename, "-Ada");
}

#[test]
fn import_never_touches_what_staff_wrote() {
    let mut before = school();
    let log = entries();
    let mut summary = Summary::default();
    for entry in &log {
        summary.add(entry);
    }
    before.summaries.insert(AMIRA, summary);
    let text = "Surname,Forename,UPN,Year,Form,SEN,Primary need,EAL,Passport updated\n\
        Khan,Amira,B801200005001,5,5C,E,MLD,N,2020-01-01\nNew,Nia,,5,5C,N,,,\n";
    let source = Source {
        name: "x.csv",
        bytes: text.as_bytes(),
    };
    let today = day(2026, 11, 23);
    let mut after = before.clone();
    for round in 0..2u8 {
        let read = read(&source, None, today, &mut |_| {}).unwrap();
        let mut ids = || PupilId::from_bytes([40 + round; 16]);
        let change = preview(&read, &after, today).change(
            &mut ids,
            ChangeId::from_bytes([round; 16]),
            stamp(),
        );
        assert_eq!(change.is_some(), round == 0);
        if let Some(change) = &change {
            assert!(
                change
                    .parts
                    .iter()
                    .all(|part| matches!(part, Part::Pupil(_)))
            );
            after.apply(change);
        }
    }
    assert_eq!(after.passports, before.passports);
    assert_eq!(after.plans, before.plans);
    assert_eq!(after.summaries, before.summaries);
    assert_eq!(after.settings, before.settings);
    let amira = &after.pupils[&AMIRA];
    assert_eq!(
        (amira.name.surname.as_str(), amira.roll.form.as_str()),
        ("Khan", "5C")
    );
    assert_eq!(amira.current_provision(), SenProvision::EhcPlan);
    assert_eq!(amira.provision.len(), 3, "the history stays");
    assert_eq!(after.pupils.len(), before.pupils.len() + 1);
}

proptest! {
    #[test]
    fn no_cell_begins_a_formula(texts in proptest::collection::vec("[=+@\\-\t\r' a\u{ff1d}]{0,4}.{0,4}", 6)) {
        let mut school = school();
        let mut pupil = amira();
        pupil.name.surname.clone_from(&texts[0]);
        pupil.name.forename.clone_from(&texts[1]);
        pupil.roll.form.clone_from(&texts[2]);
        school.pupils.insert(AMIRA, pupil);
        let mut plan = plan();
        plan.targets[0].text.clone_from(&texts[3]);
        plan.targets[0].criterion.clone_from(&texts[4]);
        school.plans.insert(AMIRA, plan);
        let mut noted = |pupil| -> Box<dyn Iterator<Item = io::Result<Entry>>> {
            let note = texts[5].clone();
            Box::new(log(pupil).map(move |entry| entry.map(|entry| Entry { note: Some(note.clone()), ..entry })))
        };
        let tables = [
            written(|out| pupils_csv(out, &school)),
            written(|out| entries_csv(out, &school, &mut noted)),
            written(|out| targets_csv(out, &school)),
        ];
        for table in tables {
            let mut reader = csv::Reader::from_reader(table.trim_start_matches('\u{feff}').as_bytes());
            for record in reader.records() {
                for cell in &record.unwrap() {
                    let bare = cell.trim_start_matches([' ', '\n']);
                    prop_assert!(!bare.starts_with(['=', '+', '-', '@', '\t', '\r', '\u{ff1d}']), "{:?}", cell);
                }
            }
        }
    }
}
