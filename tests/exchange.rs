//! Import from end to end: files in every variety schools write and what is read from them. The files in `exchange/` are
//! invented.
#![expect(clippy::unwrap_used, reason = "a test that can't go on should stop")]

#[path = "exchange/support.rs"]
mod support;

use plimsoll::domain::pupil::Pupil;
use plimsoll::domain::school::School;
use plimsoll::exchange::preview::RollField;
use plimsoll::exchange::{Format, ImportError, Source, preview, read, report};
use proptest::prelude::*;
use std::fmt::Write;
use support::{csv, fixture, import, reading, today};

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
