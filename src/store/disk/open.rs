//! Opening a store: the lock, then the index, then the journal's end, then what the index has not seen yet.

use super::drafts::Drafts;
use super::heal::{Slot, anew, healed};
use super::{DiskStore, about, erase};
use crate::store::Notice;
use crate::store::error::StoreError;
use crate::store::files;
use crate::store::guard::fenced;
use crate::store::index::{self, Index, Opened};
use crate::store::journal::tail::Known;
use crate::store::journal::walk::{Home, Met, Walk, read_one};
use crate::store::journal::{Journal, segment};
use crate::store::lock::Lock;
use crate::store::options::Options;
use crate::store::records::Trace;
use crate::store::vault::{self, VaultError};
use std::path::Path;
use std::sync::{Mutex, RwLock};

/// What is said when the index was made by a program that kept it otherwise, as after an update.
const OTHER_VERSION: &str = "The index was made by another version of Plimsoll and was made again from the journal; nothing of the record is lost by that.";

impl DiskStore {
    /// Opens the store in a folder, and makes an empty one where there is nothing.
    ///
    /// # Errors
    /// The folder is a file, may not be written, is on a full disk, is open elsewhere or was written by a newer version.
    pub fn open(dir: &Path, options: &Options) -> Result<Self, StoreError> {
        let lock = enter(dir, options)?;
        let mut notices = Vec::new();
        let Found { index, had } = find_index(dir, options)?;
        let known = index.as_ref().ok().map(Index::reached);
        let known = known.filter(|(trace, _)| trace.seq > 0);
        let known = known.map(|(trace, hash)| Known { trace, hash });
        let journal = Journal::open(dir, options, known, &mut notices)?;
        let index = match index {
            Ok(index) => catch_up(dir, options, index, &journal, &mut notices)?,
            Err(why) => {
                notices.push(why);
                anew(dir, options, journal.tail().seq, &mut notices)?
            }
        };
        if had > journal.tail().seq {
            notices.push(lost(dir, journal.tail().seq, had));
        }
        let index = erase::finish(dir, options, (index, journal.tail().seq), &mut notices)?;
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
            drafts: Mutex::new(Drafts::of(dir, options)),
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
        let journal = Journal::open(dir, options, None, &mut notices)?;
        let index = anew(dir, options, journal.tail().seq, &mut notices)?;
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
    match (vault::is_sealed(dir), &options.seal) {
        (true, None) => return Err(StoreError::SignIn),
        (false, Some(_)) => return Err(StoreError::KeysMissing(dir.to_owned())),
        (true, Some(seal)) if !seal.keys().sees_pupils() => {
            return Err(VaultError::FiguresOnly.into());
        }
        (true, Some(seal)) => {
            // The better copy is what is read, so a disk that refuses this keeps nobody out.
            drop(vault::even_out(dir, options));
            seal.renew(dir)?;
        }
        (false, None) => {}
    }
    Ok(lock)
}

/// The index if it can be opened and agrees with the journal, or what is said when it is made anew.
struct Found {
    index: Result<Index, Notice>,
    /// The last change it had taken in, as far as that can be told.
    had: u64,
}

/// Tells that the journal ends before what had been saved, and keeps the index that still has it.
fn lost(dir: &Path, ends: u64, had: u64) -> Notice {
    let kept = index::keep_previous(dir).map_or_else(String::new, |kept| {
        format!(" The index that had them is kept in {kept}.")
    });
    Notice(format!(
        "The journal ends with change {ends}, but {had} had been saved: restore a backup if they are needed.{kept}"
    ))
}

fn find_index(dir: &Path, options: &Options) -> Result<Found, StoreError> {
    let had_index = index::current(dir)?.is_some();
    let has_journal = !segment::list(dir)?.is_empty();
    if had_index && !has_journal {
        return Err(StoreError::JournalMissing(dir.to_owned()));
    }
    if !has_journal {
        super::super::journal::begin(dir, options)?;
    }
    let mut had = 0;
    let opened = fenced(|| Index::open(dir, options)).and_then(|opened| match opened {
        Opened::Ours(index) => {
            had = index.reached().0.seq;
            agrees(dir, options, index.reached())?;
            Ok(Ok(*index))
        }
        Opened::Other(reached) => {
            had = reached;
            Ok(Err(Notice(OTHER_VERSION.to_owned())))
        }
    });
    let index = match opened {
        Ok(index) => index,
        Err(error) if error.heals() => Err(healed(&error)),
        Err(error) => return Err(error),
    };
    Ok(Found { index, had })
}

/// Whether the last change of the index stands in the journal where the index says.
fn agrees(
    dir: &Path,
    options: &Options,
    (trace, hash): (Trace, [u8; 32]),
) -> Result<(), StoreError> {
    if trace.seq == 0 {
        return Ok(());
    }
    let unlike = || StoreError::damaged("index", "it does not agree with the journal");
    match read_one(Home::of(dir, options), &trace) {
        Ok((_, found)) if found == hash => Ok(()),
        Err(error @ (StoreError::Newer { .. } | StoreError::KeysMissing(_))) => Err(error),
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
        return anew(dir, options, journal.tail().seq, notices);
    }
    let walk = if trace.seq == 0 {
        Walk::from_start()
    } else {
        Walk::after(trace, hash)
    };
    let mut faults = Vec::new();
    let caught_up = fenced(|| {
        walk.run(Home::of(dir, options), &mut |met| match met {
            Met::Change(found) => {
                let (trace, hash, told) = *found;
                let change = (&told.change, &told.shut);
                index.apply(change, trace, hash).map(drop)
            }
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
            anew(dir, options, journal.tail().seq, notices)
        }
        Err(error) => Err(error),
    }
}
