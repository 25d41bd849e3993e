//! A store on disk: the journal is the record, the index is what is read. A change is durable in the journal before the
//! index hears of it; an index that fails is made anew from the journal, at once and in one sentence.
//!
//! Readers share the index and wait for nobody's sync; writers take turns.

mod about;
mod back_up;
mod check;
mod drafts;
mod erase;
mod fill;
mod heal;
mod keys;
mod open;

use self::drafts::Drafts;
use self::heal::Slot;
use super::backup::{Made, Target};
use super::error::StoreError;
use super::guard::fenced;
use super::index::Index;
use super::journal::frame::Body;
use super::journal::walk::Home;
use super::journal::{Journal, walk};
use super::lock::Lock;
use super::options::Options;
use super::records::sealed;
use super::records::{Kind, RecordError, Stored};
use super::{Entries, Loaded, Notice, REACH, Range, Receipt, Report, Store};
use super::{audit, codec, history, standing};
use crate::domain::audit::{Filter, Row};
use crate::domain::backed::Backed;
use crate::domain::change::{Change, Part};
use crate::domain::delivery::Entry;
use crate::domain::draft::{Draft, DraftKey};
use crate::domain::id::{EntryId, PupilId};
use crate::domain::school::SchoolKind;
use crate::domain::time::Moment;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError, RwLock};

/// A store in a folder.
#[derive(Debug)]
pub struct DiskStore {
    dir: PathBuf,
    options: Options,
    journal: Mutex<Journal>,
    index: RwLock<Slot>,
    notices: Mutex<Vec<Notice>>,
    drafts: Mutex<Drafts>,
    _lock: Lock,
}

impl DiskStore {
    /// Whether the store in a folder holds a real or an invented school, without taking the store; `None` where there is
    /// none or it was never set up. What cannot be told is taken for real.
    pub fn kind_of(dir: &Path) -> Option<SchoolKind> {
        about::kind_of(dir)
    }

    fn journal(&self) -> MutexGuard<'_, Journal> {
        self.journal.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn forms(&self) -> MutexGuard<'_, Drafts> {
        self.drafts.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn tell(&self, notices: impl IntoIterator<Item = Notice>) {
        let mut told = self.notices.lock().unwrap_or_else(PoisonError::into_inner);
        told.extend(notices);
    }

    /// Does `work` on the index; where that finds damage, the index is made anew and the work done once more.
    fn read<T>(&self, work: impl Fn(&Index) -> Result<T, StoreError>) -> Result<T, StoreError> {
        let (reason, generation) = {
            let slot = self.index.read().unwrap_or_else(PoisonError::into_inner);
            match slot.attempt(&work) {
                Err(error) if error.heals() => (error, slot.generation),
                other => return other,
            }
        };
        self.heal(&self.journal(), &reason, generation)?;
        let slot = self.index.read().unwrap_or_else(PoisonError::into_inner);
        slot.attempt(&work)
    }

    fn home(&self) -> Home<'_> {
        Home::of(&self.dir, &self.options)
    }

    /// A change's sealed payload, once everyone it is about has a key; nothing in a plain school.
    fn sealed(&self, change: &Change, journal: &Journal) -> Result<Option<Vec<u8>>, StoreError> {
        let Some(seal) = &self.options.seal else {
            return Ok(None);
        };
        // A folder that was moved away gets no keys of its own either.
        journal.is_at_home()?;
        seal.admit(&self.dir, &self.options, &sealed::wanted(change))?;
        let tail = journal.tail();
        seal_change(change, &self.options, (tail.seq + 1, &tail.hash))
    }

    fn take_in(
        &self,
        journal: &Journal,
        change: &Change,
        at: (super::records::Trace, super::journal::frame::Hash),
    ) -> Result<Receipt, StoreError> {
        let (reason, generation) = {
            let mut slot = self.index.write().unwrap_or_else(PoisonError::into_inner);
            let generation = slot.generation;
            let applied = match &mut slot.index {
                Some(index) => fenced(|| index.apply((change, &BTreeSet::new()), at.0, at.1)),
                None => Err(StoreError::damaged("index", "it is not open")),
            };
            match applied {
                Ok(receipt) => return Ok(receipt),
                Err(error) => {
                    // What a failed batch left in memory is not trusted: the index is opened or made anew before it is
                    // read again.
                    slot.index = None;
                    (error, generation)
                }
            }
        };
        self.heal(journal, &reason, generation)?;
        let slot = self.index.read().unwrap_or_else(PoisonError::into_inner);
        slot.attempt(|index| {
            let logs = standing::doings(change).into_keys();
            let summaries = logs.map(|pupil| Ok((pupil, index.summary(pupil)?)));
            Ok(Receipt {
                seq: at.0.seq,
                summaries: summaries.collect::<Result<_, StoreError>>()?,
            })
        })
    }
}

impl Store for DiskStore {
    fn load(&self) -> Result<Loaded, StoreError> {
        let school = self.read(Index::load)?;
        Ok(Loaded {
            school,
            notices: self.notices(),
        })
    }

    fn apply(&self, change: &Change) -> Result<Receipt, StoreError> {
        let not_saved = |error| StoreError::NotSaved(Box::new(error));
        let plain = encode(change).map_err(not_saved)?;
        erase::admit(&self.options, change).map_err(not_saved)?;
        let mut journal = self.journal();
        let sealed = self.sealed(change, &journal).map_err(not_saved)?;
        let at = journal
            .append(body(change, &plain, sealed.as_deref()))
            .map_err(not_saved)?;
        let taken_in = if change.disposals().is_empty() {
            self.take_in(&journal, change, at)
        } else {
            self.erase(&journal, change, at)
        };
        let receipt = taken_in.map_err(|error| StoreError::SavedUnseen(Box::new(error)))?;
        drop(journal);
        about::note(&self.dir, &change.parts);
        Ok(receipt)
    }

