//! Fitting text to columns, as the terminal will draw it: character by character as people count them, wide ones in two
//! columns. It cuts and fills; it does not draw.

use std::borrow::Cow;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// What stands where something was cut; one column wide.
pub const CUT: &str = "…";

/// Columns a text takes when drawn on one line.
pub fn width(text: &str) -> usize {
    if text.bytes().all(|byte| (b' '..=b'~').contains(&byte)) {
        return text.len();
    }
    text.graphemes(true).map(grapheme_width).sum()
}

/// Columns one character takes. A screen draws no control character.
pub(super) fn grapheme_width(grapheme: &str) -> usize {
    if grapheme.contains(char::is_control) {
        0
    } else {
        grapheme.width()
    }
}

/// The text, cut to at most `columns` with `…` at the end if it was longer.
pub fn fit(text: &str, columns: usize) -> Cow<'_, str> {
    if width(text) <= columns {
        return Cow::Borrowed(text);
    }
    let Some(room) = columns.checked_sub(1) else {
        return Cow::Borrowed("");
    };
    Cow::Owned(format!("{}{CUT}", start(text, room)))
}

/// As many whole characters of the text's start as fit in `columns`.
pub(super) fn start(text: &str, columns: usize) -> &str {
    let mut used = 0;
    let end = text
        .grapheme_indices(true)
        .find(|(_, grapheme)| {
            used += grapheme_width(grapheme);
            used > columns
        })
        .map_or(text.len(), |(at, _)| at);
    text.get(..end).unwrap_or_default()
}

/// The text in exactly `columns`, cut or filled with blanks at the end.
pub fn pad(text: &str, columns: usize) -> String {
    let fitted = fit(text, columns);
    let blanks = columns.saturating_sub(width(&fitted));
    format!("{fitted}{}", " ".repeat(blanks))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn cut_only_where_needed() {
        assert_eq!(fit("Amira", 5), "Amira");
        assert_eq!(fit("Amira", 4), "Ami…");
        assert_eq!(fit("Zoë Ångström", 12), "Zoë Ångström");
        assert_eq!(fit("Zoë Ångström", 11), "Zoë Ångstr…");
        assert_eq!(fit("abc", 1), "…");
        assert_eq!(fit("abc", 0), "");
        assert!(matches!(fit("李小龍", 6), Cow::Borrowed(_)));
    }

    #[test]
    fn a_wide_character_that_half_fits_is_left_out() {
        assert_eq!(fit("李小龍", 5), "李小…");
        assert_eq!(fit("李小龍", 4), "李…");
        assert_eq!(pad("李小龍", 4), "李… ");
        assert_eq!(fit("\u{1f469}\u{200d}\u{1f3eb}x", 2), "…");
        assert_eq!(
            pad("\u{1f469}\u{200d}\u{1f3eb}", 3),
            "\u{1f469}\u{200d}\u{1f3eb} "
        );
    }

    #[test]
    fn marks_take_no_column_and_are_never_torn_off() {
        assert_eq!(width("Adébáyọ\u{300}"), 7);
        assert_eq!(fit("ọ\u{300}ọ\u{300}ọ\u{300}", 2), "ọ\u{300}…");
        assert_eq!(width("ｶﾞ"), 2);
        assert_eq!(width("محمد"), 4);
    }

    proptest! {
        #[test]
        fn never_wider_than_asked(text in "\\PC{0,30}|[a-zé李ｶﾞ\u{1f469}\u{200d}\u{301} ]{0,30}", columns in 0usize..20) {
            prop_assert!(width(&fit(&text, columns)) <= columns);
            prop_assert_eq!(width(&pad(&text, columns)), columns);
            prop_assert_eq!(fit(&text, columns) == text.as_str(), width(&text) <= columns);
        }
    }
}
