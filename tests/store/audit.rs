//! Who did what, and confidential notes: both stores agree, over segments and past damage.

use crate::contract::{each_store, on_disk};
use crate::kit::*;
use plimsoll::domain::audit::{Filter, Row, What};
use plimsoll::domain::change::{Act, Change, Part, Put};
use plimsoll::domain::confidential::{Access, ConfidentialNote, NoteKind};
use plimsoll::domain::id::NoteId;
use plimsoll::domain::seen::{Look, Seen};
use plimsoll::domain::staff::Initials;
use plimsoll::store::{DiskStore, MemStore, Options, Store};

/// The `n`th confidential note, about a pupil.
fn note(n: u64, pupil: u64, text: &str) -> ConfidentialNote {
    ConfidentialNote {
        id: NoteId::from_bytes(bytes(15, n)),
        pupil: pupil_id(pupil),
        kind: NoteKind::MentalHealth,
        text: text.into(),
        day: day(4),
        by: Initials::parse("KB").unwrap(),
    }
}

/// A change that puts a note in the place of another.
fn put_note(n: u64, before: Option<&ConfidentialNote>, after: Option<&ConfidentialNote>) -> Change {
    let put = Put {
        before: before.cloned(),
        after: after.cloned(),
    };
    change(
        n,
        Act::Confidential,
        vec![Part::Confidential(Box::new(put))],
    )
}

/// A look.
fn look_at(n: u64, seen: Seen) -> Change {
    change(n, Act::Seen, vec![Part::Seen(Box::new(seen))])
}

fn child(n: u64) -> Part {
    Part::Pupil(Box::new(Put::new(pupil(n))))
}

#[test]
fn a_confidential_note_is_a_record_of_its_own_with_a_history() {
    each_store(|store| {
        let first = note(1, 1, "Sleeps badly");
        let second = note(1, 1, "Sleeps better");
        store.apply(&change(1, Act::Pupil, vec![child(1)])).unwrap();
        store.apply(&put_note(2, None, Some(&first))).unwrap();
        let there = || store.load().unwrap().school.confidential;
        assert_eq!(there(), [(first.id, first.clone())].into());
        store
            .apply(&put_note(3, Some(&first), Some(&second)))
            .unwrap();
        assert_eq!(there()[&first.id].text, "Sleeps better");
        assert_eq!(store.history(pupil_id(1)).unwrap().len(), 3);
        store.apply(&put_note(4, Some(&second), None)).unwrap();
        assert!(there().is_empty());
        assert_eq!(store.check().unwrap().faults, []);
    });
}

#[test]
fn a_look_is_on_record_and_nothing_else_knows_of_it() {
    each_store(|store| {
        store.apply(&change(1, Act::Pupil, vec![child(1)])).unwrap();
        let before = store.load().unwrap();
        for n in 2..30 {
            let look = Seen::of(Look::Confidential, pupil_id(1));
            let receipt = store.apply(&look_at(n, look)).unwrap();
            assert_eq!((receipt.seq, receipt.summaries), (n, Vec::new()));
        }
        assert_eq!(store.load().unwrap(), before);
        let recent = store.recent(10).unwrap();
        assert_eq!(recent.len(), 1, "undo never sees a look");
        assert_eq!(recent[0].act, Act::Pupil);
        assert_eq!(store.history(pupil_id(1)).unwrap().len(), 1);
        assert_eq!(store.audit(&Filter::default(), 100).unwrap().len(), 29);
        assert_eq!(store.check().unwrap().faults, []);
    });
}

/// Two changes, then two looks.
fn four(store: &dyn Store) {
    let parts = vec![child(1), child(2), child(1)];
    store.apply(&change(1, Act::Import, parts)).unwrap();
    store
        .apply(&change(2, Act::Talk, vec![talk(1, 2)]))
        .unwrap();
    store
        .apply(&look_at(3, Seen::of(Look::Papers, pupil_id(1))))
        .unwrap();
    store
        .apply(&look_at(4, Seen::whole(Look::Export, 2)))
        .unwrap();
}

/// The numbers of the rows that a filter takes.
fn numbers(store: &dyn Store, filter: &Filter, limit: usize) -> Vec<u64> {
    let rows = store.audit(filter, limit).unwrap();
    rows.iter().map(|row| row.seq).collect()
}

