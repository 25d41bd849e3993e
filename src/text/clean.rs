//! The one door for text: typing, paste and import all pass here, once.
//!
//! What may move a cursor, hide, reverse or pile up is taken out; what people's names and languages need stays.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use unicode_properties::{GeneralCategory, UnicodeGeneralCategory};
use unicode_segmentation::UnicodeSegmentation;

/// Whether a text may have several lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lines {
    /// One; a line break becomes a blank.
    One,
    /// Many.
    Many,
}

/// How long a text may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// At most this many characters, as a person counts them.
    pub longest: usize,
    /// Whether it may have several lines.
    pub lines: Lines,
}

impl Limits {
    /// A name.
    pub const NAME: Self = Self {
        longest: 80,
        lines: Lines::One,
    };
    /// A line.
    pub const LINE: Self = Self {
        longest: 300,
        lines: Lines::One,
    };
    /// A note.
    pub const NOTE: Self = Self {
        longest: 2_000,
        lines: Lines::Many,
    };
}

/// A cleaned text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cleaned {
    /// What is left.
    pub text: String,
    /// How many characters were taken out because they do not belong in a text; blanks and length do not count.
    pub removed: u32,
}

/// Combining marks allowed on one base.
const MARKS: usize = 4;
/// Code points one person-counted character may have at most, so that joiners can't pile up either.
const CLUSTER: usize = 16;

/// Cleans a text.
pub fn clean(text: &str, limits: Limits) -> Cleaned {
    let mut removed = 0;
    // Reading stops well past any cap, so that a megabyte pasted costs no more than a page.
    let bounded = text
        .chars()
        .take(limits.longest.saturating_mul(CLUSTER * 2) + 64);
    let bare = without_escapes(bounded, &mut removed);
    let composed: Vec<char> = bare.nfc().collect();
    let kept = keep(&composed, limits.lines, &mut removed);
    Cleaned {
        text: cap(&squeeze(&kept), limits.longest),
        removed,
    }
}

/// Takes out whole terminal sequences: what follows an escape would otherwise be left as litter.
fn without_escapes(chars: impl Iterator<Item = char>, removed: &mut u32) -> String {
    let mut chars = chars.peekable();
    let mut out = String::new();
    while let Some(c) = chars.next() {
        let introducer = match c {
            '\u{1b}' => chars
                .next_if(|next| matches!(next, '[' | ']' | 'P' | '_' | '^' | 'X'))
                .unwrap_or('\0'),
            '\u{9b}' => '[',
            '\u{9d}' => ']',
            _ => {
                out.push(c);
                continue;
            }
        };
        *removed += 1;
        match introducer {
            '[' => {
                while chars
                    .next_if(|c| ('\u{20}'..='\u{3f}').contains(c))
                    .is_some()
                {
                    *removed += 1;
                }
                if chars
                    .next_if(|c| ('\u{40}'..='\u{7e}').contains(c))
                    .is_some()
                {
                    *removed += 1;
                }
            }
            '\0' => {}
            _ => skip_string(&mut chars, removed),
        }
    }
    out
}

/// Skips the body of a terminal string (a title, a clipboard write) up to its end mark, or to the end of the line.
fn skip_string(chars: &mut std::iter::Peekable<impl Iterator<Item = char>>, removed: &mut u32) {
    while let Some(c) = chars.next_if(|c| *c != '\n') {
        *removed += 1;
        if matches!(c, '\u{7}' | '\u{9c}') {
            return;
        }
        if c == '\u{1b}' {
            chars.next_if_eq(&'\\');
            return;
        }
    }
}

fn keep(chars: &[char], lines: Lines, removed: &mut u32) -> String {
    let mut out = String::new();
    let mut marks = 0;
    for (place, &c) in chars.iter().enumerate() {
        let joined = || {
            joins(
                place.checked_sub(1).and_then(|i| chars.get(i)),
                chars.get(place + 1),
            )
        };
        let kept = match c {
            '\n' if lines == Lines::Many => Some('\n'),
            c if c.is_whitespace() => Some(' '),
            '\u{200c}' | '\u{200d}' if joined() => Some(c),
            '\u{fe0e}' | '\u{fe0f}' if !out.is_empty() => Some(c),
            c if is_combining_mark(c) && (marks >= MARKS || out.is_empty()) => None,
            c if belongs(c) => Some(c),
            _ => None,
        };
        marks = if is_combining_mark(c) { marks + 1 } else { 0 };
        match kept {
            Some(c) => out.push(c),
            None => *removed += 1,
        }
    }
    out
}

