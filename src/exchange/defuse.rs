//! Cells that a spreadsheet would run as a formula: a quotation mark goes before them on the way out and off on the way in.

use crate::text::leaving::is_harmful;

/// The marks a formula begins with, in both widths, and the blanks that spreadsheets skip before one.
const FORMULA: [char; 11] = [
    '=', '+', '-', '@', '\t', '\r', '\0', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}',
];

/// Whether a spreadsheet might run the text, once the quotation marks put before it are off.
fn is_formula(text: &str) -> bool {
    let skipped = |c: char| matches!(c, '\'' | '"') || is_skipped(c);
    text.trim_start_matches(skipped).starts_with(FORMULA)
}

/// What a spreadsheet may skip before it looks for a formula: every blank that is not a sign of one itself, and what nobody sees.
fn is_skipped(c: char) -> bool {
    !FORMULA.contains(&c) && (c.is_whitespace() || is_harmful(c))
}

/// The text as a cell that no spreadsheet runs.
pub(super) fn defuse(text: &str) -> String {
    if is_formula(text) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

/// The text that was defused, or that was written as `="text"` to keep its leading zeros.
pub(super) fn undo(cell: &str) -> &str {
    if let Some(bare) = cell.strip_prefix('\'').filter(|bare| is_formula(bare)) {
        return bare;
    }
    let quoted = cell.trim().strip_prefix("=\"");
    quoted
        .and_then(|rest| rest.strip_suffix('"'))
        .unwrap_or(cell)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn only_formulas_are_marked() {
        assert_eq!(defuse("=1+1"), "'=1+1");
        assert_eq!(defuse(" -2"), "' -2");
        assert_eq!(defuse("\"=1"), "'\"=1");
        assert_eq!(
            defuse("\u{a0}\u{feff}\u{ff20}x"),
            "'\u{a0}\u{feff}\u{ff20}x"
        );
        assert_eq!(defuse("\0=1"), "'\0=1");
        assert_eq!(defuse("'t Hooft"), "'t Hooft");
        assert_eq!(undo("'t Hooft"), "'t Hooft");
        assert_eq!(undo("=\"00123\""), "00123");
    }

    proptest! {
        #[test]
        fn what_was_defused_comes_back(text in "['\"=+@ \\-a\u{ff1d}\u{ff0b}\u{ff0d}\u{ff20}\t\r\n\u{0}\u{a0}\u{3000}\u{feff}\u{200b}]{0,6}") {
            let cell = defuse(&text);
            prop_assert!(!cell.trim_start_matches(is_skipped).starts_with(FORMULA));
            if cell != text {
                prop_assert_eq!(undo(&cell), text);
            }
        }
    }
}
