//! What an import does to a school: whom its rows find, what it changes and what it leaves alone.
#![expect(clippy::unwrap_used, reason = "a test that can't go on should stop")]

#[path = "exchange/support.rs"]
mod support;

use plimsoll::domain::change::Change;
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
