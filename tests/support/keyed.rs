//! A person at a keyboard: keys, pastes, clicks and time go into a real screen; what it asks of the world is done at once
//! against a store in memory, or held back, or refused. Everything is as in the program but the terminal and the disk.

use crate::support::{bare, initials, school, shipped};
use plimsoll::app::effect::{
    ConfigNames, Effect, Effects, ImportPreview, Keep, LoadedEntries, Opened, Reply,
};
use plimsoll::app::layer::Layer;
use plimsoll::app::layout::Size;
use plimsoll::config::{Kind, Loaded};
use plimsoll::domain::calendar::Calendar;
use plimsoll::domain::change::{Act, Change, Part, Put};
use plimsoll::domain::id::{ChangeId, PupilId};
use plimsoll::domain::pupil::{Pupil, PupilName};
use plimsoll::domain::school::{SchoolKind, Settings};
use plimsoll::domain::staff::Stamp;
use plimsoll::domain::time::Moment;
use plimsoll::input::key::Key;
use plimsoll::input::mouse::Gesture;
use plimsoll::input::terminal_key::{Press, Stroke};
use plimsoll::runtime::screen::{Event, Screen};
use plimsoll::store::{MemStore, REACH, Range, Store};
use plimsoll::text::fit::width;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::collections::VecDeque;

/// Milliseconds between two keys of a fast typist.
const BETWEEN_KEYS: i64 = 40;

/// A person at a keyboard.
pub(crate) struct Keyed {
    /// The screen.
    pub(crate) screen: Screen,
    /// The record.
    pub(crate) store: MemStore,
    /// The time.
    pub(crate) now: Moment,
    /// What the disk does.
    pub(crate) disk: Disk,
    /// What else was asked of the world, in words.
    pub(crate) asked: Vec<String>,
    settings: (String, String),
    waiting: VecDeque<Effect>,
    drawn: Buffer,
}

/// What the disk does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Disk {
    /// It answers at once.
    Prompt,
    /// It has not answered yet.
    Slow,
    /// It refuses what is to be saved, for this reason.
    Refuses(String),
}

impl Keyed {
    /// Nobody has signed in; the welcome shows.
    pub(crate) fn welcomed((columns, rows): (u16, u16), now: Moment) -> Self {
        let mut state = bare(columns, rows);
        state.session.now = now;
        state.layers.push(Layer::Welcome(0));
        let settings = ("dark".to_owned(), "default".to_owned());
        let loaded = shipped(&settings.0, &settings.1);
        let mut keyed = Self {
            screen: Screen::new(state, loaded.theme.clone(), loaded.keymap.clone()),
            store: MemStore::new(),
            now,
            disk: Disk::Prompt,
            asked: Vec::new(),
            settings,
            waiting: VecDeque::new(),
            drawn: Buffer::empty(Rect::new(0, 0, columns, rows)),
        };
        keyed.tell(Reply::Config(names(&loaded)));
        keyed.draw();
        keyed
    }

    /// Beacon Hill is open, and KB signed in.
    pub(crate) fn at_beacon_hill(size: (u16, u16), now: Moment) -> Self {
        let mut keyed = Self::welcomed(size, now);
        keyed.screen.state.session.me = Some(initials("KB"));
        keyed.fill();
        keyed.open();
        keyed
    }

    fn fill(&mut self) {
        for change in school::changes() {
            self.store.apply(&change).expect("memory takes everything");
        }
    }

    fn open(&mut self) {
        let opened = Opened {
            school: self.store.load().expect("memory is there").school,
            recent: self.changes(),
            notices: Vec::new(),
        };
        self.tell(Reply::Opened(Box::new(opened)));
        self.draw();
    }

    /// The program is started again on the same record.
    pub(crate) fn reopen(&mut self) {
        let Size { columns, rows } = self.screen.state.screen.size;
        let me = self.screen.state.session.me.clone();
        let mut again = Self::welcomed((columns, rows), self.now);
        again.store = std::mem::take(&mut self.store);
        // Identities never come twice; the random source of a new start is another one.
        again.screen.state.session.ids = self.screen.state.session.ids.clone();
        again.screen.state.session.me = me;
        let (theme, keymap) = self.settings.clone();
        again.set(&theme, &keymap);
        *self = again;
        self.open();
    }

    /// Theme and keymap are these from now on.
    pub(crate) fn set(&mut self, theme: &str, keymap: &str) {
        self.settings = (theme.to_owned(), keymap.to_owned());
        let loaded = shipped(theme, keymap);
        self.screen.theme = loaded.theme.clone();
        self.screen.keymap = loaded.keymap.clone();
        self.screen.state.config = names(&loaded);
        self.draw();
    }

