//! What every store keeps to: the one in memory and the one on disk are put through the same acts and must agree.

use crate::day::sealed;
use crate::kit::*;
use plimsoll::domain::change::{Act, Change, Part, Put};
use plimsoll::domain::delivery::Entry;
use plimsoll::domain::id::ReviewId;
use plimsoll::domain::review::{Item, Said};
use plimsoll::domain::school::{School, SchoolKind};
use plimsoll::store::{DiskStore, MemStore, Range, Store};
use proptest::prelude::*;

use tempfile::TempDir;

pub(crate) fn on_disk() -> (TempDir, DiskStore) {
    let dir = tempfile::tempdir().unwrap();
    let store = DiskStore::open(dir.path(), &options()).unwrap();
    (dir, store)
}

/// Runs a test over both stores.
pub(crate) fn each_store(test: impl Fn(&dyn Store)) {
    test(&MemStore::new());
    test(&on_disk().1);
    let dir = tempfile::tempdir().unwrap();
    test(&sealed(dir.path(), &options()).unwrap());
}

fn ids(entries: &[Entry]) -> Vec<u64> {
    let number = |entry: &Entry| (0..10_000).find(|n| entry_id(*n) == entry.id).unwrap();
    entries.iter().map(number).collect()
}

#[test]
fn an_empty_store_is_empty() {
    each_store(|store| {
        assert_eq!(store.load().unwrap().school, School::empty());
        assert!(store.recent(10).unwrap().is_empty());
        let entries = store.entries(pupil_id(1), Range::newest(10)).unwrap();
        assert!(entries.entries.is_empty() && !entries.more);
        assert!(store.trail(pupil_id(1), entry_id(1)).unwrap().is_empty());
        assert_eq!(store.check().unwrap().faults, []);
    });
}

#[test]
fn what_was_applied_is_loaded() {
    each_store(|store| {
        let mut school = School::empty();
        for (place, change) in history(60).iter().enumerate() {
            school.apply(change);
            let receipt = store.apply(change).unwrap();
            assert_eq!(receipt.seq, u64::try_from(place).unwrap() + 1);
            school.summaries.extend(receipt.summaries);
        }
        let loaded = store.load().unwrap();
        assert_eq!(loaded.school, school);
        assert_eq!(loaded.notices, []);
        let recent = store.recent(usize::MAX).unwrap();
        assert_eq!(recent, history(60).into_iter().rev().collect::<Vec<_>>());
        assert_eq!(store.recent(2).unwrap(), recent[..2]);
    });
}

#[test]
fn records_are_replaced_and_taken_out_again() {
    each_store(|store| {
        let long = passport(1, 1, 30_000);
        let short = passport(1, 2, 10);
        let put = |n, before, after| {
            let put = Put { before, after };
            change(n, Act::Passport, vec![Part::Passport(Box::new(put))])
        };
        store.apply(&put(1, None, Some(long.clone()))).unwrap();
        assert_eq!(store.load().unwrap().school.passports[&pupil_id(1)], long);
        store
            .apply(&put(2, Some(long), Some(short.clone())))
            .unwrap();
        assert_eq!(store.load().unwrap().school.passports[&pupil_id(1)], short);
        store.apply(&put(3, Some(short), None)).unwrap();
        assert!(store.load().unwrap().school.passports.is_empty());
        assert_eq!(store.check().unwrap().faults, []);
    });
}

#[test]
fn what_is_said_in_a_meeting_is_kept_answer_by_answer() {
    each_store(|store| {
        let id = ReviewId::from_bytes(bytes(12, 1));
        let said = || store.load().unwrap().school.reviews[&id].answers.clone();
        let one = |n, part| store.apply(&change(n, Act::Answer, vec![part])).unwrap();
        one(1, answer(3, (1, 1)));
        assert!(
            store.load().unwrap().school.reviews.is_empty(),
            "nobody's, without a review"
        );
        // A review and what is said at once in it are one change.
        let begun = vec![review(1, 1), answer(2, (1, 1)), answer(1, (1, 1))];
        store.apply(&change(2, Act::Review, begun)).unwrap();
        let places = || said().iter().map(|one| one.key.item).collect::<Vec<_>>();
        assert_eq!(places(), [Item::Number(2), Item::Number(1)]);
        let Part::Answer(mut again) = answer(2, (1, 1)) else {
            panic!("an answer is an answer")
        };
        again.before.clone_from(&again.after);
        again.after.as_mut().unwrap().said = Said::YesNo(true);
        one(3, Part::Answer(again.clone()));
        assert_eq!(
            said()[0].said,
            Said::YesNo(true),
            "in the place of the first"
        );
        one(4, Part::Answer(Box::new(again.turned())));
        assert_eq!(said()[0], again.before.clone().unwrap());
        again.after = None;
        one(5, Part::Answer(again));
        assert_eq!(places(), [Item::Number(1)]);
        for n in 10..70 {
            one(n, answer(n, (1, 1)));
        }
        assert_eq!(said().len(), 61);
        let history = store.history(pupil_id(1)).unwrap();
        assert_eq!(history.len(), 1, "the answers are in the review");
        assert_eq!(history[0].parts, [review(1, 1)]);
        assert_eq!(store.check().unwrap().faults, []);
    });
}

