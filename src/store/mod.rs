//! Where a school is kept. [`Store`] is the only door; behind it stands a journal with sled as its index on disk
//! ([`DiskStore`]), or plain memory ([`MemStore`]), and another engine could.
//!
//! Nothing here knows the screen or the clock, and no file name, key or error holds anything about a pupil. What is on
//! disk, and what heals how, is told in docs/storage.md.

mod audit;
mod backup;
mod codec;
mod disk;
mod drafts;
mod envelope;
mod error;
mod files;
mod guard;
mod history;
mod index;
mod journal;
mod lock;
mod mem;
mod options;
mod pack;
mod records;
mod seal;
mod sealed_file;
mod standing;
pub mod vault;

pub use backup::{Backup, Made, Target, compare, look, restore, room_for};
pub use disk::DiskStore;
pub use error::{InUse, StoreError};
pub use guard::panic_is_healed;
pub use lock::in_use;
pub use mem::MemStore;
pub use options::{Did, Gate, Options};
pub use seal::Seal;
pub use sealed_file::{SealedFile, unseal};

use crate::domain::audit::{Filter, Row};
use crate::domain::backed::Backed;
use crate::domain::change::Change;
use crate::domain::delivery::Entry;
use crate::domain::draft::{Draft, DraftKey};
use crate::domain::id::{EntryId, PupilId};
use crate::domain::school::School;
use crate::domain::summary::Summary;
use crate::domain::time::Moment;
use chrono::{DateTime, NaiveDate, Utc};
use std::fmt;

/// How many of the newest changes [`Store::recent`] can reach.
pub const REACH: usize = 1000;

/// A school's record. One handle serves many screens at once.
pub trait Store: Send + Sync {
    /// Everything but the entries, and what opening the store mended.
    ///
    /// # Errors
    /// The store cannot be read.
    fn load(&self) -> Result<Loaded, StoreError>;

    /// Writes a change down. When this returns, the change survives a power cut.
    ///
    /// # Errors
    /// [`StoreError::NotSaved`] with the reason, and nothing of the change is kept.
    fn apply(&self, change: &Change) -> Result<Receipt, StoreError>;

    /// Entries of a pupil that stand, newest first: neither withdrawn nor corrected by one that is not withdrawn.
    ///
    /// # Errors
    /// The store cannot be read.
    fn entries(&self, pupil: PupilId, range: Range) -> Result<Entries, StoreError>;

    /// Every entry of a pupil's, those that were corrected or withdrawn too, newest first.
    ///
    /// # Errors
    /// The store cannot be read.
    fn all_entries(&self, pupil: PupilId) -> Result<Vec<Entry>, StoreError>;

    /// An entry, what it corrected, what that corrected and so on: the newest first. Empty if there is no such entry.
    ///
    /// # Errors
    /// The store cannot be read.
    fn trail(&self, pupil: PupilId, entry: EntryId) -> Result<Vec<Entry>, StoreError>;

    /// Among the newest [`REACH`] changes those that changed something, newest first, at most this many: what was only
    /// looked at is not to be undone.
    ///
    /// # Errors
    /// The store cannot be read.
    fn recent(&self, limit: usize) -> Result<Vec<Change>, StoreError>;

    /// Every change to a pupil's record other than their log (names, register, passport, plan, concerns, talks, clocks,
    /// reviews, action points), newest first, each cut down to that pupil's own parts without entries and without answers of
    /// a meeting, which are in its review.
    ///
    /// # Errors
    /// The store cannot be read, or a change that belongs here cannot: then it is named.
    fn history(&self, pupil: PupilId) -> Result<Vec<Change>, StoreError>;

    /// Who did what: changes and looks that a filter takes, newest first, at most this many. The page after that is asked for
    /// with the last row's number as the filter's `before`. What cannot be read has no row; [`Store::check`] names it.
    ///
    /// # Errors
    /// The journal cannot be read, or a newer version wrote it.
    fn audit(&self, filter: &Filter, limit: usize) -> Result<Vec<Row>, StoreError>;

