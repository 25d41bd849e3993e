//! A store that was sealed by the first program that seals: its keys, frames and draft open with nothing lost, whatever comes
//! later. Its files are `tests/golden/store.sealed/`, written once, from the changes below.

use crate::contract::assert_same;
use crate::damage::files;
use crate::day::{day as a_day, initials, sealed};
use crate::kit::*;
use plimsoll::domain::change::{Act, Change, Part, Put};
use plimsoll::domain::confidential::{ConfidentialNote, NoteKind};
use plimsoll::domain::id::NoteId;
use plimsoll::domain::retention::{Confirmed, Hold, HoldWhy, Keeping, Proposal, Retention};
use plimsoll::domain::school::{SchoolKind, Settings};
use plimsoll::domain::seen::{Look, Seen};
use plimsoll::store::{MemStore, Store};
use std::fs;
use std::path::{Path, PathBuf};

fn golden() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/store.sealed")
}

fn copy(from: &Path, to: &Path) {
    for file in files(from) {
        let target = to.join(file.strip_prefix(from).unwrap());
        fs::create_dir_all(target.parent().unwrap()).unwrap();
        fs::copy(&file, target).unwrap();
    }
}

/// A day, a confidential note, years, a hold, a proposal, and a pupil who was erased.
fn changes() -> Vec<Change> {
    let mut changes = a_day(30);
    let note = ConfidentialNote {
        id: NoteId::from_bytes(bytes(15, 1)),
        pupil: pupil_id(1),
        kind: NoteKind::HomeAndCare,
        text: "Lives with her aunt".into(),
        day: day(4),
        by: initials("KB"),
    };
    let note = Part::Confidential(Box::new(Put::new(note)));
    changes.push(change(90_001, Act::Confidential, vec![note]));
    let settled = Settings {
        keeping: Keeping {
            retention: Retention {
                entries: Some(7),
                ..Retention::default()
            },
            holds: vec![Hold {
                pupil: pupil_id(1),
                why: HoldWhy::Court,
                by: initials("KB"),
                on: day(2),
            }],
            proposals: vec![Proposal {
                pupil: pupil_id(2),
                by: initials("KB"),
                on: day(3),
            }],
            disposed: Vec::new(),
        },
        ..settings(SchoolKind::Real)
    };
    let erased = Settings {
        keeping: settled.keeping.confirmed(Confirmed {
            pupil: pupil_id(2),
            by: [initials("KB"), initials("LE")],
            proposed: day(3),
            on: day(5),
        }),
        ..settled.clone()
    };
    let put = |before: Settings, after: Settings| {
        Part::Settings(Box::new(Put {
            before: Some(before),
            after: Some(after),
        }))
    };
    let first = put(settings(SchoolKind::Real), settled.clone());
    changes.push(change(90_002, Act::Retention, vec![first]));
    let look = Part::Seen(Box::new(Seen::of(Look::Erased, pupil_id(2))));
    let parts = vec![put(settled, erased), look];
    changes.push(change(90_003, Act::Retention, parts));
    changes
}

#[test]
fn it_opens_with_nothing_lost() {
    let dir = tempfile::tempdir().unwrap();
    copy(&golden(), dir.path());
    let memory = MemStore::new();
    for change in changes() {
        memory.apply(&change).unwrap();
    }
    let store = sealed(dir.path(), &options()).unwrap();
    assert_eq!(
        store.notices().len(),
        1,
        "the index was made from the journal"
    );
    assert_same(&store, &memory);
    assert_eq!(store.drafts().unwrap(), [draft(1, 3, "Half a plan")]);
    assert_eq!(store.check().unwrap().faults, []);
    // And it goes on.
    let next = change(
        90_004,
        Act::Log,
        vec![Part::Entry(Box::new(entry(90_004, 1, 9)))],
    );
    store.apply(&next).unwrap();
    memory.apply(&next).unwrap();
    assert_same(&store, &memory);
}

#[test]
#[ignore = "writes the files, once and for ever"]
fn it_is_written() {
    assert!(!golden().exists(), "what was written stays");
    let dir = tempfile::tempdir().unwrap();
    let store = sealed(dir.path(), &options()).unwrap();
    for change in changes() {
        store.apply(&change).unwrap();
    }
    store.keep_draft(&draft(1, 3, "Half a plan")).unwrap();
    drop(store);
    for part in ["about", "keys", "journal", "drafts"] {
        let from = dir.path().join(part);
        if from.is_dir() {
            copy(&from, &golden().join(part));
        } else {
            fs::copy(from, golden().join(part)).unwrap_or_else(|_| {
                fs::create_dir_all(golden()).unwrap();
                fs::copy(dir.path().join(part), golden().join(part)).unwrap()
            });
        }
    }
}
