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

/// Where a pattern may stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stand {
    /// Anywhere.
    Anywhere,
    /// Where a sentence begins, written `^` before the words.
    Beginning,
}

/// Words in a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern {
    stand: Stand,
    parts: Vec<Part>,
}

impl Pattern {
    /// Reads `small group`, `week #`, `#/#`, `* will` or `^ i will`. `None` if there is no word in it.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim_start();
        let (stand, words) = match text.strip_prefix('^') {
            Some(words) => (Stand::Beginning, words),
            None => (Stand::Anywhere, text),
        };
        let mut parts: Vec<Part> = words.split_whitespace().flat_map(parts).collect();
        if parts == [Part::Number] {
            parts = vec![Part::Amount];
        }
        (!parts.is_empty()).then_some(Self { stand, parts })
    }

    /// The tokens it covers from this one on, if it stands there.
    fn length_at(&self, tokens: &[Token], at: usize) -> Option<usize> {
        let here = tokens.get(at..at.checked_add(self.parts.len())?)?;
        let begins = self.stand == Stand::Anywhere || here.first()?.begins;
        let joined = begins && here.iter().skip(1).all(|token| !token.begins);
        let stands = joined
            && self
                .parts
                .iter()
                .zip(here)
                .all(|(part, token)| part.is(token));
        stands.then_some(self.parts.len())
    }

    /// The tokens it covers wherever it stands.
    pub(super) fn tokens<'a>(&'a self, text: &'a Text) -> impl Iterator<Item = Range<usize>> + 'a {
        let (known, all) = match self.parts.first() {
            Some(Part::Word(word)) => (text.places_of(word), 0..0),
            _ => (&[][..], 0..text.tokens.len()),
        };
        let places = known.iter().copied().chain(all);
        places.filter_map(|at| Some(at..at + self.length_at(&text.tokens, at)?))
    }

    /// Whether it stands anywhere in a text.
    pub(super) fn is_in(&self, text: &Text) -> bool {
        self.tokens(text).next().is_some()
    }

    /// The places of a text where it stands, in characters.
    pub(super) fn places<'a>(&'a self, text: &'a Text) -> impl Iterator<Item = Range<usize>> + 'a {
        self.tokens(text).filter_map(|covered| {
            let first = text.tokens.get(covered.start)?;
            let last = text.tokens.get(covered.end.checked_sub(1)?)?;
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
