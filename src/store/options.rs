//! How a store on disk is opened: sizes and patience, who opens it, and a gate through which tests make a disk fail.

use super::seal::Seal;
use super::vault::secret::Key;
use crate::domain::confidential::Access;
use crate::domain::time::Moment;
use std::fmt;
use std::io;
use std::path::Path;
use std::sync::Arc;

/// What stands between the journal and its file. The real one lets everything pass; a test's refuses.
pub trait Gate: Send + Sync {
    /// How many of `bytes` may be written now; fewer than asked is a write torn by the refusal that follows.
    ///
    /// # Errors
    /// The error the disk would give.
    fn write(&self, bytes: usize) -> io::Result<usize>;

    /// Whether a sync may succeed.
    ///
    /// # Errors
    /// The error the disk would give.
    fn sync(&self) -> io::Result<()>;

    /// Is told what was just done to the record's files, so that a test can work out what a power cut would leave.
    fn did(&self, did: Did<'_>) {
        let _ = did;
    }
}

/// What was done to a file or folder of the record. Nothing but a sync makes it certain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Did<'a> {
    /// Bytes went into a file from a place on; the file may be new.
    Wrote(&'a Path, u64, &'a [u8]),
    /// A file was given a length.
    Length(&'a Path, u64),
    /// What was written to a file is on the disk.
    Synced(&'a Path),
    /// A file has another name, in the place of what had it.
    Renamed(&'a Path, &'a Path),
    /// The names in a folder are on the disk.
    SyncedFolder(&'a Path),
}

/// How to open a store.
#[derive(Clone)]
pub struct Options {
    /// A journal segment is full once it holds this many bytes.
    pub segment_bytes: u64,
    /// Nothing is written when less than this is left on the disk.
    pub spare_bytes: u64,
    /// Bytes sled may keep in memory.
    pub cache_bytes: u64,
    /// How often to ask again for a lock that another process is just letting go of, a tenth of a second apart.
    pub tries: u32,
    /// The machine's name, for whoever finds the store in use.
    pub host: String,
    /// Now, for whoever finds the store in use.
    pub since: Option<Moment>,
    /// Whether whoever opens it can read its confidential notes.
    pub confidential: Access,
    /// What the school is sealed with; a plain one is sealed with nothing.
    pub seal: Option<Seal>,
    /// What stands between the journal and its file.
    pub gate: Option<Arc<dyn Gate>>,
}

impl Options {
    /// Whether confidential notes can be read.
    pub(super) fn access(&self) -> Access {
        match &self.seal {
            Some(seal) if !seal.keys().sees_confidential() => Access::Sealed,
            Some(_) | None => self.confidential,
        }
    }

    /// What the index is sealed with.
    pub(super) fn index_key(&self) -> Option<Key> {
        self.seal.as_ref().and_then(Seal::index_key)
    }

    /// Tells the gate what was done, where there is one.
    pub(super) fn did(&self, did: Did<'_>) {
        if let Some(gate) = &self.gate {
            gate.did(did);
        }
    }

    /// Asks the gate whether so many bytes may be written and made durable, all or nothing.
    pub(super) fn admits(&self, bytes: usize) -> io::Result<()> {
        let Some(gate) = &self.gate else {
            return Ok(());
        };
        if gate.write(bytes)? < bytes {
            return Err(io::ErrorKind::StorageFull.into());
        }
        gate.sync()
    }
}

impl Default for Options {
    fn default() -> Self {
        Self {
            segment_bytes: 16 * 1024 * 1024,
            spare_bytes: 16 * 1024 * 1024,
            cache_bytes: 32 * 1024 * 1024,
            tries: 20,
            host: String::new(),
            since: None,
            confidential: Access::Readable,
            seal: None,
            gate: None,
        }
    }
}

impl fmt::Debug for Options {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Options")
            .field("segment_bytes", &self.segment_bytes)
            .field("spare_bytes", &self.spare_bytes)
            .finish_non_exhaustive()
    }
}
