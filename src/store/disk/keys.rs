//! What is done to a whole store for the sake of its keys: making them anew, and sealing a school that lay in the open.

use super::DiskStore;
use super::fill::Filling;
use super::heal::anew_telling;
use super::open::enter;
use crate::domain::staff::Initials;
use crate::store::backup::Inventory;
use crate::store::error::StoreError;
use crate::store::files;
use crate::store::index;
use crate::store::journal::walk::{Home, Met, Walk};
use crate::store::journal::{Journal, segment};
use crate::store::lock::Lock;
use crate::store::options::Options;
use crate::store::seal::Seal;
use crate::store::vault::{self, Cost, Keys, NewMember, RecoveryCode, VaultError};
use crate::store::{Notice, Store};
use std::path::{Path, PathBuf};

/// Is told how many changes are done, and of how many.
pub(super) type Progress<'a> = dyn FnMut(u64, u64) + 'a;

impl DiskStore {
    /// Does something to the keys of a sealed school while nobody else has it open.
    ///
    /// # Errors
    /// It is open elsewhere, or what the keys' own errors are.
    pub fn with_keys<T>(
        dir: &Path,
        options: &Options,
        work: impl FnOnce() -> Result<T, VaultError>,
    ) -> Result<T, StoreError> {
        let _lock = Lock::take(dir, options)?;
        Ok(work()?)
    }

    /// Makes every key of a sealed school anew, perhaps without somebody who leaves, and the index with them. What was
    /// written before stays under the old pupils' keys, which only those who stay can unwrap from now on.
    ///
    /// # Errors
    /// Only a SENCO can; the last one cannot be taken out; or what opening gives.
    pub fn rotate(
        dir: &Path,
        options: &Options,
        without: Option<&Initials>,
        progress: &mut Progress<'_>,
    ) -> Result<(Keys, Vec<Notice>), StoreError> {
        let _lock = enter(dir, options)?;
        let seal = options.seal.as_ref().ok_or(StoreError::SignIn)?;
        let keys = match without {
            Some(gone) => vault::remove(dir, seal.keys(), gone)?,
            None => vault::rotate(dir, seal.keys(), None)?,
        };
        let options = Options {
            seal: Some(Seal::open(dir, keys.clone())?),
            ..options.clone()
        };
        let mut notices = Vec::new();
        let journal = Journal::open(dir, &options, None, &mut notices)?;
        let upto = journal.tail().seq;
        let mut each = |done| progress(done, upto);
        drop(anew_telling(
            dir,
            &options,
            (upto, &mut each),
            &mut notices,
        )?);
        index::tidy(dir);
        Ok((keys, notices))
    }

    /// Seals a school that lay in the open: all of it is written anew beside it and takes its place when it is whole. The old
    /// files are overwritten and removed, as far as a disk lets a file be overwritten.
    ///
    /// # Errors
    /// It is sealed already, something in it cannot be read, or what opening and writing give; it is then as it was.
    pub fn protect(
        dir: &Path,
        options: &Options,
        (first, cost): (NewMember, Cost),
        progress: &mut Progress<'_>,
    ) -> Result<(Keys, RecoveryCode), StoreError> {
        let plain = Self::open(dir, options)?;
        let beside = with_ending(dir, "sealing");
        drop(std::fs::remove_dir_all(&beside));
        files::create_folder(&beside)?;
        let (keys, code) = vault::found(&beside, first, cost)?;
        let sealed = Options {
            seal: Some(Seal::open(&beside, keys.clone())?),
            ..options.clone()
        };
        let upto = plain.journal().tail().seq;
        let mut each = |done| progress(done, upto);
        copy_changes((dir, options), (&beside, &sealed), &mut each)?;
        let copy = Self::open(&beside, &sealed)?;
        for draft in plain.drafts()? {
            copy.keep_draft(&draft)?;
        }
        let (held, made) = (plain.holds()?, copy.holds()?);
        let counts = |of: &Inventory| (of.head.seq, of.entries, of.pupils);
        if counts(&held) != counts(&made) {
            return Err(StoreError::damaged("journal", "the sealed copy differs"));
        }
        drop(copy);
        // Elsewhere the lock stays until the folders have changed places, so that nobody writes to what is about to go; there
        // a folder with open files cannot be moved.
        let plain = (!cfg!(windows)).then_some(plain);
        change_places(dir, &beside)?;
        drop(plain);
        files::wipe(&with_ending(dir, OPEN));
        Ok((keys, code))
    }

    /// Finishes a sealing that was stopped while folders changed places: what lay in the open goes where the sealed school is
    /// in its place, and comes back where nothing is.
    pub fn settle(dir: &Path) {
        let old = with_ending(dir, OPEN);
        if !old.join(segment::FOLDER).is_dir() {
            return;
        }
        if vault::is_sealed(dir) {
            files::wipe(&old);
        } else if !dir.exists() {
            // Where this fails the folder is still beside, and the next start tries again.
            drop(std::fs::rename(&old, dir));
        }
    }
}

/// How the name of a folder ends in which a school lies in the open while its sealed copy takes its place.
const OPEN: &str = "before-sealing";

/// Writes every change of one store into another; one that cannot be read stops it, for it would be lost.
fn copy_changes(
    (from, options): (&Path, &Options),
    (to, sealed): (&Path, &Options),
    progress: &mut dyn FnMut(u64),
) -> Result<(), StoreError> {
    let mut filling = Filling::begin(to, sealed)?;
    Walk::from_start().run(Home::of(from, options), &mut |met| match met {
        Met::Change(found) => {
            let (trace, _, told) = *found;
            filling.add(told.change)?;
            progress(trace.seq);
            Ok(())
        }
        Met::Fault(fault) => Err(StoreError::damaged(fault.file, fault.what)),
    })?;
    filling.finish()
}

/// Puts a folder in the place of another, which stays beside.
fn change_places(dir: &Path, new: &Path) -> Result<(), StoreError> {
    let old = with_ending(dir, OPEN);
    let moved = |source| StoreError::io("move the sealed school to", dir, source);
    std::fs::rename(dir, &old).map_err(moved)?;
    if let Err(source) = std::fs::rename(new, dir) {
        std::fs::rename(&old, dir).map_err(moved)?;
        return Err(moved(source));
    }
    if let Some(above) = dir.parent().filter(|above| !above.as_os_str().is_empty()) {
        files::sync_folder(above)?;
    }
    Ok(())
}

fn with_ending(dir: &Path, ending: &str) -> PathBuf {
    let mut name = dir.file_name().unwrap_or_default().to_owned();
    name.push(".");
    name.push(ending);
    dir.with_file_name(name)
}
