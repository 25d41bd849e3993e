//! One screen: its state, its keys, its looks. Events in, effects out; drawing into a buffer. The local terminal, tests and
//! later other terminals all run this, so nothing here knows where events come from.

use crate::app::action::{Action, App, Line, Locking};
use crate::app::command::{self, Availability, Command, Repeats};
use crate::app::effect::{Effects, Reply};
use crate::app::lock::lost_without;
use crate::app::scope::Scope;
use crate::app::state::{Cover, Mouse, State};
use crate::app::update::update;
use crate::domain::time::Moment;
use crate::input::key::{Code, Key};
use crate::input::keymap::{Keymap, Lookup};
use crate::input::mouse::{self, Gesture};
use crate::input::pending::Pending;
use crate::input::terminal_key::{Press, Stroke};
use crate::theme::Theme;
use crate::view::look::Look;
use crate::view::{Drawn, view};
use ratatui::buffer::Buffer;
use ratatui::layout::Position;

/// What the world says to a screen.
#[derive(Debug, Clone, PartialEq)]
pub enum Event {
    /// A key.
    Key(Press),
    /// Text pasted.
    Paste(String),
    /// The mouse, at a column and a row.
    Pointer(Gesture, u16, u16),
    /// The screen has this many columns and rows now.
    Resize(u16, u16),
    /// An answer from the worker.
    Reply(Box<Reply>),
    /// Time has passed.
    Tick,
}

/// Whether a picture still shows what is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Picture {
    /// It does.
    True,
    /// Something was done since.
    Old,
}

/// What became of something typed on another screen.
#[derive(Debug, PartialEq)]
pub enum Touch {
    /// It means what it means.
    Passes,
    /// It was a sign that somebody is there, and no more.
    Taken(Effects),
}

/// How many of the last commands a crash report names.
const TRAIL: usize = 50;

/// A running screen.
pub struct Screen {
    /// What it knows.
    pub state: State,
    /// Colours and glyphs.
    pub theme: Theme,
    /// Those of a meeting, which is read from the far end of a room.
    pub wall: Theme,
    /// Which key does what.
    pub keymap: Keymap,
    /// How long before what may follow a key is shown, in milliseconds.
    pub which_key_delay: i64,
    /// After how many milliseconds without input the screen goes blank, if ever.
    pub blank_after: Option<i64>,
    /// After how many milliseconds without input a sealed school is locked, if ever.
    pub lock_after: Option<i64>,
    /// The last commands by name, the newest last; for crash reports, which name nobody.
    pub trail: Vec<&'static str>,
    pending: Pending,
    drawn: Drawn,
    /// Whether what was drawn is still what is.
    picture: Picture,
    /// When somebody last did something.
    touched: Moment,
}

impl Screen {
    /// A screen with nothing typed yet.
    pub fn new(state: State, theme: Theme, keymap: Keymap) -> Self {
        let (pending, drawn, touched) = (Pending::default(), Drawn::default(), state.session.now);
        Self {
            state,
            wall: theme.clone(),
            theme,
            keymap,
            which_key_delay: 300,
            blank_after: None,
            lock_after: None,
            trail: Vec::new(),
            pending,
            drawn,
            picture: Picture::Old,
            touched,
        }
    }

    /// Somebody is there, though nothing was typed here.
    pub fn stir(&mut self, now: Moment) {
        self.touched = now;
    }

    /// Somebody typed on another screen of this session. Where it was hidden, or should have been locked by then, that is
    /// dealt with, and what was typed means nothing else.
    pub fn touch(&mut self, now: Moment) -> Touch {
        let due = self.idle(now);
        let hidden = self.state.screen.cover == Cover::Paused;
        if due.is_none() {
            self.stir(now);
        }
        let Some(act) = due.or_else(|| hidden.then_some(Locking::GoOn)) else {
            return Touch::Passes;
        };
        Touch::Taken(self.act(Action::App(App::Lock(act)), now))
    }

    /// Takes an event in; what must be done outside comes back.
    pub fn handle(&mut self, event: Event, now: Moment) -> Effects {
        if matches!(event, Event::Key(_) | Event::Paste(_) | Event::Pointer(..)) {
            // What is typed after a machine slept is typed at a session that should have been locked long ago.
            if let Some(due) = self.idle(now) {
                return self.act(Action::App(App::Lock(due)), now);
            }
            self.stir(now);
        }
        match event {
            // Keys are looked up in no scope but `Always` while hidden; whatever else comes from a hand is lost.
            Event::Paste(_) | Event::Pointer(..) if self.state.screen.cover == Cover::Blank => {
                Effects::none()
            }
            Event::Paste(_) | Event::Pointer(..) if self.state.screen.cover == Cover::Paused => {
                self.act(Action::App(App::Lock(Locking::GoOn)), now)
            }
            Event::Key(press) => self.key(press, now),
            Event::Paste(text) => self.act(Action::Line(Line::Paste(text)), now),
            Event::Pointer(gesture, column, row) => self.pointer(gesture, (column, row), now),
            Event::Resize(columns, rows) => self.act(Action::App(App::Resize(columns, rows)), now),
            Event::Reply(reply) => self.act(Action::Reply(reply), now),
            Event::Tick => self.tick(now),
        }
    }

