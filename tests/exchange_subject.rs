//! What a family may ask for: everything about one pupil, and nothing of any other.

#[cfg(test)]
mod everything {
    use chrono::NaiveDate;
    use plimsoll::demo::{self, Wish};
    use plimsoll::domain::change::{Act, Change, Part, Put};
    use plimsoll::domain::confidential::{Access, ConfidentialNote, NoteKind};
    use plimsoll::domain::delivery::{Entry, Withdrawal};
    use plimsoll::domain::id::{ChangeId, EntryId, NoteId, PupilId, TalkId};
    use plimsoll::domain::pupil::Pupil;
    use plimsoll::domain::school::School;
    use plimsoll::domain::staff::Initials;
    use plimsoll::domain::time::Moment;
    use plimsoll::exchange::subject::{Everything, everything, page};
    use plimsoll::store::{MemStore, Range, Store};
    use serde_json::Value;

    const DAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();

    fn store() -> MemStore {
        let store = MemStore::new();
        let wish = Wish {
            pupils: 24,
            entries: 800,
            seed: 5,
            today: Moment::from_local(DAY.and_hms_opt(9, 0, 0).unwrap(), 0),
        };
        for change in demo::school(&wish) {
            store.apply(&change).unwrap();
        }
        store
    }

    fn of(store: &MemStore, school: &School, pupil: &Pupil) -> Value {
        everything(&Everything {
            school,
            pupil,
            standing: &store
                .entries(pupil.id, Range::newest(10_000))
                .unwrap()
                .entries,
            log: &store.all_entries(pupil.id).unwrap(),
            history: &store.history(pupil.id).unwrap(),
            on: DAY,
        })
        .unwrap()
    }

    fn two(school: &School) -> (&Pupil, &Pupil) {
        let mut pupils = school.pupils.values();
        (pupils.next().unwrap(), pupils.next().unwrap())
    }

    /// Every text of a value.
    fn texts(value: &Value) -> Vec<&str> {
        match value {
            Value::String(text) => vec![text],
            Value::Array(items) => items.iter().flat_map(texts).collect(),
            Value::Object(members) => members.values().flat_map(texts).collect(),
            Value::Null | Value::Bool(_) | Value::Number(_) => Vec::new(),
        }
    }

    fn last_logged(store: &MemStore, pupil: PupilId) -> Entry {
        let newest = store.entries(pupil, Range::newest(1)).unwrap();
        newest.entries.into_iter().next().unwrap()
    }

    #[test]
    fn no_other_child_is_named_wherever_staff_named_one() {
        let store = store();
        let school = store.load().unwrap().school;
        let (pupil, other) = two(&school);
        let name = other.name.spoken();
        let mut entry = last_logged(&store, pupil.id);
        entry.id = EntryId::from_bytes([9; 16]);
        entry.note = Some(format!("Worked beside {name} today"));
        let mut talk = school.talks.values().next().unwrap().clone();
        talk.id = TalkId::from_bytes([9; 16]);
        talk.pupil = pupil.id;
        talk.about = format!("{name} was mentioned");
        let change = Change {
            id: ChangeId::from_bytes([9; 16]),
            stamp: entry.logged.clone(),
            act: Act::Talk,
            undoes: None,
            parts: vec![
                Part::Entry(Box::new(entry)),
                Part::Talk(Box::new(Put::new(talk))),
            ],
        };
        store.apply(&change).unwrap();
        let school = store.load().unwrap().school;
        let all = of(&store, &school, pupil);
        let found = texts(&all).into_iter().find(|text| text.contains(&name));
        assert_eq!(found, None);
        let veiled = texts(&all)
            .into_iter()
            .filter(|text| text.contains("another pupil"))
            .count();
        assert!(veiled >= 3, "the note, the talk and its version: {veiled}");
        assert!(texts(&all).contains(&pupil.name.surname.as_str()));
        assert!(!page(&all).contains(&name));
    }

    #[test]
    fn what_was_taken_back_and_what_was_once_written_is_there_too() {
        let store = store();
        let school = store.load().unwrap().school;
        let (pupil, _) = two(&school);
        let entry = last_logged(&store, pupil.id);
        let change = Change {
            id: ChangeId::from_bytes([8; 16]),
            stamp: entry.logged.clone(),
            act: Act::Undo,
            undoes: None,
            parts: vec![Part::Withdraw(Withdrawal {
                entry: entry.id,
                pupil: pupil.id,
                when: entry.when,
            })],
        };
        let before = of(&store, &school, pupil)["replaced"]
            .as_array()
            .unwrap()
            .len();
        store.apply(&change).unwrap();
        let all = of(&store, &store.load().unwrap().school, pupil);
        let replaced = all["replaced"].as_array().unwrap();
        assert_eq!(replaced.len(), before + 1);
        assert!(
            replaced
                .iter()
                .any(|one| one["id"] == entry.id.to_string().as_str())
        );
        let versions = all["versions"].as_array().unwrap();
        let history = store.history(pupil.id).unwrap();
        let parts: usize = history.iter().map(|change| change.parts.len()).sum();
        assert!(!versions.is_empty() && versions.len() <= parts);
        assert!(versions.iter().any(|one| one["record"] == "pupil"));
    }

