//! Power cuts, simulated: every write, length, rename and sync of a working day is written down as it happens, and the disk is
//! put together again as a cut at some point may leave it. What was synced is there. What was not is there, torn or not there.

use crate::damage::files;
use crate::day::{Dice, KINDS, Kind, day};
use crate::kit::*;
use plimsoll::domain::change::Change;
use plimsoll::store::{Did, Gate, Options, Store};
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use tempfile::TempDir;

/// What happened, in order; paths as seen from the store's folder.
#[derive(Debug, Clone)]
enum Event {
    Wrote(PathBuf, usize, Vec<u8>),
    Length(PathBuf, usize),
    Synced(PathBuf),
    Renamed(PathBuf, PathBuf),
    SyncedFolder(PathBuf),
    /// So many changes were called saved.
    Saved(usize),
    /// The index was as in the copy of this number.
    Copied(usize),
}

/// Lets everything pass and writes it down.
struct Recorder {
    dir: PathBuf,
    events: Mutex<Vec<Event>>,
}

impl Recorder {
    fn note(&self, event: Event) {
        self.events.lock().unwrap().push(event);
    }
}

impl Gate for Recorder {
    fn write(&self, bytes: usize) -> io::Result<usize> {
        Ok(bytes)
    }

    fn sync(&self) -> io::Result<()> {
        Ok(())
    }

    fn did(&self, did: Did<'_>) {
        let name = |path: &Path| path.strip_prefix(&self.dir).unwrap().to_owned();
        let place = |n: u64| usize::try_from(n).unwrap();
        self.note(match did {
            Did::Wrote(file, at, bytes) => Event::Wrote(name(file), place(at), bytes.to_vec()),
            Did::Length(file, bytes) => Event::Length(name(file), place(bytes)),
            Did::Synced(file) => Event::Synced(name(file)),
            Did::Renamed(from, to) => Event::Renamed(name(from), name(to)),
            Did::SyncedFolder(folder) => Event::SyncedFolder(name(folder)),
        });
    }
}

/// What becomes of writes that were not synced.
#[derive(Debug, Clone, Copy)]
enum Model {
    /// They are gone.
    Lost,
    /// They are there up to a place, which is where a sector of 512 bytes ends.
    Torn,
    /// Each sector of them is there or is not, in whatever order the disk wrote them.
    Scattered,
    /// They are there.
    Kept,
}

const MODELS: [Model; 4] = [Model::Torn, Model::Scattered, Model::Lost, Model::Kept];
const SECTOR: usize = 512;

#[derive(Debug, Clone)]
enum Pending {
    Bytes(usize, Vec<u8>),
    Length(usize),
}

/// A file apart from its name: what is certain of it, and what is on its way.
#[derive(Debug, Clone, Default)]
struct Inode {
    durable: Vec<u8>,
    pending: Vec<Pending>,
}

fn put(bytes: &mut Vec<u8>, at: usize, new: &[u8]) {
    bytes.resize(bytes.len().max(at + new.len()), 0);
    bytes[at..at + new.len()].copy_from_slice(new);
}

impl Pending {
    fn apply(&self, bytes: &mut Vec<u8>) {
        match self {
            Self::Bytes(at, new) => put(bytes, *at, new),
            Self::Length(length) => bytes.resize(*length, 0),
        }
    }

    /// The same in pieces that a disk writes whole or not at all.
    fn sectors(&self) -> Vec<Self> {
        let Self::Bytes(at, new) = self else {
            return vec![self.clone()];
        };
        let mut pieces = Vec::new();
        let mut from = 0;
        while from < new.len() {
            let to = new.len().min(from + SECTOR - (at + from) % SECTOR);
            pieces.push(Self::Bytes(at + from, new[from..to].to_vec()));
            from = to;
        }
        pieces
    }
}

impl Inode {
    fn sync(&mut self) {
        for pending in self.pending.drain(..) {
            pending.apply(&mut self.durable);
        }
    }

    /// Its bytes after the cut.
    fn left(&self, model: Model, dice: &mut Dice) -> Vec<u8> {
        let mut bytes = self.durable.clone();
        let mut pieces: Vec<_> = self.pending.iter().flat_map(Pending::sectors).collect();
        match model {
            Model::Lost => pieces.clear(),
            Model::Torn => pieces.truncate(dice.roll(pieces.len() + 1)),
            Model::Scattered => pieces.retain(|_| dice.roll(2) == 0),
            Model::Kept => {}
        }
        for piece in pieces {
            piece.apply(&mut bytes);
        }
        bytes
    }
}

#[derive(Debug, Clone)]
enum Naming {
    New(PathBuf, usize),
    Renamed(PathBuf, PathBuf),
}

impl Naming {
    fn folder(&self) -> &Path {
        let (Self::New(path, _) | Self::Renamed(_, path)) = self;
        path.parent().unwrap()
    }

    fn apply(&self, names: &mut BTreeMap<PathBuf, usize>) {
        match self {
            Self::New(path, inode) => {
                names.insert(path.clone(), *inode);
            }
            Self::Renamed(from, to) => {
                if let Some(inode) = names.remove(from) {
                    names.insert(to.clone(), inode);
                }
            }
        }
    }
}

