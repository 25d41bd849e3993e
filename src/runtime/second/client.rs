//! The other side: a terminal that shows what the program draws for it. It knows no pupil and keeps nothing; it takes the
//! terminal, passes keys and sizes on, writes what comes, and leaves the terminal as it was.

use super::socket;
use super::wire::{FROM_PROGRAM, Farewell, FromClient, FromProgram, Hello, Inbox, PROTOCOL};
use crate::app::layout::Size;
use crate::input::key::{Code, Key};
use crate::runtime::configuring::Configuring;
use crate::runtime::events::{self, Message};
use crate::runtime::screen::Event;
use crate::runtime::session::Sync;
use crate::runtime::terminal::Guard;
use crate::runtime::{Context, Refused};
use std::io::{self, IsTerminal, Read, Write};
use std::os::unix::net::UnixStream;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, SyncSender, channel, sync_channel};
use std::thread;
use std::time::Duration;

/// How long the program is given to take in what was typed, once there is no room for more.
const PATIENCE: Duration = Duration::from_secs(10);

/// How much may come at once and wait: the program draws no more until it is written.
const WAITING: usize = 16;

/// What the client waits for.
enum Here {
    /// Something from this terminal, or a signal.
    Typed(Message),
    /// Something from the program.
    Said(FromProgram),
    /// The program is gone.
    Gone,
}

/// How it ended.
enum Ended {
    /// The person left, or the terminal is gone.
    Left,
    /// The system asked, by this signal.
    Signalled(i32),
    /// The program said why.
    Told(Farewell, u16),
    /// The connection broke off.
    Broken,
}

/// Follows the program that has the school open.
pub(in crate::runtime) fn follow(context: &Context) -> Result<u8, Refused> {
    if !io::stdout().is_terminal() || !io::stdin().is_terminal() {
        return Err(Refused(
            "The second screen needs a terminal, and this is not one.".to_owned(),
        ));
    }
    let stream = connect(context)?;
    let ended = watch(context, &stream).map_err(|why| {
        Refused(format!(
            "The terminal could not be used: {why}. Try another terminal program."
        ))
    })?;
    last_word(&ended)
}

/// Without a folder on the command line it is the school, or else the demo, whichever is open.
fn connect(context: &Context) -> Result<UnixStream, Refused> {
    let demo = context.common.store.is_none().then(|| context.env.demo());
    let folders: Vec<PathBuf> = [context.folder()].into_iter().chain(demo).collect();
    let found = folders
        .iter()
        .find_map(|folder| socket::connect(folder).ok());
    let place = context.folder();
    found.ok_or_else(|| {
        Refused(format!(
            "No program has the school in {} open. Start `plimsoll` in another terminal first, or name its folder with --store.",
            place.display()
        ))
    })
}

/// Says hello, and once that was understood takes the terminal until it ends.
fn watch(context: &Context, stream: &UnixStream) -> io::Result<Ended> {
    let (columns, rows) = crossterm::terminal::size()?;
    stream.set_write_timeout(Some(PATIENCE))?;
    let hello = hello(context, Size { columns, rows });
    let greeted = (&mut &*stream).write_all(&FromClient::Hello(hello).frames());
    let (to, here) = sync_channel(WAITING);
    let reading = stream.try_clone()?;
    let from_program = to.clone();
    thread::spawn(move || hear(reading, &from_program));
    match (greeted, here.recv()) {
        (Ok(()), Ok(Here::Said(FromProgram::Welcome))) => {}
        (_, Ok(Here::Said(FromProgram::Goodbye(why, protocol)))) => {
            return Ok(Ended::Told(why, protocol));
        }
        _ => return Ok(Ended::Broken),
    }
    let (keys, typed) = channel();
    events::signals(keys.clone())?;
    context.ours.spare_interrupts()?;
    let guard = Guard::enter(context.ours.clone())?;
    events::listen(keys);
    thread::spawn(move || pass_on(&typed, &to));
    let ended = pump(&here, stream, &mut io::stdout());
    drop(guard);
    ended
}

fn hello(context: &Context, size: Size) -> Hello {
    let wanted = !context.common.no_sync && Configuring::read(context).synchronized();
    Hello {
        protocol: PROTOCOL,
        size,
        colours: context.env.terminal().colours(),
        sync: if wanted { Sync::On } else { Sync::Off },
    }
}

