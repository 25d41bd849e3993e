//! Packs: the entries of one full segment, each pupil's together and newest first, in a file that never changes. They are
//! made from the journal and can be made again; the index says where each block lies.
//!
//! File: `PLIMPACK | format u32 | segment u32`, then blocks: `size u32 | envelope with a block record`, whose context is the
//! pupil's identity; in a sealed school it is sealed, and its context has the segment too.

use super::envelope;
use super::error::StoreError;
use super::files;
use super::journal::offset_of;
use super::records::{Block, Kind, Pointer, RecordError, Stored};
use super::vault::secret::Key;
use crate::domain::delivery::Entry;
use crate::domain::id::PupilId;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry as Slot;
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// The folder of packs inside a store's.
const FOLDER: &str = "packs";

/// The most entries of one block: a screenful is one or two, and a long log is not read whole for its newest.
const PER_BLOCK: usize = 128;

const MAGIC: &[u8; 8] = b"PLIMPACK";
const FORMAT: u32 = 1;

/// A pack's name as seen from the store's folder.
pub(super) fn name(segment: u32) -> String {
    format!("{FOLDER}/{segment:06}.pack")
}

fn path(dir: &Path, segment: u32) -> PathBuf {
    dir.join(FOLDER).join(format!("{segment:06}.pack"))
}

/// A pack being written.
struct Out<'a> {
    segment: u32,
    key: Option<&'a Key>,
    bytes: Vec<u8>,
    pointers: Vec<(PupilId, Pointer)>,
}

/// Writes the pack of a segment. The entries come sorted by pupil, then newest first.
pub(super) fn write(
    dir: &Path,
    segment: u32,
    (entries, key): (Vec<Entry>, Option<&Key>),
) -> Result<Vec<(PupilId, Pointer)>, StoreError> {
    let mut out = Out {
        segment,
        key,
        bytes: MAGIC.to_vec(),
        pointers: Vec::new(),
    };
    out.bytes.extend_from_slice(&FORMAT.to_le_bytes());
    out.bytes.extend_from_slice(&segment.to_le_bytes());
    let mut block: Option<Block> = None;
    for entry in entries {
        match &mut block {
            Some(open) if open.pupil == entry.pupil && open.entries.len() < PER_BLOCK => {
                open.entries.push(entry);
            }
            Some(_) | None => {
                let begun = Block {
                    pupil: entry.pupil,
                    entries: vec![entry],
                };
                out.close(block.replace(begun))?;
            }
        }
    }
    out.close(block)?;
    files::create_folder(&dir.join(FOLDER))?;
    files::replace(&path(dir, segment), &out.bytes)?;
    Ok(out.pointers)
}

impl Out<'_> {
    fn close(&mut self, block: Option<Block>) -> Result<(), StoreError> {
        let Some(block) = block else { return Ok(()) };
        let (Some(newest), Some(oldest)) = (block.entries.first(), block.entries.last()) else {
            return Ok(());
        };
        let unwritable = |error: RecordError| StoreError::Unwritable(error.to_string());
        let payload = block.write().map_err(unwritable)?;
        let context = context(self.key, block.pupil, self.segment);
        let what = (Kind::Block, Block::SCHEMA);
        let wrapped = envelope::shut(self.key, what, (&context, &payload)).map_err(unwritable)?;
        let size = u32::try_from(wrapped.len()).map_err(|_| StoreError::TooLarge {
            bytes: wrapped.len(),
        })?;
        self.bytes.extend_from_slice(&size.to_le_bytes());
        let pointer = Pointer {
            offset: offset_of(self.bytes.len()),
            size,
            count: u32::try_from(block.entries.len()).unwrap_or(u32::MAX),
            newest: newest.when.date,
            oldest: oldest.when.date,
        };
        self.bytes.extend(wrapped);
        self.pointers.push((block.pupil, pointer));
        Ok(())
    }
}

/// What a block belongs to: its pupil and, where it is sealed, its segment.
fn context(key: Option<&Key>, pupil: PupilId, segment: u32) -> Vec<u8> {
    let mut context = pupil.bytes().to_vec();
    if key.is_some() {
        context.extend(segment.to_le_bytes());
    }
    context
}

/// Packs open for reading.
#[derive(Debug)]
pub(super) struct Packs {
    dir: PathBuf,
    key: Option<Key>,
    open: Mutex<BTreeMap<u32, File>>,
}

impl Packs {
    /// The packs of a store.
    pub(super) fn of(dir: &Path, key: Option<Key>) -> Self {
        Self {
            dir: dir.to_owned(),
            key,
            open: Mutex::new(BTreeMap::new()),
        }
    }

    /// The block a pointer points at. Whatever is wrong with it is damage to the index, which heals.
    pub(super) fn read(
        &self,
        segment: u32,
        pupil: PupilId,
        pointer: &Pointer,
    ) -> Result<Block, StoreError> {
        let damaged = |what: &dyn std::fmt::Display| StoreError::damaged(name(segment), what);
        let bytes = self.bytes(segment, pointer).map_err(|e| damaged(&e))?;
        let key = self.key.as_ref();
        let context = context(key, pupil, segment);
        let (schema, payload) =
            envelope::open(key, Kind::Block, (&context, &bytes)).map_err(|e| damaged(&e))?;
        let block = Block::read(schema, &payload).map_err(|e| damaged(&e))?;
        if offset_of(block.entries.len()) == u64::from(pointer.count) && block.pupil == pupil {
            Ok(block)
        } else {
            Err(damaged(&"a block does not hold what its pointer says"))
        }
    }

    fn bytes(&self, segment: u32, pointer: &Pointer) -> io::Result<Vec<u8>> {
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        let file = match open.entry(segment) {
            Slot::Occupied(held) => held.into_mut(),
            Slot::Vacant(place) => place.insert(File::open(path(&self.dir, segment))?),
        };
        files::piece(file, pointer.offset, pointer.size)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        /// No pack and no pointer is believed: what comes back is damage, without memory for what a pointer claims.
        #[test]
        fn any_file_and_any_pointer_are_damage(
            bytes in proptest::collection::vec(any::<u8>(), 0..200),
            offset in prop_oneof![0..300u64, any::<u64>()],
            size in prop_oneof![0..300u32, any::<u32>()],
        ) {
            let dir = tempfile::tempdir().unwrap();
            files::create_folder(&dir.path().join(FOLDER)).unwrap();
            std::fs::write(path(dir.path(), 1), &bytes).unwrap();
            let pointer = Pointer { offset, size, count: 1, newest: NaiveDate::MAX, oldest: NaiveDate::MIN };
            let packs = Packs::of(dir.path(), None);
            let held = packs.bytes(1, &pointer).map(|bytes| bytes.capacity()).unwrap_or_default();
            prop_assert!(held <= 64 * 1024);
            let why = packs.read(1, PupilId::from_bytes([1; 16]), &pointer).unwrap_err();
            prop_assert!(why.heals(), "{why}");
        }
    }
}
