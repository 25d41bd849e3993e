//! Making the index anew from the journal: at opening, when reading finds damage, and when asked.

use super::DiskStore;
use crate::store::Notice;
use crate::store::error::StoreError;
use crate::store::guard::fenced;
use crate::store::index::Index;
use crate::store::index::build::Builder;
use crate::store::journal::Journal;
use crate::store::journal::walk::{Home, Met, Walk};
use crate::store::options::Options;
use std::path::Path;
use std::sync::PoisonError;

/// The index, or the place where it should be; it counts how often it was made anew.
#[derive(Debug)]
pub(super) struct Slot {
    pub(super) index: Option<Index>,
    pub(super) generation: u64,
}

impl Slot {
    /// Does `work` on the index, behind the fence.
    pub(super) fn attempt<T>(
        &self,
        work: impl Fn(&Index) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        match &self.index {
            Some(index) => fenced(|| work(index)),
            None => Err(StoreError::damaged("index", "it is not open")),
        }
    }
}

impl DiskStore {
    /// Makes the index anew, unless someone else has since `generation`. The journal is held, so that nothing is written
    /// meanwhile; what a failed write may have left after its end is not taken in.
    pub(super) fn heal(
        &self,
        journal: &Journal,
        reason: &StoreError,
        generation: u64,
    ) -> Result<(), StoreError> {
        let mut slot = self.index.write().unwrap_or_else(PoisonError::into_inner);
        if slot.generation != generation {
            return Ok(());
        }
        // With the journal gone, an index made from it would show an empty school.
        journal.is_at_home()?;
        slot.index = None;
        let mut notices = vec![healed(reason)];
        let upto = journal.tail().seq;
        slot.index = Some(anew(&self.dir, &self.options, upto, &mut notices)?);
        slot.generation += 1;
        self.tell(notices);
        Ok(())
    }
}

/// What is said when an index was made anew.
pub(super) fn healed(reason: &StoreError) -> Notice {
    let why = if let StoreError::Damaged { what, .. } = reason {
        what.clone()
    } else {
        reason.to_string()
    };
    Notice(format!(
        "The index was damaged ({why}) and was made anew from the journal; nothing of the record is lost by that."
    ))
}

/// Makes the index anew from the journal up to a change; what of the journal cannot be read is told.
pub(super) fn anew(
    dir: &Path,
    options: &Options,
    upto: u64,
    notices: &mut Vec<Notice>,
) -> Result<Index, StoreError> {
    anew_telling(dir, options, (upto, &mut |_| {}), notices)
}

/// Makes the index anew like [`anew`], telling the number of each change that was taken in.
pub(super) fn anew_telling(
    dir: &Path,
    options: &Options,
    (upto, progress): (u64, &mut dyn FnMut(u64)),
    notices: &mut Vec<Notice>,
) -> Result<Index, StoreError> {
    fenced(|| {
        let mut builder = Builder::new(dir, options);
        Walk::from_start().run(Home::of(dir, options), &mut |met| match met {
            Met::Change(found) if found.0.seq <= upto => {
                let (trace, hash, told) = *found;
                progress(trace.seq);
                builder.add(told, trace, hash)
            }
            Met::Fault(fault) if fault.change.is_none_or(|change| change <= upto) => {
                notices.push(Notice(format!("The journal is damaged: {fault}.")));
                Ok(())
            }
            Met::Change(_) | Met::Fault(_) => Ok(()),
        })?;
        builder.finish()
    })
}
