//! A person at a keyboard: keys, pastes, clicks and time go into a real screen; what it asks of the world is done at once
//! against a store in memory, or held back, or refused. Everything is as in the program but the terminal and the disk.

use crate::desk::{Desk, Disk};
use crate::support::{bare, initials, shipped};
use plimsoll::app::action::Action;
use plimsoll::app::effect::{ConfigNames, Effect, Effects, Keep, Reply};
use plimsoll::app::layer::Layer;
use plimsoll::app::layout::Size;
use plimsoll::app::lock::{Lock, Pin};
use plimsoll::config::{Kind, Loaded};
use plimsoll::domain::id::ChangeId;
use plimsoll::domain::time::Moment;
use plimsoll::input::key::Key;
use plimsoll::input::mouse::Gesture;
use plimsoll::input::terminal_key::{Press, Stroke};
use plimsoll::runtime::screen::{Event, Screen};
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
    /// The disk and the record on it.
    pub(crate) desk: Desk,
    /// The time.
    pub(crate) now: Moment,
    /// What else was asked of the world, in words.
    pub(crate) asked: Vec<String>,
    /// Every change that was sent to be saved, in the order in which each was sent first.
    pub(crate) sent: Vec<ChangeId>,
    settings: (String, String),
    waiting: VecDeque<Effect>,
    drawn: Buffer,
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
            desk: Desk::default(),
            now,
            asked: Vec::new(),
            sent: Vec::new(),
            settings,
            waiting: VecDeque::new(),
            drawn: Buffer::empty(Rect::new(0, 0, columns, rows)),
        };
        keyed.tell(Reply::Config(names(&loaded), loaded.words.book.clone()));
        keyed.draw();
        keyed
    }

    /// Beacon Hill is open, and KB signed in.
    pub(crate) fn at_beacon_hill(size: (u16, u16), now: Moment) -> Self {
        let mut keyed = Self::welcomed(size, now);
        keyed.screen.state.session.me = Some(initials("KB"));
        keyed.tell(keyed.desk.beacon_hill());
        keyed.draw();
        keyed
    }

    /// The program is started again on the same record.
    pub(crate) fn reopen(&mut self) {
        let Size { columns, rows } = self.screen.state.screen.size;
        let me = self.screen.state.session.me.clone();
        let mut again = Self::welcomed((columns, rows), self.now);
        again.desk.store = std::mem::take(&mut self.desk.store);
        // Identities never come twice; the random source of a new start is another one.
        again.screen.state.session.ids = self.screen.state.session.ids.clone();
        again.screen.state.session.me = me;
        again.screen.state.session.lock = self.screen.state.session.lock;
        again.screen.lock_after = self.screen.lock_after;
        again.sent = std::mem::take(&mut self.sent);
        let (theme, keymap) = self.settings.clone();
        again.set(&theme, &keymap);
        *self = again;
        self.tell(self.desk.opened());
        self.draw();
    }

    /// The school has a door, which shuts after so many milliseconds without a key.
    pub(crate) fn seal(&mut self, after: i64) {
        self.screen.state.session.lock = Lock::Door(Pin::None);
        self.screen.lock_after = Some(after);
        self.screen.stir(self.now);
        self.draw();
    }

    /// Theme and keymap are these from now on.
    pub(crate) fn set(&mut self, theme: &str, keymap: &str) {
        self.settings = (theme.to_owned(), keymap.to_owned());
        let loaded = shipped(theme, keymap);
        self.screen.theme = loaded.theme.clone();
        self.screen.wall = loaded.wall.clone();
        self.screen.keymap = loaded.keymap.clone();
        self.screen.state.config = names(&loaded);
        self.draw();
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
        self.desk.disk = disk;
        self.work();
        self.draw();
    }

    /// An action, by whatever way it came.
    pub(crate) fn act(&mut self, action: Action) {
        let effects = self.screen.act(action, self.now);
        self.perform(effects);
        self.work();
        self.draw();
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
            let asked = match &effect {
                Effect::Copy(text) => format!("copy {text}"),
                Effect::Reload => "reload".to_owned(),
                Effect::Theme(name, keep) => self.wear(name, *keep),
                Effect::Keymap(name) => {
                    self.settings.1.clone_from(name);
                    self.screen.keymap = shipped("dark", name).keymap;
                    format!("keymap {name}")
                }
                Effect::CaptureMouse => "mouse here".to_owned(),
                Effect::ReleaseMouse => "mouse to the terminal".to_owned(),
                Effect::Remember(me) => format!("remember {me}"),
                Effect::Lock => {
                    // The session would be over.
                    self.screen.stir(self.now);
                    "lock".to_owned()
                }
                Effect::Pin(_) => "pin".to_owned(),
                Effect::Quit => "quit".to_owned(),
                Effect::Edit(text) => format!("edit {text}"),
                Effect::Preview(path) => format!("preview {path}"),
                Effect::Papers(_, folder, _) => format!("papers {folder}"),
                Effect::OpenDemo => "demo".to_owned(),
                Effect::OpenEmpty(name) => format!("empty {name}"),
                Effect::Save(change) => {
                    if !self.sent.contains(&change.id) {
                        self.sent.push(change.id);
                    }
                    String::new()
                }
                Effect::Seen(_)
                | Effect::Audit(_)
                | Effect::Load(..)
                | Effect::Trail(..)
                | Effect::History(_)
                | Effect::Evidence(..)
                | Effect::KeepDraft(_)
                | Effect::DropDraft(_)
                | Effect::Check
                | Effect::BackUp(_) => String::new(),
            };
            if !asked.is_empty() {
                self.asked.push(asked);
            }
            self.waiting.push_back(effect);
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
        while self.desk.disk != Disk::Slow {
            let Some(job) = self.waiting.pop_front() else {
                return;
            };
            if let Some(reply) = self.desk.answer(job, self.now) {
                self.tell(reply);
            }
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
        backup_folder: None,
        problems: Vec::new(),
    }
}
