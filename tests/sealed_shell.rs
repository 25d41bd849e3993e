//! A sealed school from the shell: who signs in, how, and what each role is refused.
#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test that can't go on should stop")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};
use tempfile::TempDir;

const MINE: &str = "quiet river tall lamp";

/// Runs the program with these secrets, a line each, on file descriptor 0.
fn run(home: &Path, secrets: &str, args: &[&str]) -> Output {
    let secret = home.join("secret");
    fs::write(&secret, secrets).unwrap();
    Command::new(env!("CARGO_BIN_EXE_plimsoll"))
        .env_clear()
        .env("HOME", home)
        .env("TZ", "UTC")
        .current_dir(home)
        .stdin(fs::File::open(secret).unwrap())
        .args(args)
        .output()
        .unwrap()
}

/// What was said by a run that went well.
fn said(output: &Output) -> String {
    let why = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{why}");
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// The one sentence of a run that was refused.
fn refused(output: &Output) -> String {
    assert_eq!(
        output.status.code(),
        Some(1),
        "{}",
        String::from_utf8_lossy(&output.stdout)
    );
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn by<'a>(who: &'a str, args: &[&'a str]) -> Vec<&'a str> {
    [&["--staff", who, "--passphrase-fd", "0"], args].concat()
}

/// A school of two pupils, sealed for KB, and its recovery code.
fn school() -> (TempDir, String) {
    let home = tempfile::tempdir().unwrap();
    let csv = home.path().join("roll.csv");
    fs::write(
        &csv,
        "Surname,Forename,Form\nFenwick,Ada,8C\nOkafor,Chidi,8C\n",
    )
    .unwrap();
    let made = run(
        home.path(),
        MINE,
        &by("KB", &["import", csv.to_str().unwrap()]),
    );
    let said = said(&made);
    let code = said.lines().find_map(|line| line.split_once("this once: "));
    let code = code.unwrap().1.to_owned();
    assert_eq!(code.len(), 29);
    (home, code)
}

/// Lets somebody in, and gives their first pass-phrase.
fn let_in(home: &Path, who: &str, role: &str) -> String {
    let add = ["staff", "add", who, "--name", "Ann Boyd", "--role", role];
    let said = said(&run(home, MINE, &by("KB", &add)));
    let words = said.lines().next().unwrap().split_once("with: ").unwrap().1;
    assert_eq!(words.split(' ').count(), 4);
    words.to_owned()
}

#[test]
fn a_school_opens_with_a_pass_phrase_and_with_nothing_else() {
    let (home, _) = school();
    let home = home.path();
    assert!(said(&run(home, MINE, &by("KB", &["show", "fenwick"]))).contains("Ada Fenwick"));
    for (secret, args, why) in [
        ("", vec!["show", "fenwick"], "--staff INITIALS"),
        (
            "",
            vec!["--staff", "KB", "show", "fenwick"],
            "--passphrase-fd",
        ),
        (
            "not the one at all\n",
            by("KB", &["show", "fenwick"]),
            "not the pass-phrase",
        ),
        ("", by("KB", &["show", "fenwick"]), "ended before"),
        (
            MINE,
            by("ZZ", &["show", "fenwick"]),
            "nobody signs in here as ZZ",
        ),
        (
            MINE,
            vec!["--staff", "KB", "--passphrase-fd", "77", "check"],
            "could not be read",
        ),
    ] {
        let output = run(home, secret, &args);
        let why_not = refused(&output);
        assert!(why_not.contains(why), "{args:?}: {why_not}");
        assert_eq!(why_not.trim().lines().count(), 1, "{why_not}");
        assert!(output.stdout.is_empty());
    }
}

#[test]
fn each_role_is_told_what_is_not_for_it() {
    let (home, _) = school();
    let home = home.path();
    let ta = let_in(home, "TA", "ta");
    let governor = let_in(home, "GO", "governor");
    assert!(said(&run(home, &ta, &by("TA", &["show", "fenwick"]))).contains("Ada Fenwick"));
    for (secret, who, args, why) in [
        (
            &ta,
            "TA",
            vec!["export", "out"],
            "the SENCO takes records out",
        ),
        (&ta, "TA", vec!["audit"], "the SENCO sees who did what"),
        (&ta, "TA", vec!["import", "roll.csv"], "brings in the roll"),
        (&ta, "TA", vec!["staff", "remove", "GO"], "only the SENCO"),
        (&governor, "GO", vec!["show", "fenwick"], "figures"),
    ] {
        let why_not = refused(&run(home, secret, &by(who, &args)));
        assert!(why_not.contains(why), "{who} {args:?}: {why_not}");
        assert!(!home.join("out").exists());
    }
    let everybody = said(&run(home, "", &["staff"]));
    assert_eq!(everybody.lines().count(), 3);
    assert!(!everybody.contains("Fenwick"));
}

#[test]
fn a_pass_phrase_is_changed_found_again_and_taken_away() {
    let (home, code) = school();
    let home = home.path();
    let first = let_in(home, "TA", "ta");
    let own = "another one of mine";
    let change = run(
        home,
        &format!("{first}\n{own}\n"),
        &by("TA", &["staff", "passphrase"]),
    );
    said(&change);
    refused(&run(home, &first, &by("TA", &["show", "fenwick"])));
    said(&run(home, own, &by("TA", &["show", "fenwick"])));
    let weak = run(
        home,
        &format!("{own}\nshort\n"),
        &by("TA", &["staff", "passphrase"]),
    );
    assert!(refused(&weak).contains("four words"));
    let recover = ["--passphrase-fd", "0", "staff", "recover", "KB"];
    let new = "found again at last";
    said(&run(
        home,
        &format!("{}\n{new}\n", code.to_lowercase()),
        &recover,
    ));
    refused(&run(home, MINE, &by("KB", &["check"])));
    said(&run(home, new, &by("KB", &["staff", "remove", "TA"])));
    assert!(refused(&run(home, own, &by("TA", &["check"]))).contains("nobody signs in"));
    assert!(said(&run(home, new, &by("KB", &["check"]))).contains("whole"));
    let last = refused(&run(home, new, &by("KB", &["staff", "remove", "KB"])));
    assert!(last.contains("only SENCO"), "{last}");
}

#[test]
fn keys_are_made_anew_and_a_backup_opens_with_the_pass_phrase_of_its_day() {
    let (home, _) = school();
    let home = home.path();
    let backup = home.join("one.backup");
    let backup = backup.to_str().unwrap();
    said(&run(home, MINE, &by("KB", &["backup", backup])));
    assert!(said(&run(home, MINE, &by("KB", &["staff", "rotate"]))).contains("anew"));
    assert!(said(&run(home, MINE, &by("KB", &["show", "okafor"]))).contains("Chidi"));
    let there = home.join("there");
    let there = there.to_str().unwrap();
    let restored = said(&run(
        home,
        "",
        &["restore", backup, "--into", there, "--yes"],
    ));
    assert!(restored.contains("sealed"), "{restored}");
    let show = by("KB", &["--store", there, "show", "fenwick"]);
    assert!(said(&run(home, MINE, &show)).contains("Ada Fenwick"));
    let bytes = fs::read(backup).unwrap();
    assert!(!bytes.windows(7).any(|some| some == b"Fenwick"));
}

#[test]
fn the_invented_school_is_not_sealed_and_says_why() {
    let home = tempfile::tempdir().unwrap();
    let store = home.path().join("demo");
    let store = store.to_str().unwrap();
    let made = [
        "demo",
        "--no-open",
        "--pupils",
        "3",
        "--entries",
        "9",
        "--store",
        store,
    ];
    said(&run(home.path(), "", &made));
    let protect = ["--store", store, "protect", "--name", "Kim Bell"];
    let why = refused(&run(home.path(), MINE, &by("KB", &protect)));
    assert!(why.contains("invented school"), "{why}");
    let why = refused(&run(home.path(), MINE, &["--store", store, "staff"]));
    assert!(why.contains("lies in the open"), "{why}");
}

#[test]
fn an_export_is_sealed_unless_it_is_asked_for_in_plain() {
    let (home, _) = school();
    let home = home.path();
    let out = home.join("out");
    let said_of = said(&run(home, MINE, &by("KB", &["export", "out"])));
    assert!(said_of.contains("plimsoll unseal"), "{said_of}");
    let sealed = out.join("school.json.sealed");
    let bytes = fs::read(&sealed).unwrap();
    assert!(!bytes.windows(7).any(|some| some == b"Fenwick"));
    said(&run(
        home,
        MINE,
        &by("KB", &["export", "one", "--pupil", "fenwick"]),
    ));
    assert!(home.join("one/record.html.sealed").exists());
    said(&run(home, MINE, &by("KB", &["export", "open", "--plain"])));
    let plain = fs::read_to_string(home.join("open/school.json")).unwrap();
    assert!(plain.contains("Fenwick"));
    let file = sealed.to_str().unwrap();
    // Keys that were made anew open what was sealed before.
    said(&run(home, MINE, &by("KB", &["staff", "rotate"])));
    said(&run(
        home,
        MINE,
        &by("KB", &["unseal", file, "--into", "again"]),
    ));
    assert_eq!(
        fs::read_to_string(home.join("again/school.json")).unwrap(),
        plain
    );
}

#[test]
fn a_sealed_file_that_does_not_open_leaves_nothing() {
    let (home, _) = school();
    let home = home.path();
    said(&run(home, MINE, &by("KB", &["export", "again"])));
    let file = "again/school.json.sealed";
    let bytes = fs::read(home.join(file)).unwrap();
    said(&run(
        home,
        MINE,
        &by("KB", &["unseal", file, "--into", "again"]),
    ));
    let cut = home.join("cut.json.sealed");
    fs::write(&cut, &bytes[..bytes.len() - 9]).unwrap();
    let ta = let_in(home, "TA", "ta");
    for (secret, who, args, why) in [
        (
            MINE,
            "KB",
            vec!["unseal", file, "--into", "again"],
            "there already",
        ),
        (
            MINE,
            "KB",
            vec!["unseal", "roll.csv", "--into", "x"],
            "does not end in",
        ),
        (
            MINE,
            "KB",
            vec!["unseal", "none.sealed", "--into", "x"],
            "could not open",
        ),
        (
            MINE,
            "KB",
            vec!["unseal", "cut.json.sealed", "--into", "x"],
            "end is missing",
        ),
        (
            ta.as_str(),
            "TA",
            vec!["unseal", file, "--into", "x"],
            "the SENCO takes records",
        ),
    ] {
        let why_not = refused(&run(home, secret, &by(who, &args)));
        assert!(why_not.contains(why), "{args:?}: {why_not}");
        assert_eq!(fs::read_dir(home.join("x")).map_or(0, Iterator::count), 0);
    }
}
