//! The notes screen: what it looks like at every size, what its keys do, and that what is written there is saved and never
//! seen on the wall.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test may fail by panicking"
)]

mod meeting;
#[expect(dead_code, reason = "other tests use the rest of it")]
#[path = "../screens/mod.rs"]
mod screens;

use meeting::{REVIEW, everything_said, stage};
use plimsoll::app::action::{Action, Line};
use plimsoll::app::layout::Size;
use plimsoll::app::meeting::Run;
use plimsoll::app::notes::{NotesScreen, Section, Step, Wish};
use plimsoll::app::state::Cover;
use plimsoll::domain::review::{Answer, AnswerKey, Item, Said};
use plimsoll::input::key::Key;
use plimsoll::input::notes::step;
use plimsoll::input::terminal_key::{Press, Stroke};
use plimsoll::text::clean::{Limits, clean};
use plimsoll::theme::Colours;
use plimsoll::view::notes::{Drawn, draw};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;
use screens::grid::{picture, text};
use screens::{Disk, Stage, full, hostile, size};
use std::collections::BTreeSet;
use std::path::Path;

const SIZES: [Size; 4] = [size(160, 45), size(120, 30), size(80, 24), size(40, 12)];

/// A notes screen beside the wall.
struct Desk {
    wall: Stage,
    notes: NotesScreen,
    size: Size,
}

impl Desk {
    fn new(wall: Stage, size: Size) -> Self {
        let mut desk = Self {
            wall,
            notes: NotesScreen::default(),
            size,
        };
        desk.draw();
        desk
    }

    fn typical(size: Size) -> Self {
        Self::new(stage(size, &full::records(), &str::to_owned), size)
    }

    /// Every text replaced by one that tries to break the screen.
    fn hostile(size: Size) -> Self {
        let texts = |text: &str| {
            let place = text.len() % hostile::TEXTS.len();
            clean(hostile::TEXTS.get(place).unwrap(), Limits::NOTE).text
        };
        Self::new(stage(size, &hostile::cleaned(), &texts), size)
    }

    fn draw(&mut self) -> (Buffer, Drawn) {
        let mut buf = Buffer::empty(Rect::new(0, 0, self.size.columns, self.size.rows));
        self.notes.follow(&self.wall.state);
        let drawn = draw(&self.wall.state, &self.notes, &self.wall.look(), &mut buf);
        self.notes.seen(drawn.extents);
        (buf, drawn)
    }

    fn text(&mut self) -> String {
        text(&self.draw().0)
    }

    /// Types keys, blanks between them, and draws after each.
    fn keys(&mut self, keys: &str) -> &mut Self {
        for key in Key::parse_sequence(keys).unwrap() {
            let stroke = Stroke::First;
            if let Some(step) = step(Press { key, stroke }, &self.notes) {
                self.step(step);
            }
        }
        self
    }

    fn step(&mut self, step: Step) -> &mut Self {
        match self.notes.take(step, &self.wall.state) {
            Wish::Do(act) => drop(self.wall.act(Action::Notes(act))),
            Wish::Nothing => {}
            Wish::Leave => panic!("it left"),
        }
        self.draw();
        self
    }

    fn write(&mut self, note: &str) -> &mut Self {
        self.keys("n");
        self.step(Step::Line(Line::Paste(note.to_owned())));
        self.keys("enter")
    }

    fn private(&self) -> Vec<&Answer> {
        let review = self.wall.state.school.reviews.get(&REVIEW).unwrap();
        let answers = review.answers.iter();
        answers
            .filter(|answer| answer.key.prompt == AnswerKey::PRIVATE)
            .collect()
    }
}

