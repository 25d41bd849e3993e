//! Who did what, in a shell: what is taken out of a real school is signed by somebody, and the record of it can be asked.
#![expect(clippy::unwrap_used, reason = "a test may fail by panicking")]

use plimsoll::domain::calendar::Calendar;
use plimsoll::domain::change::{Act, Change, Part, Put};
use plimsoll::domain::id::ChangeId;
use plimsoll::domain::school::{SchoolKind, Settings};
use plimsoll::domain::staff::{Initials, Stamp};
use plimsoll::domain::time::Moment;
use plimsoll::store::{DiskStore, Options};
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

fn plimsoll(home: &Path, args: &[&str]) -> Output {
    let store = home.join("store");
    let mut command = Command::new(env!("CARGO_BIN_EXE_plimsoll"));
    command.env_clear().env("HOME", home).env("TZ", "UTC");
    command.args(["--store", store.to_str().unwrap()]);
    command.args(["--as-of", "2026-11-23T09:30"]);
    command.args(args).output().unwrap()
}

/// The one sentence that something is refused with.
fn refused(output: &Output) -> String {
    let said = String::from_utf8(output.stderr.clone()).unwrap();
    assert_eq!(
        (output.status.code(), said.lines().count()),
        (Some(1), 1),
        "{said}"
    );
    assert!(output.stdout.is_empty(), "nothing is shown");
    said
}

fn said(output: &Output) -> String {
    let why = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{why}");
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// A school that lies in the open, as schools did before they were sealed, and has nothing in it.
fn in_the_open(dir: &Path) {
    let today = chrono::NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
    let settings = Settings::new("Fernhill", SchoolKind::Real, Calendar::usual(today));
    let begun = Change {
        id: ChangeId::from_bytes([1; 16]),
        stamp: Stamp {
            by: Initials::parse("SETUP").unwrap(),
            at: Moment::from_local(today.and_hms_opt(9, 0, 0).unwrap(), 0),
        },
        act: Act::Settings,
        undoes: None,
        parts: vec![Part::Settings(Box::new(Put::new(settings)))],
    };
    DiskStore::fill(dir, &Options::default(), [begun], &mut |_| {}).unwrap();
}

/// A real school of two pupils, brought in by KB.
fn school() -> tempfile::TempDir {
    let home = tempfile::tempdir().unwrap();
    in_the_open(&home.path().join("store"));
    let csv = home.path().join("roll.csv");
    let roll = "Surname,Forename,Form\nFenwick,Ada,8C\nOkafor,Chidi,8C\n";
    fs::write(&csv, roll).unwrap();
    let csv = csv.to_str().unwrap();
    said(&plimsoll(home.path(), &["--staff", "KB", "import", csv]));
    home
}

#[test]
fn nothing_is_taken_out_by_nobody() {
    let home = school();
    let dir = home.path().join("out");
    let dir = dir.to_str().unwrap();
    for args in [
        &["export", dir][..],
        &["export", dir, "--pupil", "fenwick"],
        &["show", "fenwick", "--json"],
        &["find", "fenwick", "--json"],
        &["audit"],
    ] {
        let why = refused(&plimsoll(home.path(), args));
        assert!(
            why.contains("nobody has signed in on this machine") && why.contains("--staff"),
            "{args:?}: {why}"
        );
        assert!(!Path::new(dir).exists(), "{args:?}");
    }
}

#[test]
fn what_was_taken_out_is_found_by_each_filter() {
    let home = school();
    let at = |args: &[&str]| plimsoll(home.path(), &[&["--staff", "MO"], args].concat());
    let dir = home.path().join("out");
    let dir = dir.to_str().unwrap();
    said(&at(&["export", dir, "--pupil", "fenwick"]));
    let all = said(&at(&["audit"]));
    let lines: Vec<&str> = all.lines().collect();
    assert!(
        lines[0].ends_with("2026-11-23 09:30  MO  exported  Ada Fenwick"),
        "{all}"
    );
    assert!(lines[1].contains("KB  import: pupil"), "{all}");
    let count = |args: &[&str]| said(&at(&[&["audit", "--what", "export"], args].concat()));
    let one = |args: &[&str]| {
        let found = count(args);
        assert_eq!(found.lines().count(), 1, "{found}");
        found.contains("exported  Ada Fenwick")
    };
    assert!(one(&[]));
    assert!(one(&["--by", "mo", "--pupil", "fenwick"]));
    assert!(one(&["--since", "today", "--until", "2026-11-23"]));
    for args in [
        &["--by", "KB"][..],
        &["--pupil", "okafor"],
        &["--until", "yesterday"],
        &["--since", "tomorrow"],
    ] {
        assert_eq!(
            count(args),
            "Nothing of that kind is on record.\n",
            "{args:?}"
        );
    }
    let json = said(&at(&["audit", "--what", "export", "--json"]));
    assert!(json.contains("\"plimsoll.audit.1\"") && json.contains("\"by\": \"MO\""));
}

#[test]
fn what_is_asked_wrongly_is_answered_in_one_sentence() {
    let home = school();
    let why = |args: &[&str]| {
        let args = [&["--staff", "MO", "audit"], args].concat();
        refused(&plimsoll(home.path(), &args))
    };
    assert!(why(&["--pupil", "xyzzy"]).contains("No pupil is found by “xyzzy”"));
    let day = "“31/13” is not a day. Write today, fri, 12/3 or 2026-11-23.";
    assert!(why(&["--since", "31/13"]).contains(day));
    let turned = why(&["--since", "2026-11-20", "--until", "2026-11-03"]);
    assert!(turned.contains("comes after that of --until"), "{turned}");
    assert!(why(&["--by", "k b"]).contains("“k b” cannot be initials."));
    assert!(why(&["--what", "xyzzy"]).contains("“xyzzy” is no kind of act."));
    let whole = String::from_utf8(plimsoll(home.path(), &["--staff", "MO", "audit"]).stdout);
    let looks = whole
        .unwrap()
        .matches("record of who did what read")
        .count();
    assert_eq!(looks, 0, "what was refused is no look");
}