    /// Every change on record, the newest first.
    pub(crate) fn changes(&self) -> Vec<Change> {
        self.store.recent(REACH).expect("memory is there")
    }

    /// How many entries of a pupil stand on record.
    pub(crate) fn entries(&self, pupil: PupilId) -> usize {
        let all = self.store.entries(pupil, Range::newest(usize::MAX));
        all.expect("memory is there").entries.len()
    }

    /// A key.
    pub(crate) fn key(&mut self, key: Key, stroke: Stroke) {
        self.now = self.now.after(BETWEEN_KEYS);
        self.event(Event::Key(Press { key, stroke }));
    }

    /// Text pasted.
    pub(crate) fn paste(&mut self, text: &str) {
        self.event(Event::Paste(text.to_owned()));
    }

    /// A click on the first place where this text stands.
    pub(crate) fn click(&mut self, text: &str) {
        let (column, row) = self.place(text).unwrap_or_else(|| {
            panic!(
                "nothing to click: {text:?} is not on the screen\n{}",
                self.text()
            );
        });
        self.event(Event::Pointer(Gesture::Click, column, row));
    }

    /// The screen has another size.
    pub(crate) fn resize(&mut self, columns: u16, rows: u16) {
        self.event(Event::Resize(columns, rows));
    }

    /// Time passes; whatever has a deadline within it gets its tick.
    pub(crate) fn wait(&mut self, milliseconds: i64) {
        let until = self.now.after(milliseconds);
        while let Some(deadline) = self
            .screen
            .next_deadline(self.now)
            .filter(|at| *at <= until)
        {
            self.now = self.now.max(deadline);
            self.event(Event::Tick);
        }
        self.now = until;
        self.draw();
    }

    /// The disk behaves like this from now on.
    pub(crate) fn disk(&mut self, disk: Disk) {
        self.disk = disk;
        self.work();
        self.draw();
    }

    /// Whether something is still to be written, or was refused.
    pub(crate) fn has_unsaved(&self) -> bool {
        let unsaved = &self.screen.state.unsaved;
        !(unsaved.sent.is_empty() && unsaved.failed.is_empty() && self.waiting.is_empty())
    }

    /// Something happens.
    pub(crate) fn event(&mut self, event: Event) {
        if let Event::Resize(columns, rows) = event {
            self.drawn = Buffer::empty(Rect::new(0, 0, columns, rows));
        }
        let effects = self.screen.handle(event, self.now);
        self.perform(effects);
        self.work();
        self.draw();
    }

    fn tell(&mut self, reply: Reply) {
        let effects = self.screen.handle(Event::Reply(Box::new(reply)), self.now);
        self.perform(effects);
        self.work();
    }

    fn perform(&mut self, effects: Effects) {
        for effect in effects {
            let asked = match effect {
                Effect::Save(_)
                | Effect::Load(..)
                | Effect::Trail(..)
                | Effect::Check
                | Effect::Preview(_)
                | Effect::OpenDemo
                | Effect::OpenEmpty(_) => {
                    self.waiting.push_back(effect);
                    continue;
                }
                Effect::Copy(text) => format!("copy {text}"),
                Effect::Reload => "reload".to_owned(),
                Effect::Theme(name, keep) => self.wear(&name, keep),
                Effect::Keymap(name) => {
                    self.settings.1.clone_from(&name);
                    self.screen.keymap = shipped("dark", &name).keymap;
                    format!("keymap {name}")
                }
                Effect::CaptureMouse => "mouse here".to_owned(),
                Effect::ReleaseMouse => "mouse to the terminal".to_owned(),
                Effect::Remember(me) => format!("remember {me}"),
                Effect::Quit => "quit".to_owned(),
            };
            self.asked.push(asked);
        }
    }

    fn wear(&mut self, name: &str, keep: Keep) -> String {
        self.screen.theme = shipped(name, "default").theme;
        match keep {
            Keep::Preview => format!("preview {name}"),
            Keep::Remember => {
                name.clone_into(&mut self.settings.0);
                format!("theme {name}")
            }
        }
    }

    /// The disk does what it was asked, in order, unless it is slow.
    fn work(&mut self) {
        while self.disk != Disk::Slow {
            let Some(job) = self.waiting.pop_front() else {
                return;
            };
            if let Some(reply) = self.answer(job) {
                self.tell(reply);
            }
        }
    }

