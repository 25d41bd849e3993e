//! What an import does to a school: whom its rows find, what it changes and what it leaves alone.
#![expect(clippy::unwrap_used, reason = "a test that can't go on should stop")]

#[path = "exchange/support.rs"]
mod support;

use plimsoll::domain::change::Change;
use plimsoll::domain::codes::Flag;
use plimsoll::domain::pupil::{Contact, Professional, Pupil, Responsibility};
use plimsoll::domain::school::School;
use plimsoll::exchange::preview::Altered;
use support::{change_of, csv, day, fixture, import};

const FILES: [&str; 8] = [
    "titles.csv",
    "tabs-utf16.txt",
    "whole-name.csv",
    "faults.csv",
    "transfer.xml",
    "Student.csv",
    "users-1.1.csv",
    "users-1.2.csv",
];

#[test]
fn a_second_import_of_the_same_file_changes_nothing() {
    for name in FILES {
        let bytes = fixture(name);
        let (school, first) = import(&School::empty(), name, &bytes);
        assert!(!first.new.is_empty(), "{name}");
        let (again, second) = import(&school, name, &bytes);
        assert_eq!(change_of(&second, 9), None, "{name}");
        assert_eq!(second.unchanged, first.new.len() as u64, "{name}");
        assert_eq!(second.refused, first.refused, "{name}");
        assert_eq!(again, school, "{name}");
    }
}

#[test]
fn an_import_is_undone_whole() {
    let (school, preview) = import(&School::empty(), "titles.csv", &fixture("titles.csv"));
    let change = change_of(&preview, 1).unwrap();
    let mut undone = school;
    undone.apply(&Change {
        parts: change.inverse().unwrap(),
        ..change
    });
    assert_eq!(undone, School::empty());
}

fn faults(school: &School, text: &str) -> Vec<(u64, String)> {
    let (_, preview) = import(school, "x.csv", &csv(text));
    let refused = preview.refused.iter();
    refused
        .map(|one| (one.row, one.reason.to_string()))
        .collect()
}

#[test]
fn rows_find_their_pupils_by_number_then_by_name_and_birth_date() {
    let start = "Surname,Forename,UPN,DOB,Form,Other number\n\
        Hassan,Amira,B801200005001,14/03/2012,10A,1\n\
        Nowak,Łukasz,,15/03/2012,10A,\n\
        Rees,Siân,M80120000500A,16/03/2012,10A,\n";
    let (school, _) = import(&School::empty(), "x.csv", &csv(start));
    let changes = |text: &str| {
        let (_, preview) = import(&school, "x.csv", &csv(text));
        let fields = preview.changed.iter().flat_map(Altered::fields);
        let titles: Vec<&str> = fields.map(|change| change.field.title()).collect();
        (preview.new.len(), titles.join(" "))
    };
    // A married name, found by UPN; another form, by name without its accent; a permanent UPN in place of a temporary one.
    assert_eq!(
        changes("Surname,Forename,UPN\nKhan,Amira,B801200005001\n"),
        (0, "surname".into())
    );
    assert_eq!(
        changes("Surname,Forename,DOB,Form\nNowak,Łukasz,15/03/2012,10B\n"),
        (0, "form".into())
    );
    assert_eq!(
        changes("Surname,Forename,UPN,DOB\nRees,Siân,P207000016049,16/03/2012\n"),
        (0, "UPN".into())
    );
    assert_eq!(
        changes("Surname,Forename,Other number,Form\nHassan,Amira,1,11A\n"),
        (0, "form".into())
    );
    // Another birth date is another child.
    assert_eq!(
        changes("Surname,Forename,DOB\nNowak,Łukasz,16/03/2012\n").0,
        1
    );
    assert_eq!(
        faults(
            &school,
            "Surname,Forename,UPN,DOB\nHassan,Amira,P207000016049,14/03/2012\n"
        ),
        [(
            2,
            "a pupil with this name and birth date has another UPN; one of the two must be wrong"
                .to_owned()
        )]
    );
    assert_eq!(
        faults(
            &school,
            "Surname,Forename,UPN,DOB\nBeech,Ben,B801200005001,1/1/2013\n"
        ),
        [(
            2,
            "its UPN or other number belongs to somebody else: name and birth date do not agree"
                .to_owned()
        )]
    );
}

