//! The real program: in a terminal, in a shell, killed, started twice, given what it cannot use.
#![cfg(unix)]
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that can't go on should stop"
)]

mod pty;

use pty::Program;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};
use tempfile::TempDir;

const SIZE: (u16, u16) = (120, 36);
const AS_OF: [&str; 2] = ["--as-of", "2026-11-23T09:30"];

fn home() -> TempDir {
    tempfile::tempdir().unwrap()
}

/// Runs the program without a terminal.
fn shell(home: &Path, args: &[&str]) -> Output {
    let secret = home.join("secret");
    fs::write(&secret, "quiet river tall lamp\n").unwrap();
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

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// Makes a small demo school in `home/school`.
fn demo(home: &Path) -> String {
    let store = home.join("school").to_str().unwrap().to_owned();
    let made = shell(
        home,
        &[
            "demo",
            "--pupils",
            "12",
            "--entries",
            "600",
            "--no-open",
            "--store",
            &store,
            AS_OF[0],
            AS_OF[1],
        ],
    );
    assert!(made.status.success(), "{}", stderr(&made));
    store
}

fn open(home: &Path, store: &str) -> Program {
    let program = Program::start(
        home,
        SIZE,
        &["--store", store, "--staff", "KB", AS_OF[0], AS_OF[1]],
    );
    program.see("Lantern Quay");
    program.see("passport");
    program
}

#[test]
fn an_entry_logged_in_three_keys_survives_kill_9() {
    let home = home();
    let store = demo(home.path());
    let mut program = open(home.path(), &store);
    program.keys("l");
    program.see("on track without help");
    program.keys("r");
    program.keys("a");
    program.see("✓ Logged R✖ A▴");
    program.signal("KILL");
    program.end();
    let mut again = open(home.path(), &store);
    again.keys("4");
    again.until("the entry", |screen| {
        screen.contents().lines().any(|line| {
            line.contains("Mon 23 Nov") && line.contains("R✖ A▴") && line.contains("KB")
        })
    });
    again.keys("u");
    again.see("Undone: log entry");
    again.keys("q");
    assert_eq!(again.end().0, 0);
}

#[test]
fn the_terminal_is_left_as_it_was_found() {
    let home = home();
    let store = demo(home.path());
    for (how, code) in [("q", 0), ("\u{3}", 0), ("TERM", 143), ("HUP", 129)] {
        let mut program = open(home.path(), &store);
        program.until("the alternate screen", vt100::Screen::alternate_screen);
        if how.len() == 1 {
            program.keys(how);
        } else {
            program.signal(how);
        }
        let (status, screen) = program.end();
        assert_eq!(status, code, "{how:?}");
        let left = (
            screen.alternate_screen(),
            screen.hide_cursor(),
            screen.bracketed_paste(),
        );
        assert_eq!(left, (false, false, false), "{how:?}");
        assert_eq!(
            screen.mouse_protocol_mode(),
            vt100::MouseProtocolMode::None,
            "{how:?}"
        );
        assert_eq!(
            screen.contents().trim(),
            "",
            "nothing of a pupil is left on the terminal"
        );
    }
}

#[test]
fn every_size_is_lived_with() {
    let home = home();
    let store = demo(home.path());
    let mut program = open(home.path(), &store);
    for (columns, rows) in [(1, 1), (39, 9), (40, 12), (80, 24), (2, 60), (160, 45)] {
        program.resize(columns, rows);
    }
    program.see("Lantern Quay");
    program.resize(30, 8);
    program.see("needs 40x10");
    program.resize(80, 24);
    program.see("Lantern Quay");
    program.keys("q");
    assert_eq!(program.end().0, 0);
}

#[test]
fn the_screen_is_blank_at_once_and_keys_do_nothing_meanwhile() {
    let home = home();
    let store = demo(home.path());
    let mut program = open(home.path(), &store);
    program.keys("\u{c}");
    program.until("a blank screen", |screen| {
        screen.contents().trim().is_empty()
    });
    program.keys("lggq");
    program.keys("\u{c}");
    program.see("Lantern Quay");
    program.gone("Logged");
    program.keys("q");
    program.end();
}

#[test]
fn a_second_program_says_who_has_the_school() {
    let home = home();
    let store = demo(home.path());
    let mut first = open(home.path(), &store);
    let second = shell(home.path(), &["--store", &store, "find", "a"]);
    assert_eq!(second.status.code(), Some(1));
    let said = stderr(&second);
    assert!(said.contains("open") && said.lines().count() == 1, "{said}");
    first.keys("q");
    first.end();
}

#[test]
fn the_shell_logs_finds_and_shows() {
    let home = home();
    let store = demo(home.path());
    let at = |args: &[&str]| {
        shell(
            home.path(),
            &[
                &["--store", &store, "--staff", "KB", AS_OF[0], AS_OF[1]],
                args,
            ]
            .concat(),
        )
    };
    let found = stdout(&at(&["find", "zoe", "--json"]));
    assert!(found.contains("Zoë"), "{found}");
    let logged = at(&[
        "log",
        "zoe",
        "--performance",
        "g",
        "--participation",
        "a",
        "--note",
        "steady",
    ]);
    assert_eq!(
        stdout(&logged)
            .lines()
            .next()
            .map(|line| line.starts_with("Saved G✓ A▴ for Zo")),
        Some(true),
        "{}",
        stderr(&logged)
    );
    let shown = stdout(&at(&["show", "zoe"]));
    assert!(
        shown.contains("steady") && shown.contains("It would help me if you could"),
        "{shown}"
    );
    let checked = at(&["check"]);
    assert!(checked.status.success(), "{}", stdout(&checked));
    assert!(at(&["rebuild"]).status.success());
    assert!(stdout(&at(&["show", "zoe"])).contains("steady"));
    let nobody = at(&["show", "xyzzy"]);
    assert_eq!(
        (nobody.status.code(), stderr(&nobody).lines().count()),
        (Some(1), 1)
    );
    assert_eq!(at(&["log", "zoe"]).status.code(), Some(2), "wrong usage");
}

#[test]
fn an_export_is_previewed_then_brought_in_once() {
    let home = home();
    let store = home.path().join("real").to_str().unwrap().to_owned();
    let csv = home.path().join("roll.csv");
    fs::write(&csv, "Surname,Forename,DOB,Year,Form,SEN Status\nFenwick,Ada,14/03/2014,8,8C,K\nOkafor,Chidi,1/9/2013,8,8C,N\n").unwrap();
    let at = |args: &[&str]| {
        shell(
            home.path(),
            &[
                &["--store", &store, "--staff", "KB", "--passphrase-fd", "0"],
                &AS_OF[..],
                args,
            ]
            .concat(),
        )
    };
    let dry = at(&["import", "--dry-run", csv.to_str().unwrap()]);
    assert!(
        dry.status.success() && stdout(&dry).contains("2 new"),
        "{}{}",
        stdout(&dry),
        stderr(&dry)
    );
    assert_eq!(
        at(&["show", "fenwick"]).status.code(),
        Some(1),
        "a dry run changes nothing"
    );
    let made = at(&["import", csv.to_str().unwrap()]);
    assert!(made.status.success(), "{}", stderr(&made));
    assert!(stdout(&at(&["show", "fenwick"])).contains("Ada Fenwick"));
    assert!(stdout(&at(&["import", csv.to_str().unwrap()])).contains("2 unchanged"));
}

#[test]
fn the_demo_leaves_a_real_school_and_other_files_alone() {
    let home = home();
    let store = home.path().join("real").to_str().unwrap().to_owned();
    let csv = home.path().join("roll.csv");
    fs::write(&csv, "Surname,Forename\nFenwick,Ada\n").unwrap();
    let import = ["import", csv.to_str().unwrap(), "--store", &store];
    let sealed = ["--staff", "KB", "--passphrase-fd", "0"];
    let made = shell(home.path(), &[&import[..], &sealed].concat());
    assert!(made.status.success());
    let refused = shell(
        home.path(),
        &["demo", "--fresh", "--no-open", "--store", &store],
    );
    assert_eq!(refused.status.code(), Some(1));
    assert!(
        stderr(&refused).contains("real school"),
        "{}",
        stderr(&refused)
    );
    let refused = shell(
        home.path(),
        &[
            "demo",
            "--fresh",
            "--no-open",
            "--store",
            home.path().to_str().unwrap(),
        ],
    );
    assert_eq!(refused.status.code(), Some(1), "{}", stdout(&refused));
    assert!(csv.exists());
}

#[test]
fn what_cannot_be_a_store_is_said_in_one_sentence() {
    let home = home();
    let file = home.path().join("file");
    fs::write(&file, "x").unwrap();
    for args in [
        ["--store", "file", "find", "x"],
        ["--store", "missing", "find", "x"],
    ] {
        let output = shell(home.path(), &args);
        assert_eq!(
            (output.status.code(), stderr(&output).lines().count()),
            (Some(1), 1),
            "{}",
            stderr(&output)
        );
    }
}

#[test]
fn bad_settings_are_printed_and_the_program_starts_all_the_same() {
    let home = home();
    let store = demo(home.path());
    let config = home.path().join(".config/plimsoll");
    let files = [
        ("config.toml", "keymap = \"mine\"\nthem = \"dark\"\n"),
        (
            "keymaps/mine.toml",
            "inherits = \"default\"\n[global]\n\"g\" = \"log.onne\"\n",
        ),
        ("passports/ours.toml", "titel = 1\n"),
        ("strategies/ours.toml", "aria = 1\n"),
        ("coach.toml", "of = 1\n"),
    ];
    for (file, text) in files {
        fs::create_dir_all(config.join(file).parent().unwrap()).unwrap();
        fs::write(config.join(file), text).unwrap();
    }
    let checked = shell(home.path(), &["--check-config"]);
    let said = stdout(&checked);
    assert_eq!(checked.status.code(), Some(1));
    for name in ["mine.toml:3:7", "log.one", "theme", "title", "area", "off"] {
        assert!(said.contains(name), "{name}: {said}");
    }
    let mut program = open(home.path(), &store);
    program.see("problems in the settings");
    program.keys("q");
    program.end();
}

#[test]
fn without_a_school_there_is_a_welcome() {
    let home = home();
    let mut program = Program::start(home.path(), SIZE, &AS_OF);
    program.see("Look round the demo");
    program.keys("3");
    program.see("What is the school called?");
    program.keys("Test Hill School\r");
    program.see("You are its first SENCO.");
    program.see("Test Hill School");
    program.keys("\u{1b}");
    program.see("Look round the demo");
    program.keys("q");
    assert_eq!(program.end().0, 0);
}

#[test]
fn no_colour_is_drawn_where_none_is_wanted() {
    let home = home();
    let store = demo(home.path());
    let args = ["--store", &store, AS_OF[0], AS_OF[1]];
    let mut program = Program::start_with(home.path(), SIZE, &args, &[("NO_COLOR", "1")]);
    program.see("Lantern Quay");
    program.until("no colour", |screen| {
        let (rows, columns) = screen.size();
        let colour = |row, column| {
            screen
                .cell(row, column)
                .is_some_and(|cell| cell.fgcolor() != vt100::Color::Default)
        };
        !(0..rows.get()).any(|row| (0..columns.get()).any(|column| colour(row, column)))
    });
    program.keys("q");
    program.end();
}
