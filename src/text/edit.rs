//! A text being typed: the cursor moves by what a person calls a character, and what comes in is cleaned at once, so that
//! the text is clean at every moment but for a blank at its end. It knows no keys.

use super::clean::{Limits, clean, clean_open, clean_piece, fits};
use super::fit::{self, grapheme_width, width};
use unicode_segmentation::UnicodeSegmentation;

/// What a line break shows as where a text of several lines is typed on one.
const BREAK: &str = "↵";

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

    /// What has been typed; without the blank at its end, it is clean.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether the whole of a text has room in an empty one like this.
    pub fn takes(&self, text: &str) -> bool {
        !clean(text, self.limits).cut
    }

    /// Whether nothing has been typed.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Types one character.
    pub fn insert(&mut self, c: char) {
        if matches!(c, '\u{200c}' | '\u{200d}') {
            self.joiner = Some(c);
            return;
        }
        let typed: String = self.joiner.take().into_iter().chain([c]).collect();
        self.put(&typed);
    }

    /// Pastes a text, as much of it as there is room for; how many characters did not belong in it and were left out.
    pub fn paste(&mut self, text: &str) -> u32 {
        let (piece, removed) = clean_piece(text, self.limits);
        self.put(&piece).saturating_add(removed)
    }

    /// Moves one character left.
    pub fn left(&mut self) {
        let edge = self.edges().take_while(|edge| *edge < self.cursor).last();
        self.go(edge.unwrap_or(0));
    }

    /// Moves one character right.
    pub fn right(&mut self) {
        let edge = self.edges().find(|edge| *edge > self.cursor);
        self.go(edge.unwrap_or(self.text.len()));
    }

    /// The edges of the characters. They are those of the whole text: before or after the cursor alone, a sign that joins what
    /// follows it would stand by itself.
    fn edges(&self) -> impl Iterator<Item = usize> + '_ {
        self.text.grapheme_indices(true).map(|(at, _)| at)
    }

    /// Moves to the start of the word before the cursor.
    pub fn word_left(&mut self) {
        self.go(self.word_before());
    }

    /// Moves past the end of the word after the cursor.
    pub fn word_right(&mut self) {
        let after = self.after();
        let word = after.trim_start();
        let length = word.find([' ', '\n']).unwrap_or(word.len());
        self.go(self.cursor + (after.len() - word.len()) + length);
    }

    /// Bytes before the cursor.
    pub const fn cursor(&self) -> usize {
        self.cursor
    }

    /// Moves to the same place of the line above; whether there is one.
    pub fn line_up(&mut self) -> bool {
        let before = self.before();
        let Some(end) = before.rfind('\n') else {
            return false;
        };
        let column = before
            .get(end + 1..)
            .map_or(0, |line| line.graphemes(true).count());
        let start = before
            .get(..end)
            .and_then(|text| text.rfind('\n'))
            .map_or(0, |at| at + 1);
        self.go_in_line(start, column);
        true
    }

    /// Moves to the same place of the line below; whether there is one.
    pub fn line_down(&mut self) -> bool {
        let before = self.before();
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        let column = before
            .get(start..)
            .map_or(0, |line| line.graphemes(true).count());
        let Some(end) = self.after().find('\n') else {
            return false;
        };
        self.go_in_line(self.cursor + end + 1, column);
        true
    }

    fn go_in_line(&mut self, start: usize, column: usize) {
        let rest = self.text.get(start..).unwrap_or_default();
        let line = rest.split('\n').next().unwrap_or_default();
        let offset = line
            .grapheme_indices(true)
            .nth(column)
            .map_or(line.len(), |(at, _)| at);
        self.go(start + offset);
    }

    /// Moves to the start.
    pub fn start(&mut self) {
        self.go(0);
    }

    /// Moves to the end.
    pub fn end(&mut self) {
        self.go(self.text.len());
    }

    /// Deletes the character before the cursor.
    pub fn delete_back(&mut self) {
        let end = self.cursor;
        self.left();
        self.take_out(end);
    }

    /// Deletes the character at the cursor.
    pub fn delete(&mut self) {
        let from = self.cursor;
        self.right();
        let end = self.cursor;
        self.cursor = from;
        self.take_out(end);
    }

    /// Deletes the word before the cursor.
    pub fn delete_word(&mut self) {
        let end = self.cursor;
        self.word_left();
        self.take_out(end);
    }

    /// Deletes everything.
    pub fn clear(&mut self) {
        self.text.clear();
        self.go(0);
    }

    /// What shows in `columns`, and the cursor's column in it. Some of what follows the cursor always shows.
    pub fn view(&self, columns: usize) -> (String, usize) {
        let shown = |text: &str| text.replace('\n', BREAK);
        let (before, after) = (shown(self.before()), shown(self.after()));
        let at_cursor = after
            .graphemes(true)
            .next()
            .map_or(1, grapheme_width)
            .max(1);
        let ahead = width(&after).min(columns / 4).max(at_cursor);
        let room = columns.saturating_sub(ahead);
        let mut column = width(&before);
        let mut from = 0;
        for (at, grapheme) in before.grapheme_indices(true) {
            if column <= room {
                break;
            }
            column -= grapheme_width(grapheme);
            from = at + grapheme.len();
        }
        let whole = format!("{}{after}", before.get(from..).unwrap_or_default());
        (fit::start(&whole, columns).to_owned(), column)
    }

    fn before(&self) -> &str {
        self.text.get(..self.cursor).unwrap_or_default()
    }

    fn after(&self) -> &str {
        self.text.get(self.cursor..).unwrap_or_default()
    }

    /// Moves the cursor; a joiner typed elsewhere waits for nothing any more.
    fn go(&mut self, cursor: usize) {
        self.joiner = None;
        self.cursor = cursor;
    }

    /// Where the word before the cursor begins.
    fn word_before(&self) -> usize {
        let before = self.before().trim_end();
        before.rfind([' ', '\n']).map_or(0, |blank| blank + 1)
    }

    /// Takes out what stands between the cursor and `end`. Blanks that meet become one.
    fn take_out(&mut self, end: usize) {
        let before = self.before().to_owned();
        let after = self.text.get(end..).unwrap_or_default().to_owned();
        self.settle(&before, &after);
    }

    /// Puts a text in at the cursor, as much as there is room for; how many characters did not belong.
    fn put(&mut self, text: &str) -> u32 {
        let (before, after) = (self.before().to_owned(), self.after().to_owned());
        let longest = self.limits.longest;
        let whole = format!("{before}{text}");
        let joined = clean_open(&format!("{whole}{after}"), self.limits.lines);
        if fits(&joined.text, longest) {
            self.settle(&whole, &after);
            return joined.removed;
        }
        let room = longest.saturating_sub(self.text.graphemes(true).count());
        let part: String = text.graphemes(true).take(room).collect();
        let shorter = format!("{before}{part}");
        let joined = clean_open(&format!("{shorter}{after}"), self.limits.lines);
        if !part.is_empty() && fits(&joined.text, longest) {
            self.settle(&shorter, &after);
        }
        0
    }

    /// Makes two parts the text, with the cursor between them. Cleaning may join what meets there, so the cursor goes to
    /// the next edge of a character.
    fn settle(&mut self, before: &str, after: &str) {
        let lines = self.limits.lines;
        let start = clean_open(before, lines).text.len();
        self.text = clean_open(&format!("{before}{after}"), lines).text;
        let edges = self.text.grapheme_indices(true).map(|(at, _)| at);
        let cursor = edges.into_iter().find(|at| *at >= start);
        self.cursor = cursor.unwrap_or(self.text.len());
        self.joiner = None;
    }
}

#[cfg(test)]
#[path = "edit_tests.rs"]
mod tests;
