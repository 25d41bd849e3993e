//! Sealing: the entries of a segment that is full leave sled for a pack. The pack is durable before sled lets go of them,
//! and making it again gives the same bytes, so a stop in between is mended by doing it once more.

use super::cell::Staged;
use super::{Index, key};
use crate::domain::delivery::Entry;
use crate::domain::id::PupilId;
use crate::store::Cursor;
use crate::store::error::StoreError;
use crate::store::pack;
use crate::store::records::{Log, Pointer};
use std::collections::BTreeMap;
use std::collections::btree_map::Entry as Slot;

impl Index {
    /// Packs the entries of the segment the index has come to.
    pub(super) fn seal(&mut self) -> Result<(), StoreError> {
        let mut staged = Staged::default();
        let mut entries = Vec::new();
        self.cells.scan(&[key::OPEN], &mut |_, entry: Entry| {
            staged.remove(key::entry(entry.pupil, &Cursor::of(&entry)));
            entries.push(entry);
            Ok(())
        })?;
        if entries.is_empty() {
            return Ok(());
        }
        let segment = self.meta.place.segment;
        let pointers = pack::write(&self.dir, segment, entries)?;
        let mut logs: BTreeMap<PupilId, Log> = BTreeMap::new();
        for (pupil, pointer) in pointers {
            let log = match logs.entry(pupil) {
                Slot::Occupied(held) => held.into_mut(),
                Slot::Vacant(place) => place.insert(self.log(pupil)?.unwrap_or_default()),
            };
            point(log, (pupil, segment), &pointer, &mut staged)?;
        }
        for (pupil, log) in &logs {
            staged.put(key::of(key::LOGS, *pupil), log)?;
        }
        self.cells.commit(staged)
    }
}

/// Notes a block in its log.
pub(super) fn point(
    log: &mut Log,
    (pupil, segment): (PupilId, u32),
    pointer: &Pointer,
    staged: &mut Staged,
) -> Result<(), StoreError> {
    staged.put(key::block(pupil, segment, log.blocks), pointer)?;
    log.blocks += 1;
    log.open = log.open.saturating_sub(pointer.count);
    Ok(())
}
