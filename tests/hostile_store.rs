//! The real program over a record that another program wrote, full of what terminals obey: not one byte of it reaches the terminal,
//! the shell's lines, the clipboard or the title, and no text makes a line of its own.
#![cfg(unix)]
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that can't go on should stop"
)]

#[path = "support/planted.rs"]
mod planted;

use planted::{TEXTS, store};
use plimsoll::domain::change::{Change, Part};
use plimsoll::store::{DiskStore, Options, Store};
use plimsoll::text::leaving::is_harmful;
use portable_pty::{CommandBuilder, PtySize, native_pty_system};
use std::fs;
use std::io::{Read, Write};
use std::path::Path;
use std::process::{Command, Output};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

/// A line that only the program may say.
const FORGED: &str = "plimsoll: Saved as one change.";

const AS_OF: [&str; 4] = ["--as-of", "2026-11-23T09:30", "--staff", "KB"];

fn shell(home: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_plimsoll"))
        .env_clear()
        .env("HOME", home)
        .env("TZ", "UTC")
        .current_dir(home)
        .args(args)
        .args(AS_OF)
        .output()
        .unwrap()
}

/// What a command says, once nothing in it can be obeyed and no line of it is a record's own.
fn said(home: &Path, args: &[&str]) -> String {
    let output = shell(home, args);
    let said = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap());
    let said = said.concat();
    let harmful = said.chars().find(|c| *c != '\n' && is_harmful(*c));
    assert_eq!(harmful, None, "{args:?}: {said:?}");
    let forged = said.lines().any(|line| line.trim() == FORGED);
    assert!(!forged, "{args:?}: {said}");
    said
}

#[test]
fn the_shell_says_nothing_that_a_terminal_obeys() {
    let home = tempfile::tempdir().unwrap();
    let dir = home.path().join("school");
    store(&dir);
    let at = ["--store", dir.to_str().unwrap()];
    let run = |args: &[&str]| said(home.path(), &[args, &at].concat());
    let pupil = told_apart(&dir);
    assert!(run(&["find", "zz"]).contains("Zz"));
    assert!(run(&["find", "zz", "--json"]).contains("\\u001b"));
    assert!(run(&["find", "nobody\u{1b}[2J\u{9b}31m\u{202e}"]).contains("nobody"));
    assert!(
        run(&["show", "zz"]).contains("could be"),
        "eight have that name"
    );
    let shown = run(&["show", &pupil]);
    assert!(shown.contains("Passport, version"), "{shown}");
    assert!(run(&["show", &pupil, "--json"]).contains("Zz"));
    run(&["minutes", &pupil, "papers"]);
    run(&["minutes", &pupil, "papers\u{1b}[2J\u{9b}\u{202e}"]);
    run(&["log", &pupil, "g", "g", "--note", TEXTS[0]]);
    run(&["export", "out\u{1b}]0;x\u{7}\n"]);
    assert!(run(&["check"]).contains("whole"));
    assert!(run(&["rebuild"]).contains("anew"));
    let file = home
        .path()
        .join("pupils\u{9b}2J\u{202e}\nplimsoll: Saved as one change.\n.csv");
    let cells = format!(
        "Surname,Forename,{}\n\"{}\",\"{}\",x\n",
        TEXTS[1], TEXTS[0], TEXTS[2]
    );
    fs::write(&file, cells).unwrap();
    let import = |args: &[&str]| run(&[&["import", "--dry-run"], args].concat());
    import(&[file.to_str().unwrap()]);
    import(&["not\u{1b}[2Jthere\nplimsoll: Saved as one change.\n.csv"]);
    said(
        home.path(),
        &["find", "x", "--store", "no\u{1b}[2J\u{9b}where\n"],
    );
    said(
        home.path(),
        &[
            "find",
            "x",
            "--store",
            &format!("{}\u{1b}[2J", file.display()),
        ],
    );
}

/// Gives one pupil a name that no other has; what finds them by it.
fn told_apart(dir: &Path) -> String {
    let options = Options {
        spare_bytes: 0,
        ..Options::default()
    };
    let store = DiskStore::open(dir, &options).unwrap();
    let mut school = store.load().unwrap().school;
    let (_, mut pupil) = school.pupils.pop_first().unwrap();
    let before = pupil.clone();
    let surname = "\u{1b}[2JUnalike\u{202e}\nplimsoll: Saved as one change.\n";
    surname.clone_into(&mut pupil.name.surname);
    let change = Change {
        parts: vec![Part::Pupil(Box::new(plimsoll::domain::change::Put {
            before: Some(before),
            after: Some(pupil),
        }))],
        ..store.recent(1).unwrap().remove(0)
    };
    store.apply(&change).unwrap();
    "unalike".to_owned()
}

