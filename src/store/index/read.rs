//! Reading one pupil's log, newest first, out of blocks of full segments and entries of the open one. A block is only
//! read once everything newer was given; the days its pointer spans say when that is.

use super::{Index, key};
use crate::domain::delivery::Entry;
use crate::domain::id::PupilId;
use crate::store::error::StoreError;
use crate::store::records::{Log, Mark, Pointer};
use crate::store::standing::Amends;
use crate::store::{Cursor, Entries, Range};
use chrono::NaiveDate;
use std::cmp::Ordering;
use std::collections::BinaryHeap;

/// Something of a log that is still to be given.
#[derive(Debug)]
enum Waiting {
    /// An entry and its place.
    Entry(Cursor, Box<Entry>),
    /// A block of a segment, not read yet.
    Block(u32, Pointer),
}

impl Waiting {
    /// Its newest day and, for an entry, its place; a block comes before the entries of that day.
    fn rank(&self) -> (NaiveDate, bool, Option<Cursor>) {
        match self {
            Self::Entry(place, _) => (place.date, false, Some(*place)),
            Self::Block(_, pointer) => (pointer.newest, true, None),
        }
    }
}

impl Ord for Waiting {
    fn cmp(&self, other: &Self) -> Ordering {
        self.rank().cmp(&other.rank())
    }
}

impl PartialOrd for Waiting {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Waiting {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Waiting {}

/// One pupil's log being read.
#[derive(Debug)]
pub(in crate::store) struct Reading<'a> {
    index: &'a Index,
    pupil: PupilId,
    before: Option<Cursor>,
    waiting: BinaryHeap<Waiting>,
}

impl Index {
    /// The entries of a pupil that stand.
    pub(in crate::store) fn entries(
        &self,
        pupil: PupilId,
        range: Range,
    ) -> Result<Entries, StoreError> {
        let Some(log) = self.log(pupil)? else {
            return Ok(Entries::default());
        };
        let amends = self.amends(pupil, &log)?;
        let mut reading = self.reading(pupil, &log, range.before)?;
        let mut entries = Vec::with_capacity(range.limit.min(512));
        while let Some(entry) = reading.next_entry()? {
            if !amends.stands(entry.id) {
                continue;
            }
            if entries.len() == range.limit {
                return Ok(Entries {
                    entries,
                    more: true,
                });
            }
            entries.push(entry);
        }
        Ok(Entries {
            entries,
            more: false,
        })
    }

    /// All entries of a pupil, standing or not, newest first.
    pub(in crate::store) fn all_entries(&self, pupil: PupilId) -> Result<Vec<Entry>, StoreError> {
        let Some(log) = self.log(pupil)? else {
            return Ok(Vec::new());
        };
        let mut reading = self.reading(pupil, &log, None)?;
        let mut entries = Vec::new();
        while let Some(entry) = reading.next_entry()? {
            entries.push(entry);
        }
        if u32::try_from(entries.len()) == Ok(log.entries) {
            Ok(entries)
        } else {
            Err(missing())
        }
    }

    /// What is known of a pupil's log.
    pub(in crate::store) fn log(&self, pupil: PupilId) -> Result<Option<Log>, StoreError> {
        self.cells.get(&key::of(key::LOGS, pupil))
    }

    /// The withdrawals and corrections of a log.
    pub(in crate::store) fn amends(&self, pupil: PupilId, log: &Log) -> Result<Amends, StoreError> {
        let mut amends = Amends::default();
        if log.amends == 0 {
            return Ok(amends);
        }
        self.cells
            .scan(&key::of(key::AMENDS, pupil), &mut |key, _: Mark| {
                let amend = key::read_amend(key);
                amends.add(amend.ok_or_else(|| StoreError::damaged("index", "a key"))?);
                Ok(())
            })?;
        if u32::try_from(amends.len()) == Ok(log.amends) {
            Ok(amends)
        } else {
            Err(missing())
        }
    }

    /// Begins to read a log, from a place on or from its newest entry.
    pub(in crate::store) fn reading(
        &self,
        pupil: PupilId,
        log: &Log,
        before: Option<Cursor>,
    ) -> Result<Reading<'_>, StoreError> {
        let mut reading = Reading {
            index: self,
            pupil,
            before,
            waiting: BinaryHeap::new(),
        };
        let mut open = 0;
        self.cells
            .scan(&key::of(key::OPEN, pupil), &mut |_, entry: Entry| {
                open += 1;
                reading.wait_for(entry);
                Ok(())
            })?;
        let mut blocks = 0;
        self.cells.scan(
            &key::of(key::BLOCKS, pupil),
            &mut |key, pointer: Pointer| {
                blocks += 1;
                let segment = key::segment(key);
                let segment = segment.ok_or_else(|| StoreError::damaged("index", "a key"))?;
                if before.is_none_or(|before| pointer.oldest <= before.date) {
                    reading.waiting.push(Waiting::Block(segment, pointer));
                }
                Ok(())
            },
        )?;
        if (open, blocks) == (log.open, log.blocks) {
            Ok(reading)
        } else {
            Err(missing())
        }
    }
}

impl Reading<'_> {
    /// Adds an entry that is not in the index yet.
    pub(in crate::store) fn wait_for(&mut self, entry: Entry) {
        let place = Cursor::of(&entry);
        if self.before.is_none_or(|before| place < before) {
            self.waiting.push(Waiting::Entry(place, Box::new(entry)));
        }
    }

    /// The next entry, standing or not.
    pub(in crate::store) fn next_entry(&mut self) -> Result<Option<Entry>, StoreError> {
        while let Some(next) = self.waiting.pop() {
            match next {
                Waiting::Entry(_, entry) => return Ok(Some(*entry)),
                Waiting::Block(segment, pointer) => {
                    let block = self.index.packs.read(segment, self.pupil, &pointer)?;
                    for entry in block.entries {
                        self.wait_for(entry);
                    }
                }
            }
        }
        Ok(None)
    }
}

fn missing() -> StoreError {
    StoreError::damaged("index", "a part of a log is missing from it")
}
