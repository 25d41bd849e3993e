//! The second line of defence, where text leaves: a terminal's cells, the shell's lines, the clipboard. What came in by a door
//! is clean already (see [`super::clean`]) and passes as it is; a record that another program wrote, the name of a file and
//! what a system says passed no door. Nothing is refused here and no length is judged: what a terminal would obey, or what
//! would turn a line round without being seen, is left out of what is shown, and only there.

use super::escape;
use super::sift::{
    JOINER, MARKS, NON_JOINER, could_join, is_mark, is_unseen_letter, moves_or_hides,
};
use std::borrow::Cow;
use std::fmt::Write as _;
use unicode_properties::UnicodeGeneralCategory;
use unicode_width::UnicodeWidthStr;

/// A text as one line that moves no cursor: a break or a tab is a blank, so that no text makes a line of its own.
pub fn line(text: &str) -> Cow<'_, str> {
    filtered(text, |c| {
        if c.is_whitespace() {
            Some(' ')
        } else {
            shown(c)
        }
    })
}

/// A text of several lines that moves no cursor; only its line feeds stay.
pub fn lines(text: &str) -> Cow<'_, str> {
    filtered(text, |c| match c {
        '\n' => Some('\n'),
        '\t' => Some(' '),
        _ => shown(c),
    })
}

/// What a cell of the screen may hold, in as many columns as it had.
pub fn cell(symbol: &str) -> Cow<'_, str> {
    if is_plain(symbol) || symbol.chars().eq(kept(symbol)) {
        return Cow::Borrowed(symbol);
    }
    let left: String = kept(symbol).collect();
    let missing = symbol.width().max(1).saturating_sub(left.width());
    Cow::Owned(left + &" ".repeat(missing))
}

/// A document of JSON in which what a terminal would obey is written by its number: it reads back into the same values.
pub fn json(document: &str) -> Cow<'_, str> {
    if !document.chars().any(|c| c != '\n' && is_harmful(c)) {
        return Cow::Borrowed(document);
    }
    let mut written = String::with_capacity(document.len());
    for c in document.chars() {
        if c != '\n' && is_harmful(c) {
            for unit in c.encode_utf16(&mut [0; 2]) {
                let _ = write!(written, "\\u{unit:04x}");
            }
        } else {
            written.push(c);
        }
    }
    Cow::Owned(written)
}

/// Whether a terminal would obey the character, or would turn or hide what stands beside it.
pub fn is_harmful(c: char) -> bool {
    !is_plain_char(c)
        && !matches!(c, JOINER | NON_JOINER)
        && (is_unseen_letter(c) || moves_or_hides(c.general_category()))
}

fn shown(c: char) -> Option<char> {
    (!is_harmful(c)).then_some(c)
}

fn is_plain(text: &str) -> bool {
    text.chars().all(is_plain_char)
}

/// Letters, digits and signs of ASCII, and the lines, blocks and shapes that frames are drawn with: most cells of a screen hold
/// one of these, so they are known without looking anything up.
const fn is_plain_char(c: char) -> bool {
    matches!(c, ' '..='~' | '\u{2500}'..='\u{25ff}')
}

fn filtered(text: &str, fate: impl Fn(char) -> Option<char>) -> Cow<'_, str> {
    if is_plain(text) {
        return Cow::Borrowed(text);
    }
    let read: Vec<char> = text.chars().collect();
    let (whole, _) = escape::strip(&read);
    let whole: String = whole.into_iter().filter_map(fate).collect();
    let kept: String = kept(&whole).collect();
    if kept == text {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(kept)
    }
}

