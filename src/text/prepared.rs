//! A text made ready to be searched with every key typed: folded once, with the letters it holds and those its words begin
//! with as bits. Small, since a school has tens of thousands of them; it cannot say where a character came from.

use super::fold::fold_key;

/// A text made ready to be searched many times.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Prepared {
    key: Box<str>,
    /// Where the text ends and what only goes with it begins.
    aside: usize,
    letters: u64,
    /// Lower case with its accents, where it has any.
    accented: Option<Box<str>>,
}

impl Prepared {
    /// Makes a text ready.
    pub fn new(text: &str) -> Self {
        Self::with_aside(text, "")
    }

    /// Makes a text ready together with words that find it too, but less closely: a pupil's initials, a strategy's area.
    pub fn with_aside(text: &str, aside: &str) -> Self {
        let mut key = fold_key(text);
        let end = key.len();
        if !aside.is_empty() {
            key.push(' ');
            key.push_str(&fold_key(aside));
        }
        Self {
            letters: letters_of(&key),
            key: key.into(),
            aside: end,
            accented: (!text.is_ascii()).then(|| text.to_lowercase().into()),
        }
    }

    /// The folded text; texts that begin with a name sort by it.
    pub fn folded(&self) -> &str {
        &self.key
    }

    pub(super) fn key(&self) -> Key<'_> {
        Key {
            text: &self.key,
            aside: self.aside,
        }
    }

    pub(super) const fn letters(&self) -> u64 {
        self.letters
    }

    pub(super) fn has_accented(&self, word: &str) -> bool {
        self.accented
            .as_ref()
            .is_some_and(|text| text.contains(word))
    }
}

/// A folded text in which words are looked for.
#[derive(Clone, Copy)]
pub(super) struct Key<'a> {
    text: &'a str,
    aside: usize,
}

impl<'a> Key<'a> {
    /// A folded text of which nothing is aside.
    pub(super) const fn all(text: &'a str) -> Self {
        Self {
            text,
            aside: text.len(),
        }
    }

    /// The part between two bytes.
    pub(super) fn get(self, from: usize, to: usize) -> &'a str {
        self.text.get(from..to).unwrap_or_default()
    }

    /// The bytes at which a word stands unbroken.
    pub(super) fn occurrences<'w>(
        self,
        word: &'w str,
    ) -> impl Iterator<Item = usize> + use<'a, 'w> {
        self.text.match_indices(word).map(|(at, _)| at)
    }

    pub(super) fn starts_word(self, at: usize) -> bool {
        !self.get(0, at).ends_with(char::is_alphanumeric)
    }

    pub(super) fn ends_word(self, at: usize) -> bool {
        !self
            .get(at, self.text.len())
            .starts_with(char::is_alphanumeric)
    }

    pub(super) const fn is_aside(self, at: usize) -> bool {
        at > self.aside
    }

    /// Stretches of the text in which the letters of a word follow one another: each begins where a word begins with the
    /// first of them and is a few times as long as the word. Asking this first spares the matcher nearly every text.
    pub(super) fn stretches<'w>(
        self,
        word: &'w str,
    ) -> impl Iterator<Item = (usize, usize)> + use<'a, 'w> {
        let first = word.chars().next().unwrap_or_default();
        let longest = word.len() * 3 + 6;
        let starts = self.text.match_indices(first).map(|(at, _)| at);
        starts
            .filter(move |at| self.starts_word(*at))
            .filter_map(move |from| {
                let mut wanted = word.chars().peekable();
                let stretch = self.get(from, self.text.len()).char_indices();
                for (offset, c) in stretch.take_while(|(offset, _)| *offset < longest) {
                    wanted.next_if_eq(&c);
                    if wanted.peek().is_none() {
                        return Some((from, from + offset + c.len_utf8()));
                    }
                }
                None
            })
    }

    /// The places of the initials a word stands for, in a name listed surname first: `ah` in `hassan amira`.
    pub(super) fn initials(self, word: &str) -> Option<Vec<usize>> {
        let mut said: Vec<char> = word.chars().collect();
        if !(2..=4).contains(&said.len()) {
            return None;
        }
        // Said last, listed first.
        said.rotate_right(1);
        let mut starts = Vec::new();
        let mut before = ' ';
        for (place, c) in self.text.chars().enumerate() {
            if c.is_alphanumeric() && !before.is_alphanumeric() {
                starts.push((place, c));
            }
            before = c;
        }
        let row = starts
            .windows(said.len())
            .find(|row| row.iter().map(|start| start.1).eq(said.iter().copied()))?;
        Some(row.iter().map(|start| start.0).collect())
    }
}

/// Which letters and digits occur, one bit each; everything else shares bits.
pub(super) fn letters_of(text: &str) -> u64 {
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