#[test]
fn entries_come_newest_first_in_pages() {
    each_store(|store| {
        for change in history(200) {
            store.apply(&change).unwrap();
        }
        let all = store.entries(pupil_id(2), Range::newest(1000)).unwrap();
        assert!(!all.more && all.entries.len() > 20);
        assert!(all.entries.is_sorted_by(|a, b| a.newest_first(b).is_lt()));
        let mut paged: Vec<Entry> = Vec::new();
        loop {
            let range = paged
                .last()
                .map_or(Range::newest(7), |e| Range::after(e, 7));
            let page = store.entries(pupil_id(2), range).unwrap();
            paged.extend(page.entries);
            if !page.more {
                break;
            }
        }
        assert_eq!(paged, all.entries);
        let none = store.entries(pupil_id(2), Range::newest(0)).unwrap();
        assert!(none.entries.is_empty() && none.more);
    });
}

#[test]
fn a_correction_replaces_and_its_withdrawal_brings_back() {
    each_store(|store| {
        let standing = || {
            ids(&store
                .entries(pupil_id(1), Range::newest(9))
                .unwrap()
                .entries)
        };
        let total = || store.load().unwrap().school.summaries[&pupil_id(1)].total;
        store.apply(&log(1, entry(1, 1, 5))).unwrap();
        store.apply(&log(2, entry(2, 1, 4))).unwrap();
        store.apply(&correct(3, entry(3, 1, 5), 1)).unwrap();
        assert_eq!((standing(), total()), (vec![3, 2], 2));
        store.apply(&correct(4, entry(4, 1, 3), 3)).unwrap();
        assert_eq!((standing(), total()), (vec![2, 4], 2));
        let trail = store.trail(pupil_id(1), entry_id(4)).unwrap();
        assert_eq!(ids(&trail), [4, 3, 1]);
        store.apply(&withdraw(5, &entry(4, 1, 3))).unwrap();
        assert_eq!((standing(), total()), (vec![3, 2], 2));
        store.apply(&withdraw(6, &entry(3, 1, 5))).unwrap();
        assert_eq!((standing(), total()), (vec![1, 2], 2));
        store.apply(&withdraw(7, &entry(1, 1, 5))).unwrap();
        assert_eq!((standing(), total()), (vec![2], 1));
        assert_eq!(
            ids(&store.trail(pupil_id(1), entry_id(4)).unwrap()),
            [4, 3, 1]
        );
    });
}

#[test]
fn a_school_survives_being_closed() {
    let (dir, store) = on_disk();
    for change in history(300) {
        store.apply(&change).unwrap();
    }
    let before = (store.load().unwrap(), store.recent(50).unwrap());
    let log = store.entries(pupil_id(3), Range::newest(500)).unwrap();
    drop(store);
    let store = DiskStore::open(dir.path(), &options()).unwrap();
    assert_eq!((store.load().unwrap(), store.recent(50).unwrap()), before);
    assert_eq!(store.entries(pupil_id(3), Range::newest(500)).unwrap(), log);
    let report = store.check().unwrap();
    assert_eq!(report.faults, []);
    assert_eq!((report.entries, report.pupils), (300, 5));
}

#[test]
fn filling_and_rebuilding_give_what_applying_gives() {
    let (applied_dir, applied) = on_disk();
    for change in history(300) {
        applied.apply(&change).unwrap();
    }
    let filled_dir = tempfile::tempdir().unwrap();
    let mut counted = 0;
    let told = &mut |n| counted = n;
    DiskStore::fill(filled_dir.path(), &options(), history(300), told).unwrap();
    assert_eq!(counted, u64::try_from(history(300).len()).unwrap());
    let filled = DiskStore::open(filled_dir.path(), &options()).unwrap();
    assert_same(&filled, &applied);
    drop(applied);
    let notices = DiskStore::rebuild(applied_dir.path(), &options()).unwrap();
    assert_eq!(notices, []);
    let rebuilt = DiskStore::open(applied_dir.path(), &options()).unwrap();
    assert_same(&rebuilt, &filled);
    filled.apply(&log(9_000, entry(9_000, 1, 900))).unwrap();
    rebuilt.apply(&log(9_000, entry(9_000, 1, 900))).unwrap();
    assert_same(&rebuilt, &filled);
    drop(filled);
    let again = DiskStore::fill(filled_dir.path(), &options(), history(3), &mut |_| ());
    assert!(
        again
            .unwrap_err()
            .to_string()
            .contains("holds a school already")
    );
}

