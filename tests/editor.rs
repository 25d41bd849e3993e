//! Writing a field in one's own editor: the real program in a terminal, with scripts for editors.
#![cfg(unix)]
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that can't go on should stop"
)]

#[expect(dead_code, reason = "other tests start it otherwise")]
mod pty;

#[path = "pty/founding.rs"]
mod founding;

use pty::Program;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use tempfile::TempDir;

const SIZE: (u16, u16) = (100, 30);

/// A home with an editor that does this; `$1` is the file.
fn home(editor: &str) -> TempDir {
    let home = tempfile::tempdir().unwrap();
    let script = home.path().join("my editor");
    fs::write(&script, format!("#!/bin/sh\n{editor}\n")).unwrap();
    fs::set_permissions(&script, fs::Permissions::from_mode(0o700)).unwrap();
    fs::create_dir(home.path().join("run")).unwrap();
    home
}

/// An empty school with the form for a new pupil open and a surname typed.
fn open(home: &Path, editor: &str) -> Program {
    let run = home.join("run");
    let env = [
        ("EDITOR", editor),
        ("XDG_RUNTIME_DIR", run.to_str().unwrap()),
    ];
    let args = ["--as-of", "2026-11-23T09:30", "--staff", "KB"];
    let mut program = Program::start_with(home, SIZE, &args, &env);
    drop(founding::found(&mut program, "Test Hill School"));
    program.keys("N");
    program.see("Date of birth");
    program.keys("Fenwick");
    program.see("Fenwick");
    program
}

fn command(home: &Path) -> String {
    format!("'{}' -w", home.join("my editor").display())
}

#[test]
fn the_terminal_is_lent_and_taken_back_with_the_text() {
    let home = home(
        r#"stty -a > "$HOME/stty.txt"
ls -ld "$(dirname "$2")" "$2" > "$HOME/modes.txt"
cp "$2" "$HOME/given.txt"
echo EDITING
read -r line
printf '%s\n' "$line" >> "$2""#,
    );
    let mut program = open(home.path(), &command(home.path()));
    program.keys("\u{f}");
    program.until("the editor alone on the screen", |screen| {
        screen.contents().contains("EDITING") && !screen.alternate_screen() && !screen.hide_cursor()
    });
    program.resize(80, 24);
    program.keys("Okafor\r");
    program.until("the form anew, as large as the screen is now", |screen| {
        let hints = screen.contents().lines().nth(23).map(str::to_owned);
        screen.alternate_screen()
            && screen.contents().contains("Fenwick Okafor")
            && hints.is_some_and(|hints| hints.contains("save"))
    });
    let kept = |name: &str| fs::read_to_string(home.path().join(name)).unwrap();
    let cooked = kept("stty.txt");
    assert!(
        cooked.contains(" icanon") && cooked.contains(" echo "),
        "{cooked}"
    );
    assert_eq!(kept("given.txt"), "Fenwick\n");
    let modes = kept("modes.txt");
    assert!(
        modes.contains("drwx------") && modes.contains("-rw-------"),
        "{modes}"
    );
    assert_eq!(fs::read_dir(home.path().join("run")).unwrap().count(), 0);
    // Both keys arrive, and the terminal is still listened to afterwards.
    program.keys("xy");
    program.see("Fenwick Okaforxy");
    program.resize(SIZE.0, SIZE.1);
    program.keys("\t");
    program.see("The legal forename");
    program.signal("TERM");
    let (status, screen) = program.end();
    assert_eq!(status, 143);
    assert!(!screen.alternate_screen() && !screen.hide_cursor());
}

#[test]
fn keys_typed_at_once_come_after_the_text() {
    let home = home(r#"printf 'Okafor\n' >> "$2""#);
    let mut program = open(home.path(), &command(home.path()));
    program.keys("\u{f}xy");
    program.see("Fenwick Okaforxy");
    program.keys("\u{3}");
    assert_eq!(program.end().0, 0);
}

#[test]
fn an_editor_that_is_broken_off_ends_alone_and_changes_nothing() {
    let home = home("echo lost >> \"$2\"\ntrap 'exit 3' INT\necho EDITING\nread -r line");
    let mut program = open(home.path(), &command(home.path()));
    program.keys("\u{f}");
    program.until("the editor", |screen| {
        screen.contents().contains("EDITING") && !screen.alternate_screen()
    });
    program.keys("\u{3}");
    program.see("Your editor ended with an error");
    program.see("Fenwick");
    program.gone("lost");
    assert_eq!(fs::read_dir(home.path().join("run")).unwrap().count(), 0);
    program.keys("\u{3}");
    assert_eq!(program.end().0, 0);
}

#[test]
fn what_is_no_editor_is_said() {
    let home = home("");
    for (editor, said) in [
        (" ", "No editor of your own is set"),
        ("no-such-editor -w", "no-such-editor, could not be started"),
        ("vi '", "a quote without its end"),
    ] {
        let mut program = open(home.path(), editor);
        program.keys("\u{f}");
        program.see(said);
        program.see("Fenwick");
        program.signal("TERM");
        assert_eq!(program.end().0, 143);
        fs::remove_dir_all(home.path().join(".local")).unwrap();
    }
}
