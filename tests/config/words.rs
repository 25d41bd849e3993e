//! The shipped words: every file valid, the library whole and free of what the coach objects to, the coach right about examples.

use super::*;
use plimsoll::config::words::shipped;
use plimsoll::domain::coach::{Advice, Look, Passage};
use plimsoll::domain::codes::Area;
use plimsoll::domain::library::{Category, LibraryStrategy};
use plimsoll::domain::passport::{Heading, Setting};
use plimsoll::domain::template::{AgeBand, HeadingRole};
use std::collections::BTreeSet;

#[test]
fn shipped_files_have_no_problem_even_as_a_schools_own() {
    for kind in WordFile::ALL {
        for (name, text) in kind.shipped() {
            let file = File::new(format!("{name}.toml"), *text);
            let loaded = load_words(&Library::new().with_words(kind, *name, file), None);
            assert_eq!(loaded.report(), "", "{name}");
            if kind != WordFile::Coach {
                assert_eq!(*loaded.words.book, shipped(), "{name}");
            }
        }
    }
}

#[test]
fn are_what_is_used_where_a_school_has_none_of_its_own() {
    assert_eq!(*load_words(&Library::new(), None).words.book, shipped());
}

#[test]
fn templates_keep_the_keys_of_the_record_and_begin_with_strengths() {
    let book = shipped();
    let names: Vec<&str> = book.templates.iter().map(|t| t.name.as_str()).collect();
    assert_eq!(names, ["pupil-passport", "one-page-profile"]);
    let keys = |name: &str| -> Vec<String> {
        let template = book.template(name).unwrap();
        template.headings.iter().map(|h| h.key.clone()).collect()
    };
    let passport = "know means difficult help help-myself additional access key-data";
    assert_eq!(keys("pupil-passport").join(" "), passport);
    assert_eq!(
        keys("one-page-profile").join(" "),
        "admire important best-support"
    );
    assert_eq!(keys("no such"), keys("pupil-passport"));
    for template in &book.templates {
        assert_eq!(template.headings[0].role, HeadingRole::Strengths);
        for heading in &template.headings {
            let bullets = !matches!(heading.role, HeadingRole::Strategies | HeadingRole::Access);
            let kept = Heading::ALL.iter().find(|kept| kept.code() == heading.key);
            assert!(
                !bullets || kept.is_some(),
                "{} has no place in a record",
                heading.key
            );
            let plain = kept.map(|kept| kept.title());
            assert!(
                plain.is_none_or(|plain| plain == heading.wording.plain),
                "{}",
                heading.key
            );
        }
    }
}

#[test]
fn templates_speak_to_the_youngest_in_short_words() {
    for template in shipped().templates {
        for heading in template
            .headings
            .iter()
            .filter(|h| h.role != HeadingRole::KeyData)
        {
            let words = heading.wording.for_band(Some(AgeBand::Infant));
            let longest = words.split(' ').map(str::len).max().unwrap();
            assert!(longest <= 7, "{words}");
            assert_ne!(words, heading.wording.plain);
        }
    }
}

fn lines(area: Area, category: Category) -> Vec<LibraryStrategy> {
    let library = shipped().library.into_iter();
    library
        .filter(|line| line.area == area && line.category == category)
        .collect()
}

#[test]
fn the_library_has_lines_for_every_area_and_category() {
    assert!(shipped().library.len() >= 160);
    for area in Area::ALL {
        for category in Category::ALL {
            let count = lines(*area, *category).len();
            assert!(count >= 6, "{area:?} {category:?}: {count}");
        }
    }
}

#[test]
fn the_library_has_lines_for_every_setting_and_none_without() {
    let library = shipped().library;
    for setting in Setting::ALL {
        assert!(
            library
                .iter()
                .filter(|line| line.settings.contains(setting))
                .count()
                >= 10
        );
    }
    for line in &library {
        let distinct: BTreeSet<Setting> = line.settings.iter().copied().collect();
        assert!(
            !distinct.is_empty() && distinct.len() == line.settings.len(),
            "{}",
            line.key
        );
    }
}

#[test]
fn no_two_lines_of_the_library_are_the_same() {
    let mut seen = BTreeSet::new();
    for line in shipped().library {
        assert!(seen.insert(line.key.clone()), "{}", line.key);
        assert!(seen.insert(line.text.to_lowercase()), "{}", line.text);
    }
}

#[test]
fn the_library_begins_with_what_an_adult_does_and_fits_a_line() {
    for line in shipped().library {
        let first = line.text.split(' ').next().unwrap();
        assert!(
            first.chars().all(|c| c.is_ascii_lowercase()),
            "{}",
            line.text
        );
        let no_verb = [
            "i", "my", "a", "an", "the", "to", "not", "please", "no", "when", "if",
        ];
        assert!(!no_verb.contains(&first), "{}", line.text);
        assert!(
            !line.text.ends_with('.') && line.text.chars().count() <= 110,
            "{}",
            line.text
        );
    }
}

#[test]
fn the_library_passes_the_coach() {
    let book = shipped();
    let objections: Vec<(&str, Vec<Advice>)> = book
        .library
        .iter()
        .map(|line| {
            (
                line.text.as_str(),
                book.coach.advise(Passage::Strategy, &line.text),
            )
        })
        .filter(|(_, advice)| !advice.is_empty())
        .collect();
    assert!(objections.is_empty(), "{objections:#?}");
}

#[test]
fn every_rule_of_the_coach_can_be_met() {
    let coach = shipped().coach;
    for rule in &coach.rules {
        assert!(!rule.passages.is_empty(), "{}", rule.key);
        assert!(rule.fix.ends_with('.'), "{}", rule.fix);
        let distinct: BTreeSet<Passage> = rule.passages.iter().copied().collect();
        assert_eq!(distinct.len(), rule.passages.len(), "{}", rule.key);
        if let Look::Missing { .. } = rule.look {
            assert!(!rule.says.contains("{found}"), "{}", rule.key);
        }
    }
}

proptest! {
    #[test]
    fn no_text_stops_the_coach_and_its_places_lie_in_the_text(
        text in "(?s)(some|regular|access to|by 12/6|İ|I will|\u{2019}|[0-9]{1,3}|[ .:-]|.){0,30}",
        passage in 0..Passage::ALL.len(),
    ) {
        let length = text.chars().count();
        for advice in shipped_words().coach.advise(Passage::ALL[passage], &text) {
            let filled = !advice.says.contains(['{', '}']);
            prop_assert!(filled, "the words found are not put in");
            if let Some(at) = advice.at {
                prop_assert!(at.start < at.end && at.end <= length);
            }
        }
    }
}
