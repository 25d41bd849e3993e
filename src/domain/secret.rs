//! What must not stay in memory or get into a message.

use std::fmt;
use zeroize::{Zeroize, ZeroizeOnDrop};

/// A pass-phrase, a PIN or a recovery code as it was typed.
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub struct Secret(String);

impl Secret {
    /// What was typed, without blanks at either end.
    pub fn new(mut text: String) -> Self {
        let secret = Self(text.trim().to_owned());
        text.zeroize();
        secret
    }

    /// The words themselves.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret")
    }
}
