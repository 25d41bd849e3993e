//! What goes out: the school as JSON and as tables, the shapes `show` and `find` write, and that nothing in a table can run.
#![expect(clippy::unwrap_used, reason = "a test that can't go on should stop")]

#[cfg(test)]
#[path = "exchange/amira.rs"]
mod amira;
#[cfg(test)]
#[path = "exchange/amira_review.rs"]
mod amira_review;
#[cfg(test)]
#[path = "support/arbitrary/mod.rs"]
#[expect(dead_code, reason = "drafts, changes and their parts do not go out")]
mod arbitrary;
#[cfg(test)]
#[path = "exchange/read_back/mod.rs"]
mod read_back;
#[cfg(test)]
#[path = "exchange/round_trip.rs"]
mod round_trip;

use amira::{AMIRA, amira, day, entries, passport, plan, school, stamp};
use plimsoll::domain;
use plimsoll::domain::change::Part;
use plimsoll::domain::codes::SenProvision;
use plimsoll::domain::delivery::Entry;
use plimsoll::domain::id::{ChangeId, PupilId};
use plimsoll::domain::school::School;
use plimsoll::domain::summary::Summary;
use plimsoll::exchange::json::{FindAnswer, FindHit, Folders, ShowPupil, pretty};
use plimsoll::exchange::{Sheet, Source, preview, read, school_json};
use plimsoll::text::clean::{Limits, clean};
use proptest::prelude::*;
use std::io;

fn log(pupil: PupilId) -> Box<dyn Iterator<Item = io::Result<Entry>>> {
    let entries = entries().into_iter();
    Box::new(entries.filter(move |entry| entry.pupil == pupil).map(Ok))
}

fn written(write: impl FnOnce(&mut Vec<u8>) -> io::Result<()>) -> String {
    let mut out = Vec::new();
    write(&mut out).unwrap();
    String::from_utf8(out).unwrap()
}

fn sheet(sheet: Sheet, school: &School) -> String {
    written(|out| sheet.write(out, school, &mut log))
}

#[test]
fn the_shape_of_show_is_promised() {
    let (school, entries) = (school(), entries());
    let record = Folders::of(&school).record(&school.pupils[&AMIRA], &entries);
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
    let mut sheets = Sheet::ALL.to_vec();
    sheets.retain(|sheet| {
        sheet
            .write(&mut Vec::new(), &school(), &mut failing)
            .is_err()
    });
    let failed = sheets;
    assert_eq!(failed, [Sheet::Entries]);
}

#[test]
fn tables_are_for_a_spreadsheet() {
    let school = school();
    let tables = Sheet::ALL.map(|one| format!("{}\n{}", one.file(), sheet(one, &school)));
    assert!(tables.iter().all(|table| table.contains("csv\n\u{feff}\"")));
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
    let text = sheet(Sheet::Pupils, &school);
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
    fn no_cell_begins_a_formula(texts in proptest::collection::vec("[=+@\\-\t\r\0\"' a\u{a0}\u{3000}\u{ff1d}\u{ff0b}\u{ff20}]{0,4}.{0,4}", 6)) {
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
        for sheet in Sheet::ALL {
            let table = written(|out| sheet.write(out, &school, &mut noted));
            let mut reader = csv::Reader::from_reader(table.trim_start_matches('\u{feff}').as_bytes());
            for record in reader.records() {
                for cell in &record.unwrap() {
                    let bare = cell.trim_start_matches(|c: char| c == '"' || (c.is_whitespace() && !"\t\r".contains(c)));
                    prop_assert!(!bare.starts_with(['=', '+', '-', '@', '\t', '\r', '\0', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}']), "{:?}", cell);
                }
            }
        }
    }

    /// What goes out comes in again as it was, whatever a spreadsheet might have made of it: but for what no door lets in.
    #[test]
    fn what_was_defused_is_imported_as_it_was(surname in hostile(), forename in hostile(), form in hostile()) {
        let name = |text: &str| clean(text, Limits::NAME).text;
        prop_assume!([&surname, &forename, &form].iter().all(|text| !name(text).is_empty() && !text.contains('\u{fffd}')));
        let mut school = school();
        let mut pupil = amira();
        (pupil.name.surname, pupil.name.forename, pupil.roll.form) = (surname.clone(), forename.clone(), form.clone());
        pupil.name.preferred = None;
        school.pupils = [(AMIRA, pupil)].into();
        let text = sheet(Sheet::Pupils, &school);
        let source = Source { name: "pupils.csv", bytes: text.as_bytes() };
        let read = read(&source, None, day(2026, 11, 23), &mut |_| {}).unwrap();
        prop_assert_eq!(read.rows.len(), 1, "{:?}", read);
        let row = &read.rows[0];
        prop_assert_eq!([&row.name.surname, &row.name.forename, &row.roll.form], [&name(&surname), &name(&forename), &name(&form)]);
    }
}

/// What a spreadsheet or a terminal would act on, short enough for a name; a quotation mark of ours before a formula is taken off
/// wherever it came from, so none begins here.
fn hostile() -> impl Strategy<Value = String> {
    "[=+@\\-\t\u{ff1d}\u{ff0b}\u{ff0d}\u{ff20}\u{1b}\u{9b}\u{202e}\u{200b},;\"a]{0,5}[a-z李é]{1,4}['=\",;\n ]{0,2}"
}
