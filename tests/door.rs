//! The door of a real program in a real terminal: first run, locking, a wrong pass-phrase and the right one; and what of it
//! all is on the disk.
#![cfg(unix)]
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that can't go on should stop"
)]

#[expect(dead_code, reason = "other tests watch it otherwise")]
mod pty;

#[path = "pty/founding.rs"]
mod founding;

use founding::WORDS;
use plimsoll::demo::{Wish, school};
use plimsoll::domain::role::Role;
use plimsoll::domain::secret::Secret;
use plimsoll::domain::staff::Initials;
use plimsoll::domain::time::Moment;
use plimsoll::store::vault::{Cost, Keys, NewMember, add, found};
use plimsoll::store::{DiskStore, Options, Seal};
use pty::Program;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

const SIZE: (u16, u16) = (120, 30);
const OTHERS: &str = "rain on the roof";
const LOCK: &str = "\u{14}";

fn home() -> TempDir {
    tempfile::tempdir().unwrap()
}

/// Every file under a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    entries
        .flat_map(|path| {
            if path.is_dir() {
                files(&path)
            } else {
                vec![path]
            }
        })
        .collect()
}

/// Whether any file under a folder holds this text.
fn holds(folder: &Path, text: &str) -> bool {
    files(folder).iter().any(|file| {
        let bytes = fs::read(file).unwrap_or_default();
        bytes
            .windows(text.len())
            .any(|part| part == text.as_bytes())
    })
}

fn shows_no(program: &Program, text: &str) {
    program.until(&format!("a door without {text}"), |screen| {
        let contents = screen.contents();
        contents.contains("Plimsoll") && !contents.contains(text)
    });
}

#[test]
fn from_the_first_run_to_a_locked_session_and_back() {
    let home = home();
    let mut program = Program::start(home.path(), SIZE, &[]);
    let code = founding::found(&mut program, "Beacon Hill");
    let store = home.path().join(".local/share/plimsoll/school");
    assert!(store.join("keys").is_dir() && store.join("journal").is_dir());
    assert!(!store.with_file_name("school.keys").exists());

    program.keys("N");
    program.see("Surname");
    program.keys("Lark\tIda\u{13}");
    program.see("Lark, Ida");
    assert!(!holds(&store, "Lark") && !holds(&store, "Beacon"));

    program.keys(LOCK);
    program.see("Locked by KB");
    shows_no(&program, "Lark");
    shows_no(&program, "Beacon");
    program.keys("not the one\r");
    program.see("That is not the pass-phrase");
    program.gone("Wait 1 s");
    program.keys(&format!("{WORDS}\r"));
    program.see("Lark, Ida");
    // What happened at the door is on record.
    program.keys(":who did what\r");
    for deed in ["signed in", "sign-in refused", "screen locked"] {
        program.see(deed);
    }
    program.keys("\u{1b}");
    program.gone("screen locked");
    program.keys("q");
    assert_eq!(program.end().0, 0);

    let mut again = Program::start(home.path(), SIZE, &["--staff", "KB"]);
    again.see("Who is it?");
    again.see("Kit Bell");
    shows_no(&again, "Beacon");
    again.keys("\u{12}");
    again.see("gives a SENCO a new pass-phrase");
    again.keys(&format!("{}\rKB\r", code.to_lowercase().replace('-', " ")));
    again.see("they are not shown again");
    again.keys("o");
    again.see("Once more");
    again.keys(&format!("{OTHERS}\r{OTHERS}\r"));
    again.see("Lark, Ida");
    again.keys("\u{3}");
    assert_eq!(again.end().0, 0);

    let mut last = Program::start(home.path(), SIZE, &["--staff", "KB"]);
    last.see("Who is it?");
    last.keys(&format!("{OTHERS}\r"));
    last.see("Lark, Ida");
    last.keys("\u{3}");
    assert_eq!(last.end().0, 0);
}

