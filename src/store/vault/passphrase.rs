//! Pass-phrases and the recovery code: made, judged, read back as people type them.

use super::crypt::random;
use super::secret::Secret;
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::{RngCore, SeedableRng};
use std::fmt;

/// Words a pass-phrase is made of, one a line: short, plain, told apart by ear.
const WORDS: &str = include_str!("../../../words/passphrases.txt");

/// How many words a pass-phrase is made of.
const COUNT: usize = 4;

/// The least a pass-phrase of one's own has, in characters.
const LEAST: usize = 12;

/// Crockford's letters: no I, L, O or U.
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Four words by chance.
pub fn generate() -> Secret {
    let words: Vec<&str> = WORDS.lines().collect();
    let mut random = ChaCha20Rng::from_os_rng();
    let count = u64::try_from(words.len()).unwrap_or(1).max(1);
    // The remainder of 64 random bits favours no word by more than one part in 2^50.
    let mut pick = || usize::try_from(random.next_u64() % count).unwrap_or(0);
    let chosen: Vec<&str> = (0..COUNT)
        .filter_map(|_| words.get(pick()).copied())
        .collect();
    Secret::new(chosen.join(" "))
}

/// Whether a pass-phrase will do; what is wrong where it won't.
///
/// # Errors
/// It is shorter than four words and than twelve characters, or the same character over and over.
pub fn check(secret: &Secret) -> Result<(), &'static str> {
    let text = secret.as_str();
    let mut kinds: Vec<char> = text.chars().collect();
    let length = kinds.len();
    kinds.sort_unstable();
    kinds.dedup();
    if length < LEAST {
        Err(
            "A pass-phrase has four words, or at least twelve characters; this one would be guessed too soon.",
        )
    } else if kinds.len() < 5 {
        Err(
            "That is the same few characters over and over and would be guessed at once; take four words.",
        )
    } else {
        Ok(())
    }
}

/// What opens a school when every pass-phrase is forgotten; it is shown once.
#[derive(Clone, PartialEq, Eq)]
pub struct RecoveryCode(String);

impl RecoveryCode {
    /// A new one, of 120 random bits.
    pub(super) fn new() -> Self {
        let bytes: [u8; 24] = random();
        let letter = |byte: u8| LETTERS.get(usize::from(byte % 32)).copied();
        Self(
            bytes
                .into_iter()
                .filter_map(letter)
                .map(char::from)
                .collect(),
        )
    }

    /// A code as it was typed, whatever its case, blanks and hyphens; letters that look like digits are taken for them.
    pub fn parse(typed: &str) -> Self {
        let kept = typed.chars().filter(char::is_ascii_alphanumeric);
        let read = kept.map(|c| match c.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        });
        Self(read.collect())
    }

    pub(super) fn secret(&self) -> Secret {
        Secret::new(self.0.clone())
    }

    /// The code in groups of four, to be written down.
    pub fn shown(&self) -> String {
        let letters: Vec<char> = self.0.chars().collect();
        let groups: Vec<String> = letters
            .chunks(4)
            .map(|four| four.iter().collect())
            .collect();
        groups.join("-")
    }
}

impl fmt::Debug for RecoveryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecoveryCode")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn there_are_words_enough_and_each_once() {
        let words: Vec<&str> = WORDS.lines().collect();
        assert!(words.is_sorted());
        assert_eq!(words.iter().collect::<BTreeSet<_>>().len(), words.len());
        assert!(words.len() >= 1_296, "{}", words.len());
        let plain = |word: &str| word.len() >= 3 && word.bytes().all(|b| b.is_ascii_lowercase());
        assert!(words.iter().all(|word| plain(word)));
    }

    #[test]
    fn what_is_made_will_do_and_is_never_the_same() {
        let made: BTreeSet<String> = (0..50).map(|_| generate().as_str().to_owned()).collect();
        assert_eq!(made.len(), 50);
        assert!(
            made.iter()
                .all(|one| check(&Secret::new(one.clone())).is_ok())
        );
    }

    #[test]
    fn what_would_be_guessed_is_refused() {
        for weak in [
            "",
            "123456",
            "aaaaaaaaaaaaaaaa",
            "abababababababab",
            "elevenchars",
        ] {
            assert!(check(&Secret::new(weak.to_owned())).is_err(), "{weak}");
        }
        assert!(check(&Secret::new("tea at four, Ray".to_owned())).is_ok());
    }

    #[test]
    fn a_code_reads_back_however_it_is_typed() {
        let code = RecoveryCode::new();
        assert_eq!(code.shown().len(), 29);
        assert_eq!(RecoveryCode::parse(&code.shown()), code);
        assert_eq!(
            RecoveryCode::parse(&code.shown().to_lowercase().replace('-', " ")),
            code
        );
        assert_eq!(RecoveryCode::parse("oil-0"), RecoveryCode::parse("O1L0"));
    }
}
