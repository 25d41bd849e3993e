//! Backing up and restoring from the shell, with the real program.
#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test that can't go on should stop")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

/// Runs the program without a terminal.
fn shell(home: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_plimsoll"))
        .env_clear()
        .env("HOME", home)
        .env("TZ", "UTC")
        .current_dir(home)
        .args(args)
        .args(["--as-of", "2026-11-23T09:30", "--staff", "KB"])
        .output()
        .unwrap()
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// The one sentence of a command that was refused.
fn refused(output: &Output) -> String {
    assert_eq!(output.status.code(), Some(1), "{}", stdout(output));
    let said = String::from_utf8(output.stderr.clone()).unwrap();
    assert_eq!(said.lines().count(), 1, "{said}");
    said
}

fn done(output: &Output) -> String {
    let said = String::from_utf8(output.stderr.clone()).unwrap();
    assert!(output.status.success(), "{}{said}", stdout(output));
    stdout(output)
}

#[test]
fn a_school_is_backed_up_and_restored_where_nothing_is() {
    let home = tempfile::tempdir().unwrap();
    let run = |args: &[&str]| shell(home.path(), args);
    let size = ["--pupils", "12", "--entries", "300"];
    done(&run(&[
        &["demo", "--no-open", "--store", "one"],
        size.as_slice(),
    ]
    .concat()));
    let made = done(&run(&["backup", "a.plimsoll", "--store", "one"]));
    assert!(
        made.starts_with("Backed up: ") && made.contains("tried and found whole"),
        "{made}"
    );
    let again = refused(&run(&["backup", "a.plimsoll", "--store", "one"]));
    assert!(again.contains("a backup never replaces a file"), "{again}");

    let only_looked = run(&["restore", "a.plimsoll", "--store", "two"]);
    let seen = stdout(&only_looked);
    assert!(
        seen.contains("is a backup of 23 Nov 2026 09:30: the invented school with "),
        "{seen}"
    );
    assert!(
        seen.contains("12 pupils") && seen.contains("Its last change is "),
        "{seen}"
    );
    assert!(refused(&only_looked).contains("Say --yes"));
    assert!(!home.path().join("two").exists());

    let over = run(&["restore", "a.plimsoll", "--store", "one", "--yes"]);
    let over = refused(&over);
    assert!(
        over.contains("holds a school with 12 pupils, and restoring never writes over one"),
        "{over}"
    );

    done(&run(&["restore", "a.plimsoll", "--into", "two", "--yes"]));
    let show = |store: &str| done(&run(&["show", "zoe", "--json", "--store", store]));
    assert_eq!(show("one"), show("two"));
    let check = |file, store| run(&["check", "--against", file, "--store", store]);
    done(&check("a.plimsoll", "two"));

    done(&run(&[
        "log",
        "zoe",
        "--performance",
        "g",
        "--participation",
        "a",
        "--store",
        "two",
    ]));
    done(&run(&["backup", "b.plimsoll", "--store", "two"]));
    let lost = check("b.plimsoll", "one");
    assert_eq!(lost.status.code(), Some(1));
    assert!(
        stdout(&lost).contains("the backup of 23 Nov 2026 09:30 holds change"),
        "{}",
        stdout(&lost)
    );
    assert!(stdout(&lost).contains("which this store no longer has"));
}

#[test]
fn a_backup_that_was_cut_short_restores_nothing() {
    let home = tempfile::tempdir().unwrap();
    let run = |args: &[&str]| shell(home.path(), args);
    let size = ["--pupils", "3", "--entries", "20"];
    done(&run(&[
        &["demo", "--no-open", "--store", "one"],
        size.as_slice(),
    ]
    .concat()));
    done(&run(&["backup", "b.plimsoll", "--store", "one"]));
    let mut bytes = fs::read(home.path().join("b.plimsoll")).unwrap();
    bytes.truncate(bytes.len() / 2);
    fs::write(home.path().join("c.plimsoll"), bytes).unwrap();
    let cut = refused(&run(&["restore", "c.plimsoll", "--into", "three", "--yes"]));
    assert!(cut.contains("is not a whole backup"), "{cut}");
    assert!(!home.path().join("three").exists());
}
