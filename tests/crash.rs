//! A panic in the middle of a session: the terminal is left as it was found, and nothing of what the panic says is told.
//!
//! This test is its own program: started again in a terminal, it takes the terminal and panics as the program would.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "a test that can't go on should stop, and reads how it was started"
)]

use clap::Parser;
use plimsoll::cli::Cli;
use plimsoll::runtime::Context;
use plimsoll::runtime::clock::Clock;
use plimsoll::runtime::crash::{self, Trail};
use plimsoll::runtime::env::Env;
use plimsoll::runtime::terminal::{Guard, Ours};
use std::sync::{Arc, Mutex};

/// What a careless message could quote.
const SECRET: &str = "Amira Hassan";

/// Takes the terminal as the program does, and panics.
fn fail(folder: &str) {
    let env = Env {
        data: folder.into(),
        ..Env::default()
    };
    let trail: Trail = Arc::new(Mutex::new(vec!["log.one", "log.green"]));
    let common = Cli::parse_from(["plimsoll"]).common;
    let context = Context {
        env,
        clock: Clock::system(),
        common,
        ours: Ours::default(),
        trail,
    };
    crash::install(&context);
    let _guard = Guard::enter(context.ours).unwrap();
    panic!("what {SECRET} needs could not be drawn");
}

#[cfg(unix)]
#[expect(
    dead_code,
    reason = "other tests type and watch; this one only waits for the end"
)]
mod pty;

#[cfg(unix)]
fn main() {
    if let Ok(folder) = std::env::var("PLIMSOLL_FAIL_IN") {
        return fail(&folder);
    }
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("data");
    let me = std::env::current_exe().unwrap();
    let env = [("PLIMSOLL_FAIL_IN", folder.to_str().unwrap())];
    let program =
        pty::Program::start_program(me.to_str().unwrap(), home.path(), (80, 24), &[], &env);
    let (status, screen) = program.end();
    let said = screen.contents();
    assert_eq!(status, 101);
    assert!(!screen.alternate_screen() && !screen.hide_cursor() && !screen.bracketed_paste());
    assert!(said.contains("because of a fault in itself"), "{said}");
    let report = std::fs::read_to_string(folder.join("crash.txt")).unwrap();
    assert!(
        report.contains("tests/crash.rs") && report.contains("log.one log.green"),
        "{report}"
    );
    assert!(
        !said.contains(SECRET) && !report.contains(SECRET),
        "{said}{report}"
    );
}

#[cfg(not(unix))]
fn main() {
    if std::env::args()
        .nth(1)
        .is_some_and(|folder| folder == "never")
    {
        fail("");
    }
}
