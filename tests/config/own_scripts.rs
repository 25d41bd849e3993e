//! A school's own scripts over the shipped ones and over one another.

use super::*;
use plimsoll::domain::script::{Prompt, Script, Stage};
use plimsoll::domain::template::AgeBand;
use plimsoll::domain::year::YearGroup;
use std::collections::BTreeSet;

const TOP: &str = "title = \"Ours\"\nkind = \"interim\"\nsource = \"Ours\"\n";

/// A stage with one question, `q`, and what else is said of the stage.
fn stage(key: &str, more: &str) -> String {
    format!(
        "[stages.{key}]\ntitle = \"Part {key}\"\n{more}\n{}",
        question(key, "q", "Who?")
    )
}

fn question(stage: &str, key: &str, text: &str) -> String {
    format!(
        "[stages.{stage}.prompts.{key}]\ntext = \"{text}\"\nasks = \"staff\"\nminutes = 2\nanswer = \"text\"\nwrites = \"minutes\"\nsource = \"Ours\"\n"
    )
}

fn library(files: &[(&str, &str)]) -> Library {
    files.iter().fold(Library::new(), |library, (name, text)| {
        let file = File::new(format!("questions/{name}.toml"), *text);
        library.with_words(WordFile::Script, *name, file)
    })
}

fn read(files: &[(&str, &str)]) -> Wordbook {
    let loaded = load_words(&library(files), None);
    assert_eq!(loaded.report(), "");
    (*loaded.words.book).clone()
}

fn keys(script: &Script) -> String {
    let keys: Vec<&str> = script.stages.iter().map(|one| one.key.as_str()).collect();
    keys.join(" ")
}

fn find<'a>(script: &'a Script, stage: &str, prompt: &str) -> &'a Prompt {
    let stage: &Stage = script.stages.iter().find(|one| one.key == stage).unwrap();
    stage.prompts.iter().find(|one| one.key == prompt).unwrap()
}

#[test]
fn stand_beside_the_shipped_ones_or_in_the_place_of_one() {
    let text = format!("{TOP}{}", stage("a", ""));
    let beside = read(&[("ours", &text)]);
    assert_eq!(beside.scripts.len(), shipped_words().scripts.len() + 1);
    assert_eq!(beside.script("ours").unwrap().title, "Ours");
    let instead = read(&[("termly", &text)]);
    assert_eq!(instead.scripts.len(), shipped_words().scripts.len());
    assert_eq!(keys(&instead.scripts[0]), "a");
}

#[test]
fn take_over_what_they_do_not_say() {
    let text = format!(
        "inherits = \"termly\"\n[stages.strengths]\ntitle = \"Good news\"\nfrom-year = \"R\"\n{}{}",
        question("strengths", "proud", "What went well?"),
        question("strengths", "extra", "What else?"),
    );
    let book = read(&[("ours", &text)]);
    let (ours, termly) = (book.script("ours").unwrap(), book.script("termly").unwrap());
    assert_eq!(ours.name, "ours");
    assert_eq!(
        (&ours.title, ours.kind, &ours.source),
        (&termly.title, termly.kind, &termly.source)
    );
    assert_eq!(keys(ours), keys(termly));
    let strengths = &ours.stages[1];
    assert_eq!(strengths.title.for_band(Some(AgeBand::Infant)), "Good news");
    assert_eq!(strengths.from_year, YearGroup::parse("R"));
    assert_eq!(
        find(ours, "strengths", "proud").text.plain,
        "What went well?"
    );
    assert_eq!(find(ours, "strengths", "extra").text.plain, "What else?");
    assert_eq!(ours.stages[2..], termly.stages[2..]);
}

#[test]
fn put_new_stages_last_or_where_they_say() {
    let last = format!("inherits = \"outcomes\"\n{}", stage("new", ""));
    let book = read(&[("ours", &last)]);
    assert_eq!(
        keys(book.script("ours").unwrap()),
        "welcome outcomes outcome new"
    );
    let after = format!(
        "inherits = \"outcomes\"\n{}{}{}[stages.outcomes]\nafter = \"outcome\"\n",
        stage("y", "after = \"x\""),
        stage("x", "after = \"welcome\""),
        stage("z", "after = \"welcome\""),
    );
    let book = read(&[("ours", &after)]);
    assert_eq!(
        keys(book.script("ours").unwrap()),
        "welcome x y z outcome outcomes"
    );
}

#[test]
fn of_a_shipped_name_may_lie_over_it_and_under_their_heirs() {
    let termly = format!(
        "inherits = \"termly\"\ntitle = \"Our review\"\n{}",
        stage("own", "")
    );
    // `a` comes before what it inherits, whichever way the names are sorted.
    let heir = format!(
        "inherits = \"termly\"\n{}",
        stage("more", "after = \"own\"")
    );
    let heirs_heir = "inherits = \"a\"\ntitle = \"Third\"\n";
    let book = read(&[("a", &heir), ("termly", &termly), ("0", heirs_heir)]);
    assert_eq!(book.scripts[0].title, "Our review");
    let third = book.script("0").unwrap();
    assert_eq!(third.title, "Third");
    assert!(keys(third).ends_with("outcome own more"), "{}", keys(third));
}

