//! Cells that a spreadsheet would run as a formula: a quotation mark goes before them on the way out and off on the way in.

/// The marks a formula begins with, in both widths, and the blanks that spreadsheets skip before one.
const FORMULA: [char; 10] = [
    '=', '+', '-', '@', '\t', '\r', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}',
];

/// Whether a spreadsheet might run the text, once the quotation marks put before it are off.
fn is_formula(text: &str) -> bool {
    let bare = text.trim_start_matches(['\'', ' ', '\n']);
    bare.starts_with(FORMULA)
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
        assert_eq!(defuse("'t Hooft"), "'t Hooft");
        assert_eq!(undo("'t Hooft"), "'t Hooft");
        assert_eq!(undo("=\"00123\""), "00123");
    }

    proptest! {
        #[test]
        fn what_was_defused_comes_back(text in "['=+@ \\-a\u{ff1d}\t]{0,6}") {
            let cell = defuse(&text);
            prop_assert!(!cell.trim_start().starts_with(FORMULA));
            if cell != text {
                prop_assert_eq!(undo(&cell), text);
            }
        }
    }
}
