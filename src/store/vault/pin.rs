//! A PIN for a session that is already running. At 150 ms a guess, all PINs of six digits are tried in 42 hours; so a PIN never
//! stands between anybody and the disk. What it opens lies in memory only, mixed with a key of the moment, and goes after five
//! wrong tries.

use super::VaultError;
use super::crypt::{Cost, derived, open, random, seal, stretch};
use super::keys::Keys;
use super::secret::{Key, Secret};
use zeroize::Zeroize;

/// How many wrong tries there are.
pub const TRIES: u8 = 5;

const PLACE: &[u8] = b"plimsoll 1 pin";

/// Keys behind a PIN.
#[derive(Debug)]
pub struct Pinned {
    pepper: Key,
    salt: [u8; 16],
    cost: Cost,
    sealed: Option<Vec<u8>>,
    left: u8,
}

impl Pinned {
    /// Puts keys behind a PIN; the keys themselves are then to be dropped.
    ///
    /// # Errors
    /// They cannot be sealed.
    pub fn new(keys: &Keys, pin: &Secret, cost: Cost) -> Result<Self, VaultError> {
        let (pepper, salt) = (Key::random(), random());
        let mut plain = keys.bytes()?;
        let key = mixed(&stretch(pin, &salt, cost)?, &pepper);
        let sealed = seal(&key, PLACE, &plain);
        plain.zeroize();
        Ok(Self {
            pepper,
            salt,
            cost,
            sealed: Some(sealed?),
            left: TRIES,
        })
    }

    /// The keys, if this is the PIN. After the fifth wrong one there is nothing left to open.
    ///
    /// # Errors
    /// It is not, or there was one try too many.
    pub fn open(&mut self, pin: &Secret) -> Result<Keys, VaultError> {
        let sealed = self.sealed.as_deref().ok_or(VaultError::Wrong)?;
        let key = mixed(&stretch(pin, &self.salt, self.cost)?, &self.pepper);
        if let Some(mut plain) = open(&key, PLACE, sealed) {
            let keys = Keys::of(&plain);
            plain.zeroize();
            return keys;
        }
        self.left = self.left.saturating_sub(1);
        if self.left == 0 {
            self.sealed = None;
        }
        Err(VaultError::Wrong)
    }

    /// How many tries are left.
    pub const fn left(&self) -> u8 {
        self.left
    }
}

fn mixed(stretched: &Key, pepper: &Key) -> Key {
    let both = [stretched.0, pepper.0].concat();
    let whole = Key(*blake3::hash(&both).as_bytes());
    derived("plimsoll 1 pin and pepper", &whole)
}
