//! Takes whole terminal sequences out of a text, bodies and all, so that `ESC [ 31 m` does not leave `[31m` behind. It
//! drops nothing else: what single characters are worth is judged in [`super::clean`].

const ESCAPE: char = '\u{1b}';

/// What a sequence's opening announces.
#[derive(Clone, Copy)]
enum Opening {
    /// Parameters and a final letter follow (ECMA-48 control sequence).
    Control,
    /// A string follows, up to BEL or ST: a title, a clipboard write, a device command.
    String,
    /// One more character follows: the choice of a character set.
    Charset,
}

/// The text without terminal sequences, and how many characters went with them. A string sequence that never ends loses only
/// its opening, since the rest may be somebody's words.
pub(super) fn strip(text: &[char]) -> (Vec<char>, u32) {
    let mut kept = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some((&first, after)) = rest.split_first() {
        if let Some((opening, length)) = opening(rest) {
            let body = rest.get(length..).unwrap_or_default();
            rest = body.get(body_length(opening, body)..).unwrap_or_default();
        } else {
            kept.push(first);
            rest = after;
        }
    }
    let removed = u32::try_from(text.len() - kept.len()).unwrap_or(u32::MAX);
    (kept, removed)
}

/// The opening that `text` begins with, and its length.
fn opening(text: &[char]) -> Option<(Opening, usize)> {
    match text {
        [ESCAPE, '[', ..] => Some((Opening::Control, 2)),
        [ESCAPE, ']' | 'P' | 'X' | '^' | '_', ..] => Some((Opening::String, 2)),
        [ESCAPE, '(' | ')' | '*' | '+' | '#' | '%', ..] => Some((Opening::Charset, 2)),
        ['\u{9b}', ..] => Some((Opening::Control, 1)),
        ['\u{90}' | '\u{98}' | '\u{9d}' | '\u{9e}' | '\u{9f}', ..] => Some((Opening::String, 1)),
        _ => None,
    }
}

fn body_length(opening: Opening, body: &[char]) -> usize {
    match opening {
        Opening::Control => control_length(body),
        Opening::String => string_length(body).unwrap_or(0),
        Opening::Charset => body.iter().take(1).filter(|c| c.is_ascii_graphic()).count(),
    }
}

/// Parameters, intermediates and, where there is one, the final character.
fn control_length(body: &[char]) -> usize {
    let before_final = body.iter().take_while(|c| (' '..='?').contains(*c)).count();
    let ends = body
        .get(before_final)
        .is_some_and(|c| ('@'..='~').contains(c));
    before_final + usize::from(ends)
}

/// The body and its end. Any other control character breaks the string off, which also keeps this linear: no stretch of
/// text is read twice.
fn string_length(body: &[char]) -> Option<usize> {
    let stop = body.iter().position(|c| c.is_control())?;
    match body.get(stop..)? {
        ['\u{7}' | '\u{9c}', ..] => Some(stop + 1),
        [ESCAPE, '\\', ..] => Some(stop + 2),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stripped(text: &str) -> (String, u32) {
        let (kept, removed) = strip(&text.chars().collect::<Vec<_>>());
        (kept.into_iter().collect(), removed)
    }

    #[test]
    fn sequences_go_with_their_bodies() {
        for (text, left, removed) in [
            ("\u{1b}[31mred\u{1b}[0m", "red", 9),
            ("\u{9b}2Jx", "x", 3),
            ("a\u{1b}]0;title\u{7}b", "ab", 10),
            ("a\u{1b}]52;c;Zm9v\u{1b}\\b", "ab", 13),
            ("a\u{9d}8;;u\u{9c}b", "ab", 6),
            ("\u{1b}Pq#0\u{1b}\\x", "x", 7),
            ("\u{1b}(Bx", "x", 3),
            ("no sequence", "no sequence", 0),
        ] {
            assert_eq!(stripped(text), (left.to_owned(), removed), "{text:?}");
        }
    }

    #[test]
    fn what_never_ends_does_not_swallow_the_rest() {
        assert_eq!(stripped("\u{1b}]0;Zoë reads").0, "0;Zoë reads");
        assert_eq!(stripped("\u{1b}[12").0, "");
        assert_eq!(stripped("\u{1b}[12ë").0, "ë");
        assert_eq!(stripped("\u{1b}]a\u{1b}]b\u{7}c").0, "ac");
    }
}
