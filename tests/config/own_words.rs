//! A school's own words over the shipped ones.

use super::*;
use plimsoll::config::words::shipped;
use plimsoll::domain::coach::Passage;

const TEMPLATE: &str = "title = \"Ours\"\n[headings.know]\nrole = \"strengths\"\nplain = \"Good things\"\nhint = \"Say it.\"\n";
const LINE: &str =
    "area = \"CI\"\n[technology]\nours = { text = \"ring the bell\", settings = [\"break\"] }\n";
const SCRIPT: &str = "inherits = \"outcomes\"\ntitle = \"Ours\"\n";
const RULE: &str =
    "off = [\"some\"]\n[vague.nice]\nin = [\"target\"]\nsays = \"nice\"\nfix = \"Say it.\"\n";

fn with(kind: WordFile, name: &str, text: &str) -> Library {
    Library::new().with_words(kind, name, File::new(format!("{name}.toml"), text))
}

fn book(library: &Library) -> Wordbook {
    let loaded = load_words(library, None);
    assert_eq!(loaded.report(), "");
    (*loaded.words.book).clone()
}

/// Reads one text after another as the same file, each over what the one before left.
fn one_after_another(kind: WordFile, name: &str, texts: &[&str]) -> Loaded {
    let mut last: Option<Loaded> = None;
    for text in texts {
        let library = with(kind, name, text);
        last = Some(load_words(&library, last.as_ref()));
    }
    last.unwrap()
}

#[test]
fn a_template_stands_beside_the_shipped_ones_or_in_the_place_of_one() {
    let beside = book(&with(WordFile::Passport, "ours", TEMPLATE));
    let names: Vec<&str> = beside.templates.iter().map(|t| t.name.as_str()).collect();
    assert_eq!(names, ["pupil-passport", "one-page-profile", "ours"]);
    assert_eq!(beside.template("ours").unwrap().title, "Ours");

    let instead = book(&with(WordFile::Passport, "pupil-passport", TEMPLATE));
    assert_eq!(instead.templates.len(), 2);
    assert_eq!(instead.templates[0].title, "Ours");
    let heading = instead.templates[0].heading("know").unwrap();
    assert_eq!((heading.few, heading.many), (3, 5));
    assert_eq!(instead.templates[0].heading("means"), None);
}

#[test]
fn lines_are_added_to_the_library_or_replace_those_with_their_key() {
    let added = book(&with(WordFile::Strategies, "ours", LINE));
    assert_eq!(added.library.len(), shipped_words().library.len() + 1);
    assert_eq!(added.strategy("ours").unwrap().text, "ring the bell");
    let text = LINE.replace("ours", "captions");
    let replaced = book(&with(WordFile::Strategies, "ours", &text));
    assert_eq!(replaced.library.len(), shipped_words().library.len());
    assert_eq!(replaced.strategy("captions").unwrap().text, "ring the bell");
}

#[test]
fn the_coach_takes_rules_in_and_lets_others_be_silenced() {
    let coach = book(&with(WordFile::Coach, "coach", RULE)).coach;
    assert!(coach.rule("nice").is_some() && coach.rule("some").is_none());
    assert_eq!(coach.rules.len(), shipped().coach.rules.len());
    assert_eq!(coach.advise(Passage::Target, "some").len(), 0);
    assert_eq!(coach.advise(Passage::Target, "a NICE one").len(), 1);
    assert_eq!(coach.numbers, shipped().coach.numbers);
}

#[test]
fn with_an_error_leave_what_is_shipped() {
    let wrong = [
        (WordFile::Passport, "pupil-passport"),
        (WordFile::Passport, "ours"),
        (WordFile::Strategies, "ours"),
        (WordFile::Coach, "coach"),
        (WordFile::Script, "termly"),
        (WordFile::Script, "ours"),
    ];
    for (kind, name) in wrong {
        let loaded = load_words(&with(kind, name, "nonsense = 1"), None);
        assert!(loaded.errors() > 0, "{name}");
        assert!(
            loaded.report().contains("this file is not used; "),
            "{name}"
        );
        assert_eq!(*loaded.words.book, shipped(), "{name}");
        assert!(
            loaded
                .banner()
                .unwrap()
                .contains(&format!("in {name}.toml - press"))
        );
    }
}

#[test]
fn with_an_error_leave_what_was_last_good_until_they_are_mended() {
    let cases = [
        (WordFile::Passport, "ours", TEMPLATE),
        (WordFile::Strategies, "ours", LINE),
        (WordFile::Coach, "coach", RULE),
        (WordFile::Script, "ours", SCRIPT),
        (WordFile::Script, "termly", SCRIPT),
    ];
    for (kind, name, good) in cases {
        let first = one_after_another(kind, name, &[good]);
        assert_ne!(*first.words.book, shipped());
        let wrong = one_after_another(kind, name, &[good, "x = ", "nonsense = 1"]);
        assert_eq!(wrong.words.book, first.words.book, "{name}");
        assert!(
            wrong
                .report()
                .contains("what it last said without a mistake stays")
        );
        let mended = one_after_another(kind, name, &[good, "x = ", good]);
        assert_eq!((mended.report().as_str(), mended.words), ("", first.words));
    }
}

#[test]
fn that_are_gone_are_gone() {
    let first = load_words(&with(WordFile::Strategies, "ours", LINE), None);
    let gone = load_words(&Library::new(), Some(&first));
    assert_eq!(*gone.words.book, shipped());
}

#[test]
fn in_two_files_with_one_key_are_named() {
    let library = with(WordFile::Strategies, "a", LINE);
    let again = LINE.replace("bell", "gong");
    let library = library.with_words(WordFile::Strategies, "b", File::new("b.toml", again));
    let loaded = load_words(&library, None);
    let said = "b.toml:3:1: a second strategy with the key \"ours\"; hides the one in a.toml";
    assert_eq!(loaded.problems[0].to_string(), said);
    assert_eq!((loaded.errors(), loaded.problems.len()), (0, 1));
    assert_eq!(
        loaded.words.book.strategy("ours").unwrap().text,
        "ring the gong"
    );
}

#[test]
fn are_cleaned_of_what_no_screen_should_show() {
    let line = LINE.replace("ring", "ring\\u001b[31m\\u202e  \\n");
    let book = book(&with(WordFile::Strategies, "ours", &line));
    let text = &book.strategy("ours").unwrap().text;
    assert!(
        text.chars().all(|c| !c.is_control() && c != '\u{202e}'),
        "{text:?}"
    );
    assert!(!text.contains("  "));
}
