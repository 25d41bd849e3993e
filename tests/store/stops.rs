//! Stops and failing disks: killed at any moment, opened twice, a disk that fills up and recovers.

use crate::contract::{assert_same, on_disk};
use crate::day::sweep;
use crate::kit::*;
use plimsoll::domain::change::{Act, Change};
use plimsoll::domain::draft::Draft;
use plimsoll::store::{DiskStore, Gate, MemStore, Options, Range, Store, StoreError, in_use};
use std::io::{self, BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

#[test]
fn a_second_opening_is_refused_and_says_who() {
    let dir = tempfile::tempdir().unwrap();
    let options = Options {
        since: Some(stamp(0).at),
        ..options()
    };
    let store = DiskStore::open(dir.path(), &options).unwrap();
    let refused = DiskStore::open(dir.path(), &options).unwrap_err();
    let who = in_use(dir.path()).unwrap();
    assert_eq!(who.pid, Some(std::process::id()));
    assert_eq!(
        refused.to_string(),
        format!(
            "this school is open in another Plimsoll (process {} on hall) since 2026-08-29 11:40; close it there, then try again",
            std::process::id()
        )
    );
    assert!(matches!(refused, StoreError::Locked(_)));
    assert!(DiskStore::rebuild(dir.path(), &options).is_err());
    drop(store);
    assert_eq!(in_use(dir.path()), None);
    DiskStore::open(dir.path(), &options).unwrap();
}

/// Lets so many bytes through, then fails; a negative number means no limit.
struct Filling(AtomicI64);

impl Gate for Filling {
    fn write(&self, bytes: usize) -> io::Result<usize> {
        let left = self.0.load(Ordering::SeqCst);
        let asked = i64::try_from(bytes).unwrap();
        if left < 0 || left >= asked {
            if left >= 0 {
                self.0.store(left - asked, Ordering::SeqCst);
            }
            return Ok(bytes);
        }
        self.0.store(0, Ordering::SeqCst);
        if left == 0 {
            return Err(io::ErrorKind::StorageFull.into());
        }
        Ok(usize::try_from(left).unwrap())
    }

    fn sync(&self) -> io::Result<()> {
        if self.0.load(Ordering::SeqCst) == 0 {
            return Err(io::ErrorKind::StorageFull.into());
        }
        Ok(())
    }
}

#[test]
fn a_disk_that_fills_up_loses_nothing_and_serves_again_once_there_is_room() {
    for room in [1, 40, 100, 300, 4_000, 4_140, 9_000] {
        let gate = Arc::new(Filling(AtomicI64::new(-1)));
        let dir = tempfile::tempdir().unwrap();
        let options = Options {
            gate: Some(gate.clone()),
            ..options()
        };
        let store = DiskStore::open(dir.path(), &options).unwrap();
        gate.0.store(room, Ordering::SeqCst);
        let memory = MemStore::new();
        let mut refused = 0;
        for (place, change) in history(60).iter().enumerate() {
            if place == 40 {
                gate.0.store(-1, Ordering::SeqCst);
            }
            match store.apply(change) {
                Ok(receipt) => assert_eq!(receipt, memory.apply(change).unwrap()),
                Err(error) => {
                    refused += 1;
                    let said = error.to_string();
                    assert!(said.starts_with("NOT saved: the disk with "), "{said}");
                }
            }
        }
        assert!(refused > 0, "room for {room} bytes");
        assert_same(&store, &memory);
        drop(store);
        let store = DiskStore::open(dir.path(), &options).unwrap();
        assert_eq!(store.notices(), []);
        assert_same(&store, &memory);
    }
}

#[test]
fn a_change_that_was_not_saved_is_not_there_after_a_stop() {
    let gate = Arc::new(Filling(AtomicI64::new(-1)));
    let dir = tempfile::tempdir().unwrap();
    let failing = Options {
        gate: Some(gate.clone()),
        ..options()
    };
    let store = DiskStore::open(dir.path(), &failing).unwrap();
    store.apply(&log(1, entry(1, 1, 1))).unwrap();
    gate.0.store(120, Ordering::SeqCst);
    assert!(store.apply(&log(2, entry(2, 1, 2))).is_err());
    let log = store.entries(pupil_id(1), Range::newest(9)).unwrap();
    assert_eq!(log.entries, [entry(1, 1, 1)]);
    drop(store);
    let store = DiskStore::open(dir.path(), &options()).unwrap();
    let loaded = store.load().unwrap();
    assert_eq!(loaded.notices.len(), 1, "half a write was left behind");
    assert_eq!(loaded.school.summaries[&pupil_id(1)].total, 1);
    assert_eq!(store.check().unwrap().faults, []);
}

#[test]
fn nothing_is_written_to_a_disk_that_is_nearly_full() {
    let dir = tempfile::tempdir().unwrap();
    let options = Options {
        spare_bytes: u64::MAX,
        ..options()
    };
    let store = DiskStore::open(dir.path(), &options).unwrap();
    let refused = store.apply(&log(1, entry(1, 1, 1))).unwrap_err();
    let said = refused.to_string();
    assert!(
        said.starts_with("NOT saved: the disk with") && said.contains("is full"),
        "{said}"
    );
    assert!(store.recent(1).unwrap().is_empty());
}

#[cfg(unix)]
#[test]
fn only_its_owner_can_read_a_store() {
    use std::os::unix::fs::PermissionsExt;
    let above = tempfile::tempdir().unwrap();
    let dir = above.path().join("school");
    let store = DiskStore::open(&dir, &options()).unwrap();
    for change in history(80) {
        store.apply(&change).unwrap();
    }
    let mode = |path: &str| {
        let about = std::fs::metadata(dir.join(path)).unwrap();
        about.permissions().mode() & 0o777
    };
    for folder in ["", "journal", "packs", "index"] {
        assert_eq!(mode(folder), 0o700, "{folder}");
    }
    for file in [
        "lock",
        "owner",
        "about",
        "journal/000001.log",
        "packs/000003.pack",
    ] {
        assert_eq!(mode(file), 0o600, "{file}");
    }
}

#[test]
fn screens_share_one_store() {
    let (_dir, store) = on_disk();
    let store: Arc<dyn Store> = Arc::new(store);
    let writers: Vec<_> = (0..4)
        .map(|n| {
            let store = Arc::clone(&store);
            std::thread::spawn(move || {
                for i in 0..40 {
                    store
                        .apply(&log(n * 100 + i, entry(n * 100 + i, n, 5)))
                        .unwrap();
                    let seen = store.entries(pupil_id(n), Range::newest(99)).unwrap();
                    assert_eq!(seen.entries.len(), usize::try_from(i + 1).unwrap());
                }
            })
        })
        .collect();
    for writer in writers {
        writer.join().unwrap();
    }
    let report = store.check().unwrap();
    assert_eq!((report.faults, report.entries), (Vec::new(), 160));
}

/// The `n`th thing that a child saves: an entry, a group entry, or an answer in a review that the first began.
fn work(n: u64) -> Change {
    match n % 4 {
        0 if n == 0 => change(n, Act::Review, vec![review(1, 1)]),
        2 => sweep(n, 5),
        3 => change(n, Act::Answer, vec![answer(n % 60, (1, 1))]),
        _ => log(n, entry(n, n % 5, 5)),
    }
}

/// What stands in a form when it is saved.
fn typed(n: u64) -> Draft {
    draft(
        n % 3,
        i64::try_from(n).unwrap(),
        &format!("Half a plan {n}"),
    )
}

/// Not a test of its own: the child of the one below writes entries until it is killed, naming each once it is saved.
#[test]
#[ignore = "run by killed_at_any_moment as a child"]
fn child_that_is_killed() {
    let Some(dir) =
        std::env::args().find_map(|arg| arg.strip_prefix("--skip=store:").map(str::to_owned))
    else {
        return;
    };
    let store = DiskStore::open(Path::new(&dir), &options()).unwrap();
    let from = u64::try_from(store.recent(1000).unwrap().len()).unwrap();
    for n in from.. {
        store.keep_draft(&typed(n)).unwrap();
        store.apply(&work(n)).unwrap();
        println!("saved {n}");
    }
}

fn spawn(dir: &Path) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args([
            "--exact",
            "stops::child_that_is_killed",
            "--ignored",
            "--nocapture",
        ])
        .arg(format!("--skip=store:{}", dir.display()))
        .stdout(Stdio::piped())
        .spawn()
        .unwrap()
}