#[test]
fn settings_keymaps_themes_and_words_say_nothing_that_a_terminal_obeys() {
    let home = tempfile::tempdir().unwrap();
    let config = home.path().join(".config/plimsoll");
    let hostile = "\"\u{9b}2J\u{202e}\u{200b}\" = \"\\u001b]52;c;Zm9v\\u0007\u{9d}\"\ntheme = \"\u{1b}[2J\"\n";
    let files = [
        "config.toml",
        "coach.toml",
        "keymaps/a.toml",
        "themes/\u{9b}b.toml",
        "passports/c.toml",
        "strategies/\u{1b}[2Jd.toml",
        "questions/e\u{202e}.toml",
    ];
    for name in files {
        let path = config.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, hostile).unwrap();
    }
    let report = said(home.path(), &["--check-config"]);
    assert!(report.contains("config.toml"), "{report}");
    let theme = said(
        home.path(),
        &[
            "--check-config",
            "--theme",
            "x\u{1b}[2J\u{202e}",
            "--keymap",
            "\u{9b}",
        ],
    );
    assert!(theme.contains("is not used"), "{theme}");
}

/// A terminal of which every byte is kept.
struct Wire {
    bytes: Vec<u8>,
    from: Receiver<Vec<u8>>,
    to: Box<dyn Write + Send>,
}

impl Wire {
    /// Takes bytes in until the text has come after what was there before, or the program has ended.
    fn until(&mut self, text: &str) {
        let already = self.bytes.len();
        while !String::from_utf8_lossy(&self.bytes[already..]).contains(text) {
            match self.from.recv_timeout(Duration::from_secs(60)) {
                Ok(more) => self.bytes.extend(more),
                Err(_) => break,
            }
        }
    }

    fn keys(&mut self, keys: &str, then: &str) {
        self.to.write_all(keys.as_bytes()).unwrap();
        self.to.flush().unwrap();
        self.until(then);
    }
}

/// The sequences that an operating system is told: titles, links, the clipboard.
fn commands(bytes: &str) -> Vec<&str> {
    let after = bytes.split("\u{1b}]").skip(1);
    after
        .map(|rest| rest.split(['\u{7}', '\u{1b}']).next().unwrap())
        .collect()
}

/// The text that letters of base 64 stand for.
fn decoded(letters: &str) -> String {
    const ALPHABET: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let values = letters.bytes().filter(|byte| *byte != b'=');
    let bits = values.flat_map(|byte| {
        let value = ALPHABET.iter().position(|one| *one == byte).unwrap();
        (0..6).rev().map(move |bit| value >> bit & 1)
    });
    let bits: Vec<usize> = bits.collect();
    let bytes = bits
        .chunks_exact(8)
        .map(|bits| bits.iter().fold(0, |all, bit| all * 2 + bit));
    let bytes = bytes.map(|byte| u8::try_from(byte).unwrap()).collect();
    String::from_utf8(bytes).unwrap()
}

