//! Reading a backup: nothing in it is believed before it is checked, and no length before the file is known to hold it.

use super::Backup;
use super::manifest::{FORMAT, FRONT, LONGEST, Listed, MAGIC, Manifest, SUM};
use crate::store::error::StoreError;
use crate::store::{files, journal};
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;

/// Bytes handled at a time.
const CHUNK: usize = 256 * 1024;

/// What a backup holds, once every byte of it was read and found to be as it was written.
///
/// # Errors
/// It cannot be read, is no backup, is damaged, or is a newer program's.
pub fn look(file: &Path) -> Result<Backup, StoreError> {
    Whole::open(file).map(|whole| whole.manifest.backup())
}

/// A backup of which every byte is as it was written.
#[derive(Debug)]
pub(super) struct Whole<'a> {
    path: &'a Path,
    file: File,
    /// What it holds.
    pub(super) manifest: Manifest,
    /// Where its files begin.
    begin: u64,
}

impl<'a> Whole<'a> {
    /// Opens a backup and checks all of it.
    pub(super) fn open(path: &'a Path) -> Result<Self, StoreError> {
        let cannot = |source| StoreError::io("read", path, source);
        let damaged = |what: &str| StoreError::NotABackup {
            path: path.to_owned(),
            what: what.to_owned(),
        };
        let mut file = File::open(path).map_err(cannot)?;
        let facts = file.metadata().map_err(cannot)?;
        if !facts.is_file() {
            return Err(damaged("it is no file"));
        }
        let length = facts.len();
        let size = front(&mut file, length).map_err(|wrong| match wrong {
            Wrong::Damaged(what) => damaged(what),
            Wrong::Newer => StoreError::Newer {
                what: "this backup".to_owned(),
            },
        })?;
        let begin = offset(FRONT).saturating_add(offset(size));
        let follow = length - begin - offset(SUM);
        let mut manifest = vec![0; size];
        file.read_exact(&mut manifest).map_err(cannot)?;
        // The sum first: what a flipped bit says of itself is worth nothing.
        if !is_whole(&mut file, length).map_err(cannot)? {
            return Err(damaged("it is not as it was written"));
        }
        let manifest = Manifest::read(&manifest, follow).map_err(damaged)?;
        Ok(Self {
            path,
            file,
            manifest,
            begin,
        })
    }

    /// Writes its files into a folder that is empty.
    pub(super) fn unpack(&mut self, dir: &Path) -> Result<(), StoreError> {
        let begin = SeekFrom::Start(self.begin);
        let sought = self.file.seek(begin);
        sought.map_err(|source| StoreError::io("read", self.path, source))?;
        files::create_folder(&dir.join(journal::segment::FOLDER))?;
        for listed in &self.manifest.files {
            let path = dir.join(&listed.name);
            if let Some(folder) = path.parent() {
                files::create_folder(folder)?;
            }
            let same = copy(&mut self.file, listed, &path)
                .map_err(|source| StoreError::io("restore", &path, source))?;
            if !same {
                return Err(StoreError::NotABackup {
                    path: self.path.to_owned(),
                    what: format!("{} in it is not as it was written", listed.name),
                });
            }
        }
        files::sync_folder(&dir.join(journal::segment::FOLDER))?;
        files::sync_folder(dir)
    }
}

/// What is wrong with the first bytes.
enum Wrong {
    Damaged(&'static str),
    Newer,
}

/// Reads the first bytes of a file of this length: how long the manifest is, which the file has room for.
fn front(file: &mut File, length: u64) -> Result<usize, Wrong> {
    let mut front = [0; FRONT];
    let short = Wrong::Damaged("it is too short to be one");
    if length < offset(FRONT + SUM) || file.read_exact(&mut front).is_err() {
        return Err(short);
    }
    let [magic @ .., f0, f1, f2, f3, s0, s1, s2, s3] = front;
    if magic != *MAGIC {
        return Err(Wrong::Damaged("it does not begin as one"));
    }
    match u32::from_le_bytes([f0, f1, f2, f3]) {
        FORMAT => {}
        later if later > FORMAT => return Err(Wrong::Newer),
        _ => return Err(Wrong::Damaged("its format is none")),
    }
    let size = usize::try_from(u32::from_le_bytes([s0, s1, s2, s3])).unwrap_or(usize::MAX);
    if size > LONGEST || offset(size) > length - offset(FRONT + SUM) {
        return Err(Wrong::Damaged("its list of contents is longer than it is"));
    }
    Ok(size)
}

/// Whether the sum at the end is that of all before it.
fn is_whole(file: &mut File, length: u64) -> io::Result<bool> {
    let mut hasher = blake3::Hasher::new();
    file.seek(SeekFrom::Start(0))?;
    each_chunk(file, length - offset(SUM), |bytes| {
        hasher.update(bytes);
        Ok(())
    })?;
    let mut sum = [0; SUM];
    file.read_exact(&mut sum)?;
    Ok(*hasher.finalize().as_bytes() == sum)
}

/// Copies the next bytes of a backup to their own file; whether they are what the list says.
fn copy(from: &mut File, listed: &Listed, path: &Path) -> io::Result<bool> {
    let mut to = files::open_or_create(path).map_err(io::Error::other)?;
    let mut hasher = blake3::Hasher::new();
    each_chunk(from, listed.size, |bytes| {
        hasher.update(bytes);
        to.write_all(bytes)
    })?;
    to.sync_all()?;
    Ok(*hasher.finalize().as_bytes() == listed.sum)
}

/// Hands the next `size` bytes on, a chunk at a time.
fn each_chunk(
    from: &mut File,
    size: u64,
    mut to: impl FnMut(&[u8]) -> io::Result<()>,
) -> io::Result<()> {
    let mut chunk = vec![0; CHUNK];
    let mut left = size;
    while left > 0 {
        let most = usize::try_from(left).unwrap_or(CHUNK).min(CHUNK);
        let bytes = chunk.get_mut(..most).unwrap_or_default();
        from.read_exact(bytes)?;
        to(bytes)?;
        left = left.saturating_sub(offset(most));
    }
    Ok(())
}

fn offset(place: usize) -> u64 {
    journal::offset_of(place)
}
