//! Backups: what is restored is what was there, whatever is done to the file is noticed, and nothing is ever written over.

use crate::contract::assert_same;
use crate::kit::*;
use chrono::Timelike;
use plimsoll::domain::school::SchoolKind;
use plimsoll::domain::time::Moment;
use plimsoll::store::{DiskStore, Gate, MemStore, Options, Store, StoreError, Target};
use plimsoll::store::{compare, look, restore};
use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use tempfile::TempDir;

/// A store with a school of a few segments, and a folder for its backups.
struct Place {
    dir: TempDir,
    store: DiskStore,
}

impl Place {
    fn new(changes: u64, options: &Options) -> Self {
        let dir = tempfile::tempdir().unwrap();
        let store = DiskStore::open(&dir.path().join("school"), options).unwrap();
        for change in history(changes) {
            store.apply(&change).unwrap();
        }
        fs::create_dir(dir.path().join("backups")).unwrap();
        Self { dir, store }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    fn back_up(&self, name: &str) -> PathBuf {
        let file = self.path(name);
        let made = self.store.back_up(Target::File(&file), at(0)).unwrap();
        assert_eq!(made.file, file);
        file
    }

    /// What lies in the folder for backups, hidden or not.
    fn backups(&self) -> BTreeSet<String> {
        names(&self.path("backups"))
    }
}

fn names(folder: &Path) -> BTreeSet<String> {
    let entries = fs::read_dir(folder).unwrap();
    entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect()
}

/// So many hours after a morning in August.
fn at(hours: i64) -> Moment {
    stamp(0).at.after(hours * 3_600_000)
}

/// The sentence with which a file is refused, both to look into and to restore; nothing is left of the attempt.
pub(crate) fn refusal(file: &Path) -> String {
    let dir = tempfile::tempdir().unwrap();
    let into = dir.path().join("restored");
    let refused = restore(file, &into, &options()).unwrap_err();
    assert_eq!(look(file).unwrap_err().to_string(), refused.to_string());
    assert_eq!(names(dir.path()), BTreeSet::new());
    refused.to_string()
}

#[test]
fn what_is_restored_is_what_was_there() {
    let place = Place::new(120, &options());
    assert!(
        names(&place.path("school/journal")).len() > 2,
        "more than one segment"
    );
    let made = place
        .store
        .back_up(Target::File(&place.path("one.plimsoll")), at(0))
        .unwrap();
    let seen = look(&made.file).unwrap();
    assert_eq!(seen, made.backup);
    assert_eq!(
        (seen.kind, seen.sealed, seen.made.local()),
        (
            Some(SchoolKind::Real),
            false,
            at(0).local().with_nanosecond(0).unwrap()
        )
    );
    let report = place.store.check().unwrap();
    assert_eq!((seen.changes, seen.pupils), (report.changes, report.pupils));
    let into = place.path("restored");
    assert_eq!(restore(&made.file, &into, &options()).unwrap(), seen);
    let again = DiskStore::open(&into, &options()).unwrap();
    assert_same(&place.store, &again);
    assert_eq!(again.check().unwrap().faults, []);
    assert_eq!(again.check().unwrap().entries, report.entries);
    assert_eq!(again.notices(), []);
    // It goes on as any school does, and is another to its own backups.
    again.apply(&log(900, entry(900, 1, 3))).unwrap();
    assert_eq!(again.backed().last, None);
    assert_eq!(
        place.store.backed().last,
        Some(Moment {
            utc: seen.made.utc,
            offset: 60
        })
    );
}

#[test]
fn a_backup_that_is_made_while_changes_are_written_is_one_point_in_time() {
    let place = Place::new(40, &options());
    let before = place.store.check().unwrap().changes;
    std::thread::scope(|scope| {
        let writing = scope.spawn(|| {
            for n in 1000..1200 {
                place.store.apply(&log(n, entry(n, 1, 4))).unwrap();
            }
        });
        for n in 0..4 {
            let file = place.back_up(&format!("{n}.plimsoll"));
            assert_eq!(compare(&place.path("school"), &file).unwrap(), None);
        }
        writing.join().unwrap();
    });
    let file = place.path("3.plimsoll");
    let into = place.path("restored");
    let backup = restore(&file, &into, &options()).unwrap();
    assert!(backup.changes >= before);
    let restored = DiskStore::open(&into, &options()).unwrap();
    let report = restored.check().unwrap();
    assert_eq!(report.faults, []);
    assert_eq!(report.changes, backup.changes);
}

#[test]
fn every_flipped_byte_and_every_cut_is_refused_with_a_sentence() {
    let place = Place::new(2, &options());
    let good = fs::read(place.back_up("one.plimsoll")).unwrap();
    let file = place.path("bad.plimsoll");
    let refused = |bytes: &[u8]| {
        fs::write(&file, bytes).unwrap();
        look(&file).unwrap_err().to_string()
    };
    // All of the front and of the end, and enough of what lies between.
    let edge =
        |place: &usize| *place < 700 || *place + 100 > good.len() || place.is_multiple_of(61);
    for place in (0..good.len()).filter(edge) {
        let mut bytes = good.clone();
        bytes[place] ^= 0x10;
        let why = refused(&bytes);
        assert!(
            why.contains("is not a whole backup") || why.contains("newer Plimsoll"),
            "byte {place}: {why}"
        );
    }
    for length in (0..good.len()).filter(edge) {
        let why = refused(&good[..length]);
        assert!(why.contains("is not a whole backup"), "{length}: {why}");
    }
    let longer = refused(&[good.as_slice(), &[0]].concat());
    assert!(longer.contains("is not a whole backup"), "{longer}");
    assert!(refusal(&file).ends_with("so nothing was taken from it; use another one"));
}

#[test]
fn nothing_is_ever_written_over() {
    let place = Place::new(3, &options());
    let file = place.back_up("one.plimsoll");
    let before = fs::read(&file).unwrap();
    let refused = place.store.back_up(Target::File(&file), at(1)).unwrap_err();
    assert!(matches!(refused, StoreError::BackupThere(_)), "{refused}");
    assert_eq!(fs::read(&file).unwrap(), before);
    let school = place.path("school");
    let refused = restore(&file, &school, &options()).unwrap_err();
    assert!(matches!(refused, StoreError::Occupied(_)), "{refused}");
    assert_eq!(place.store.check().unwrap().faults, []);
    // An empty folder is as good as none.
    let empty = place.path("empty");
    fs::create_dir(&empty).unwrap();
    restore(&file, &empty, &options()).unwrap();
    let gone = place
        .store
        .back_up(Target::Folder(&place.path("stick")), at(1));
    assert!(matches!(gone, Err(StoreError::NoBackupFolder(_))));
    assert!(!place.path("stick").exists());
    let memory = MemStore::new().back_up(Target::File(&place.path("mem")), at(1));
    assert!(matches!(memory, Err(StoreError::InMemory)));
}

#[test]
fn of_a_schools_backups_the_old_ones_go_and_nothing_else_does() {
    let place = Place::new(3, &options());
    let folder = place.path("backups");
    let bystanders = [
        "letter.txt",
        "plimsoll-2020-01-01-090000-0badcafe.plimsoll",
        ".plimsoll-0badcafe-other.part",
    ];
    for name in bystanders {
        fs::write(folder.join(name), b"PLIMBACK").unwrap();
    }
    let mut pruned = 0;
    for hours in [0, 1, 24, 48, 49, 24 * 40, 24 * 41] {
        let made = place
            .store
            .back_up(Target::Folder(&folder), at(hours))
            .unwrap();
        pruned += made.pruned;
        assert!(made.file.exists());
        let name = made.file.file_name().unwrap().to_str().unwrap().to_owned();
        assert!(
            name.starts_with("plimsoll-20")
                && name.len() == "plimsoll-2026-08-29-114000-0123abcd.plimsoll".len()
        );
        // A file of our name without our magic is none of ours.
        if hours == 0 {
            let id = name
                .trim_end_matches(".plimsoll")
                .rsplit('-')
                .next()
                .unwrap();
            fs::write(
                folder.join(format!("plimsoll-2019-01-01-090000-{id}.plimsoll")),
                b"x",
            )
            .unwrap();
            fs::write(folder.join(format!(".plimsoll-{id}-cut.part")), b"x").unwrap();
        }
    }
    assert_eq!(pruned, 2, "the first of two made on one day, twice");
    assert_eq!(place.backups().len(), 3 + 1 + 5);
    for name in bystanders {
        assert!(place.backups().contains(name), "{name}");
    }
}

/// A disk that writes so many bytes, and does something else with what is written when it is synced.
struct Bad {
    left: Mutex<usize>,
    harm: Mutex<Option<PathBuf>>,
}

impl Gate for Bad {
    fn write(&self, bytes: usize) -> io::Result<usize> {
        let mut left = self.left.lock().unwrap();
        let passed = bytes.min(*left);
        *left -= passed;
        if passed == 0 && bytes > 0 {
            return Err(io::ErrorKind::StorageFull.into());
        }
        Ok(passed)
    }

