//! The papers as files: which, where, who can read them, and that nothing that is there is lost.

use crate::reviews::{AFTER, BEFORE, REVIEW, SECRET, answer, stamp, typical};
use plimsoll::domain::change::{Act, Change, Part, Put};
use plimsoll::domain::delivery::{About, Entry, Outcome, Reason};
use plimsoll::domain::id::{ChangeId, EntryId, PlanId};
use plimsoll::domain::plan::Plan;
use plimsoll::domain::review::{Item, ReviewStatus, Said};
use plimsoll::domain::time::When;
use plimsoll::exchange::papers::{Form, Kind};
use plimsoll::runtime::papers::{Wanted, write};
use plimsoll::store::{DiskStore, MemStore, Options, Store};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn wanted(kind: Kind) -> Wanted<'static> {
    Wanted {
        review: REVIEW,
        kind,
        forms: &Form::ALL,
        scripts: &[],
    }
}

fn apply(store: &MemStore, number: u8, parts: Vec<Part>) {
    let change = Change {
        id: ChangeId::from_bytes([number; 16]),
        stamp: stamp(),
        act: Act::Review,
        undoes: None,
        parts,
    };
    store.apply(&change).unwrap();
}

fn plan(before: Option<Plan>, after: Option<Plan>) -> Part {
    Part::Plan(Box::new(Put { before, after }))
}

/// A store in which the review was held: its own plan was closed and the next one begun, and a third has followed since.
fn store() -> MemStore {
    let case = typical();
    let store = MemStore::new();
    let school = &case.school;
    let settings = Put {
        before: None,
        after: school.settings.clone(),
    };
    let pupils = school.pupils.values().cloned();
    let mut parts: Vec<Part> = pupils
        .map(|one| Part::Pupil(Box::new(Put::new(one))))
        .collect();
    parts.push(Part::Settings(Box::new(settings)));
    apply(&store, 1, parts);
    let (before, after) = (case.before.unwrap(), case.after.unwrap());
    assert_eq!((before.id, after.id), (BEFORE, AFTER));
    let mut early = before.clone();
    "An early wording".clone_into(&mut early.targets[0].text);
    apply(&store, 2, vec![plan(None, Some(early.clone()))]);
    let held = Part::Review(Box::new(Put::new(case.review)));
    let closed = plan(Some(early), Some(before.clone()));
    apply(
        &store,
        3,
        vec![closed, plan(Some(before), Some(after.clone())), held],
    );
    let third = Plan {
        id: PlanId::from_bytes([9; 16]),
        cycle: 4,
        ..after.clone()
    };
    apply(&store, 4, vec![plan(Some(after), Some(third))]);
    store
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap()
}

fn names(files: &[PathBuf]) -> Vec<&str> {
    let names = files.iter().map(|file| file.file_name().unwrap());
    names.map(|name| name.to_str().unwrap()).collect()
}

#[test]
fn both_forms_are_written_with_the_plans_of_their_time() {
    let home = tempfile::tempdir().unwrap();
    let dir = home.path().join("papers");
    let files = write(&store(), &dir, &wanted(Kind::Family)).unwrap();
    assert_eq!(
        names(&files),
        [
            "review-2026-11-24-5e5e5e5e-family.html",
            "review-2026-11-24-5e5e5e5e-family.md"
        ]
    );
    for file in &files {
        let text = read(file);
        assert!(text.contains("Reads 40 words a minute from a new text"));
        assert!(text.contains("Reads 60 words a minute from a new text"));
        assert!(!text.contains("An early wording"));
    }
    assert_eq!(
        fs::read_dir(&dir).unwrap().count(),
        2,
        "nothing is left lying"
    );
}