/// The characters that may be shown: no harmful ones but a line feed, no joiner where none does anything, no heap of marks.
fn kept(text: &str) -> impl Iterator<Item = char> {
    let (mut base, mut room) = (' ', 0);
    text.chars().filter(move |&c| {
        if matches!(c, JOINER | NON_JOINER) {
            return could_join(base);
        }
        if c != '\n' && is_harmful(c) {
            return false;
        }
        if is_mark(c) {
            let stays = room > 0;
            room = usize::saturating_sub(room, 1);
            return stays;
        }
        room = MARKS;
        // A skin tone belongs to the picture before it.
        if !('\u{1f3fb}'..='\u{1f3ff}').contains(&c) {
            base = c;
        }
        true
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::clean::{Limits, clean};
    use proptest::prelude::*;

    #[test]
    fn what_a_terminal_would_obey_is_left_out() {
        for (text, shown) in [
            ("Amira Hassan", "Amira Hassan"),
            ("Zoë 李小龍 می\u{200c}خواهم", "Zoë 李小龍 می\u{200c}خواهم"),
            (
                "\u{1f469}\u{1f3fd}\u{200d}\u{2695}\u{fe0f}",
                "\u{1f469}\u{1f3fd}\u{200d}\u{2695}\u{fe0f}",
            ),
            ("a\u{1b}[2Jb\u{9b}31mc", "abc"),
            ("a\u{1b}]52;c;Zm9v\u{7}b\u{9d}0;x\u{9c}c", "abc"),
            ("a\u{1b}]8;;http:b", "a8;;http:b"),
            ("x\nforged\ty", "x forged y"),
            ("\u{202e}drow\u{2066}s\u{200b}\u{ad}\u{e0041}", "drows"),
            ("e\u{200d}v\u{200c}e", "eve"),
        ] {
            assert_eq!(line(text), shown, "{text:?}");
        }
        let heap = format!("a{}b", "\u{301}".repeat(40));
        assert_eq!(line(&heap), format!("a{}b", "\u{301}".repeat(MARKS)));
        assert_eq!(lines("one\r\ntwo\tthree"), "one\ntwo three");
        assert_eq!(cell("\u{ad}"), " ");
        assert_eq!(cell("a\u{202e}"), "a");
    }

    #[test]
    fn what_passes_unseen_is_harmless() {
        for c in (' '..='~').chain('\u{2500}'..='\u{25ff}') {
            assert!(!is_unseen_letter(c) && !moves_or_hides(c.general_category()));
            assert!(!is_mark(c));
        }
    }

    #[test]
    fn a_document_keeps_its_values() {
        let value = serde_json::json!(["a\u{9b}2J\u{202e}\u{e0041}\u{7f}\n\u{1b}", "Zoë"]);
        let written = serde_json::to_string_pretty(&value).unwrap();
        let safe = json(&written);
        assert!(!safe.chars().any(|c| c != '\n' && is_harmful(c)), "{safe}");
        let back: serde_json::Value = serde_json::from_str(&safe).unwrap();
        assert_eq!(back, value);
    }

    fn hostile() -> impl Strategy<Value = String> {
        prop_oneof![
            any::<String>(),
            "[a-zé李\u{1b}\u{9b}\u{9d}\\[\\];\u{7}\u{202e}\u{200d}\u{200c}\u{301}\u{1f469}\u{ad}\u{115f}\u{34f} \t\n]{0,40}"
        ]
    }

    proptest! {
        #[test]
        fn nothing_harmful_leaves(text in hostile()) {
            let shown = line(&text);
            prop_assert!(!shown.chars().any(is_harmful), "{shown:?}");
            prop_assert_eq!(&line(&shown), &shown);
            prop_assert!(!lines(&text).chars().any(|c| c != '\n' && is_harmful(c)));
            let symbol = cell(&text);
            prop_assert!(!symbol.chars().any(|c| c != '\n' && is_harmful(c)));
        }

        #[test]
        fn what_is_clean_leaves_as_it_is(text in hostile()) {
            let clean = clean(&text, Limits::NOTE).text;
            prop_assert_eq!(&lines(&clean), &clean);
            prop_assert_eq!(&line(&clean), &clean.replace('\n', " "));
        }
    }
}
