//! The second screen: two real programs in two terminals, and the socket between them.
#![cfg(unix)]
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that can't go on should stop"
)]

mod pty;

#[path = "pty/founding.rs"]
mod founding;

use pty::Program;
use std::fs;
use std::io::{Read, Write};
use std::os::unix::fs::PermissionsExt;
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

const SIZE: (u16, u16) = (120, 36);
const AS_OF: [&str; 2] = ["--as-of", "2026-11-23T09:30"];
const BANNER: &str = "NOTES · for staff only · not for the wall";

/// A home with a small demo school in it.
struct Home {
    folder: TempDir,
    store: PathBuf,
}

impl Home {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = folder.path().join("school");
        let home = Self { folder, store };
        let made = Command::new(env!("CARGO_BIN_EXE_plimsoll"))
            .env_clear()
            .env("HOME", home.path())
            .args(["demo", "--pupils", "12", "--entries", "200", "--no-open"])
            .args(["--store", home.store(), AS_OF[0], AS_OF[1]])
            .output()
            .unwrap();
        assert!(made.status.success());
        home
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    fn store(&self) -> &str {
        self.store.to_str().unwrap()
    }

    fn socket(&self) -> PathBuf {
        self.store.join("screen.sock")
    }

    /// The program itself.
    fn wall(&self) -> Program {
        let args = ["--store", self.store(), "--staff", "KB", AS_OF[0], AS_OF[1]];
        let program = Program::start(self.path(), SIZE, &args);
        program.see("Lantern Quay");
        program
    }

    fn notes_with(&self, env: &[(&str, &str)]) -> Program {
        let args = ["notes", "--store", self.store()];
        Program::start_with(self.path(), SIZE, &args, env)
    }

    /// A second screen that shows.
    fn notes(&self) -> Program {
        let program = self.notes_with(&[]);
        program.see(BANNER);
        program.see("No meeting is running");
        program
    }

    /// A client that is none of ours.
    fn stranger(&self) -> UnixStream {
        UnixStream::connect(self.socket()).unwrap()
    }
}

fn leave(mut program: Program) {
    program.keys("q");
    assert_eq!(program.end().0, 0);
}

/// How a client ended: its code, and what it left on the terminal, which has to be as it was found.
#[track_caller]
fn ended(program: Program) -> (u32, String) {
    let (code, screen) = program.end();
    let modes = (
        screen.alternate_screen(),
        screen.hide_cursor(),
        screen.bracketed_paste(),
    );
    assert_eq!(modes, (false, false, false));
    (code, screen.contents().trim().to_owned())
}

#[test]
fn it_follows_resizes_and_leaves() {
    let home = Home::new();
    let wall = home.wall();
    let mut notes = home.notes();
    notes.until("the banner at the top and at the bottom", |screen| {
        let lines: Vec<String> = screen.contents().lines().map(str::to_owned).collect();
        lines.iter().filter(|line| line.contains(BANNER)).count() == 2
    });
    for (columns, rows) in [(1, 1), (39, 9), (40, 12), (160, 45)] {
        notes.resize(columns, rows);
    }
    notes.see("No meeting is running");
    notes.resize(30, 8);
    notes.see("needs 40x10");
    notes.resize(80, 24);
    notes.see("No meeting is running");
    notes.keys("\u{1b}[Zxyz\u{1b}[200~pasted\u{1b}[201~\u{1}\u{2}3210jkJK:?/%&\r\r\t\t");
    notes.keys("n");
    notes.see("nothing to put a note to");
    notes.keys("j");
    notes.gone("nothing to put a note to");
    notes.keys("q");
    assert_eq!(ended(notes), (0, String::new()));
    wall.see("Lantern Quay");
    leave(wall);
}

#[test]
fn a_client_that_is_killed_harms_nobody_and_another_can_come() {
    let home = Home::new();
    let mut wall = home.wall();
    let (killed, other) = (home.notes(), home.notes());
    killed.signal("KILL");
    killed.end();
    other.resize(100, 30);
    other.see("No meeting is running");
    wall.keys("l");
    wall.see("on track without help");
    wall.keys("\u{1b}");
    leave(home.notes());
    for signal in [("TERM", 143), ("HUP", 129)] {
        let notes = home.notes();
        notes.signal(signal.0);
        assert_eq!(ended(notes), (signal.1, String::new()));
    }
    leave(other);
    leave(wall);
}

