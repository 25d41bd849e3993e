//! What can go wrong with a store, each in one sentence: what happened, what it means, what to do. No pupil is ever named.

use super::vault::VaultError;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use thiserror::Error;

/// Who has a store open.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct InUse {
    /// The process.
    pub pid: Option<u32>,
    /// The machine it runs on.
    pub host: Option<String>,
    /// Since when, as that process wrote it.
    pub since: Option<String>,
}

impl fmt::Display for InUse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("another Plimsoll")?;
        if let Some(pid) = self.pid {
            write!(f, " (process {pid}")?;
            if let Some(host) = &self.host {
                write!(f, " on {host}")?;
            }
            f.write_str(")")?;
        }
        if let Some(since) = &self.since {
            write!(f, " since {since}")?;
        }
        Ok(())
    }
}

/// Why a store could not do what was asked.
#[derive(Debug, Error)]
pub enum StoreError {
    /// The path is a file.
    #[error(
        "{} is a file, but a school is kept in a folder; name a folder, or move the file away",
        .0.display()
    )]
    NotAFolder(PathBuf),
    /// The folder or something in it may not be written.
    #[error(
        "{} may not be written, so nothing can be saved there; ask for the right to write, or use another folder",
        .0.display()
    )]
    ReadOnly(PathBuf),
    /// There is too little room left.
    #[error(
        "the disk with {} is full ({} MiB left), so nothing more can be saved; make room, then try again",
        .path.display(), .free / (1024 * 1024)
    )]
    Full {
        /// Where.
        path: PathBuf,
        /// Bytes left.
        free: u64,
    },
    /// Another process has it open.
    #[error("this school is open in {0}; close it there, then try again")]
    Locked(InUse),
    /// Nobody has signed in to a sealed school.
    #[error("this school is sealed; sign in with your initials and your pass-phrase to open it")]
    SignIn,
    /// A sealed school without its keys.
    #[error(
        "the school in {} is sealed and its keys are missing, so nothing was opened; put the keys folder back from a backup",
        .0.display()
    )]
    KeysMissing(PathBuf),
    /// What is erased in the open stays on the disk.
    #[error(
        "this school lies in the open, where what is erased stays on the disk, so nothing was erased; seal it first with `plimsoll protect`"
    )]
    InTheOpen,
    /// A file that was sealed does not open.
    #[error("{} does not open ({what}), so nothing was made of it; ask for it once more", .path.display())]
    Unopened {
        /// The file.
        path: PathBuf,
        /// Why.
        what: String,
    },
    /// The keys could not be had.
    #[error(transparent)]
    Keys(#[from] VaultError),
    /// Something was written by a newer version.
    #[error(
        "{what} was written by a newer Plimsoll, so it was left as it is; update this Plimsoll to open it"
    )]
    Newer {
        /// What.
        what: String,
    },
    /// A change did not reach the record.
    #[error("NOT saved: {0}")]
    NotSaved(#[source] Box<Self>),
    /// A change is in the journal but the index does not show it yet.
    #[error("this is saved, but cannot be shown yet ({0}); start Plimsoll again to see it")]
    SavedUnseen(#[source] Box<Self>),
    /// A change is larger than a frame may be.
    #[error("this change takes {bytes} bytes, more than one change may; do it in smaller parts")]
    TooLarge {
        /// Its size.
        bytes: usize,
    },
    /// A change could not be read back and was not written.
    #[error("this change could not be read back ({0}), so it was not written; please report it")]
    Unwritable(String),
    /// A form holds more than a draft may.
    #[error(
        "this form holds {bytes} bytes, more than is kept of one that is not saved; save it, or write less in it"
    )]
    DraftTooLarge {
        /// Its size.
        bytes: usize,
    },
    /// Too many forms lie about unfinished.
    #[error(
        "{most} other forms were left unfinished and no more can be kept; save or discard one of them"
    )]
    TooManyDrafts {
        /// How many may be kept.
        most: usize,
    },
    /// Filling needs an empty store.
    #[error("{} holds a school already and filling needs an empty folder; name another", .0.display())]
    NotEmpty(PathBuf),
    /// The file that changes go to is no longer where it was.
    #[error(
        "{} was moved or removed while the school was open, so nothing can be saved there; put it back, then try again",
        .0.display()
    )]
    Moved(PathBuf),
    /// The journal is gone while its index is there.
    #[error(
        "the journal in {} is missing while its index is there, so nothing was opened; put the journal folder back from a backup",
        .0.display()
    )]
    JournalMissing(PathBuf),
    /// A school in memory has no files to copy.
    #[error("this school is in memory only, so there is nothing to back up; make one in a folder")]
    InMemory,
    /// A backup would have to replace a file.
    #[error(
        "{} is there already and a backup never replaces a file, so none was made; name another file",
        .0.display()
    )]
    BackupThere(PathBuf),
    /// The folder for backups is not there.
    #[error(
        "the folder {} is not there, so no backup was made; connect the drive it is on, or name another folder",
        .0.display()
    )]
    NoBackupFolder(PathBuf),
    /// A backup was made and is not good.
    #[error(
        "the backup was not good when it was tried ({0}), so it was removed; check the disk it was for, then make it again"
    )]
    Unproved(#[source] Box<Self>),
    /// A file is no whole backup.
    #[error("{} is not a whole backup ({what}), so nothing was taken from it; use another one", .path.display())]
    NotABackup {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        what: String,
    },
    /// A backup would have to be restored over something.
    #[error(
        "{} is not empty and restoring never writes over anything, so it was left as it is; name another folder, or move this one aside first",
        .0.display()
    )]
    Occupied(PathBuf),
    /// Something cannot be read.
    #[error(
        "{file} is damaged ({what}); run `plimsoll check` to see how far, and `plimsoll rebuild` to mend the index"
    )]
    Damaged {
        /// The file, as seen from the store's folder.
        file: String,
        /// What is wrong with it.
        what: String,
    },
    /// Any other failure of the file system.
    #[error("could not {doing} {}: {source}; check the disk, then try again", .path.display())]
    Io {
        /// What was being done.
        doing: &'static str,
        /// To what.
        path: PathBuf,
        /// The system's own reason.
        source: io::Error,
    },
}

