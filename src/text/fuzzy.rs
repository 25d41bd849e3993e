//! Closeness of what is typed to a text: every word must be found, in any order, and their scores are added. The named
//! matcher stands behind a trait; it takes a blank for a letter and knows no accents, so words are cut and folded here, and
//! it is asked only where a word does not stand in the text as it is.

use super::fold::{fold, fold_key};
use super::prepared::{Key, Prepared, letters_of};
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

/// What a letter is worth in a word that stands in the text unbroken; the named matcher's own measure.
const UNBROKEN: i64 = 20;
/// What a word is worth for standing at the start of a word of the text, beyond its letters.
const WORD_START: i64 = 60;
/// What a word found whole is worth beyond that.
const WORD_WHOLE: i64 = 40;
/// What it costs to be found only in what goes with a text and is not the text.
const ASIDE: i64 = 40;
/// What it is worth that an accent was typed and stands there.
const ACCENT: i64 = 15;
/// The least a scattered letter must be worth; below that, letters only happen to follow one another.
const SCATTERED: i64 = 16;
/// Words of a query that are looked at; nobody types more to find something.
const WORDS: usize = 12;

/// Something typed, folded and cut into words.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query {
    words: Vec<Word>,
    /// All letters that must occur.
    letters: u64,
    /// Words typed with accents, as typed.
    accented: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Word {
    text: String,
    length: i64,
}

/// Where a word was found.
enum Found {
    /// Unbroken, from this byte.
    Run(usize),
    /// In pieces, in this stretch.
    Scattered(usize, usize),
}

impl Query {
    /// Takes in what is typed.
    pub fn new(typed: &str) -> Self {
        let key = fold_key(typed);
        let mut words: Vec<Word> = Vec::new();
        for text in key.split_whitespace() {
            if words.len() < WORDS && words.iter().all(|word| word.text != text) {
                words.push(Word::new(text));
            }
        }
        Self {
            letters: words
                .iter()
                .fold(0, |all, word| all | letters_of(&word.text)),
            words,
            accented: typed
                .split_whitespace()
                .filter(|word| !word.is_ascii())
                .map(str::to_lowercase)
                .collect(),
        }
    }

    /// Whether nothing was typed.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// How close a prepared text is, or `None` where a word is not found in it.
    pub fn score(&self, matcher: &impl Matcher, text: &Prepared) -> Option<i64> {
        // Most texts lack a letter: asking that first is a hundred times cheaper than looking.
        if self.letters & !text.letters() != 0 {
            return None;
        }
        let key = text.key();
        let words = self.words.iter().try_fold(0, |sum, word| {
            Some(sum + word.find(key, &|text, word| matcher.score(text, word))?.0)
        })?;
        let accents = self.accented.iter().filter(|word| text.has_accented(word));
        Some(accents.fold(words, |sum, _| sum + ACCENT))
    }

    /// The score, with the places of the matched characters in the text as written; `None` where a word is not found.
    pub fn marks(&self, matcher: &impl Matcher, text: &str) -> Option<(i64, Vec<usize>)> {
        let score = self.score(matcher, &Prepared::new(text))?;
        Some((score, self.highlight(matcher, text)))
    }

    /// The places of the characters that match, for a text already known to be found, perhaps by something that is not
    /// shown: a word that is not in it marks the initials it stands for, or nothing.
    pub fn highlight(&self, matcher: &impl Matcher, text: &str) -> Vec<usize> {
        if self.is_empty() {
            return Vec::new();
        }
        let folded = fold(text);
        let key = Key::all(&folded.key);
        let places = self.words.iter().flat_map(|word| {
            word.places(key, matcher)
                .or_else(|| key.initials(&word.text))
                .unwrap_or_default()
        });
        let mut marks: Vec<usize> = places
            .filter_map(|place| folded.from.get(place).copied())
            .collect();
        marks.sort_unstable();
        marks.dedup();
        marks
    }
}

impl Word {
    fn new(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            length: i64::try_from(text.chars().count()).unwrap_or(i64::MAX),
        }
    }

    /// The best place of the word: at the start of a word, inside one, or its letters scattered over one stretch.
    fn find(
        &self,
        key: Key<'_>,
        scattered: &impl Fn(&str, &str) -> Option<i64>,
    ) -> Option<(i64, Found)> {
        let run = key
            .occurrences(&self.text)
            .map(|at| (self.worth(key, at), Found::Run(at)))
            .reduce(|best, next| if next.0 > best.0 { next } else { best });
        run.or_else(|| self.scatter(key, scattered))
    }

    /// What the word is worth unbroken at a byte.
    fn worth(&self, key: Key<'_>, at: usize) -> i64 {
        let place = match (key.starts_word(at), key.ends_word(at + self.text.len())) {
            (true, true) => WORD_START + WORD_WHOLE,
            (true, false) => WORD_START,
            (false, _) => 0,
        };
        let aside = if key.is_aside(at) { ASIDE } else { 0 };
        UNBROKEN * self.length + place - aside
    }

    /// The closest stretch that begins where a word begins with the same letter. Two letters scattered mean nothing.
    fn scatter(
        &self,
        key: Key<'_>,
        scattered: &impl Fn(&str, &str) -> Option<i64>,
    ) -> Option<(i64, Found)> {
        if self.length < 3 {
            return None;
        }
        let stretches = key.stretches(&self.text);
        let scored = stretches.filter_map(|(from, to)| {
            let score = scattered(key.get(from, to), &self.text)?;
            (score >= SCATTERED * self.length).then_some((score, Found::Scattered(from, to)))
        });
        scored.reduce(|best, next| if next.0 > best.0 { next } else { best })
    }

    /// The places of the word's characters in the key.
    fn places(&self, key: Key<'_>, matcher: &impl Matcher) -> Option<Vec<usize>> {
        let (_, found) = self.find(key, &|text, word| matcher.score(text, word))?;
        Some(match found {
            Found::Run(at) => {
                let first = key.get(0, at).chars().count();
                (first..first + self.text.chars().count()).collect()
            }
            Found::Scattered(from, to) => {
                let first = key.get(0, from).chars().count();
                let (_, places) = matcher.places(key.get(from, to), &self.text)?;
                places.into_iter().map(|place| first + place).collect()
            }
        })
    }
}

#[cfg(test)]
#[path = "fuzzy_tests.rs"]
mod tests;
