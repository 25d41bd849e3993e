//! Power cuts, simulated: every write, length, rename and sync of a working day is written down as it happens, and the disk is
//! put together again as a cut at some point may leave it. What was synced is there. What was not is there, torn or not there.

use crate::damage::files;
use crate::day::{Dice, KINDS, Kind, day};
use crate::kit::*;
use crate::platter::{Disk, Event, MODELS, Model, Recorder};
use plimsoll::domain::change::Change;
use plimsoll::store::{Options, Store};
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// A day that was recorded: the changes, what happened, and copies of everything but the journal on the way.
struct Recorded {
    changes: Vec<Change>,
    events: Vec<Event>,
    copies: Vec<TempDir>,
    /// The keys as they were before the first change, of a store that has any.
    keys: TempDir,
}

fn small() -> Options {
    Options {
        segment_bytes: 16 * 1024,
        ..options()
    }
}

fn copy_of(from: &Path) -> TempDir {
    let to = copy_of_the_rest(from);
    for file in files(from) {
        let name = file.strip_prefix(from).unwrap();
        if is_record(name) {
            fs::create_dir_all(to.path().join(name).parent().unwrap()).unwrap();
            fs::copy(&file, to.path().join(name)).unwrap();
        }
    }
    to
}

/// Whether a file is written through the gate, so that what a cut leaves of it can be worked out.
fn is_record(name: &Path) -> bool {
    name.starts_with("journal") || name.starts_with("keys")
}

/// The keys of a store, those that are not in `to` already.
fn copy_keys(from: &Path, to: &Path) {
    for file in files(from) {
        let name = file.strip_prefix(from).unwrap();
        let target = to.join(name);
        if name.starts_with("keys") && !target.exists() {
            fs::create_dir_all(target.parent().unwrap()).unwrap();
            fs::copy(&file, target).unwrap();
        }
    }
}

fn copy_of_the_rest(from: &Path) -> TempDir {
    let to = tempfile::tempdir().unwrap();
    copy_into(from, to.path());
    to
}

fn copy_into(from: &Path, to: &Path) {
    for file in files(from) {
        let name = file.strip_prefix(from).unwrap();
        if !is_record(name) {
            let target = to.join(name);
            fs::create_dir_all(target.parent().unwrap()).unwrap();
            fs::copy(&file, target).unwrap();
        }
    }
}

fn record((_, open): Kind, changes: Vec<Change>) -> Recorded {
    let dir = tempfile::tempdir().unwrap();
    let recorder = Recorder::of(dir.path());
    let options = Options {
        gate: Some(recorder.clone()),
        ..small()
    };
    let store = open(dir.path(), &options).unwrap();
    let mut copies = Vec::new();
    let keys = tempfile::tempdir().unwrap();
    copy_keys(dir.path(), keys.path());
    for (place, change) in changes.iter().enumerate() {
        store.apply(change).unwrap();
        recorder.note(Event::Saved(place + 1));
        if place % 7 == 0 {
            let n = i64::try_from(place).unwrap();
            let words = format!("Half a plan ({place})");
            store.keep_draft(&draft(7, n, &words)).unwrap();
        }
        if place % 20 == 10 {
            recorder.note(Event::Copied(copies.len()));
            copies.push(copy_of_the_rest(dir.path()));
        }
    }
    drop(store);
    let events = recorder.events();
    Recorded {
        changes,
        events,
        copies,
        keys,
    }
}

