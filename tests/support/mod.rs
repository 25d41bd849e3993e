//! What tests share: a school small enough to know by heart, and a person at its keyboard. Nothing here asserts what a
//! pane looks like; that is the business of the tests that use it.

pub(crate) mod people;
pub(crate) mod school;

use plimsoll::app::command;
use plimsoll::app::effect::{LoadedEntries, Opened, Reply};
use plimsoll::app::layout::Size;
use plimsoll::app::state::State;
use plimsoll::app::update::update;
use plimsoll::app::{action::Action, action::Nav};
use plimsoll::config::{self, Library, Loaded, Request};
use plimsoll::domain::id::PupilId;
use plimsoll::domain::staff::Initials;
use plimsoll::domain::time::Moment;
use plimsoll::domain::wordbook::Wordbook;
use plimsoll::input::keymap::{Catalogue, Name};
use plimsoll::theme::Colours;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng;
use std::sync::{Arc, OnceLock};

/// Monday 23 November 2026, half past nine: autumn, week 13, the first period.
pub(crate) fn now() -> Moment {
    at("2026-11-23T09:30")
}

/// A moment from its spelling, `2026-11-23T09:30`.
pub(crate) fn at(text: &str) -> Moment {
    let local = chrono::NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M");
    Moment::from_local(local.expect("a moment such as 2026-11-23T09:30"), 0)
}

/// Initials from their spelling.
pub(crate) fn initials(text: &str) -> Initials {
    Initials::parse(text).expect("initials")
}

/// The shipped settings with this theme and keymap, in all colours.
pub(crate) fn shipped(theme: &str, keymap: &str) -> Loaded {
    let names: Vec<Name> = command::all()
        .map(|command| Name {
            id: command.id,
            scope: command.scope,
        })
        .collect();
    let request = Request {
        catalogue: Catalogue(&names),
        colours: Colours::True,
        theme: Some(theme),
        keymap: Some(keymap),
        words: shipped_words(),
    };
    let loaded = config::load(&Library::new(), &request, None);
    assert_eq!(loaded.report(), "", "{theme}, {keymap}");
    loaded
}

/// A screen's state before any school is open, always with the same identities to come.
pub(crate) fn bare(columns: u16, rows: u16) -> State {
    let ids = ChaCha8Rng::seed_from_u64(1);
    let mut state = State::new(Size { columns, rows }, now(), ids);
    state.words = Arc::clone(shipped_words());
    state
}

/// The shipped words, read once for all tests.
pub(crate) fn shipped_words() -> &'static Arc<Wordbook> {
    static SHIPPED: OnceLock<Arc<Wordbook>> = OnceLock::new();
    SHIPPED.get_or_init(|| Arc::new(config::words::shipped()))
}

/// The school open on a screen of this size, KB signed in, this pupil chosen and their log read.
pub(crate) fn open(columns: u16, rows: u16, pupil: PupilId) -> State {
    let mut state = bare(columns, rows);
    state.session.me = Some(initials("KB"));
    let opened = Opened {
        school: school::school(),
        recent: school::changes().into_iter().rev().collect(),
        drafts: Vec::new(),
        notices: Vec::new(),
        backed: plimsoll::domain::backed::Backed::default(),
    };
    let loaded = LoadedEntries {
        pupil,
        entries: school::log_of(pupil),
        more: false,
    };
    for action in [
        Action::Reply(Box::new(Reply::Opened(Box::new(opened)))),
        Action::Nav(Nav::Choose(pupil)),
        Action::Reply(Box::new(Reply::Entries(loaded))),
    ] {
        drop(update(&mut state, action, now()));
    }
    state
}
