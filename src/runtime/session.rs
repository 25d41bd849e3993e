//! The loop: one screen over a stream of input, a writer of bytes and a size. An idle screen does not wake.

use super::clock::{Clock, until};
use super::editor::Editor;
use super::events::{Message, Turn};
use super::screen::{Event, Screen};
use super::second::Seconds;
use super::worker::{Job, Worker};
use super::{clipboard, configuring, crash, terminal};
use crate::app::effect::{Effect, Effects, Reply};
use crate::app::layout::Size;
use crate::app::state::Mouse;
use crate::domain::secret::Secret;
use crate::store::Seal;
use crossterm::terminal::{BeginSynchronizedUpdate, EndSynchronizedUpdate};
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;
use ratatui::{Terminal, TerminalOptions, Viewport};
use std::io::{self, Write};
use std::path::Path;
use std::sync::PoisonError;
use std::sync::mpsc::{Receiver, RecvTimeoutError};

/// How a session ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ended {
    /// The person left.
    Left,
    /// It is to be locked.
    Locked,
    /// A school of this name is to be made, and nobody has keys for it yet.
    Founding(String),
    /// The system asked, by this signal.
    Signalled(i32),
    /// The terminal is gone.
    Gone,
}

/// Whether frames are drawn inside synchronized updates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sync {
    /// They are.
    On,
    /// They are not: some terminals mishandle it.
    Off,
}

/// What a session works with.
pub struct Session {
    /// The screen.
    pub screen: Screen,
    /// Screens in other terminals.
    pub seconds: Seconds,
    /// Settings, and where they are.
    pub config: configuring::Configuring,
    /// The disk's thread.
    pub worker: Worker,
    /// The clock.
    pub clock: Clock,
    /// Whether frames are synchronized.
    pub sync: Sync,
    /// For crash reports.
    pub trail: crash::Trail,
    /// `TMUX`, inside of which the clipboard needs a wrapper.
    pub tmux: Option<String>,
    /// The person's own editor.
    pub editor: Editor,
    /// What the school is sealed with; nothing where it is not.
    pub seal: Option<Seal>,
    /// What unlocks this session beside the pass-phrase.
    pub pin: Option<Secret>,
    /// What is still to be done outside from before it began to run.
    pub owed: Effects,
}

impl Session {
    /// Runs until the person leaves, the system asks, or the terminal is gone.
    pub fn run<W: Write>(
        &mut self,
        input: &Receiver<Message>,
        out: W,
        size: Size,
    ) -> io::Result<Ended> {
        let area = Rect::new(0, 0, size.columns, size.rows);
        let options = TerminalOptions {
            viewport: Viewport::Fixed(area),
        };
        let mut terminal = Terminal::with_options(CrosstermBackend::new(out), options)?;
        if self.screen.state.screen.mouse == Mouse::Ours {
            terminal::mouse(terminal.backend_mut(), Mouse::Ours)?;
        }
        let owed = std::mem::take(&mut self.owed);
        if let Goes::Out(ended) = self.perform(owed, &mut terminal, None)? {
            return Ok(ended);
        }
        let mut turns = Vec::new();
        loop {
            self.draw(&mut terminal)?;
            self.seconds.draw(&self.screen, self.clock.now());
            // Only now may second screens say more, so that however much they say, all screens are drawn.
            turns.clear();
            let Some(first) = self.wait(input) else {
                return Ok(Ended::Gone);
            };
            // Everything that has come meanwhile is taken in before the next frame.
            for message in std::iter::once(first).chain(input.try_iter()) {
                if let Some(ended) = self.take(message, &mut terminal, &mut turns)? {
                    return Ok(ended);
                }
            }
        }
    }

    /// Takes a message in; how the session ended if it did.
    fn take<W: Write>(
        &mut self,
        message: Message,
        terminal: &mut Terminal<CrosstermBackend<W>>,
        turns: &mut Vec<Turn>,
    ) -> io::Result<Option<Ended>> {
        let (events, turn) = match message {
            Message::End(signal) => return Ok(Some(Ended::Signalled(signal))),
            Message::Gone => return Ok(Some(Ended::Gone)),
            // The door is open: what is still said there comes too late.
            Message::Door(_) => return Ok(None),
            Message::School(folder) => {
                self.serve(&folder);
                return Ok(None);
            }
            Message::Second(client, heard, turn) => {
                turns.push(turn);
                for heard in heard {
                    let with = (&mut self.screen, self.clock.now());
                    let effects = self.seconds.take(client, heard, with);
                    if let Goes::Out(ended) = self.perform(effects, terminal, None)? {
                        return Ok(Some(ended));
                    }
                }
                return Ok(None);
            }
            Message::Event(event) => (vec![event], None),
            Message::Typed(events, turn) => (events, Some(turn)),
        };
        for event in events {
            if let Event::Resize(columns, rows) = event {
                terminal.resize(Rect::new(0, 0, columns, rows))?;
            }
            let effects = self.screen.handle(event, self.clock.now());
            self.trail
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .clone_from(&self.screen.trail);
            if let Goes::Out(ended) = self.perform(effects, terminal, turn.as_ref())? {
                return Ok(Some(ended));
            }
        }
        Ok(None)
    }

