//! Where the changes to a pupil's record lie in the journal. One cell a pupil holds all their places: such changes are few
//! beside entries, the cell is whole or damaged and never in part, and an import of the whole roll writes one small cell each.

use super::cell::Staged;
use super::{Index, key};
use crate::domain::change::{Change, Part};
use crate::domain::confidential::{Access, ConfidentialNote};
use crate::domain::id::{NoteId, PupilId};
use crate::domain::school::School;
use crate::store::error::StoreError;
use crate::store::history::touched;
use crate::store::journal::walk::{self, Home};
use crate::store::records::{Counts, History, Trace};
use std::collections::{BTreeMap, BTreeSet};

/// A change as far as it could be read, and whose parts could not.
pub(in crate::store) type Read<'a> = (&'a Change, &'a BTreeSet<PupilId>);

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

    /// Where the changes to confidential notes lie, oldest first.
    pub(in crate::store) fn confidential_places(&self) -> Result<Vec<Trace>, StoreError> {
        let held: Option<History> = self.cells.get(&key::confidential())?;
        let places = held.unwrap_or_default().places;
        if u64::try_from(places.len()) == Ok(self.meta.counts.confidential) {
            Ok(places)
        } else {
            Err(StoreError::damaged("index", "records are missing from it"))
        }
    }

    /// Adds a change to the places of confidential notes.
    pub(super) fn stage_confidential(
        &self,
        trace: Trace,
        staged: &mut Staged,
        counts: &mut Counts,
    ) -> Result<(), StoreError> {
        let mut places = self.confidential_places()?;
        places.push(trace);
        counts.confidential += 1;
        staged.put(key::confidential(), &History { places })
    }

    /// The confidential notes, out of the journal; none for whoever has no key to them.
    pub(in crate::store) fn confidential(
        &self,
    ) -> Result<BTreeMap<NoteId, ConfidentialNote>, StoreError> {
        match self.options.access() {
            Access::Sealed => Ok(BTreeMap::new()),
            Access::Readable => {
                let home = Home::of(&self.dir, &self.options);
                let mut school = School::empty();
                for place in self.confidential_places()? {
                    let (told, _) = walk::read_one(home, &place)?;
                    let mut change = told.change;
                    change
                        .parts
                        .retain(|part| matches!(part, Part::Confidential(_)));
                    school.apply(&change);
                }
                Ok(school.confidential)
            }
        }
    }

    /// Adds a change to the history of everyone whose record it touches.
    pub(super) fn stage_history(
        &self,
        (change, shut): Read<'_>,
        trace: Trace,
        staged: &mut Staged,
        counts: &mut Counts,
    ) -> Result<(), StoreError> {
        for pupil in touched(change, shut) {
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
