//! One key as Plimsoll knows it. No terminal library's type may appear here.
//!
//! A key is always held in its one canonical form, so that equal keys are equal values: shift is folded into
//! the character it makes, and a letter with ctrl is lower case.

pub use super::spelling::{KeyError, spell};

/// Which key, without its modifiers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Code {
    /// A key that types a character; the blank is `Char(' ')`.
    Char(char),
    /// Return.
    Enter,
    /// Escape.
    Esc,
    /// Tab; with shift it is back-tab.
    Tab,
    /// Delete to the left.
    Backspace,
    /// Delete to the right.
    Delete,
    /// Insert.
    Insert,
    /// Cursor up.
    Up,
    /// Cursor down.
    Down,
    /// Cursor left.
    Left,
    /// Cursor right.
    Right,
    /// Home.
    Home,
    /// End.
    End,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
    /// A function key, 1 to 24.
    F(u8),
}

/// Keys that reach the program as another key: what is pressed, and what terminals send for it.
const INDISTINCT: [(char, Key); 9] = [
    ('i', Key::plain(Code::Tab)),
    ('m', Key::plain(Code::Enter)),
    ('h', Key::plain(Code::Backspace)),
    ('[', Key::plain(Code::Esc)),
    ('@', Key::ctrl_char(' ')),
    ('\\', Key::ctrl_char('4')),
    (']', Key::ctrl_char('5')),
    ('^', Key::ctrl_char('6')),
    ('_', Key::ctrl_char('7')),
];

/// A key with its modifiers, in canonical form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    pub(super) code: Code,
    pub(super) ctrl: bool,
    pub(super) alt: bool,
    pub(super) shift: bool,
}

impl Key {
    /// A key without modifiers.
    pub const fn plain(code: Code) -> Self {
        Self {
            code,
            ctrl: false,
            alt: false,
            shift: false,
        }
    }

    /// A key that types this character.
    pub const fn char(c: char) -> Self {
        Self::plain(Code::Char(c))
    }

    const fn ctrl_char(c: char) -> Self {
        Self {
            code: Code::Char(c),
            ctrl: true,
            alt: false,
            shift: false,
        }
    }

    /// The same key with ctrl held. Letters become lower case: terminals don't tell ctrl-l from ctrl-shift-l.
    pub fn with_ctrl(self) -> Self {
        Self { ctrl: true, ..self }.canonical()
    }

    /// The same key with alt held.
    pub const fn with_alt(self) -> Self {
        Self { alt: true, ..self }
    }

    /// The same key with shift held: for a character, the capital; for other keys, a key of its own.
    pub fn with_shift(self) -> Self {
        Self {
            shift: true,
            ..self
        }
        .canonical()
    }

    pub(super) fn canonical(self) -> Self {
        let Code::Char(typed) = self.code else {
            return self;
        };
        let c = match (self.ctrl, self.shift) {
            (true, _) => single(typed, typed.to_lowercase()),
            (false, true) => single(typed, typed.to_uppercase()),
            (false, false) => typed,
        };
        Self {
            code: Code::Char(c),
            shift: false,
            ..self
        }
    }

    /// Which key.
    pub const fn code(self) -> Code {
        self.code
    }

    /// Whether ctrl is held.
    pub const fn ctrl(self) -> bool {
        self.ctrl
    }

    /// Whether alt is held.
    pub const fn alt(self) -> bool {
        self.alt
    }

    /// Whether shift is held. Never so for a character, which already is the capital.
    pub const fn shift(self) -> bool {
        self.shift
    }

    /// The character this key types into a line of text; `None` for a key that types nothing.
    pub const fn text(self) -> Option<char> {
        match (self.code, self.ctrl || self.alt) {
            (Code::Char(c), false) => Some(c),
            _ => None,
        }
    }

    /// The key that terminals send in place of this one, if they can't tell the two apart: ctrl-i arrives as tab.
    pub fn arrives_as(self) -> Option<Self> {
        let (Code::Char(c), true) = (self.code, self.ctrl) else {
            return None;
        };
        let (_, sent) = INDISTINCT.iter().find(|(pressed, _)| *pressed == c)?;
        Some(Self {
            alt: self.alt,
            ..*sent
        })
    }
}

/// The one character a change of case gives; the character itself where case would give more than one.
fn single(c: char, mut cased: impl Iterator<Item = char>) -> char {
    match (cased.next(), cased.next()) {
        (Some(one), None) => one,
        _ => c,
    }
}
