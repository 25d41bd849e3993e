//! Words to look for in a text: whole words, in any case, with signs that stand for a number, a date or any word.

use super::text::{Number, Text, Token, is_date, tokens};
use std::ops::Range;

/// One thing a pattern asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    /// This word, in small letters.
    Word(String),
    /// A number in figures or words, written `#` beside other words.
    Number,
    /// A number that says how much or how often, written `#` by itself.
    Amount,
    /// A date in figures, written `#/#`.
    Date,
    /// Any one word, written `*`.
    Any,
}

/// Words in a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern(Vec<Part>);

impl Pattern {
    /// Reads `small group`, `week #`, `#/#` or `* will`. `None` if there is no word in it.
    pub fn parse(text: &str) -> Option<Self> {
        let parts: Vec<Part> = text.split_whitespace().flat_map(parts).collect();
        match parts.as_slice() {
            [] => None,
            [Part::Number] => Some(Self(vec![Part::Amount])),
            _ => Some(Self(parts)),
        }
    }

    /// The tokens it covers from this one on, if it stands there.
    fn length_at(&self, tokens: &[Token], at: usize) -> Option<usize> {
        let here = tokens.get(at..at.checked_add(self.0.len())?)?;
        let joined = here.iter().skip(1).all(|token| !token.begins);
        let stands = joined && self.0.iter().zip(here).all(|(part, token)| part.is(token));
        stands.then_some(self.0.len())
    }

    /// Whether it stands anywhere in a text.
    pub(super) fn is_in(&self, text: &Text) -> bool {
        (0..text.tokens.len()).any(|at| self.length_at(&text.tokens, at).is_some())
    }

    /// The places of a text where it stands, in characters.
    pub(super) fn places<'a>(&'a self, text: &'a Text) -> impl Iterator<Item = Range<usize>> + 'a {
        (0..text.tokens.len()).filter_map(|at| {
            let length = self.length_at(&text.tokens, at)?;
            let first = text.tokens.get(at)?;
            let last = text.tokens.get(at + length - 1)?;
            Some(first.chars.start..last.chars.end)
        })
    }
}

fn parts(word: &str) -> Vec<Part> {
    match word {
        "#" => vec![Part::Number],
        "#/#" => vec![Part::Date],
        "*" => vec![Part::Any],
        _ => tokens(word)
            .into_iter()
            .map(|token| Part::Word(token.word))
            .collect(),
    }
}

impl Part {
    fn is(&self, token: &Token) -> bool {
        match self {
            Self::Word(word) => *word == token.word,
            Self::Amount => token.number == Number::Counts,
            Self::Number => token.number != Number::No,
            Self::Date => is_date(&token.word),
            Self::Any => true,
        }
    }
}
