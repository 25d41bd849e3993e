//! The unique pupil number: thirteen characters with a check letter (DfE UPN guide).

use std::fmt;
use thiserror::Error;

const ALPHABET: &[u8; 23] = b"ABCDEFGHJKLMNPQRTUVWXYZ";

/// A unique pupil number whose check letter is right.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Upn(String);

/// Why a text is not a UPN.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum UpnError {
    /// It does not have thirteen characters.
    #[error("a UPN has 13 characters and this has {0}")]
    Length(usize),
    /// A character does not belong where it stands; places count from 1.
    #[error("character {0} of a UPN cannot be what stands there")]
    Character(usize),
    /// The check letter does not agree with the rest.
    #[error("the check letter should be {0}; a digit was probably mistyped")]
    CheckLetter(char),
}

impl Upn {
    /// Reads a UPN after tidying it: blanks out, upper case.
    ///
    /// # Errors
    /// Says which rule the text breaks.
    pub fn parse(text: &str) -> Result<Self, UpnError> {
        let tidy: String = text
            .chars()
            .filter(|c| !c.is_whitespace())
            .flat_map(char::to_uppercase)
            .collect();
        let length = tidy.chars().count();
        if length != 13 {
            return Err(UpnError::Length(length));
        }
        let mut sum = 0;
        for (place, c) in (1..).zip(tidy.chars()) {
            let value = value(place, c).ok_or(UpnError::Character(place))?;
            if place > 1 {
                sum += value * place;
            }
        }
        let expected = ALPHABET.get(sum % 23).copied().map_or('A', char::from);
        if tidy.starts_with(expected) {
            Ok(Self(tidy))
        } else {
            Err(UpnError::CheckLetter(expected))
        }
    }

    /// The thirteen characters.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// A UPN given by a school for the time being ends in a letter.
    pub fn is_temporary(&self) -> bool {
        self.0.ends_with(|c: char| c.is_ascii_uppercase())
    }

    /// The permanent UPN with these twelve digits after the check letter; `None` if they are not twelve digits.
    pub fn from_digits(digits: &str) -> Option<Self> {
        let sum = (2..)
            .zip(digits.chars())
            .try_fold(0, |sum, (place, c)| Some(sum + value(place, c)? * place))?;
        let letter = ALPHABET.get(sum % 23).copied().map(char::from)?;
        Self::parse(&format!("{letter}{digits}")).ok()
    }
}

/// What a character counts for at a place from 1 to 13, or `None` where it may not stand.
fn value(place: usize, c: char) -> Option<usize> {
    let letter = || ALPHABET.iter().position(|a| char::from(*a) == c);
    let digit = || c.to_digit(10).and_then(|d| usize::try_from(d).ok());
    match place {
        1 => letter(),
        13 => digit().or_else(letter),
        _ => digit(),
    }
}

impl fmt::Display for Upn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn known_numbers() {
        for good in [
            "B801200005001",
            "P207000016049",
            "M80120000500A",
            "P823432109001",
            "D330456724008",
        ] {
            assert!(Upn::parse(good).is_ok(), "{good}");
        }
        for bad in [
            "A801200005001",
            "Q207000016049",
            "X80120000A001",
            "",
            "B80120000500",
        ] {
            assert!(Upn::parse(bad).is_err(), "{bad}");
        }
        assert_eq!(
            Upn::parse(" b8012 0000 5001 ").unwrap().as_str(),
            "B801200005001"
        );
        assert!(Upn::parse("M80120000500A").unwrap().is_temporary());
        assert_eq!(Upn::parse("A801200005001"), Err(UpnError::CheckLetter('B')));
    }

    proptest! {
        #[test]
        fn one_wrong_digit_is_noticed(digits in "[0-9]{12}", place in 0usize..12, other in 0u8..10) {
            let good = Upn::from_digits(&digits).unwrap();
            let mut changed = digits.clone().into_bytes();
            changed[place] = b'0' + other;
            let changed = String::from_utf8(changed).unwrap();
            prop_assume!(changed != digits);
            let letter = good.as_str().chars().next().unwrap();
            let mixed = format!("{letter}{changed}");
            // Places 2 to 13 weigh 2 to 13 and 23 is prime, so no single change can cancel out.
            prop_assert!(Upn::parse(&mixed).is_err());
        }

        #[test]
        fn no_text_panics(text in "\\PC*") {
            drop(Upn::parse(&text));
        }
    }
}
