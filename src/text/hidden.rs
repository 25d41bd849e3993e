//! A secret being typed: nobody reads it on the screen, so it is typed and deleted at its end only, and it leaves memory with
//! the page it was typed on. Two blanks become one, since nobody sees them either.

use super::clean::Lines;
use super::sift::{JOINER, NON_JOINER, admit};
use crate::domain::secret::Secret;
use std::fmt;
use unicode_normalization::UnicodeNormalization;
use zeroize::{Zeroize, ZeroizeOnDrop};

/// The longest secret, in characters.
pub const LONGEST: usize = 200;

/// Bytes a secret may need. Room for all of it is taken at once: a text that grows leaves copies of itself behind.
const ROOM: usize = LONGEST * 4;

/// A secret being typed.
#[derive(Zeroize, ZeroizeOnDrop)]
pub struct Hidden(String);

impl Default for Hidden {
    fn default() -> Self {
        Self(String::with_capacity(ROOM))
    }
}

impl Hidden {
    /// Types one character, if it belongs in a text and there is room.
    pub fn insert(&mut self, c: char) {
        for kept in admit(&[c], Lines::One).0 {
            self.put(kept);
        }
    }

    /// Pastes a text, as much of it as there is room for.
    pub fn paste(&mut self, text: &str) {
        let mut read: Vec<char> = text.chars().take(ROOM).collect();
        let (mut kept, _) = admit(&read, Lines::One);
        for c in &kept {
            self.put(*c);
        }
        kept.zeroize();
        read.zeroize();
    }

    fn put(&mut self, c: char) {
        let joins = matches!(c, JOINER | NON_JOINER);
        let second_blank = c == ' ' && (self.0.is_empty() || self.0.ends_with(' '));
        if !joins && !second_blank && self.len() < LONGEST {
            self.0.push(c);
        }
    }

    /// Deletes the last character.
    pub fn delete_back(&mut self) {
        self.0.pop();
    }

    /// Deletes everything.
    pub fn clear(&mut self) {
        self.0.zeroize();
    }

    /// How many characters were typed.
    pub fn len(&self) -> usize {
        self.0.chars().count()
    }

    /// Whether nothing was typed.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The text, for what may be read while it is typed, such as a code copied from paper.
    pub fn text(&self) -> &str {
        &self.0
    }

    /// What was typed, in the one form that equal texts have in common however a keyboard makes them.
    pub fn secret(&self) -> Secret {
        // A character becomes three at most when it is put together anew.
        let mut text = String::with_capacity(ROOM * 3);
        text.extend(self.0.nfc());
        Secret::new(text)
    }
}

impl fmt::Debug for Hidden {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Hidden")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(text: &str) -> Hidden {
        let mut hidden = Hidden::default();
        for c in text.chars() {
            hidden.insert(c);
        }
        hidden
    }

    fn pasted(text: &str) -> Hidden {
        let mut hidden = Hidden::default();
        hidden.paste(text);
        hidden
    }

    #[test]
    fn equal_texts_are_equal_secrets_however_they_come() {
        let secret = typed("café at noon").secret();
        for same in ["cafe\u{301} at noon", " café  at noon ", "café\tat noon"] {
            assert_eq!(typed(same).secret(), secret, "{same:?}");
            assert_eq!(pasted(same).secret(), secret, "{same:?}");
        }
        assert_ne!(typed("Café at noon").secret(), secret);
    }

    #[test]
    fn what_belongs_in_no_text_is_left_out() {
        let hostile = "a\u{202e}b\u{200d}c\u{7}\u{0}d";
        assert_eq!(typed(hostile).text(), "abcd");
        assert_eq!(pasted("a\u{1b}[31mb\u{1b}]0;x\u{7}c").text(), "abc");
        assert_eq!(pasted("a\nb").text(), "a b");
    }

    #[test]
    fn there_is_an_end_and_it_never_grows() {
        let mut hidden = pasted(&"é".repeat(10_000));
        assert_eq!(hidden.len(), LONGEST);
        let room = hidden.0.capacity();
        hidden.insert('x');
        assert_eq!((hidden.len(), hidden.0.capacity()), (LONGEST, room));
        hidden.clear();
        hidden.delete_back();
        assert!(hidden.is_empty());
        assert_eq!(hidden.0.capacity(), room);
    }

    #[test]
    fn it_is_in_no_message() {
        assert_eq!(format!("{:?}", typed("secret")), "Hidden");
    }
}
