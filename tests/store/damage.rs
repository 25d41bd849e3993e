//! Damage: the journal cut or flipped at any byte, sled flipped anywhere, packs gone. Nothing panics, nothing is lost in
//! silence, and what heals says so.

use crate::contract::assert_same;
use crate::kit::*;
use plimsoll::domain::school::SchoolKind;
use plimsoll::store::{DiskStore, MemStore, Range, Store, StoreError};
use proptest::prelude::*;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A store with one segment, closed.
fn one_segment(entries: u64) -> TempDir {
    let dir = tempfile::tempdir().unwrap();
    let store = DiskStore::open(dir.path(), &whole()).unwrap();
    for change in history(entries) {
        store.apply(&change).unwrap();
    }
    dir
}

/// Options under which nothing is sealed.
fn whole() -> plimsoll::store::Options {
    plimsoll::store::Options {
        segment_bytes: 1024 * 1024,
        ..options()
    }
}

/// A store with many segments, closed.
fn many_segments() -> TempDir {
    let dir = tempfile::tempdir().unwrap();
    let store = DiskStore::open(dir.path(), &options()).unwrap();
    for change in history(300) {
        store.apply(&change).unwrap();
    }
    dir
}

fn copy(from: &Path) -> TempDir {
    let to = tempfile::tempdir().unwrap();
    for file in files(from) {
        let target = to.path().join(file.strip_prefix(from).unwrap());
        fs::create_dir_all(target.parent().unwrap()).unwrap();
        fs::copy(&file, target).unwrap();
    }
    to
}

pub(crate) fn files(dir: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push(path);
        }
    }
    found.sort();
    found
}

pub(crate) fn flip(path: &Path, byte: usize, bit: usize) {
    let mut bytes = fs::read(path).unwrap();
    let place = byte % bytes.len();
    bytes[place] ^= 1 << (bit % 8);
    fs::write(path, bytes).unwrap();
}

fn first_segment(dir: &Path) -> PathBuf {
    dir.join("journal/000001.log")
}

/// Where each frame of a segment ends, read as docs/storage.md tells it.
fn frame_ends(bytes: &[u8]) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut at = 64;
    while let Some(len) = bytes.get(at..at + 4) {
        let len = u32::from_le_bytes(len.try_into().unwrap());
        if len == 0 {
            break;
        }
        at += 8 + usize::try_from(len).unwrap();
        ends.push(at);
    }
    ends
}

/// A store in memory with the first `count` changes of a history.
fn memory(entries: u64, count: usize) -> MemStore {
    let memory = MemStore::new();
    for change in history(entries).iter().take(count) {
        memory.apply(change).unwrap();
    }
    memory
}

#[test]
fn a_journal_cut_at_any_byte_keeps_every_whole_change_and_says_what_was_cut() {
    let dir = one_segment(12);
    let bytes = fs::read(first_segment(dir.path())).unwrap();
    let ends = frame_ends(&bytes);
    assert_eq!(ends.len(), history(12).len());
    let last = *ends.last().unwrap();
    let base = tempfile::tempdir().unwrap();
    let starts = [64].into_iter().chain(ends.iter().copied());
    let near = starts.flat_map(|at| [at, at + 3, at + 9, at + 50, at + 90, at + 2_000]);
    for cut in near.filter(|cut| *cut <= last) {
        let case = base.path().join(cut.to_string());
        fs::create_dir_all(case.join("journal")).unwrap();
        fs::write(case.join("journal/000001.log"), &bytes[..cut]).unwrap();
        let store = DiskStore::open(&case, &whole()).unwrap();
        let whole = ends.iter().filter(|end| **end <= cut).count();
        let loaded = store.load().unwrap();
        assert_eq!(store.recent(1000).unwrap().len(), whole, "cut at {cut}");
        let torn = cut != 64 && !ends.contains(&cut);
        assert_eq!(loaded.notices.len(), usize::from(torn), "cut at {cut}");
        if torn {
            let said = loaded.notices[0].to_string();
            assert!(said.contains(&format!("change {}", whole + 1)), "{said}");
            let side = case.join(format!("journal/000001.cut-{}", whole + 1));
            let end = whole.checked_sub(1).map_or(64, |i| ends[i]);
            let kept = fs::read(side).unwrap();
            assert!(bytes[end..cut].starts_with(&kept), "cut at {cut}");
        }
        assert_same(&store, &memory(12, whole));
        store.apply(&log(500, entry(500, 1, 3))).unwrap();
        drop(store);
        fs::remove_dir_all(&case).unwrap();
    }
}