#[test]
fn namesakes_are_never_mixed_up() {
    let two = "Surname,Forename,DOB\nKhan,Ali,14/03/2012\nKhan,Ali,15/03/2013\n";
    let (school, first) = import(&School::empty(), "x.csv", &csv(two));
    assert_eq!(first.new.len(), 2);
    let again = format!("{two}Khan,Ali,15/03/2013\n");
    assert_eq!(
        faults(&School::empty(), &again),
        [(4, "it is the same pupil as row 3".into())]
    );
    let unborn = "Surname,Forename\nKhan,Ali\n";
    let (vague, _) = import(&School::empty(), "x.csv", &csv(unborn));
    assert_eq!(
        faults(&vague, two).len(),
        2,
        "either of the two could be the one on record"
    );
    let ambiguous = faults(&school, "Surname,Forename\nKhan,Ali\n");
    assert!(
        ambiguous[0].1.starts_with("more than one pupil"),
        "{ambiguous:?}"
    );
}

#[test]
fn blank_cells_and_absent_columns_blank_nothing() {
    let full = "Surname,Forename,UPN,DOB,Year,Form,SEN,Primary need,EAL\n\
        Hassan,Amira,B801200005001,14/03/2012,10,10A,K,SLCN,Y\n";
    let (school, _) = import(&School::empty(), "x.csv", &csv(full));
    for less in [
        "Surname,Forename,UPN\nHassan,Amira,B801200005001\n",
        "Surname,Forename,UPN,DOB,Year,Form,SEN,Primary need,EAL\nHassan,Amira,B801200005001,,,,,,\n",
    ] {
        let (after, preview) = import(&school, "x.csv", &csv(less));
        assert_eq!((preview.unchanged, after), (1, school.clone()));
    }
}

#[test]
fn nobody_leaves_or_comes_back_by_import() {
    let (mut school, _) = import(&School::empty(), "transfer.xml", &fixture("transfer.xml"));
    assert!(
        school
            .pupils
            .values()
            .all(|pupil| pupil.roll.left.is_none())
    );
    for pupil in school.pupils.values_mut() {
        pupil.roll.left = Some(day(2026, 7, 20));
    }
    let (after, preview) = import(&school, "transfer.xml", &fixture("transfer.xml"));
    assert_eq!(after, school);
    assert_eq!(
        preview
            .warnings
            .iter()
            .filter(|w| w.doubt.to_string().contains("left the roll"))
            .count(),
        2
    );
}

/// A school whose pupils staff have written about in every way an import could touch.
fn written_about(school: &School) -> School {
    let mut school = school.clone();
    for pupil in school.pupils.values_mut() {
        for spell in &mut pupil.provision {
            "Reading tests in Year 6".clone_into(&mut spell.reason);
        }
        pupil.contacts = vec![Contact {
            name: "Ms R Hassan".into(),
            relation: "mother".into(),
            phone: "01632 960001".into(),
            email: String::new(),
            responsibility: Responsibility::Holds,
            note: String::new(),
        }];
        pupil.professionals = vec![Professional {
            name: "Dr T Birkett".into(),
            role: "Educational psychologist".into(),
            service: String::new(),
            reach: String::new(),
            since: Some(day(2025, 3, 4)),
            until: None,
            note: "Each spring".into(),
        }];
        pupil.flags.insert(Flag::Health);
        "Moves in July".clone_into(&mut pupil.roll.left_for);
    }
    school
}

#[test]
fn what_staff_wrote_about_a_pupil_survives_every_import() {
    for name in FILES {
        let bytes = fixture(name);
        let (school, _) = import(&School::empty(), name, &bytes);
        let written = written_about(&school);
        let (again, _) = import(&written, name, &bytes);
        for (id, before) in &written.pupils {
            let after = &again.pupils[id];
            let words = |pupil: &Pupil| {
                let spells = pupil.provision.iter();
                let reasons: Vec<String> = spells.map(|spell| spell.reason.clone()).collect();
                let people = (pupil.contacts.clone(), pupil.professionals.clone());
                (reasons, people, pupil.roll.left_for.clone())
            };
            assert_eq!(words(after), words(before), "{name}");
            assert!(after.flags.contains(&Flag::Health), "{name}");
        }
    }
}

#[test]
fn a_flag_stays_unless_the_file_denies_it() {
    let (school, _) = import(
        &School::empty(),
        "x.csv",
        &csv("Surname,Forename,EAL,Pupil Premium\nKhan,Ali,Y,Y\n"),
    );
    let flags = |text: &str| {
        let (after, _) = import(&school, "x.csv", &csv(text));
        let pupil = after.pupils.into_values().next().unwrap();
        pupil.flags.into_iter().collect::<Vec<_>>()
    };
    let both = [Flag::Eal, Flag::PupilPremium];
    assert_eq!(flags("Surname,Forename\nKhan,Ali\n"), both);
    assert_eq!(flags("Surname,Forename,EAL\nKhan,Ali,\n"), both);
    assert_eq!(
        flags("Surname,Forename,EAL\nKhan,Ali,N\n"),
        [Flag::PupilPremium]
    );
}