#[test]
fn who_did_what_is_told_newest_first_by_the_page_and_through_a_filter() {
    each_store(|store| {
        four(store);
        let numbers = |filter: &Filter, limit| numbers(store, filter, limit);
        let all = Filter::default();
        assert_eq!(numbers(&all, 10), [4, 3, 2, 1]);
        assert_eq!(numbers(&all, 2), [4, 3]);
        assert!(numbers(&all, 0).is_empty());
        let page = |before| Filter {
            before: Some(before),
            ..all.clone()
        };
        assert_eq!(numbers(&page(3), 10), [2, 1]);
        assert!(numbers(&page(1), 10).is_empty());
        let of = |what| Filter {
            what: Some(what),
            ..all.clone()
        };
        assert_eq!(numbers(&of(What::Looks), 10), [4, 3]);
        assert_eq!(numbers(&of(What::Changes), 10), [2, 1]);
        assert_eq!(numbers(&of(What::Look(Look::Papers)), 10), [3]);
        assert_eq!(numbers(&of(What::Act(Act::Talk)), 10), [2]);
        let about = |n| Filter {
            pupil: Some(pupil_id(n)),
            ..all.clone()
        };
        assert_eq!(numbers(&about(1), 10), [3, 1]);
        assert_eq!(numbers(&about(2), 10), [2, 1]);
    });
}

#[test]
fn who_did_what_is_told_of_some_days_and_of_some_people() {
    each_store(|store| {
        four(store);
        let numbers = |filter: &Filter, limit| numbers(store, filter, limit);
        let all = Filter::default();
        let rows = store.audit(&all, 10).unwrap();
        let today = rows[0].at.today();
        let days = |since, until| Filter {
            since,
            until,
            ..all.clone()
        };
        assert_eq!(
            numbers(&days(Some(today), Some(today)), 10).first(),
            Some(&4)
        );
        assert!(!numbers(&days(None, today.pred_opt()), 10).contains(&4));
        let by = |by: &str| Filter {
            by: Initials::parse(by),
            ..all.clone()
        };
        assert!(numbers(&by("NOBODY"), 10).is_empty());
        assert_eq!(numbers(&by(rows[0].by.as_str()), 10).first(), Some(&4));
        assert_eq!(rows[3].touched.len(), 2, "each pupil once");
        assert_eq!(rows[3].pupils(), [pupil_id(1), pupil_id(2)]);
        assert_eq!(rows[0].seen, [Seen::whole(Look::Export, 2)]);
        assert!(rows[0].host.as_deref().is_none_or(|host| host == "hall"));
    });
}

#[test]
fn who_did_what_is_read_over_segments_and_past_damage() {
    let (dir, store) = on_disk();
    let memory = MemStore::new();
    for change in history(200) {
        store.apply(&change).unwrap();
        memory.apply(&change).unwrap();
    }
    let all = Filter::default();
    let rows = store.audit(&all, usize::MAX).unwrap();
    assert_eq!(rows, memory.audit(&all, usize::MAX).unwrap());
    let mut paged = Vec::new();
    loop {
        let before = paged.last().map(|row: &Row| row.seq);
        let page = store
            .audit(
                &Filter {
                    before,
                    ..all.clone()
                },
                7,
            )
            .unwrap();
        if page.is_empty() {
            break;
        }
        paged.extend(page);
    }
    assert_eq!(paged, rows);
    let segment = dir.path().join("journal/000001.log");
    let mut bytes = std::fs::read(&segment).unwrap();
    bytes[200] ^= 1;
    std::fs::write(&segment, bytes).unwrap();
    let left = store.audit(&all, usize::MAX).unwrap();
    assert_eq!(left.len(), rows.len() - 1);
    let faults = store.check().unwrap().faults;
    let first = faults.iter().filter_map(|fault| fault.change).min();
    assert!(first.is_some() && !left.iter().any(|row| Some(row.seq) == first));
}

#[test]
fn a_school_whose_notes_are_sealed_has_none_and_that_is_no_damage() {
    let (dir, store) = on_disk();
    let note = note(1, 1, "Sleeps badly");
    store.apply(&change(1, Act::Pupil, vec![child(1)])).unwrap();
    store.apply(&put_note(2, None, Some(&note))).unwrap();
    drop(store);
    let sealed = Options {
        confidential: Access::Sealed,
        ..options()
    };
    let store = DiskStore::open(dir.path(), &sealed).unwrap();
    let loaded = store.load().unwrap();
    assert_eq!(loaded.notices, []);
    assert_eq!(loaded.school.access, Access::Sealed);
    assert!(loaded.school.confidential.is_empty());
    assert_eq!(store.check().unwrap().faults, []);
    drop(store);
    let store = DiskStore::open(dir.path(), &options()).unwrap();
    let school = store.load().unwrap().school;
    assert_eq!(school.confidential[&note.id], note);
    assert_eq!(store.check().unwrap().faults, []);
}
