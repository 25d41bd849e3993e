//! A line being typed: the cursor moves by what a person calls a character, and what comes in is cleaned at once.

use super::clean::{Limits, clean};
use super::fit::width;
use unicode_segmentation::UnicodeSegmentation;

/// A text with a cursor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineEdit {
    text: String,
    /// Bytes before the cursor; always at the edge of a character.
    cursor: usize,
    limits: Limits,
    /// A joiner typed, waiting for what it joins.
    joiner: Option<char>,
}

impl LineEdit {
    /// An empty line.
    pub const fn line() -> Self {
        Self::new(Limits::LINE)
    }

    /// An empty text within these limits.
    pub const fn new(limits: Limits) -> Self {
        Self {
            text: String::new(),
            cursor: 0,
            limits,
            joiner: None,
        }
    }

    /// A text to go on with, the cursor at its end.
    pub fn with(text: &str, limits: Limits) -> Self {
        let text = clean(text, limits).text;
        Self {
            cursor: text.len(),
            text,
            limits,
            joiner: None,
        }
    }

    /// What has been typed.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Types one character.
    pub fn insert(&mut self, c: char) {
        if matches!(c, '\u{200c}' | '\u{200d}') {
            self.joiner = Some(c);
            return;
        }
        let text: String = self.joiner.take().into_iter().chain([c]).collect();
        self.put(&text);
    }

    /// Pastes a text; how many characters did not belong in it and were left out.
    pub fn paste(&mut self, text: &str) -> u32 {
        let cleaned = clean(text, self.limits);
        self.put(&cleaned.text);
        cleaned.removed
    }

    /// Moves one character left.
    pub fn left(&mut self) {
        self.cursor -= self
            .before()
            .graphemes(true)
            .next_back()
            .map_or(0, str::len);
    }

    /// Moves one character right.
    pub fn right(&mut self) {
        self.cursor += self.after().graphemes(true).next().map_or(0, str::len);
    }

    /// Moves to the start.
    pub fn start(&mut self) {
        self.cursor = 0;
    }

    /// Moves to the end.
    pub fn end(&mut self) {
        self.cursor = self.text.len();
    }

    /// Deletes the character before the cursor.
    pub fn delete_back(&mut self) {
        let end = self.cursor;
        self.left();
        self.text.replace_range(self.cursor..end, "");
    }

    /// Deletes the character at the cursor.
    pub fn delete(&mut self) {
        let length = self.after().graphemes(true).next().map_or(0, str::len);
        self.text
            .replace_range(self.cursor..self.cursor + length, "");
    }

    /// Deletes the word before the cursor.
    pub fn delete_word(&mut self) {
        let kept = self
            .before()
            .trim_end()
            .rfind(' ')
            .map_or(0, |blank| blank + 1);
        self.text.replace_range(kept..self.cursor, "");
        self.cursor = kept;
    }

    /// Deletes everything.
    pub fn clear(&mut self) {
        self.text.clear();
        self.cursor = 0;
    }

    /// What shows in `columns`, and the cursor's column in it.
    pub fn view(&self, columns: usize) -> (String, usize) {
        let room = columns.saturating_sub(1);
        let mut start = 0;
        for (at, cluster) in self.before().grapheme_indices(true) {
            if width(self.text.get(start..self.cursor).unwrap_or_default()) <= room {
                break;
            }
            start = at + cluster.len();
        }
        let column = width(self.text.get(start..self.cursor).unwrap_or_default());
        let mut shown = String::new();
        for cluster in self.text.get(start..).unwrap_or_default().graphemes(true) {
            if width(&shown) + width(cluster) > columns {
                break;
            }
            shown.push_str(cluster);
        }
        (shown, column)
    }

    fn before(&self) -> &str {
        self.text.get(..self.cursor).unwrap_or_default()
    }

    fn after(&self) -> &str {
        self.text.get(self.cursor..).unwrap_or_default()
    }

    /// Puts a text in at the cursor. A lone blank is kept, since the next word is still to come.
    fn put(&mut self, text: &str) {
        let tail = self.after().to_owned();
        let joined = format!("{}{text}{tail}", self.before());
        let trimmed = clean(&joined, self.limits).text;
        let ends_blank = text.ends_with(' ') && tail.is_empty() && !trimmed.is_empty();
        let full = trimmed.graphemes(true).count() >= self.limits.longest;
        self.text = if ends_blank && !full {
            format!("{trimmed} ")
        } else {
            trimmed
        };
        let after = clean(&tail, self.limits).text.len();
        self.cursor = self.text.len().saturating_sub(after);
        while !self.text.is_char_boundary(self.cursor) {
            self.cursor -= 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn typed(text: &str) -> LineEdit {
        let mut edit = LineEdit::line();
        text.chars().for_each(|c| edit.insert(c));
        edit
    }

    #[test]
    fn typing_and_deleting_by_character() {
        let mut edit = typed("used the 👩‍🏫");
        assert_eq!(edit.text(), "used the 👩‍🏫");
        edit.delete_back();
        assert_eq!(edit.text(), "used the ");
        edit.delete_word();
        assert_eq!(edit.text(), "used ");
        edit.start();
        edit.right();
        edit.delete();
        assert_eq!(edit.text(), "ued ");
        edit.insert('s');
        assert_eq!(edit.text(), "used");
    }

    #[test]
    fn a_paste_is_cleaned() {
        let mut edit = typed("a");
        assert_eq!(edit.paste("b\u{1b}[31m\nc\u{202e}"), 6);
        assert_eq!(edit.text(), "ab c");
    }

    #[test]
    fn a_long_line_scrolls_to_its_cursor() {
        let edit = typed("0123456789");
        assert_eq!(edit.view(5), ("6789".into(), 4));
        assert_eq!(edit.view(20), ("0123456789".into(), 10));
    }

    proptest! {
        #[test]
        fn no_keys_panic(keys in proptest::collection::vec((0u8..9, "\\PC"), 0..40)) {
            let mut edit = LineEdit::line();
            for (key, text) in keys {
                match key {
                    0 => edit.left(),
                    1 => edit.right(),
                    2 => edit.start(),
                    3 => edit.end(),
                    4 => edit.delete_back(),
                    5 => edit.delete(),
                    6 => edit.delete_word(),
                    7 => drop(edit.paste(&text)),
                    _ => text.chars().for_each(|c| edit.insert(c)),
                }
                let (shown, column) = edit.view(7);
                prop_assert!(width(&shown) <= 7 && column <= 7);
            }
        }
    }
}
