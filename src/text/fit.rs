//! Fitting text to columns, as the terminal will draw it.

use std::borrow::Cow;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// What stands where something was cut.
pub const CUT: &str = "…";

/// Columns a text takes.
pub fn width(text: &str) -> usize {
    text.width()
}

/// The text, cut to at most `columns` with `…` at the end if it was longer.
pub fn fit(text: &str, columns: usize) -> Cow<'_, str> {
    if width(text) <= columns {
        return Cow::Borrowed(text);
    }
    let room = columns.saturating_sub(1);
    let mut out = String::new();
    let mut used = 0;
    for cluster in text.graphemes(true) {
        used += width(cluster);
        if used > room {
            break;
        }
        out.push_str(cluster);
    }
    if columns > 0 {
        out.push_str(CUT);
    }
    Cow::Owned(out)
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
        assert_eq!(fit("李小龍", 4), "李…");
        assert_eq!(pad("李小龍", 4), "李… ");
        assert_eq!(fit("abc", 0), "");
    }

    proptest! {
        #[test]
        fn never_wider_than_asked(text in "\\PC{0,30}", columns in 0usize..20) {
            prop_assert!(width(&fit(&text, columns)) <= columns);
            prop_assert!(width(&pad(&text, columns)) <= columns.max(width(&fit(&text, columns))));
        }
    }
}
