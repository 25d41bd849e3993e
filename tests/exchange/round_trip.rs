//! Any school there can be goes out whole: JSON reads back into the same values, tables hold together and run nothing.

use crate::arbitrary::{log, people, review, school, writing};
use crate::read_back;
use plimsoll::demo;
use plimsoll::domain::delivery::Entry;
use plimsoll::domain::id::PupilId;
use plimsoll::domain::school::School;
use plimsoll::domain::time::Moment;
use plimsoll::exchange::json::{Folders, pretty};
use plimsoll::exchange::{Sheet, school_json};
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::io;

/// A school with the entries of its logs.
type Kept = (School, Vec<Entry>);

/// Any school; what is about a pupil it does not have is left out, since nothing holds such a record.
fn any_school() -> impl Strategy<Value = Kept> {
    let pupils = (vec(people::pupil(), 0..5), of(school::settings()));
    let written = (vec(writing::passport(), 0..3), vec(writing::plan(), 0..3));
    let around = (
        vec(people::concern(), 0..3),
        vec(people::talk(), 0..3),
        vec(people::clock(), 0..3),
    );
    let met = (vec(review::review(), 0..3), vec(review::action(), 0..3));
    let more = (vec(school::line(), 0..3), vec(log::entry(), 0..4));
    (pupils, written, (around, met), more).prop_map(|(roll, written, kept, (lines, entries))| {
        let (around, (reviews, actions)) = kept;
        let mut school = School::empty();
        school.settings = roll.1;
        school.pupils = roll.0.into_iter().map(|one| (one.id, one)).collect();
        let known: BTreeSet<PupilId> = school.pupils.keys().copied().collect();
        let here = |pupil| known.contains(&pupil);
        let (passports, plans) = written;
        let passports = passports.into_iter().filter(|one| here(one.pupil));
        school.passports = passports.map(|one| (one.pupil, one)).collect();
        let plans = plans.into_iter().filter(|one| here(one.pupil));
        school.plans = plans.map(|one| (one.pupil, one)).collect();
        let concerns = around.0.into_iter().filter(|one| here(one.pupil));
        school.concerns = concerns.map(|one| (one.id, one)).collect();
        let talks = around.1.into_iter().filter(|one| here(one.pupil));
        school.talks = talks.map(|one| (one.id, one)).collect();
        let clocks = around.2.into_iter().filter(|one| here(one.pupil));
        school.clocks = clocks.map(|one| (one.id, one)).collect();
        let reviews = reviews.into_iter().filter(|one| here(one.pupil));
        school.reviews = reviews.map(|one| (one.id, one)).collect();
        let actions = actions.into_iter().filter(|one| here(one.pupil));
        school.actions = actions.map(|one| (one.id, one)).collect();
        school.library = lines
            .into_iter()
            .map(|line| (line.key.clone(), line))
            .collect();
        let entries = entries.into_iter().filter(|one| here(one.pupil)).collect();
        (school, entries)
    })
}

fn log_of(entries: &[Entry], pupil: PupilId) -> Box<dyn Iterator<Item = io::Result<Entry>>> {
    let of_pupil: Vec<Entry> = entries
        .iter()
        .filter(|one| one.pupil == pupil)
        .cloned()
        .collect();
    Box::new(of_pupil.into_iter().map(Ok))
}

fn json((school, entries): &Kept) -> String {
    let mut out = Vec::new();
    school_json(&mut out, school, &mut |pupil| log_of(entries, pupil)).unwrap();
    String::from_utf8(out).unwrap()
}

