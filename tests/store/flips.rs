//! Every file of a store damaged: a bit flipped, a page of 4 KiB zeroed, the end cut off. Nothing panics; what was saved is
//! there unaltered, or it is named.

use crate::contract::assert_same;
use crate::damage::{files, flip};
use crate::day::{Dice, KINDS, Kind, day};
use crate::kit::*;
use plimsoll::domain::change::Change;
use plimsoll::store::{DiskStore, MemStore, Options, Range, Store};
use std::collections::BTreeSet;
use std::fs;
use std::ops::Range as Span;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

const PAGE: usize = 4096;
const DRAFTS: u64 = 3;

/// What came of it.
#[derive(Debug, Default)]
struct Tally {
    damaged: usize,
    refused: usize,
    /// Changes or drafts that could not be had afterwards.
    lost: usize,
    /// Cases in which something was lost, all of them named.
    named: usize,
    /// Cases in which all was there.
    whole: usize,
}

fn sizes() -> Options {
    Options {
        segment_bytes: 16 * 1024,
        ..options()
    }
}

/// A store as a kill leaves it, with several sealed segments, drafts, and a write that was cut off.
fn sample((_, open): Kind, day: &[Change]) -> TempDir {
    let dir = tempfile::tempdir().unwrap();
    let store = open(dir.path(), &sizes()).unwrap();
    let (before, last) = day.split_at(day.len() - 5);
    for change in before {
        store.apply(change).unwrap();
    }
    drop(store);
    let end = segments(dir.path()).pop().unwrap();
    let mut bytes = fs::read(&end).unwrap();
    let used = bytes.iter().rposition(|byte| *byte != 0).unwrap() + 8;
    bytes.resize(bytes.len().max(used + 90), 0);
    bytes[used..used + 90].fill(0x5a);
    fs::write(&end, bytes).unwrap();
    let store = open(dir.path(), &sizes()).unwrap();
    for change in last {
        store.apply(change).unwrap();
    }
    for n in 0..DRAFTS {
        store.keep_draft(&draft(n, 3, "Half a plan")).unwrap();
    }
    let killed = tempfile::tempdir().unwrap();
    copy(dir.path(), killed.path());
    killed
}

fn copy(from: &Path, to: &Path) {
    for file in files(from) {
        let target = to.join(file.strip_prefix(from).unwrap());
        fs::create_dir_all(target.parent().unwrap()).unwrap();
        fs::copy(&file, target).unwrap();
    }
}

fn segments(dir: &Path) -> Vec<PathBuf> {
    let mut all = files(&dir.join("journal"));
    all.retain(|file| file.extension().is_some_and(|ending| ending == "log"));
    all
}

/// Damages a file in one of three ways; gives the bytes that may be other than they were.
fn damage(path: &Path, way: usize, dice: &mut Dice) -> Span<usize> {
    let mut bytes = fs::read(path).unwrap();
    if bytes.is_empty() {
        fs::write(path, [7; 9]).unwrap();
        return 0..9;
    }
    let at = dice.roll(bytes.len());
    let span = match way % 3 {
        0 => {
            flip(path, at, dice.roll(8));
            return at..at + 1;
        }
        1 => {
            let from = at / PAGE * PAGE;
            let to = bytes.len().min(from + PAGE);
            bytes[from..to].fill(0);
            from..to
        }
        _ => {
            let whole = bytes.len();
            bytes.truncate(at);
            at..whole
        }
    };
    fs::write(path, bytes).unwrap();
    span
}

/// The places of the changes of each segment, and the number of the first, read as docs/storage.md tells it.
fn hit(file: &Path, before: &[u8], span: &Span<usize>) -> BTreeSet<u64> {
    let mut hit = BTreeSet::new();
    if file.extension().is_none_or(|ending| ending != "log") {
        return hit;
    }
    let mut at = 64;
    while let Some(head) = before.get(at..at + 16) {
        let len = u32::from_le_bytes(head[..4].try_into().unwrap());
        if len == 0 {
            break;
        }
        let end = at + 8 + usize::try_from(len).unwrap();
        if span.start < end && at < span.end {
            hit.insert(u64::from_le_bytes(head[8..].try_into().unwrap()));
        }
        at = end;
    }
    hit
}

/// One damaged store, opened and read as far as it can be; what could not be had, and all that was said.
struct Read {
    lost: BTreeSet<u64>,
    drafts: usize,
    said: Vec<String>,
    /// Whether all that is read is as in memory.
    same: bool,
}

