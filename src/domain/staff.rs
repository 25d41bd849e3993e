//! Who did something: the initials staff sign with, and the stamp every change carries.

use super::role::Role;
use super::time::Moment;
use std::fmt;

/// The initials a member of staff signs with: one to eight letters or digits, upper case.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Initials(String);

impl Initials {
    /// The longest initials, in characters.
    pub const LONGEST: usize = 8;

    /// Reads initials as typed; `None` if they are empty, too long or hold anything but letters and digits.
    pub fn parse(text: &str) -> Option<Self> {
        let text: String = text.trim().chars().flat_map(char::to_uppercase).collect();
        let fits = (1..=Self::LONGEST).contains(&text.chars().count());
        (fits && text.chars().all(char::is_alphanumeric)).then_some(Self(text))
    }

    /// Whoever looks round an invented school without having said who they are.
    pub fn visitor() -> Self {
        Self("YOU".to_owned())
    }

    /// What stands where nobody had said who they are and nobody could be asked.
    pub fn nobody() -> Self {
        Self("NOBODY".to_owned())
    }

    /// The initials as shown.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Initials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Somebody who has signed in, as far as the screen has to know them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedIn {
    /// What they sign with.
    pub initials: Initials,
    /// Their name.
    pub name: String,
    /// What they are, which decides what they may do.
    pub role: Role,
}

/// Who did something, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    /// Who.
    pub by: Initials,
    /// When, by the clock of the machine it was done on.
    pub at: Moment,
}
