//! Erasing a pupil: gone from everything that is read, unreadable in everything that was written, and the chain whole.

use crate::contract::assert_same;
use crate::damage::files;
use crate::day::{day as a_day, initials, sealed};
use crate::kit::*;
use plimsoll::domain::change::{Act, Change, Part, Put};
use plimsoll::domain::retention::{Confirmed, Keeping};
use plimsoll::domain::school::{SchoolKind, Settings};
use plimsoll::domain::seen::{Look, Seen};
use plimsoll::store::{DiskStore, MemStore, Options, Range, Store, StoreError, Target};
use std::fs;
use std::path::Path;

/// What two people agreed to: to dispose of a pupil's record.
fn disposal(n: u64, pupil: u64, before: &Settings) -> Change {
    let confirmed = Confirmed {
        pupil: pupil_id(pupil),
        by: [initials("KB"), initials("LE")],
        proposed: day(3),
        on: day(5),
    };
    let put = Put {
        before: Some(before.clone()),
        after: Some(Settings {
            keeping: before.keeping.confirmed(confirmed),
            ..before.clone()
        }),
    };
    let look = Seen::of(Look::Erased, pupil_id(pupil));
    let parts = vec![Part::Settings(Box::new(put)), Part::Seen(Box::new(look))];
    change(60_000 + n, Act::Retention, parts)
}

fn settings_of(store: &dyn Store) -> Settings {
    store.load().unwrap().school.settings.unwrap()
}

/// A day in a sealed store and in memory.
fn both() -> (tempfile::TempDir, DiskStore, MemStore) {
    let dir = tempfile::tempdir().unwrap();
    let (store, memory) = (sealed(dir.path(), &options()).unwrap(), MemStore::new());
    for change in a_day(120) {
        store.apply(&change).unwrap();
        memory.apply(&change).unwrap();
    }
    (dir, store, memory)
}

/// That nothing of the pupil is read any more, and all of the others.
fn is_gone(store: &dyn Store, memory: &dyn Store, pupil: u64) {
    let id = pupil_id(pupil);
    assert_same(store, memory);
    let school = store.load().unwrap().school;
    assert!(!school.pupils.contains_key(&id) && !school.summaries.contains_key(&id));
    assert_eq!(store.entries(id, Range::newest(10)).unwrap().entries, []);
    assert_eq!(store.history(id).unwrap(), []);
    assert!(store.trail(id, entry_id(1)).unwrap().is_empty());
    assert_eq!(store.check().unwrap().faults, []);
    assert_eq!(store.notices(), []);
}

#[test]
fn an_erased_pupil_is_read_nowhere_and_the_record_stays_whole() {
    let (dir, store, memory) = both();
    let mut half = draft(1, 3, "Half a plan");
    half.key.subject = pupil_id(1).bytes();
    store.keep_draft(&half).unwrap();
    // One about a concern of theirs, by somebody else, and one about another pupil's.
    let concerns = store.load().unwrap().school.concerns;
    let of = |pupil| {
        concerns
            .values()
            .find(|one| one.pupil == pupil_id(pupil))
            .unwrap()
            .id
    };
    let mut about = draft(2, 3, "Half a concern");
    about.key.subject = of(1).bytes();
    store.keep_draft(&about).unwrap();
    let mut another = draft(3, 3, "Another's");
    another.key.subject = of(2).bytes();
    store.keep_draft(&another).unwrap();
    let settings = settings_of(&store);
    let erased = disposal(1, 1, &settings);
    store.apply(&erased).unwrap();
    memory.apply(&erased).unwrap();
    is_gone(&store, &memory, 1);
    assert_eq!(store.drafts().unwrap(), [another]);
    drop(store);
    let store = sealed(dir.path(), &options()).unwrap();
    is_gone(&store, &memory, 1);
    drop(store);
    fs::remove_dir_all(dir.path().join("index")).unwrap();
    is_gone(&sealed(dir.path(), &options()).unwrap(), &memory, 1);
    // Who did it, and what two people they were, is on record.
    let store = sealed(dir.path(), &options()).unwrap();
    let disposed = settings_of(&store).keeping.disposed;
    assert_eq!(disposed[0].by, [initials("KB"), initials("LE")]);
    let rows = store
        .audit(&plimsoll::domain::audit::Filter::default(), 1)
        .unwrap();
    assert_eq!(rows[0].seen, [Seen::of(Look::Erased, pupil_id(1))]);
}

