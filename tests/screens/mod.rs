//! A screen without a terminal: a state, a theme and the keys, fed with actions or keys and drawn into a buffer. The store is
//! a list of entries held here.

pub(crate) mod full;
pub(crate) mod grid;
pub(crate) mod hostile;

use plimsoll::app::action::Action;
use plimsoll::app::command;
use plimsoll::app::effect::{ConfigNames, Effect, Effects, LoadedEntries, Opened, Reply};
use plimsoll::app::layout::Size;
use plimsoll::app::state::State;
use plimsoll::app::update::update;
use plimsoll::config::{Kind, Library, keymap, theme, words};
use plimsoll::demo::{Wish, school};
use plimsoll::domain::change::{Change, Part};
use plimsoll::domain::delivery::Entry;
use plimsoll::domain::id::PupilId;
use plimsoll::domain::school::School;
use plimsoll::domain::staff::Initials;
use plimsoll::domain::time::Moment;
use plimsoll::domain::wordbook::Wordbook;
use plimsoll::input::key::{Code, Key};
use plimsoll::input::keymap::{Catalogue, Keymap, Lookup, Name};
use plimsoll::input::pending::Pending;
use plimsoll::theme::{Colours, Theme};
use plimsoll::view::look::Look;
use plimsoll::view::{Drawn, view};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

/// The sizes of DESIGN's classes, and the smallest.
pub(crate) const SIZES: [Size; 3] = [size(120, 30), size(80, 24), size(40, 12)];

/// A size.
pub(crate) const fn size(columns: u16, rows: u16) -> Size {
    Size { columns, rows }
}

/// A Monday in November, half past nine.
pub(crate) fn now() -> Moment {
    let day = chrono::NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
    Moment::from_local(day.and_hms_opt(9, 30, 0).unwrap(), 0)
}

/// What the store answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Disk {
    /// It writes.
    Works,
    /// It is full.
    Full,
    /// It has not answered yet.
    Silent,
}

/// A school with its log.
#[derive(Debug, Clone)]
pub(crate) struct Records {
    /// The school.
    pub(crate) school: School,
    /// Each pupil's log, newest first.
    pub(crate) logs: BTreeMap<PupilId, Vec<Entry>>,
    /// What was ever written about a pupil but their log, newest first.
    pub(crate) history: BTreeMap<PupilId, Vec<Change>>,
}

impl Records {
    /// The records that these changes make.
    pub(crate) fn of(changes: impl IntoIterator<Item = Change>) -> Self {
        let mut records = Self {
            school: School::empty(),
            logs: BTreeMap::new(),
            history: BTreeMap::new(),
        };
        for change in changes {
            records.school.apply(&change);
            for part in change.parts {
                if let Part::Entry(entry) = part {
                    records.logs.entry(entry.pupil).or_default().push(*entry);
                }
            }
        }
        for log in records.logs.values_mut() {
            log.sort_by(Entry::newest_first);
        }
        records
    }

    /// The invented school, a small one.
    pub(crate) fn demo() -> Self {
        static DEMO: OnceLock<Records> = OnceLock::new();
        let wish = Wish {
            pupils: 26,
            entries: 4_000,
            seed: 1,
            today: now(),
        };
        DEMO.get_or_init(|| Self::of(school(&wish))).clone()
    }
}

/// The shipped words, read once for all tests.
fn shipped_words() -> &'static Arc<Wordbook> {
    static SHIPPED: OnceLock<Arc<Wordbook>> = OnceLock::new();
    SHIPPED.get_or_init(|| Arc::new(words::shipped()))
}

/// A running screen.
#[derive(Debug, Clone)]
pub(crate) struct Stage {
    /// What it knows.
    pub(crate) state: State,
    /// Colours and glyphs.
    pub(crate) theme: Theme,
    /// The keys.
    pub(crate) keymap: Keymap,
    /// Keys typed of a longer sequence.
    pub(crate) pending: Pending,
    /// The clock.
    pub(crate) now: Moment,
    /// How the store behaves.
    pub(crate) disk: Disk,
    logs: BTreeMap<PupilId, Vec<Entry>>,
    history: BTreeMap<PupilId, Vec<Change>>,
}

impl Stage {
    /// A screen that no school is open on.
    pub(crate) fn bare(size: Size) -> Self {
        let library = Library::new();
        let names: Vec<Name> = command::all()
            .map(|command| Name {
                id: command.id,
                scope: command.scope,
            })
            .collect();
        let mut state = State::new(size, now(), ChaCha8Rng::seed_from_u64(7));
        state.session.me = Initials::parse("KB");
        let own = |kind| library.names(kind).into_iter().map(str::to_owned).collect();
        state.config = ConfigNames {
            themes: own(Kind::Theme),
            theme: "dark".to_owned(),
            keymaps: own(Kind::Keymap),
            keymap: "default".to_owned(),
            backup_folder: None,
            problems: Vec::new(),
        };
        state.words = Arc::clone(shipped_words());
        Self {
            state,
            theme: theme(&library, "dark", Colours::True).unwrap(),
            keymap: keymap(&library, "default", Catalogue(&names)).unwrap(),
            pending: Pending::default(),
            now: now(),
            disk: Disk::Works,
            logs: BTreeMap::new(),
            history: BTreeMap::new(),
        }
    }

    /// A screen with these records open.
    pub(crate) fn open(size: Size, records: Records) -> Self {
        let mut stage = Self::bare(size);
        stage.logs = records.logs;
        stage.history = records.history;
        let opened = Opened {
            school: records.school,
            recent: Vec::new(),
            drafts: Vec::new(),
            notices: Vec::new(),
            backed: plimsoll::domain::backed::Backed::default(),
        };
        stage.reply(Reply::Opened(Box::new(opened)));
        stage
    }

