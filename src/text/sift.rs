//! Which characters may be in a text: one by one, joiners by what they join, marks by how many stand on a letter. Blanks and
//! length are not judged here.

use super::clean::Lines;
use super::escape;
use unicode_normalization::UnicodeNormalization;
use unicode_properties::{
    GeneralCategory as Category, GeneralCategoryGroup as Group, UnicodeGeneralCategory,
};

/// The most combining marks that stay on one base character.
pub(super) const MARKS: usize = 4;
pub(super) const NON_JOINER: char = '\u{200c}';
pub(super) const JOINER: char = '\u{200d}';

/// The characters that belong in a text, and how many did not.
pub(super) fn sift(text: &[char], lines: Lines) -> (String, u32) {
    let (kept, dropped) = admit(text, lines);
    let (joined, loose) = judge_joiners(&kept);
    let (marked, heaped) = limit_marks(joined.into_iter().nfc());
    let removed = dropped.saturating_add(loose).saturating_add(heaped);
    (marked, removed)
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
        _ if is_unseen_letter(c) => Fate::Drop,
        _ => by_category(c.general_category()),
    }
}

/// Letters and marks by category that show nothing: the grapheme joiner, Hangul fillers, Khmer inherent vowels.
pub(super) const fn is_unseen_letter(c: char) -> bool {
    matches!(
        c,
        '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}' | '\u{17b4}' | '\u{17b5}'
    )
}

/// Control, format and the two separators that break a line: what a terminal obeys, or what turns a line round unseen. What is
/// only unassigned or private shows as a box, or as a glyph of a theme.
pub(super) const fn moves_or_hides(category: Category) -> bool {
    matches!(
        category,
        Category::Control
            | Category::Format
            | Category::LineSeparator
            | Category::ParagraphSeparator
    )
}

/// Whether a joiner behind this character can do anything.
pub(super) fn could_join(base: char) -> bool {
    joins(base) || is_picture(base)
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
pub(super) fn is_unseen(category: Category) -> bool {
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

pub(super) fn is_mark(c: char) -> bool {
    c >= '\u{300}' && c.general_category_group() == Group::Mark
}

/// Drops marks beyond [`MARKS`] and marks that stand on nothing. A joiner is no new base, or it would be a way round the
/// limit.
fn limit_marks(text: impl Iterator<Item = char>) -> (String, u32) {
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