#[test]
fn with_an_error_leave_heirs_what_was_last_good_or_shipped() {
    let good = format!("{TOP}{}", stage("a", ""));
    let heir = "inherits = \"base\"\ntitle = \"Heir\"\n";
    let first = load_words(&library(&[("base", &good), ("heir", heir)]), None);
    assert_eq!(first.report(), "");
    let bad = library(&[("base", "x = 1"), ("heir", heir)]);
    let again = load_words(&bad, Some(&first));
    assert_eq!(again.words.book, first.words.book);
    assert!(
        again
            .report()
            .contains("what it last said without a mistake stays")
    );
    let cold = load_words(&bad, None);
    assert_eq!(*cold.words.book, **shipped_words());
    let shipped = load_words(
        &library(&[("outcomes", "x = 1"), ("heir", "inherits = \"outcomes\"\n")]),
        None,
    );
    assert!(
        shipped
            .report()
            .contains("this file is not used; the shipped one is")
    );
    assert_eq!(
        keys(shipped.words.book.script("heir").unwrap()),
        "welcome outcomes outcome"
    );
}

#[test]
fn in_a_circle_keep_what_they_last_said() {
    let good = format!("{TOP}{}", stage("a", ""));
    let first = load_words(&library(&[("x", &good), ("y", "inherits = \"x\"\n")]), None);
    let circle = library(&[("x", "inherits = \"y\"\n"), ("y", "inherits = \"x\"\n")]);
    let again = load_words(&circle, Some(&first));
    assert!(
        again.report().contains("x inherits y inherits x"),
        "{}",
        again.report()
    );
    assert_eq!(keys(again.words.book.script("y").unwrap()), "a");
}

#[test]
fn are_cleaned_of_what_no_wall_should_show() {
    let text = format!("{TOP}{}", stage("a", "")).replace("Who?", "Who\\u001b[31m is\\u202e here?");
    let book = read(&[("ours", &text)]);
    let asked = &find(book.script("ours").unwrap(), "a", "q").text.plain;
    assert!(
        asked.chars().all(|c| !c.is_control() && c != '\u{202e}'),
        "{asked:?}"
    );
}

/// A script of any of a few stages, each perhaps after another, perhaps over another script.
fn any_script() -> impl Strategy<Value = String> {
    let key = prop::sample::select(vec!["a", "b", "c", "d", "welcome"]);
    let after = prop::option::of(key.clone());
    let stages = prop::collection::btree_map(key, (after, any::<bool>()), 0..5);
    let parent = prop::option::of(prop::sample::select(vec!["x", "y", "z", "termly", "none"]));
    (parent, stages).prop_map(|(parent, stages)| {
        let mut text =
            parent.map_or_else(|| TOP.to_owned(), |name| format!("inherits = \"{name}\"\n"));
        for (key, (after, asks)) in stages {
            let after = after.map_or_else(String::new, |after| format!("after = \"{after}\""));
            let whole = stage(key, &after);
            let head = whole.split_at(whole.rfind("[stages.").unwrap()).0;
            text.push_str(if asks { &whole } else { head });
        }
        text
    })
}

proptest! {
    #[test]
    fn however_they_lie_over_one_another_do_no_harm(
        x in any_script(), y in any_script(), z in any_script(), termly in prop::option::of(any_script()),
    ) {
        let mut files = vec![("x", x.as_str()), ("y", &y), ("z", &z)];
        files.extend(termly.as_deref().map(|text| ("termly", text)));
        let loaded = load_words(&library(&files), None);
        let book = &loaded.words.book;
        prop_assert!(book.script("termly").is_some());
        for (name, _) in &files {
            let path = format!("questions/{name}.toml");
            let wrong = loaded.problems.iter().any(|problem| problem.path == path);
            prop_assert_eq!(book.script(name).is_none(), wrong && *name != "termly");
        }
        for script in &book.scripts {
            let keys: BTreeSet<&str> = script.stages.iter().map(|one| one.key.as_str()).collect();
            prop_assert!(!keys.is_empty() && keys.len() == script.stages.len());
            prop_assert!(script.stages.iter().all(|one| !one.prompts.is_empty() && !one.title.plain.is_empty()));
        }
    }

    #[test]
    fn with_lines_lost_doubled_or_moved_do_no_harm(
        file in any::<prop::sample::Index>(), from in any::<prop::sample::Index>(),
        to in any::<prop::sample::Index>(), lost in any::<bool>(),
    ) {
        let (name, text) = WordFile::Script.shipped()[file.index(7)];
        let mut lines: Vec<&str> = text.lines().collect();
        let line = lines[from.index(lines.len())];
        if lost {
            lines.remove(from.index(lines.len()));
        }
        lines.insert(to.index(lines.len()), line);
        let loaded = load_words(&library(&[(name, &lines.join("\n"))]), None);
        prop_assert!(loaded.words.book.script(name).is_some());
        prop_assert_eq!(loaded.words.book.scripts.len(), shipped_words().scripts.len());
    }
}
