//! What the world does to a store that is open: the folder goes and comes back, the disk is full before it is opened, nothing
//! may be written there, another process has it, the clock jumps back by a year.

use crate::contract::assert_same;
use crate::day::{KINDS, Kind};
use crate::kit::*;
use chrono::Duration;
use plimsoll::domain::change::Change;
use plimsoll::store::{DiskStore, Gate, MemStore, Options, Range, Store, StoreError};
use std::fs;
use std::io;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// A store of the kind with a short history, in a folder that can be moved, and the same in memory.
fn short((_, open): Kind, dir: &Path) -> (DiskStore, MemStore) {
    let (store, memory) = (open(dir, &options()).unwrap(), MemStore::new());
    for change in history(20) {
        store.apply(&change).unwrap();
        memory.apply(&change).unwrap();
    }
    (store, memory)
}

fn refused(store: &dyn Store, change: &Change) -> String {
    let why = store.apply(change).unwrap_err();
    assert!(matches!(why, StoreError::NotSaved(_)), "{why}");
    why.to_string()
}

#[cfg(unix)]
#[test]
fn a_folder_that_is_moved_away_takes_no_change_and_serves_again_once_it_is_back() {
    for kind in KINDS {
        let above = tempfile::tempdir().unwrap();
        let (here, away) = (above.path().join("school"), above.path().join("elsewhere"));
        let (store, memory) = short(kind, &here);
        fs::rename(&here, &away).unwrap();
        let next = log(900, entry(900, 1, 9));
        let said = refused(&store, &next);
        assert!(said.contains("was moved or removed"), "{said}");
        assert!(store.keep_draft(&draft(1, 1, "Half a plan")).is_err());
        // Reading what is not at hand is no reason to take the school for empty, or to put anything in its place.
        for pupil in 0..5 {
            drop(store.entries(pupil_id(pupil), Range::newest(1000)));
            drop(store.history(pupil_id(pupil)));
        }
        assert!(!here.exists(), "nothing is made where the folder was");
        // Another school in its place is not written to either.
        fs::create_dir(&here).unwrap();
        let other = kind.1(&here, &options()).unwrap();
        refused(&store, &next);
        assert!(other.recent(9).unwrap().is_empty());
        drop(other);
        fs::remove_dir_all(&here).unwrap();
        fs::rename(&away, &here).unwrap();
        store.apply(&next).unwrap();
        memory.apply(&next).unwrap();
        assert_same(&store, &memory);
        drop(store);
        let store = kind.1(&here, &options()).unwrap();
        assert_eq!(store.notices(), []);
        assert_same(&store, &memory);
    }
}

#[cfg(unix)]
#[test]
fn a_folder_that_is_removed_is_never_written_to_nowhere() {
    for kind in KINDS {
        for gone in ["", "journal", "journal/000001.log"] {
            let above = tempfile::tempdir().unwrap();
            let here = above.path().join("school");
            let whole = Options {
                segment_bytes: 1024 * 1024,
                ..options()
            };
            let store = kind.1(&here, &whole).unwrap();
            store.apply(&log(1, entry(1, 1, 1))).unwrap();
            let gone = here.join(gone);
            if gone.is_dir() {
                fs::remove_dir_all(&gone).unwrap();
            } else {
                fs::remove_file(&gone).unwrap();
            }
            for n in 2..5 {
                refused(&store, &log(n, entry(n, 1, 2)));
            }
            assert!(!gone.exists(), "{}", gone.display());
        }
    }
}

/// Says that the disk is full while it is.
#[derive(Default)]
struct Full(AtomicBool);

impl Gate for Full {
    fn write(&self, bytes: usize) -> io::Result<usize> {
        self.sync().map(|()| bytes)
    }

    fn sync(&self) -> io::Result<()> {
        if self.0.load(Ordering::SeqCst) {
            return Err(io::ErrorKind::StorageFull.into());
        }
        Ok(())
    }
}

