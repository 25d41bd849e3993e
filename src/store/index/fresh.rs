//! A fresh sled: written in a folder that does not count until it is whole, then given the next number.

use super::cell::{Cells, Staged};
use super::{FOLDER, current, folder, key};
use crate::store::error::StoreError;
use crate::store::files;
use crate::store::lock::patiently;
use crate::store::options::Options;
use crate::store::records::Meta;
use std::fs;
use std::path::Path;

/// The folder that does not count yet.
const NEW: &str = "new";

/// Begins; what an earlier attempt left is taken away.
pub(super) fn begin(dir: &Path, options: &Options) -> Result<Cells, StoreError> {
    let path = dir.join(FOLDER).join(NEW);
    if path.exists() {
        fs::remove_dir_all(&path).map_err(|source| StoreError::io("remove", &path, source))?;
    }
    files::create_folder(&path)?;
    Cells::open(&path, options)
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
    let path = folder(dir, current(dir)?.unwrap_or(0) + 1);
    // Windows does not rename a folder whose files sled has not let go of yet.
    let refused = |error: &std::io::Error| error.kind() == std::io::ErrorKind::PermissionDenied;
    patiently(options.tries, || fs::rename(&new, &path), refused)
        .map_err(|source| StoreError::io("rename", &new, source))?;
    files::sync_folder(&dir.join(FOLDER))?;
    // sled writes its own short cut when it is opened, not when it is closed: being opened now makes the next start quick.
    Cells::open(&path, options)
}