    /// Does what an action means.
    pub fn act(&mut self, action: Action, now: Moment) -> Effects {
        self.picture = Picture::Old;
        update(&mut self.state, action, now)
    }

    /// Draws; returns where the cursor is.
    pub fn draw(&mut self, buf: &mut Buffer, now: Moment) -> Option<Position> {
        let theme = if self.state.meeting.is_some() {
            &self.wall
        } else {
            &self.theme
        };
        let look = Look {
            theme,
            keymap: &self.keymap,
            pending: &self.pending,
            which_key_delay: self.which_key_delay,
            now,
        };
        self.picture = Picture::True;
        self.drawn = view(&self.state, &look, buf);
        self.drawn.cursor
    }

    /// When something on the screen changes by itself, if anything does.
    pub fn next_deadline(&self, now: Moment) -> Option<Moment> {
        let reveal = self
            .pending
            .reveal_at(self.which_key_delay)
            .filter(|at| *at > now);
        self.state
            .next_deadline()
            .into_iter()
            .chain(reveal)
            .chain(self.blank_at())
            .chain(self.idle_at().map(|(at, _)| at))
            .min()
    }

    fn blank_at(&self) -> Option<Moment> {
        let showing = self.state.screen.cover == Cover::Open;
        self.blank_after
            .filter(|_| showing)
            .map(|after| self.touched.after(after))
    }

    /// When a sealed school is locked or hidden if nobody does anything. A meeting is hidden first, since people talk for
    /// longer than that; what is not saved is never locked away, only hidden.
    fn idle_at(&self) -> Option<(Moment, Locking)> {
        let after = self
            .lock_after
            .filter(|_| self.state.session.lock.has_door())?;
        let hidden = self.state.screen.cover == Cover::Paused;
        if self.state.meeting.is_some() && !hidden {
            return Some((self.touched.after(after), Locking::Pause));
        }
        if hidden && !lost_without(&self.state).is_empty() {
            return None;
        }
        let after = if hidden {
            after.saturating_mul(4)
        } else {
            after
        };
        Some((self.touched.after(after), Locking::Idle))
    }

    /// What is due because nobody was there.
    fn idle(&self, now: Moment) -> Option<Locking> {
        let (at, due) = self.idle_at()?;
        (at <= now).then_some(due)
    }

    fn tick(&mut self, now: Moment) -> Effects {
        if let Some(due) = self.idle(now) {
            return self.act(Action::App(App::Lock(due)), now);
        }
        if self.blank_at().is_some_and(|at| at <= now) {
            return self.act(Action::App(App::Blank), now);
        }
        self.act(Action::App(App::Tick), now)
    }

    /// Whether a key is more than a sign that somebody is there: the ways out are.
    fn leads_out(&self, key: Key) -> bool {
        let found = self.keymap.lookup(&[Scope::Always], &[key]);
        matches!(found, Lookup::Run("app.quit-now" | "lock.now"))
    }

    fn key(&mut self, press: Press, now: Moment) -> Effects {
        if self.state.screen.cover == Cover::Paused && !self.leads_out(press.key) {
            self.pending.clear();
            return self.act(Action::App(App::Lock(Locking::GoOn)), now);
        }
        let scopes = self.state.scopes();
        let typing = scopes.first().is_some_and(|scope| scope.takes_text())
            && self.pending.keys().is_empty();
        if let (true, Some(c)) = (typing, press.key.text()) {
            return self.act(Action::Line(Line::Type(c)), now);
        }
        let waiting = !self.pending.keys().is_empty();
        if waiting && press.key == Key::plain(Code::Esc) {
            self.pending.clear();
            return Effects::none();
        }
        let typed: Vec<Key> = self
            .pending
            .keys()
            .iter()
            .copied()
            .chain([press.key])
            .collect();
        match self.keymap.lookup(scopes, &typed) {
            Lookup::Run(id) => {
                self.pending.clear();
                command::find(id).map_or_else(Effects::none, |command| {
                    self.run(command, press.stroke, now)
                })
            }
            Lookup::Pending(_) => {
                self.pending.push(press.key, now);
                Effects::none()
            }
            Lookup::None => {
                self.pending.clear();
                Effects::none()
            }
        }
    }

    fn run(&mut self, command: &'static Command, stroke: Stroke, now: Moment) -> Effects {
        if stroke == Stroke::Repeat && command.repeats == Repeats::No {
            return Effects::none();
        }
        self.trail.push(command.id);
        let surplus = self.trail.len().saturating_sub(TRAIL);
        self.trail.drain(..surplus);
        match command.available(&self.state) {
            Availability::Yes => self.act(command.action.clone(), now),
            Availability::No(why) => self.act(Action::App(App::Unavailable(why)), now),
        }
    }

    fn pointer(&mut self, gesture: Gesture, (column, row): (u16, u16), now: Moment) -> Effects {
        // Keys typed just before may have changed what is where: a click means what was seen, or nothing.
        let aimed_at_the_past = self.picture == Picture::Old && gesture == Gesture::Click;
        if self.state.screen.mouse == Mouse::Terminals || aimed_at_the_past {
            return Effects::none();
        }
        let action = self
            .drawn
            .hits
            .at(column, row)
            .and_then(|target| mouse::action(target, gesture));
        action.map_or_else(Effects::none, |action| self.act(action, now))
    }
}
