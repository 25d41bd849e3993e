//! A meeting in the real program, killed again and again: whatever the wall had shown as given is on record, and it goes on at
//! the question where it was.
#![cfg(unix)]
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that can't go on should stop"
)]

#[expect(dead_code, reason = "other tests use the rest of it")]
mod pty;

use plimsoll::domain::review::{Review, ReviewStatus};
use plimsoll::store::{DiskStore, Options, Store};
use pty::Program;
use std::cell::Cell;
use std::path::Path;
use std::process::Command;

/// How often the program is killed.
const ROUNDS: usize = 50;
const SIZE: (u16, u16) = (120, 36);
const AS_OF: [&str; 2] = ["--as-of", "2026-11-23T09:30"];
/// A question that is answered in words, and the stage it belongs to.
const QUESTION: &str = "2 of ";

fn demo(home: &Path) -> String {
    let store = home.join("school").to_str().unwrap().to_owned();
    let made = Command::new(env!("CARGO_BIN_EXE_plimsoll"))
        .env_clear()
        .env("HOME", home)
        .env("TZ", "UTC")
        .args(["demo", "--pupils", "12", "--entries", "600", "--no-open"])
        .args(["--store", &store])
        .args(AS_OF)
        .status()
        .unwrap();
    assert!(made.success());
    store
}

/// The program with a meeting on the wall, at the question it stopped at.
fn at_the_wall(home: &Path, store: &str) -> Program {
    let args = ["--store", store, "--staff", "KB", AS_OF[0], AS_OF[1]];
    let mut program = Program::start(home, SIZE, &args);
    program.see("Lantern Quay");
    program.keys("m");
    program.until("a list to begin from", |screen| {
        let text = screen.contents();
        text.contains("Prepare a meeting") || text.contains("the meeting ")
    });
    program.keys("\r");
    program
}

/// Whether the screen shows a text now.
fn shows(program: &Program, text: &str) -> bool {
    let found = Cell::new(false);
    program.until("anything", |screen| {
        found.set(screen.contents().contains(text));
        true
    });
    found.get()
}

/// The review as it is on record.
fn on_record(store: &str) -> Review {
    let store = DiskStore::open(Path::new(store), &Options::default()).unwrap();
    let school = store.load().unwrap().school;
    let mut running = school.reviews.into_values();
    let of_it = |review: &Review| review.status == ReviewStatus::Running;
    running.find(of_it).unwrap()
}

/// The highest round that was answered.
fn answered(review: &Review) -> usize {
    let lines = review.answers.iter().flat_map(|one| one.said.lines());
    let rounds = lines.filter_map(|line| line.strip_prefix("Round ")?.parse().ok());
    rounds.max().unwrap_or(0)
}

/// Answers, and waits until the wall shows it as given: then it is on the disk.
fn answer(program: &mut Program, round: usize) {
    program.keys("\r");
    program.see("new line");
    program.keys("\u{15}");
    program.keys(&format!("Round {round}"));
    program.keys("\u{1b}");
    let given = format!("✓ Round {round}");
    program.until(&given, |screen| {
        let text = screen.contents();
        text.contains(&given) && !text.contains("being saved")
    });
}

#[test]
fn killed_at_any_moment_no_answer_that_was_given_is_lost() {
    let home = tempfile::tempdir().unwrap();
    let store = demo(home.path());
    let mut round = 0;
    for kill in 0..ROUNDS {
        let mut program = at_the_wall(home.path(), &store);
        if kill == 0 {
            program.until("a checklist or the wall", |screen| {
                let text = screen.contents();
                text.contains("Begin the meeting") || text.contains("meeting\n")
            });
            if shows(&program, "Begin the meeting") {
                program.keys("\r");
            }
            program.see("About");
            program.keys("  ");
        }
        program.see(QUESTION);
        // What was half typed when it was killed is still in hand; it is given before the next.
        if shows(&program, "new line") {
            program.keys("\u{1b}");
            program.gone("new line");
        }
        for _ in 0..=kill % 3 {
            round += 1;
            answer(&mut program, round);
        }
        let acknowledged = round;
        // And then some that nobody waits for: the kill falls wherever they happen to be.
        round += 1;
        let unwatched = format!("\r\u{15}Round {round}\r");
        let sent: String = unwatched.chars().take(3 + kill % 14).collect();
        program.keys(&sent);
        program.signal("KILL");
        program.end();
        let review = on_record(&store);
        assert!(
            answered(&review) >= acknowledged,
            "kill {kill}: {acknowledged} was given, {} is on record",
            answered(&review)
        );
    }
}