#[test]
fn closing_the_program_says_goodbye_to_each() {
    let home = Home::new();
    let wall = home.wall();
    let screens = [home.notes(), home.notes(), home.notes()];
    leave(wall);
    for notes in screens {
        let said = "Plimsoll was closed on the other screen.".to_owned();
        assert_eq!(ended(notes), (0, said));
    }
    assert!(!home.socket().exists());
}

#[test]
fn a_program_that_is_killed_leaves_a_client_with_one_sentence_and_the_next_serves_again() {
    let home = Home::new();
    let wall = home.wall();
    let notes = home.notes();
    wall.signal("KILL");
    wall.end();
    let (code, said) = ended(notes);
    assert_eq!(code, 1);
    assert!(said.contains("broke off"), "{said}");
    assert!(home.socket().exists(), "a dead program leaves its socket");
    let alone = home.notes_with(&[]);
    assert_eq!(ended(alone).0, 1);
    let wall = home.wall();
    leave(home.notes());
    leave(wall);
}

#[test]
fn where_no_socket_can_be_made_that_is_said_and_the_program_starts_all_the_same() {
    let home = Home::new();
    fs::write(home.socket(), "a file of somebody's own").unwrap();
    let wall = home.wall();
    wall.see("There is no second screen");
    leave(wall);
    assert!(home.socket().exists());
}

#[test]
fn without_a_folder_the_demo_is_followed_where_no_school_is_open() {
    let home = Home::new();
    let data = home.path().join(".local/share/plimsoll");
    fs::create_dir_all(&data).unwrap();
    fs::rename(&home.store, data.join("demo")).unwrap();
    let wall = Program::start(home.path(), SIZE, &["demo", AS_OF[0], AS_OF[1]]);
    wall.see("Lantern Quay");
    let notes = Program::start(home.path(), SIZE, &["notes"]);
    notes.see(BANNER);
    notes.see("Lantern Quay");
    leave(notes);
    leave(wall);
}

#[test]
fn a_school_made_from_the_welcome_is_served_too() {
    let home = Home::new();
    let mut wall = Program::start(home.path(), SIZE, &AS_OF);
    drop(founding::found(&mut wall, "Test Hill School"));
    let notes = Program::start(home.path(), SIZE, &["notes"]);
    notes.see(BANNER);
    notes.see("Test Hill School");
    leave(notes);
    leave(wall);
}

#[test]
fn without_a_program_there_is_one_sentence() {
    let home = Home::new();
    let (code, said) = ended(home.notes_with(&[]));
    assert_eq!(code, 1);
    assert!(said.contains("No program has the school in"), "{said}");
    let shell = Command::new(env!("CARGO_BIN_EXE_plimsoll"))
        .args(["notes", "--store", home.store()])
        .output()
        .unwrap();
    let said = String::from_utf8(shell.stderr).unwrap();
    assert_eq!((shell.status.code(), said.lines().count()), (Some(1), 1));
}

#[test]
fn only_its_owner_can_connect() {
    let home = Home::new();
    let wall = home.wall();
    leave(home.notes());
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&home.socket()), 0o600);
    assert_eq!(mode(&home.store), 0o700);
    leave(wall);
    assert!(!home.socket().exists());
}

#[test]
fn what_is_no_client_is_turned_away_and_the_program_goes_on() {
    let home = Home::new();
    let wall = home.wall();
    leave(home.notes());
    let hello = |protocol: u8| {
        [
            b"H\x10\0\0\0PLIMSOLL",
            &[protocol, 0][..],
            b"\x78\0\x1e\0\x03\0",
        ]
        .concat()
    };
    let (foreign, other) = (b"G\x03\0\0\0\x04\x01\0", b"G\x03\0\0\0\x02\x01\0");
    let huge = b"H\xff\xff\xff\xffPLIMSOLL".to_vec();
    for (said, answer) in [
        (b"GET / HTTP/1.1\r\n\r\n".to_vec(), foreign),
        (huge, foreign),
        (b"K\x02\0\0\0\0q".to_vec(), foreign),
        (hello(9), other),
    ] {
        let mut stranger = home.stranger();
        stranger.write_all(&said).unwrap();
        let mut heard = Vec::new();
        // What was not read when it was closed makes an error of the end.
        drop(stranger.read_to_end(&mut heard));
        assert_eq!(heard, answer, "{said:?}");
    }
    let mut stranger = home.stranger();
    stranger.write_all(&hello(1)).unwrap();
    let mut welcome = [0; 5];
    stranger.read_exact(&mut welcome).unwrap();
    assert_eq!(&welcome, b"W\0\0\0\0");
    stranger.write_all(b"K\x06\0\0\0\0nokey").unwrap();
    let mut heard = Vec::new();
    drop(stranger.read_to_end(&mut heard));
    assert!(heard.ends_with(foreign), "{heard:?}");
    leave(home.notes());
    leave(wall);
}