/// Joiners stay between letters (Persian, Indic scripts) and inside emoji.
fn joins(before: Option<&char>, after: Option<&char>) -> bool {
    let part = |c: &char| {
        c.is_alphabetic() || is_combining_mark(*c) || is_pictograph(*c) || *c == '\u{fe0f}'
    };
    before.is_some_and(part) && after.is_some_and(part)
}

fn is_pictograph(c: char) -> bool {
    matches!(c, '\u{1f000}'..='\u{1faff}' | '\u{2600}'..='\u{27bf}' | '\u{2190}'..='\u{21ff}' | '\u{2b00}'..='\u{2bff}' | '\u{2300}'..='\u{23ff}')
}

fn belongs(c: char) -> bool {
    use GeneralCategory as Category;
    let invisible = matches!(
        c,
        '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}' | '\u{2800}' | '\u{180b}'..='\u{180f}' | '\u{fe00}'..='\u{fe0d}' | '\u{e0100}'..='\u{e01ef}' | '\u{034f}'
    );
    !invisible
        && !matches!(
            c.general_category(),
            Category::Control
                | Category::Format
                | Category::PrivateUse
                | Category::Surrogate
                | Category::Unassigned
                | Category::LineSeparator
                | Category::ParagraphSeparator
        )
}

/// One blank between words, none at the ends, at most one empty line in a row.
fn squeeze(text: &str) -> String {
    let lines: Vec<String> = text
        .split('\n')
        .map(|line| {
            line.split(' ')
                .filter(|w| !w.is_empty())
                .collect::<Vec<_>>()
                .join(" ")
        })
        .collect();
    let mut out: Vec<&str> = Vec::new();
    for line in lines.iter().map(String::as_str) {
        let doubled = line.is_empty() && out.last().is_none_or(|last| last.is_empty());
        if !doubled {
            out.push(line);
        }
    }
    out.join("\n").trim_end_matches('\n').to_owned()
}

fn cap(text: &str, longest: usize) -> String {
    let mut out = String::new();
    for cluster in text.graphemes(true).take(longest) {
        out.extend(cluster.chars().take(CLUSTER));
    }
    out.trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn line(text: &str) -> String {
        clean(text, Limits::LINE).text
    }

    #[test]
    fn names_of_the_world_stay() {
        for name in [
            "Zoë Ångström",
            "Łukasz",
            "李小龍",
            "Oluwaseun Adébáyọ̀",
            "👩‍🏫",
            "محمد علي",
            "O'Connor-Smith",
            "क्‍ष",
        ] {
            let cleaned = clean(name, Limits::NAME);
            assert_eq!(
                (cleaned.text.nfc().collect::<String>(), cleaned.removed),
                (name.nfc().collect(), 0),
                "{name}"
            );
        }
    }

    #[test]
    fn what_moves_a_cursor_goes() {
        assert_eq!(line("Am\u{1b}[31mira\u{1b}[0m"), "Amira");
        assert_eq!(line("a\u{1b}]0;owned\u{7}b"), "ab");
        assert_eq!(line("a\u{9b}2Jb"), "ab");
        assert_eq!(line("Ali\u{202e}ce\u{2066}\u{200b}\u{ad}"), "Alice");
        assert_eq!(line("a\tb\r\nc  d "), "a b c d");
        assert_eq!(
            line(&format!("e{}", "\u{301}".repeat(40))).chars().count(),
            5,
            "é and four marks more"
        );
        assert_eq!(clean("one\n\n\n two ", Limits::NOTE).text, "one\n\ntwo");
        assert_eq!(line("\u{e0041}\u{e000}x"), "x");
    }

    proptest! {
        #[test]
        fn cleaning_twice_changes_nothing(text in "\\PC{0,60}|[\\x00-\\x{2fff}]{0,40}") {
            let once = clean(&text, Limits::NOTE).text;
            prop_assert_eq!(&clean(&once, Limits::NOTE).text, &once);
            prop_assert!(once.chars().all(|c| c == '\n' || !c.is_control()));
            let unsafe_left = once.contains(['\u{202e}', '\u{2066}', '\u{200b}', '\u{1b}']);
            prop_assert!(!unsafe_left);
        }

        #[test]
        fn never_longer_than_asked(text in "\\PC{0,60}") {
            let limits = Limits { longest: 10, lines: Lines::One };
            prop_assert!(clean(&text, limits).text.graphemes(true).count() <= 10);
        }
    }
}
