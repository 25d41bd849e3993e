//! Keymaps, themes, settings and words from their files: what is shipped is right, and what is wrong is said exactly.

#![expect(clippy::unwrap_used, reason = "a test may fail by panicking")]

mod bad_files;
mod catalogue;
mod coaching;
mod documentation;
mod overlays;
mod own_scripts;
mod own_words;
mod scripts;
mod settings;
mod shipped_keymaps;
mod shipped_themes;
mod words;

use plimsoll::app::scope::Scope;
use plimsoll::config::settings::with_text;
use plimsoll::config::{self, File, Kind, Library, Loaded, Request, SETTINGS, WordFile};
use plimsoll::domain::wordbook::Wordbook;
use plimsoll::input::key::{Key, spell};
use plimsoll::input::keymap::{Catalogue, Lookup, Name};
use plimsoll::theme::colour::{self, contrast, rgb};
use plimsoll::theme::{Borders, Colours, Glyph, Role, Theme};
use proptest::prelude::*;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

fn request(names: &[Name]) -> Request<'_> {
    Request {
        catalogue: Catalogue(names),
        colours: Colours::True,
        theme: None,
        keymap: None,
        words: shipped_words(),
    }
}

/// The shipped words, read once for all tests.
fn shipped_words() -> &'static Arc<Wordbook> {
    static SHIPPED: OnceLock<Arc<Wordbook>> = OnceLock::new();
    SHIPPED.get_or_init(|| Arc::new(config::words::shipped()))
}

fn load(library: &Library) -> Loaded {
    config::load(library, &request(&catalogue::names()), None)
}

/// The same with the program's own commands, for tests that are not about keymaps.
fn load_words(library: &Library, last: Option<&Loaded>) -> Loaded {
    config::load(library, &request(&catalogue::real()), last)
}

fn with_keymap(text: &str) -> Library {
    Library::new()
        .with_settings(File::new("config.toml", "keymap = \"mine\""))
        .with(Kind::Keymap, "mine", File::new("keymaps/mine.toml", text))
}

fn shipped(kind: Kind) -> impl Iterator<Item = &'static str> {
    kind.shipped().iter().map(|(name, _)| *name)
}
