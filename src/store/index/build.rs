//! Making an index anew, from changes in their order. Entries are packed a segment at a time, so memory does not grow with
//! the history; everything else is gathered and written in order of keys.

use super::cell::Staged;
use super::full::point;
use super::write::{among, count, newest};
use super::{Index, TRACES, fresh, key};
use crate::domain::change::Part;
use crate::domain::delivery::Entry;
use crate::domain::id::PupilId;
use crate::domain::school::School;
use crate::store::Cursor;
use crate::store::error::StoreError;
use crate::store::history::{is_confidential, touched};
use crate::store::journal::frame::Hash;
use crate::store::options::Options;
use crate::store::pack::{self, Packs};
use crate::store::records::sealed::Told;
use crate::store::records::{Counts, History, Log, Mark, Meta, Trace};
use crate::store::standing::{Amends, doings};
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// An index being made.
#[derive(Debug)]
pub(in crate::store) struct Builder {
    dir: PathBuf,
    options: Options,
    school: School,
    logs: BTreeMap<PupilId, (Log, Amends)>,
    histories: BTreeMap<PupilId, History>,
    confidential: History,
    /// Entries of the segment being read, in the order of a pack.
    open: BTreeMap<(PupilId, Reverse<Cursor>), Entry>,
    staged: Staged,
    meta: Meta,
}

impl Builder {
    /// Begins.
    pub(in crate::store) fn new(dir: &Path, options: &Options) -> Self {
        Self {
            dir: dir.to_owned(),
            options: options.clone(),
            school: School::empty(),
            logs: BTreeMap::new(),
            histories: BTreeMap::new(),
            confidential: History::default(),
            open: BTreeMap::new(),
            staged: Staged::default(),
            meta: Meta::default(),
        }
    }

    /// Takes in the next change.
    pub(in crate::store) fn add(
        &mut self,
        told: Told,
        trace: Trace,
        hash: Hash,
    ) -> Result<(), StoreError> {
        if is_confidential(&told.change, &told.shut) {
            self.confidential.places.push(trace);
        }
        for pupil in touched(&told.change, &told.shut) {
            self.histories.entry(pupil).or_default().places.push(trace);
        }
        let change = told.change;
        if trace.segment > self.meta.place.segment {
            self.pack_up()?;
        }
        self.school.apply(&change);
        for (pupil, doings) in doings(&change) {
            let (log, amends) = self.logs.entry(pupil).or_default();
            for amend in doings.amends {
                log.amends += u32::from(amends.add(amend));
            }
        }
        let only_looks = change.only_looks();
        for part in change.parts {
            if let Part::Entry(entry) = part {
                self.take_in(*entry);
            }
        }
        if !only_looks {
            self.staged.put(key::trace(trace.seq, TRACES), &trace)?;
        }
        self.meta.counts.changes += 1;
        self.meta.place = trace;
        self.meta.hash = hash;
        Ok(())
    }

    fn take_in(&mut self, entry: Entry) {
        let pupil = entry.pupil;
        let place = (pupil, Reverse(Cursor::of(&entry)));
        if self.open.insert(place, entry).is_none() {
            let (log, _) = self.logs.entry(pupil).or_default();
            log.entries += 1;
            log.open += 1;
            self.meta.counts.entries += 1;
        }
    }

    /// Packs the entries of the segment that has just ended.
    fn pack_up(&mut self) -> Result<(), StoreError> {
        if self.open.is_empty() {
            return Ok(());
        }
        let entries = std::mem::take(&mut self.open).into_values().collect();
        let segment = self.meta.place.segment;
        for (pupil, pointer) in pack::write(
            &self.dir,
            segment,
            (entries, self.options.index_key().as_ref()),
        )? {
            let (log, _) = self.logs.entry(pupil).or_default();
            point(log, (pupil, segment), &pointer, &mut self.staged)?;
        }
        Ok(())
    }

    /// Writes the index and opens it.
    pub(in crate::store) fn finish(mut self) -> Result<Index, StoreError> {
        self.stage_school()?;
        for ((pupil, Reverse(place)), entry) in &self.open {
            self.staged.put(key::entry(*pupil, place), entry)?;
        }
        for (pupil, (_, amends)) in &self.logs {
            for amend in amends.iter() {
                self.staged.put(key::amend(*pupil, amend), &Mark)?;
            }
        }
        let index = Index {
            packs: Packs::of(&self.dir, self.options.index_key()),
            cells: fresh::begin(&self.dir, &self.options)?,
            dir: self.dir,
            meta: self.meta,
            options: self.options,
        };
        index.cells.fill(self.staged)?;
        let mut logs = Staged::default();
        for (pupil, (mut log, amends)) in self.logs {
            log.recent = newest(&mut index.reading(pupil, &log, None)?, &amends)?;
            let turned = amends.turned(&Amends::default());
            let fallen = among(&mut index.reading(pupil, &log, None)?, turned)?;
            log.total = log.entries.saturating_sub(count(fallen.len()));
            logs.put(key::of(key::LOGS, pupil), &log)?;
        }
        index.cells.fill(logs)?;
        Ok(Index {
            cells: fresh::finish(&index.dir, &index.options, index.cells, &index.meta)?,
            ..index
        })
    }

    fn stage_school(&mut self) -> Result<(), StoreError> {
        if let Some(settings) = &self.school.settings {
            self.staged.put(key::settings(), settings)?;
        }
        for (pupil, record) in &self.school.pupils {
            self.staged.put(key::of(key::PUPILS, *pupil), record)?;
        }
        for (pupil, record) in &self.school.passports {
            self.staged.put(key::of(key::PASSPORTS, *pupil), record)?;
        }
        for (pupil, record) in &self.school.plans {
            self.staged.put(key::of(key::PLANS, *pupil), record)?;
        }
        for (id, record) in &self.school.concerns {
            self.staged
                .put(key::one(key::CONCERNS, id.bytes()), record)?;
        }
        for (id, record) in &self.school.talks {
            self.staged.put(key::one(key::TALKS, id.bytes()), record)?;
        }
        for (id, record) in &self.school.clocks {
            self.staged.put(key::one(key::CLOCKS, id.bytes()), record)?;
        }
        for (id, record) in &self.school.reviews {
            self.staged
                .put(key::one(key::REVIEWS, id.bytes()), record)?;
        }
        for (id, record) in &self.school.actions {
            self.staged
                .put(key::one(key::ACTIONS, id.bytes()), record)?;
        }
        if !self.confidential.places.is_empty() {
            self.staged.put(key::confidential(), &self.confidential)?;
        }
        for (name, record) in &self.school.library {
            self.staged.put(key::line(name), record)?;
        }
        for (pupil, history) in &self.histories {
            self.staged.put(key::of(key::HISTORIES, *pupil), history)?;
        }
        self.count();
        Ok(())
    }

    fn count(&mut self) {
        let count = |n: usize| u64::try_from(n).unwrap_or(u64::MAX);
        let school = &self.school;
        self.meta.counts = Counts {
            changes: self.meta.counts.changes,
            entries: self.meta.counts.entries,
            pupils: count(school.pupils.len()),
            passports: count(school.passports.len()),
            plans: count(school.plans.len()),
            logs: count(self.logs.len()),
            concerns: count(school.concerns.len()),
            talks: count(school.talks.len()),
            clocks: count(school.clocks.len()),
            library: count(school.library.len()),
            reviews: count(school.reviews.len()),
            actions: count(school.actions.len()),
            confidential: count(self.confidential.places.len()),
            histories: count(self.histories.len()),
        };
    }
}
