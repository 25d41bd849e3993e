//! The keys of a sealed store, between programs and between writes: none is lost, and none of before shows an empty school.

use crate::contract::assert_same;
use crate::damage::files;
use crate::day::{CHEAP, day as a_day, initials, passphrase, sealed, senco};
use crate::kit::*;
use crate::sealed::both;
use plimsoll::domain::change::{Act, Part, Put};
use plimsoll::store::vault::{self, VaultError};
use plimsoll::store::{DiskStore, MemStore, Options, Seal, Store, StoreError};
use std::fs;

#[test]
fn a_pupils_key_that_another_program_wrote_meanwhile_is_not_lost() {
    let (dir, store, memory) = both(20);
    // Somebody stands at the door with the keys as they are now, while the school goes on elsewhere.
    let keys = vault::unlock(dir.path(), &initials("KB"), &passphrase()).unwrap();
    let waiting = Options {
        seal: Some(Seal::open(dir.path(), keys).unwrap()),
        ..options()
    };
    let new = |n: u64| {
        change(
            50_000 + n,
            Act::Pupil,
            vec![Part::Pupil(Box::new(Put::new(pupil(40 + n))))],
        )
    };
    store.apply(&new(1)).unwrap();
    memory.apply(&new(1)).unwrap();
    drop(store);
    let store = DiskStore::open(dir.path(), &waiting).unwrap();
    assert_same(&store, &memory);
    store.apply(&new(2)).unwrap();
    memory.apply(&new(2)).unwrap();
    drop(store);
    let store = sealed(dir.path(), &options()).unwrap();
    assert_same(&store, &memory);
    assert_eq!(store.check().unwrap().faults, []);
}

#[test]
fn keys_from_before_they_were_made_anew_show_no_empty_school() {
    let (dir, store, memory) = both(20);
    drop(store);
    let keys = vault::unlock(dir.path(), &initials("KB"), &passphrase()).unwrap();
    let waiting = Options {
        seal: Some(Seal::open(dir.path(), keys.clone()).unwrap()),
        ..options()
    };
    DiskStore::rotate(dir.path(), &waiting, None, &mut |_, _| {}).unwrap();
    // By way of a PIN, and by way of a seal that was made before.
    assert_eq!(Seal::open(dir.path(), keys).unwrap_err(), VaultError::Stale);
    let refused = DiskStore::open(dir.path(), &waiting).unwrap_err();
    assert!(
        matches!(refused, StoreError::Keys(VaultError::Stale)),
        "{refused}"
    );
    assert_same(&sealed(dir.path(), &options()).unwrap(), &memory);
}

#[test]
fn a_damaged_copy_of_the_keys_is_written_again_and_the_lock_decides_by_whom() {
    let (dir, store, memory) = both(20);
    drop(store);
    for name in ["staff", "staff.2", "pupils", "pupils.2"] {
        let path = dir.path().join("keys").join(name);
        let good = fs::read(&path).unwrap();
        fs::write(&path, &good[..good.len() / 2]).unwrap();
        let keys = vault::unlock(dir.path(), &initials("KB"), &passphrase()).unwrap();
        drop(Seal::open(dir.path(), keys).unwrap());
        assert_ne!(
            fs::read(&path).unwrap(),
            good,
            "{name}: the door writes nothing"
        );
        assert_same(&sealed(dir.path(), &options()).unwrap(), &memory);
        assert_eq!(fs::read(&path).unwrap(), good, "{name}");
    }
}

#[test]
fn a_sealing_that_is_stopped_while_folders_change_places_loses_nothing_and_leaves_nothing_open() {
    let above = tempfile::tempdir().unwrap();
    let (dir, open) = (
        above.path().join("school"),
        above.path().join("school.before-sealing"),
    );
    let (store, memory) = (DiskStore::open(&dir, &options()).unwrap(), MemStore::new());
    for change in a_day(20) {
        store.apply(&change).unwrap();
        memory.apply(&change).unwrap();
    }
    drop(store);
    // After the first of the two: the school is nowhere, and comes back as it was.
    fs::rename(&dir, &open).unwrap();
    DiskStore::settle(&dir);
    assert_same(&DiskStore::open(&dir, &options()).unwrap(), &memory);
    // After the second: what lay in the open is beside the sealed one still, and goes.
    let copy = above.path().join("copy");
    for file in files(&dir) {
        let target = copy.join(file.strip_prefix(&dir).unwrap());
        fs::create_dir_all(target.parent().unwrap()).unwrap();
        fs::copy(file, target).unwrap();
    }
    DiskStore::protect(&dir, &options(), (senco(), CHEAP), &mut |_, _| {}).unwrap();
    fs::rename(&copy, &open).unwrap();
    DiskStore::settle(&dir);
    assert!(!open.exists());
    assert_same(&sealed(&dir, &options()).unwrap(), &memory);
    // A folder that happens to have the name and is no school is left alone.
    fs::create_dir(&open).unwrap();
    fs::write(open.join("letter.txt"), "ours").unwrap();
    DiskStore::settle(&dir);
    assert!(open.join("letter.txt").exists());
}