    /// Keeps a form as it was left, in the place of what was kept under its key. It survives the end of the program, however
    /// that comes, but not for certain a power cut.
    ///
    /// # Errors
    /// It is too large, there are too many, or it cannot be written; what was kept before is kept still.
    fn keep_draft(&self, draft: &Draft) -> Result<(), StoreError>;

    /// Forgets what was kept under a key, if anything was.
    ///
    /// # Errors
    /// It cannot be taken away.
    fn drop_draft(&self, key: &DraftKey) -> Result<(), StoreError>;

    /// Everything that was kept and not dropped, the newest first.
    ///
    /// # Errors
    /// The drafts cannot be read at all; one that is damaged is put aside and told among the notices.
    fn drafts(&self) -> Result<Vec<Draft>, StoreError>;

    /// Reads everything and compares it with everything else.
    ///
    /// # Errors
    /// The check itself could not be made; what it finds is in the report.
    fn check(&self) -> Result<Report, StoreError>;

    /// Makes a backup of everything but drafts, dated `at`. It is restored beside itself, opened and compared before it gets
    /// its name. Changes can be written meanwhile; they are not in it.
    ///
    /// # Errors
    /// It could not be made or was not good, and nothing of it is left; or the school is in memory only.
    fn back_up(&self, to: Target<'_>, at: Moment) -> Result<Made, StoreError>;

    /// When the last good backup was made, and when the record began.
    fn backed(&self) -> Backed;

    /// What was mended since this or [`Store::load`] was last asked; each is told once.
    fn notices(&self) -> Vec<Notice>;
}

/// What [`Store::load`] gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loaded {
    /// The school.
    pub school: School,
    /// What was mended on the way, for a banner.
    pub notices: Vec<Notice>,
}

/// One thing the store mended, in one sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice(pub String);

impl fmt::Display for Notice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// That a change was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// Its number, from 1.
    pub seq: u64,
    /// The summaries of the logs it touched.
    pub summaries: Vec<(PupilId, Summary)>,
}

/// An entry's place in its pupil's log; a greater one is newer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cursor {
    date: NaiveDate,
    period: u8,
    logged: DateTime<Utc>,
    id: EntryId,
}

impl Cursor {
    /// The place of an entry, as [`Entry::newest_first`] orders them.
    pub fn of(entry: &Entry) -> Self {
        Self {
            date: entry.when.date,
            period: entry.when.period.unwrap_or(u8::MAX),
            logged: entry.logged.at.utc,
            id: entry.id,
        }
    }
}

/// Which entries to read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Range {
    /// At most this many.
    pub limit: usize,
    /// Only entries older than this place.
    pub before: Option<Cursor>,
}

impl Range {
    /// The newest `limit` entries.
    pub const fn newest(limit: usize) -> Self {
        Self {
            limit,
            before: None,
        }
    }

    /// The `limit` entries that follow `last`.
    pub fn after(last: &Entry, limit: usize) -> Self {
        Self {
            limit,
            before: Some(Cursor::of(last)),
        }
    }
}

/// What [`Store::entries`] gives.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Entries {
    /// The entries, newest first.
    pub entries: Vec<Entry>,
    /// Whether there are older ones.
    pub more: bool,
}

/// What [`Store::check`] found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Report {
    /// Changes that could be read.
    pub changes: u64,
    /// Entries in them, standing or not.
    pub entries: u64,
    /// Pupils.
    pub pupils: u64,
    /// Forms that were left before they were saved.
    pub drafts: u64,
    /// Bytes of the journal.
    pub journal_bytes: u64,
    /// What is wrong, in the order of the journal, then the index.
    pub faults: Vec<Fault>,
}

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The file, as seen from the store's folder.
    pub file: String,
    /// The number of the change, where it is one.
    pub change: Option<u64>,
    /// What is wrong.
    pub what: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.file)?;
        if let Some(change) = self.change {
            write!(f, ", change {change}")?;
        }
        write!(f, ": {}", self.what)
    }
}