#[test]
fn a_full_disk_is_told_at_opening_and_costs_nothing() {
    for kind in KINDS {
        let gate = Arc::new(Full::default());
        let full = Options {
            gate: Some(gate.clone()),
            ..options()
        };
        gate.0.store(true, Ordering::SeqCst);
        // A school that is not there yet cannot be begun.
        let dir = tempfile::tempdir().unwrap();
        let why = kind.1(dir.path(), &full).unwrap_err();
        assert!(matches!(why, StoreError::Full { .. }), "{why}");
        gate.0.store(false, Ordering::SeqCst);
        drop(kind.1(dir.path(), &full).unwrap());
        // One that is there opens and is read; what is new is refused until there is room.
        let dir = tempfile::tempdir().unwrap();
        let (store, memory) = short(kind, dir.path());
        drop(store);
        gate.0.store(true, Ordering::SeqCst);
        let store = kind.1(dir.path(), &full).unwrap();
        let next = log(900, entry(900, 1, 9));
        assert!(refused(&store, &next).contains("is full"));
        assert_same(&store, &memory);
        gate.0.store(false, Ordering::SeqCst);
        store.apply(&next).unwrap();
        memory.apply(&next).unwrap();
        assert_same(&store, &memory);
        drop(store);
        // An end that was torn off cannot be taken out without room: it is told, and waits as it is.
        let last = fs::read_dir(dir.path().join("journal")).unwrap();
        let last = last.map(|file| file.unwrap().path()).max().unwrap();
        let mut bytes = fs::read(&last).unwrap();
        let used = bytes.iter().rposition(|byte| *byte != 0).unwrap() + 8;
        bytes.resize(used, 0);
        bytes.extend([0x5a; 70]);
        fs::write(&last, &bytes).unwrap();
        gate.0.store(true, Ordering::SeqCst);
        let why = kind.1(dir.path(), &full).unwrap_err();
        assert!(matches!(why, StoreError::Full { .. }), "{why}");
        assert_eq!(fs::read(&last).unwrap(), bytes);
        gate.0.store(false, Ordering::SeqCst);
        assert_same(&kind.1(dir.path(), &full).unwrap(), &memory);
    }
}

#[cfg(unix)]
#[test]
fn a_folder_that_may_not_be_written_is_told() {
    use std::os::unix::fs::PermissionsExt;
    for kind in KINDS {
        let above = tempfile::tempdir().unwrap();
        let closed = above.path().join("closed");
        fs::create_dir(&closed).unwrap();
        fs::set_permissions(&closed, fs::Permissions::from_mode(0o500)).unwrap();
        // Whoever may do anything is not held by this.
        if fs::write(closed.join("try"), "").is_err() {
            let why = kind.1(&closed, &options()).unwrap_err();
            assert!(matches!(why, StoreError::ReadOnly(_)), "{why}");
        }
        // A file in a folder's place stops anyone.
        for name in ["journal", "index"] {
            let dir = above.path().join(name);
            fs::create_dir(&dir).unwrap();
            fs::write(dir.join(name), "not a folder").unwrap();
            let why = kind.1(&dir, &options()).unwrap_err();
            assert!(why.to_string().len() > 20, "{why}");
            assert_eq!(fs::read(dir.join(name)).unwrap(), b"not a folder");
        }
    }
}

#[test]
fn a_clock_that_goes_back_by_a_year_puts_nothing_out_of_order() {
    for (_, open) in KINDS {
        let dir = tempfile::tempdir().unwrap();
        let memory = MemStore::new();
        let mut day = history(90);
        for (place, change) in day.iter_mut().enumerate() {
            // Back within a run and again between two.
            if place >= 30 {
                change.stamp.at.utc -= Duration::days(365);
            }
            if place >= 60 {
                change.stamp.at.utc -= Duration::days(365);
            }
        }
        for run in day.chunks(60) {
            let store = open(dir.path(), &options()).unwrap();
            for change in run {
                assert_eq!(store.apply(change).unwrap(), memory.apply(change).unwrap());
            }
            assert_same(&store, &memory);
        }
        let store = open(dir.path(), &options()).unwrap();
        let recent = store.recent(1000).unwrap();
        assert_eq!(recent, day.into_iter().rev().collect::<Vec<_>>());
        // A draft that is left later takes the place of the one before, whatever the clock says.
        store.keep_draft(&draft(1, 900_000, "before")).unwrap();
        store.keep_draft(&draft(1, 0, "after")).unwrap();
        assert_eq!(store.drafts().unwrap(), [draft(1, 0, "after")]);
        assert_eq!(store.check().unwrap().faults, []);
    }
}
