//! What is found, what is closer, and which characters are marked.

use super::*;
use proptest::prelude::*;

fn score(text: &str, typed: &str) -> Option<i64> {
    Query::new(typed).score(&Skim::default(), &Prepared::new(text))
}

fn marked(text: &str, typed: &str) -> String {
    let marks = Query::new(typed).highlight(&Skim::default(), text);
    let chars: Vec<char> = text.chars().collect();
    marks.into_iter().map(|mark| chars[mark]).collect()
}

#[test]
fn words_match_in_any_order_and_all_must() {
    assert!(score("García, Zoë 7B", "zoe garcia").is_some());
    assert!(score("García, Zoë 7B", "7b zoe").is_some());
    assert!(score("García, Zoë 7B", "zoe smith").is_none());
    assert!(score("Smith-Jones, Jack", "smith jones").is_some());
    assert!(score("Smith-Jones, Jack", "smithjones").is_some());
    assert!(score("Smith, Amelia 7B", "smithamel7b").is_some());
    assert!(score("Hassan, Amira", "hsn").is_some());
    assert!(score("Visual timetable", "tmtbl").is_some());
    assert!(score("MacDonald, Isla", "mcdnld").is_some());
    assert_eq!(score("Anything", ""), Some(0));
    assert_eq!(score("Anything", "'-"), Some(0));
}

#[test]
fn closer_is_closer() {
    for (typed, closer, farther) in [
        ("zoe garcia", "García, Zoë", "Garrick-Cia, Zoë"),
        ("ali", "Ali, Ben", "Alison, Ben"),
        ("son", "Sonny", "Alison"),
        ("ali", "Alison", "Amelia Lisbon"),
        ("zoë", "Zoë", "Zoe"),
        ("timer", "a timer", "the important rules"),
    ] {
        assert!(score(closer, typed) > score(farther, typed), "{typed}");
    }
    let text = Prepared::with_aside("Name objects", "Communication and interaction");
    let plain = Prepared::new("Name objects, communication");
    let query = Query::new("communication");
    let of = |text| query.score(&Skim::default(), text);
    assert!(of(&plain) > of(&text) && of(&text).is_some());
}

#[test]
fn letters_that_only_happen_to_follow_are_nothing() {
    let text = "Seat near the front with a clear view of the board";
    for typed in ["tim", "ah", "sbd", "nrb", "reward"] {
        assert_eq!(score(text, typed), None, "{typed}");
    }
}

#[test]
fn marks_point_at_what_was_written() {
    for (text, typed, marks) in [
        ("O'Connor, Zoë", "oconnor", "OConnor"),
        ("O'Connor, Zoë", "zoe", "Zoë"),
        ("O'Connor, Zoë 7B", "7b zoe", "Zoë7B"),
        ("Ångström, Zoë", "zå", "ÅZ"),
        ("Hassan, Amira 4B", "ah 4b", "HA4B"),
        ("Hassan, Amira", "hsn", "Hsn"),
        ("Weiß, Max", "weiss", "Weiß"),
        ("李, 小龍", "李", "李"),
        ("Hassan, Amira", "hassan muhammad", "Hassan"),
        ("Hassan, Amira", "", ""),
    ] {
        assert_eq!(marked(text, typed), marks, "{typed}");
    }
    let (_, marks) = Query::new("oconnor")
        .marks(&Skim::default(), "O'Connor, Zoë")
        .unwrap();
    assert_eq!(marks, [0, 2, 3, 4, 5, 6, 7]);
}

proptest! {
    #[test]
    fn marks_lie_in_the_text_and_each_start_finds(text in "\\PC{0,30}|[A-Za-zé' -]{0,40}", typed in "\\PC{0,8}|[a-z ]{0,8}") {
        let (query, matcher) = (Query::new(&typed), Skim::default());
        let found = query.marks(&matcher, &text);
        prop_assert_eq!(found.is_some(), score(&text, &typed).is_some());
        let length = text.chars().count();
        prop_assert!(query.highlight(&matcher, &text).iter().all(|mark| *mark < length));
    }

    #[test]
    fn every_start_of_every_word_finds_its_text(words in proptest::collection::vec("[a-zA-Zéłø]{1,9}", 1..5), cut in 1usize..9) {
        let text = words.join(" ");
        for word in &words {
            let typed: String = word.chars().take(cut).collect();
            prop_assert!(score(&text, &typed).is_some());
        }
    }
}
