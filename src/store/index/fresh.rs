//! A fresh sled: written in a folder that does not count until it is whole, then given the next number.
//!
//! sled grows with what is written, not with what it holds, and never gives room back; what it holds is copied into a
//! fresh one when it has grown too far.

use super::cell::{Cells, Staged};
use super::{FOLDER, Index, current, folder, key, tidy};
use crate::store::error::StoreError;
use crate::store::files;
use crate::store::options::Options;
use crate::store::records::Meta;
use std::fs;
use std::path::Path;

/// The folder that does not count yet.
const NEW: &str = "new";

/// A file that says how many bytes sled took when it was fresh.
const LEAN: &str = "lean";

/// Begins; what an earlier attempt left is taken away.
pub(super) fn begin(dir: &Path, options: &Options) -> Result<Cells, StoreError> {
    let path = dir.join(FOLDER).join(NEW);
    if path.exists() {
        fs::remove_dir_all(&path).map_err(|source| StoreError::io("remove", &path, source))?;
    }
    files::create_folder(&path)?;
    Cells::open(&path, options.cache_bytes)
}

/// Makes it the index that counts, and opens it.
pub(super) fn finish(
    dir: &Path,
    options: &Options,
    cells: Cells,
    meta: &Meta,
) -> Result<Cells, StoreError> {
    let mut last = Staged::default();
    last.put(key::meta(), meta)?;
    cells.commit(last)?;
    cells.flush()?;
    drop(cells);
    let new = dir.join(FOLDER).join(NEW);
    let lean = fs::metadata(new.join("db")).map_or(0, |db| db.len());
    files::replace(&new.join(LEAN), lean.to_string().as_bytes())?;
    let path = folder(dir, current(dir)?.unwrap_or(0) + 1);
    fs::rename(&new, &path).map_err(|source| StoreError::io("rename", &new, source))?;
    files::sync_folder(&dir.join(FOLDER))?;
    // sled writes its own short cut when it is opened, not when it is closed: being opened now makes the next start quick.
    Cells::open(&path, options.cache_bytes)
}

impl Index {
    /// Copies sled into a fresh one where it has grown too far.
    pub(super) fn slim(&mut self) -> Result<(), StoreError> {
        let path = folder(&self.dir, current(&self.dir)?.unwrap_or(1));
        let size = fs::metadata(path.join("db")).map_or(0, |db| db.len());
        let lean = fs::read_to_string(path.join(LEAN)).unwrap_or_default();
        let lean: u64 = lean.trim().parse().unwrap_or(0);
        if size < lean.saturating_add(self.options.growth_bytes) {
            return Ok(());
        }
        let cells = begin(&self.dir, &self.options)?;
        self.cells.copy_into(&cells)?;
        self.cells = finish(&self.dir, &self.options, cells, &self.meta)?;
        tidy(&self.dir);
        Ok(())
    }
}