#[test]
fn a_new_level_begins_beside_the_reasons_of_the_old_one() {
    let start = "Surname,Forename,UPN,SEN,SEN start date\nKhan,Ali,B801200005001,K,01/09/2024\n";
    let (school, _) = import(&School::empty(), "x.csv", &csv(start));
    let written = written_about(&school);
    let next = "Surname,Forename,UPN,SEN,SEN start date\nKhan,Ali,B801200005001,E,12/01/2026\n";
    let (after, _) = import(&written, "x.csv", &csv(next));
    let spells = &after.pupils.values().next().unwrap().provision;
    let shown: Vec<_> = spells
        .iter()
        .map(|spell| (spell.provision.code(), spell.end, spell.reason.as_str()))
        .collect();
    assert_eq!(
        shown,
        [
            ("K", Some(day(2026, 1, 11)), "Reading tests in Year 6"),
            ("E", None, "")
        ]
    );
}

#[test]
fn somebody_who_comes_back_is_known_with_all_that_was_written() {
    let file = "Surname,Forename,UPN,DOB,Year,Form,SEN\nKhan,Ali,B801200005001,14/03/2014,7,7A,K\n";
    let (school, _) = import(&School::empty(), "x.csv", &csv(file));
    let mut gone = written_about(&school);
    let id = *gone.pupils.keys().next().unwrap();
    let pupil = gone.pupils.get_mut(&id).unwrap();
    pupil.roll.left = Some(day(2026, 7, 20));
    "Ashby Road School".clone_into(&mut pupil.roll.left_for);
    // The file knows them again; that they are back is for staff to say.
    let back = file.replace("7,7A", "8,8B");
    let (after, preview) = import(&gone, "x.csv", &csv(&back));
    let pupil = &after.pupils[&id];
    assert_eq!((after.pupils.len(), preview.new.len()), (1, 0));
    assert_eq!(pupil.roll.form, "8B");
    assert_eq!(
        (pupil.roll.left, pupil.roll.left_for.as_str()),
        (Some(day(2026, 7, 20)), "Ashby Road School")
    );
    assert_eq!(preview.warnings.len(), 1);
    // Once they have, it is one pupil with one history.
    let mut returned = after;
    returned.pupils.get_mut(&id).unwrap().roll.left = None;
    let (again, preview) = import(&returned, "x.csv", &csv(&back));
    assert_eq!((preview.unchanged, preview.warnings.len()), (1, 0));
    assert_eq!(again, returned);
    assert_eq!(again.pupils[&id].contacts, gone.pupils[&id].contacts);
}

mod again {
    use super::support::{change_of, reading, today};
    use plimsoll::domain::school::School;
    use plimsoll::exchange::preview;
    use proptest::prelude::*;

    /// A table of few values, so that rows meet: the same names, numbers and birth dates again and again.
    fn tables() -> impl Strategy<Value = String> {
        let one = |values: &'static [&'static str]| proptest::sample::select(values);
        let row = (
            one(&["Khan", "Nowak", ""]),
            one(&["Ali", "Jan", "J\u{e1}n"]),
            one(&["", "B801200005001", "P207000016049", "M80120000500A"]),
            one(&["", "14/03/2012", "15/03/2012"]),
            one(&["", "7", "8"]),
            one(&["", "K", "E", "N", "A"]),
            one(&["", "01/09/2020", "01/09/2024"]),
            one(&["", "ASD", "2 HI; 1 SLCN", "MLD, ASD"]),
        );
        let row = row
            .prop_map(|(a, b, c, d, e, f, g, h)| format!("{a},{b},{c},{d},{e},{f},{g},\"{h}\"\n"));
        proptest::collection::vec(row, 1..8).prop_map(|rows| {
            let head = "Surname,Forename,UPN,DOB,Year,SEN,SEN start date,SEN types\n";
            format!("{head}{}", rows.concat())
        })
    }

    proptest! {
        #[test]
        fn whatever_was_imported_once_is_known_the_second_time(first in tables(), second in tables()) {
            let mut school = School::empty();
            for (round, text) in (1u8..).zip([&first, &second]) {
                let read = reading("x.csv", text.as_bytes()).unwrap();
                let once = preview(&read, &school, today());
                let change = change_of(&once, round);
                if let Some(change) = change {
                    school.apply(&change);
                }
                let twice = preview(&read, &school, today());
                // A row that was refused since its number was somebody else's may be free to come in once theirs is put right.
                if once.refused.is_empty() {
                    prop_assert_eq!(change_of(&twice, 9), None, "{:?}", twice);
                }
            }
            let mut upns: Vec<_> = school.pupils.values().filter_map(|p| p.roll.upn.as_ref()).collect();
            let all = upns.len();
            upns.sort();
            upns.dedup();
            prop_assert_eq!(upns.len(), all, "two pupils share a UPN");
        }
    }
}
