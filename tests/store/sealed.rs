//! A sealed store: nothing of a pupil in any of its files, each role by its keys, and what happens without any.

use crate::contract::assert_same;
use crate::damage::files;
use crate::day::{CHEAP, day as a_day, initials, passphrase, sealed, senco};
use crate::kit::*;
use plimsoll::domain::change::{Act, Change, Part, Put};
use plimsoll::domain::confidential::{ConfidentialNote, NoteKind};
use plimsoll::domain::id::NoteId;
use plimsoll::domain::role::Role;
use plimsoll::store::vault::{self, NewMember, Secret, VaultError};
use plimsoll::store::{DiskStore, MemStore, Options, Range, Seal, Store, StoreError};
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// Opens a sealed store as somebody who was let in.
fn open_as(dir: &Path, text: &str) -> Result<DiskStore, StoreError> {
    let keys = vault::unlock(dir, &initials(text), &phrase_of(text))?;
    let options = Options {
        seal: Some(Seal::open(dir, keys)?),
        ..options()
    };
    DiskStore::open(dir, &options)
}

fn phrase_of(text: &str) -> Secret {
    if text == "KB" {
        passphrase()
    } else {
        Secret::new(format!("pass-phrase of {text}"))
    }
}

fn let_in(dir: &Path, text: &str, role: Role) {
    let keys = vault::unlock(dir, &initials("KB"), &passphrase()).unwrap();
    let new = NewMember {
        initials: initials(text),
        name: "Ann Boyd".to_owned(),
        role,
        passphrase: phrase_of(text),
    };
    vault::add(dir, &keys, new).unwrap();
}

fn note(n: u64, text: &str) -> Change {
    let note = ConfidentialNote {
        id: NoteId::from_bytes(bytes(15, n)),
        pupil: pupil_id(1),
        kind: NoteKind::MentalHealth,
        text: text.into(),
        day: day(4),
        by: initials("KB"),
    };
    let part = Part::Confidential(Box::new(Put::new(note)));
    change(90_000 + n, Act::Confidential, vec![part])
}

/// A day, in a sealed store and in memory.
pub(crate) fn both(entries: u64) -> (TempDir, DiskStore, MemStore) {
    let dir = tempfile::tempdir().unwrap();
    let (store, memory) = (sealed(dir.path(), &options()).unwrap(), MemStore::new());
    for change in a_day(entries) {
        store.apply(&change).unwrap();
        memory.apply(&change).unwrap();
    }
    (dir, store, memory)
}

#[test]
fn a_sealed_store_holds_what_one_in_memory_does() {
    let (dir, store, memory) = both(120);
    assert_same(&store, &memory);
    drop(store);
    let store = sealed(dir.path(), &options()).unwrap();
    assert_same(&store, &memory);
    assert_eq!(store.notices(), []);
    drop(store);
    fs::remove_dir_all(dir.path().join("index")).unwrap();
    assert_same(&sealed(dir.path(), &options()).unwrap(), &memory);
}

#[test]
fn nothing_of_a_pupil_is_in_any_file_or_name() {
    let (dir, store, memory) = both(120);
    store
        .keep_draft(&draft(1, 3, "Half a plan about Zoë1"))
        .unwrap();
    store.apply(&note(1, "Sleeps badly")).unwrap();
    drop(store);
    let school = memory.load().unwrap().school;
    let mut words = vec![
        "Half a plan".to_owned(),
        "Sleeps badly".to_owned(),
        "ßßßß".to_owned(),
    ];
    words.push("Read the page twice".to_owned());
    words.push("Fernhill".to_owned());
    for pupil in school.pupils.values() {
        words.extend([pupil.name.surname.clone(), pupil.name.forename.clone()]);
    }
    let found = files(dir.path());
    assert!(found.len() > 12, "{found:?}");
    for file in found {
        let name = file
            .strip_prefix(dir.path())
            .unwrap()
            .to_string_lossy()
            .into_owned();
        let bytes = fs::read(&file).unwrap();
        for word in &words {
            assert!(!name.contains(word.as_str()), "{name}");
            let there = bytes
                .windows(word.len())
                .any(|some| some == word.as_bytes());
            assert!(!there, "{word} in {name}");
        }
    }
}