#[cfg(unix)]
#[test]
fn only_their_owner_can_read_them() {
    use std::os::unix::fs::PermissionsExt;
    let home = tempfile::tempdir().unwrap();
    for file in write(&store(), home.path(), &wanted(Kind::Minutes)).unwrap() {
        let mode = fs::metadata(file).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
}

#[test]
fn what_is_there_and_differs_is_kept_and_nothing_is_written() {
    let home = tempfile::tempdir().unwrap();
    let store = store();
    let files = write(&store, home.path(), &wanted(Kind::Minutes)).unwrap();
    assert_eq!(
        write(&store, home.path(), &wanted(Kind::Minutes)).unwrap(),
        files,
        "the same again"
    );
    let [html, md] = files.as_slice() else {
        panic!("{files:?}")
    };
    fs::write(md, "Corrected by hand").unwrap();
    fs::remove_file(html).unwrap();
    let why = write(&store, home.path(), &wanted(Kind::Minutes)).unwrap_err();
    assert!(
        why.contains("says something else, so nothing was written"),
        "{why}"
    );
    assert_eq!(read(md), "Corrected by hand");
    assert!(!html.exists());
}

#[test]
fn what_cannot_be_written_is_said_without_a_name() {
    let home = tempfile::tempdir().unwrap();
    let nothing = write(&MemStore::new(), home.path(), &wanted(Kind::Minutes)).unwrap_err();
    assert!(nothing.contains("no longer on record"), "{nothing}");

    let store = store();
    let mut open = typical().review;
    (open.status, open.outcome) = (ReviewStatus::Running, None);
    apply(&store, 5, vec![Part::Review(Box::new(Put::new(open)))]);
    let open = write(&store, home.path(), &wanted(Kind::Minutes)).unwrap_err();
    assert!(open.contains("has not been held"), "{open}");

    let file = home.path().join("file");
    fs::write(&file, "").unwrap();
    let blocked = write(&self::store(), &file, &wanted(Kind::Minutes)).unwrap_err();
    assert!(blocked.contains("Name another folder"), "{blocked}");
    for why in [nothing, open, blocked] {
        assert!(!why.contains("Ami") && !why.contains("Hassan"), "{why}");
    }
}

#[test]
fn no_note_of_the_log_and_no_private_note_is_written() {
    let store = store();
    let mut review = typical().review;
    let private = Said::Private(SECRET.to_owned());
    review
        .answers
        .push(answer("views.any", Item::Whole, SECRET, private));
    let entry = Entry {
        id: EntryId::from_bytes([1; 16]),
        pupil: review.pupil,
        when: When::day(crate::reviews::day(2026, 11, 20)),
        logged: stamp(),
        outcome: Outcome::NotDelivered(Reason::ALL[0]),
        about: About::default(),
        note: Some(SECRET.to_owned()),
        corrects: None,
    };
    let parts = vec![
        Part::Review(Box::new(Put::new(review))),
        Part::Entry(Box::new(entry)),
    ];
    apply(&store, 6, parts);
    let home = tempfile::tempdir().unwrap();
    for kind in crate::KINDS {
        for file in write(&store, home.path(), &wanted(kind)).unwrap() {
            assert!(!read(&file).contains(SECRET), "{}", file.display());
        }
    }
}

/// Runs the program in a folder of its own.
fn shell(home: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_plimsoll"))
        .env("HOME", home)
        .current_dir(home)
        .args(["--store", "school", "--as-of", "2026-11-23T09:30"])
        .args(args)
        .output()
        .unwrap()
}

#[test]
fn the_shell_writes_both_forms_or_refuses_in_one_sentence_without_a_name() {
    let home = tempfile::tempdir().unwrap();
    let made = ["demo", "--pupils", "30", "--entries", "300", "--no-open"];
    assert!(shell(home.path(), &made).status.success());
    let refused = shell(
        home.path(),
        &["minutes", "zoe", "papers", "--review", "900"],
    );
    let said = String::from_utf8(refused.stderr).unwrap();
    let shape = (refused.status.code(), said.lines().count());
    assert_eq!(shape, (Some(1), 1), "{said}");
    assert!(!said.contains("Zo"), "{said}");
    assert!(!home.path().join("papers").exists());
    let pupil = reviewed(&home.path().join("school"));
    let written = shell(home.path(), &["minutes", &pupil, "papers", "--family"]);
    assert!(written.status.success(), "{written:?}");
    let said = String::from_utf8(written.stdout).unwrap();
    let files: Vec<&str> = said.lines().take(2).collect();
    assert!(files[0].ends_with("-family.html") && files[1].ends_with("-family.md"));
    assert!(read(&home.path().join(files[1])).contains("\n# "), "{said}");
}

/// The name of a pupil one of whose reviews was held.
fn reviewed(store: &Path) -> String {
    let store = DiskStore::open(store, &Options::default()).unwrap();
    let school = store.load().unwrap().school;
    let mut pupils = school.pupils.values();
    let pupil = pupils.find(|pupil| !school.held_reviews(pupil.id).is_empty());
    pupil.unwrap().name.listed()
}
