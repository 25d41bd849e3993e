//! Keys, which must not stay in memory or get into a message.

pub use crate::domain::secret::Secret;

use std::fmt;
use zeroize::{Zeroize, ZeroizeOnDrop};

/// A key.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub(in crate::store) struct Key(pub(super) [u8; 32]);

impl Key {
    /// A new one, from the system's own randomness.
    pub(in crate::store) fn random() -> Self {
        Self(super::crypt::random())
    }

    /// Its bytes, to be sealed.
    pub(in crate::store) const fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// The key of 32 bytes that were sealed; `None` where they are not 32.
    pub(in crate::store) fn of(mut bytes: Vec<u8>) -> Option<Self> {
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
