//! The documents are true: what is generated is up to date, what is named is there, every invariant has its test.
//!
//! docs/pictures/make writes the generated ones anew: docs/commands.md and the pictures of the README and
//! of docs/meeting.md.
#![expect(clippy::unwrap_used, reason = "a test may fail by panicking")]

mod commands;
mod map;
mod meeting;
mod picture;
mod readme;
mod svg;

use plimsoll::app::command;
use plimsoll::config::{self, Library};
use plimsoll::input::keymap::{Catalogue, Keymap, Name};
use std::fs;
use std::path::{Path, PathBuf};

fn file(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn text(path: &str) -> String {
    fs::read_to_string(file(path)).unwrap()
}

/// The shipped keys.
fn keymap() -> Keymap {
    let names: Vec<Name> = command::all()
        .map(|command| Name {
            id: command.id,
            scope: command.scope,
        })
        .collect();
    config::keymap(&Library::new(), "default", Catalogue(&names)).unwrap()
}

/// Compares a generated document with the one in the repository, or writes it where that is asked for.
#[expect(clippy::disallowed_methods, reason = "asks whether to write")]
fn is_up_to_date(path: &str, generated: &str) {
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(file(path), generated).unwrap();
        return;
    }
    let found = fs::read_to_string(file(path)).unwrap_or_default();
    assert!(
        found == generated,
        "{path} is out of date; docs/pictures/make writes it anew"
    );
}