impl StoreError {
    /// The error that a failed file operation means.
    pub(super) fn io(doing: &'static str, path: &Path, source: io::Error) -> Self {
        use io::ErrorKind as Kind;
        let kind = source.kind();
        if matches!(kind, Kind::StorageFull | Kind::QuotaExceeded) {
            return Self::full(path);
        }
        if matches!(kind, Kind::ReadOnlyFilesystem | Kind::PermissionDenied) {
            return Self::ReadOnly(path.to_owned());
        }
        if matches!(kind, Kind::NotADirectory) {
            return Self::NotAFolder(path.to_owned());
        }
        Self::Io {
            doing,
            path: path.to_owned(),
            source,
        }
    }

    /// A full disk, with what is left of it.
    pub(super) fn full(path: &Path) -> Self {
        let folder = if path.is_dir() {
            Some(path)
        } else {
            path.parent()
        };
        Self::Full {
            path: path.to_owned(),
            free: folder
                .and_then(|folder| fs4::available_space(folder).ok())
                .unwrap_or(0),
        }
    }

    /// A file that does not hold what it should.
    pub(super) fn damaged(file: impl Into<String>, what: impl fmt::Display) -> Self {
        Self::Damaged {
            file: file.into(),
            what: what.to_string(),
        }
    }

    /// Whether the index is at fault and making it anew would help.
    pub(super) fn heals(&self) -> bool {
        matches!(self, Self::Damaged { .. })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_systems_reasons_become_our_own() {
        let path = Path::new("/nowhere/at/all");
        let of = |kind: io::ErrorKind| StoreError::io("write", path, kind.into());
        assert!(matches!(
            of(io::ErrorKind::StorageFull),
            StoreError::Full { .. }
        ));
        assert!(matches!(
            of(io::ErrorKind::PermissionDenied),
            StoreError::ReadOnly(_)
        ));
        assert!(matches!(
            of(io::ErrorKind::ReadOnlyFilesystem),
            StoreError::ReadOnly(_)
        ));
        assert!(matches!(
            of(io::ErrorKind::NotADirectory),
            StoreError::NotAFolder(_)
        ));
        assert!(matches!(of(io::ErrorKind::Other), StoreError::Io { .. }));
    }

    #[test]
    fn who_has_it_open_reads_as_a_sentence() {
        let who = InUse {
            pid: Some(41),
            host: Some("hall".into()),
            since: Some("2026-11-23 08:41".into()),
        };
        assert_eq!(
            StoreError::Locked(who).to_string(),
            "this school is open in another Plimsoll (process 41 on hall) since 2026-11-23 08:41; close it there, then try again"
        );
    }
}