/// Asserts that two stores say the same of everything.
pub(crate) fn assert_same(a: &dyn Store, b: &dyn Store) {
    assert_eq!(a.load().unwrap().school, b.load().unwrap().school);
    assert_eq!(a.recent(40).unwrap(), b.recent(40).unwrap());
    for n in 0..6 {
        for range in [Range::newest(3), Range::newest(1000)] {
            let of = |store: &dyn Store| store.entries(pupil_id(n), range).unwrap();
            assert_eq!(of(a), of(b));
        }
        let of = |store: &dyn Store| store.history(pupil_id(n)).unwrap();
        assert_eq!(of(a), of(b));
    }
    assert_eq!(a.check().unwrap().faults, []);
    assert_eq!(b.check().unwrap().faults, []);
}

#[test]
fn the_kind_of_school_is_known_without_taking_the_store() {
    let dir = tempfile::tempdir().unwrap();
    assert_eq!(DiskStore::kind_of(dir.path()), None);
    let store = DiskStore::open(dir.path(), &options()).unwrap();
    assert_eq!(DiskStore::kind_of(dir.path()), None);
    store.apply(&set_up(SchoolKind::Demo)).unwrap();
    assert_eq!(DiskStore::kind_of(dir.path()), Some(SchoolKind::Demo));
    std::fs::remove_file(dir.path().join("about")).unwrap();
    assert_eq!(DiskStore::kind_of(dir.path()), Some(SchoolKind::Demo));
    store.apply(&set_up(SchoolKind::Real)).unwrap();
    assert_eq!(DiskStore::kind_of(dir.path()), Some(SchoolKind::Real));
}

/// One act of the model: a number says what, others say on what.
fn act(n: u64, (what, pupil, on, older): (u8, u64, i64, u64), past: &[Entry]) -> Change {
    let of_pupil: Vec<_> = past.iter().filter(|e| e.pupil == pupil_id(pupil)).collect();
    let chosen = usize::try_from(older).unwrap().checked_rem(of_pupil.len());
    let chosen = chosen.and_then(|i| of_pupil.get(i));
    match (what % 8, chosen) {
        (0, Some(old)) => {
            let mut new = entry(n * 10 + 9, pupil, on);
            new.corrects = Some(old.id);
            change(n, Act::Correct, vec![Part::Entry(Box::new(new))])
        }
        (1, Some(old)) => withdraw(n, old),
        (2, _) => {
            let put = Put::new(crate::kit::pupil(pupil));
            change(n, Act::Pupil, vec![Part::Pupil(Box::new(put))])
        }
        (3, _) => {
            let size = usize::try_from(older % 9000).unwrap();
            let put = Put::new(passport(pupil, 1, size));
            change(n, Act::Passport, vec![Part::Passport(Box::new(put))])
        }
        (4, _) => {
            let others = (0..4).map(|i| Part::Entry(Box::new(entry(n * 10 + i, i, on))));
            change(n, Act::Sweep, others.collect())
        }
        (5, _) => meeting(n, pupil, older),
        _ => log(n, entry(n * 10, pupil, on)),
    }
}

/// What happens round a meeting: it is begun anew, given up, answered in or answered back, before it is begun too.
fn meeting(n: u64, pupil: u64, chosen: u64) -> Change {
    let said = answer(chosen % 7, (pupil, pupil));
    let back = |part: Part| {
        let one = change(0, Act::Answer, vec![part]);
        one.inverse().unwrap().remove(0)
    };
    match chosen % 12 {
        0 => change(n, Act::Review, vec![review(pupil, pupil)]),
        1 => change(n, Act::Review, vec![review(pupil, pupil), said]),
        2 => change(n, Act::Review, vec![said, back(review(pupil, pupil))]),
        3 => change(n, Act::Action, vec![action(chosen % 5, pupil)]),
        4 => change(n, Act::Action, vec![back(action(chosen % 5, pupil))]),
        5 | 6 => change(n, Act::Answer, vec![back(said)]),
        _ => change(n, Act::Answer, vec![said]),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn disk_and_memory_agree_on_any_acts(
        acts in proptest::collection::vec((any::<u8>(), 0u64..4, 0i64..40, any::<u64>()), 1..120),
        reopen in 0usize..120,
    ) {
        let memory = MemStore::new();
        let (dir, mut disk) = on_disk();
        let mut past = Vec::new();
        for (place, (n, what)) in (1..).zip(acts).enumerate() {
            let change = act(n, what, &past);
            past.extend(change.entries().cloned());
            prop_assert_eq!(memory.apply(&change).unwrap(), disk.apply(&change).unwrap());
            if place == reopen {
                drop(disk);
                disk = DiskStore::open(dir.path(), &options()).unwrap();
            }
        }
        assert_same(&memory, &disk);
        for entry in past.iter().rev().take(5) {
            prop_assert_eq!(
                memory.trail(entry.pupil, entry.id).unwrap(),
                disk.trail(entry.pupil, entry.id).unwrap()
            );
        }
    }
}
