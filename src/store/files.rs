//! Folders and files that only their owner can read, and the few calls every part of the store on disk makes.

use super::error::StoreError;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;

/// Makes a folder, and those above it, that only the owner can enter.
pub(super) fn create_folder(path: &Path) -> Result<(), StoreError> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt;
        builder.mode(0o700);
    }
    builder.create(path).map_err(|source| {
        if path.is_file() {
            StoreError::NotAFolder(path.to_owned())
        } else {
            StoreError::io("make the folder", path, source)
        }
    })
}

/// Opens a file for reading and writing, and makes it, for its owner only, where it is not there.
pub(super) fn open_or_create(path: &Path) -> Result<File, StoreError> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    options
        .open(path)
        .map_err(|source| StoreError::io("open", path, source))
}

/// Makes names in a folder durable. Windows has no such call and keeps names with the files.
pub(super) fn sync_folder(path: &Path) -> Result<(), StoreError> {
    if cfg!(unix) {
        File::open(path)
            .and_then(|folder| folder.sync_all())
            .map_err(|source| StoreError::io("save the folder", path, source))?;
    }
    Ok(())
}

/// Puts `bytes` in the place of a file, whole or not at all.
pub(super) fn replace(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    let folder = path.parent().unwrap_or_else(|| Path::new("."));
    let fail = |source| StoreError::io("write", path, source);
    let mut file = tempfile::NamedTempFile::new_in(folder).map_err(fail)?;
    file.write_all(bytes).map_err(fail)?;
    file.as_file().sync_all().map_err(fail)?;
    file.persist(path).map_err(|failed| fail(failed.error))?;
    sync_folder(folder)
}

/// How the name of a file ends while it is being written by [`swap`].
pub(super) const PART: &str = ".part";

/// Puts `bytes` in the place of a file, whole or not at all, without waiting for the disk: after a power cut the file may be
/// as it was before, or empty.
pub(super) fn swap(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    let folder = path.parent().unwrap_or_else(|| Path::new("."));
    let fail = |source| StoreError::io("write", path, source);
    let mut file = tempfile::Builder::new()
        .suffix(PART)
        .tempfile_in(folder)
        .map_err(fail)?;
    file.write_all(bytes).map_err(fail)?;
    file.persist(path).map_err(|failed| fail(failed.error))?;
    Ok(())
}

/// Refuses while less than so many bytes are left on the disk: sled could not even be opened on a full one.
pub(super) fn spare(folder: &Path, bytes: u64) -> Result<(), StoreError> {
    match fs4::available_space(folder) {
        Ok(free) if free < bytes => Err(StoreError::full(folder)),
        Ok(_) | Err(_) => Ok(()),
    }
}

/// The numbers of the files `NNNNNN.ending` in a folder, or of its folders `NNNNNN` where `ending` is empty; ascending.
pub(super) fn numbered(folder: &Path, ending: &str) -> Result<Vec<u32>, StoreError> {
    let fail = |source| StoreError::io("read the folder", folder, source);
    let mut numbers = Vec::new();
    for entry in fs::read_dir(folder).map_err(fail)? {
        let name = entry.map_err(fail)?.file_name();
        let number = name
            .to_str()
            .and_then(|name| name.strip_suffix(ending))
            .filter(|stem| stem.len() >= 6 && stem.bytes().all(|b| b.is_ascii_digit()))
            .and_then(|stem| stem.parse::<u32>().ok());
        numbers.extend(number);
    }
    numbers.sort_unstable();
    Ok(numbers)
}

/// So many bytes of a file from a place on. Neither is believed: memory is taken for what is there, not for what is asked.
pub(super) fn piece(file: &mut File, offset: u64, size: u32) -> io::Result<Vec<u8>> {
    const AT_FIRST: u32 = 64 * 1024;
    let room = usize::try_from(size.min(AT_FIRST)).unwrap_or(0);
    let mut bytes = Vec::with_capacity(room);
    file.seek(SeekFrom::Start(offset))?;
    let read = file.take(u64::from(size)).read_to_end(&mut bytes)?;
    if u32::try_from(read).is_ok_and(|read| read == size) {
        Ok(bytes)
    } else {
        Err(io::ErrorKind::UnexpectedEof.into())
    }
}
