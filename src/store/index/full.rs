//! When a segment is full: its entries leave sled for a pack, and what stays is copied into a fresh sled. sled
//! grows with what is written to it and never gives room back, so taking the entries out one by one would cost as much time
//! and leave their room behind. Until the fresh sled counts, nothing has changed: a stop in between is mended by doing it
//! once more.

use super::cell::Staged;
use super::{Index, fresh, key, tidy};
use crate::domain::delivery::Entry;
use crate::domain::id::PupilId;
use crate::store::error::StoreError;
use crate::store::pack;
use crate::store::records::{Log, Pointer};
use std::collections::BTreeMap;
use std::collections::btree_map::Entry as Slot;

impl Index {
    /// Packs the entries of the segment the index has come to.
    pub(super) fn pack_up(&mut self) -> Result<(), StoreError> {
        let mut staged = Staged::default();
        let mut entries = Vec::new();
        self.cells.scan(&[key::OPEN], &mut |_, entry: Entry| {
            entries.push(entry);
            Ok(())
        })?;
        if entries.is_empty() {
            return Ok(());
        }
        let segment = self.meta.place.segment;
        let pointers = pack::write(
            &self.dir,
            segment,
            (entries, self.options.index_key().as_ref()),
        )?;
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
        let cells = fresh::begin(&self.dir, &self.options)?;
        self.cells.copy_into(&cells, key::OPEN)?;
        cells.fill(staged)?;
        self.cells = fresh::finish(&self.dir, &self.options, cells, &self.meta)?;
        tidy(&self.dir);
        Ok(())
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
