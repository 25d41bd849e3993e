//! A text as words with their places, and which of them are numbers.

use super::pattern::Pattern;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// Which words are numbers.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Numbers {
    /// Numbers written out, in small letters: `two`, `twice`, `half`.
    pub words: BTreeSet<String>,
    /// Where a number says neither how much nor how often: `year #`, `one to one`.
    pub not: Vec<Pattern>,
}

/// What number a word is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Number {
    /// None.
    No,
    /// One that says neither how much nor how often, such as that of a year group.
    Name,
    /// One that counts.
    Counts,
}

/// A word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    /// In small letters, with straight apostrophes.
    pub(super) word: String,
    /// Its place in the text, in characters.
    pub(super) chars: Range<usize>,
    /// Whether a new sentence begins with it.
    pub(super) begins: bool,
    /// What number it is.
    pub(super) number: Number,
}

/// A text ready to be looked through.
#[derive(Debug)]
pub(super) struct Text {
    /// Its words.
    pub(super) tokens: Vec<Token>,
    /// Where each word stands, so that a rule looks only where it may find something.
    places: BTreeMap<String, Vec<usize>>,
    /// The text itself.
    chars: Vec<char>,
}

impl Text {
    /// Takes a text apart.
    pub(super) fn new(text: &str, numbers: &Numbers) -> Self {
        let mut tokens = tokens(text);
        for token in &mut tokens {
            let figure = token.word.starts_with(|c: char| c.is_ascii_digit());
            if !is_date(&token.word) && (figure || numbers.words.contains(&token.word)) {
                token.number = Number::Counts;
            }
        }
        let mut places: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, token) in tokens.iter().enumerate() {
            places.entry(token.word.clone()).or_default().push(at);
        }
        let chars = text.chars().collect();
        let mut text = Self {
            tokens,
            places,
            chars,
        };
        let patterns = numbers.not.iter();
        let names: Vec<Range<usize>> = patterns.flat_map(|pattern| pattern.tokens(&text)).collect();
        for at in names.into_iter().flatten() {
            if let Some(token) = text.tokens.get_mut(at) {
                let counts = token.number == Number::Counts;
                token.number = if counts { Number::Name } else { token.number };
            }
        }
        text
    }

    /// Where this word stands, as places among the tokens.
    pub(super) fn places_of(&self, word: &str) -> &[usize] {
        self.places.get(word).map_or(&[], Vec::as_slice)
    }

    /// What stands at a place of the text, in characters, with one blank where there are more.
    pub(super) fn quote(&self, at: &Range<usize>) -> String {
        let found = self.chars.get(at.clone()).unwrap_or_default();
        let found: String = found.iter().collect();
        let words: Vec<&str> = found.split_whitespace().collect();
        words.join(" ")
    }
}

/// The words of a text. A hyphen parts words, so that `half-term` and `half term` are one; an apostrophe does not, nor does
/// what stands between the figures of `12/6`, `1:1` or `3.5`.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut found: Vec<Token> = Vec::new();
    let (mut within, mut begins) = (false, true);
    let mut chars = text.chars().enumerate().peekable();
    let mut before = ' ';
    while let Some((at, c)) = chars.next() {
        let after = chars.peek().map_or(' ', |(_, c)| *c);
        let part = c.is_alphanumeric() || joins(before, c, after);
        if part && !within {
            found.push(Token {
                word: String::new(),
                chars: at..at,
                begins,
                number: Number::No,
            });
            begins = false;
        }
        if let (true, Some(token)) = (part, found.last_mut()) {
            token.word.extend(straight(c).to_lowercase());
            token.chars.end = at + 1;
        }
        within = part;
        begins |= !part && matches!(c, '.' | '!' | '?' | ';' | ':' | '\n');
        before = c;
    }
    found
}

const fn straight(c: char) -> char {
    if c == '’' { '\'' } else { c }
}

/// Whether a sign holds what stands on both sides of it together as one word.
fn joins(before: char, sign: char, after: char) -> bool {
    match straight(sign) {
        '\'' => before.is_alphanumeric() && after.is_alphanumeric(),
        '/' | '.' | ':' | ',' | '-' => before.is_ascii_digit() && after.is_ascii_digit(),
        _ => false,
    }
}

/// Whether a word is a date in figures: `12/6`, `12/6/2027`, `12.6.27`, `2027-06-12`.
pub(super) fn is_date(word: &str) -> bool {
    let parts = |sign: char| {
        let figures =
            |part: &str| (1..=4).contains(&part.len()) && part.chars().all(|c| c.is_ascii_digit());
        let all = word.split(sign).all(figures);
        if all { word.split(sign).count() } else { 0 }
    };
    (2..=3).contains(&parts('/')) || parts('.') == 3 || parts('-') == 3
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        tokens(text).into_iter().map(|token| token.word).collect()
    }

    #[test]
    fn words_are_parted_as_people_read_them() {
        assert_eq!(
            words("Half-term, isn’t it?"),
            ["half", "term", "isn't", "it"]
        );
        assert_eq!(
            words("1:1 at 9.30, 10-15 min"),
            ["1:1", "at", "9.30", "10-15", "min"]
        );
        assert_eq!(words("- ' … '"), Vec::<String>::new());
    }

    #[test]
    fn places_count_characters() {
        let tokens = tokens("é, İs 字");
        let places: Vec<Range<usize>> = tokens.into_iter().map(|token| token.chars).collect();
        assert_eq!(places, [0..1, 3..5, 6..7]);
    }

    #[test]
    fn dates_in_figures_are_told_from_marks_out_of_a_total() {
        for date in ["12/6", "12/6/2027", "12.6.27", "2027-06-12"] {
            assert!(is_date(date), "{date}");
        }
        for other in ["12", "3.5", "10-15", "1:1", "12/", "1/2/3/4"] {
            assert!(!is_date(other), "{other}");
        }
    }
}
