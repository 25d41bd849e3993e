//! How keys are written in keymap files and on the screen. What is written reads back as the same key.

use super::key::{Code, Key};
use std::fmt;
use thiserror::Error;

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
        nearest: Option<String>,
    },
}

impl Key {
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
            None => {
                let held = text.strip_suffix(rest).unwrap_or_default();
                let nearest = nearest(rest).map(|name| format!("{held}{name}"));
                Err(KeyError::Unknown {
                    found: text.to_owned(),
                    nearest,
                })
            }
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
    let length = text.chars().count();
    if length > LONGEST_NAME {
        return None;
    }
    let far = |name: &&str| strsim::damerau_levenshtein(name, &text.to_lowercase());
    let name = NAMES.iter().map(|(name, _)| *name).min_by_key(far)?;
    (far(&name) <= (length / 3).max(1) && length > 1).then_some(name)
}

/// No misspelt name is much longer than the longest name.
const LONGEST_NAME: usize = 12;

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
        assert_eq!(nearest("ctrl-entre").as_deref(), Some("ctrl-enter"));
        assert_eq!(nearest("pgdwn").as_deref(), Some("pgdn"));
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
