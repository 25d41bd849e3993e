//! One key as Plimsoll knows it, with one spelling. No terminal library's type may appear here.
//!
//! A key is always held in its one canonical form, so that equal keys are equal values: shift is folded into
//! the character it makes, and a letter with ctrl is lower case.

use std::fmt;
use thiserror::Error;

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

/// The keys with names of their own, as keymap files spell them.
const NAMES: [(&str, Code); 15] = [
    ("enter", Code::Enter),
    ("esc", Code::Esc),
    ("tab", Code::Tab),
    ("backspace", Code::Backspace),
    ("delete", Code::Delete),
    ("insert", Code::Insert),
    ("up", Code::Up),
    ("down", Code::Down),
    ("left", Code::Left),
    ("right", Code::Right),
    ("home", Code::Home),
    ("end", Code::End),
    ("pgup", Code::PageUp),
    ("pgdn", Code::PageDown),
    ("space", Code::Char(' ')),
];

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

/// Why a key's spelling could not be read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum KeyError {
    /// Nothing was written.
    #[error("no key is written; write one as in \"j\", \"ctrl-l\" or \"g g\"")]
    Empty,
    /// No key has this name.
    #[error("{found:?} is not a key; write one as in \"j\", \"ctrl-l\" or \"pgdn\"")]
    Unknown {
        /// What was written.
        found: String,
        /// The key's name that comes nearest, if one comes near.
        nearest: Option<&'static str>,
    },
}

/// A key with its modifiers, in canonical form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    code: Code,
    ctrl: bool,
    alt: bool,
    shift: bool,
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

    fn canonical(self) -> Self {
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

    /// Reads one key: `ctrl-l`, `alt-x`, `shift-tab`, `space`, `?`.
    pub fn parse(text: &str) -> Result<Self, KeyError> {
        let (mut held, mut rest) = (Self::char(' '), text);
        loop {
            let (modifier, after) = match rest.split_once('-') {
                Some((modifier, after)) if !after.is_empty() => (modifier, after),
                _ => break,
            };
            match modifier {
                "ctrl" => held.ctrl = true,
                "alt" => held.alt = true,
                "shift" => held.shift = true,
                _ => break,
            }
            rest = after;
        }
        match code(rest) {
            Some(code) => Ok(Self { code, ..held }.canonical()),
            None if rest.is_empty() => Err(KeyError::Empty),
            None => Err(KeyError::Unknown {
                found: text.to_owned(),
                nearest: nearest(rest),
            }),
        }
    }

    /// Reads a sequence of keys separated by blanks: `g g`.
    pub fn parse_sequence(text: &str) -> Result<Vec<Self>, KeyError> {
        let keys: Vec<Self> = text
            .split_whitespace()
            .map(Self::parse)
            .collect::<Result<_, _>>()?;
        if keys.is_empty() {
            Err(KeyError::Empty)
        } else {
            Ok(keys)
        }
    }
}

/// A sequence of keys as written in keymap files and shown on the screen: `g g`.
pub fn spell(keys: &[Key]) -> String {
    keys.iter()
        .map(Key::to_string)
        .collect::<Vec<_>>()
        .join(" ")
}

/// The one character a change of case gives; the character itself where case would give more than one.
fn single(c: char, mut cased: impl Iterator<Item = char>) -> char {
    match (cased.next(), cased.next()) {
        (Some(one), None) => one,
        _ => c,
    }
}

fn code(text: &str) -> Option<Code> {
    let mut chars = text.chars();
    match (chars.next(), chars.next()) {
        (Some(c), None) => (!c.is_control() && !c.is_whitespace()).then_some(Code::Char(c)),
        _ => named(text),
    }
}

fn named(text: &str) -> Option<Code> {
    let by_name = NAMES
        .iter()
        .find(|(name, _)| *name == text)
        .map(|(_, code)| *code);
    by_name.or_else(|| {
        // The number is compared as written, so that "f01" and "f+1" are no second spelling of "f1".
        let number = text.strip_prefix('f')?;
        (1..=24u8).find(|n| n.to_string() == number).map(Code::F)
    })
}

