//! Opening a store: the lock, then the index, then the journal's end, then what the index has not seen yet.

use super::heal::{Slot, anew, healed};
use super::{DiskStore, about};
use crate::store::Notice;
use crate::store::error::StoreError;
use crate::store::files;
use crate::store::guard::fenced;
use crate::store::index::{self, Index};
use crate::store::journal::tail::Known;
use crate::store::journal::walk::{Met, Walk, read_one};
use crate::store::journal::{Journal, segment};
use crate::store::lock::Lock;
use crate::store::options::Options;
use crate::store::records::Trace;
use std::path::Path;
use std::sync::{Mutex, RwLock};

impl DiskStore {
    /// Opens the store in a folder, and makes an empty one where there is nothing.
    ///
    /// # Errors
    /// The folder is a file, may not be written, is on a full disk, is open elsewhere or was written by a newer version.
    pub fn open(dir: &Path, options: &Options) -> Result<Self, StoreError> {
        let lock = enter(dir, options)?;
        let mut notices = Vec::new();
        let found = find_index(dir, options)?;
        let known = found.as_ref().ok().map(Index::reached);
        let known = known.filter(|(trace, _)| trace.seq > 0);
        let known = known.map(|(trace, hash)| Known { trace, hash });
        let journal = Journal::open(dir, options, known, &mut notices)?;
        let index = match found {
            Ok(index) => catch_up(dir, options, index, &journal, &mut notices)?,
            Err(reason) => {
                notices.push(healed(&reason));
                anew(dir, options, &mut notices)?
            }
        };
        index::tidy(dir);
        about::write(dir, index.kind()?);
        Ok(Self {
            dir: dir.to_owned(),
            options: options.clone(),
            journal: Mutex::new(journal),
            index: RwLock::new(Slot {
                index: Some(index),
                generation: 0,
            }),
            notices: Mutex::new(notices),
            _lock: lock,
        })
    }

    /// Makes the index of the store in a folder anew from its journal alone; says what of the journal could not be read.
    ///
    /// # Errors
    /// As for opening; and there is no journal.
    pub fn rebuild(dir: &Path, options: &Options) -> Result<Vec<Notice>, StoreError> {
        if segment::list(dir)?.is_empty() {
            return Err(StoreError::JournalMissing(dir.to_owned()));
        }
        let _lock = enter(dir, options)?;
        let mut notices = Vec::new();
        drop(Journal::open(dir, options, None, &mut notices)?);
        let index = anew(dir, options, &mut notices)?;
        index::tidy(dir);
        about::write(dir, index.kind()?);
        Ok(notices)
    }
}

/// Makes the folder where it is not there, takes the lock and turns away from what a newer version wrote.
pub(super) fn enter(dir: &Path, options: &Options) -> Result<Lock, StoreError> {
    files::create_folder(dir)?;
    let lock = Lock::take(dir, options)?;
    about::admit(dir)?;
    Ok(lock)
}

/// The index if it can be opened and agrees with the journal, or the reason for making it anew.
fn find_index(dir: &Path, options: &Options) -> Result<Result<Index, StoreError>, StoreError> {
    let had_index = index::current(dir)?.is_some();
    let has_journal = !segment::list(dir)?.is_empty();
    if had_index && !has_journal {
        return Err(StoreError::JournalMissing(dir.to_owned()));
    }
    if !has_journal {
        super::super::journal::begin(dir)?;
    }
    let opened = fenced(|| Index::open(dir, options)).and_then(|index| {
        agrees(dir, index.reached())?;
        Ok(index)
    });
    match opened {
        Err(error) if !error.heals() => Err(error),
        other => Ok(other),
    }
}

/// Whether the last change of the index stands in the journal where the index says.
fn agrees(dir: &Path, (trace, hash): (Trace, [u8; 32])) -> Result<(), StoreError> {
    if trace.seq == 0 {
        return Ok(());
    }
    let unlike = || StoreError::damaged("index", "it does not agree with the journal");
    match read_one(dir, &trace) {
        Ok((_, found)) if found == hash => Ok(()),
        Err(error @ StoreError::Newer { .. }) => Err(error),
        Ok(_) | Err(_) => Err(unlike()),
    }
}

/// Takes in what the journal holds and the index has not seen; makes the index anew where that is more than a segment.
fn catch_up(
    dir: &Path,
    options: &Options,
    mut index: Index,
    journal: &Journal,
    notices: &mut Vec<Notice>,
) -> Result<Index, StoreError> {
    let (trace, hash) = index.reached();
    if journal.tail().segment > trace.segment.max(1) + 1 {
        drop(index);
        notices.push(Notice(
            "The index was far behind the journal and was made anew from it; nothing of the record is lost by that."
                .to_owned(),
        ));
        return anew(dir, options, notices);
    }
    let walk = if trace.seq == 0 {
        Walk::from_start()
    } else {
        Walk::after(trace, hash)
    };
    let mut faults = Vec::new();
    let caught_up = fenced(|| {
        walk.run(dir, &mut |met| match met {
            Met::Change(found) => index.apply(&found.2, found.0, found.1).map(drop),
            Met::Fault(fault) => {
                faults.push(Notice(format!("The journal is damaged: {fault}.")));
                Ok(())
            }
        })
    });
    match caught_up {
        Ok(()) => {
            notices.append(&mut faults);
            Ok(index)
        }
        Err(error @ StoreError::Damaged { .. }) => {
            drop(index);
            notices.push(healed(&error));
            anew(dir, options, notices)
        }
        Err(error) => Err(error),
    }
}
