//! The index: what the screen reads, in sled and in packs. All of it comes from the journal and can be made again from it.
//!
//! Every part counts itself in another part, so that something missing is noticed and not taken for nothing.

pub(super) mod build;
mod cell;
mod fresh;
mod full;
mod history;
mod key;
pub(super) mod read;
mod write;

use self::cell::Cells;
use super::REACH;
use super::error::StoreError;
use super::files;
use super::journal::frame::Hash;
use super::options::Options;
use super::pack::Packs;
use super::records::{Log, Meta, Stored, Trace};
use crate::domain::clock::Clock;
use crate::domain::concern::Concern;
use crate::domain::id::PupilId;
use crate::domain::library::LibraryStrategy;
use crate::domain::passport::Passport;
use crate::domain::plan::Plan;
use crate::domain::pupil::Pupil;
use crate::domain::review::{ActionPoint, Review};
use crate::domain::school::{School, SchoolKind, Settings};
use crate::domain::summary::Summary;
use crate::domain::talk::Talk;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The folder of indexes inside a store's. Each lies in a numbered folder of its own; the highest number counts, and a
/// damaged one is left aside by beginning the next.
const FOLDER: &str = "index";

/// A file in the folder of an index that is left aside and not to be taken away.
const KEEP: &str = "keep";

/// How many of the newest changes can be found: the reach of `recent`, and a few more.
const TRACES: u64 = 1024;

/// The index, open.
#[derive(Debug)]
pub(super) struct Index {
    dir: PathBuf,
    cells: Cells,
    packs: Packs,
    meta: Meta,
    options: Options,
}

/// What opening an index finds.
#[derive(Debug)]
pub(super) enum Opened {
    /// The index.
    Ours(Box<Index>),
    /// One of another format, made by another version; and the last change it had, as far as that can be told.
    Other(u64),
}

fn folder(dir: &Path, number: u32) -> PathBuf {
    dir.join(FOLDER).join(format!("{number:06}"))
}

/// The number of the index that counts, if there is any.
pub(super) fn current(dir: &Path) -> Result<Option<u32>, StoreError> {
    let all = dir.join(FOLDER);
    if !all.exists() {
        return Ok(None);
    }
    Ok(files::numbered(&all, "")?.pop())
}

/// Takes away all indexes but the current and those that are kept.
pub(super) fn tidy(dir: &Path) {
    let Ok(Some(current)) = current(dir) else {
        return;
    };
    for number in files::numbered(&dir.join(FOLDER), "").unwrap_or_default() {
        let path = folder(dir, number);
        if number < current && !path.join(KEEP).exists() {
            // Nothing depends on it; what cannot be removed now is removed another time.
            drop(std::fs::remove_dir_all(path));
        }
    }
}

/// Keeps the index before the current, and says where it is.
pub(super) fn keep_previous(dir: &Path) -> Option<String> {
    let number = current(dir).ok()??.checked_sub(1)?;
    files::open_or_create(&folder(dir, number).join(KEEP)).ok()?;
    Some(format!("{FOLDER}/{number:06}"))
}

impl Index {
    /// Opens the index that counts, and makes an empty one where there is none.
    ///
    /// # Errors
    /// Damage, which making it anew mends; or the disk's own.
    pub(super) fn open(dir: &Path, options: &Options) -> Result<Opened, StoreError> {
        let number = current(dir)?.unwrap_or(1);
        let path = folder(dir, number);
        files::create_folder(&path)?;
        let cells = Cells::open(&path, options)?;
        let meta = match cells.get::<Meta>(&key::meta())? {
            Some(meta) => meta,
            None if cells.is_empty()? => Meta::default(),
            None if cells.any(&[key::META])? => {
                return Ok(Opened::Other(reached_before(&cells)?));
            }
            None => return Err(StoreError::damaged("index", "its first record is missing")),
        };
        Ok(Opened::Ours(Box::new(Self {
            dir: dir.to_owned(),
            cells,
            packs: Packs::of(dir, options.index_key()),
            meta,
            options: options.clone(),
        })))
    }

    /// The last change it holds and the hash of that change's frame.
    pub(super) const fn reached(&self) -> (Trace, Hash) {
        (self.meta.place, self.meta.hash)
    }

