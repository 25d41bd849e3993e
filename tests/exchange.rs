//! Import from end to end: files in every variety schools write, what is read from them, and what becomes of a school. The
//! files in `exchange/` are invented.

use chrono::NaiveDate;
use plimsoll::domain::change::{Act, Change};
use plimsoll::domain::id::{ChangeId, PupilId};
use plimsoll::domain::pupil::Pupil;
use plimsoll::domain::school::School;
use plimsoll::domain::staff::{Initials, Stamp};
use plimsoll::domain::time::Moment;
use plimsoll::exchange::preview::{Preview, RollField};
use plimsoll::exchange::{Format, ImportError, Read, Source, preview, read, report};
use proptest::prelude::*;
use std::fmt::Write;
use std::path::Path;

fn day(y: i32, m: u32, d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(y, m, d).unwrap()
}

fn today() -> NaiveDate {
    day(2026, 11, 23)
}

fn stamp() -> Stamp {
    let at = today().and_hms_opt(9, 30, 0).unwrap();
    Stamp {
        by: Initials::parse("MK").unwrap(),
        at: Moment::from_local(at, 0),
    }
}

fn fixture(name: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/exchange");
    std::fs::read(folder.join(name)).unwrap()
}

fn reading(name: &str, bytes: &[u8]) -> Result<Read, ImportError> {
    read(&Source { name, bytes }, None, today(), &mut |_| {})
}

fn change_of(preview: &Preview, seed: u8) -> Option<Change> {
    let mut next = 0u8;
    let mut ids = || {
        next += 1;
        PupilId::from_bytes([seed, next, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])
    };
    preview.change(&mut ids, ChangeId::from_bytes([seed; 16]), stamp())
}

/// The school after an import of `bytes`, and what the import said.
fn import(school: &School, name: &str, bytes: &[u8]) -> (School, Preview) {
    let read = reading(name, bytes).unwrap();
    let preview = preview(&read, school, today());
    let mut after = school.clone();
    if let Some(change) = change_of(&preview, u8::try_from(school.pupils.len()).unwrap() + 1) {
        assert_eq!(change.act, Act::Import);
        after.apply(&change);
    }
    (after, preview)
}

fn shown(pupil: &Pupil) -> String {
    let mut line = String::new();
    for field in RollField::ALL {
        let value = field.of(pupil);
        if !value.is_empty() {
            write!(line, "{}={value:?} ", field.title()).unwrap();
        }
    }
    line.trim_end().to_owned()
}

/// What a file does to an empty school: the report, then the pupils.
fn golden(name: &str) -> String {
    let bytes = fixture(name);
    let read = reading(name, &bytes).unwrap();
    let (school, preview) = import(&School::empty(), name, &bytes);
    let mut text = report(&read, &preview).join("\n");
    for pupil in school.pupils.values() {
        write!(text, "\n{}", shown(pupil)).unwrap();
    }
    text
}

#[test]
fn title_rows_semicolons_and_windows_1252() {
    insta::assert_snapshot!(golden("titles.csv"));
}

#[test]
fn tabs_and_utf_16() {
    insta::assert_snapshot!(golden("tabs-utf16.txt"));
}

#[test]
fn a_name_column_escapes_and_odd_codes() {
    insta::assert_snapshot!(golden("whole-name.csv"));
}

#[test]
fn each_bad_row_is_refused_by_number_and_reason() {
    insta::assert_snapshot!(golden("faults.csv"));
}

#[test]
fn a_common_transfer_file() {
    insta::assert_snapshot!(golden("transfer.xml"));
}

#[test]
fn school_data_sync() {
    insta::assert_snapshot!(golden("Student.csv"));
}

#[test]
fn one_roster() {
    insta::assert_snapshot!("one_roster_1_1", golden("users-1.1.csv"));
    insta::assert_snapshot!("one_roster_1_2", golden("users-1.2.csv"));
}

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
    let mut undone = school.clone();
    undone.apply(&Change {
        parts: change.inverse().unwrap(),
        ..change
    });
    assert_eq!(undone, School::empty());
}

