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

/// What a file holds, how often it was written, and whether a copy of it is damaged or behind.
#[derive(Debug)]
pub(super) struct Held {
    pub(super) payload: Vec<u8>,
    pub(super) counter: u64,
    pub(super) uneven: bool,
}

/// Whether a store has keys.
pub(in crate::store) fn exists(dir: &Path) -> bool {
    let paths = File::Staff.paths(dir);
    paths.iter().any(|path| path.exists())
}

/// Writes a copy again that is damaged or behind, from the other one.
pub(super) fn even_out(dir: &Path, file: File, options: &Options) -> Result<(), VaultError> {
    let held = read(dir, file)?;
    if held.uneven {
        write(dir, file, (held.counter, &held.payload), options)?;
    }
    Ok(())
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
            uneven: !all,
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

#[cfg(test)]
mod tests {
    use super::*;

    fn written(counter: u64, payload: &[u8]) -> tempfile::TempDir {
        let dir = tempfile::tempdir().unwrap();
        write(
            dir.path(),
            File::Staff,
            (counter, payload),
            &Options::default(),
        )
        .unwrap();
        dir
    }

    #[test]
    fn any_flipped_bit_of_one_copy_loses_nothing_and_is_noticed() {
        let dir = written(7, b"payload");
        let [path, _] = File::Staff.paths(dir.path());
        let good = std::fs::read(&path).unwrap();
        for bit in 0..good.len() * 8 {
            let mut bad = good.clone();
            bad[bit / 8] ^= 1 << (bit % 8);
            std::fs::write(&path, bad).unwrap();
            let held = read(dir.path(), File::Staff);
            // A bit of the format looks like a newer version's; that is refused rather than guessed at.
            match held {
                Ok(held) => assert!(held.payload == b"payload" && held.counter == 7 && held.uneven),
                Err(why) => panic!("bit {bit}: {why}"),
            }
        }
    }

    #[test]
    fn the_copy_that_was_written_later_counts_and_two_bad_ones_are_named() {
        let (old, new) = (written(3, b"old"), written(4, b"new"));
        let [first, second] = File::Staff.paths(old.path());
        std::fs::copy(&File::Staff.paths(new.path())[0], &first).unwrap();
        let held = read(old.path(), File::Staff).unwrap();
        assert_eq!(
            (held.payload.as_slice(), held.uneven),
            (b"new".as_slice(), true)
        );
        std::fs::write(&first, b"short").unwrap();
        assert_eq!(read(old.path(), File::Staff).unwrap().payload, b"old");
        std::fs::write(&second, []).unwrap();
        assert_eq!(
            read(old.path(), File::Staff).unwrap_err(),
            VaultError::Damaged
        );
        assert!(
            exists(old.path()),
            "damaged keys are not taken for a school in the open"
        );
    }

    #[test]
    fn a_file_of_another_kind_or_a_newer_format_is_not_taken() {
        let dir = written(1, b"payload");
        let [staff, _] = File::Staff.paths(dir.path());
        let bytes = std::fs::read(staff).unwrap();
        assert_eq!(parse(&bytes, File::Pupils), Copy::Bad);
        let mut newer = bytes;
        newer[8] = 2;
        let crc = sum(&newer[..28], &newer[HEAD..]);
        newer[28..32].copy_from_slice(&crc.to_le_bytes());
        assert_eq!(parse(&newer, File::Staff), Copy::Newer);
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_are_a_bad_copy(bytes in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..200)) {
            proptest::prop_assert_eq!(parse(&bytes, File::Pupils), Copy::Bad);
        }
    }
}
