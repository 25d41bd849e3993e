//! What must not stay in memory or get into a message.

use std::fmt;
use zeroize::{Zeroize, ZeroizeOnDrop};

/// A pass-phrase, a PIN or a recovery code as it was typed.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
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

/// A key.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub(in crate::store) struct Key(pub(super) [u8; 32]);

impl Key {
    /// A new one, from the system's own randomness.
    pub(in crate::store) fn random() -> Self {
        Self(super::crypt::random())
    }

    /// The key of 32 bytes that were sealed; `None` where they are not 32.
    pub(super) fn of(mut bytes: Vec<u8>) -> Option<Self> {
        let key = bytes.as_slice().try_into().ok().map(Self);
        bytes.zeroize();
        key
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key")
    }
}