    /// A screen with the invented school.
    pub(crate) fn demo(size: Size) -> Self {
        Self::open(size, Records::demo())
    }

    /// A screen with all that a cycle can hold.
    pub(crate) fn full(size: Size) -> Self {
        Self::open(size, full::records())
    }

    /// A screen with an empty school.
    pub(crate) fn empty(size: Size) -> Self {
        let mut records = Records::demo();
        records.school.pupils.clear();
        records.school.plans.clear();
        records.school.passports.clear();
        records.school.summaries.clear();
        records.logs.clear();
        Self::open(size, records)
    }

    /// In this theme.
    pub(crate) fn themed(mut self, name: &str, colours: Colours) -> Self {
        self.theme = theme(&Library::new(), name, colours).unwrap();
        name.clone_into(&mut self.state.config.theme);
        self
    }

    /// Does what an action means, and answers what it asks for.
    pub(crate) fn act(&mut self, action: Action) -> &mut Self {
        let effects = update(&mut self.state, action, self.now);
        self.perform(effects);
        self
    }

    /// Gives an answer from outside.
    pub(crate) fn reply(&mut self, reply: Reply) -> &mut Self {
        self.act(Action::Reply(Box::new(reply)))
    }

    fn perform(&mut self, effects: Effects) {
        for effect in effects {
            let reply = match effect {
                Effect::Load(pupil, limit) => {
                    let log = self.logs.get(&pupil).cloned().unwrap_or_default();
                    Some(Reply::Entries(LoadedEntries {
                        pupil,
                        more: log.len() > limit,
                        entries: log.into_iter().take(limit).collect(),
                    }))
                }
                Effect::Save(change) => match self.disk {
                    Disk::Works => Some(Reply::Saved(change.id, Vec::new())),
                    Disk::Full => Some(Reply::NotSaved(
                        change.id,
                        "The disk is full. Free some space.".to_owned(),
                    )),
                    Disk::Silent => None,
                },
                Effect::Trail(pupil, entry) => {
                    let log = self.logs.get(&pupil).cloned().unwrap_or_default();
                    let trail = log.into_iter().filter(|one| one.id == entry).collect();
                    Some(Reply::Trail(trail))
                }
                Effect::History(pupil) => {
                    let history = self.history.get(&pupil).cloned().unwrap_or_default();
                    Some(Reply::History(pupil, history))
                }
                Effect::Evidence(pupil, from) => {
                    let log = self.logs.get(&pupil).cloned().unwrap_or_default();
                    let since = log.into_iter().filter(|one| one.when.date >= from);
                    Some(Reply::Evidence(pupil, since.collect()))
                }
                Effect::Papers(..)
                | Effect::Seen(_)
                | Effect::Audit(_)
                | Effect::KeepDraft(_)
                | Effect::Edit(_)
                | Effect::DropDraft(_)
                | Effect::Copy(_)
                | Effect::Reload
                | Effect::Theme(..)
                | Effect::Keymap(_)
                | Effect::CaptureMouse
                | Effect::ReleaseMouse
                | Effect::Preview(_)
                | Effect::Remember(_)
                | Effect::OpenDemo
                | Effect::OpenEmpty(_)
                | Effect::Check
                | Effect::Lock
                | Effect::Pin(_)
                | Effect::BackUp(_)
                | Effect::Quit => None,
            };
            if let Some(reply) = reply {
                self.reply(reply);
            }
        }
    }

    /// Types keys, written as in a keymap's file, blanks between them.
    pub(crate) fn keys(&mut self, keys: &str) -> &mut Self {
        for key in Key::parse_sequence(keys).unwrap() {
            self.key(key);
        }
        self
    }

    /// Types text, letter by letter.
    pub(crate) fn text(&mut self, text: &str) -> &mut Self {
        for c in text.chars() {
            self.key(Key::plain(Code::Char(c)));
        }
        self
    }

    fn key(&mut self, key: Key) {
        let scopes = self.state.scopes();
        let typing = scopes.first().is_some_and(|scope| scope.takes_text());
        if let (true, Some(c)) = (typing, key.text()) {
            self.act(Action::Line(plimsoll::app::action::Line::Type(c)));
            return;
        }
        self.pending.push(key, self.now);
        match self.keymap.lookup(scopes, self.pending.keys()) {
            Lookup::Run(id) => {
                self.pending.clear();
                self.act(command::find(id).unwrap().action.clone());
            }
            Lookup::Pending(_) => {}
            Lookup::None => self.pending.clear(),
        }
    }

    /// Goes to the first pupil whose listed name begins so.
    pub(crate) fn choose(&mut self, name: &str) -> &mut Self {
        let pupils = self.state.school.pupils.values();
        let mut named = pupils.filter(|pupil| pupil.name.listed().starts_with(name));
        let pupil = named
            .next()
            .unwrap_or_else(|| panic!("nobody is called {name}"))
            .id;
        self.act(Action::Nav(plimsoll::app::action::Nav::Choose(pupil)))
    }

    /// The screen as it is drawn.
    pub(crate) fn draw(&self) -> (Buffer, Drawn) {
        let size = self.state.screen.size;
        let mut buf = Buffer::empty(Rect::new(0, 0, size.columns, size.rows));
        let drawn = self.draw_into(&mut buf);
        (buf, drawn)
    }

    /// Draws over what is there.
    pub(crate) fn draw_into(&self, buf: &mut Buffer) -> Drawn {
        view(&self.state, &self.look(), buf)
    }

    /// How it looks.
    pub(crate) fn look(&self) -> Look<'_> {
        Look {
            theme: &self.theme,
            keymap: &self.keymap,
            pending: &self.pending,
            which_key_delay: 0,
            now: self.now,
        }
    }
}
