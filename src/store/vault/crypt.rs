//! The few things done with other people's cryptography: sealing, a key out of a pass-phrase, a key given to somebody.
//!
//! A sealed text is `nonce, 24 bytes | ciphertext | tag, 16 bytes` of XChaCha20-Poly1305. What it belongs to is its associated
//! data, so that it can be opened in its own place only.

use super::VaultError;
use super::secret::{Key, Secret};
use argon2::{Algorithm, Argon2, Params, Version};
use bincode::{Decode, Encode};
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::{RngCore, SeedableRng};
use x25519_dalek::{PublicKey, StaticSecret};

/// Bytes of a nonce.
const NONCE: usize = 24;

/// The most memory a key file may ask for, in KiB: a hostile one must not stop the machine.
const MOST_MEMORY: u32 = 1024 * 1024;

/// The most passes a key file may ask for.
const MOST_PASSES: u32 = 16;

/// How dear it is to try one pass-phrase (RFC 9106).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
pub struct Cost {
    /// Memory, in KiB.
    pub memory_kib: u32,
    /// Passes over it.
    pub passes: u32,
}

impl Default for Cost {
    fn default() -> Self {
        Self {
            memory_kib: 64 * 1024,
            passes: 3,
        }
    }
}

/// Bytes nobody can foresee.
pub(super) fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    ChaCha20Rng::from_os_rng().fill_bytes(&mut bytes);
    bytes
}

/// Seals a text in its place.
pub(in crate::store) fn seal(key: &Key, place: &[u8], text: &[u8]) -> Result<Vec<u8>, VaultError> {
    let nonce: [u8; NONCE] = random();
    let message = Payload {
        msg: text,
        aad: place,
    };
    let sealed = XChaCha20Poly1305::new(&key.0.into())
        .encrypt(&XNonce::from(nonce), message)
        .map_err(|_| VaultError::Unsealable)?;
    Ok([nonce.as_slice(), &sealed].concat())
}

/// Opens what was sealed with this key in this place; `None` where either is another, or a bit of it.
pub(in crate::store) fn open(key: &Key, place: &[u8], sealed: &[u8]) -> Option<Vec<u8>> {
    let (nonce, sealed) = sealed.split_first_chunk::<NONCE>()?;
    let message = Payload {
        msg: sealed,
        aad: place,
    };
    XChaCha20Poly1305::new(&key.0.into())
        .decrypt(&XNonce::from(*nonce), message)
        .ok()
}

/// The key a pass-phrase stands for.
pub(super) fn stretch(secret: &Secret, salt: &[u8], cost: Cost) -> Result<Key, VaultError> {
    let Cost { memory_kib, passes } = cost;
    if memory_kib > MOST_MEMORY || passes > MOST_PASSES {
        return Err(VaultError::Damaged);
    }
    let params = Params::new(memory_kib, passes, 1, Some(32)).map_err(|_| VaultError::Damaged)?;
    let mut key = Key([0; 32]);
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(secret.as_str().as_bytes(), salt, &mut key.0)
        .map_err(|_| VaultError::Damaged)?;
    Ok(key)
}

/// A key worked out from another, for one purpose.
pub(in crate::store) fn derived(purpose: &str, from: &Key) -> Key {
    Key(blake3::derive_key(purpose, &from.0))
}

/// The open half of a pair whose secret half this is.
pub(super) fn public(secret: &Key) -> [u8; 32] {
    PublicKey::from(&StaticSecret::from(secret.0)).to_bytes()
}

/// Seals a key so that only the holder of a secret half can open it: `open half of a pair of the moment, 32 bytes | sealed`.
pub(super) fn give(to: &[u8; 32], place: &[u8], key: &Key) -> Result<Vec<u8>, VaultError> {
    let moment = Key::random();
    let from = public(&moment);
    let shared = agreed(&moment, to, (&from, to))?;
    let sealed = seal(&shared, place, &key.0)?;
    Ok([from.as_slice(), &sealed].concat())
}

/// Opens a key that was given.
pub(super) fn take(secret: &Key, place: &[u8], given: &[u8]) -> Option<Key> {
    let (from, sealed) = given.split_first_chunk::<32>()?;
    let shared = agreed(secret, from, (from, &public(secret))).ok()?;
    Key::of(open(&shared, place, sealed)?)
}

/// The key two halves agree on, bound to both open ones.
fn agreed(
    secret: &Key,
    other: &[u8; 32],
    (from, to): (&[u8; 32], &[u8; 32]),
) -> Result<Key, VaultError> {
    let shared = StaticSecret::from(secret.0).diffie_hellman(&PublicKey::from(*other));
    // A half that makes every agreement the same is nobody's.
    if !shared.was_contributory() {
        return Err(VaultError::Damaged);
    }
    let mut hasher = blake3::Hasher::new_derive_key("plimsoll 1 key given to a colleague");
    hasher.update(shared.as_bytes()).update(from).update(to);
    Ok(Key(*hasher.finalize().as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_sealed_opens_in_its_own_place_with_its_own_key_only() {
        let key = Key::random();
        let sealed = seal(&key, b"here", b"text").unwrap();
        assert_eq!(open(&key, b"here", &sealed), Some(b"text".to_vec()));
        assert_eq!(open(&key, b"there", &sealed), None);
        assert_eq!(open(&Key::random(), b"here", &sealed), None);
        for bit in 0..sealed.len() * 8 {
            let mut bad = sealed.clone();
            bad[bit / 8] ^= 1 << (bit % 8);
            assert_eq!(open(&key, b"here", &bad), None, "bit {bit}");
        }
        for length in 0..sealed.len() {
            assert_eq!(open(&key, b"here", &sealed[..length]), None);
        }
    }

    #[test]
    fn a_key_given_to_one_is_no_key_to_another() {
        let (mine, theirs, key) = (Key::random(), Key::random(), Key::random());
        let given = give(&public(&mine), b"slot", &key).unwrap();
        assert_eq!(take(&mine, b"slot", &given).map(|key| key.0), Some(key.0));
        assert!(take(&theirs, b"slot", &given).is_none());
        assert!(take(&mine, b"tols", &given).is_none());
        assert!(give(&[0; 32], b"slot", &key).is_err());
    }

    #[test]
    fn a_key_file_cannot_ask_for_all_the_memory() {
        let secret = Secret::new("x".to_owned());
        for (memory_kib, passes) in [(u32::MAX, 1), (64, u32::MAX), (0, 0)] {
            let cost = Cost { memory_kib, passes };
            assert!(stretch(&secret, &[1; 16], cost).is_err());
        }
    }
}
