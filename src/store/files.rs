//! Folders and files that only their owner can read, and the few calls every part of the store on disk makes.

use super::error::StoreError;
use super::options::{Did, Options};
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;

/// Makes a folder, and those above it, that only the owner can enter. The names of what was made are durable, so that a
/// power cut does not take a whole school away with the name of its folder.
pub(super) fn create_folder(path: &Path) -> Result<(), StoreError> {
    let named = |folder: &&Path| !folder.as_os_str().is_empty();
    let above = path.ancestors().take_while(named);
    let missing: Vec<&Path> = above.take_while(|folder| !folder.exists()).collect();
    make_folder(path, fs::DirBuilder::new().recursive(true))?;
    for made in missing {
        // A folder that may be written and not read cannot be synced; its names are then as safe as the system makes them.
        drop(sync_folder(parent(made)));
    }
    Ok(())
}

/// Makes a folder in one that must be there: where that was moved or removed, nothing is put in its place.
pub(super) fn create_inside(path: &Path) -> Result<(), StoreError> {
    if path.is_dir() {
        return Ok(());
    }
    make_folder(path, &mut fs::DirBuilder::new())
}

fn make_folder(path: &Path, builder: &mut fs::DirBuilder) -> Result<(), StoreError> {
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

/// The folder a file or folder lies in.
fn parent(path: &Path) -> &Path {
    let above = path.parent().filter(|above| !above.as_os_str().is_empty());
    above.unwrap_or_else(|| Path::new("."))
}

/// Opens a file that is there for reading and writing.
pub(super) fn open_existing(path: &Path) -> Result<File, StoreError> {
    let opened = OpenOptions::new().read(true).write(true).open(path);
    opened.map_err(|source| StoreError::io("open", path, source))
}

/// Whether a path still leads to an open file. One that was moved or removed, alone or with its folder, goes on taking
/// writes that nobody would find again.
pub(super) fn leads_to(path: &Path, held: &File) -> bool {
    match (fs::metadata(path), held.metadata()) {
        (Ok(there), Ok(held)) => is_same(&there, &held),
        (Ok(_) | Err(_), _) => false,
    }
}

#[cfg(unix)]
fn is_same(one: &fs::Metadata, other: &fs::Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    (one.dev(), one.ino()) == (other.dev(), other.ino())
}

/// Elsewhere a file that is open can be neither removed nor moved.
#[cfg(not(unix))]
fn is_same(_: &fs::Metadata, _: &fs::Metadata) -> bool {
    true
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

/// Takes the right to read the files of a folder from everybody but the owner.
#[cfg(unix)]
pub(super) fn keep_private(folder: &Path) {
    use std::os::unix::fs::PermissionsExt;
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let is_file = entry.file_type().is_ok_and(|kind| kind.is_file());
        let mode = if is_file { 0o600 } else { 0o700 };
        drop(fs::set_permissions(
            entry.path(),
            fs::Permissions::from_mode(mode),
        ));
    }
}

/// Elsewhere a file has the rights of its folder.
#[cfg(not(unix))]
pub(super) fn keep_private(_: &Path) {}

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
    replace_by(path, bytes, &Options::default())
}

fn replace_by(path: &Path, bytes: &[u8], options: &Options) -> Result<(), StoreError> {
    let folder = parent(path);
    let fail = |source| StoreError::io("write", path, source);
    let mut file = tempfile::NamedTempFile::new_in(folder).map_err(fail)?;
    file.write_all(bytes).map_err(fail)?;
    options.did(Did::Wrote(file.path(), 0, bytes));
    file.as_file().sync_all().map_err(fail)?;
    options.did(Did::Synced(file.path()));
    let before = file.path().to_owned();
    file.persist(path).map_err(|failed| fail(failed.error))?;
    options.did(Did::Renamed(&before, path));
    sync_folder(folder)?;
    options.did(Did::SyncedFolder(folder));
    Ok(())
}

/// Puts `bytes` in the place of a file of the record, as [`replace`] does, through the gate.
pub(super) fn put(path: &Path, bytes: &[u8], options: &Options) -> Result<(), StoreError> {
    let fail = |source| StoreError::io("write", path, source);
    options.admits(bytes.len()).map_err(fail)?;
    replace_by(path, bytes, options)
}

/// How the name of a file ends while it is being written by [`swap`].
pub(super) const PART: &str = ".part";

/// Puts `bytes` in the place of a file, whole or not at all, without waiting for the disk: after a power cut the file may be
/// as it was before, or empty.
pub(super) fn swap(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    let folder = parent(path);
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

/// Overwrites every file below a folder with zeros and takes all of it away, as far as that can be done: what a disk keeps of
/// overwritten files by itself is not in a program's hands.
pub(super) fn wipe(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
        if is_folder {
            wipe(&path);
        } else if let Ok(mut file) = OpenOptions::new().write(true).open(&path) {
            let size = file.metadata().map_or(0, |about| about.len());
            drop(io::copy(&mut io::repeat(0).take(size), &mut file).and_then(|_| file.sync_all()));
        }
    }
    drop(fs::remove_dir_all(folder));
}