fn nearest(text: &str) -> Option<&'static str> {
    let near = |name: &&str| strsim::damerau_levenshtein(name, &text.to_lowercase());
    let name = NAMES.iter().map(|(name, _)| *name).min_by_key(near)?;
    (near(&name) <= 2 && near(&name) < name.len()).then_some(name)
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let held = [
            (self.ctrl, "ctrl-"),
            (self.alt, "alt-"),
            (self.shift, "shift-"),
        ];
        for (_, prefix) in held.iter().filter(|(held, _)| *held) {
            f.write_str(prefix)?;
        }
        match (self.code, NAMES.iter().find(|(_, code)| *code == self.code)) {
            (_, Some((name, _))) => f.write_str(name),
            (Code::Char(c), None) => write!(f, "{c}"),
            (Code::F(n), None) => write!(f, "f{n}"),
            // Every other key has a name in the list.
            (_, None) => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn any_key() -> impl Strategy<Value = Key> {
        let printable = any::<char>().prop_filter("a key types something", |c| {
            *c == ' ' || (!c.is_control() && !c.is_whitespace())
        });
        let codes = prop_oneof![
            printable.prop_map(Code::Char),
            proptest::sample::select(NAMES.to_vec()).prop_map(|(_, code)| code),
            (1..=24u8).prop_map(Code::F),
        ];
        (codes, any::<[bool; 3]>()).prop_map(|(code, [ctrl, alt, shift])| {
            Key {
                code,
                ctrl,
                alt,
                shift,
            }
            .canonical()
        })
    }

    proptest! {
        #[test]
        fn reading_undoes_writing(key in any_key()) {
            prop_assert_eq!(Key::parse(&key.to_string()), Ok(key));
        }

        #[test]
        fn a_sequence_reads_back(keys in proptest::collection::vec(any_key(), 1..4)) {
            prop_assert_eq!(Key::parse_sequence(&spell(&keys)), Ok(keys));
        }

        #[test]
        fn any_text_is_read_or_refused(text in ".*") {
            if let Ok(key) = Key::parse(&text) {
                prop_assert_eq!(Key::parse(&key.to_string()), Ok(key));
            }
        }
    }

    #[test]
    fn spellings() {
        for text in [
            "j",
            "L",
            "?",
            "-",
            "ctrl--",
            "ctrl-l",
            "alt-x",
            "shift-tab",
            "space",
            "f12",
            "é",
        ] {
            assert_eq!(Key::parse(text).unwrap().to_string(), text);
        }
        assert_eq!(Key::parse("ctrl-L"), Key::parse("ctrl-l"));
        assert_eq!(Key::parse("shift-a"), Ok(Key::char('A')));
        assert_eq!(Key::parse("alt-ctrl-x").unwrap().to_string(), "ctrl-alt-x");
    }

    #[test]
    fn misspellings_name_the_nearest_key() {
        let nearest = |text: &str| match Key::parse(text) {
            Err(KeyError::Unknown { nearest, .. }) => nearest,
            other => panic!("{other:?}"),
        };
        assert_eq!(nearest("ctrl-entre"), Some("enter"));
        assert_eq!(nearest("pgdwn"), Some("pgdn"));
        assert_eq!(nearest("hyper-x"), None);
        assert_eq!(nearest("f25"), None);
        assert_eq!(nearest("ctrl-"), None);
        assert_eq!(Key::parse(""), Err(KeyError::Empty));
        assert_eq!(Key::parse_sequence("  "), Err(KeyError::Empty));
    }

    #[test]
    fn some_keys_arrive_as_others() {
        let arrives = |text: &str| {
            Key::parse(text)
                .unwrap()
                .arrives_as()
                .map(|k| k.to_string())
        };
        assert_eq!(arrives("ctrl-i").as_deref(), Some("tab"));
        assert_eq!(arrives("alt-ctrl-m").as_deref(), Some("alt-enter"));
        assert_eq!(arrives("ctrl-l"), None);
        assert_eq!(arrives("i"), None);
    }
}
