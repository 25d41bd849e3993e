//! Backing a store on disk up: what is taken at one point in time, and what is noted of it.

use super::DiskStore;
use crate::domain::backed::Backed;
use crate::domain::school::School;
use crate::domain::time::Moment;
use crate::store::backup::{
    self, Head, Inventory, KEYS, Made, Noted, Piece, Point, Source, Target,
};
use crate::store::error::StoreError;
use crate::store::index::Index;
use crate::store::journal::walk::{self, Home, Met};
use crate::store::journal::{Tail, segment};
use std::sync::PoisonError;

/// The most bytes a small file beside the journal may have.
const SMALL: u64 = 64 * 1024 * 1024;

impl DiskStore {
    /// What the store holds at this moment.
    pub(in crate::store) fn holds(&self) -> Result<Inventory, StoreError> {
        let tail = *self.journal().tail();
        let school = self.read(Index::load)?;
        Ok(inventory(&tail, &school))
    }

    /// Makes a backup, and notes when.
    pub(super) fn make_backup(&self, to: Target<'_>, at: Moment) -> Result<Made, StoreError> {
        let at = whole_second(at);
        let mut noted = Noted::read(&self.dir);
        let point = self.point(at)?;
        let made = backup::make(&point, to, (&noted, &self.options))?;
        noted.backed.last = Some(at);
        noted.write(&self.dir);
        Ok(made)
    }

    /// What is known of the backups made of this store.
    pub(super) fn known_backups(&self) -> Backed {
        let mut noted = Noted::read(&self.dir);
        if noted.backed.since.is_none() {
            noted.backed.since = first_change(Home::of(&self.dir, &self.options));
            noted.write(&self.dir);
        }
        noted.backed
    }

    /// Everything as it is at one moment: nothing is written while the end of the journal is read, and what lies before it
    /// never changes.
    fn point(&self, at: Moment) -> Result<Point, StoreError> {
        // An index that has to be mended is mended now, for that needs the journal too.
        drop(self.read(Index::load)?);
        let journal = self.journal();
        let slot = self.index.read().unwrap_or_else(PoisonError::into_inner);
        let inventory = inventory(journal.tail(), &slot.attempt(Index::load)?);
        let mut pieces = self.small_files()?;
        pieces.extend(self.segments(journal.tail())?);
        Ok(Point {
            made: at,
            inventory,
            pieces,
        })
    }

    fn small_files(&self) -> Result<Vec<Piece>, StoreError> {
        let names = std::iter::once("about").chain(KEYS);
        let read = |name: &str| {
            let path = self.dir.join(name);
            let size = match std::fs::metadata(&path) {
                Ok(facts) => facts.len(),
                Err(_) => return Ok(None),
            };
            if size > SMALL {
                return Err(StoreError::damaged(name, "it is larger than it can be"));
            }
            let bytes = std::fs::read(&path).map_err(|why| StoreError::io("read", &path, why))?;
            Ok(Some(Piece {
                name: name.to_owned(),
                size: u64::try_from(bytes.len()).unwrap_or(u64::MAX),
                from: Source::Memory(bytes),
            }))
        };
        names.filter_map(|name| read(name).transpose()).collect()
    }

    /// The segments, the last one up to its end.
    fn segments(&self, tail: &Tail) -> Result<Vec<Piece>, StoreError> {
        let numbers = segment::list(&self.dir)?;
        let written = numbers.into_iter().filter(|number| *number <= tail.segment);
        written
            .map(|number| {
                let path = segment::path(&self.dir, number);
                let facts = std::fs::metadata(&path);
                let facts = facts.map_err(|why| StoreError::io("read", &path, why))?;
                Ok(Piece {
                    name: segment::name(number),
                    size: if number == tail.segment {
                        tail.offset
                    } else {
                        facts.len()
                    },
                    from: Source::File(path),
                })
            })
            .collect()
    }
}

/// The moment without parts of a second, which neither a backup nor its name has.
fn whole_second(at: Moment) -> Moment {
    let parts = i64::from(at.utc.timestamp_subsec_nanos());
    Moment {
        utc: at.utc - chrono::Duration::nanoseconds(parts),
        offset: at.offset,
    }
}

fn inventory(tail: &Tail, school: &School) -> Inventory {
    let logs = school.summaries.values();
    Inventory {
        kind: school.settings.as_ref().map(|settings| settings.kind),
        entries: logs.map(|log| u64::from(log.total)).sum(),
        pupils: u64::try_from(school.pupils.len()).unwrap_or(u64::MAX),
        head: Head {
            seq: tail.seq,
            hash: tail.hash,
        },
    }
}

/// When the first change that can be read was made.
fn first_change(home: Home<'_>) -> Option<Moment> {
    match walk::first(home, |met| matches!(met, Met::Change(_))) {
        Ok(Some(Met::Change(found))) => Some(found.2.change.stamp.at),
        Ok(Some(Met::Fault(_)) | None) | Err(_) => None,
    }
}