/// What a cut left, opened: everything that was called saved is there and unaltered, at most one change more, and the record
/// goes on. What came back of drafts is whole or named.
fn survives((kind, open): Kind, recorded: &Recorded, disk: &Disk, dir: &Path, case: &str) {
    let kept = fs::read_dir(dir.join("drafts")).map_or(0, Iterator::count);
    let store = open(dir, &small()).unwrap_or_else(|why| panic!("{kind}, {case}: {why}"));
    let notices = store.load().unwrap().notices;
    let said: Vec<_> = notices.iter().map(ToString::to_string).collect();
    let mut found = store.recent(1000).unwrap();
    found.reverse();
    let (count, saved) = (found.len(), disk.saved);
    assert!(
        count == saved || count == saved + 1,
        "{kind}, {case}: {saved} were saved, {count} are there: {said:?}"
    );
    assert!(
        found == recorded.changes[..count],
        "{kind}, {case}: a change is altered"
    );
    assert!(
        !said.iter().any(|said| said.contains("restore a backup")),
        "{kind}, {case}: {said:?}"
    );
    let drafts = store.drafts().unwrap();
    let named = store.notices().len();
    assert_eq!(drafts.len() + named, kept, "{kind}, {case}: drafts");
    assert_eq!(
        store.check().unwrap().faults,
        [],
        "{kind}, {case}: {said:?}"
    );
    if let Some(next) = recorded.changes.get(count) {
        let receipt = store.apply(next).unwrap();
        assert_eq!(
            usize::try_from(receipt.seq),
            Ok(count + 1),
            "{kind}, {case}"
        );
    }
}

/// Starts on what a cut left, and cuts once more while that is being mended.
fn cut_again(kind: Kind, recorded: &Recorded, dir: &Path, (saved, dice): (usize, &mut Dice)) {
    let mut disk = Disk::of(dir, saved);
    let gate = Recorder::of(dir);
    let options = Options {
        gate: Some(gate.clone()),
        ..small()
    };
    drop(kind.1(dir, &options).unwrap());
    let events = gate.events();
    let cut = dice.roll(events.len() + 1);
    for event in &events[..cut] {
        disk.take(event);
    }
    let again = tempfile::tempdir().unwrap();
    disk.cut(again.path(), Model::Scattered, dice);
    copy_keys(recorded.keys.path(), again.path());
    let case = format!("again after {cut} of {} events", events.len());
    survives(kind, recorded, &disk, again.path(), &case);
}

/// Cuts the day at so many points, each with so many models and states of the index; gives how many were tried.
fn cut_at(kind: Kind, points: usize, models: usize) -> usize {
    let recorded = record(kind, day(130));
    let mut dice = Dice::new(20_261_124);
    let step = recorded.events.len() / points;
    assert!(step > 0, "{} events", recorded.events.len());
    let mut disk = Disk::default();
    let mut tried = 0;
    let mut at: Vec<usize> = (0..points).map(|n| n * step + dice.roll(step)).collect();
    at.reverse();
    for (place, event) in recorded.events.iter().enumerate() {
        disk.take(event);
        if at.last() != Some(&place) {
            continue;
        }
        at.pop();
        for n in 0..models {
            let model = MODELS[(tried + n) % MODELS.len()];
            let dir = tempfile::tempdir().unwrap();
            disk.cut(dir.path(), model, &mut dice);
            copy_keys(recorded.keys.path(), dir.path());
            // The index is as it was at the last copy, at an earlier one, or gone.
            let copy = disk.copy.map(|last| match dice.roll(4) {
                0 => None,
                1 => Some(dice.roll(last + 1)),
                _ => Some(last),
            });
            if let Some(copy) = copy.flatten() {
                copy_into(recorded.copies[copy].path(), dir.path());
            }
            // A draft is never waited for: a cut may leave its file empty.
            for draft in files(dir.path()) {
                if draft.ends_with(Path::new("drafts").join(draft.file_name().unwrap()))
                    && dice.roll(3) == 0
                {
                    fs::write(draft, "").unwrap();
                }
            }
            if place % 3 == 0 {
                let left = copy_of(dir.path());
                cut_again(kind, &recorded, left.path(), (disk.saved, &mut dice));
            }
            let case = format!("event {place}, {model:?}, index {copy:?}");
            survives(kind, &recorded, &disk, dir.path(), &case);
        }
        tried += 1;
    }
    assert_eq!(tried, points);
    tried * models
}

#[test]
fn a_power_cut_at_any_of_two_hundred_points_of_a_day_loses_nothing_that_was_saved() {
    for kind in KINDS {
        assert_eq!(cut_at(kind, 200, 1), 200);
    }
}

#[test]
#[ignore = "the figures of docs/storage.md; a minute or two"]
fn a_power_cut_at_five_hundred_points_by_every_model() {
    for kind in KINDS {
        let cuts = cut_at(kind, 500, MODELS.len());
        println!("{}: {cuts} cuts", kind.0);
    }
}