    #[test]
    fn confidential_notes_are_there_for_whoever_can_read_them() {
        let store = store();
        let school = store.load().unwrap().school;
        let (pupil, other) = two(&school);
        for (n, of, text) in [
            (1, pupil, "Zzqold"),
            (2, pupil, "Zzqnew"),
            (3, other, "Zzqother"),
        ] {
            let note = ConfidentialNote {
                id: NoteId::from_bytes([n; 16]),
                pupil: of.id,
                kind: NoteKind::Bullying,
                text: text.to_owned(),
                day: DAY - chrono::Duration::days(i64::from(9 - n)),
                by: Initials::parse("KB").unwrap(),
            };
            let change = Change {
                id: ChangeId::from_bytes([40 + n; 16]),
                stamp: last_logged(&store, pupil.id).logged,
                act: Act::Confidential,
                undoes: None,
                parts: vec![Part::Confidential(Box::new(Put::new(note)))],
            };
            store.apply(&change).unwrap();
        }
        let mut school = store.load().unwrap().school;
        let pupil = school.pupils[&pupil.id].clone();
        let all = of(&store, &school, &pupil);
        let notes: Vec<&str> = texts(&all["confidential"])
            .into_iter()
            .filter(|text| text.starts_with("Zzq"))
            .collect();
        assert_eq!(notes, ["Zzqnew", "Zzqold"]);
        assert_eq!(all["left_out"], Value::Null);
        let read = page(&all);
        assert!(read.contains("Confidential notes</h2>") && read.contains("Zzqnew"));
        // Whoever cannot read them is told that they are not in it, and nothing of them is.
        school.access = Access::Sealed;
        school.confidential.clear();
        let all = of(&store, &school, &pupil);
        assert!(texts(&all).into_iter().all(|text| !text.contains("Zzq")));
        assert_eq!(all["confidential"], Value::Null);
        let said = "Confidential notes are not in this.";
        assert!(all["left_out"].as_str().unwrap().starts_with(said));
        assert!(page(&all).contains(said));
    }

    #[test]
    fn the_page_holds_every_word_and_runs_none() {
        let store = store();
        let mut school = store.load().unwrap().school;
        let (id, _) = school.pupils.iter().next().unwrap();
        let id = *id;
        let hostile = "<script>alert('x')</script> & \"quoted\"";
        let pupil = school.pupils.get_mut(&id).unwrap();
        hostile.clone_into(&mut pupil.name.forename);
        let pupil = school.pupils[&id].clone();
        let text = page(&of(&store, &school, &pupil));
        assert!(!text.contains("<script"));
        assert!(
            text.contains(
                "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;quoted&quot;"
            )
        );
        for title in [
            "About the pupil",
            "Log",
            "Earlier versions",
            "Specific learning difficulty",
        ] {
            assert!(text.contains(title), "{title}");
        }
    }
}

#[cfg(test)]
mod shell {
    use std::fs;
    use std::path::Path;
    use std::process::{Command, Output};

    fn plimsoll(home: &Path, args: &[&str]) -> Output {
        let store = home.join("store");
        let mut command = Command::new(env!("CARGO_BIN_EXE_plimsoll"));
        command.env_clear().env("HOME", home).env("TZ", "UTC");
        command.args([
            "--store",
            store.to_str().unwrap(),
            "--as-of",
            "2026-11-23T09:30",
        ]);
        command.args(args).output().unwrap()
    }

    fn refused(output: &Output) -> String {
        let said = String::from_utf8(output.stderr.clone()).unwrap();
        assert_eq!(
            (output.status.code(), said.lines().count()),
            (Some(1), 1),
            "{said}"
        );
        said
    }

    #[test]
    fn both_files_are_written_once_and_never_over_anothers() {
        let home = tempfile::tempdir().unwrap();
        let made = plimsoll(
            home.path(),
            &["demo", "--no-open", "--pupils", "8", "--entries", "60"],
        );
        assert!(made.status.success());
        let dir = home.path().join("zoë's record");
        let dir = dir.to_str().unwrap();
        let of = |pupil: &str, dir: &str| plimsoll(home.path(), &["export", dir, "--pupil", pupil]);
        assert!(refused(&of("xyzzy", dir)).contains("No pupil is found by “xyzzy”"));
        assert!(
            !Path::new(dir).exists(),
            "nothing is begun that cannot be done"
        );
        assert!(of("zoe", dir).status.success());
        let read = |name: &str| fs::read_to_string(Path::new(dir).join(name)).unwrap();
        let (json, html) = (read("record.json"), read("record.html"));
        assert!(json.contains("plimsoll.subject.1") && html.contains("Zoë"));
        assert!(refused(&of("zoe", dir)).contains("nothing was written"));
        assert_eq!((read("record.json"), read("record.html")), (json, html));
        let file = home.path().join("a file");
        fs::write(&file, "").unwrap();
        assert!(refused(&of("zoe", file.to_str().unwrap())).contains("Name another folder"));
        let both = plimsoll(
            home.path(),
            &["export", dir, "--pupil", "zoe", "--format", "csv"],
        );
        assert_eq!(both.status.code(), Some(2), "one pupil has one form");
    }
}
