//! The README's picture: the demo school, drawn by the view itself.

use super::{is_up_to_date, keymap, svg};
use chrono::NaiveDate;
use plimsoll::app::action::{Action, Nav};
use plimsoll::app::effect::{LoadedEntries, Opened, Reply};
use plimsoll::app::layout::Size;
use plimsoll::app::log_cache::LogCache;
use plimsoll::app::state::State;
use plimsoll::app::update::update;
use plimsoll::config::{self, Library};
use plimsoll::demo::{self, Wish};
use plimsoll::domain::change::Change;
use plimsoll::domain::id::PupilId;
use plimsoll::domain::school::School;
use plimsoll::domain::staff::Initials;
use plimsoll::domain::time::Moment;
use plimsoll::input::pending::Pending;
use plimsoll::theme::{Colours, Theme};
use plimsoll::view::look::Look;
use plimsoll::view::view;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

const SIZE: Size = Size {
    columns: 124,
    rows: 36,
};

/// The row of the list whose pupil is shown.
const ROW: usize = 5;

#[test]
fn the_picture_is_up_to_date() {
    let theme = config::theme(&Library::new(), "dark", Colours::True).unwrap();
    let buffer = draw(&screen(), &theme);
    is_up_to_date("docs/pictures/screen.svg", &svg::picture(&buffer, &theme));
}

/// The program as `plimsoll demo --as-of 2026-11-23T09:30` opens it, some rows down the list.
fn screen() -> State {
    opened(SIZE, ROW).0
}

/// The demo school on a screen of this size, so many rows down the list, and all that is on record.
pub(super) fn opened(size: Size, row: usize) -> (State, Vec<Change>) {
    let now = NaiveDate::from_ymd_opt(2026, 11, 23).and_then(|day| day.and_hms_opt(9, 30, 0));
    let now = Moment::from_local(now.unwrap(), 0);
    let changes: Vec<Change> = demo::school(&Wish::usual(now)).collect();
    let mut school = School::empty();
    for change in &changes {
        school.apply(change);
    }
    let mut state = State::new(size, now, ChaCha8Rng::seed_from_u64(1));
    state.session.me = Initials::parse("YOU");
    let opened = Opened {
        school,
        recent: Vec::new(),
        drafts: Vec::new(),
        notices: Vec::new(),
        backed: plimsoll::domain::backed::Backed::default(),
    };
    let mut act = |action| drop(update(&mut state, action, now));
    act(Action::Reply(Box::new(Reply::Opened(Box::new(opened)))));
    for _ in 0..row {
        act(Action::Nav(Nav::Down));
    }
    let pupil = state.chosen().unwrap().id;
    let log = Reply::Entries(log(pupil, &changes));
    drop(update(&mut state, Action::Reply(Box::new(log)), now));
    (state, changes)
}

/// The log of one pupil, as a store gives it.
pub(super) fn log(pupil: PupilId, changes: &[Change]) -> LoadedEntries {
    let mut log = LogCache::asked(pupil);
    for change in changes {
        log.apply(change);
    }
    LoadedEntries {
        pupil,
        entries: log.entries,
        more: false,
    }
}

pub(super) fn draw(state: &State, theme: &Theme) -> Buffer {
    let look = Look {
        theme,
        keymap: &keymap(),
        pending: &Pending::default(),
        which_key_delay: 300,
        now: state.session.now,
    };
    let Size { columns, rows } = state.screen.size;
    let mut buffer = Buffer::empty(Rect::new(0, 0, columns, rows));
    view(state, &look, &mut buffer);
    buffer
}
