//! The program's side of the socket: a thread that lets clients in, and for each one that reads and one that writes. What they
//! hear goes to the one loop; none of them knows the state.

use super::outbox::{Farewell, Outbox};
use super::socket::Socket;
use super::wire::{FROM_CLIENT, FromClient, FromProgram, Hello, Inbox, PROTOCOL};
use super::{Client, Heard};
use crate::runtime::events::{Message, Turn};
use std::io::{self, Read, Write};
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::Sender;
use std::thread;
use std::time::Duration;

/// How many clients there may be at once.
const MOST: usize = 8;

/// How long a client is given to say who it is, and how long to read a picture.
const PATIENCE: Duration = Duration::from_secs(10);

/// How long nobody is let in after that went wrong: a process can run out of open files, and asking at once asks for ever.
const RESPITE: Duration = Duration::from_millis(200);

/// A socket that is served. Dropping it ends that; who is in already stays.
#[derive(Debug)]
pub struct Server {
    socket: Socket,
    closed: Arc<AtomicBool>,
}

impl Server {
    /// Begins to let clients in; what they say goes to `to`.
    ///
    /// # Errors
    /// The socket can't be made.
    pub fn start(folder: &Path, to: Sender<Message>) -> io::Result<Self> {
        let (socket, listener) = Socket::listen(folder)?;
        let closed = Arc::new(AtomicBool::new(false));
        let shut = Arc::clone(&closed);
        thread::spawn(move || let_in(&listener, &shut, &to));
        Ok(Self { socket, closed })
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.closed.store(true, Ordering::Release);
        self.socket.knock();
    }
}

fn let_in(listener: &UnixListener, closed: &AtomicBool, to: &Sender<Message>) {
    let inside = Arc::new(AtomicUsize::new(0));
    let mut number = 0;
    loop {
        let arrived = listener.accept();
        if closed.load(Ordering::Acquire) {
            return;
        }
        let Ok((stream, _)) = arrived else {
            thread::park_timeout(RESPITE);
            continue;
        };
        let seat = Seat::take(&inside);
        number += 1;
        let (client, to) = (Client(number), to.clone());
        thread::spawn(move || {
            serve(client, seat.as_ref(), &Arc::new(stream), &to);
            drop(seat);
        });
    }
}

/// A place among the clients.
struct Seat(Arc<AtomicUsize>);

impl Seat {
    /// Takes one, if one is free.
    fn take(inside: &Arc<AtomicUsize>) -> Option<Self> {
        let before = inside.fetch_add(1, Ordering::AcqRel);
        let seat = Self(Arc::clone(inside));
        (before < MOST).then_some(seat)
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::AcqRel);
    }
}

/// Reads one client until it or the program ends.
fn serve(client: Client, seat: Option<&Seat>, stream: &Arc<UnixStream>, to: &Sender<Message>) {
    let mut inbox = Inbox::new(FROM_CLIENT);
    let refused = match greet(stream, &mut inbox) {
        Ok((hello, rest)) if seat.is_some() => {
            listen((client, hello, rest), inbox, stream, to);
            return;
        }
        Ok(_) => Farewell::Full,
        Err(why) => why,
    };
    let goodbye = FromProgram::Goodbye(refused, PROTOCOL).frames();
    drop((&**stream).write_all(&goodbye));
}

/// What a client says first, and what came with it.
fn greet(stream: &UnixStream, inbox: &mut Inbox) -> Result<(Hello, Vec<FromClient>), Farewell> {
    drop(stream.set_write_timeout(Some(PATIENCE)));
    drop(stream.set_read_timeout(Some(PATIENCE)));
    let mut heard = loop {
        let heard = hear(stream, inbox).ok_or(Farewell::Foreign)?;
        if !heard.is_empty() {
            break heard;
        }
    };
    drop(stream.set_read_timeout(None));
    match heard.remove(0) {
        FromClient::Hello(hello) if hello.protocol == PROTOCOL => Ok((hello, heard)),
        FromClient::Hello(_) => Err(Farewell::OtherVersion),
        FromClient::Key(_) | FromClient::Paste(_) | FromClient::Size(_) => Err(Farewell::Foreign),
    }
}

/// What comes next, as far as it is whole; nothing once there is nobody any more or what comes is not of this protocol.
fn hear(mut stream: &UnixStream, inbox: &mut Inbox) -> Option<Vec<FromClient>> {
    let mut bytes = [0; FROM_CLIENT];
    let count = loop {
        match stream.read(&mut bytes) {
            Err(why) if why.kind() == io::ErrorKind::Interrupted => {}
            Ok(0) | Err(_) => return None,
            Ok(count) => break count,
        }
    };
    let frames = inbox.take(bytes.get(..count)?).ok()?;
    frames
        .iter()
        .map(FromClient::read)
        .collect::<Result<_, _>>()
        .ok()
}

/// Hands over what a client says, a turn at a time: nothing more is read until the loop has taken it in, so that no flood of
/// keys fills the memory or keeps the screens from being drawn.
fn listen(
    (client, hello, rest): (Client, Hello, Vec<FromClient>),
    mut inbox: Inbox,
    stream: &Arc<UnixStream>,
    to: &Sender<Message>,
) {
    let over = Arc::new(AtomicBool::new(false));
    let outbox = outbox(client, (stream, &over), to);
    let mut heard = vec![Heard::Here(hello, Box::new(outbox))];
    heard.extend(rest.into_iter().map(Heard::Said));
    loop {
        let (turn, dropped) = Turn::new();
        if to.send(Message::Second(client, heard, turn)).is_err() {
            return;
        }
        dropped.wait();
        let said = hear(stream, &mut inbox).filter(|_| !over.load(Ordering::Acquire));
        let Some(said) = said else {
            break;
        };
        heard = said.into_iter().map(Heard::Said).collect();
    }
    tell(client, Heard::Gone, to);
}

/// The thread that writes to a client. Where it ends because the client does not read, the loop hears that the client is gone;
/// the reading ends with the next thing that the client says.
fn outbox(
    client: Client,
    (stream, over): (&Arc<UnixStream>, &Arc<AtomicBool>),
    to: &Sender<Message>,
) -> Outbox {
    let (room, gone) = (to.clone(), to.clone());
    let over = Arc::clone(over);
    let outbox = Outbox::start(
        Writing(Arc::clone(stream)),
        move || tell(client, Heard::Room, &room),
        move || {
            over.store(true, Ordering::Release);
            tell(client, Heard::Gone, &gone);
        },
    );
    outbox.welcome();
    outbox
}

/// Tells the loop something that no turn is waited for.
fn tell(client: Client, heard: Heard, to: &Sender<Message>) {
    let (turn, _) = Turn::new();
    drop(to.send(Message::Second(client, vec![heard], turn)));
}

/// A stream that is shared with the one who reads it.
struct Writing(Arc<UnixStream>);

impl Write for Writing {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        (&*self.0).write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