#[test]
fn damage_in_the_middle_is_named_and_what_follows_is_kept() {
    let dir = one_segment(30);
    let path = first_segment(dir.path());
    let ends = frame_ends(&fs::read(&path).unwrap());
    flip(&path, ends[20] + 60, 3);
    let store = DiskStore::open(dir.path(), &whole()).unwrap();
    let report = store.check().unwrap();
    let said: Vec<String> = report.faults.iter().map(ToString::to_string).collect();
    assert!(
        said[0].starts_with("journal/000001.log, change 22: bytes"),
        "{said:?}"
    );
    assert!(
        said[1].contains("changes 22 to 22 are not there"),
        "{said:?}"
    );
    // The index still has what the journal lost, and says that they differ.
    assert!(
        said.iter().any(|said| said.starts_with("index")),
        "{said:?}"
    );
    drop(store);
    let notices = DiskStore::rebuild(dir.path(), &whole()).unwrap();
    assert!(notices[0].to_string().contains("change 22"), "{notices:?}");
    let store = DiskStore::open(dir.path(), &whole()).unwrap();
    let mut expected = history(30);
    expected.remove(21);
    expected.reverse();
    assert_eq!(store.recent(1000).unwrap(), expected);
}

#[test]
fn a_missing_segment_is_named() {
    let dir = many_segments();
    fs::remove_file(dir.path().join("journal/000003.log")).unwrap();
    let notices = DiskStore::rebuild(dir.path(), &options()).unwrap();
    let said = notices[0].to_string();
    assert!(said.contains("journal/000003.log: missing"), "{said}");
}

#[test]
fn a_missing_journal_is_not_taken_for_an_empty_school() {
    let dir = many_segments();
    fs::remove_dir_all(dir.path().join("journal")).unwrap();
    for _ in 0..2 {
        let refused = DiskStore::open(dir.path(), &options()).unwrap_err();
        assert!(
            matches!(refused, StoreError::JournalMissing(_)),
            "{refused}"
        );
    }
}

#[test]
fn an_index_or_a_pack_that_is_gone_is_made_anew() {
    for gone in ["index", "packs"] {
        let dir = many_segments();
        fs::remove_dir_all(dir.path().join(gone)).unwrap();
        let store = DiskStore::open(dir.path(), &options()).unwrap();
        let memory = memory(300, usize::MAX);
        for n in 0..5 {
            let of = |s: &dyn Store| s.entries(pupil_id(n), Range::newest(999)).unwrap();
            assert_eq!(of(&store), of(&memory));
        }
        assert_eq!(store.notices().len(), 1, "{gone}");
        assert_same(&store, &memory);
    }
}

#[test]
fn a_newer_version_is_refused_and_nothing_is_changed() {
    let dir = many_segments();
    let body = "plimsoll store 2\nkind real\n";
    let about = format!("{body}sum {:08x}\n", crc32fast::hash(body.as_bytes()));
    fs::write(dir.path().join("about"), about).unwrap();
    let refused = DiskStore::open(dir.path(), &options()).unwrap_err();
    assert!(matches!(refused, StoreError::Newer { .. }), "{refused}");
    fs::remove_file(dir.path().join("about")).unwrap();

    // A segment of another format, with its checksum right.
    let path = first_segment(dir.path());
    let before = fs::read(&path).unwrap();
    let mut bytes = before.clone();
    bytes[8] = 2;
    let crc = crc32fast::hash(&bytes[..56]);
    bytes[56..60].copy_from_slice(&crc.to_le_bytes());
    fs::write(&path, &bytes).unwrap();
    let refused = DiskStore::rebuild(dir.path(), &options()).unwrap_err();
    assert!(matches!(refused, StoreError::Newer { .. }), "{refused}");
    assert_eq!(fs::read(&path).unwrap(), bytes);

    // A change of another schema, with its checksum right.
    fs::remove_dir_all(dir.path().join("index")).unwrap();
    let mut bytes = before;
    let size = frame_ends(&bytes)[0];
    bytes[64 + 49] = 5;
    let mut crc = crc32fast::Hasher::new();
    crc.update(&bytes[64..68]);
    crc.update(&bytes[72..size]);
    let crc = crc.finalize();
    bytes[68..72].copy_from_slice(&crc.to_le_bytes());
    fs::write(&path, &bytes).unwrap();
    let refused = DiskStore::open(dir.path(), &options()).unwrap_err();
    assert_eq!(
        refused.to_string(),
        "change 1 in journal/000001.log was written by a newer Plimsoll, so it was left as it is; update this Plimsoll to open it"
    );
}