    fn entries(&self, pupil: PupilId, range: Range) -> Result<Entries, StoreError> {
        self.read(|index| index.entries(pupil, range))
    }

    fn all_entries(&self, pupil: PupilId) -> Result<Vec<Entry>, StoreError> {
        self.read(|index| index.all_entries(pupil))
    }

    fn trail(&self, pupil: PupilId, entry: EntryId) -> Result<Vec<Entry>, StoreError> {
        let log = self.read(|index| index.all_entries(pupil))?;
        Ok(standing::trail(log, entry))
    }

    fn recent(&self, limit: usize) -> Result<Vec<Change>, StoreError> {
        let traces = self.read(|index| index.traces(limit.min(REACH)))?;
        let mut changes = Vec::with_capacity(traces.len());
        let mut unread = 0_u64;
        for trace in &traces {
            match walk::read_one(self.home(), trace) {
                Ok((told, _)) => changes.push(told.change),
                Err(error) if error.heals() => {
                    unread += 1;
                    // A lost segment would fill the screen; the first tells what it is about.
                    if unread == 1 {
                        self.tell([Notice(error.to_string())]);
                    }
                }
                Err(error) => return Err(error),
            }
        }
        if unread > 1 {
            self.tell([Notice(format!(
                "{unread} of the newest changes cannot be read in the journal; `plimsoll check` names them."
            ))]);
        }
        Ok(changes)
    }

    fn history(&self, pupil: PupilId) -> Result<Vec<Change>, StoreError> {
        let places = self.read(|index| index.history(pupil))?;
        let newest_first = places.iter().rev();
        newest_first
            .map(|place| {
                let change = walk::read_about(self.home(), place, pupil)?;
                Ok(history::cut(change, pupil))
            })
            .filter_map(Result::transpose)
            .collect()
    }

    fn audit(&self, filter: &Filter, limit: usize) -> Result<Vec<Row>, StoreError> {
        let tail = *self.journal().tail();
        audit::rows(self.home(), &tail, filter, limit)
    }

    fn keep_draft(&self, draft: &Draft) -> Result<(), StoreError> {
        self.forms().keep(draft)
    }

    fn drop_draft(&self, key: &DraftKey) -> Result<(), StoreError> {
        self.forms().forget(key)
    }

    fn drafts(&self) -> Result<Vec<Draft>, StoreError> {
        let (drafts, notices) = self.forms().read()?;
        self.tell(notices);
        Ok(drafts)
    }

    fn check(&self) -> Result<Report, StoreError> {
        // Nothing is written while the journal is compared with the index.
        let journal = self.journal();
        let slot = self.index.read().unwrap_or_else(PoisonError::into_inner);
        let report = check::check(self.home(), &slot, journal.tail())?;
        let (drafts, faults) = self.forms().check()?;
        Ok(Report {
            drafts,
            faults: report.faults.into_iter().chain(faults).collect(),
            ..report
        })
    }

    fn back_up(&self, to: Target<'_>, at: Moment) -> Result<Made, StoreError> {
        self.make_backup(to, at)
    }

    fn backed(&self) -> Backed {
        self.known_backups()
    }

    fn notices(&self) -> Vec<Notice> {
        let mut told = self.notices.lock().unwrap_or_else(PoisonError::into_inner);
        std::mem::take(&mut told)
    }
}

/// A change's payload in a sealed school.
fn seal_change(
    change: &Change,
    options: &Options,
    spot: sealed::Spot<'_>,
) -> Result<Option<Vec<u8>>, StoreError> {
    let seal = options.seal.as_ref();
    let sealed = seal.map(|seal| sealed::write(change, &options.host, seal, spot));
    let sealed = sealed.transpose();
    sealed.map_err(|error| StoreError::Unwritable(error.to_string()))
}

/// What goes into a change's frame.
fn body<'a>(change: &Change, plain: &'a [u8], sealed: Option<&'a [u8]>) -> Body<'a> {
    match sealed {
        Some(payload) => Body {
            kind: Kind::SealedChange,
            schema: sealed::SCHEMA,
            payload,
        },
        None => Body {
            kind: Kind::Change,
            schema: change.schema(),
            payload: plain,
        },
    }
}

/// A change's payload, tried by reading it back: what could not be read is refused before it is written.
fn encode(change: &Change) -> Result<Vec<u8>, StoreError> {
    let unwritable = |error: RecordError| StoreError::Unwritable(error.to_string());
    let payload = change.write().map_err(unwritable)?;
    if payload.len() > codec::LIMIT / 2 {
        return Err(StoreError::TooLarge {
            bytes: payload.len(),
        });
    }
    let again = Change::read(change.schema(), &payload).map_err(unwritable)?;
    if again == *change {
        Ok(payload)
    } else {
        Err(StoreError::Unwritable("it reads differently".to_owned()))
    }
}

/// The kind of school a change sets, where it sets one.
fn kind_in(parts: &[Part]) -> Option<SchoolKind> {
    let settings = parts.iter().rev().filter_map(Part::settings);
    let set = settings.filter_map(|put| put.after.as_ref());
    set.map(|settings| settings.kind).next()
}