/// Reads a pupil's log and history; nothing in them may be altered. Whether all of both is there.
fn read_pupil(
    store: &DiskStore,
    memory: &MemStore,
    (pupil, case): (u64, &str),
    said: &mut Vec<String>,
) -> bool {
    let whole = memory
        .entries(pupil_id(pupil), Range::newest(1000))
        .unwrap();
    let mut same = true;
    match store.entries(pupil_id(pupil), Range::newest(1000)) {
        Ok(found) => {
            let altered = found.entries.iter().find(|one| {
                let there = whole.entries.iter().find(|other| other.id == one.id);
                there.is_some_and(|other| other != *one)
            });
            assert_eq!(altered, None, "{case}");
            same &= found == whole;
        }
        Err(why) => said.push(why.to_string()),
    }
    match store.history(pupil_id(pupil)) {
        Ok(found) => same &= found == memory.history(pupil_id(pupil)).unwrap(),
        Err(why) => said.push(why.to_string()),
    }
    same
}

fn read(store: &DiskStore, day: &[Change], memory: &MemStore, case: &str) -> Read {
    let mut said = Vec::new();
    let mut same = true;
    match store.load() {
        Ok(loaded) => {
            same &= loaded.school == memory.load().unwrap().school;
            said.extend(loaded.notices.iter().map(ToString::to_string));
        }
        Err(why) => said.push(why.to_string()),
    }
    let found = store.recent(1000).unwrap_or_default();
    for change in &found {
        assert!(day.contains(change), "{case}: a change is altered");
    }
    let there: BTreeSet<_> = found.iter().map(|change| change.id).collect();
    let missing = (1..).zip(day).filter(|(_, one)| !there.contains(&one.id));
    let lost = missing.map(|(seq, _)| seq).collect();
    for pupil in 0..6 {
        same &= read_pupil(store, memory, (pupil, case), &mut said);
    }
    match store.check() {
        Ok(report) => said.extend(report.faults.iter().map(ToString::to_string)),
        Err(why) => said.push(why.to_string()),
    }
    let drafts = store.drafts().map_or(0, |drafts| drafts.len());
    said.extend(store.notices().iter().map(ToString::to_string));
    Read {
        lost,
        drafts,
        said,
        same,
    }
}

fn run(kind: Kind, rounds: usize) -> Tally {
    let day = day(120);
    let whole = sample(kind, &day);
    let memory = MemStore::new();
    for change in &day {
        memory.apply(change).unwrap();
    }
    let all = files(whole.path());
    assert!(segments(whole.path()).len() > 3);
    assert!(
        all.iter()
            .any(|file| file.to_string_lossy().contains(".cut-"))
    );
    let mut dice = Dice::new(20_261_125);
    let mut tally = Tally::default();
    for round in 0..rounds {
        let file = &all[round % all.len()];
        let name = file.strip_prefix(whole.path()).unwrap();
        let dir = tempfile::tempdir().unwrap();
        copy(whole.path(), dir.path());
        let span = damage(&dir.path().join(name), round / all.len(), &mut dice);
        let case = format!("{}, round {round}, {span:?}", name.display());
        let hit = hit(file, &fs::read(file).unwrap(), &span);
        tally.damaged += 1;
        match kind.1(dir.path(), &sizes()) {
            Ok(store) => {
                let read = read(&store, &day, &memory, &case);
                tally.judge(&read, &hit, &case);
                if !name.starts_with("journal") && !name.starts_with("drafts") {
                    assert_same(&store, &memory);
                }
            }
            Err(why) => {
                let said = why.to_string();
                assert!(
                    said.len() > 20 && !said.contains("Surname"),
                    "{case}: {said}"
                );
                tally.refused += 1;
            }
        }
    }
    tally
}

impl Tally {
    /// Nothing but what was hit may be lost, and where anything is, it is named.
    fn judge(&mut self, read: &Read, hit: &BTreeSet<u64>, case: &str) {
        let said = &read.said;
        assert!(
            read.lost.is_subset(hit),
            "{case}: {:?} are lost, {hit:?} were hit: {said:?}",
            read.lost
        );
        let drafts = usize::try_from(DRAFTS).unwrap() - read.drafts;
        let lost = read.lost.len() + drafts;
        self.lost += lost;
        if lost == 0 && read.same {
            self.whole += 1;
            return;
        }
        let of_it = |said: &&String| {
            let word = if drafts > 0 { "draft" } else { "ournal" };
            said.contains(word)
        };
        assert!(said.iter().any(|said| of_it(&said)), "{case}: {said:?}");
        self.named += 1;
    }
}

#[test]
fn damage_to_any_file_loses_nothing_but_what_it_hit_and_that_is_named() {
    for kind in KINDS {
        let tally = run(kind, 240);
        assert_eq!(tally.refused + tally.named + tally.whole, 240, "{tally:?}");
        assert!(tally.named > 20 && tally.whole > 100, "{tally:?}");
    }
}

#[test]
#[ignore = "the figures of docs/storage.md; a minute or two"]
fn damage_two_thousand_times() {
    for kind in KINDS {
        println!("{}: {:?}", kind.0, run(kind, 2_000));
    }
}
