//! The door in the terminal: a little loop over the same messages as a session's, with nothing of a school in it.

use super::clock::{Clock, until};
use super::events::Message;
use super::screen::Event;
use super::session::{Ended, Sync};
use super::terminal;
use super::tries::{Done, Entered, Trial};
use crate::app::action::Line;
use crate::app::door::{Answer, Ask, Door, Press};
use crate::input::door::press;
use crate::input::keymap::Keymap;
use crate::input::pending::Pending;
use crate::store::vault::Keys;
use crate::theme::Theme;
use crate::view::door;
use crate::view::look::Look;
use crossterm::terminal::{BeginSynchronizedUpdate, EndSynchronizedUpdate};
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;
use ratatui::{Terminal, TerminalOptions, Viewport};
use std::collections::VecDeque;
use std::io::{self, Write};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};

/// How somebody came away from the door.
pub enum Through {
    /// In; with the name of the school where it is still to be made, and how many tries were refused before.
    In(Box<Entered>, Option<String>, u32),
    /// Back to where a school is chosen.
    Back,
    /// Out, as a session ends.
    Out(Ended),
}

/// What the door is drawn with.
pub struct Drawing<'a> {
    /// Colours and glyphs.
    pub theme: &'a Theme,
    /// Keys, which a look has to have.
    pub keymap: &'a Keymap,
    /// Whether frames are synchronized.
    pub sync: Sync,
    /// The clock.
    pub clock: Clock,
}

/// The ways in and out of the loop.
pub struct Ways<'a> {
    /// What was typed before the door was there.
    pub early: &'a mut VecDeque<Message>,
    /// What comes.
    pub input: &'a Receiver<Message>,
    /// Where answers go to.
    pub to: &'a Sender<Message>,
}

/// A door that somebody stands at.
pub struct Doorstep<'a> {
    /// The door.
    pub door: Door,
    /// What does what is asked.
    pub trial: Trial,
    /// What it is drawn with.
    pub drawing: Drawing<'a>,
    /// The name of a school that is being made.
    pub school: Option<String>,
    /// How many tries were refused.
    pub refused: u32,
    /// Its keys.
    pub founded: Option<Keys>,
}

impl Doorstep<'_> {
    /// Stands there until somebody goes in or away.
    pub fn run<W: Write>(&mut self, ways: &mut Ways<'_>, mut out: W) -> io::Result<Through> {
        let (columns, rows) = crossterm::terminal::size()?;
        let options = TerminalOptions {
            viewport: Viewport::Fixed(Rect::new(0, 0, columns, rows)),
        };
        // What was there before is not known to a new terminal, and would stay.
        terminal::clear(&mut out)?;
        let mut terminal = Terminal::with_options(CrosstermBackend::new(out), options)?;
        loop {
            self.draw(&mut terminal)?;
            let message = match ways.early.pop_front() {
                Some(message) => Some(message),
                None => self.wait(ways.input),
            };
            let Some(message) = message else {
                return Ok(Through::Out(Ended::Gone));
            };
            if let Some(through) = self.take(message, &mut terminal, ways.to)? {
                return Ok(through);
            }
        }
    }

    /// The next message; something of no consequence when what is said changes by itself.
    fn wait(&self, input: &Receiver<Message>) -> Option<Message> {
        let now = self.drawing.clock.now();
        let Some(deadline) = self.door.next_deadline(now) else {
            return input.recv().ok();
        };
        match input.recv_timeout(until(now, deadline)) {
            Ok(message) => Some(message),
            Err(RecvTimeoutError::Timeout) => Some(Message::Event(Event::Tick)),
            Err(RecvTimeoutError::Disconnected) => None,
        }
    }

    fn draw<W: Write>(&self, terminal: &mut Terminal<CrosstermBackend<W>>) -> io::Result<()> {
        let Drawing {
            theme,
            keymap,
            sync,
            clock,
        } = &self.drawing;
        let look = Look {
            theme,
            keymap,
            pending: &Pending::default(),
            which_key_delay: 0,
            now: clock.now(),
        };
        if *sync == Sync::On {
            crossterm::queue!(terminal.backend_mut(), BeginSynchronizedUpdate)?;
        }
        terminal.draw(|frame| {
            if let Some(cursor) = door::draw(&self.door, &look, frame.buffer_mut()) {
                frame.set_cursor_position(cursor);
            }
        })?;
        if *sync == Sync::On {
            crossterm::queue!(terminal.backend_mut(), EndSynchronizedUpdate)?;
        }
        terminal.backend_mut().flush()
    }

    fn take<W: Write>(
        &mut self,
        message: Message,
        terminal: &mut Terminal<CrosstermBackend<W>>,
        to: &Sender<Message>,
    ) -> io::Result<Option<Through>> {
        let events = match message {
            Message::End(signal) => return Ok(Some(Through::Out(Ended::Signalled(signal)))),
            Message::Gone => return Ok(Some(Through::Out(Ended::Gone))),
            Message::Door(done) => return Ok(self.done(*done)),
            Message::Typed(events, _turn) => events,
            // What is left of a session that is over.
            Message::Event(_) | Message::Second(..) | Message::School(_) => return Ok(None),
        };
        for event in events {
            if let Event::Resize(columns, rows) = event {
                terminal.resize(Rect::new(0, 0, columns, rows))?;
            }
            if let Some(through) = meant(event).and_then(|press| self.press(&press, to)) {
                return Ok(Some(through));
            }
        }
        Ok(None)
    }

    fn press(&mut self, press: &Press, to: &Sender<Message>) -> Option<Through> {
        let ask = self.door.press(press, self.drawing.clock.now())?;
        match &ask {
            Ask::Back => return Some(Through::Back),
            Ask::Leave => return Some(Through::Out(Ended::Left)),
            Ask::Found { school, .. } => self.school = Some(school.clone()),
            Ask::GoIn | Ask::SignIn(..) | Ask::Unlock(_) | Ask::Recover { .. } => {}
        }
        self.trial.begin(ask, self.founded.clone(), to.clone());
        None
    }

    fn done(&mut self, done: Done) -> Option<Through> {
        let now = self.drawing.clock.now();
        match done {
            Done::Shut(answer) => {
                if matches!(answer, Answer::Wrong(_) | Answer::WrongPin(_)) {
                    self.refused = self.refused.saturating_add(1);
                }
                self.door.answer(answer, now);
            }
            Done::Founded(keys, code) => {
                self.founded = Some(*keys);
                self.door.answer(Answer::Founded(code), now);
            }
            Done::Open(entered) => {
                let to_be_made = entered.open.is_none();
                let school = self.school.take().filter(|_| to_be_made);
                return Some(Through::In(entered, school, self.refused));
            }
        }
        None
    }
}

/// What an event means at the door. The mouse means nothing there.
fn meant(event: Event) -> Option<Press> {
    match event {
        Event::Key(pressed) => press(pressed),
        Event::Paste(text) => Some(Press::Line(Line::Paste(text))),
        Event::Pointer(..) | Event::Resize(..) | Event::Reply(_) | Event::Tick => None,
    }
}