    /// Everything but the entries.
    pub(super) fn load(&self) -> Result<School, StoreError> {
        let counts = &self.meta.counts;
        let logs = self.logs()?.into_iter();
        Ok(School {
            settings: self.cells.get(&key::settings())?,
            pupils: self.all(key::PUPILS, counts.pupils, |pupil: &Pupil| pupil.id)?,
            passports: self.all(key::PASSPORTS, counts.passports, |one: &Passport| one.pupil)?,
            plans: self.all(key::PLANS, counts.plans, |plan: &Plan| plan.pupil)?,
            concerns: self.all(key::CONCERNS, counts.concerns, |one: &Concern| one.id)?,
            talks: self.all(key::TALKS, counts.talks, |talk: &Talk| talk.id)?,
            clocks: self.all(key::CLOCKS, counts.clocks, |clock: &Clock| clock.id)?,
            library: self.all(key::LIBRARY, counts.library, |line: &LibraryStrategy| {
                line.key.clone()
            })?,
            reviews: self.all(key::REVIEWS, counts.reviews, |review: &Review| review.id)?,
            actions: self.all(key::ACTIONS, counts.actions, |one: &ActionPoint| one.id)?,
            confidential: self.confidential()?,
            access: self.options.access(),
            summaries: logs.map(|(pupil, log)| (pupil, summary(&log))).collect(),
        })
    }

    /// The school's settings.
    pub(super) fn settings(&self) -> Result<Option<Settings>, StoreError> {
        self.cells.get(&key::settings())
    }

    /// What kind of school it holds.
    pub(super) fn kind(&self) -> Result<Option<SchoolKind>, StoreError> {
        Ok(self.settings()?.map(|settings| settings.kind))
    }

    /// The summary of a pupil's log.
    pub(super) fn summary(&self, pupil: PupilId) -> Result<Summary, StoreError> {
        Ok(self.log(pupil)?.as_ref().map(summary).unwrap_or_default())
    }

    /// What is known of each log.
    fn logs(&self) -> Result<BTreeMap<PupilId, Log>, StoreError> {
        self.by_pupil(key::LOGS, self.meta.counts.logs)
    }

    /// Where the newest changes lie that change something, newest first.
    pub(super) fn traces(&self, limit: usize) -> Result<Vec<Trace>, StoreError> {
        let newest = self.meta.place.seq;
        let mut traces = Vec::new();
        for seq in (1..=newest).rev().take(REACH) {
            if traces.len() == limit {
                break;
            }
            // A number without a trace is a change that could not be read when the index was made, or a look.
            let trace: Option<Trace> = self.cells.get(&key::trace(seq, TRACES))?;
            traces.extend(trace.filter(|trace| trace.seq == seq));
        }
        Ok(traces)
    }

    /// All records of a kind, by their own identity.
    fn all<K: Ord, T: Stored>(
        &self,
        letter: u8,
        count: u64,
        id: impl Fn(&T) -> K,
    ) -> Result<BTreeMap<K, T>, StoreError> {
        let mut all = BTreeMap::new();
        self.cells.scan(&[letter], &mut |_, value: T| {
            all.insert(id(&value), value);
            Ok(())
        })?;
        counted(all, count)
    }

    /// All records of a kind, by the pupil their key names.
    fn by_pupil<T: Stored>(
        &self,
        letter: u8,
        count: u64,
    ) -> Result<BTreeMap<PupilId, T>, StoreError> {
        let mut all = BTreeMap::new();
        self.cells.scan(&[letter], &mut |key, value: T| {
            let pupil = key::pupil(key).ok_or_else(|| StoreError::damaged("index", "a key"))?;
            all.insert(pupil, value);
            Ok(())
        })?;
        counted(all, count)
    }
}

/// The last change that an index of a format before had.
fn reached_before(cells: &Cells) -> Result<u64, StoreError> {
    for key in key::metas_before() {
        if let Some(meta) = cells.get::<Meta>(&key)? {
            return Ok(meta.place.seq);
        }
    }
    Ok(0)
}

/// All of it, if it is as many as there should be.
fn counted<K, T>(all: BTreeMap<K, T>, count: u64) -> Result<BTreeMap<K, T>, StoreError> {
    if u64::try_from(all.len()) == Ok(count) {
        Ok(all)
    } else {
        Err(StoreError::damaged("index", "records are missing from it"))
    }
}

/// What the list shows of a log.
pub(super) fn summary(log: &Log) -> Summary {
    Summary {
        recent: log.recent.iter().map(|standing| standing.recent).collect(),
        total: log.total,
    }
}
