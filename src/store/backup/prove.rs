//! Whether a backup is good: it is restored into a folder that only its owner can enter, opened as the school itself is, and
//! compared with what it says of itself.

use super::manifest::Manifest;
use super::read::Whole;
use super::{Noted, chain, name};
use crate::store::disk::DiskStore;
use crate::store::error::StoreError;
use crate::store::options::Options;
use crate::store::seal::Seal;
use std::path::Path;

/// Restores a backup beside itself, compares, and takes the copy away again.
pub(super) fn prove(file: &Path, (noted, options): (&Noted, &Options)) -> Result<(), StoreError> {
    let folder = file.parent().unwrap_or_else(|| Path::new("."));
    let private = tempfile::Builder::new()
        .prefix(&name::on_the_way(&noted.id))
        .suffix(".proof")
        .tempdir_in(folder)
        .map_err(|source| StoreError::io("prove the backup in", folder, source))?;
    let inside = private.path().join("school");
    let mut whole = Whole::open(file).map_err(unproved)?;
    whole.unpack(&inside).map_err(unproved)?;
    opens(&inside, &whole.manifest, options).map_err(unproved)
}

/// What is said when the copy is not what it should be; a full disk is said as it is.
fn unproved(error: StoreError) -> StoreError {
    if matches!(error, StoreError::Full { .. }) {
        error
    } else {
        StoreError::Unproved(Box::new(error))
    }
}

/// Whether what was restored opens and holds what the backup says.
pub(super) fn opens(dir: &Path, manifest: &Manifest, options: &Options) -> Result<(), StoreError> {
    // With the copy's own keys: that they are in it and open it is part of what is proved.
    let seal = options.seal.as_ref();
    let seal = seal.map(|seal| Seal::open(dir, seal.keys().clone()));
    let quiet = Options {
        tries: 0,
        seal: seal.transpose()?,
        ..options.clone()
    };
    let store = DiskStore::open(dir, &quiet)?;
    let (said, found) = (&manifest.inventory, store.holds()?);
    same("its last change", &said.head, &found.head)?;
    same("the kind of school", &said.kind, &found.kind)?;
    same("its entries", &said.entries, &found.entries)?;
    same("its pupils", &said.pupils, &found.pupils)
}

/// Whether what was restored ends with the change that the backup says, without reading what any change holds: of a sealed
/// school no more can be told without a pass-phrase.
pub(super) fn ends(dir: &Path, manifest: &Manifest) -> Result<(), StoreError> {
    match chain::holds(dir, manifest.inventory.head)? {
        chain::Holds::It => Ok(()),
        chain::Holds::Another | chain::Holds::Nothing => Err(unlike("its last change")),
    }
}

fn same<T: PartialEq>(what: &str, said: &T, found: &T) -> Result<(), StoreError> {
    if said == found {
        Ok(())
    } else {
        Err(unlike(what))
    }
}

fn unlike(what: &str) -> StoreError {
    StoreError::damaged("the copy", format!("{what} differs from the school's own"))
}
