//! What goes over a second screen's socket: frames, and what each says. Bytes and values only; docs/second-screen.md tells
//! the same in words, so that another client can be written from it.
//!
//! A frame is one byte that says what it is, four with the length of what follows (least first), and that. Nothing is taken
//! at its word: a length beyond the limit ends the talk before a byte of it is kept.

use crate::app::layout::Size;
use crate::input::key::Key;
use crate::input::terminal_key::{Press, Stroke};
use crate::runtime::session::Sync;
use crate::theme::Colours;
use thiserror::Error;

/// The protocol's number. It goes up with every change that another version would not understand.
pub const PROTOCOL: u16 = 1;

/// The most bytes in a frame of a client.
pub const FROM_CLIENT: usize = 4 * 1024;
/// The most bytes in a frame of the program.
pub const FROM_PROGRAM: usize = 64 * 1024;

/// The largest screen there is; a larger one is drawn in this part of it.
const LARGEST: Size = Size {
    columns: 500,
    rows: 200,
};

/// The bytes before what a frame holds.
const HEAD: usize = 5;

/// What a hello begins with.
const MAGIC: &[u8; 8] = b"PLIMSOLL";

/// What came is not of this protocol.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("what came over the socket is not of this protocol")]
pub struct Foreign;

/// A frame as it came: what it is, and what it holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frame {
    kind: u8,
    body: Vec<u8>,
}

/// Frames out of bytes, however those were cut on their way. It holds less than one frame of the longest.
#[derive(Debug)]
pub struct Inbox {
    held: Vec<u8>,
    most: usize,
}

impl Inbox {
    /// An inbox for frames of at most so many bytes.
    pub const fn new(most: usize) -> Self {
        Self {
            held: Vec::new(),
            most,
        }
    }

    /// Takes bytes in; the frames that are whole now come back.
    ///
    /// # Errors
    /// A frame is longer than any may be.
    pub fn take(&mut self, bytes: &[u8]) -> Result<Vec<Frame>, Foreign> {
        self.held.extend_from_slice(bytes);
        let mut frames = Vec::new();
        let mut used = 0;
        while let Some((frame, length)) = first(self.held.get(used..), self.most)? {
            frames.push(frame);
            used += length;
        }
        drop(self.held.drain(..used));
        Ok(frames)
    }
}

/// The first frame, if all of it is there, and how many bytes it takes.
fn first(bytes: Option<&[u8]>, most: usize) -> Result<Option<(Frame, usize)>, Foreign> {
    let Some((&[kind, a, b, c, d], rest)) = bytes.and_then(<[u8]>::split_first_chunk) else {
        return Ok(None);
    };
    let length = usize::try_from(u32::from_le_bytes([a, b, c, d])).map_err(|_| Foreign)?;
    if length > most {
        return Err(Foreign);
    }
    Ok(rest.get(..length).map(|body| {
        let body = body.to_vec();
        (Frame { kind, body }, HEAD + length)
    }))
}

/// The bytes of a frame.
fn frame(kind: u8, body: &[u8]) -> Vec<u8> {
    let length = u32::try_from(body.len()).unwrap_or(u32::MAX);
    let head = [kind].into_iter().chain(length.to_le_bytes());
    head.chain(body.iter().copied()).collect()
}

/// What a client's terminal is like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hello {
    /// The client's protocol; the rest is known only where it is ours.
    pub protocol: u16,
    /// How large its terminal is.
    pub size: Size,
    /// How many colours it shows.
    pub colours: Colours,
    /// Whether frames may be drawn inside synchronized updates.
    pub sync: Sync,
}

/// What a client says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FromClient {
    /// Who it is; the first thing of all.
    Hello(Hello),
    /// A key.
    Key(Press),
    /// Text pasted.
    Paste(String),
    /// Its terminal has this size now.
    Size(Size),
}

impl FromClient {
    /// Its bytes. A paste is as many frames as it needs.
    pub fn frames(&self) -> Vec<u8> {
        match self {
            Self::Hello(hello) => frame(b'H', &hello_body(*hello)),
            Self::Key(press) => {
                let spelt = press.key.to_string();
                let stroke = u8::from(press.stroke == Stroke::Repeat);
                frame(b'K', &[&[stroke], spelt.as_bytes()].concat())
            }
            Self::Paste(text) => pieces(text)
                .into_iter()
                .flat_map(|piece| frame(b'P', piece.as_bytes()))
                .collect(),
            Self::Size(size) => frame(b'S', &size_body(*size)),
        }
    }

    /// What a frame of a client says.
    ///
    /// # Errors
    /// It says nothing that is known.
    pub fn read(frame: &Frame) -> Result<Self, Foreign> {
        match frame.kind {
            b'H' => hello(&frame.body).map(Self::Hello),
            b'K' => press(&frame.body).map(Self::Key),
            b'P' => text(&frame.body).map(Self::Paste),
            b'S' => match *frame.body.as_slice() {
                [a, b, c, d] => Ok(Self::Size(size([a, b, c, d]))),
                _ => Err(Foreign),
            },
            _ => Err(Foreign),
        }
    }
}

