//! Text is cleaned once, at every door: typing, paste, import. What leaves here is one normal form without control, direction
//! or invisible characters, so that no name can move the cursor, read backwards or pass for another. It never judges
//! meaning and never looks at more than a bounded stretch of input.

use super::escape;
use unicode_normalization::UnicodeNormalization;
use unicode_properties::{
    GeneralCategory as Category, GeneralCategoryGroup as Group, UnicodeGeneralCategory,
};
use unicode_segmentation::UnicodeSegmentation;

/// The most combining marks that stay on one base character.
pub const MARKS: usize = 4;
/// One visible character may be made of many (a family of emoji, an Indic conjunct); a text holds at most this many times
/// its limit in all, so that its bytes are bounded too.
const CHARS_A_GRAPHEME: usize = 4;
/// How much of an input is read at all, as a multiple of the limit: the rest of a 200 MB field is not text.
const READ_AHEAD: usize = 64;
const NON_JOINER: char = '\u{200c}';
const JOINER: char = '\u{200d}';

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
    /// How many characters were taken out: escapes, controls, invisible ones, marks beyond [`MARKS`]. Blanks that were
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
    let most = limits.longest.saturating_mul(READ_AHEAD).max(READ_AHEAD);
    let mut input = text.chars();
    let read: Vec<char> = input.by_ref().take(most).collect();
    let unread = input.next().is_some();
    let (kept, dropped) = admit(&read, limits.lines);
    let (joined, loose) = judge_joiners(&kept);
    let (marked, heaped) = limit_marks(joined.into_iter().nfc());
    let (text, cut) = cap(merge_blanks(&marked), limits.longest);
    Cleaned {
        text,
        removed: dropped.saturating_add(loose).saturating_add(heaped),
        cut: cut || unread,
    }
}

/// The characters that may be in a text at all, blanks and line breaks made plain, and how many others there were.
pub(super) fn admit(text: &[char], lines: Lines) -> (Vec<char>, u32) {
    let (text, mut removed) = escape::strip(text);
    let mut kept = Vec::with_capacity(text.len());
    let mut last = ' ';
    for c in text {
        match (fate(c), lines) {
            (Fate::Keep, _) => kept.push(c),
            (Fate::Blank, _) | (Fate::Break, Lines::One) => kept.push(' '),
            // Carriage return and line feed are one line break.
            (Fate::Break, Lines::Many) if (last, c) == ('\r', '\n') => {}
            (Fate::Break, Lines::Many) => kept.push('\n'),
            (Fate::Drop, _) => removed = removed.saturating_add(1),
        }
        last = c;
    }
    (kept, removed)
}

enum Fate {
    Keep,
    Blank,
    Break,
    Drop,
}

fn fate(c: char) -> Fate {
    match c {
        ' '..='~' | NON_JOINER | JOINER => Fate::Keep,
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Fate::Break,
        // The empty braille cell looks like a blank, so it is one.
        '\t' | '\u{2800}' => Fate::Blank,
        // Letters and marks by category that show nothing: the grapheme joiner, Hangul fillers, Khmer inherent vowels.
        '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}' | '\u{17b4}' | '\u{17b5}' => {
            Fate::Drop
        }
        _ => by_category(c.general_category()),
    }
}

fn by_category(category: Category) -> Fate {
    if category == Category::SpaceSeparator {
        Fate::Blank
    } else if is_unseen(category) {
        Fate::Drop
    } else {
        Fate::Keep
    }
}

/// Control, format (bidi and tag characters are format too), private use and what is not assigned.
fn is_unseen(category: Category) -> bool {
    matches!(
        category,
        Category::Control
            | Category::Format
            | Category::PrivateUse
            | Category::Surrogate
            | Category::Unassigned
    )
}

/// Keeps a joiner only where it does something: between letters that join, or between parts of one emoji.
fn judge_joiners(text: &[char]) -> (Vec<char>, u32) {
    let mut kept = Vec::with_capacity(text.len());
    let mut base = ' ';
    for (place, &c) in text.iter().enumerate() {
        let next = text.get(place + 1).copied().unwrap_or(' ');
        if matches!(c, JOINER | NON_JOINER) {
            let in_word = joins(base) && (joins(next) || is_mark(next));
            let in_emoji = c == JOINER && is_picture(base) && is_picture(next);
            if in_word || in_emoji {
                kept.push(c);
            }
            continue;
        }
        // A skin tone belongs to the picture before it.
        if !is_mark(c) && !('\u{1f3fb}'..='\u{1f3ff}').contains(&c) {
            base = c;
        }
        kept.push(c);
    }
    let removed = u32::try_from(text.len() - kept.len()).unwrap_or(u32::MAX);
    (kept, removed)
}

/// Whether a letter belongs to a script in which joiners carry meaning. Latin, Greek and Cyrillic have no use for them, and
/// there an invisible character would make one name pass for two.
fn joins(c: char) -> bool {
    c >= '\u{590}'
        && !('\u{1e00}'..='\u{1fff}').contains(&c)
        && c.general_category_group() == Group::Letter
}

fn is_picture(c: char) -> bool {
    // The left-right arrow is the one mathematical sign among the parts of emoji.
    c == '\u{2194}' || (c >= '\u{2190}' && c.general_category() == Category::OtherSymbol)
}

fn is_mark(c: char) -> bool {
    c >= '\u{300}' && c.general_category_group() == Group::Mark
}

/// Drops marks beyond [`MARKS`] and marks that stand on nothing. A joiner is no new base, or it would be a way round the
/// limit.
pub(super) fn limit_marks(text: impl Iterator<Item = char>) -> (String, u32) {
    let (mut kept, mut removed) = (String::new(), 0u32);
    let mut room = 0;
    for c in text {
        if is_mark(c) {
            if room == 0 {
                removed = removed.saturating_add(1);
                continue;
            }
            room -= 1;
        } else if !matches!(c, JOINER | NON_JOINER) {
            room = if c.is_whitespace() { 0 } else { MARKS };
        }
        kept.push(c);
    }
    (kept, removed)
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
mod tests;
