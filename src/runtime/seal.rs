//! What a school is sealed with.

use super::clock::Clock;
use super::env::Env;
use super::opening::{self, OpenStore};
use crate::store::StoreError;
use crate::store::vault::{Keys, VaultError};
use std::path::Path;

/// The keys of whoever signed in.
#[derive(Debug, Clone)]
pub struct Seal {
    keys: Keys,
}

impl Seal {
    /// What opens the school in this folder.
    pub fn open(_dir: &Path, keys: Keys) -> Result<Self, VaultError> {
        Ok(Self { keys })
    }

    /// The keys.
    pub const fn keys(&self) -> &Keys {
        &self.keys
    }
}

/// Opens a store that exists.
pub fn existing(
    dir: &Path,
    env: &Env,
    clock: Clock,
    _seal: Option<Seal>,
) -> Result<OpenStore, StoreError> {
    opening::existing(dir, env, clock)
}