fn csv(text: &str) -> Vec<u8> {
    text.as_bytes().to_vec()
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
        let fields = preview.changed.iter().flat_map(|altered| altered.fields());
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
            "its UPN or other number belongs to a pupil with another name and birth date"
                .to_owned()
        )]
    );
}

#[test]
fn namesakes_are_never_mixed_up() {
    let two = "Surname,Forename,DOB\nKhan,Ali,14/03/2012\nKhan,Ali,15/03/2013\n";
    let (school, first) = import(&School::empty(), "x.csv", &csv(two));
    assert_eq!(first.new.len(), 2);
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

#[test]
fn files_that_are_no_export_are_refused_in_one_sentence() {
    let cases: [(&str, Vec<u8>); 13] = [
        ("empty.csv", vec![]),
        ("blank.csv", csv(" \r\n\t\n")),
        ("book.csv", csv("PK\u{3}\u{4}xl/workbook.xml")),
        ("old.csv", vec![0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]),
        ("program.csv", (0..=255).cycle().take(9_000).collect()),
        (
            "page.csv",
            csv("<!DOCTYPE html><html><body>Sign in</body></html>"),
        ),
        ("letter.csv", csv("Dear parents,\nplease find\n")),
        ("header.csv", csv("Surname,Forename,UPN\n")),
        (
            "american.csv",
            csv("Surname,Forename,DOB\nA,B,03/14/2012\nC,D,04/03/2012\n"),
        ),
        ("open.csv", csv("Surname,Forename\nA,\"B\nC,D\n")),
        ("line.csv", vec![b'x'; 300 << 10]),
        (
            "list.xml",
            csv("<?xml version=\"1.0\"?><list><Pupil/></list>"),
        ),
        (
            "none.xml",
            csv("<CTfile><CTFpupilData></CTFpupilData></CTfile>"),
        ),
    ];
    let mut said = String::new();
    for (name, bytes) in cases {
        let error = reading(name, &bytes).unwrap_err();
        writeln!(said, "{name}: {error}").unwrap();
    }
    insta::assert_snapshot!(said);
}

#[test]
fn a_huge_file_is_refused_before_it_is_looked_at() {
    let bytes = vec![b'x'; 200 << 20];
    assert_eq!(reading("x.csv", &bytes), Err(ImportError::TooLarge(200)));
}

#[test]
fn hostile_xml_is_refused() {
    let bomb = "<?xml version=\"1.0\"?><!DOCTYPE CTfile [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]><CTfile>&b;</CTfile>";
    assert_eq!(
        reading("x.xml", bomb.as_bytes()),
        Err(ImportError::Entities(1))
    );
    let undefined =
        "<CTfile>\n<CTFpupilData><Pupil><Surname>&boom;</Surname></Pupil></CTFpupilData></CTfile>";
    assert_eq!(
        reading("x.xml", undefined.as_bytes()),
        Err(ImportError::Entities(2))
    );
    let deep = format!("<CTfile>{}", "<a>".repeat(100_000));
    assert_eq!(
        reading("x.xml", deep.as_bytes()),
        Err(ImportError::DeepXml(1))
    );
    let whole = fixture("transfer.xml");
    let end = whole.len() - 2;
    for cut in (60..end).step_by(7) {
        let error = reading("x.xml", &whole[..cut]).unwrap_err();
        assert!(
            matches!(error, ImportError::BrokenXml(_) | ImportError::NotCtf),
            "{cut}: {error:?}"
        );
    }
}

#[test]
fn a_wrong_format_is_said() {
    let asked = |name: &str, format| {
        let bytes = fixture(name);
        read(
            &Source {
                name,
                bytes: &bytes,
            },
            Some(format),
            today(),
            &mut |_| {},
        )
        .unwrap_err()
    };
    assert_eq!(asked("transfer.xml", Format::Csv), ImportError::XmlNotTable);
    assert_eq!(asked("titles.csv", Format::Ctf), ImportError::NotCtf);
    assert_eq!(
        asked("titles.csv", Format::OneRoster),
        ImportError::NoHeader
    );
}

#[test]
fn progress_ends_at_the_end() {
    let mut text = "Surname,Forename,UPN\n".to_owned();
    for n in 0..5_000 {
        writeln!(text, "Pupil,Number {n},").unwrap();
    }
    let mut heard = Vec::new();
    let source = Source {
        name: "x.csv",
        bytes: text.as_bytes(),
    };
    let read = read(&source, None, today(), &mut |p| heard.push(p)).unwrap();
    assert_eq!(read.rows.len(), 5_000);
    assert!((50..=110).contains(&heard.len()), "{}", heard.len());
    assert!(heard.is_sorted_by_key(|p| p.done));
    assert_eq!(heard.last().map(|p| p.done), Some(text.len() as u64));
}

/// Texts made of the pieces that real and hostile files are made of.
fn pieces() -> impl Strategy<Value = Vec<u8>> {
    let known: Vec<Vec<u8>> = [
        "Surname,Forename,UPN,DOB,SEN\n",
        "Name;Year;SEN Type\n",
        "A,B,C,D,K\n",
        "\"",
        "\r\n",
        "\r",
        ",",
        ";",
        "\t",
        "B801200005001",
        "14/03/2012",
        "=1+1",
        "'",
        "\u{feff}",
        "\u{202e}",
        "<CTfile>",
        "</CTfile>",
        "<Pupil>",
        "</Pupil>",
        "<SEN>",
        "</SEN>",
        "<SENprovision>K</SENprovision>",
        "<![CDATA[",
        "]]>",
        "&amp;",
        "&x;",
        "&#x41;",
        "<!DOCTYPE a>",
        "<?xml version='1.0' encoding='utf-16'?>",
        "sourcedId,givenName,status,role\n",
        "SIS ID,School SIS ID,Last Name\n",
        "1 SLCN; 2 ASD",
        "Łukasz",
        "李",
        "\u{1b}[31m",
    ]
    .iter()
    .map(|piece| piece.as_bytes().to_vec())
    .collect();
    let piece = prop_oneof![
        4 => proptest::sample::select(known),
        1 => proptest::collection::vec(any::<u8>(), 0..8),
    ];
    proptest::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn no_bytes_panic(bytes in prop_oneof![pieces(), proptest::collection::vec(any::<u8>(), 0..400)], format in 0usize..5) {
        let format = Format::ALL.get(format).copied();
        let source = Source { name: "x", bytes: &bytes };
        if let Ok(read) = read(&source, format, today(), &mut |_| {}) {
            let preview = preview(&read, &School::empty(), today());
            drop(report(&read, &preview));
        }
    }

    #[test]
    fn whatever_was_imported_once_is_known_the_second_time(bytes in pieces()) {
        if let Ok(read) = reading("x", &bytes) {
            let before = School::empty();
            let first = preview(&read, &before, today());
            let mut school = before;
            if let Some(change) = change_of(&first, 1) {
                school.apply(&change);
            }
            let second = preview(&read, &school, today());
            prop_assert_eq!(change_of(&second, 2), None, "{:?}", second);
        }
    }

    #[test]
    fn a_upn_is_taken_only_if_its_check_letter_is_right(digits in "[0-9]{12}", letter in "[A-HJ-NP-RT-Z]") {
        let text = format!("Surname,Forename,UPN\nHassan,Amira, {} {}\n", letter.to_lowercase(), digits);
        let read = reading("x.csv", text.as_bytes()).unwrap();
        let right = plimsoll::domain::upn::Upn::from_digits(&digits).unwrap();
        let is_right = right.as_str().starts_with(&letter);
        let upn = read.rows.first().and_then(|row| row.roll.upn.clone());
        prop_assert_eq!(upn, is_right.then_some(right));
        prop_assert_eq!(read.refused.len(), usize::from(!is_right));
    }
}
