//! The pictures of docs/meeting.md: a termly review on the wall, stage by stage, drawn by the view itself from the demo school.

use super::{file, is_up_to_date, keymap, picture, svg, text};
use plimsoll::app::action::{Action, App, Line};
use plimsoll::app::command;
use plimsoll::app::effect::{Effect, Reply};
use plimsoll::app::layout::Size;
use plimsoll::app::state::State;
use plimsoll::app::update::update;
use plimsoll::config::{self, Library, words};
use plimsoll::input::key::{Code, Key};
use plimsoll::input::keymap::Lookup;
use plimsoll::theme::Colours;
use std::sync::Arc;

const SIZE: Size = Size {
    columns: 100,
    rows: 36,
};

/// Each picture: its name, the stage of the termly script it shows, and the keys typed there.
const STAGES: [(&str, usize, &str, &str); 10] = [
    ("1-welcome", 1, "1 2", ""),
    (
        "2-strengths",
        2,
        "enter",
        "She helped the new boy find the hall",
    ),
    ("3-views", 3, "", ""),
    ("4-evidence", 4, "", ""),
    ("5-targets", 5, "2", ""),
    ("6-provision", 6, "1 7", ""),
    ("7-considerations", 7, "2", ""),
    (
        "8-changes",
        8,
        "enter",
        "Ten minutes of the reading game on Sundays",
    ),
    ("9-decision", 9, "1", ""),
    ("10-actions", 9, "1 a", "Move the desk to the window"),
];

/// A person at the keys of a meeting.
struct Wall {
    state: State,
    log: Reply,
}

impl Wall {
    fn act(&mut self, action: Action) {
        let now = self.state.session.now;
        for effect in update(&mut self.state, action, now) {
            // The disk answers at once.
            if let Effect::Save(change) = effect {
                let saved = Reply::Saved(change.id, Vec::new());
                drop(update(&mut self.state, Action::Reply(Box::new(saved)), now));
            }
        }
    }

    fn keys(&mut self, keys: &str) {
        let keymap = keymap();
        for key in Key::parse_sequence(keys).unwrap_or_default() {
            if let Lookup::Run(id) = keymap.lookup(self.state.scopes(), &[key]) {
                self.act(command::find(id).unwrap().action.clone());
            }
        }
    }

    fn letters(&mut self, text: &str) {
        for c in text.chars() {
            let typed = Key::plain(Code::Char(c)).text().unwrap();
            self.act(Action::Line(Line::Type(typed)));
        }
    }
}

/// A termly review of a pupil with a plan, on the wall at its cover.
fn begun() -> Wall {
    let (mut state, changes) = picture::opened(SIZE, 1);
    state.words = Arc::new(words::shipped());
    // Whatever the school has prepared already, the pictures show a review that begins.
    state.school.reviews.clear();
    let pupil = state.chosen().unwrap().id;
    let entries = picture::log(pupil, &changes).entries;
    let mut wall = Wall {
        state,
        log: Reply::Evidence(pupil, entries),
    };
    wall.keys("m enter enter");
    let log = wall.log.clone();
    wall.act(Action::Reply(Box::new(log)));
    assert!(wall.state.meeting.is_some(), "the meeting has begun");
    wall
}

#[test]
fn every_stage_of_a_termly_review_has_its_picture() {
    let theme = config::theme(&Library::new(), "projector", Colours::True).unwrap();
    let page = text("docs/meeting.md");
    for (name, stage, keys, letters) in STAGES {
        let mut wall = begun();
        wall.keys("g");
        wall.keys(&stage.to_string());
        wall.keys(keys);
        wall.letters(letters);
        wall.act(Action::App(App::Tick));
        let buffer = picture::draw(&wall.state, &theme);
        let path = format!("docs/pictures/meeting-{name}.svg");
        is_up_to_date(&path, &svg::picture(&buffer, &theme));
        assert!(
            page.contains(&format!("pictures/meeting-{name}.svg")),
            "{name} is shown"
        );
    }
    assert!(file("docs/meeting.md").exists());
}
