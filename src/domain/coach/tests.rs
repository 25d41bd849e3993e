//! The coach with a few rules of its own; what is shipped is tested where it is read.

use super::*;
use proptest::prelude::*;

fn patterns(texts: &[&str]) -> Vec<Pattern> {
    texts
        .iter()
        .map(|text| Pattern::parse(text).unwrap())
        .collect()
}

fn rule(key: &str, look: Look) -> Rule {
    Rule {
        key: key.to_owned(),
        passages: vec![Passage::Target],
        look,
        says: format!("{key}: {{found}}"),
        fix: String::new(),
    }
}

fn vague(key: &str, forms: &[&str], unless: &[&str]) -> Rule {
    let (forms, unless) = (patterns(forms), patterns(unless));
    rule(key, Look::Vague { forms, unless })
}

fn missing(key: &str, signs: &[&str], from: usize) -> Rule {
    let signs = patterns(signs);
    rule(key, Look::Missing { signs, from })
}

fn coach() -> Coach {
    Coach {
        rules: vec![
            vague("some", &["some"], &[]),
            vague("access", &["access to"], &[]),
            vague("regular-access", &["regular access to", "regularly"], &[]),
            vague("group", &["small group"], &["group of #", "# pupils"]),
            vague("mine", &["^ i will"], &[]),
            missing("number", &["#"], 3),
            missing("date", &["#/#", "# june", "easter"], 3),
            missing("who", &["* will"], 3),
        ],
        numbers: Numbers {
            words: ["one", "two"].map(str::to_owned).into(),
            not: patterns(&["year #", "one to one", "# june"]),
        },
    }
}

fn says(text: &str) -> Vec<String> {
    let advice = coach().advise(Passage::Target, text);
    advice.into_iter().map(|advice| advice.says).collect()
}

#[test]
fn whole_words_are_found_in_any_case_where_they_stand() {
    let advice = coach().advise(Passage::Target, "É: SOME or someone");
    assert_eq!(advice.first().unwrap().at, Some(3..7));
    assert_eq!(advice.first().unwrap().says, "some: SOME");
    assert_eq!(says("handsome"), Vec::<String>::new());
}

#[test]
fn the_longest_of_what_overlaps_is_said_once() {
    assert_eq!(
        says("Regular  access to"),
        [
            "regular-access: Regular access to",
            "number: {found}",
            "date: {found}",
            "who: {found}"
        ]
    );
}

#[test]
fn a_phrase_does_not_reach_over_the_end_of_a_sentence() {
    assert_eq!(says("Access. To"), Vec::<String>::new());
}

#[test]
fn a_phrase_may_be_bound_to_the_beginning_of_a_sentence() {
    assert_eq!(says("I will"), ["mine: I will"]);
    assert_eq!(says("So: I will 2 by Easter"), ["mine: I will"]);
    assert_eq!(says("What I will do 2 by Easter"), Vec::<String>::new());
}

#[test]
fn what_makes_words_clear_takes_the_advice_away() {
    assert_eq!(says("small group"), ["group: small group"]);
    for clear in ["small group of two", "small-group (4 pupils)"] {
        assert!(
            !says(clear).iter().any(|says| says.starts_with("group")),
            "{clear}"
        );
    }
}

#[test]
fn what_is_missing_is_asked_for_once_there_is_a_sentence() {
    let asked = |text: &str| -> Vec<String> {
        let says = says(text).into_iter();
        says.map(|says| says.split(':').next().unwrap().to_owned())
            .collect()
    };
    assert_eq!(asked("Ayo will"), Vec::<String>::new());
    assert_eq!(asked("Ayo will read"), ["number", "date"]);
    assert_eq!(
        asked("Will read one to one in Year 7 by 12 June"),
        ["number", "who"]
    );
    assert_eq!(
        asked("Ayo will read two pages by 12/6"),
        Vec::<String>::new()
    );
    assert_eq!(asked("Ayo will read two by Easter"), Vec::<String>::new());
}

#[test]
fn what_stands_beside_a_text_is_not_missing_from_it() {
    let advise = |text, beside| coach().advise_beside(Passage::Target, text, beside);
    assert_eq!(advise("Ayo will read", "2 pages, by 12/6/2027"), []);
    assert_eq!(advise("Ayo will read", "some, by 12/6/2027").len(), 1);
    assert_eq!(advise("", "some"), []);
}

#[test]
fn other_passages_and_empty_texts_are_left_alone() {
    assert_eq!(coach().advise(Passage::Bullet, "some"), []);
    assert_eq!(coach().advise(Passage::Target, " … "), []);
}

proptest! {
    #[test]
    fn any_text_is_lived_with_and_places_lie_in_it(text in "(?s)(some|small group|access to|[0-9/.' \u{2019}-]|.){0,40}") {
        let length = text.chars().count();
        for advice in coach().advise(Passage::Target, &text) {
            if let Some(at) = advice.at {
                prop_assert!(at.start < at.end && at.end <= length);
            }
        }
    }
}