    fn answer(&mut self, job: Effect) -> Option<Reply> {
        let memory = "memory is there";
        Some(match job {
            Effect::Save(change) => self.save(&change),
            Effect::Load(pupil, limit) => {
                let found = self
                    .store
                    .entries(pupil, Range::newest(limit))
                    .expect(memory);
                Reply::Entries(LoadedEntries {
                    pupil,
                    entries: found.entries,
                    more: found.more,
                })
            }
            Effect::Trail(pupil, entry) => {
                Reply::Trail(self.store.trail(pupil, entry).expect(memory))
            }
            Effect::Check => {
                let faults = self.store.check().expect(memory).faults.len();
                Reply::Told(format!("The record was checked: {faults} faults."))
            }
            Effect::Preview(path) => {
                self.asked.push(format!("preview {path}"));
                Reply::Preview(Box::new(self.preview()))
            }
            Effect::OpenDemo => {
                self.asked.push("demo".to_owned());
                self.fill();
                self.open();
                return None;
            }
            Effect::OpenEmpty(name) => {
                self.asked.push(format!("empty {name}"));
                let settings =
                    Settings::new(name, SchoolKind::Real, Calendar::usual(self.now.today()));
                let part = Part::Settings(Box::new(Put::new(settings)));
                self.store
                    .apply(&self.change(Act::Settings, part))
                    .expect(memory);
                self.open();
                return None;
            }
            Effect::Copy(_)
            | Effect::Reload
            | Effect::Theme(..)
            | Effect::Keymap(_)
            | Effect::CaptureMouse
            | Effect::ReleaseMouse
            | Effect::Remember(_)
            | Effect::Quit => return None,
        })
    }

    fn save(&mut self, change: &Change) -> Reply {
        match &self.disk {
            Disk::Refuses(why) => Reply::NotSaved(change.id, why.clone()),
            Disk::Prompt | Disk::Slow => {
                let receipt = self.store.apply(change).expect("memory takes everything");
                Reply::Saved(change.id, receipt.summaries)
            }
        }
    }

    /// Every file holds one new pupil; reading files is the business of other tests.
    fn preview(&self) -> ImportPreview {
        let name = PupilName {
            surname: "Lark".to_owned(),
            forename: "Ida".to_owned(),
            preferred: None,
        };
        let pupil = Pupil::new(PupilId::from_bytes([99; 16]), name);
        ImportPreview {
            lines: vec!["1 new pupil".to_owned()],
            change: Some(self.change(Act::Import, Part::Pupil(Box::new(Put::new(pupil))))),
        }
    }

    fn change(&self, act: Act, part: Part) -> Change {
        Change {
            id: ChangeId::from_bytes([99; 16]),
            stamp: Stamp {
                by: initials("SETUP"),
                at: self.now,
            },
            act,
            undoes: None,
            parts: vec![part],
        }
    }

    /// Draws, and finds that every cell is as it was outside of what is drawn: there is nothing outside.
    pub(crate) fn draw(&mut self) {
        let area = self.drawn.area;
        self.drawn = Buffer::empty(area);
        let cursor = self.screen.draw(&mut self.drawn, self.now);
        assert_eq!(self.drawn.area, area, "the screen keeps its size");
        assert!(
            cursor.is_none_or(|at| area.contains(at)),
            "the cursor is on the screen"
        );
    }

    /// The screen as text, a line a row. What a wide character covers is left out.
    pub(crate) fn text(&self) -> String {
        let Rect {
            width: w,
            height: h,
            ..
        } = self.drawn.area;
        let row = |y| {
            (0..w).fold((String::new(), 0), |(line, covered), x| {
                let symbol = self.drawn[(x, y)].symbol();
                if covered > 0 {
                    (line, covered - 1)
                } else {
                    (line + symbol, width(symbol).saturating_sub(1))
                }
            })
        };
        let rows: Vec<String> = (0..h).map(|y| row(y).0.trim_end().to_owned()).collect();
        rows.join("\n")
    }

    fn place(&self, text: &str) -> Option<(u16, u16)> {
        let all = self.text();
        let (y, line) = (0..)
            .zip(all.lines())
            .find(|(_, line)| line.contains(text))?;
        let (before, _) = line.split_once(text)?;
        u16::try_from(width(before)).ok().map(|x| (x, y))
    }
}

fn names(loaded: &Loaded) -> ConfigNames {
    let names = |kind: Kind| kind.shipped().iter().map(|(name, _)| (*name).to_owned());
    ConfigNames {
        themes: names(Kind::Theme).collect(),
        theme: loaded.theme.name().to_owned(),
        keymaps: names(Kind::Keymap).collect(),
        keymap: loaded.keymap_name.clone(),
        problems: Vec::new(),
    }
}