/// A disk with what is certain and what is not.
#[derive(Debug, Clone, Default)]
struct Disk {
    inodes: Vec<Inode>,
    /// Names as the program sees them.
    seen: BTreeMap<PathBuf, usize>,
    durable: BTreeMap<PathBuf, usize>,
    pending: Vec<Naming>,
    saved: usize,
    copy: Option<usize>,
}

impl Disk {
    fn inode(&mut self, path: &Path) -> &mut Inode {
        let place = self.seen.get(path).copied().unwrap_or_else(|| {
            self.inodes.push(Inode::default());
            let place = self.inodes.len() - 1;
            self.seen.insert(path.to_owned(), place);
            self.pending.push(Naming::New(path.to_owned(), place));
            place
        });
        &mut self.inodes[place]
    }

    fn take(&mut self, event: &Event) {
        match event {
            Event::Wrote(file, at, bytes) => {
                let pending = Pending::Bytes(*at, bytes.clone());
                self.inode(file).pending.push(pending);
            }
            Event::Length(file, length) => {
                self.inode(file).pending.push(Pending::Length(*length));
            }
            Event::Synced(file) => self.inode(file).sync(),
            Event::Renamed(from, to) => {
                let naming = Naming::Renamed(from.clone(), to.clone());
                naming.apply(&mut self.seen);
                self.pending.push(naming);
            }
            Event::SyncedFolder(folder) => {
                for naming in self.pending.extract_if(.., |one| one.folder() == folder) {
                    naming.apply(&mut self.durable);
                }
            }
            Event::Saved(count) => self.saved = *count,
            Event::Copied(copy) => self.copy = Some(*copy),
        }
    }

    /// Writes down what a cut now leaves.
    fn cut(&self, to: &Path, model: Model, dice: &mut Dice) {
        let mut names = self.durable.clone();
        let happened = match model {
            Model::Lost => 0,
            Model::Kept => self.pending.len(),
            Model::Torn | Model::Scattered => dice.roll(self.pending.len() + 1),
        };
        for naming in &self.pending[..happened] {
            naming.apply(&mut names);
        }
        for (name, inode) in names {
            let path = to.join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, self.inodes[inode].left(model, dice)).unwrap();
        }
    }
}

/// A day that was recorded: the changes, what happened, and copies of everything but the journal on the way.
struct Recorded {
    changes: Vec<Change>,
    events: Vec<Event>,
    copies: Vec<TempDir>,
}

fn small() -> Options {
    Options {
        segment_bytes: 16 * 1024,
        ..options()
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
        if !name.starts_with("journal") {
            let target = to.join(name);
            fs::create_dir_all(target.parent().unwrap()).unwrap();
            fs::copy(&file, target).unwrap();
        }
    }
}

fn record((_, open): Kind, changes: Vec<Change>) -> Recorded {
    let dir = tempfile::tempdir().unwrap();
    let recorder = Arc::new(Recorder {
        dir: dir.path().to_owned(),
        events: Mutex::default(),
    });
    let options = Options {
        gate: Some(recorder.clone()),
        ..small()
    };
    let store = open(dir.path(), &options).unwrap();
    let mut copies = Vec::new();
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
    let events = std::mem::take(&mut *recorder.events.lock().unwrap());
    Recorded {
        changes,
        events,
        copies,
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
fn a_power_cut_at_a_thousand_points_by_every_model() {
    for kind in KINDS {
        let cuts = cut_at(kind, 500, MODELS.len());
        println!("{}: {cuts} cuts", kind.0);
    }
}

/// The replayer itself: what was not synced can go, and a name that was not synced can be missing.
#[test]
fn a_disk_that_is_cut_forgets_what_was_not_synced() {
    let (from, to) = (PathBuf::from("journal/a"), PathBuf::from("journal/b"));
    let mut disk = Disk::default();
    let take = |disk: &mut Disk, event| disk.take(&event);
    take(&mut disk, Event::Wrote(from.clone(), 0, vec![1; 1000]));
    take(&mut disk, Event::Synced(from.clone()));
    take(&mut disk, Event::Renamed(from, to.clone()));
    let left = |disk: &Disk, model| {
        let dir = tempfile::tempdir().unwrap();
        disk.cut(dir.path(), model, &mut Dice::new(3));
        fs::read(dir.path().join("journal/b")).ok()
    };
    assert_eq!(left(&disk, Model::Lost), None, "no name without its sync");
    take(&mut disk, Event::SyncedFolder("journal".into()));
    take(&mut disk, Event::Wrote(to, 900, vec![2; 600]));
    assert_eq!(left(&disk, Model::Lost), Some(vec![1; 1000]));
    let kept = [vec![1; 900], vec![2; 600]].concat();
    assert_eq!(left(&disk, Model::Kept), Some(kept.clone()));
    let torn = left(&disk, Model::Torn).unwrap();
    assert!(torn == kept[..1500.min(torn.len())] || torn.len() == 1000 || torn.len() == 1024);
}
