//! Backups: one file with all of a school's record, made at one point in time, and a school made of such a file again.
//!
//! What goes in is bytes, never decoded records: the segments of the journal up to their end, `about`, and the keys of a
//! store that is sealed. So a backup of a sealed store is sealed. None is called good before it was restored beside itself,
//! opened and compared.

mod chain;
mod generations;
mod manifest;
mod name;
mod noted;
mod prove;
mod read;
mod restore;
mod write;

pub use chain::compare;
pub use read::look;
pub use restore::{restore, room_for};

pub(super) use manifest::{Head, Inventory};
pub(super) use name::KEYS;
pub(super) use noted::Noted;
pub(super) use write::{Piece, Point, Source};

use super::error::StoreError;
use super::files;
use super::options::Options;
use crate::domain::school::SchoolKind;
use crate::domain::time::Moment;
use std::path::{Path, PathBuf};

/// Where a backup goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target<'a> {
    /// Into this file, which is not there yet.
    File(&'a Path),
    /// Into this folder, under a name of its own; of those that are there already the old ones go.
    Folder(&'a Path),
}

/// A backup that was made and found good.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// The file.
    pub file: PathBuf,
    /// Its size.
    pub bytes: u64,
    /// What it holds.
    pub backup: Backup,
    /// How many older ones were removed.
    pub pruned: usize,
}

/// What a backup says it holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    /// When it was made.
    pub made: Moment,
    /// Of which kind the school is; `None` where it was never set up.
    pub kind: Option<SchoolKind>,
    /// How many changes, which is the number of the last.
    pub changes: u64,
    /// How many entries stand.
    pub entries: u64,
    /// How many pupils.
    pub pupils: u64,
    /// The hash of the last change, which holds that of all before it.
    pub hash: [u8; 32],
    /// Whether it holds the keys of a sealed store.
    pub sealed: bool,
}

/// Makes a backup of what was taken at one point in time, proves it, and puts it in its place.
pub(super) fn make(
    point: &Point,
    to: Target<'_>,
    (noted, options): (&Noted, &Options),
) -> Result<Made, StoreError> {
    let (folder, file) = place(point, to, noted)?;
    name::clear_away(&folder, &noted.id);
    let room = point.bytes().saturating_mul(2);
    files::spare(&folder, options.spare_bytes.saturating_add(room))?;
    let part = write::write(point, &folder, (noted, options))?;
    prove::prove(part.path(), (noted, options))?;
    let bytes = part.as_file().metadata().map_or(0, |file| file.len());
    write::put(part, &file)?;
    files::sync_folder(&folder)?;
    let pruned = match to {
        Target::Folder(_) => generations::prune(&folder, &noted.id, &file),
        Target::File(_) => 0,
    };
    Ok(Made {
        file,
        bytes,
        backup: point.backup(),
        pruned,
    })
}

/// The folder and the file a backup goes to.
fn place(point: &Point, to: Target<'_>, noted: &Noted) -> Result<(PathBuf, PathBuf), StoreError> {
    let file = match to {
        Target::File(file) => file.to_owned(),
        Target::Folder(folder) => folder.join(name::of(point.made, &noted.id)),
    };
    if file.exists() {
        return Err(StoreError::BackupThere(file));
    }
    let folder = match file.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
        Some(_) | None => PathBuf::from("."),
    };
    // A drive that is not connected must not be taken for an empty folder of this machine's.
    if folder.is_dir() {
        Ok((folder, file))
    } else {
        Err(StoreError::NoBackupFolder(folder))
    }
}
