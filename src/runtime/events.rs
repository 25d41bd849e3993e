//! The terminal's own thread: it waits for keys, so that nothing else has to. And the signals that ask the program to end.

use super::screen::Event;
use crate::input::mouse::Gesture;
use crate::input::terminal_key::press;
use crossterm::event::{Event as Raw, MouseButton, MouseEventKind};
use std::sync::mpsc::Sender;
use std::thread;

/// What the loop waits for.
#[derive(Debug)]
pub enum Message {
    /// Something for the screen.
    Event(Event),
    /// The system asks the program to end, by this signal.
    End(i32),
    /// The terminal is gone.
    Gone,
}

/// Reads the terminal until it or the program ends.
pub fn listen(to: Sender<Message>) {
    thread::spawn(move || {
        loop {
            let message = match crossterm::event::read() {
                Ok(raw) => event(raw).map(Message::Event),
                Err(_) => Some(Message::Gone),
            };
            let gone = matches!(message, Some(Message::Gone));
            if message.is_some_and(|message| to.send(message).is_err()) || gone {
                return;
            }
        }
    });
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
