//! The file of one segment: its name and its header. `000001.log` is the first.
//!
//! Header, 64 bytes: `PLIMJRNL | format u32 | number u32 | number of the last change before it u64 | hash of that frame,
//! 32 bytes | crc32 u32 of all this | four zero bytes`.

use super::frame::Hash;
use crate::store::error::StoreError;
use crate::store::files;
use std::path::{Path, PathBuf};

/// Bytes of a header.
pub(in crate::store) const HEADER: usize = 64;

/// The folder of the journal inside a store's.
pub(in crate::store) const FOLDER: &str = "journal";

const MAGIC: &[u8; 8] = b"PLIMJRNL";
const FORMAT: u32 = 1;

/// What a segment says of itself and of what came before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::store) struct Header {
    /// Its number, from 1.
    pub(in crate::store) number: u32,
    /// The last change before it.
    pub(in crate::store) seq: u64,
    /// The hash of that change's frame.
    pub(in crate::store) hash: Hash,
}

impl Header {
    /// Its bytes.
    pub(in crate::store) fn bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(HEADER);
        bytes.extend_from_slice(MAGIC);
        bytes.extend_from_slice(&FORMAT.to_le_bytes());
        bytes.extend_from_slice(&self.number.to_le_bytes());
        bytes.extend_from_slice(&self.seq.to_le_bytes());
        bytes.extend_from_slice(&self.hash);
        bytes.extend_from_slice(&crc32fast::hash(&bytes).to_le_bytes());
        bytes.resize(HEADER, 0);
        bytes
    }

    /// The header at the start of a segment's bytes; `None` where it is damaged.
    ///
    /// # Errors
    /// A newer format.
    pub(in crate::store) fn read(bytes: &[u8]) -> Result<Option<Self>, StoreError> {
        let fields = || {
            let (covered, rest) = bytes.split_at_checked(HEADER - 8)?;
            let crc = rest.first_chunk::<4>()?;
            if u32::from_le_bytes(*crc) != crc32fast::hash(covered) {
                return None;
            }
            let rest = covered.strip_prefix(MAGIC)?;
            let (format, rest) = rest.split_first_chunk::<4>()?;
            let (number, rest) = rest.split_first_chunk::<4>()?;
            let (seq, rest) = rest.split_first_chunk::<8>()?;
            let header = Self {
                number: u32::from_le_bytes(*number),
                seq: u64::from_le_bytes(*seq),
                hash: *rest.first_chunk::<32>()?,
            };
            Some((u32::from_le_bytes(*format), header))
        };
        match fields() {
            Some((FORMAT, header)) => Ok(Some(header)),
            Some(_) => Err(StoreError::Newer {
                what: "the journal".to_owned(),
            }),
            None => Ok(None),
        }
    }
}

/// A segment's name as seen from the store's folder.
pub(in crate::store) fn name(number: u32) -> String {
    format!("{FOLDER}/{number:06}.log")
}

/// A segment's path.
pub(in crate::store) fn path(dir: &Path, number: u32) -> PathBuf {
    dir.join(FOLDER).join(format!("{number:06}.log"))
}

/// The numbers of the segments in a store, ascending.
pub(in crate::store) fn list(dir: &Path) -> Result<Vec<u32>, StoreError> {
    let folder = dir.join(FOLDER);
    if folder.exists() {
        files::numbered(&folder, ".log")
    } else {
        Ok(Vec::new())
    }
}

/// The number of the last change before a segment, if its header can be read.
pub(in crate::store) fn last_before(dir: &Path, number: u32) -> Result<Option<u64>, StoreError> {
    use std::io::Read;
    let path = path(dir, number);
    let mut bytes = [0; HEADER];
    match std::fs::File::open(&path).and_then(|mut file| file.read_exact(&mut bytes)) {
        Ok(()) => Ok(Header::read(&bytes)?.map(|header| header.seq)),
        Err(why) if why.kind() == std::io::ErrorKind::UnexpectedEof => Ok(None),
        Err(source) => Err(StoreError::io("read", &path, source)),
    }
}

/// All bytes of a segment.
pub(in crate::store) fn read(dir: &Path, number: u32) -> Result<Vec<u8>, StoreError> {
    let path = path(dir, number);
    std::fs::read(&path).map_err(|source| StoreError::io("read", &path, source))
}
