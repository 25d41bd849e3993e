//! sled, and nothing else that names it: cells under keys, read and written whole.
//!
//! sled never syncs values that make a leaf larger than 128 KiB, so no value is longer than 4 KiB; a longer record lies in
//! several. A cell's key is the record's followed by the piece's place, two bytes; its value is an envelope round
//! `more u8 | piece`. One change is one sled batch, which is recovered whole or not at all.

use crate::store::envelope;
use crate::store::error::StoreError;
use crate::store::files;
use crate::store::guard::fenced;
use crate::store::lock::patiently;
use crate::store::options::Options;
use crate::store::records::{Kind, RecordError, Stored};
use crate::store::vault::secret::Key;
use sled::{Batch, Db, Mode};
use std::collections::BTreeMap;
use std::path::Path;

/// Bytes of a record in one cell; with key and envelope it stays under 4 KiB.
const PIECE: usize = 3_900;

/// Cells of a batch when many are written in order.
const BULK: usize = 2_000;

/// How often to ask again for a folder that sled is still closing.
const CLOSING: u32 = 50;

/// sled, open.
#[derive(Debug)]
pub(super) struct Cells {
    db: Option<Db>,
    /// What values are sealed with, in a sealed school.
    key: Option<Key>,
}

/// What is done with each record of a scan, given its key.
type Each<'a, T> = dyn FnMut(&[u8], T) -> Result<(), StoreError> + 'a;

/// What is to be written at once; the last word on a key counts.
#[derive(Debug, Default)]
pub(super) struct Staged(BTreeMap<Vec<u8>, Option<Record>>);

/// A key and what is under it.
type Cell = (Vec<u8>, Vec<u8>);

#[derive(Debug)]
struct Record {
    kind: Kind,
    schema: u8,
    payload: Vec<u8>,
}

impl Staged {
    /// A record to be put under a key.
    pub(super) fn put<T: Stored>(&mut self, key: Vec<u8>, value: &T) -> Result<(), StoreError> {
        let record = Record {
            kind: T::KIND,
            schema: value.schema(),
            payload: value
                .write()
                .map_err(|error| StoreError::Unwritable(error.to_string()))?,
        };
        self.0.insert(key, Some(record));
        Ok(())
    }

    /// A key whose record is to be taken out.
    pub(super) fn remove(&mut self, key: Vec<u8>) {
        self.0.insert(key, None);
    }

    /// Whether a record will be under a key, if anything was said of it.
    pub(super) fn says(&self, key: &[u8]) -> Option<bool> {
        self.0.get(key).map(Option::is_some)
    }

    /// The record that will be under a key, if one was put there.
    pub(super) fn get<T: Stored>(&self, key: &[u8]) -> Result<Option<T>, StoreError> {
        let record = self.0.get(key).and_then(Option::as_ref);
        let read = |record: &Record| T::read(record.schema, &record.payload);
        record.map(read).transpose().map_err(unreadable)
    }
}

impl Drop for Cells {
    fn drop(&mut self) {
        let db = self.db.take();
        // A damaged sled may panic once more while it closes; what it says then no longer matters.
        drop(fenced(move || {
            drop(db);
            Ok(())
        }));
    }
}

impl Cells {
    /// Opens sled in a folder, and makes it where it is not there.
    pub(super) fn open(path: &Path, options: &Options) -> Result<Self, StoreError> {
        let config = sled::Config::new()
            .path(path)
            .cache_capacity(options.cache_bytes)
            .mode(Mode::LowSpace)
            // sled's own flusher would wake an idle program twice a second; the journal is what is durable.
            .flush_every_ms(None);
        let opened = Self {
            db: Some(patiently(CLOSING, || config.open(), is_closing).map_err(failed)?),
            key: options.index_key(),
        };
        // sled's own files are for anybody to read; those it makes later are for the owner by the program's mask.
        files::keep_private(path);
        Ok(opened)
    }

    fn db(&self) -> Result<&Db, StoreError> {
        self.db
            .as_ref()
            .ok_or_else(|| StoreError::damaged("index", "it is closed"))
    }

    /// Whether nothing was ever written.
    pub(super) fn is_empty(&self) -> Result<bool, StoreError> {
        Ok(self.db()?.is_empty())
    }

    /// Whether a record is under a key.
    pub(super) fn has(&self, key: &[u8]) -> Result<bool, StoreError> {
        self.db()?.contains_key(piece_key(key, 0)).map_err(failed)
    }

    /// Whether any key begins like this.
    pub(super) fn any(&self, prefix: &[u8]) -> Result<bool, StoreError> {
        match self.db()?.scan_prefix(prefix).next() {
            None => Ok(false),
            Some(cell) => cell.map(|_| true).map_err(failed),
        }
    }

    /// The record under a key.
    pub(super) fn get<T: Stored>(&self, key: &[u8]) -> Result<Option<T>, StoreError> {
        let mut found = None;
        // Keys of one kind have one length, so only this record's pieces begin with its key.
        self.scan(key, &mut |_, value: T| {
            found = Some(value);
            Ok(())
        })?;
        Ok(found)
    }

    /// Every record whose key begins with `prefix`, in order of keys.
    pub(super) fn scan<T: Stored>(
        &self,
        prefix: &[u8],
        each: &mut Each<'_, T>,
    ) -> Result<(), StoreError> {
        let mut pieces = Pieces::default();
        for cell in self.db()?.scan_prefix(prefix) {
            let (key, value) = cell.map_err(failed)?;
            let (schema, payload) =
                envelope::open(self.key.as_ref(), T::KIND, (&key, &value)).map_err(unreadable)?;
            if pieces.take(&key, &payload)? {
                let value = T::read(schema, &pieces.gathered).map_err(unreadable)?;
                each(&pieces.key, value)?;
            }
        }
        if pieces.open.is_some() {
            return Err(StoreError::damaged(
                "index",
                "a piece of a record is missing",
            ));
        }
        Ok(())
    }