/// As the document promises it: pinned strategies first, logs pupil by pupil, moments in a time zone there is.
fn promised((mut school, mut entries): Kept) -> Kept {
    // How long records are kept is the store's and is not written out.
    if let Some(settings) = &mut school.settings {
        settings.keeping = plimsoll::domain::retention::Keeping::default();
    }
    for passport in school.passports.values_mut() {
        passport.strategies = passport.ranked().into_iter().cloned().collect();
    }
    let said = school.reviews.values_mut().flat_map(|one| &mut one.answers);
    let logged = entries.iter_mut().map(|entry| &mut entry.logged);
    for stamp in logged.chain(said.map(|answer| &mut answer.stamp)) {
        let at = &mut stamp.at;
        if at.offset.unsigned_abs() >= 24 * 60 {
            *at = Moment { offset: 0, ..*at };
        }
    }
    let order: Vec<PupilId> = in_order(&school);
    entries.sort_by_key(|entry| order.iter().position(|id| *id == entry.pupil));
    (school, entries)
}

fn in_order(school: &School) -> Vec<PupilId> {
    let mut pupils: Vec<_> = school.pupils.values().collect();
    pupils.sort_by_key(|pupil| (pupil.name.clone(), pupil.id));
    pupils.into_iter().map(|pupil| pupil.id).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn json_reads_back_into_the_same_values(kept in any_school()) {
        let document = serde_json::from_str(&json(&kept)).unwrap();
        prop_assert_eq!(read_back::school(&document), promised(kept));
    }

    #[test]
    fn tables_of_any_school_hold_together_and_run_nothing(kept in any_school()) {
        let (school, entries) = &kept;
        for sheet in Sheet::ALL {
            let mut out = Vec::new();
            sheet.write(&mut out, school, &mut |pupil| log_of(entries, pupil)).unwrap();
            let text = String::from_utf8(out).unwrap();
            let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
            for record in reader.records() {
                for cell in &record.unwrap() {
                    let bare = cell.trim_start_matches([' ', '\n']);
                    prop_assert!(!bare.starts_with(['=', '+', '-', '@', '\t', '\r', '\u{ff1d}']), "{cell:?}");
                }
            }
        }
    }

    #[test]
    fn a_record_is_the_same_alone_and_among_others(kept in any_school()) {
        let (school, entries) = &kept;
        let folders = Folders::of(school);
        let all: serde_json::Value = serde_json::from_str(&json(&kept)).unwrap();
        for (place, id) in in_order(school).into_iter().enumerate() {
            let log: Vec<Entry> = log_of(entries, id).map(Result::unwrap).collect();
            let alone = pretty(&folders.record(&school.pupils[&id], &log)).unwrap();
            let alone: serde_json::Value = serde_json::from_str(&alone).unwrap();
            prop_assert_eq!(&alone, &all["pupils"][place]);
        }
    }
}

/// The invented school, without most of its log.
fn demo_school() -> Kept {
    let day = chrono::NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
    let wish = demo::Wish {
        entries: 2_000,
        ..demo::Wish::usual(Moment::from_local(day.and_hms_opt(9, 30, 0).unwrap(), 0))
    };
    let mut school = School::empty();
    let mut entries = Vec::new();
    for change in demo::school(&wish) {
        school.apply(&change);
        entries.extend(change.entries().cloned());
    }
    school.summaries.clear();
    (school, entries)
}

#[test]
fn the_demo_school_reads_back() {
    let kept = demo_school();
    let document = serde_json::from_str(&json(&kept)).unwrap();
    assert_eq!(read_back::school(&document), promised(kept));
}

#[test]
fn no_record_names_another_pupil() {
    let kept = demo_school();
    let names = |id: &PupilId| {
        let name = &kept.0.pupils[id].name;
        [name.listed(), name.spoken()]
    };
    let document = json(&kept);
    let records = document.lines().skip(1);
    for (record, id) in records.zip(in_order(&kept.0)) {
        assert!(record.contains(&id.to_string()));
        for other in kept.0.pupils.keys().filter(|other| **other != id) {
            assert!(!record.contains(&other.to_string()));
            // One name alone is a word that anybody may have.
            let full = names(other).into_iter().filter(|name| name.contains(' '));
            for name in full {
                assert!(!record.contains(&name), "{name}");
            }
        }
    }
}