#[cfg(unix)]
#[test]
fn only_the_owner_reads_any_of_it() {
    use std::os::unix::fs::PermissionsExt;
    let (dir, store, _) = both(30);
    store.keep_draft(&draft(1, 3, "Half a plan")).unwrap();
    drop(store);
    for file in files(dir.path()) {
        let mode = fs::metadata(&file).unwrap().permissions().mode();
        assert_eq!(mode & 0o077, 0, "{}: {mode:o}", file.display());
    }
    let folders = ["keys", "journal", "index", "packs", "drafts"];
    for folder in folders.map(|name| dir.path().join(name)) {
        let mode = fs::metadata(&folder).map(|about| about.permissions().mode());
        assert!(
            mode.is_ok_and(|mode| mode.trailing_zeros() >= 6),
            "{}",
            folder.display()
        );
    }
}

#[test]
fn without_keys_it_does_not_open_and_is_never_taken_for_empty() {
    let (dir, store, _) = both(20);
    drop(store);
    let refused = DiskStore::open(dir.path(), &options()).unwrap_err();
    assert!(matches!(refused, StoreError::SignIn), "{refused}");
    assert_eq!(
        DiskStore::kind_of(dir.path()),
        Some(plimsoll::domain::school::SchoolKind::Real)
    );
    fs::rename(dir.path().join("keys"), dir.path().join("elsewhere")).unwrap();
    for opened in [
        DiskStore::open(dir.path(), &options()).map(drop),
        DiskStore::rebuild(dir.path(), &options()).map(drop),
    ] {
        let refused = opened.unwrap_err();
        assert!(matches!(refused, StoreError::KeysMissing(_)), "{refused}");
    }
    fs::rename(dir.path().join("elsewhere"), dir.path().join("keys")).unwrap();
    assert_eq!(
        sealed(dir.path(), &options())
            .unwrap()
            .check()
            .unwrap()
            .faults,
        []
    );
}

#[test]
fn the_keys_of_another_school_open_nothing() {
    let (dir, store, _) = both(20);
    drop(store);
    let other = tempfile::tempdir().unwrap();
    drop(sealed(other.path(), &options()).unwrap());
    fs::remove_dir_all(dir.path().join("keys")).unwrap();
    fs::rename(other.path().join("keys"), dir.path().join("keys")).unwrap();
    let store = sealed(dir.path(), &options()).unwrap();
    let faults = store.check().unwrap().faults;
    assert!(!faults.is_empty());
    assert!(
        faults[0]
            .to_string()
            .contains("does not open with this school's keys"),
        "{}",
        faults[0]
    );
}

#[test]
fn who_has_no_key_to_confidential_notes_reads_none_and_loses_none() {
    let (dir, store, memory) = both(60);
    for n in 0..3 {
        store.apply(&note(n, "Sleeps badly")).unwrap();
        memory.apply(&note(n, "Sleeps badly")).unwrap();
    }
    drop(store);
    let_in(dir.path(), "TA", Role::TeachingAssistant);
    for rebuild in [false, true] {
        if rebuild {
            fs::remove_dir_all(dir.path().join("index")).unwrap();
        }
        let store = open_as(dir.path(), "TA").unwrap();
        let school = store.load().unwrap().school;
        assert!(school.confidential.is_empty());
        assert_eq!(
            school.access,
            plimsoll::domain::confidential::Access::Sealed
        );
        assert_eq!(store.check().unwrap().faults, []);
        let seen = format!("{:?}", store.history(pupil_id(1)).unwrap());
        assert!(!seen.contains("Sleeps"), "{seen}");
        assert!(!format!("{:?}", store.recent(9).unwrap()).contains("Sleeps"));
        let refused = store.apply(&note(9, "Not theirs")).unwrap_err();
        assert!(matches!(refused, StoreError::NotSaved(_)), "{refused}");
        // What they write is there beside.
        let n = 70_000 + u64::from(rebuild);
        let entry = change(n, Act::Log, vec![Part::Entry(Box::new(entry(n, 1, 9)))]);
        store.apply(&entry).unwrap();
        memory.apply(&entry).unwrap();
        drop(store);
        assert_same(&open_as(dir.path(), "KB").unwrap(), &memory);
    }
}

#[test]
fn a_governor_opens_no_record() {
    let (dir, store, _) = both(20);
    drop(store);
    let_in(dir.path(), "GO", Role::Governor);
    let refused = open_as(dir.path(), "GO").unwrap_err();
    assert!(
        matches!(refused, StoreError::Keys(VaultError::FiguresOnly)),
        "{refused}"
    );
}

