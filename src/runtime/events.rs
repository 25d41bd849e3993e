//! The terminal's own thread: it waits for keys, so that nothing else has to. And the signals that ask the program to end.
//!
//! The thread and the loop take turns: what has come is handed over together with the [`Turn`], and nothing is read until the
//! loop lets go of it. Whoever holds the turn can lend the terminal to another program without a key going astray.

use super::screen::Event;
use super::second::{Client, Heard};
use super::tries::Done;
use crate::input::mouse::Gesture;
use crate::input::terminal_key::press;
use crossterm::event::{Event as Raw, MouseButton, MouseEventKind};
use std::io;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, SyncSender, sync_channel};
use std::thread;
use std::time::Duration;

/// The most events handed over at once, so that a flood of them does not keep the screen from being drawn.
const AT_ONCE: usize = 256;

/// How long is looked for more. Not nothing: for that crossterm says that there is nothing without looking.
const GLANCE: Duration = Duration::from_micros(50);

/// What the loop waits for.
#[derive(Debug)]
pub enum Message {
    /// What was typed, all that there was, and the turn.
    Typed(Vec<Event>, Turn),
    /// Something else for the screen.
    Event(Event),
    /// Something of a second screen, and its turn.
    Second(Client, Vec<Heard>, Turn),
    /// What came of what was asked at the door.
    Door(Box<Done>),
    /// The school that is open from now on is kept in this folder.
    School(PathBuf),
    /// The system asks the program to end, by this signal.
    End(i32),
    /// The terminal is gone.
    Gone,
}

/// The right to be the only one who reads a terminal; dropping it lets the terminal's thread read again.
#[derive(Debug)]
pub struct Turn {
    _held: SyncSender<()>,
}

impl Turn {
    /// A turn, and what its dropping ends the waiting on.
    pub(super) fn new() -> (Self, Dropped) {
        let (held, dropped) = sync_channel(0);
        (Self { _held: held }, Dropped(dropped))
    }
}

/// The other end of a turn.
#[derive(Debug)]
pub(super) struct Dropped(Receiver<()>);

impl Dropped {
    /// Waits until the turn is let go of.
    pub(super) fn wait(self) {
        // Nothing is ever sent: it is the dropping of the turn that ends this.
        let _ = self.0.recv();
    }
}

/// Reads the terminal until it or the program ends.
pub fn listen(to: Sender<Message>) {
    thread::spawn(move || {
        loop {
            let (events, terminal) = typed();
            let (turn, dropped) = Turn::new();
            if !events.is_empty() {
                if to.send(Message::Typed(events, turn)).is_err() {
                    return;
                }
                dropped.wait();
            }
            if terminal.is_err() {
                drop(to.send(Message::Gone));
                return;
            }
        }
    });
}

/// Waits until something comes, and takes all that is there.
fn typed() -> (Vec<Event>, io::Result<()>) {
    let mut events = Vec::new();
    let mut read = || {
        loop {
            events.extend(event(crossterm::event::read()?));
            if events.len() >= AT_ONCE || !crossterm::event::poll(GLANCE)? {
                return Ok(());
            }
        }
    };
    let terminal = read();
    (events, terminal)
}

fn event(raw: Raw) -> Option<Event> {
    match raw {
        Raw::Key(key) => press(key).map(Event::Key),
        Raw::Paste(text) => Some(Event::Paste(text)),
        Raw::Resize(columns, rows) => Some(Event::Resize(columns, rows)),
        Raw::Mouse(mouse) => {
            gesture(mouse.kind).map(|gesture| Event::Pointer(gesture, mouse.column, mouse.row))
        }
        Raw::FocusGained | Raw::FocusLost => None,
    }
}

fn gesture(kind: MouseEventKind) -> Option<Gesture> {
    match kind {
        MouseEventKind::Down(MouseButton::Left) => Some(Gesture::Click),
        MouseEventKind::ScrollDown => Some(Gesture::WheelDown),
        MouseEventKind::ScrollUp => Some(Gesture::WheelUp),
        MouseEventKind::Down(MouseButton::Right | MouseButton::Middle)
        | MouseEventKind::Up(_)
        | MouseEventKind::Drag(_)
        | MouseEventKind::Moved
        | MouseEventKind::ScrollLeft
        | MouseEventKind::ScrollRight => None,
    }
}

/// Turns the signals that end a program into messages.
#[cfg(unix)]
pub fn signals(to: Sender<Message>) -> std::io::Result<()> {
    use signal_hook::consts::{SIGHUP, SIGTERM};
    let mut signals = signal_hook::iterator::Signals::new([SIGTERM, SIGHUP])?;
    thread::spawn(move || {
        for signal in signals.forever() {
            if to.send(Message::End(signal)).is_err() {
                return;
            }
        }
    });
    Ok(())
}

/// Elsewhere closing the window ends the reading of the terminal, which is enough.
#[cfg(not(unix))]
pub fn signals(_to: Sender<Message>) -> std::io::Result<()> {
    Ok(())
}
