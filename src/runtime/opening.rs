//! Opening stores: the school's, the invented one's, a new one.

use super::clock::Clock;
use super::env::Env;
use super::worker::Desk;
use crate::app::effect::Opened;
use crate::demo::{self, Wish};
use crate::domain::backed::Backed;
use crate::domain::calendar::Calendar;
use crate::domain::change::{Act, Change, Part, Put};
use crate::domain::figures::Sheet;
use crate::domain::id::ChangeId;
use crate::domain::school::{School, SchoolKind, Settings};
use crate::domain::staff::{Initials, Stamp};
use crate::store::{DiskStore, MemStore, Options, Seal, Store, StoreError};
use crate::text::clean::{Limits, clean};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{RngCore, SeedableRng};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// How many of the newest changes are read for undo.
const RECENT: usize = 50;

/// A store that is open, and what a screen needs of it.
pub struct OpenStore {
    /// The store.
    pub store: Arc<dyn Store>,
    /// What it was opened with, where it is sealed.
    pub seal: Option<Seal>,
    /// The folder it is kept in; nowhere where it is in memory only.
    pub folder: PathBuf,
    /// What a screen starts with.
    pub opened: Opened,
}

impl OpenStore {
    /// A school with nothing in it, in memory only: what an import is compared with where no school is yet.
    pub fn nothing() -> Self {
        let opened = Opened {
            school: School::empty(),
            recent: Vec::new(),
            drafts: Vec::new(),
            notices: Vec::new(),
            backed: Backed::default(),
        };
        Self {
            store: Arc::new(MemStore::default()),
            seal: None,
            folder: PathBuf::new(),
            opened,
        }
    }
}

impl OpenStore {
    /// What somebody opens who sees figures and nothing else: a school of that name, with nobody in it.
    pub fn of_figures(folder: &Path, seal: Seal, sheet: &Sheet) -> Self {
        let nothing = Self::nothing();
        let calendar = Calendar::usual(sheet.on);
        let settings = Settings::new(sheet.school.clone(), SchoolKind::Real, calendar);
        let school = School {
            settings: Some(settings),
            ..School::empty()
        };
        Self {
            seal: Some(seal),
            folder: folder.to_owned(),
            opened: Opened {
                school,
                ..nothing.opened
            },
            ..nothing
        }
    }
}

/// How stores are opened here.
pub fn options(env: &Env, clock: Clock) -> Options {
    Options {
        host: env.host.clone(),
        since: Some(clock.now()),
        ..Options::default()
    }
}

/// Opens a store that exists.
pub fn existing(
    dir: &Path,
    env: &Env,
    clock: Clock,
    seal: Option<Seal>,
) -> Result<OpenStore, StoreError> {
    let options = Options {
        seal: seal.clone(),
        ..options(env, clock)
    };
    let store: Arc<dyn Store> = Arc::new(DiskStore::open(dir, &options)?);
    let loaded = store.load()?;
    if let Some(seal) = &seal {
        let sheet = Sheet::of(&loaded.school, clock.now().today());
        // They can be made again at any opening, and those of before serve till then.
        drop(seal.keep_figures(dir, &sheet));
    }
    let recent = store.recent(RECENT)?;
    // A draft is no part of the record: a school opens without its drafts rather than not at all.
    let (drafts, unread) = match store.drafts() {
        Ok(drafts) => (drafts, None),
        Err(why) => (Vec::new(), Some(why.to_string())),
    };
    let backed = store.backed();
    let told = loaded.notices.into_iter().chain(store.notices());
    let notices = told.map(|notice| notice.to_string()).chain(unread);
    Ok(OpenStore {
        store,
        seal,
        folder: dir.to_owned(),
        opened: Opened {
            school: loaded.school,
            recent,
            drafts,
            notices: notices.collect(),
            backed,
        },
    })
}

/// Whether a folder holds a store.
pub fn is_store(dir: &Path) -> bool {
    dir.join("journal").is_dir()
}

