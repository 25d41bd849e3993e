//! Wrapping to columns by words; a word longer than a line is broken between characters.

use super::fit::width;
use unicode_segmentation::UnicodeSegmentation;

/// The lines of a text at most `columns` wide; a text without words is one empty line.
pub fn wrap(text: &str, columns: usize) -> Vec<String> {
    let columns = columns.max(2);
    text.split('\n')
        .flat_map(|paragraph| wrap_paragraph(paragraph, columns))
        .collect()
}

fn wrap_paragraph(text: &str, columns: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        for piece in pieces(word, columns) {
            let Some(line) = lines.last_mut() else {
                continue;
            };
            let gap = usize::from(!line.is_empty());
            if width(line) + gap + width(&piece) <= columns {
                if gap == 1 {
                    line.push(' ');
                }
                line.push_str(&piece);
            } else {
                lines.push(piece);
            }
        }
    }
    lines
}

fn pieces(word: &str, columns: usize) -> Vec<String> {
    if width(word) <= columns {
        return vec![word.to_owned()];
    }
    let mut pieces = vec![String::new()];
    for cluster in word.graphemes(true) {
        let full = pieces
            .last()
            .is_some_and(|piece| width(piece) + width(cluster) > columns);
        if full {
            pieces.push(String::new());
        }
        if let Some(piece) = pieces.last_mut() {
            piece.push_str(cluster);
        }
    }
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
        assert_eq!(wrap("", 10), [""]);
    }

    proptest! {
        #[test]
        fn no_line_is_too_wide_and_no_word_is_lost(text in "[a-zé李 ]{0,80}", columns in 2usize..30) {
            let lines = wrap(&text, columns);
            prop_assert!(lines.iter().all(|line| width(line) <= columns));
            let bare = |s: &str| s.chars().filter(|c| *c != ' ').collect::<String>();
            prop_assert_eq!(bare(&lines.concat()), bare(&text));
        }
    }
}
