//! A confidential note is on no screen but the form it is written in: not on the wall, not beside it, in no pane and no list.

use crate::screens::grid::text;
use crate::screens::{Records, SIZES, Stage, full, size};
use plimsoll::app::action::{Action, App, FormAct, Nav};
use plimsoll::app::command;
use plimsoll::app::form::Subject;
use plimsoll::app::layout::Size;
use plimsoll::app::meeting::MeetingAct;
use plimsoll::app::notes::NotesScreen;
use plimsoll::app::pane::Pane;
use plimsoll::domain::confidential::{ConfidentialNote, NoteKind};
use plimsoll::domain::id::{NoteId, PupilId};
use plimsoll::domain::staff::Initials;
use plimsoll::view::notes;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// What the note says; no word of ours holds it.
const MARKER: &str = "Zzqmarker";
const NOTE: NoteId = NoteId::from_bytes([7; 16]);

/// The invented school with a note of each kind about the first pupil, who is chosen.
fn noted(size: Size) -> Stage {
    let records = full::records();
    let first = Stage::open(size, records.clone())
        .state
        .chosen()
        .unwrap()
        .id;
    Stage::open(size, with_notes(records, first))
}

fn with_notes(mut records: Records, pupil: PupilId) -> Records {
    for (n, kind) in (7..).zip(NoteKind::ALL) {
        let note = ConfidentialNote {
            id: NoteId::from_bytes([n; 16]),
            pupil,
            kind: *kind,
            text: format!("{MARKER} in every word"),
            day: crate::screens::now().today(),
            by: Initials::parse("KB").unwrap(),
        };
        records.school.confidential.insert(note.id, note);
    }
    records
}

#[track_caller]
fn nowhere(frame: &str) {
    // A word may be broken over two lines.
    let joined: String = frame.chars().filter(|c| !c.is_whitespace()).collect();
    assert!(!joined.contains(MARKER), "{frame}");
}

/// The screen as it is drawn.
fn frame(stage: &Stage) -> String {
    text(&stage.draw().0)
}

/// What a second screen beside it shows.
fn beside(stage: &Stage, size: Size) -> String {
    let mut buf = Buffer::empty(Rect::new(0, 0, size.columns, size.rows));
    let mut screen = NotesScreen::default();
    screen.follow(&stage.state);
    notes::draw(&stage.state, &screen, &stage.look(), &mut buf);
    text(&buf)
}

#[test]
fn the_form_it_is_written_in_shows_it() {
    let mut stage = noted(size(80, 24));
    let pupil = stage.state.chosen().unwrap().id;
    let subject = Subject::Confidential(pupil, Some(NOTE));
    stage.act(Action::Form(FormAct::Open(subject)));
    assert!(frame(&stage).contains(MARKER));
}

#[test]
fn no_pane_list_or_question_shows_it() {
    for at in SIZES {
        for pane in Pane::ALL {
            let mut stage = noted(at);
            stage.act(Action::Nav(Nav::Focus(pane)));
            nowhere(&frame(&stage));
        }
        let stage = noted(at);
        for command in command::all() {
            let mut stage = stage.clone();
            stage.act(command.action.clone());
            nowhere(&frame(&stage));
            stage.act(Action::App(App::Undo));
            nowhere(&frame(&stage));
        }
    }
}

#[test]
fn no_screen_of_a_meeting_shows_it_nor_one_beside_it() {
    for at in [size(160, 45), size(120, 30), size(80, 24), size(40, 12)] {
        let mut stage = noted(at);
        stage.keys("m enter");
        nowhere(&frame(&stage));
        stage.keys("enter");
        assert!(stage.state.meeting.is_some(), "the meeting has begun");
        for _ in 0..200 {
            nowhere(&frame(&stage));
            nowhere(&beside(&stage, at));
            stage.act(Action::Meeting(MeetingAct::Forward));
        }
    }
}

/// A note that lies open when a meeting begins is closed before the wall shows.
#[test]
fn one_that_lies_open_is_gone_once_the_wall_shows() {
    let mut stage = noted(size(120, 30));
    stage.keys("m enter");
    let review = stage.state.school.reviews.keys().next().copied();
    let pupil = stage.state.chosen().unwrap().id;
    let subject = Subject::Confidential(pupil, Some(NOTE));
    stage.act(Action::Form(FormAct::Open(subject)));
    stage.act(Action::Meeting(MeetingAct::Begin(review.unwrap())));
    assert!(stage.state.meeting.is_some(), "the meeting has begun");
    nowhere(&frame(&stage));
    stage.act(Action::App(App::Resize(60, 20)));
    nowhere(&frame(&stage));
}
