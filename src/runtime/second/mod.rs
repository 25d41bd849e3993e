//! Second screens of the running program: other terminals on the same machine that show what staff alone may see, while the
//! wall shows the meeting. They share the one state and the one loop; each has its own size, its own place and its own look.
//!
//! A client knows nothing but bytes and keys (`wire`), so a terminal that is farther away needs another way here and no more.

pub mod outbox;
pub mod vt;
pub mod wire;

#[cfg(unix)]
mod client;
#[cfg(unix)]
pub mod server;
#[cfg(unix)]
pub mod socket;

#[cfg(not(unix))]
mod elsewhere;

#[cfg(unix)]
pub(super) use client::follow;
#[cfg(not(unix))]
pub(super) use elsewhere::follow;

#[cfg(not(unix))]
use elsewhere::Server;
#[cfg(unix)]
use server::Server;

use super::events::Message;
use super::screen::{Screen, Touch};
use crate::app::action::{Action, Line};
use crate::app::effect::Effects;
use crate::app::notes::{NotesScreen, Step, Wish};
use crate::config::{self, Library};
use crate::domain::time::Moment;
use crate::input::notes::step;
use crate::input::pending::Pending;
use crate::theme::Theme;
use crate::view::look::Look;
use crate::view::notes::{self, Drawn};
use outbox::{Farewell, Outbox};
use ratatui::layout::Rect;
use ratatui::{Terminal, TerminalOptions, Viewport};
use std::collections::BTreeMap;
use std::io;
use std::path::Path;
use std::sync::mpsc::Sender;
use vt::Vt;
use wire::{FromClient, Hello};

/// A client, by its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Client(u64);

/// What is heard of a client.
#[derive(Debug)]
pub enum Heard {
    /// It is here; the way to it.
    Here(Hello, Box<Outbox>),
    /// It said something.
    Said(FromClient),
    /// There is room for a newer picture.
    Room,
    /// It is gone.
    Gone,
}

/// The second screens.
pub struct Seconds {
    to: Sender<Message>,
    server: Option<Server>,
    open: BTreeMap<Client, Second>,
}

impl Seconds {
    /// None yet; what clients say goes to `to`.
    pub const fn new(to: Sender<Message>) -> Self {
        Self {
            to,
            server: None,
            open: BTreeMap::new(),
        }
    }

    /// Lets clients in from now on, by a socket in the folder of the school that is open; a sentence where that can't be.
    pub fn serve(&mut self, folder: &Path) -> Option<String> {
        // The old one goes first: it would take the new one's place with it.
        self.server = None;
        match Server::start(folder, self.to.clone()) {
            Ok(server) => self.server = Some(server),
            Err(why) if why.kind() == io::ErrorKind::Unsupported => {}
            Err(why) => return Some(unavailable(&why)),
        }
        None
    }

    /// Takes in what is heard of a client; what must be done outside comes back.
    pub fn take(
        &mut self,
        client: Client,
        heard: Heard,
        (screen, now): (&mut Screen, Moment),
    ) -> Effects {
        match heard {
            Heard::Here(hello, outbox) => {
                self.open.extend(
                    Second::open(hello, *outbox, &screen.theme).map(|second| (client, second)),
                );
                Effects::none()
            }
            Heard::Gone => {
                if let Some(second) = self.open.remove(&client) {
                    second.outbox.goodbye(Farewell::Foreign);
                }
                Effects::none()
            }
            Heard::Room => Effects::none(),
            Heard::Said(said) => {
                if let Touch::Taken(effects) = screen.touch(now) {
                    return effects;
                }
                let Some(second) = self.open.get_mut(&client) else {
                    return Effects::none();
                };
                match second.hear(said, screen) {
                    Wish::Nothing => Effects::none(),
                    Wish::Do(act) => screen.act(Action::Notes(act), now),
                    Wish::Leave => {
                        second.outbox.goodbye(Farewell::Left);
                        self.open.remove(&client);
                        Effects::none()
                    }
                }
            }
        }
    }

    /// Draws each, where something has changed and its client has room for it.
    pub fn draw(&mut self, screen: &Screen, now: Moment) {
        for second in self.open.values_mut() {
            second.draw(screen, now);
        }
    }

    /// Says goodbye to all, and lets nobody in any more.
    pub fn close(&mut self) {
        self.server = None;
        let open = std::mem::take(&mut self.open);
        for second in open.values() {
            second.outbox.goodbye(Farewell::Ended);
        }
        for second in open.into_values() {
            second.outbox.finish();
        }
    }
}

fn unavailable(why: &io::Error) -> String {
    let known = [
        (
            io::ErrorKind::InvalidFilename,
            "the path of the store's folder is too long for a socket",
        ),
        (
            io::ErrorKind::AlreadyExists,
            "a file that is not Plimsoll's has the socket's name in the store's folder",
        ),
    ];
    let words = known.into_iter().find(|(kind, _)| *kind == why.kind());
    let why = words.map_or_else(|| why.to_string(), |(_, words)| words.to_owned());
    format!("There is no second screen (`plimsoll notes`) this time: {why}.")
}

/// One second screen.
struct Second {
    outbox: Outbox,
    terminal: Terminal<Vt>,
    theme: Theme,
    notes: NotesScreen,
}

impl Second {
    /// A screen for this client. It is dark whatever the wall is, so that one is not taken for the other; the signs are those
    /// of the wall, since both terminals mostly have the same fonts.
    fn open(hello: Hello, outbox: Outbox, wall: &Theme) -> Option<Self> {
        let dark = config::theme(&Library::new(), "dark", hello.colours);
        let theme = dark.map_or_else(|_| wall.clone(), |dark| dark.with_glyphs(wall.glyphs()));
        let area = Rect::new(0, 0, hello.size.columns, hello.size.rows);
        let options = TerminalOptions {
            viewport: Viewport::Fixed(area),
        };
        let terminal = Terminal::with_options(Vt::new(hello.size, hello.sync), options).ok()?;
        Some(Self {
            outbox,
            terminal,
            theme,
            notes: NotesScreen::default(),
        })
    }

    /// What a client wishes by what it says.
    fn hear(&mut self, said: FromClient, screen: &Screen) -> Wish {
        let step = match said {
            FromClient::Key(press) => step(press, &self.notes),
            FromClient::Paste(text) => Some(Step::Line(Line::Paste(text))),
            FromClient::Size(size) => {
                self.terminal.backend_mut().resize(size);
                let area = Rect::new(0, 0, size.columns, size.rows);
                // Nothing is written here but into memory.
                drop(self.terminal.resize(area));
                None
            }
            // Said twice it says nothing new.
            FromClient::Hello(_) => None,
        };
        step.map_or(Wish::Nothing, |step| self.notes.take(step, &screen.state))
    }

    fn draw(&mut self, screen: &Screen, now: Moment) {
        let look = Look {
            theme: &self.theme,
            keymap: &screen.keymap,
            pending: &Pending::default(),
            which_key_delay: screen.which_key_delay,
            now,
        };
        let (terminal, notes) = (&mut self.terminal, &mut self.notes);
        self.outbox.send(|| {
            notes.follow(&screen.state);
            let mut drawn = Drawn::default();
            let shown = terminal.draw(|frame| {
                drawn = notes::draw(&screen.state, notes, &look, frame.buffer_mut());
                if let Some(cursor) = drawn.cursor {
                    frame.set_cursor_position(cursor);
                }
            });
            // Nothing is written here but into memory, which does not fail.
            drop(shown);
            notes.seen(drawn.extents);
            terminal.backend_mut().take()
        });
    }
}