#[test]
fn a_first_run_that_is_broken_off_leaves_no_keys() {
    let home = home();
    let mut program = Program::start(home.path(), SIZE, &[]);
    program.see("Start with an empty school");
    program.keys("3");
    program.see("What is the school called?");
    program.keys("Beacon Hill\r");
    program.see("Your name");
    program.keys("Kit Bell\rKB\r");
    program.see("they are not shown again");
    program.keys("\r");
    drop(founding::code(&program));
    program.signal("KILL");
    drop(program.end());
    let mut again = Program::start(home.path(), SIZE, &[]);
    again.see("Start with an empty school");
    again.keys("3");
    again.see("What is the school called?");
    again.keys("Beacon Hill\r");
    again.see("Your name");
    again.keys("\u{1b}");
    again.see("Start with an empty school");
    again.keys("q");
    assert_eq!(again.end().0, 0);
}

fn initials(text: &str) -> Initials {
    Initials::parse(text).unwrap()
}

fn member(sign: &str, role: Role, words: &str) -> NewMember {
    NewMember {
        initials: initials(sign),
        name: format!("Staff {sign}"),
        role,
        passphrase: Secret::new(words.to_owned()),
    }
}

/// A sealed school with a few pupils, whose pass-phrases are quickly tried. KB and RS may open it.
fn sealed(store: &Path) -> Keys {
    let cost = Cost {
        memory_kib: 8,
        passes: 1,
    };
    let (keys, _) = found(store, member("KB", Role::Senco, WORDS), cost).unwrap();
    add(store, &keys, member("RS", Role::Teacher, OTHERS)).unwrap();
    let options = Options {
        seal: Some(Seal::open(store, keys.clone()).unwrap()),
        ..Options::default()
    };
    let day = chrono::NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
    let wish = Wish {
        pupils: 12,
        entries: 200,
        seed: 1,
        today: Moment::from_local(day.and_hms_opt(9, 30, 0).unwrap(), 0),
    };
    DiskStore::fill(store, &options, school(&wish), &mut |_| {}).unwrap();
    keys
}

/// The program at the door of a sealed school.
fn at_the_door(home: &TempDir) -> Program {
    let store = home.path().join("school");
    drop(sealed(&store));
    let args = [
        "--store",
        store.to_str().unwrap(),
        "--staff",
        "KB",
        "--as-of",
        "2026-11-23T09:30",
    ];
    let program = Program::start(home.path(), SIZE, &args);
    program.see("Staff RS");
    program
}

#[test]
fn a_pin_unlocks_the_session_it_was_chosen_in_and_somebody_else_begins_anew() {
    let home = home();
    let mut program = at_the_door(&home);
    program.keys(&format!("{WORDS}\r"));
    program.see("12 by name");
    // KB chooses a PIN and goes to another pane.
    program.keys(":pin for this\r");
    program.see("A PIN for this session");
    program.keys("12\r");
    program.see("A PIN has four to eight digits.");
    program.keys("34\r");
    program.gone("A PIN for this session");
    program.keys("4");
    program.keys(LOCK);
    program.see("does not protect the disk");
    program.keys("9999\r");
    program.see("4 tries are left");
    program.keys("1234\r");
    program.see("12 by name");
    // The PIN still holds, and five wrong ones end it.
    program.keys(LOCK);
    program.see("does not protect the disk");
    for left in ["4 tries are", "3 tries are", "2 tries are", "1 try is"] {
        program.keys("9999\r");
        program.see(left);
    }
    program.keys("9999\r");
    program.see("That was the last try.");
    program.keys("1234\r");
    program.see("That is not the pass-phrase");
    program.gone("Wait 1 s");
    // RS comes in with a session of their own.
    program.keys("\t");
    program.see("Who is it?");
    program.keys(&format!("RS\r{OTHERS}\r"));
    program.see("12 by name");
    program.until("RS is signed in", |screen| {
        screen
            .contents()
            .lines()
            .next()
            .is_some_and(|top| top.contains("RS"))
    });
    program.keys(LOCK);
    program.see("Locked by RS");
    program.keys("\u{3}");
    assert_eq!(program.end().0, 0);
}

#[test]
fn what_is_half_typed_is_there_again_after_a_lock() {
    let home = home();
    let mut program = at_the_door(&home);
    program.keys(&format!("{WORDS}\r"));
    program.see("12 by name");
    program.keys("lg");
    program.keys("n");
    program.keys("half a sentence");
    program.see("half a sentence");
    program.keys(LOCK);
    program.see("Locked by KB");
    shows_no(&program, "half a sentence");
    program.keys(&format!("{WORDS}\r"));
    program.see("half a sentence");
    program.keys("\u{3}");
    assert_eq!(program.end().0, 0);
}
