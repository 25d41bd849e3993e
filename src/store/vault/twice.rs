//! A small file that nothing can be read without: kept twice, so that a flipped bit in one copy loses nothing.
//!
//! `PLIMKEYS | format u32 | kind u32 | counter u64 | length u32 | CRC-32 of all this and the payload u32 | payload`. The good copy
//! with the higher counter counts.

use super::VaultError;
use crate::store::files;
use crate::store::options::Options;
use std::fs::OpenOptions;
use std::io::{Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// The folder of keys inside a store's.
pub(super) const FOLDER: &str = "keys";

const MAGIC: &[u8; 8] = b"PLIMKEYS";
const FORMAT: u32 = 1;
const HEAD: usize = 32;

/// The largest that is read: a school of a hundred thousand pupils is far below it.
const LARGEST: u64 = 256 * 1024 * 1024;

/// One of the two files there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum File {
    /// Who may open the school.
    Staff = 1,
    /// The pupils' keys.
    Pupils = 2,
}

impl File {
    const fn name(self) -> &'static str {
        match self {
            Self::Staff => "staff",
            Self::Pupils => "pupils",
        }
    }

    fn paths(self, dir: &Path) -> [PathBuf; 2] {
        let folder = dir.join(FOLDER);
        [
            folder.join(self.name()),
            folder.join(format!("{}.2", self.name())),
        ]
    }
}

/// What a file holds, how often it was written, and whether a copy of it is bad.
#[derive(Debug)]
pub(super) struct Held {
    pub(super) payload: Vec<u8>,
    pub(super) counter: u64,
    pub(super) mended: bool,
}

/// Whether a store has keys.
pub(in crate::store) fn exists(dir: &Path) -> bool {
    let paths = File::Staff.paths(dir);
    paths.iter().any(|path| path.exists())
}

/// Reads a file from its better copy.
pub(super) fn read(dir: &Path, file: File) -> Result<Held, VaultError> {
    let copies = file.paths(dir).map(|path| copy(&path, file));
    if copies.contains(&Copy::Newer) {
        return Err(VaultError::Newer);
    }
    let all = matches!(&copies, [Copy::Good(a, _), Copy::Good(b, _)] if a == b);
    let best = copies.into_iter().max_by_key(Copy::counter);
    match best {
        Some(Copy::Good(counter, payload)) => Ok(Held {
            payload,
            counter,
            mended: !all,
        }),
        Some(Copy::Bad | Copy::Newer) | None => Err(VaultError::Damaged),
    }
}

/// Writes a file in both its copies, each whole or not at all; what the copies held before is wiped as far as a disk lets a
/// file be wiped, since an erased pupil's key was in it.
pub(super) fn write(
    dir: &Path,
    file: File,
    (counter, payload): (u64, &[u8]),
    options: &Options,
) -> Result<(), VaultError> {
    let disk = |why: &dyn std::fmt::Display| VaultError::Disk(why.to_string());
    files::create_folder(&dir.join(FOLDER)).map_err(|why| disk(&why))?;
    let bytes = bytes(file, counter, payload)?;
    for path in file.paths(dir) {
        let before = OpenOptions::new().write(true).open(&path);
        files::put(&path, &bytes, options).map_err(|why| disk(&why))?;
        if let Ok(mut before) = before {
            let length = before.metadata().map_or(0, |found| found.len());
            let zeros = vec![0; usize::try_from(length).unwrap_or(0)];
            drop(
                before
                    .seek(SeekFrom::Start(0))
                    .and_then(|_| before.write_all(&zeros))
                    .and_then(|()| before.sync_all()),
            );
        }
    }
    Ok(())
}

#[derive(Debug, PartialEq, Eq)]
enum Copy {
    Good(u64, Vec<u8>),
    Newer,
    Bad,
}

impl Copy {
    const fn counter(&self) -> Option<u64> {
        match self {
            Self::Good(counter, _) => Some(*counter),
            Self::Newer | Self::Bad => None,
        }
    }
}

fn copy(path: &Path, file: File) -> Copy {
    let small = std::fs::metadata(path).is_ok_and(|found| found.len() <= LARGEST);
    match std::fs::read(path) {
        Ok(bytes) if small => parse(&bytes, file),
        Ok(_) | Err(_) => Copy::Bad,
    }
}

fn bytes(file: File, counter: u64, payload: &[u8]) -> Result<Vec<u8>, VaultError> {
    let length = u32::try_from(payload.len()).map_err(|_| VaultError::Unsealable)?;
    let mut bytes = Vec::with_capacity(HEAD + payload.len());
    bytes.extend_from_slice(MAGIC);
    bytes.extend_from_slice(&FORMAT.to_le_bytes());
    bytes.extend_from_slice(&(file as u32).to_le_bytes());
    bytes.extend_from_slice(&counter.to_le_bytes());
    bytes.extend_from_slice(&length.to_le_bytes());
    bytes.extend_from_slice(&sum(&bytes, payload).to_le_bytes());
    bytes.extend_from_slice(payload);
    Ok(bytes)
}

fn parse(bytes: &[u8], file: File) -> Copy {
    let fields = || {
        let (head, payload) = bytes.split_first_chunk::<HEAD>()?;
        let (covered, crc) = head.split_last_chunk::<4>()?;
        if u32::from_le_bytes(*crc) != sum(covered, payload) {
            return None;
        }
        let rest = covered.strip_prefix(MAGIC)?;
        let (format, rest) = rest.split_first_chunk::<4>()?;
        let (kind, rest) = rest.split_first_chunk::<4>()?;
        let (counter, length) = rest.split_first_chunk::<8>()?;
        let length = u32::from_le_bytes(*length.first_chunk::<4>()?);
        if u32::from_le_bytes(*format) != FORMAT {
            return Some(Copy::Newer);
        }
        let fits = u32::try_from(payload.len()) == Ok(length);
        let ours = u32::from_le_bytes(*kind) == file as u32;
        (fits && ours).then(|| Copy::Good(u64::from_le_bytes(*counter), payload.to_vec()))
    };
    fields().unwrap_or(Copy::Bad)
}

fn sum(head: &[u8], payload: &[u8]) -> u32 {
    let mut crc = crc32fast::Hasher::new();
    crc.update(head);
    crc.update(payload);
    crc.finalize()
}
