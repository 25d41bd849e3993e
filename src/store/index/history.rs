//! Where the changes to a pupil's record lie in the journal. One cell a pupil holds all their places: such changes are few
//! beside entries, the cell is whole or damaged and never in part, and an import of the whole roll writes one small cell each.

use super::cell::Staged;
use super::{Index, key};
use crate::domain::change::Change;
use crate::domain::id::PupilId;
use crate::store::error::StoreError;
use crate::store::history::touched;
use crate::store::records::{Counts, History, Trace};
use std::collections::BTreeMap;

impl Index {
    /// Where the changes to a pupil's record lie, oldest first.
    pub(in crate::store) fn history(&self, pupil: PupilId) -> Result<Vec<Trace>, StoreError> {
        match self.cells.get(&key::of(key::HISTORIES, pupil))? {
            Some(History { places }) => Ok(places),
            // Nothing was ever changed, or the cell is gone: how many there should be in all tells which.
            None => self.histories().map(|_| Vec::new()),
        }
    }

    /// Where the changes to each pupil's record lie.
    pub(in crate::store) fn histories(&self) -> Result<BTreeMap<PupilId, History>, StoreError> {
        self.by_pupil(key::HISTORIES, self.meta.counts.histories)
    }

    /// Adds a change to the history of everyone whose record it touches.
    pub(super) fn stage_history(
        &self,
        change: &Change,
        trace: Trace,
        staged: &mut Staged,
        counts: &mut Counts,
    ) -> Result<(), StoreError> {
        for pupil in touched(change) {
            let key = key::of(key::HISTORIES, pupil);
            let held: Option<History> = self.cells.get(&key)?;
            counts.histories += u64::from(held.is_none());
            let mut history = held.unwrap_or_default();
            history.places.push(trace);
            staged.put(key, &history)?;
        }
        Ok(())
    }
}