    fn sync(&self) -> io::Result<()> {
        let harm = self.harm.lock().unwrap();
        let Some(folder) = harm.as_ref() else {
            return Ok(());
        };
        for name in names(folder) {
            let path = folder.join(&name);
            if path.extension().is_some_and(|ending| ending == "part") {
                let mut bytes = fs::read(&path)?;
                let middle = bytes.len() / 2;
                bytes[middle] ^= 4;
                fs::write(&path, bytes)?;
            }
        }
        Ok(())
    }
}

#[test]
fn a_backup_that_is_not_good_is_not_called_one_and_nothing_of_it_is_left() {
    let bad = Arc::new(Bad {
        left: Mutex::new(usize::MAX),
        harm: Mutex::new(None),
    });
    let gated = Options {
        gate: Some(Arc::clone(&bad) as Arc<dyn Gate>),
        ..options()
    };
    let place = Place::new(20, &gated);
    let folder = place.path("backups");
    let attempt = || place.store.back_up(Target::Folder(&folder), at(0));
    *bad.harm.lock().unwrap() = Some(folder.clone());
    let harmed = attempt().unwrap_err().to_string();
    assert!(
        harmed.starts_with("the backup was not good when it was tried ("),
        "{harmed}"
    );
    *bad.harm.lock().unwrap() = None;
    for left in [0, 10, 100, 3_000] {
        *bad.left.lock().unwrap() = left;
        let full = attempt().unwrap_err();
        assert!(matches!(full, StoreError::Full { .. }), "{full}");
    }
    assert_eq!(place.backups(), BTreeSet::new());
    assert_eq!(place.store.backed().last, None);
    *bad.left.lock().unwrap() = usize::MAX;
    attempt().unwrap();
    assert_eq!(place.backups().len(), 1);
}

#[test]
fn a_disk_without_room_for_the_proof_too_gets_no_backup() {
    let place = Place::new(3, &options());
    drop(place.store);
    let options = Options {
        spare_bytes: u64::MAX,
        ..options()
    };
    let store = DiskStore::open(&place.dir.path().join("school"), &options).unwrap();
    let folder = place.dir.path().join("backups");
    let full = store.back_up(Target::Folder(&folder), at(0)).unwrap_err();
    assert!(matches!(full, StoreError::Full { .. }), "{full}");
    assert_eq!(names(&folder), BTreeSet::new());
}

#[test]
fn a_record_that_lost_its_end_or_was_altered_is_found_out_by_its_backup() {
    let place = Place::new(30, &options());
    let file = place.back_up("one.plimsoll");
    let school = place.path("school");
    assert_eq!(compare(&school, &file).unwrap(), None);
    place.store.apply(&log(900, entry(900, 1, 3))).unwrap();
    assert_eq!(
        compare(&school, &file).unwrap(),
        None,
        "what came later is no loss"
    );
    let other = Place::new(29, &options());
    let lost = compare(&other.path("school"), &file).unwrap().unwrap();
    let changes = look(&file).unwrap().changes;
    assert_eq!(
        lost.to_string(),
        format!(
            "journal: the backup of 29 Aug 2026 11:40 holds change {changes}, which this store no longer has"
        )
    );
    for n in 500..540 {
        other.store.apply(&log(n, entry(n, 1, 3))).unwrap();
    }
    let altered = compare(&other.path("school"), &file).unwrap().unwrap();
    assert!(
        altered.to_string().contains("another in its place"),
        "{altered}"
    );
}