#[test]
fn nothing_more_is_kept_of_who_was_erased_and_it_is_not_undone() {
    let (_dir, store, _) = both();
    let settings = settings_of(&store);
    let erased = disposal(1, 1, &settings);
    store.apply(&erased).unwrap();
    let entry = change(
        61_000,
        Act::Log,
        vec![Part::Entry(Box::new(entry(61_000, 1, 9)))],
    );
    let refused = store.apply(&entry).unwrap_err().to_string();
    assert!(
        refused.starts_with("NOT saved: this pupil's record was erased"),
        "{refused}"
    );
    assert_eq!(store.check().unwrap().faults, []);
    assert_eq!(erased.inverse(), None);
}

/// Every file below a folder, with its bytes.
fn copy(from: &Path, to: &Path) {
    for file in files(from) {
        let target = to.join(file.strip_prefix(from).unwrap());
        fs::create_dir_all(target.parent().unwrap()).unwrap();
        fs::copy(&file, target).unwrap();
    }
}

#[test]
fn a_stop_before_the_keys_were_destroyed_is_finished_at_the_next_opening() {
    let (dir, store, memory) = both();
    let settings = settings_of(&store);
    let keys = tempfile::tempdir().unwrap();
    copy(&dir.path().join("keys"), keys.path());
    let erased = disposal(1, 1, &settings);
    store.apply(&erased).unwrap();
    memory.apply(&erased).unwrap();
    drop(store);
    // The change is in the journal, and the keys and the index are as they were before.
    copy(keys.path(), &dir.path().join("keys"));
    fs::remove_dir_all(dir.path().join("index")).unwrap();
    let store = sealed(dir.path(), &options()).unwrap();
    let said = store.notices();
    assert!(
        said.iter()
            .any(|notice| notice.to_string().contains("it is now")),
        "{said:?}"
    );
    is_gone(&store, &memory, 1);
    drop(store);
    is_gone(&sealed(dir.path(), &options()).unwrap(), &memory, 1);
}

#[test]
fn a_backup_made_later_holds_nothing_that_opens() {
    let (dir, store, memory) = both();
    let erased = disposal(1, 1, &settings_of(&store));
    store.apply(&erased).unwrap();
    memory.apply(&erased).unwrap();
    let above = tempfile::tempdir().unwrap();
    let file = above.path().join("later.plimsoll");
    store.back_up(Target::File(&file), stamp(1).at).unwrap();
    drop(store);
    let restored = above.path().join("restored");
    plimsoll::store::restore(&file, &restored, &options()).unwrap();
    is_gone(&sealed(&restored, &options()).unwrap(), &memory, 1);
    // With the keys of before it would open: what is missing is the key and nothing else.
    assert_ne!(fs::read(dir.path().join("keys/pupils")).unwrap().len(), 0);
}

#[test]
fn two_pupils_one_after_the_other_and_one_who_is_not_there() {
    let (_dir, store, memory) = both();
    for pupil in [1, 2, 77] {
        let erased = disposal(pupil, pupil, &settings_of(&store));
        store.apply(&erased).unwrap();
        memory.apply(&erased).unwrap();
        is_gone(&store, &memory, pupil);
    }
}

#[test]
fn a_school_in_the_open_erases_nothing_and_says_why() {
    let dir = tempfile::tempdir().unwrap();
    let store = DiskStore::open(dir.path(), &Options { ..options() }).unwrap();
    for change in a_day(20) {
        store.apply(&change).unwrap();
    }
    let before = store.load().unwrap().school;
    let refused = store
        .apply(&disposal(1, 1, &settings_of(&store)))
        .unwrap_err();
    let StoreError::NotSaved(why) = &refused else {
        panic!("{refused}")
    };
    assert!(matches!(**why, StoreError::InTheOpen), "{why}");
    assert_eq!(store.load().unwrap().school, before);
    let plain = settings(SchoolKind::Real);
    assert_eq!(plain.keeping, Keeping::default());
}