    /// The next message; a tick when something on the screen passes by itself; `None` when nothing can come any more.
    fn wait(&self, input: &Receiver<Message>) -> Option<Message> {
        let now = self.clock.now();
        let Some(deadline) = self.screen.next_deadline(now) else {
            return input.recv().ok();
        };
        match input.recv_timeout(until(now, deadline)) {
            Ok(message) => Some(message),
            Err(RecvTimeoutError::Timeout) => Some(Message::Event(Event::Tick)),
            Err(RecvTimeoutError::Disconnected) => None,
        }
    }

    fn draw<W: Write>(&mut self, terminal: &mut Terminal<CrosstermBackend<W>>) -> io::Result<()> {
        if self.sync == Sync::On {
            crossterm::queue!(terminal.backend_mut(), BeginSynchronizedUpdate)?;
        }
        let now = self.clock.now();
        let screen = &mut self.screen;
        terminal.draw(|frame| {
            if let Some(cursor) = screen.draw(frame.buffer_mut(), now) {
                frame.set_cursor_position(cursor);
            }
        })?;
        if self.sync == Sync::On {
            crossterm::queue!(terminal.backend_mut(), EndSynchronizedUpdate)?;
        }
        terminal.backend_mut().flush()
    }

    /// Does what must be done outside.
    fn perform<W: Write>(
        &mut self,
        effects: Effects,
        terminal: &mut Terminal<CrosstermBackend<W>>,
        turn: Option<&Turn>,
    ) -> io::Result<Goes> {
        for effect in effects {
            let out = terminal.backend_mut();
            match effect {
                Effect::Save(change) => self.worker.give(Job::Save(change)),
                Effect::Seen(change) => self.worker.give(Job::Seen(change)),
                Effect::Audit(filter) => self.worker.give(Job::Audit(filter)),
                Effect::Load(pupil, limit) => self.worker.give(Job::Load(pupil, limit)),
                Effect::Trail(pupil, entry) => self.worker.give(Job::Trail(pupil, entry)),
                Effect::History(pupil) => self.worker.give(Job::History(pupil)),
                Effect::Evidence(pupil, from) => self.worker.give(Job::Evidence(pupil, from)),
                Effect::Papers(review, folder, words) => {
                    self.worker.give(Job::Papers(review, folder, words));
                }
                Effect::KeepDraft(draft) => self.worker.give(Job::KeepDraft(draft)),
                Effect::DropDraft(key) => self.worker.give(Job::DropDraft(key)),
                Effect::Check => self.worker.give(Job::Check),
                Effect::BackUp(folder) => self.worker.give(Job::BackUp(folder)),
                Effect::Preview(path) => self.worker.give(Job::Preview(path)),
                Effect::OpenDemo => self.worker.give(Job::OpenDemo),
                Effect::OpenEmpty(name) if self.seal.is_none() => {
                    return Ok(Goes::Out(Ended::Founding(name)));
                }
                Effect::OpenEmpty(name) => self.worker.give(Job::OpenEmpty(name)),
                Effect::Lock => return Ok(Goes::Out(Ended::Locked)),
                Effect::Pin(pin) => self.pin = Some(pin),
                Effect::Copy(text) => clipboard::copy(out, &text, self.tmux.as_deref())?,
                Effect::CaptureMouse => terminal::mouse(out, Mouse::Ours)?,
                Effect::ReleaseMouse => terminal::mouse(out, Mouse::Terminals)?,
                Effect::Remember(me) => self.config.remember_staff(&me),
                Effect::Reload => self.reload(),
                Effect::Theme(name, keep) => self.config.wear(&mut self.screen, &name, keep),
                Effect::Keymap(name) => self.config.use_keymap(&mut self.screen, &name),
                Effect::Edit(text) => self.edit(&text, terminal, turn)?,
                Effect::Quit => return Ok(Goes::Out(Ended::Left)),
            }
        }
        Ok(Goes::On)
    }

    /// Lends the terminal to the person's own editor, then draws everything anew. Only what was typed asks for that, so
    /// there always is a turn.
    fn edit<W: Write>(
        &mut self,
        text: &str,
        terminal: &mut Terminal<CrosstermBackend<W>>,
        turn: Option<&Turn>,
    ) -> io::Result<()> {
        let Some(held) = turn else {
            return Ok(());
        };
        let replies = self.editor.edit(text, held)?;
        if self.screen.state.screen.mouse == Mouse::Ours {
            terminal::mouse(terminal.backend_mut(), Mouse::Ours)?;
        }
        let (columns, rows) = crossterm::terminal::size()?;
        terminal.resize(Rect::new(0, 0, columns, rows))?;
        let now = self.clock.now();
        self.screen.stir(now);
        let replies = replies
            .into_iter()
            .map(|reply| Event::Reply(Box::new(reply)));
        for event in std::iter::once(Event::Resize(columns, rows)).chain(replies) {
            let effects = self.screen.handle(event, now);
            // What a text that came back asks for never ends the session.
            self.perform(effects, terminal, turn)?;
        }
        Ok(())
    }

    /// Serves second screens of the school that was opened.
    pub(super) fn serve(&mut self, folder: &Path) {
        let Some(why) = self.seconds.serve(folder) else {
            return;
        };
        let told = Event::Reply(Box::new(Reply::Told(why)));
        drop(self.screen.handle(told, self.clock.now()));
    }

    fn reload(&mut self) {
        let reply = self.config.reload(&mut self.screen);
        let now = self.clock.now();
        drop(self.screen.handle(Event::Reply(Box::new(reply)), now));
    }
}

/// Whether the session goes on.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Goes {
    On,
    Out(Ended),
}