fn scenes() -> Vec<(String, Desk)> {
    let mut scenes = Vec::new();
    let written = |size: Size| format!("{}x{}", size.columns, size.rows);
    for size in SIZES {
        let nobody = Desk::new(Stage::full(size), size);
        scenes.push((format!("nobody-meets-{}", written(size)), nobody));
        for (content, make) in [
            ("typical", Desk::typical as fn(Size) -> Desk),
            ("hostile", Desk::hostile),
        ] {
            for (section, keys) in [
                ("1", "1"),
                ("2", "2"),
                ("3", "3"),
                ("3-later", "3 pgdn pgdn"),
            ] {
                let mut desk = make(size);
                desk.keys(keys);
                scenes.push((format!("{content}-{}-{section}", written(size)), desk));
            }
        }
        let mut typing = Desk::typical(size);
        typing.wall.state.screen.cover = Cover::Blank;
        typing
            .keys("n")
            .step(Step::Line(Line::Paste("Ring the nurse, and".to_owned())));
        scenes.push((format!("typing-wall-blank-{}", written(size)), typing));
    }
    let middle = size(100, 26);
    let mut empty = Desk::typical(middle);
    let review = empty.wall.state.school.reviews.get_mut(&REVIEW).unwrap();
    review.answers.clear();
    empty.wall.state.gathered.as_mut().unwrap().entries.clear();
    let wall = &mut empty.wall.state.meeting.as_mut().unwrap().wall;
    wall.timer.run = Run::Paused;
    wall.at = wall.steps.len();
    scenes.push(("empty".to_owned(), empty));
    let mut reading = Desk::typical(middle);
    reading.wall.state.gathered = None;
    scenes.push(("log-being-read".to_owned(), reading));
    let mut said = Desk::typical(size(120, 60));
    let review = said.wall.state.school.reviews.get_mut(&REVIEW).unwrap();
    for (place, said) in (2..).zip(everything_said(&str::to_owned)) {
        let mut answer = review.answers.first().unwrap().clone();
        "working.sides".clone_into(&mut answer.key.prompt);
        answer.key.item = Item::Number(place);
        answer.said = said;
        review.answers.push(answer);
    }
    scenes.push(("everything-said".to_owned(), said));
    for (name, disk) in [("refused", Disk::Full), ("on-its-way", Disk::Silent)] {
        let mut desk = Desk::typical(middle);
        desk.wall.disk = disk;
        desk.write("A note that the disk has not taken.");
        scenes.push((format!("note-{name}"), desk));
    }
    let mut mono = Desk::typical(middle);
    mono.wall = mono.wall.themed("mono", Colours::None);
    scenes.push(("mono".to_owned(), mono));
    scenes.push(("too-small".to_owned(), Desk::typical(size(30, 8))));
    scenes
}