/// Reads what the program says until it ends.
fn hear(mut stream: UnixStream, to: &SyncSender<Here>) {
    let mut inbox = Inbox::new(FROM_PROGRAM);
    let mut bytes = vec![0; FROM_PROGRAM];
    loop {
        let count = match stream.read(&mut bytes) {
            Err(why) if why.kind() == io::ErrorKind::Interrupted => continue,
            Ok(0) | Err(_) => break,
            Ok(count) => count,
        };
        let frames = inbox.take(bytes.get(..count).unwrap_or_default());
        let said = frames.and_then(|frames| {
            let said = frames.into_iter().map(FromProgram::read);
            said.collect::<Result<Vec<_>, _>>()
        });
        let Ok(said) = said else {
            break;
        };
        for one in said {
            if to.send(Here::Said(one)).is_err() {
                return;
            }
        }
    }
    drop(to.send(Here::Gone));
}

fn pass_on(typed: &Receiver<Message>, to: &SyncSender<Here>) {
    for message in typed {
        if to.send(Here::Typed(message)).is_err() {
            return;
        }
    }
}

/// Writes what the program draws and passes on what is typed, until one of them ends.
fn pump(here: &Receiver<Here>, stream: &UnixStream, out: &mut impl Write) -> io::Result<Ended> {
    for heard in here {
        match heard {
            Here::Said(FromProgram::Bytes(bytes)) => {
                out.write_all(&bytes)?;
                out.flush()?;
            }
            Here::Said(FromProgram::Goodbye(why, protocol)) => {
                return Ok(Ended::Told(why, protocol));
            }
            Here::Typed(Message::Typed(events, _turn)) => {
                if events.iter().any(leaves) {
                    return Ok(Ended::Left);
                }
                let said: Vec<u8> = events.into_iter().filter_map(said).flatten().collect();
                // Where that fails the reading ends too, and it has the reason if there is one.
                drop((&mut &*stream).write_all(&said));
            }
            Here::Typed(Message::End(signal)) => return Ok(Ended::Signalled(signal)),
            Here::Typed(Message::Gone) => return Ok(Ended::Left),
            Here::Said(FromProgram::Welcome)
            | Here::Typed(
                Message::Event(_) | Message::School(_) | Message::Second(..) | Message::Door(_),
            ) => {}
            Here::Gone => return Ok(Ended::Broken),
        }
    }
    Ok(Ended::Broken)
}

/// Whether this leaves, whatever the program is doing: while somebody writes in an editor there, it answers nobody.
fn leaves(event: &Event) -> bool {
    matches!(event, Event::Key(press) if press.key == Key::plain(Code::Char('c')).with_ctrl())
}

fn said(event: Event) -> Option<Vec<u8>> {
    let said = match event {
        Event::Key(press) => FromClient::Key(press),
        Event::Paste(text) => FromClient::Paste(text),
        Event::Resize(columns, rows) => FromClient::Size(Size { columns, rows }),
        Event::Pointer(..) | Event::Reply(_) | Event::Tick => return None,
    };
    Some(said.frames())
}

/// What is left to say once the terminal is back; the exit code.
fn last_word(ended: &Ended) -> Result<u8, Refused> {
    let refused = |why: &str| Err(Refused(why.to_owned()));
    match ended {
        Ended::Left | Ended::Told(Farewell::Left, _) => Ok(0),
        Ended::Signalled(signal) => Ok(u8::try_from(128 + signal).unwrap_or(1)),
        Ended::Told(Farewell::Ended, _) => {
            crate::runtime::start::say("Plimsoll was closed on the other screen.");
            Ok(0)
        }
        Ended::Told(Farewell::OtherVersion, theirs) => Err(Refused(other_version(*theirs))),
        Ended::Told(Farewell::Full, _) => {
            refused("As many second screens are open as there can be. Close one and try again.")
        }
        Ended::Told(Farewell::Foreign, _) => refused(
            "The program did not understand this second screen. Use the same version of Plimsoll for both.",
        ),
        Ended::Broken => refused(
            "The connection to the program broke off. Look at the other screen: what it calls saved is saved.",
        ),
    }
}

fn other_version(theirs: u16) -> String {
    let theirs = if theirs < PROTOCOL {
        "an older"
    } else {
        "a newer"
    };
    format!(
        "The program that has the school open is of {theirs} version, which speaks otherwise. Use the same version of Plimsoll for both."
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_version_is_told_from_the_programs_number() {
        assert!(other_version(0).contains("an older"));
        assert!(other_version(PROTOCOL + 1).contains("a newer"));
    }
}
