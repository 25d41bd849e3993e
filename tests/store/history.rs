//! What changed in a pupil's record: theirs alone, newest first, wherever the journal keeps it.

use crate::contract::{each_store, on_disk};
use crate::damage::{files, flip};
use crate::kit::*;
use plimsoll::domain::change::{Act, Change, Part, Put};
use plimsoll::store::{DiskStore, Store, StoreError};
use std::fs;

/// A change of two pupils, the library and the log.
fn both() -> Change {
    let parts = vec![
        concern(1, 1),
        line(1),
        talk(1, 2),
        Part::Entry(Box::new(entry(1, 1, 3))),
        clock(1, 1),
    ];
    change(10, Act::Import, parts)
}

fn ids(changes: &[Change]) -> Vec<u64> {
    let number = |change: &Change| (0..9_000_000).find(|n| change.id.bytes() == bytes(3, *n));
    changes.iter().filter_map(number).collect()
}

#[test]
fn each_change_is_cut_down_to_the_pupil() {
    each_store(|store| {
        store
            .apply(&change(9, Act::Library, vec![line(2)]))
            .unwrap();
        store.apply(&both()).unwrap();
        store.apply(&log(11, entry(2, 1, 4))).unwrap();
        store.apply(&withdraw(12, &entry(2, 1, 4))).unwrap();
        store
            .apply(&change(13, Act::Talk, vec![talk(2, 2)]))
            .unwrap();
        let of = |n| store.history(pupil_id(n)).unwrap();
        let first = Change {
            parts: vec![concern(1, 1), clock(1, 1)],
            ..both()
        };
        assert_eq!(of(1), [first]);
        assert_eq!(ids(&of(2)), [13, 10]);
        assert_eq!(of(2)[1].parts, [talk(1, 2)]);
        assert_eq!(
            (of(2)[1].act, &of(2)[1].stamp),
            (Act::Import, &both().stamp)
        );
        assert_eq!(of(3), []);
    });
}

#[test]
fn what_was_taken_out_is_still_told() {
    each_store(|store| {
        let put = |n, before: Option<u32>, after: Option<u32>| {
            let version = |v| passport(1, v, 40);
            let put = Put {
                before: before.map(version),
                after: after.map(version),
            };
            change(n, Act::Passport, vec![Part::Passport(Box::new(put))])
        };
        let all = [
            put(1, None, Some(1)),
            put(2, Some(1), Some(2)),
            put(3, Some(2), None),
        ];
        for change in &all {
            store.apply(change).unwrap();
        }
        let newest_first: Vec<Change> = all.into_iter().rev().collect();
        assert_eq!(store.history(pupil_id(1)).unwrap(), newest_first);
        assert_eq!(store.history(pupil_id(2)).unwrap(), []);
    });
}

#[test]
fn it_reaches_over_many_segments_and_more_than_one_cell() {
    let (dir, store) = on_disk();
    let mut expected = Vec::new();
    for n in 0..600 {
        let one = change(n, Act::Talk, vec![talk(n, 1)]);
        store.apply(&one).unwrap();
        expected.insert(0, one);
    }
    assert_eq!(store.history(pupil_id(1)).unwrap(), expected);
    drop(store);
    assert!(files(&dir.path().join("journal")).len() > 10);
    let store = DiskStore::open(dir.path(), &options()).unwrap();
    assert_eq!(store.history(pupil_id(1)).unwrap(), expected);
    drop(store);
    DiskStore::rebuild(dir.path(), &options()).unwrap();
    let store = DiskStore::open(dir.path(), &options()).unwrap();
    assert_eq!(store.history(pupil_id(1)).unwrap(), expected);
    assert_eq!(store.check().unwrap().faults, []);
}

#[test]
fn a_change_that_cannot_be_read_is_named() {
    let (dir, store) = on_disk();
    for n in 0..40 {
        store
            .apply(&change(n, Act::Talk, vec![talk(n, n % 2)]))
            .unwrap();
    }
    flip(&dir.path().join("journal/000001.log"), 64 + 60, 1);
    let refused = store.history(pupil_id(0)).unwrap_err();
    assert!(matches!(refused, StoreError::Damaged { .. }), "{refused}");
    assert!(
        refused
            .to_string()
            .starts_with("journal/000001.log is damaged (change 1 cannot be read)"),
        "{refused}"
    );
    assert_eq!(store.notices(), [], "the index is not to blame");
    assert_eq!(store.history(pupil_id(1)).unwrap().len(), 20);
    drop(store);
    DiskStore::rebuild(dir.path(), &options()).unwrap();
    let store = DiskStore::open(dir.path(), &options()).unwrap();
    assert_eq!(store.history(pupil_id(0)).unwrap().len(), 19);
    drop(store);
    fs::remove_file(dir.path().join("journal/000001.log")).unwrap();
    let store = DiskStore::open(dir.path(), &options()).unwrap();
    let refused = store.history(pupil_id(1)).unwrap_err();
    assert!(refused.to_string().contains("000001.log"), "{refused}");
}

#[test]
fn places_that_are_gone_from_the_index_are_noticed_and_found_again() {
    let (dir, store) = on_disk();
    for n in 0..12 {
        store
            .apply(&change(n, Act::Talk, vec![talk(n, n % 3)]))
            .unwrap();
    }
    let expected = store.history(pupil_id(1)).unwrap();
    drop(store);
    let index = fs::read_dir(dir.path().join("index")).unwrap();
    let index = index.map(|entry| entry.unwrap().path()).max().unwrap();
    let cells = sled::open(index).unwrap();
    let key = [b"v".as_slice(), pupil_id(1).bytes().as_slice(), &[0, 0]].concat();
    assert!(cells.remove(key).unwrap().is_some());
    cells.flush().unwrap();
    drop(cells);
    let patient = plimsoll::store::Options {
        tries: 20,
        ..options()
    };
    let store = DiskStore::open(dir.path(), &patient).unwrap();
    assert_eq!(store.check().unwrap().faults.len(), 1);
    assert_eq!(store.history(pupil_id(1)).unwrap(), expected);
    let said = store.notices();
    assert_eq!(said.len(), 1, "{said:?}");
    assert_eq!(store.check().unwrap().faults, []);
}
