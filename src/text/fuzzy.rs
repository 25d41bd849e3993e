//! Closeness of what is typed to a text. Each word must match; scores are added. The named matcher stands behind a trait,
//! since it takes a blank for a letter and knows no accents (both are seen to here).

use super::fold::{Folded, fold};
use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

/// Scores one folded word against one folded text.
pub trait Matcher {
    /// How close it is; larger is closer. `None` where it does not match.
    fn score(&self, text: &str, word: &str) -> Option<i64>;
    /// The score, with the places of the matched characters of the text.
    fn places(&self, text: &str, word: &str) -> Option<(i64, Vec<usize>)>;
}

/// The named matcher.
pub struct Skim(SkimMatcherV2);

impl Default for Skim {
    fn default() -> Self {
        Self(SkimMatcherV2::default().ignore_case())
    }
}

impl Matcher for Skim {
    fn score(&self, text: &str, word: &str) -> Option<i64> {
        self.0.fuzzy_match(text, word)
    }

    fn places(&self, text: &str, word: &str) -> Option<(i64, Vec<usize>)> {
        self.0.fuzzy_indices(text, word)
    }
}

/// What a whole word, or the start of one, is worth beyond the matcher's own score.
const WORD_START: i64 = 60;
/// What a word found whole is worth beyond that.
const WORD_WHOLE: i64 = 40;

/// Something typed, folded and cut into words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Query {
    words: Vec<(String, u64)>,
}

impl Query {
    /// Takes in what is typed.
    pub fn new(typed: &str) -> Self {
        let key = fold(typed).key;
        Self {
            words: key
                .split_whitespace()
                .map(|word| (word.to_owned(), letters(word)))
                .collect(),
        }
    }

    /// Whether nothing was typed.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// How close a prepared text is, or `None` where a word is not found in it.
    pub fn score(&self, matcher: &impl Matcher, text: &Prepared) -> Option<i64> {
        self.words.iter().try_fold(0, |sum, (word, letters)| {
            // Most texts lack a letter: asking that first is a hundred times cheaper than the matcher.
            if letters & !text.letters != 0 {
                return None;
            }
            Some(sum + matcher.score(&text.folded.key, word)? + bonus(&text.folded.key, word))
        })
    }

    /// The score, with the places of the matched characters in the text as written.
    pub fn marks(&self, matcher: &impl Matcher, text: &str) -> Option<(i64, Vec<usize>)> {
        let folded = fold(text);
        let mut total = 0;
        let mut marks = Vec::new();
        for (word, _) in &self.words {
            let (score, places) =
                whole(&folded, word).or_else(|| matcher.places(&folded.key, word))?;
            total += score + bonus(&folded.key, word);
            marks.extend(
                places
                    .into_iter()
                    .filter_map(|place| folded.from.get(place).copied()),
            );
        }
        marks.sort_unstable();
        marks.dedup();
        Some((total, marks))
    }
}

/// The word standing at the start of a word of the text, which is what a person means when they type it.
fn whole(folded: &Folded, word: &str) -> Option<(i64, Vec<usize>)> {
    let at = word_start(&folded.key, word)?;
    let first = folded.key.get(..at)?.chars().count();
    let length = word.chars().count();
    Some((
        16 * i64::try_from(length).unwrap_or(0),
        (first..first + length).collect(),
    ))
}

fn word_start(text: &str, word: &str) -> Option<usize> {
    text.match_indices(word).map(|(at, _)| at).find(|at| {
        text.get(..*at)
            .is_some_and(|before| !before.ends_with(char::is_alphanumeric))
    })
}

fn bonus(text: &str, word: &str) -> i64 {
    let Some(at) = word_start(text, word) else {
        return 0;
    };
    let ends = text
        .get(at + word.len()..)
        .is_some_and(|after| !after.starts_with(char::is_alphanumeric));
    WORD_START + if ends { WORD_WHOLE } else { 0 }
}

/// A text made ready to be searched many times.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Prepared {
    folded: Folded,
    letters: u64,
}

impl Prepared {
    /// Makes a text ready.
    pub fn new(text: &str) -> Self {
        let folded = fold(text);
        let letters = letters(&folded.key);
        Self { folded, letters }
    }
}

/// Which letters and digits occur, one bit each; anything else shares a bit.
fn letters(text: &str) -> u64 {
    text.chars().fold(0, |bits, c| {
        let bit = match c {
            'a'..='z' => u32::from(c) - u32::from('a'),
            '0'..='9' => 26 + u32::from(c) - u32::from('0'),
            ' ' => return bits,
            c => 36 + u32::from(c) % 28,
        };
        bits | 1 << bit
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn score(text: &str, typed: &str) -> Option<i64> {
        Query::new(typed).score(&Skim::default(), &Prepared::new(text))
    }

    #[test]
    fn words_match_in_any_order_and_all_must() {
        assert!(score("García, Zoë 7B", "zoe garcia").is_some());
        assert!(score("García, Zoë 7B", "7b zoe").is_some());
        assert!(score("García, Zoë 7B", "zoe smith").is_none());
        assert!(
            score("García, Zoë 7B", "zoe garcia")
                > score("Thompson, Zoë Garrick-Cia", "zoe garcia")
        );
    }

    #[test]
    fn marks_point_at_what_was_written() {
        let (_, marks) = Query::new("oconnor")
            .marks(&Skim::default(), "O'Connor, Zoë")
            .unwrap();
        assert_eq!(marks, [0, 2, 3, 4, 5, 6, 7]);
        let (_, marks) = Query::new("zoe")
            .marks(&Skim::default(), "O'Connor, Zoë")
            .unwrap();
        assert_eq!(marks, [10, 11, 12]);
    }
}
