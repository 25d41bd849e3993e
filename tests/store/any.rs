//! Any changes at all, hostile texts included: the store on disk says what the one in memory says, however it came by them.

use crate::arbitrary;
use crate::contract::on_disk;
use crate::kit::*;
use plimsoll::domain::change::Change;
use plimsoll::domain::id::PupilId;
use plimsoll::store::{DiskStore, MemStore, Options, Range, Store};
use proptest::prelude::*;

/// Asserts that two stores say the same of everything there can be.
fn agree(a: &dyn Store, b: &dyn Store) -> Result<(), TestCaseError> {
    prop_assert_eq!(a.load().unwrap().school, b.load().unwrap().school);
    prop_assert_eq!(a.recent(99).unwrap(), b.recent(99).unwrap());
    for n in 0..5 {
        let pupil = PupilId::from_bytes([n; 16]);
        let range = Range::newest(99);
        prop_assert_eq!(
            a.entries(pupil, range).unwrap(),
            b.entries(pupil, range).unwrap()
        );
        prop_assert_eq!(a.history(pupil).unwrap(), b.history(pupil).unwrap());
    }
    prop_assert_eq!(a.check().unwrap().faults, []);
    prop_assert_eq!(b.check().unwrap().faults, []);
    Ok(())
}

fn reopened(dir: &std::path::Path, options: &Options) -> DiskStore {
    DiskStore::open(dir, options).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn survive_journal_index_rebuild_and_fill(
        changes in proptest::collection::vec(arbitrary::change(), 1..24),
        segment_bytes in prop_oneof![Just(4 * 1024u64), Just(1024 * 1024)],
    ) {
        let options = Options { segment_bytes, ..options() };
        let memory = MemStore::new();
        let dir = tempfile::tempdir().unwrap();
        let disk = reopened(dir.path(), &options);
        for change in &changes {
            prop_assert_eq!(memory.apply(change).unwrap(), disk.apply(change).unwrap());
        }
        agree(&memory, &disk)?;
        drop(disk);
        agree(&memory, &reopened(dir.path(), &options))?;
        prop_assert_eq!(DiskStore::rebuild(dir.path(), &options).unwrap(), []);
        agree(&memory, &reopened(dir.path(), &options))?;
        let filled = tempfile::tempdir().unwrap();
        DiskStore::fill(filled.path(), &options, changes, &mut |_| ()).unwrap();
        agree(&memory, &reopened(filled.path(), &options))?;
    }

    #[test]
    fn are_undone_alike(change in arbitrary::change()) {
        let memory = MemStore::new();
        let (_dir, disk) = on_disk();
        let undone = change.inverse().map(|parts| Change { parts, ..change.clone() });
        for change in std::iter::once(change).chain(undone) {
            prop_assert_eq!(memory.apply(&change).unwrap(), disk.apply(&change).unwrap());
        }
        agree(&memory, &disk)?;
    }
}
