//! Wrapping to columns by words; a word longer than a line is broken between characters. It makes lines, not styles.

use super::fit::{grapheme_width, width};
use unicode_segmentation::UnicodeSegmentation;

/// The lines of a text at most `columns` wide (never taken as less than 2, which a wide character needs); a text without
/// words is one empty line.
pub fn wrap(text: &str, columns: usize) -> Vec<String> {
    let columns = columns.max(2);
    text.split('\n')
        .flat_map(|paragraph| wrap_paragraph(paragraph, columns))
        .collect()
}

/// The lines of a text after a mark: the first begins with it, the others are set in under the first's text. A mark that
/// leaves less than half the columns stands alone.
pub fn hang(mark: &str, text: &str, columns: usize) -> Vec<String> {
    let indent = width(mark);
    if indent * 2 > columns {
        return wrap(&format!("{mark}{text}"), columns);
    }
    let mut lead = mark.to_owned();
    wrap(text, columns - indent)
        .into_iter()
        .map(|line| {
            let line = format!("{lead}{line}");
            lead = " ".repeat(indent);
            line
        })
        .collect()
}

fn wrap_paragraph(text: &str, columns: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut used = 0;
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        for piece in pieces(word, columns) {
            let (gap, wide) = (usize::from(used > 0), width(piece));
            match lines.last_mut() {
                Some(line) if used + gap + wide <= columns => {
                    line.push_str(if gap == 1 { " " } else { "" });
                    line.push_str(piece);
                    used += gap + wide;
                }
                Some(_) | None => {
                    lines.push(piece.to_owned());
                    used = wide;
                }
            }
        }
    }
    lines
}

/// The word in pieces that each fit on a line. A single character wider than that (joined emoji) is a piece of its own;
/// the screen's edge cuts it.
fn pieces(word: &str, columns: usize) -> Vec<&str> {
    if width(word) <= columns {
        return vec![word];
    }
    let mut pieces = Vec::new();
    let (mut from, mut used) = (0, 0);
    for (at, grapheme) in word.grapheme_indices(true) {
        let wide = grapheme_width(grapheme);
        if from < at && used + wide > columns {
            pieces.extend(word.get(from..at));
            (from, used) = (at, 0);
        }
        used += wide;
    }
    pieces.extend(word.get(from..));
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn words_stay_whole_where_they_can() {
        assert_eq!(
            wrap("give one step at a time", 10),
            ["give one", "step at a", "time"]
        );
        assert_eq!(wrap("incomprehensible", 6), ["incomp", "rehens", "ible"]);
        assert_eq!(
            wrap("a incomprehensible", 6),
            ["a", "incomp", "rehens", "ible"]
        );
        assert_eq!(wrap("one\n\ntwo", 10), ["one", "", "two"]);
        assert_eq!(wrap("", 10), [""]);
        assert_eq!(wrap("李小龍", 5), ["李小", "龍"]);
        assert_eq!(wrap("Adébáyọ\u{300}", 4), ["Adéb", "áyọ\u{300}"]);
        assert_eq!(
            wrap("\u{300}👩\u{300}\u{200d}👩", 2).len(),
            2,
            "a mark without a base stands alone"
        );
    }

    #[test]
    fn later_lines_hang_under_the_first() {
        assert_eq!(
            hang("1. ", "read aloud, then ask", 12),
            ["1. read", "   aloud,", "   then ask"]
        );
        assert_eq!(hang("12345 ", "ab", 8), ["12345 ab"]);
        assert_eq!(hang("· ", "", 8), ["· "]);
    }

    proptest! {
        #[test]
        fn no_line_is_too_wide_and_no_word_is_lost(text in "[a-zé李ọ\u{300}\u{1f469}\u{200d} ]{0,80}", columns in 2usize..30) {
            let lines = wrap(&text, columns);
            let fits = |line: &String| width(line) <= columns || line.graphemes(true).count() == 1;
            prop_assert!(lines.iter().all(fits));
            let bare = |s: &str| s.chars().filter(|c| *c != ' ').collect::<String>();
            prop_assert_eq!(bare(&lines.concat()), bare(&text));
            let hung = hang("1. ", &text, columns);
            prop_assert_eq!(bare(&hung.concat()), bare(&format!("1.{text}")));
        }
    }
}