/// A new random source for identities.
pub fn ids() -> ChaCha8Rng {
    ChaCha8Rng::from_os_rng()
}

/// Opens the invented school from the welcome, making it first if need be.
pub fn demo_for_screen(desk: &Desk) -> Result<OpenStore, String> {
    let dir = desk.env.demo();
    let wish = wish(60, 20_000, 1, desk.clock);
    make_demo(&dir, &wish, Fresh::IfMissing, &desk.env, &mut |_| {})?;
    existing(&dir, &desk.env, desk.clock, None).map_err(|why| why.to_string())
}

/// What invented school is wanted.
pub fn wish(pupils: u64, entries: u64, seed: u64, clock: Clock) -> Wish {
    let size = |n: u64| usize::try_from(n).unwrap_or(usize::MAX);
    Wish {
        pupils: size(pupils),
        entries: size(entries),
        seed,
        today: clock.now(),
    }
}

/// Whether an invented school that is there is made anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fresh {
    /// It is.
    Always,
    /// It is kept.
    IfMissing,
}

/// Makes the invented school in a folder. A folder that holds a real school is never touched.
pub fn make_demo(
    dir: &Path,
    wish: &Wish,
    fresh: Fresh,
    env: &Env,
    progress: &mut dyn FnMut(u64),
) -> Result<(), String> {
    if is_store(dir) {
        if DiskStore::kind_of(dir) == Some(SchoolKind::Real) {
            return Err(format!(
                "{} holds a real school, so the demo leaves it alone. Name another folder with --store.",
                dir.display()
            ));
        }
        if fresh == Fresh::IfMissing {
            return Ok(());
        }
    } else if dir.exists() && std::fs::read_dir(dir).is_ok_and(|mut files| files.next().is_some()) {
        return Err(format!(
            "{} holds other files, so the demo leaves it alone. Name an empty folder with --store.",
            dir.display()
        ));
    }
    // Made beside its place and moved there whole, so that a demo stopped half-way is never taken for a school.
    let making = beside(dir);
    let io = |what: &str| {
        let dir = dir.display().to_string();
        let what = what.to_owned();
        move |why: std::io::Error| {
            format!(
                "The demo could not be {what} in {dir}: {why}. Name another folder with --store."
            )
        }
    };
    drop(std::fs::remove_dir_all(&making));
    if let Some(parent) = dir.parent() {
        std::fs::create_dir_all(parent).map_err(io("made"))?;
    }
    DiskStore::fill(
        &making,
        &options(env, Clock::system()),
        demo::school(wish),
        progress,
    )
    .map_err(|why| why.to_string())?;
    if dir.exists() {
        std::fs::remove_dir_all(dir).map_err(io("replaced"))?;
    }
    std::fs::rename(&making, dir).map_err(io("moved"))
}

fn beside(dir: &Path) -> PathBuf {
    let mut name = dir.file_name().unwrap_or_default().to_owned();
    name.push(".making");
    dir.with_file_name(name)
}

/// Makes a school without pupils and opens it.
pub fn empty(desk: &Desk, name: &str) -> Result<OpenStore, String> {
    let say = |why: StoreError| why.to_string();
    let options = Options {
        seal: desk.seal.clone(),
        ..options(&desk.env, desk.clock)
    };
    let store = DiskStore::open(&desk.folder, &options).map_err(say)?;
    let now = desk.clock.now();
    let name = clean(name, Limits::NAME).text;
    let settings = Settings::new(name, SchoolKind::Real, Calendar::usual(now.today()));
    let mut id = [0; 16];
    ids().fill_bytes(&mut id);
    let by = Initials::parse("SETUP").ok_or("no initials")?;
    let change = Change {
        id: ChangeId::from_bytes(id),
        stamp: Stamp { by, at: now },
        act: Act::Settings,
        undoes: None,
        parts: vec![Part::Settings(Box::new(Put::new(settings)))],
    };
    store.apply(&change).map_err(say)?;
    drop(store);
    existing(&desk.folder, &desk.env, desk.clock, desk.seal.clone()).map_err(say)
}