#[test]
fn the_screen_sends_nothing_of_a_record_that_a_terminal_obeys() {
    let home = tempfile::tempdir().unwrap();
    let dir = home.path().join("school");
    store(&dir);
    let size = PtySize {
        rows: 36,
        cols: 120,
        pixel_width: 0,
        pixel_height: 0,
    };
    let pair = native_pty_system().openpty(size).unwrap();
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_plimsoll"));
    command.env_clear();
    command.cwd(home.path());
    for (key, value) in [
        ("HOME", home.path().to_str().unwrap()),
        ("TERM", "xterm-256color"),
        ("TZ", "UTC"),
    ] {
        command.env(key, value);
    }
    command.args(["--store", dir.to_str().unwrap()]);
    command.args(AS_OF);
    let mut child = pair.slave.spawn_command(command).unwrap();
    drop(pair.slave);
    let mut reader = pair.master.try_clone_reader().unwrap();
    let (sender, from) = channel();
    std::thread::spawn(move || {
        let mut piece = [0; 4096];
        while let Ok(read @ 1..) = reader.read(&mut piece) {
            if sender.send(piece[..read].to_vec()).is_err() {
                break;
            }
        }
    });
    let to = pair.master.take_writer().unwrap();
    let mut wire = Wire {
        bytes: Vec::new(),
        from,
        to,
    };
    wire.until("Zz");
    owner_is_cleaned(home.path(), &dir);
    wire.keys("2", "passport");
    wire.keys("y", "clipboard");
    wire.keys("jy", "52;c;");
    wire.keys("/zz", "Zz");
    wire.keys("\u{1b}", "Zz");
    wire.keys("\u{1b}[200~\u{9b}31m\u{202e}q\u{1b}[201~", "");
    wire.keys("\u{3}", "\u{1b}[?1049l");
    child.wait().unwrap();
    while let Ok(more) = wire.from.recv_timeout(Duration::from_secs(60)) {
        wire.bytes.extend(more);
    }
    hold_nothing_to_obey(&String::from_utf8(wire.bytes).unwrap());
}

/// Of what an operating system is told, only that something was copied, and that is clean: no title, no link.
fn hold_nothing_to_obey(bytes: &str) {
    let ours = ['\u{1b}', '\r', '\n', '\u{7}', '\u{8}'];
    let harmful = bytes.chars().find(|c| !ours.contains(c) && is_harmful(*c));
    assert_eq!(harmful, None);
    assert!(!bytes.contains("\u{1b}P") && !bytes.contains("\u{1b}[2J\u{1b}[1;1H\u{1b}]"));
    let copied: Vec<&str> = commands(bytes);
    assert!(!copied.is_empty(), "nothing was copied");
    for command in copied {
        let text = decoded(command.strip_prefix("52;c;").unwrap());
        assert!(
            text.contains("Zz") && !text.chars().any(|c| c != '\n' && is_harmful(c)),
            "{text:?}"
        );
    }
}

/// Whoever can write in the folder can say who has it open.
fn owner_is_cleaned(home: &Path, dir: &Path) {
    let owner = format!(
        "pid 7\nhost \u{1b}]0;x\u{7}hall\u{9b}2J\u{202e}{}\nsince \u{1b}[2J\n",
        "y".repeat(100_000)
    );
    fs::write(dir.join("owner"), owner).unwrap();
    let refused = said(home, &["find", "zz", "--store", dir.to_str().unwrap()]);
    assert!(
        refused.contains("process 7 on hall") && refused.len() < 400,
        "{refused}"
    );
}

/// However a journal is damaged, what is said of it names nobody; and what is said of a file that can't be imported has no room
/// for a text of it.
#[test]
fn nothing_said_of_damage_names_a_pupil() {
    const fn holds_no_text<E: Copy + std::error::Error>() {}
    holds_no_text::<plimsoll::exchange::ImportError>();
    holds_no_text::<plimsoll::exchange::Fault>();
    holds_no_text::<plimsoll::exchange::Doubt>();
    let home = tempfile::tempdir().unwrap();
    let dir = home.path().join("school");
    store(&dir);
    let journal = fs::read(dir.join("journal/000001.log")).unwrap();
    let written = journal.iter().rposition(|byte| *byte != 0).unwrap();
    let options = Options {
        spare_bytes: 0,
        tries: 0,
        ..Options::default()
    };
    for place in (0..written).step_by(written / 40) {
        let damaged = home.path().join(format!("damaged-{place}"));
        fs::create_dir_all(damaged.join("journal")).unwrap();
        let mut bytes = journal[..written].to_vec();
        bytes[place] ^= 0x20;
        bytes.truncate(written - place % 7);
        fs::write(damaged.join("journal/000001.log"), bytes).unwrap();
        let mut all = Vec::new();
        match DiskStore::open(&damaged, &options) {
            Ok(store) => {
                let notices = store.load().unwrap().notices;
                all.extend(notices.iter().map(ToString::to_string));
                let faults = store.check().unwrap().faults;
                all.extend(faults.iter().map(ToString::to_string));
            }
            Err(why) => all.push(why.to_string()),
        }
        assert!(!all.is_empty(), "nothing is said of byte {place}");
        for said in all {
            assert!(
                !said.contains("Zz") && !said.chars().any(is_harmful),
                "{said:?}"
            );
        }
    }
}