fn hello_body(hello: Hello) -> Vec<u8> {
    let colours = match hello.colours {
        Colours::None => 0,
        Colours::Sixteen => 1,
        Colours::Indexed => 2,
        Colours::True => 3,
    };
    let mut body = MAGIC.to_vec();
    body.extend(hello.protocol.to_le_bytes());
    body.extend(size_body(hello.size));
    body.extend([colours, u8::from(hello.sync == Sync::On)]);
    body
}

/// The number is read first: what another version says after it nobody here can know.
fn hello(body: &[u8]) -> Result<Hello, Foreign> {
    let body = body.strip_prefix(MAGIC).ok_or(Foreign)?;
    let (number, rest) = body.split_first_chunk().ok_or(Foreign)?;
    let protocol = u16::from_le_bytes(*number);
    let mut hello = Hello {
        protocol,
        size: Size::SMALLEST,
        colours: Colours::None,
        sync: Sync::Off,
    };
    if protocol != PROTOCOL {
        return Ok(hello);
    }
    let [a, b, c, d, colours, sync] = *rest else {
        return Err(Foreign);
    };
    hello.size = size([a, b, c, d]);
    hello.colours = match colours {
        0 => Colours::None,
        1 => Colours::Sixteen,
        2 => Colours::Indexed,
        3 => Colours::True,
        _ => return Err(Foreign),
    };
    hello.sync = if sync == 0 { Sync::Off } else { Sync::On };
    Ok(hello)
}

fn size_body(size: Size) -> [u8; 4] {
    let ([a, b], [c, d]) = (size.columns.to_le_bytes(), size.rows.to_le_bytes());
    [a, b, c, d]
}

/// A size, no larger than there is memory for.
fn size([a, b, c, d]: [u8; 4]) -> Size {
    Size {
        columns: u16::from_le_bytes([a, b]).clamp(1, LARGEST.columns),
        rows: u16::from_le_bytes([c, d]).clamp(1, LARGEST.rows),
    }
}

fn press(body: &[u8]) -> Result<Press, Foreign> {
    let (stroke, spelt) = body.split_first().ok_or(Foreign)?;
    let stroke = match stroke {
        0 => Stroke::First,
        1 => Stroke::Repeat,
        _ => return Err(Foreign),
    };
    let key = Key::parse(&text(spelt)?).map_err(|_| Foreign)?;
    Ok(Press { key, stroke })
}

fn text(body: &[u8]) -> Result<String, Foreign> {
    let text = std::str::from_utf8(body).map_err(|_| Foreign)?;
    Ok(text.to_owned())
}

/// A text in pieces that fit in a frame each.
fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let ends = (0..=FROM_CLIENT.min(rest.len())).rev();
        let end = ends.into_iter().find(|end| rest.is_char_boundary(*end));
        let (piece, after) = rest.split_at(end.unwrap_or(rest.len()));
        pieces.push(piece);
        rest = after;
    }
    pieces
}

/// Why a talk ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Farewell {
    /// The person at the client left.
    Left,
    /// The program ends.
    Ended,
    /// The client is of another version.
    OtherVersion,
    /// There are as many clients as there may be.
    Full,
    /// The client said what this protocol does not know.
    Foreign,
}

/// What the program says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FromProgram {
    /// The client is let in.
    Welcome,
    /// Bytes for the terminal, as they are.
    Bytes(Vec<u8>),
    /// The last thing of all: why the talk ends, and the program's protocol.
    Goodbye(Farewell, u16),
}

impl FromProgram {
    /// Its bytes. A large screen is as many frames as it needs.
    pub fn frames(&self) -> Vec<u8> {
        match self {
            Self::Welcome => frame(b'W', &[]),
            Self::Bytes(bytes) => bytes
                .chunks(FROM_PROGRAM)
                .flat_map(|part| frame(b'B', part))
                .collect(),
            Self::Goodbye(why, protocol) => {
                let why = match why {
                    Farewell::Left => 0,
                    Farewell::Ended => 1,
                    Farewell::OtherVersion => 2,
                    Farewell::Full => 3,
                    Farewell::Foreign => 4,
                };
                let [a, b] = protocol.to_le_bytes();
                frame(b'G', &[why, a, b])
            }
        }
    }

    /// What a frame of the program says.
    ///
    /// # Errors
    /// It says nothing that is known.
    pub fn read(frame: Frame) -> Result<Self, Foreign> {
        match (frame.kind, frame.body.as_slice()) {
            (b'W', []) => Ok(Self::Welcome),
            (b'B', _) => Ok(Self::Bytes(frame.body)),
            (b'G', [why, a, b, ..]) => {
                let why = match why {
                    0 => Farewell::Left,
                    1 => Farewell::Ended,
                    2 => Farewell::OtherVersion,
                    3 => Farewell::Full,
                    _ => Farewell::Foreign,
                };
                Ok(Self::Goodbye(why, u16::from_le_bytes([*a, *b])))
            }
            _ => Err(Foreign),
        }
    }
}

#[cfg(test)]
#[path = "wire_tests.rs"]
mod tests;
