//! Text is cleaned once, at every door: typing, paste, import. What leaves here is one normal form without control, direction
//! or invisible characters, so that no name can move the cursor, read backwards or pass for another. It never judges
//! meaning and never looks at more than a bounded stretch of input.

use super::sift::{admit, sift};
use unicode_segmentation::UnicodeSegmentation;

/// One visible character may be made of many (a family of emoji, an Indic conjunct); a text holds at most this many times
/// its limit in all, so that its bytes are bounded too.
const CHARS_A_GRAPHEME: usize = 4;
/// How much of an input is read at all, as a multiple of the limit: the rest of a 200 MB field is not text.
const READ_AHEAD: usize = 64;

/// Whether a text is one line or may have several.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lines {
    /// A line break becomes a blank.
    One,
    /// Line breaks stay; at most one empty line in a row.
    Many,
}

/// How long a text may be, and of how many lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The most characters as people count them (grapheme clusters).
    pub longest: usize,
    /// One line or many.
    pub lines: Lines,
}

impl Limits {
    /// A name, a form, a short label.
    pub const NAME: Self = Self::line(80);
    /// A sentence: a strategy, a bullet, a target.
    pub const LINE: Self = Self::line(300);
    /// A note of several lines.
    pub const NOTE: Self = Self {
        longest: 2_000,
        lines: Lines::Many,
    };

    /// One line of at most `longest` characters.
    pub const fn line(longest: usize) -> Self {
        Self {
            longest,
            lines: Lines::One,
        }
    }
}

/// A clean text, and what was done to make it so.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cleaned {
    /// The text.
    pub text: String,
    /// How many characters were taken out: escapes, controls, invisible ones, marks beyond four on a letter. Blanks that were
    /// merged and text beyond the limit do not count.
    pub removed: u32,
    /// Whether text beyond the limit was cut off.
    pub cut: bool,
}

/// The text, cleaned. Cleaning what is clean changes nothing.
pub fn clean(text: &str, limits: Limits) -> Cleaned {
    if is_plain(text, limits) {
        return Cleaned {
            text: text.to_owned(),
            ..Cleaned::default()
        };
    }
    let mut cleaned = pass(text, limits);
    // A mark or a cut can leave a joiner with nothing to join, so the rules are applied until nothing more changes. Every
    // round but the first only shortens the text, so this ends.
    loop {
        let again = pass(&cleaned.text, limits);
        let settled = again.text == cleaned.text;
        cleaned.text = again.text;
        cleaned.removed = cleaned.removed.saturating_add(again.removed);
        cleaned.cut |= again.cut;
        if settled {
            return cleaned;
        }
    }
}

/// Whether the text is printable ASCII within its limit and without blanks to merge: nearly every text of a school.
fn is_plain(text: &str, limits: Limits) -> bool {
    text.len() <= limits.longest
        && text.bytes().all(|byte| (b' '..=b'~').contains(&byte))
        && !text.starts_with(' ')
        && !text.ends_with(' ')
        && !text.contains("  ")
}

fn pass(text: &str, limits: Limits) -> Cleaned {
    let (read, unread) = read(text, limits.longest);
    let (marked, removed) = sift(&read, limits.lines);
    let (text, cut) = cap(merge_blanks(&marked), limits.longest);
    Cleaned {
        text,
        removed,
        cut: cut || unread,
    }
}

/// As much of an input as can matter, and whether there was more.
fn read(text: &str, longest: usize) -> (Vec<char>, bool) {
    let most = longest.saturating_mul(READ_AHEAD).max(READ_AHEAD);
    let mut input = text.chars();
    let read = input.by_ref().take(most).collect();
    (read, input.next().is_some())
}

/// A piece of text to be put in somewhere: without what belongs nowhere, its blanks, marks and joiners not yet judged, since
/// that takes what stands around them. And how many characters did not belong.
pub(super) fn clean_piece(text: &str, limits: Limits) -> (String, u32) {
    let (kept, dropped) = admit(&read(text, limits.longest).0, limits.lines);
    (kept.into_iter().collect(), dropped)
}

/// The text of a line that is still being typed: clean in all but its length and the blank at its end, after which the next
/// word is still to come.
pub(super) fn clean_open(text: &str, lines: Lines) -> Cleaned {
    let limits = Limits {
        longest: usize::MAX,
        lines,
    };
    let read: Vec<char> = text.chars().collect();
    let (marked, removed) = sift(&read, lines);
    let mut cleaned = clean(&marked, limits);
    cleaned.removed = cleaned.removed.saturating_add(removed);
    let end = marked.get(marked.trim_end().len()..).unwrap_or_default();
    if !cleaned.text.is_empty() {
        cleaned.text.push_str(match end.matches('\n').count() {
            0 if end.is_empty() => "",
            0 => " ",
            1 => "\n",
            _ => "\n\n",
        });
    }
    cleaned
}

/// Whether a text keeps within a length, in characters as people count them and in all.
pub(super) fn fits(text: &str, longest: usize) -> bool {
    text.graphemes(true).count() <= longest
        && text.chars().count() <= longest.saturating_mul(CHARS_A_GRAPHEME)
}

/// One blank between words, none at either end of a line, at most one empty line in a row.
fn merge_blanks(text: &str) -> String {
    let mut merged = String::with_capacity(text.len());
    let (mut blank, mut breaks) = (false, 0);
    for c in text.chars() {
        match c {
            ' ' => blank = true,
            '\n' => breaks += 1,
            _ => {
                if !merged.is_empty() && breaks > 0 {
                    merged.push_str(if breaks == 1 { "\n" } else { "\n\n" });
                } else if !merged.is_empty() && blank {
                    merged.push(' ');
                }
                (blank, breaks) = (false, 0);
                merged.push(c);
            }
        }
    }
    merged
}

/// The text up to its limit, whole characters only, and whether anything was cut.
fn cap(text: String, longest: usize) -> (String, bool) {
    let mut chars = 0;
    let mut kept = 0;
    for grapheme in text.graphemes(true).take(longest) {
        chars += grapheme.chars().count();
        if chars > longest.saturating_mul(CHARS_A_GRAPHEME) {
            break;
        }
        kept += grapheme.len();
    }
    match text.get(..kept) {
        Some(start) if kept < text.len() => (start.trim_end().to_owned(), true),
        Some(_) | None => (text, false),
    }
}

#[cfg(test)]
#[path = "clean_tests.rs"]
pub(super) mod tests;