#[test]
fn one_that_does_not_read_holds_nobody_up() {
    let home = Home::new();
    let mut wall = home.wall();
    let mut idle = home.stranger();
    idle.write_all(b"H\x10\0\0\0PLIMSOLL\x01\0\xf4\x01\xc8\0\x03\0")
        .unwrap();
    let notes = home.notes();
    for turn in 0..40_u8 {
        // Another size each time, so that each picture is a whole one.
        idle.write_all(&[b'S', 4, 0, 0, 0, 0xf4 - turn, 1, 0xc8, 0])
            .unwrap();
    }
    wall.keys("l");
    wall.see("on track without help");
    wall.keys("\u{1b}");
    leave(notes);
    leave(wall);
}

#[test]
fn no_more_than_eight_are_let_in() {
    let home = Home::new();
    let wall = home.wall();
    let seats: Vec<UnixStream> = (0..8)
        .map(|_| {
            let mut one = home.stranger();
            one.write_all(b"H\x10\0\0\0PLIMSOLL\x01\0\x78\0\x1e\0\x03\0")
                .unwrap();
            let mut first = [0; 5];
            one.read_exact(&mut first).unwrap();
            assert_eq!(&first, b"W\0\0\0\0");
            one
        })
        .collect();
    let (code, said) = ended(home.notes_with(&[]));
    assert_eq!(code, 1);
    assert!(said.contains("As many second screens are open"), "{said}");
    drop(seats);
    leave(wall);
}

#[test]
fn colours_are_those_of_its_own_terminal() {
    let home = Home::new();
    let args = ["--store", home.store(), AS_OF[0], AS_OF[1]];
    let wall = Program::start_with(home.path(), SIZE, &args, &[("NO_COLOR", "1")]);
    wall.see("Lantern Quay");
    let coloured = |screen: &vt100::Screen| {
        let (rows, columns) = screen.size();
        let cells =
            (0..rows.get()).flat_map(|row| (0..columns.get()).map(move |column| (row, column)));
        cells.into_iter().any(|(row, column)| {
            let cell = screen.cell(row, column);
            cell.is_some_and(|cell| cell.fgcolor() != vt100::Color::Default)
        })
    };
    let notes = home.notes();
    notes.until("colours", coloured);
    let plain = home.notes_with(&[("NO_COLOR", "1")]);
    plain.see(BANNER);
    plain.see("No meeting is running");
    plain.until("no colours", |screen| !coloured(screen));
    plain.until("a banner that is told without them", |screen| {
        screen.cell(0, 0).is_some_and(vt100::Cell::inverse)
    });
    leave(plain);
    leave(notes);
    leave(wall);
}

#[test]
fn a_private_note_is_saved_and_the_wall_knows_nothing_of_it() {
    let home = Home::new();
    let mut wall = home.wall();
    let mut notes = home.notes();
    for (keys, then) in [("m", "Prepare a meeting"), ("\r", "Begin the meeting")] {
        wall.keys(keys);
        wall.see(then);
    }
    wall.keys("\r");
    notes.see("The wall shows the cover.");
    notes.see("Since ");
    wall.keys(" ");
    notes.gone("The wall shows the cover.");
    notes.keys("nRing the nurse\r");
    notes.see("KB  Ring the nurse");
    notes.until("saved", |screen| {
        let text = screen.contents();
        !text.contains("saving:") && !text.contains("NOT SAVED")
    });
    wall.keys("\u{c}");
    notes.see("the wall is blank");
    wall.keys("\u{c}");
    notes.gone("the wall is blank");
    wall.gone("nurse");
    wall.signal("KILL");
    wall.end();
    assert_eq!(ended(notes).0, 1);
    let mut wall = home.wall();
    let notes = home.notes();
    wall.keys("m");
    wall.see("Go on with the meeting");
    wall.keys("\r");
    notes.see("KB  Ring the nurse");
    leave(notes);
    wall.signal("TERM");
    wall.end();
}