#[test]
fn a_draft_of_a_confidential_note_is_not_offered_to_others() {
    let (dir, store, _) = both(20);
    let mut secret = draft(1, 3, "Sleeps badly");
    "confidential".clone_into(&mut secret.key.form);
    store.keep_draft(&secret).unwrap();
    store.keep_draft(&draft(2, 3, "Half a plan")).unwrap();
    drop(store);
    let_in(dir.path(), "TA", Role::TeachingAssistant);
    let store = open_as(dir.path(), "TA").unwrap();
    assert_eq!(store.drafts().unwrap(), [draft(2, 3, "Half a plan")]);
    assert_eq!(store.notices(), []);
    drop(store);
    assert_eq!(
        open_as(dir.path(), "KB").unwrap().drafts().unwrap().len(),
        2
    );
}

#[test]
fn keys_made_anew_open_all_that_was_written_before_and_after() {
    let (dir, store, memory) = both(60);
    drop(store);
    let_in(dir.path(), "TE", Role::Teacher);
    let_in(dir.path(), "TA", Role::TeachingAssistant);
    let keys = vault::unlock(dir.path(), &initials("KB"), &passphrase()).unwrap();
    let signed = Options {
        seal: Some(Seal::open(dir.path(), keys).unwrap()),
        ..options()
    };
    let (_, notices) =
        DiskStore::rotate(dir.path(), &signed, Some(&initials("TA")), &mut |_, _| {}).unwrap();
    assert_eq!(notices, []);
    let store = open_as(dir.path(), "TE").unwrap();
    assert_eq!(store.notices(), []);
    let more = change(
        80_000,
        Act::Log,
        vec![Part::Entry(Box::new(entry(80_000, 1, 9)))],
    );
    store.apply(&more).unwrap();
    memory.apply(&more).unwrap();
    drop(store);
    assert!(open_as(dir.path(), "TA").is_err());
    assert_same(&open_as(dir.path(), "KB").unwrap(), &memory);
}

#[test]
fn a_school_in_the_open_is_sealed_with_all_that_is_in_it() {
    let above = tempfile::tempdir().unwrap();
    let dir = above.path().join("school");
    let (store, memory) = (DiskStore::open(&dir, &options()).unwrap(), MemStore::new());
    for change in a_day(60) {
        store.apply(&change).unwrap();
        memory.apply(&change).unwrap();
    }
    store.keep_draft(&draft(1, 3, "Half a plan")).unwrap();
    drop(store);
    DiskStore::protect(&dir, &options(), (senco(), CHEAP), &mut |_, _| {}).unwrap();
    let there: Vec<_> = fs::read_dir(above.path()).unwrap().collect();
    assert_eq!(there.len(), 1, "{there:?}");
    let store = sealed(&dir, &options()).unwrap();
    assert_same(&store, &memory);
    assert_eq!(store.drafts().unwrap(), [draft(1, 3, "Half a plan")]);
    assert_eq!(
        store.entries(pupil_id(1), Range::newest(9)).unwrap(),
        memory.entries(pupil_id(1), Range::newest(9)).unwrap()
    );
}

#[test]
fn a_change_in_the_open_is_nobodys_in_a_sealed_school() {
    let (dir, store, _) = both(20);
    drop(store);
    let plain = tempfile::tempdir().unwrap();
    let open = DiskStore::open(plain.path(), &options()).unwrap();
    open.apply(&a_day(1)[0]).unwrap();
    drop(open);
    let segment = Path::new("journal").join("000001.log");
    fs::copy(plain.path().join(&segment), dir.path().join(&segment)).unwrap();
    fs::remove_dir_all(dir.path().join("index")).unwrap();
    let store = sealed(dir.path(), &options()).unwrap();
    let faults = store.check().unwrap().faults;
    let said = format!("{faults:?}");
    assert!(
        said.contains("does not open with this school's keys"),
        "{said}"
    );
}

#[test]
fn every_change_says_on_which_machine_it_was_made() {
    let (_dir, store, _) = both(5);
    let rows = store
        .audit(&plimsoll::domain::audit::Filter::default(), 3)
        .unwrap();
    assert!(
        rows.iter().all(|row| row.host.as_deref() == Some("hall")),
        "{rows:?}"
    );
}
