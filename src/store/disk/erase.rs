//! Erasing a pupil: once two people have agreed, and that is in the journal, the pupil's keys are destroyed in both copies of
//! their file, and the index is made anew under another key. What lies in the journal, in old indexes and in every later
//! backup is noise from then on; the chain stays whole. A stop half-way is finished at the next opening.

use super::DiskStore;
use super::heal::anew;
use crate::domain::change::Change;
use crate::domain::id::PupilId;
use crate::domain::retention::{Keeping, Known};
use crate::domain::school::School;
use crate::store::error::StoreError;
use crate::store::index::Index;
use crate::store::journal::Journal;
use crate::store::journal::frame::Hash;
use crate::store::options::Options;
use crate::store::records::Trace;
use crate::store::vault::ring::Owner;
use crate::store::{Notice, Receipt};
use std::path::Path;
use std::sync::PoisonError;

/// Refuses to erase where that would not be true.
pub(super) fn admit(options: &Options, change: &Change) -> Result<(), StoreError> {
    if options.seal.is_none() && !change.disposals().is_empty() {
        return Err(StoreError::InTheOpen);
    }
    Ok(())
}

impl DiskStore {
    /// Takes a change in that disposes of records: it is in the journal already.
    pub(super) fn erase(
        &self,
        journal: &Journal,
        change: &Change,
        at: (Trace, Hash),
    ) -> Result<Receipt, StoreError> {
        let owners: Vec<Owner> = change.disposals().into_iter().map(PupilId::bytes).collect();
        let mut slot = self.index.write().unwrap_or_else(PoisonError::into_inner);
        let school = slot.attempt(Index::load);
        slot.index = None;
        destroy(&self.dir, &self.options, &owners)?;
        if let Ok(school) = school {
            self.drop_drafts_of(&school, change);
        }
        let mut notices = Vec::new();
        let made = anew(&self.dir, &self.options, journal.tail().seq, &mut notices)?;
        crate::store::index::tidy(&self.dir);
        slot.index = Some(made);
        slot.generation += 1;
        self.tell(notices);
        Ok(Receipt {
            seq: at.0.seq,
            summaries: Vec::new(),
        })
    }
}

impl DiskStore {
    /// Removes what was typed of these pupils and not saved: drafts that are about a record of theirs and not about them are
    /// not under their keys. What cannot be removed now is offered, and can be dropped, as any draft.
    fn drop_drafts_of(&self, school: &School, change: &Change) {
        let forms = self.forms();
        let Ok((drafts, _)) = forms.read() else {
            return;
        };
        for pupil in change.disposals() {
            let known = Known::of(school, pupil);
            let theirs = drafts.iter().filter(|draft| known.has(&draft.key));
            theirs.for_each(|draft| drop(forms.forget(&draft.key)));
        }
    }
}

fn destroy(dir: &Path, options: &Options, owners: &[Owner]) -> Result<(), StoreError> {
    let seal = options.seal.as_ref().ok_or(StoreError::InTheOpen)?;
    let when = options.since.map_or(0, |now| now.utc.timestamp());
    Ok(seal.erase(dir, options, (owners, when))?)
}

/// Finishes what a stop left half done: a record that was disposed of, and whose keys are there still.
pub(super) fn finish(
    dir: &Path,
    options: &Options,
    (index, upto): (Index, u64),
    notices: &mut Vec<Notice>,
) -> Result<Index, StoreError> {
    let Some(seal) = &options.seal else {
        return Ok(index);
    };
    let keeping = index.settings()?.map(|settings| settings.keeping);
    let keeping = keeping.unwrap_or_else(Keeping::default);
    let disposed = keeping.disposed.iter().map(|one| one.pupil.bytes());
    let left: Vec<Owner> = disposed.filter(|owner| seal.knows(owner)).collect();
    if left.is_empty() {
        return Ok(index);
    }
    drop(index);
    destroy(dir, options, &left)?;
    notices.push(Notice(
        "A record that two people had agreed to erase was not erased to the end; it is now."
            .to_owned(),
    ));
    anew(dir, options, upto, notices)
}