#[test]
fn every_screen_is_as_it_was() {
    let mut made = BTreeSet::new();
    for (name, mut desk) in scenes() {
        let picture = picture(&desk.draw().0, &desk.wall.theme);
        insta::with_settings!({ snapshot_path => "../snapshots/notes", prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!(name.as_str(), picture);
        });
        made.insert(format!("{name}.snap"));
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots/notes");
    let kept = std::fs::read_dir(folder).unwrap();
    let kept = kept.map(|file| file.unwrap().file_name().to_string_lossy().into_owned());
    let kept: BTreeSet<String> = kept.collect();
    let unused: Vec<&String> = kept.difference(&made).collect();
    assert!(unused.is_empty(), "no scene makes these: {unused:?}");
}

#[test]
fn it_says_what_it_is_at_the_top_and_at_the_bottom_at_every_size() {
    for columns in [1, 4, 5, 17, 18, 36, 37, 40, 41, 99, 160] {
        for rows in [1, 2, 3, 4, 5, 9, 10, 12, 19, 20, 45] {
            let mut desk = Desk::typical(size(columns, rows));
            for keys in ["1", "2 pgdn", "3 end", "n", "a b"] {
                let (buf, _) = desk.keys(keys).draw();
                for row in [0, rows - 1] {
                    let cells = (0..columns).map(|column| buf.cell((column, row)).unwrap());
                    let reversed = cells
                        .clone()
                        .all(|cell| cell.modifier.contains(Modifier::REVERSED));
                    let says: String = cells.map(ratatui::buffer::Cell::symbol).collect();
                    let says = says.trim().to_owned();
                    assert!(reversed, "{columns}x{rows}, row {row}");
                    assert!(
                        columns < 5 || says.starts_with("NOTES"),
                        "{columns}x{rows}: {says}"
                    );
                }
            }
        }
    }
}

#[test]
fn nothing_that_is_written_is_left_out() {
    let mut desk = Desk::typical(size(80, 24));
    let entries = desk.wall.state.gathered.as_ref().unwrap().entries.clone();
    let notes: Vec<String> = entries.into_iter().filter_map(|entry| entry.note).collect();
    assert!(notes.len() > 3);
    desk.keys("3 home");
    let mut seen = desk.text();
    for _ in 0..60 {
        seen.push_str(&desk.keys("pgdn").text());
    }
    let words: BTreeSet<&str> = seen.split_whitespace().collect();
    for note in notes {
        for word in note.split_whitespace() {
            assert!(words.contains(word), "{word} of {note}");
        }
    }
}

#[test]
fn a_note_is_an_answer_of_its_own_and_is_signed() {
    let mut desk = Desk::typical(size(80, 24));
    desk.write("  Ring the nurse.  ");
    let note = *desk.private().last().unwrap();
    assert_eq!(note.key.item, Item::Number(2));
    assert_eq!(note.said, Said::Private("Ring the nurse.".to_owned()));
    assert_eq!(note.asked, "What works and what does not");
    assert_eq!(note.stamp.by.as_str(), "KB");
    assert!(desk.text().contains("Ring the nurse."));
    assert_eq!(desk.notes.section, Section::Private);
    desk.write("And again.");
    assert_eq!(desk.private().last().unwrap().key.item, Item::Number(3));
    assert_eq!(desk.private().len(), 4);
}

#[test]
fn nothing_of_a_note_shows_on_the_wall() {
    let mut desk = Desk::typical(size(120, 30));
    let before = text(&desk.wall.draw().0);
    let said = desk.wall.state.toasts.history().count();
    desk.write("Xylophone");
    assert_eq!(text(&desk.wall.draw().0), before);
    assert_eq!(desk.wall.state.toasts.history().count(), said);
    desk.wall.disk = Disk::Full;
    desk.write("Zeppelin");
    let told: String = desk
        .wall
        .state
        .toasts
        .history()
        .map(|toast| toast.text.clone())
        .collect();
    assert!(
        told.contains("NOT SAVED") && !told.contains("Zeppelin"),
        "{told}"
    );
    assert!(desk.text().contains("NOT SAVED"));
}

#[test]
fn a_note_that_cannot_be_saved_stays_where_it_was_typed() {
    let mut desk = Desk::typical(size(80, 24));
    let meeting = desk.wall.state.meeting.clone();
    desk.keys("n")
        .step(Step::Line(Line::Paste("Half a note".to_owned())));
    desk.wall.state.meeting = None;
    desk.keys("enter");
    assert_eq!(desk.private().len(), 2);
    assert!(desk.notes.told.is_some());
    desk.wall.state.meeting = meeting;
    desk.wall.state.session.me = None;
    desk.keys("enter");
    assert_eq!((desk.private().len(), desk.notes.told.is_some()), (2, true));
    desk.wall.state.session.me = plimsoll::domain::staff::Initials::parse("KB");
    desk.keys("enter");
    assert_eq!(desk.private().len(), 3);
}

#[test]
fn a_note_left_half_written_is_gone_on_with_but_not_in_another_meeting() {
    let mut desk = Desk::typical(size(80, 24));
    let typed = |desk: &Desk| desk.notes.typing().map(|line| line.text().to_owned());
    desk.keys("n h a l f esc");
    assert_eq!(typed(&desk), None);
    desk.keys("n");
    assert_eq!(typed(&desk).as_deref(), Some("half"));
    desk.keys("esc");
    let other = plimsoll::domain::id::ReviewId::from_bytes([6; 16]);
    desk.wall.state.meeting.as_mut().unwrap().review = other;
    desk.keys("n");
    assert_eq!(typed(&desk).as_deref(), Some(""));
}

#[test]
fn an_empty_note_is_none_and_no_meeting_takes_one() {
    let mut desk = Desk::typical(size(80, 24));
    desk.keys("n space enter");
    assert_eq!(desk.private().len(), 2);
    let mut alone = Desk::new(Stage::full(size(80, 24)), size(80, 24));
    alone.keys("n x enter");
    assert_eq!(alone.notes.typing(), None);
    let unsigned = &mut Desk::typical(size(80, 24));
    unsigned.wall.state.session.me = None;
    assert!(unsigned.keys("n").notes.told.is_some());
}

#[test]
fn the_next_question_is_looked_at_from_its_beginning() {
    let mut desk = Desk::typical(size(40, 12));
    desk.keys("end");
    assert!(!desk.text().contains("What works"));
    let wall = &mut desk.wall.state.meeting.as_mut().unwrap().wall;
    let targets = wall.steps.iter().position(|step| step.stage == "targets");
    wall.at = targets.unwrap() + 1;
    assert!(desk.text().contains("The targets"));
}

#[test]
fn the_newest_note_shows_unless_older_ones_are_being_read() {
    let mut desk = Desk::typical(size(40, 12));
    for number in 0..12 {
        desk.write(&format!("note number {number}"));
    }
    assert!(desk.text().contains("number 11"));
    desk.keys("home").write("the last of all");
    assert!(
        desk.text().contains("the last of all"),
        "writing goes to the end"
    );
    desk.keys("home");
    assert!(!desk.text().contains("the last of all"));
    desk.keys("end");
    assert!(desk.text().contains("the last of all"));
}

#[test]
fn raw_texts_harm_no_size() {
    let records = hostile::raw();
    for (columns, rows) in [(40, 10), (41, 13), (80, 24), (100, 20), (133, 37)] {
        let at = size(columns, rows);
        let raw = |text: &str| {
            hostile::TEXTS
                .get(text.len() % hostile::TEXTS.len())
                .unwrap()
                .to_string()
        };
        let mut desk = Desk::new(stage(at, &records, &raw), at);
        desk.keys("pgdn 2 pgdn 3 pgdn end k j n x esc tab shift-tab");
    }
}
