//! A disk in memory for tests of power cuts: it is told every write, length, rename and sync, and can be asked what a cut now
//! leaves. What was synced is there. What was not is there, torn or not there.

use crate::damage::files;
use crate::day::Dice;
use plimsoll::store::{Did, Gate};
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

/// What happened, in order; paths as seen from the store's folder.
#[derive(Debug, Clone)]
pub(crate) enum Event {
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
pub(crate) struct Recorder {
    dir: PathBuf,
    events: Mutex<Vec<Event>>,
}

impl Recorder {
    /// Lets what is done in a folder pass.
    pub(crate) fn of(dir: &Path) -> Arc<Self> {
        Arc::new(Self {
            dir: dir.to_owned(),
            events: Mutex::default(),
        })
    }

    /// What has happened so far.
    pub(crate) fn events(&self) -> Vec<Event> {
        std::mem::take(&mut *self.events.lock().unwrap())
    }

    pub(crate) fn note(&self, event: Event) {
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
pub(crate) enum Model {
    /// They are gone.
    Lost,
    /// They are there up to a place, which is where a sector of 512 bytes ends.
    Torn,
    /// Each sector of them is there or is not, in whatever order the disk wrote them.
    Scattered,
    /// They are there.
    Kept,
}

pub(crate) const MODELS: [Model; 4] = [Model::Torn, Model::Scattered, Model::Lost, Model::Kept];
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
pub(crate) struct Disk {
    inodes: Vec<Inode>,
    /// Names as the program sees them.
    seen: BTreeMap<PathBuf, usize>,
    durable: BTreeMap<PathBuf, usize>,
    pending: Vec<Naming>,
    pub(crate) saved: usize,
    pub(crate) copy: Option<usize>,
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

    pub(crate) fn take(&mut self, event: &Event) {
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

    /// The disk as it is when the program starts on a folder: all there is of the record is certain.
    pub(crate) fn of(dir: &Path, saved: usize) -> Self {
        let mut disk = Self {
            saved,
            ..Self::default()
        };
        for file in files(dir) {
            let name = file.strip_prefix(dir).unwrap().to_owned();
            if name.starts_with("journal") || name.starts_with("keys") {
                disk.take(&Event::Wrote(name.clone(), 0, fs::read(file).unwrap()));
                disk.take(&Event::Synced(name));
            }
        }
        for folder in ["journal", "keys"] {
            disk.take(&Event::SyncedFolder(folder.into()));
        }
        disk
    }

    /// Writes down what a cut now leaves.
    pub(crate) fn cut(&self, to: &Path, model: Model, dice: &mut Dice) {
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
