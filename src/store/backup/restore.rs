//! A school made of a backup again, in a folder that holds none.

use super::read::Whole;
use super::{Backup, prove};
use crate::store::error::StoreError;
use crate::store::files;
use crate::store::options::Options;
use std::path::{Path, PathBuf};

/// Whether a school can be restored into a folder: it is not there, or has nothing in it.
///
/// # Errors
/// [`StoreError::Occupied`] where it holds anything, a file where a folder should be, or a folder that cannot be read.
pub fn room_for(dir: &Path) -> Result<(), StoreError> {
    if !dir.exists() {
        return Ok(());
    }
    let mut inside =
        std::fs::read_dir(dir).map_err(|source| StoreError::io("read the folder", dir, source))?;
    match inside.next() {
        None => Ok(()),
        Some(_) => Err(StoreError::Occupied(dir.to_owned())),
    }
}

/// Restores a backup into a folder that is empty or not there yet. It is unpacked beside, checked, and only then given its
/// name, so a folder that has it holds a school that opens.
///
/// # Errors
/// The folder holds something, the backup is not whole, or it cannot be written; the folder is then as it was.
pub fn restore(file: &Path, dir: &Path, options: &Options) -> Result<Backup, StoreError> {
    room_for(dir)?;
    let mut whole = Whole::open(file)?;
    let above = above(dir);
    files::create_folder(&above)?;
    let size: u64 = whole.manifest.files.iter().map(|file| file.size).sum();
    files::spare(&above, options.spare_bytes.saturating_add(size))?;
    let beside = tempfile::Builder::new()
        .prefix(".plimsoll-restoring-")
        .tempdir_in(&above)
        .map_err(|source| StoreError::io("make a folder in", &above, source))?;
    let made = beside.path().join("school");
    whole.unpack(&made)?;
    let backup = whole.manifest.backup();
    if backup.sealed {
        prove::ends(&made, &whole.manifest)?;
    } else {
        prove::opens(&made, &whole.manifest, options)?;
    }
    put(&made, dir)?;
    files::sync_folder(&above)?;
    Ok(backup)
}

/// Gives the folder its name, in the place of an empty one.
fn put(made: &Path, dir: &Path) -> Result<(), StoreError> {
    let failed = |source| StoreError::io("move the restored school to", dir, source);
    if dir.exists() {
        // Only an empty folder can be removed so.
        std::fs::remove_dir(dir).map_err(failed)?;
    }
    std::fs::rename(made, dir).map_err(failed)
}

fn above(dir: &Path) -> PathBuf {
    match dir.parent() {
        Some(above) if !above.as_os_str().is_empty() => above.to_owned(),
        Some(_) | None => PathBuf::from("."),
    }
}