#[test]
fn a_file_in_the_folders_place_is_told() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("school");
    fs::write(&file, "not a folder").unwrap();
    for path in [file.clone(), file.join("below")] {
        let refused = DiskStore::open(&path, &options()).unwrap_err();
        assert!(matches!(refused, StoreError::NotAFolder(_)), "{refused}");
    }
    assert_eq!(DiskStore::kind_of(&file), None);
}

#[test]
fn a_kind_that_cannot_be_told_is_taken_for_real() {
    let dir = many_segments();
    fs::write(dir.path().join("about"), [0xff; 40]).unwrap();
    flip(&first_segment(dir.path()), 90, 0);
    assert_eq!(DiskStore::kind_of(dir.path()), Some(SchoolKind::Real));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    /// Whatever bit of whatever derived file flips, the store says what the journal says, or heals and then does.
    #[test]
    fn a_flipped_bit_in_the_index_is_healed(file: prop::sample::Index, byte: usize, bit: usize) {
        let dir = copy(sample());
        let derived: Vec<_> = files(dir.path())
            .into_iter()
            .filter(|file| !file.starts_with(dir.path().join("journal")))
            .filter(|file| fs::metadata(file).unwrap().len() > 0)
            .collect();
        flip(file.get::<PathBuf>(&derived), byte, bit);
        let store = DiskStore::open(dir.path(), &options()).unwrap();
        let memory = memory(150, usize::MAX);
        for n in 0..5 {
            let of = |s: &dyn Store| s.entries(pupil_id(n), Range::newest(999)).unwrap();
            prop_assert_eq!(of(&store), of(&memory));
        }
        assert_same(&store, &memory);
    }

    /// A flipped bit of the journal never panics and is never passed over: every change is there, or something is said.
    #[test]
    fn a_flipped_bit_in_the_journal_is_told(file: prop::sample::Index, byte: usize, bit: usize) {
        let dir = copy(sample());
        let segments = files(&dir.path().join("journal"));
        flip(file.get::<PathBuf>(&segments), byte, bit);
        fs::remove_dir_all(dir.path().join("index")).unwrap();
        let store = DiskStore::open(dir.path(), &options()).unwrap();
        let loaded = store.load().unwrap();
        let kept = store.recent(1000).unwrap();
        let all = history(150);
        if kept.len() != all.len() || loaded.notices.len() != 1 {
            // More than the one notice that the index was gone.
            prop_assert!(loaded.notices.len() > 1, "{:?}", loaded.notices);
        }
        prop_assert!(kept.len() + 1 >= all.len());
        prop_assert!(kept.iter().all(|change| all.contains(change)));
    }
}

/// A store that was killed, so that sled had no time to put itself in order; made once.
fn sample() -> &'static Path {
    static SAMPLE: std::sync::OnceLock<TempDir> = std::sync::OnceLock::new();
    SAMPLE
        .get_or_init(|| {
            let dir = tempfile::tempdir().unwrap();
            let store = DiskStore::open(dir.path(), &options()).unwrap();
            for change in history(150) {
                store.apply(&change).unwrap();
            }
            let killed = copy(dir.path());
            drop(store);
            killed
        })
        .path()
}

#[test]
fn a_journal_that_lost_what_was_saved_says_so_and_keeps_the_index_that_had_it() {
    let dir = many_segments();
    let last = files(&dir.path().join("journal")).pop().unwrap();
    fs::write(&last, [0; 5_000]).unwrap();
    let store = DiskStore::open(dir.path(), &options()).unwrap();
    let said: Vec<String> = store.notices().iter().map(ToString::to_string).collect();
    assert!(
        said.iter().any(|said| said.contains("Nothing in journal/")),
        "{said:?}"
    );
    let all = history(300).len();
    let saved = format!("but {all} had been saved");
    assert!(said.iter().any(|said| said.contains(&saved)), "{said:?}");
    drop(store);
    let store = DiskStore::open(dir.path(), &options()).unwrap();
    assert_eq!(store.notices(), []);
    assert_eq!(store.check().unwrap().faults, []);
    let kept = files(&dir.path().join("index"));
    assert!(kept.iter().any(|file| file.ends_with("keep")), "{kept:?}");
}
