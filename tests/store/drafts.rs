//! Forms as they were left: kept over a stop, replaced, dropped, and never in the way of the record.

use crate::contract::{each_store, on_disk};
use crate::damage::{files, flip};
use crate::kit::*;
use plimsoll::domain::draft::Draft;
use plimsoll::store::{DiskStore, Store, StoreError};
use proptest::prelude::*;
use std::fs;
use std::path::{Path, PathBuf};

fn only_file(dir: &Path) -> PathBuf {
    let mut found = files(&dir.join("drafts"));
    assert_eq!(found.len(), 1, "{found:?}");
    found.remove(0)
}

fn said(store: &DiskStore) -> Vec<String> {
    store.notices().iter().map(ToString::to_string).collect()
}

#[test]
fn the_newest_of_each_form_is_kept_until_it_is_dropped() {
    each_store(|store| {
        assert_eq!(store.drafts().unwrap(), []);
        store.keep_draft(&draft(1, 1, "Ten")).unwrap();
        store.keep_draft(&draft(2, 2, "Other")).unwrap();
        store.keep_draft(&draft(1, 3, "Ten minutes")).unwrap();
        let both = [draft(1, 3, "Ten minutes"), draft(2, 2, "Other")];
        assert_eq!(store.drafts().unwrap(), both, "the newest first");
        assert_eq!(store.check().unwrap().drafts, 2);
        store.drop_draft(&draft(1, 9, "").key).unwrap();
        assert_eq!(store.drafts().unwrap(), [draft(2, 2, "Other")]);
        store.drop_draft(&draft(1, 9, "").key).unwrap();
        assert!(store.recent(9).unwrap().is_empty(), "no part of the record");
    });
}

#[test]
fn two_people_and_two_forms_do_not_share_one() {
    each_store(|store| {
        let one = draft(1, 1, "mine");
        let mut theirs = draft(1, 2, "theirs");
        theirs.key.by = plimsoll::domain::staff::Initials::parse("KB").unwrap();
        let mut other = draft(1, 3, "other form");
        other.key.form = "passport".into();
        for one in [&one, &theirs, &other] {
            store.keep_draft(one).unwrap();
        }
        assert_eq!(store.drafts().unwrap(), [other, theirs, one]);
    });
}

#[test]
fn there_is_an_end_to_how_many_and_how_large() {
    each_store(|store| {
        for n in 0..200 {
            store.keep_draft(&draft(n, 1, "x")).unwrap();
        }
        let refused = store.keep_draft(&draft(200, 1, "x")).unwrap_err();
        assert_eq!(
            refused.to_string(),
            "200 other forms were left unfinished and no more can be kept; save or discard one of them"
        );
        store.keep_draft(&draft(7, 2, "still mine")).unwrap();
        let refused = store
            .keep_draft(&draft(7, 3, &"x".repeat(1 << 20)))
            .unwrap_err();
        assert!(
            matches!(refused, StoreError::DraftTooLarge { .. }),
            "{refused}"
        );
        let kept = store.drafts().unwrap();
        assert_eq!(kept.len(), 200);
        assert_eq!(kept[0], draft(7, 2, "still mine"), "what was there before");
        store
            .keep_draft(&draft(7, 4, &"x".repeat(1_000_000)))
            .unwrap();
        store.drop_draft(&draft(9, 0, "").key).unwrap();
        store.keep_draft(&draft(200, 5, "x")).unwrap();
    });
}

#[test]
fn they_outlive_the_program_and_are_left_by_rebuilding() {
    let (dir, store) = on_disk();
    store.keep_draft(&draft(1, 1, "Ten minutes")).unwrap();
    drop(store);
    DiskStore::rebuild(dir.path(), &options()).unwrap();
    // What a kill between writing and renaming leaves behind.
    let half = dir.path().join("drafts/.tmpAbC.part");
    fs::write(&half, "Ten min").unwrap();
    let store = DiskStore::open(dir.path(), &options()).unwrap();
    assert_eq!(store.drafts().unwrap(), [draft(1, 1, "Ten minutes")]);
    assert!(!half.exists());
    assert_eq!(said(&store), Vec::<String>::new());
    assert_eq!(store.check().unwrap().faults, []);
}

#[cfg(unix)]
#[test]
fn only_their_owner_can_read_them_and_no_name_says_whose_they_are() {
    use std::os::unix::fs::PermissionsExt;
    let (dir, store) = on_disk();
    store.keep_draft(&draft(1, 1, "Ten minutes")).unwrap();
    store.keep_draft(&draft(1, 2, "Ten minutes a day")).unwrap();
    let file = only_file(dir.path());
    for (path, mode) in [(file.parent().unwrap(), 0o700), (file.as_path(), 0o600)] {
        let about = fs::metadata(path).unwrap();
        assert_eq!(about.permissions().mode() & 0o777, mode);
    }
    let name = file.file_name().unwrap().to_str().unwrap();
    let subject = draft(1, 1, "").key.subject;
    let subject = format!("{:032x}", u128::from_be_bytes(subject));
    assert!(!name.contains(&subject) && name.len() == 38, "{name}");
}