#[test]
fn killed_at_any_moment_nothing_that_was_saved_is_lost() {
    let dir = tempfile::tempdir().unwrap();
    let mut last = 0;
    for round in 1..=8 {
        let mut child = spawn(dir.path());
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let mut saved = lines
            .map_while(Result::ok)
            .filter_map(|line| line.split_once("saved ").and_then(|(_, n)| n.parse().ok()));
        // A different number of changes each time; the kill falls wherever the next one happens to be.
        last = saved.by_ref().take(3 + round * 7).last().unwrap_or(last);
        child.kill().unwrap();
        child.wait().unwrap();
        last = saved.last().unwrap_or(last);
        let patient = Options {
            tries: 20,
            ..options()
        };
        let store = DiskStore::open(dir.path(), &patient).unwrap();
        let mut found = store.recent(1000).unwrap();
        found.reverse();
        let count = u64::try_from(found.len()).unwrap();
        assert!(count > last, "{count} after {last}");
        assert_eq!(found, (0..count).map(work).collect::<Vec<_>>());
        assert_eq!(store.check().unwrap().faults, []);
        // What was typed before the last that was saved is kept, or something that was typed after it in its place.
        let drafts = store.drafts().unwrap();
        assert!(drafts.iter().any(|one| one.at >= typed(last).at));
        assert!(
            drafts
                .iter()
                .all(|one| (0..=count).any(|n| typed(n) == *one))
        );
        assert_eq!(store.notices(), []);
    }
}

#[test]
fn another_process_that_has_it_open_is_named_and_is_not_disturbed() {
    let dir = tempfile::tempdir().unwrap();
    let mut child = spawn(dir.path());
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut saved = lines.map_while(Result::ok);
    let mut wait_for = |count: usize| {
        let of_it = saved.by_ref().filter(|line| line.contains("saved "));
        assert_eq!(of_it.take(count).count(), count);
    };
    wait_for(5);
    let refused = DiskStore::open(dir.path(), &options()).unwrap_err();
    let said = refused.to_string();
    let process = format!("process {} on hall", child.id());
    assert!(said.contains(&process), "{said}");
    assert!(DiskStore::rebuild(dir.path(), &options()).is_err());
    // It goes on saving, and nothing of it is harmed.
    wait_for(20);
    child.kill().unwrap();
    child.wait().unwrap();
    let patient = Options {
        tries: 20,
        ..options()
    };
    let store = DiskStore::open(dir.path(), &patient).unwrap();
    assert_eq!(store.check().unwrap().faults, []);
}
