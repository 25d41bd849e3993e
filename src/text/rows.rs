//! A text as it is typed into: its rows, and where in them the cursor stands. Other than text that is only read, the rows
//! joined give the text back, so that every place in it has a place on the screen.

use super::fit::{grapheme_width, width};
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

/// The fewest columns rows are made for: a wide character and the cursor behind it.
const FEWEST: usize = 3;

/// The rows of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rows {
    /// The bytes of each row, without a gap. A blank or a line break at a row's end belongs to the row and is not drawn.
    pub spans: Vec<Range<usize>>,
    /// The cursor's row.
    pub row: usize,
    /// The cursor's column in it.
    pub column: usize,
}

impl Rows {
    /// Breaks a text into rows of at most `columns` (never taken as less than 3), by words where it can, for a cursor after
    /// `cursor` bytes. The last column stays free, so that the cursor has a place behind a full row.
    pub fn of(text: &str, cursor: usize, columns: usize) -> Self {
        let columns = columns.max(FEWEST);
        let spans = spans(text, columns - 1);
        let row = spans
            .iter()
            .rposition(|span| span.start <= cursor)
            .unwrap_or_default();
        let start = spans.get(row).map_or(0, |span| span.start);
        let before = text.get(start..cursor).map_or(0, width);
        Self {
            spans,
            row,
            column: before.min(columns - 1),
        }
    }

    /// What is drawn of a row.
    pub fn shown<'a>(&self, text: &'a str, row: usize) -> &'a str {
        let span = self.spans.get(row).cloned().unwrap_or_default();
        let row = text.get(span).unwrap_or_default();
        row.trim_end_matches([' ', '\n'])
    }
}

/// Rows whose drawn part is at most `room` columns wide. A single character wider than that has a row of its own.
fn spans(text: &str, room: usize) -> Vec<Range<usize>> {
    let mut spans = Vec::new();
    // Where the row begins, how wide it is so far, and where a word of it last began.
    let (mut from, mut used, mut word) = (0, 0, 0);
    for (at, grapheme) in text.grapheme_indices(true) {
        let end = at + grapheme.len();
        if grapheme.ends_with('\n') {
            spans.push(from..end);
            (from, used, word) = (end, 0, end);
            continue;
        }
        let wide = grapheme_width(grapheme);
        if grapheme == " " {
            (used, word) = (used + wide, end);
            continue;
        }
        while from < at && used + wide > room {
            let next = if word > from { word } else { at };
            spans.push(from..next);
            (from, used, word) = (next, text.get(next..at).map_or(0, width), next);
        }
        used += wide;
    }
    spans.push(from..text.len());
    spans
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shown(text: &str, columns: usize) -> Vec<&str> {
        let rows = Rows::of(text, 0, columns);
        (0..rows.spans.len())
            .map(|row| rows.shown(text, row))
            .collect()
    }

    fn cursor(text: &str, cursor: usize, columns: usize) -> (usize, usize) {
        let rows = Rows::of(text, cursor, columns);
        (rows.row, rows.column)
    }

    #[test]
    fn words_stay_whole_where_they_can() {
        assert_eq!(
            shown("give one step at a time", 10),
            ["give one", "step at a", "time"]
        );
        assert_eq!(shown("incomprehensible", 7), ["incomp", "rehens", "ible"]);
        assert_eq!(
            shown("a incomprehensible", 7),
            ["a", "incomp", "rehens", "ible"]
        );
        assert_eq!(shown("one\n\ntwo\n", 10), ["one", "", "two", ""]);
        assert_eq!(shown("", 10), [""]);
        assert_eq!(shown("李小龍", 6), ["李小", "龍"]);
        assert_eq!(shown("Adébáyọ\u{300}", 5), ["Adéb", "áyọ\u{300}"]);
    }

    #[test]
    fn the_cursor_stands_where_typing_goes() {
        assert_eq!(cursor("", 0, 10), (0, 0));
        assert_eq!(cursor("give one step", 8, 10), (0, 8), "before the blank");
        assert_eq!(cursor("give one step", 9, 10), (1, 0), "after the blank");
        assert_eq!(cursor("give one step", 13, 10), (1, 4));
        assert_eq!(cursor("one\ntwo", 3, 10), (0, 3));
        assert_eq!(cursor("one\n", 4, 10), (1, 0));
        assert_eq!(cursor("李小龍", 6, 10), (0, 4));
        assert_eq!(
            cursor("full row ", 9, 9),
            (0, 8),
            "a blank behind a full row"
        );
    }

    proptest! {
        #[test]
        fn rows_joined_give_the_text_and_hold_the_cursor(
            text in "\\PC{0,60}|[a-zé李ọ\u{300}\u{1f469}\u{200d} \n]{0,80}",
            columns in 3_usize..30,
            at in 0.0..=1.0_f64,
        ) {
            let edges: Vec<usize> = text
                .grapheme_indices(true)
                .map(|(at, _)| at)
                .chain([text.len()])
                .collect();
            #[expect(clippy::cast_sign_loss, clippy::cast_precision_loss, clippy::cast_possible_truncation, reason = "a share of a short list")]
            let cursor = edges[(at * (edges.len() - 1) as f64) as usize];
            let rows = Rows::of(&text, cursor, columns);
            let joined: String = rows.spans.iter().filter_map(|span| text.get(span.clone())).collect();
            prop_assert_eq!(&joined, &text);
            for row in 0..rows.spans.len() {
                let shown = rows.shown(&text, row);
                prop_assert!(width(shown) < columns || shown.graphemes(true).count() == 1);
            }
            let span = &rows.spans[rows.row];
            prop_assert!(span.contains(&cursor) || (span.end == cursor && rows.row + 1 == rows.spans.len()));
            prop_assert!(rows.column < columns);
        }
    }
}
