//! What a sealed school is opened with: somebody's keys, and the keys of the pupils they may read. A store without any is
//! plain, as the invented school is.

use super::options::Options;
use super::vault::crypt;
use super::vault::ring::{INDEX, Owner, Ring, Tier};
use super::vault::secret::Key;
use super::vault::{self, Keys, VaultError};
use crate::domain::figures::Sheet;
use std::collections::BTreeSet;
use std::fmt;
use std::path::Path;
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard};

/// What a school is sealed with. Its keys leave memory with the last copy of it.
#[derive(Clone)]
pub struct Seal(Arc<Held>);

struct Held {
    keys: Keys,
    ring: RwLock<Ring>,
}

/// A sealed text and the key that opens it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Under {
    pub(super) owner: Owner,
    pub(super) tier: Tier,
    pub(super) generation: u32,
}

/// What became of a sealed text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Unsealed {
    /// It opened.
    Text(Vec<u8>),
    /// Its key was destroyed on purpose, and with it the text.
    Erased,
    /// It is confidential, and whoever signed in has no key for that.
    NotTheirs,
    /// It does not open: another key, another place or a changed bit.
    Wrong,
}

/// Whose a text is, and how well it is kept.
pub(super) type Wanted = BTreeSet<(Owner, Tier)>;

impl Seal {
    /// The keys of the school in a folder, as far as somebody may have them. Nothing is written: another program may have
    /// the school open.
    ///
    /// # Errors
    /// The pupils' keys cannot be read, or the school's were made anew since somebody was given theirs.
    pub fn open(dir: &Path, keys: Keys) -> Result<Self, VaultError> {
        let ring = Ring::open(dir, &keys)?;
        Ok(Self(Arc::new(Held {
            keys,
            ring: RwLock::new(ring),
        })))
    }

    /// Reads the pupils' keys again where another program has written them since, once this one has the school to itself: a
    /// pupil's key that is not known here would be lost with the next one that is written.
    pub(super) fn renew(&self, dir: &Path) -> Result<(), VaultError> {
        let mut held = self.0.ring.write().unwrap_or_else(PoisonError::into_inner);
        if held.is_behind(dir)? {
            *held = Ring::open(dir, &self.0.keys)?;
        }
        Ok(())
    }

    /// Whose keys these are.
    pub fn keys(&self) -> &Keys {
        &self.0.keys
    }

    fn ring(&self) -> RwLockReadGuard<'_, Ring> {
        self.0.ring.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// Keeps figures for those who see no names, in the school's folder.
    ///
    /// # Errors
    /// They cannot be written; those of before stay.
    pub fn keep_figures(&self, dir: &Path, sheet: &Sheet) -> Result<(), VaultError> {
        vault::keep_figures(dir, &self.0.keys, sheet)
    }

    /// The key of the index, which is another after each erasure.
    pub(super) fn index_key(&self) -> Option<Key> {
        let ring = self.ring();
        ring.newest(&INDEX, Tier::Record)
            .map(|(_, key)| key.clone())
    }

    /// Whether somebody has a key of their own.
    pub(super) fn knows(&self, owner: &Owner) -> bool {
        self.ring().newest(owner, Tier::Record).is_some()
    }

    /// Sees to it that everyone has a key; a new one is durable before anything is sealed with it.
    pub(super) fn admit(
        &self,
        dir: &Path,
        options: &Options,
        wanted: &Wanted,
    ) -> Result<(), VaultError> {
        if self.ring().has_all(wanted)? {
            return Ok(());
        }
        let mut held = self.0.ring.write().unwrap_or_else(PoisonError::into_inner);
        // What is not on the disk is not to be in memory either.
        let mut next = held.clone();
        next.admit(wanted);
        next.write(dir, &self.0.keys, options)?;
        *held = next;
        Ok(())
    }

    /// Seals a text with its owner's newest key.
    pub(super) fn seal(
        &self,
        (owner, tier): (Owner, Tier),
        place: impl FnOnce(&Under) -> Vec<u8>,
        text: &[u8],
    ) -> Result<(Under, Vec<u8>), VaultError> {
        let ring = self.ring();
        let (generation, key) = ring.newest(&owner, tier).ok_or(VaultError::Unsealable)?;
        let under = Under {
            owner,
            tier,
            generation,
        };
        Ok((under, crypt::seal(key, &place(&under), text)?))
    }

    /// Opens a text.
    pub(super) fn open_text(&self, under: &Under, place: &[u8], sealed: &[u8]) -> Unsealed {
        let ring = self.ring();
        let Under {
            owner,
            tier,
            generation,
        } = under;
        match ring.get(owner, *tier, *generation) {
            Some(key) => crypt::open(key, place, sealed).map_or(Unsealed::Wrong, Unsealed::Text),
            None if ring.is_erased(owner) => Unsealed::Erased,
            None if *tier == Tier::Confidential && !self.0.keys.sees_confidential() => {
                Unsealed::NotTheirs
            }
            None => Unsealed::Wrong,
        }
    }

    /// Destroys the keys of some, in both copies of the file, and gives the index another key.
    pub(super) fn erase(
        &self,
        dir: &Path,
        options: &Options,
        (owners, when): (&[Owner], i64),
    ) -> Result<(), VaultError> {
        let mut held = self.0.ring.write().unwrap_or_else(PoisonError::into_inner);
        let mut next = held.clone();
        for owner in owners {
            next.erase(owner, when);
        }
        next.write(dir, &self.0.keys, options)?;
        *held = next;
        Ok(())
    }
}

impl fmt::Debug for Seal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Seal")
    }
}