    /// Writes all that was staged, or none of it.
    pub(super) fn commit(&self, staged: Staged) -> Result<(), StoreError> {
        let db = self.db()?;
        let mut batch = Batch::default();
        for (key, record) in staged.0 {
            let mut place = 0;
            if let Some(record) = record {
                for (piece, value) in self.cells(&key, &record)? {
                    batch.insert(piece, value);
                    place += 1;
                }
            }
            // What an earlier, longer record left behind.
            while db.contains_key(piece_key(&key, place)).map_err(failed)? {
                batch.remove(piece_key(&key, place));
                place += 1;
            }
        }
        db.apply_batch(batch).map_err(failed)
    }

    /// Writes records into an empty sled in order of keys, a batch at a time.
    pub(super) fn fill(&self, staged: Staged) -> Result<(), StoreError> {
        let db = self.db()?;
        let mut batch = Batch::default();
        let mut size = 0;
        for (key, record) in staged.0 {
            let Some(record) = record else { continue };
            for (piece, value) in self.cells(&key, &record)? {
                batch.insert(piece, value);
                size += 1;
            }
            if size >= BULK {
                db.apply_batch(std::mem::take(&mut batch)).map_err(failed)?;
                size = 0;
            }
        }
        db.apply_batch(batch).map_err(failed)
    }

    /// Copies every cell but those of one letter into another sled, in order of keys. Each is checked whenever it is read.
    pub(super) fn copy_into(&self, other: &Self, but: u8) -> Result<(), StoreError> {
        let other = other.db()?;
        let mut batch = Batch::default();
        let mut size = 0;
        for cell in self.db()?.iter() {
            let (key, value) = cell.map_err(failed)?;
            if key.first() == Some(&but) {
                continue;
            }
            batch.insert(key, value);
            size += 1;
            if size % BULK == 0 {
                other
                    .apply_batch(std::mem::take(&mut batch))
                    .map_err(failed)?;
            }
        }
        other.apply_batch(batch).map_err(failed)
    }

    /// A record's cells.
    fn cells(&self, key: &[u8], record: &Record) -> Result<Vec<Cell>, StoreError> {
        let count = record.payload.len().div_ceil(PIECE).max(1);
        let cell = |place: usize| {
            let from = place * PIECE;
            let to = record.payload.len().min(from + PIECE);
            let mut payload = vec![u8::from(place + 1 < count)];
            payload.extend_from_slice(record.payload.get(from..to).unwrap_or_default());
            let key = piece_key(key, u16::try_from(place).unwrap_or(u16::MAX));
            let what = (record.kind, record.schema);
            let value = envelope::shut(self.key.as_ref(), what, (&key, &payload));
            let value = value.map_err(|why| StoreError::Unwritable(why.to_string()))?;
            Ok((key, value))
        };
        (0..count).map(cell).collect()
    }

    /// Hands everything to the system.
    pub(super) fn flush(&self) -> Result<(), StoreError> {
        self.db()?.flush().map(drop).map_err(failed)
    }
}

/// A record being put together from its pieces.
#[derive(Debug, Default)]
struct Pieces {
    open: Option<u16>,
    key: Vec<u8>,
    gathered: Vec<u8>,
}

impl Pieces {
    /// Takes the next piece; whether the record is whole now.
    fn take(&mut self, key: &[u8], payload: &[u8]) -> Result<bool, StoreError> {
        let damaged = || StoreError::damaged("index", "the pieces of a record do not fit");
        let (record, place) = key.split_last_chunk::<2>().ok_or_else(damaged)?;
        let (more, piece) = payload.split_first().ok_or_else(damaged)?;
        let expected = self.open.map_or(0, |last| last.saturating_add(1));
        if u16::from_be_bytes(*place) != expected || (expected > 0 && self.key != record) {
            return Err(damaged());
        }
        if expected == 0 {
            self.gathered.clear();
            self.key.clear();
            self.key.extend_from_slice(record);
        }
        self.gathered.extend_from_slice(piece);
        self.open = (*more != 0).then_some(expected);
        Ok(self.open.is_none())
    }
}

fn piece_key(key: &[u8], place: u16) -> Vec<u8> {
    let mut piece = Vec::with_capacity(key.len() + 2);
    piece.extend_from_slice(key);
    piece.extend_from_slice(&place.to_be_bytes());
    piece
}

fn unreadable(error: RecordError) -> StoreError {
    StoreError::damaged("index", error)
}

/// sled lets go of its file only when its own threads have ended, a moment after it was closed.
fn is_closing(error: &sled::Error) -> bool {
    matches!(error, sled::Error::Io(source) if source.to_string().contains("acquire lock"))
}

/// A full or read-only disk is not sled's fault; everything else is mended by making the index anew.
fn failed(error: sled::Error) -> StoreError {
    if let sled::Error::Io(source) = error {
        let what = source.to_string();
        let told = StoreError::io("write", Path::new("index"), source);
        if matches!(told, StoreError::Full { .. } | StoreError::ReadOnly(_)) {
            return told;
        }
        return StoreError::damaged("index", what);
    }
    StoreError::damaged("index", error)
}