#[test]
fn one_that_is_damaged_is_put_aside_and_told_and_nothing_stops() {
    let (dir, store) = on_disk();
    store
        .apply(&set_up(plimsoll::domain::school::SchoolKind::Demo))
        .unwrap();
    store.keep_draft(&draft(1, 1, "Ten minutes")).unwrap();
    drop(store);
    let file = only_file(dir.path());
    flip(&file, 30, 2);
    let store = DiskStore::open(dir.path(), &options()).unwrap();
    let report = store.check().unwrap();
    assert_eq!((report.drafts, report.faults.len()), (0, 1));
    assert!(report.faults[0].file.starts_with("drafts/"), "{report:?}");
    assert_eq!(store.drafts().unwrap(), []);
    let told = said(&store);
    let stem = file.file_stem().unwrap().to_str().unwrap();
    let expected = format!(
        "An unfinished form in drafts/{stem}.draft cannot be read (it holds a checksum that cannot be) and is not offered again; the record itself is not touched by that. It was put aside as drafts/{stem}.damaged."
    );
    assert_eq!(told, [expected]);
    assert!(file.with_extension("damaged").exists());
    assert_eq!(store.drafts().unwrap(), []);
    assert_eq!(
        (said(&store), store.check().unwrap().faults),
        (Vec::new(), Vec::new())
    );
    store.keep_draft(&draft(1, 2, "Ten again")).unwrap();
    assert_eq!(store.drafts().unwrap(), [draft(1, 2, "Ten again")]);
}

#[test]
fn one_of_a_newer_program_and_what_is_no_draft_are_left_alone() {
    let (dir, store) = on_disk();
    store.keep_draft(&draft(1, 1, "Ten minutes")).unwrap();
    let file = only_file(dir.path());
    // The schema after ours, with the checksum right.
    let mut bytes = fs::read(&file).unwrap();
    bytes[2] += 1;
    let stem = file.file_stem().unwrap().to_str().unwrap();
    let context = u128::from_str_radix(stem, 16).unwrap().to_be_bytes();
    let mut crc = crc32fast::Hasher::new();
    crc.update(&context);
    crc.update(&bytes[1..3]);
    crc.update(&bytes[7..]);
    bytes[3..7].copy_from_slice(&crc.finalize().to_le_bytes());
    fs::write(&file, &bytes).unwrap();
    let other = dir.path().join("drafts/notes.txt");
    fs::write(&other, "not ours").unwrap();
    assert_eq!(store.drafts().unwrap(), []);
    assert!(said(&store)[0].contains("newer Plimsoll"));
    assert_eq!((fs::read(&file).unwrap(), other.exists()), (bytes, true));
    assert_eq!(store.check().unwrap().faults, []);
}

#[test]
fn a_disk_that_is_nearly_full_takes_none() {
    let dir = tempfile::tempdir().unwrap();
    let options = plimsoll::store::Options {
        spare_bytes: u64::MAX,
        ..options()
    };
    let store = DiskStore::open(dir.path(), &options).unwrap();
    let refused = store.keep_draft(&draft(1, 1, "x")).unwrap_err();
    assert!(matches!(refused, StoreError::Full { .. }), "{refused}");
    assert_eq!(store.drafts().unwrap(), []);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn whatever_was_typed_comes_back(drafts in proptest::collection::vec(crate::arbitrary::draft(), 1..12)) {
        let memory = plimsoll::store::MemStore::new();
        let (dir, disk) = on_disk();
        for one in &drafts {
            memory.keep_draft(one).unwrap();
            disk.keep_draft(one).unwrap();
        }
        let expected: Vec<Draft> = memory.drafts().unwrap();
        prop_assert_eq!(&disk.drafts().unwrap(), &expected);
        drop(disk);
        let disk = DiskStore::open(dir.path(), &options()).unwrap();
        prop_assert_eq!(&disk.drafts().unwrap(), &expected);
        disk.drop_draft(&drafts[0].key).unwrap();
        memory.drop_draft(&drafts[0].key).unwrap();
        prop_assert_eq!(disk.drafts().unwrap(), memory.drafts().unwrap());
    }

    #[test]
    fn any_flipped_bit_or_cut_is_noticed(byte: usize, bit: usize, cut in any::<Option<usize>>()) {
        let (dir, store) = on_disk();
        store.keep_draft(&draft(1, 1, "Ten minutes")).unwrap();
        let file = only_file(dir.path());
        match cut {
            None => flip(&file, byte, bit),
            Some(cut) => {
                let bytes = fs::read(&file).unwrap();
                fs::write(&file, &bytes[..cut % bytes.len()]).unwrap();
            }
        }
        prop_assert_eq!(store.drafts().unwrap(), []);
        prop_assert_eq!(said(&store).len(), 1);
    }
}
