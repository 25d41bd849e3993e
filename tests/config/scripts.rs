//! The shipped scripts of meetings: whole, with a source for every question, as many questions as their sources have, and words for
//! every age where the pupil is asked.

use plimsoll::config::words::shipped;
use plimsoll::domain::script::{AnswerKind, Prompt, Script, Side, Stage, WriteBack};
use plimsoll::domain::template::{AgeBand, Wording};
use plimsoll::domain::year::YearGroup;
use std::collections::BTreeSet;

/// How many questions a section of a source has, as counted there. The questions made from it say so, as in `2 of 7`.
const COUNTS: [(&str, &str, usize); 10] = [
    // nasen, guidance on the SEND reforms: "Review", the list under key considerations for the meeting.
    ("termly", "Review, consideration", 7),
    // Whole School SEND, support plans tool: "Review", the list after the paragraphs of the Code of Practice.
    ("termly", "Review, question", 3),
    // nasen: "Transition", what person-centred information is: important to now, to the future, for, and working or not.
    ("person-centred", "Transition, point", 4),
    // nasen: "Review", the list for progress meetings, and the kinds of evidence under its first line.
    ("progress", "Review, question", 4),
    ("progress", "Review, evidence", 5),
    // nasen: "Testing the teaching and learning": fourteen lines, two of which ask for the effect of adult support.
    (
        "reflection",
        "Testing the teaching and learning, question",
        13,
    ),
    // nasen: "Outcomes not hours", what open conversations with parents are held about.
    ("outcomes", "Outcomes not hours, conversation", 3),
    // Key factors of SEND support: "Preparing for Adulthood", the list of outcomes.
    ("annual", "Preparing for Adulthood, outcome", 4),
    // nasen: "Review of EHC plans", the routes a local authority can take.
    ("annual", "Review of EHC plans, route", 3),
    // nasen: action plan, row 7, "Preparation for transition".
    ("transition", "action plan, transition", 6),
];

fn prompts(script: &Script) -> impl Iterator<Item = (&Stage, &Prompt)> {
    let stages = script.stages.iter();
    stages.flat_map(|stage| stage.prompts.iter().map(move |prompt| (stage, prompt)))
}

fn script(name: &str) -> Script {
    shipped().script(name).unwrap().clone()
}

#[test]
fn are_seven_and_the_termly_review_comes_first() {
    let names: Vec<String> = shipped().scripts.into_iter().map(|one| one.name).collect();
    let expected = "termly person-centred progress reflection outcomes annual transition";
    assert_eq!(names.join(" "), expected);
}

#[test]
fn ask_as_many_questions_as_their_sources() {
    for (name, section, count) in COUNTS {
        let script = script(name);
        let asked = prompts(&script).filter(|(_, prompt)| prompt.source.contains(section));
        assert_eq!(asked.count(), count, "{name}: {section}");
        for number in 1..=count {
            let place = format!("{section} {number} of {count}");
            let asked = prompts(&script).filter(|(_, prompt)| prompt.source.contains(&place));
            assert_eq!(asked.count(), 1, "{name}: {place}");
        }
    }
}

#[test]
fn have_for_each_question_a_source_a_time_and_a_place_for_its_answer() {
    for script in &shipped().scripts {
        assert!(!script.source.is_empty());
        for (stage, prompt) in prompts(script) {
            let place = format!("{}: {}.{}", script.name, stage.key, prompt.key);
            assert!((1..=15).contains(&prompt.minutes), "{place}");
            let named = [
                "Code of Practice ",
                "nasen",
                "Whole School SEND",
                "SEND support",
                "Common practice",
            ];
            assert!(
                named.iter().any(|name| prompt.source.contains(name)),
                "{place}"
            );
            assert!(prompt.answer.writes().contains(&prompt.writes), "{place}");
            let nowhere = prompt.writes == WriteBack::Nowhere;
            assert_eq!(nowhere, prompt.answer == AnswerKind::Evidence, "{place}");
        }
    }
}

#[test]
fn ask_no_question_twice() {
    let mut seen = BTreeSet::new();
    for script in &shipped().scripts {
        for (stage, prompt) in prompts(script) {
            let key = (script.name.clone(), prompt.text.plain.to_lowercase());
            assert!(seen.insert(key), "{}.{}", stage.key, prompt.key);
        }
        for place in WriteBack::ONCE {
            let asked = prompts(script).filter(|(_, prompt)| prompt.writes == place);
            assert!(asked.count() <= 1, "{}: {place:?}", script.name);
        }
    }
}

#[test]
fn begin_with_what_goes_well() {
    for script in &shipped().scripts {
        let (_, first) = prompts(script)
            .find(|(_, prompt)| prompt.answer != AnswerKind::People)
            .unwrap();
        let good = [WriteBack::Strengths, WriteBack::Admire];
        assert!(good.contains(&first.writes), "{}", script.name);
    }
}

#[test]
fn end_with_actions_and_with_agreement_or_thanks() {
    for script in &shipped().scripts {
        let answers: Vec<AnswerKind> = prompts(script).map(|(_, prompt)| prompt.answer).collect();
        assert!(answers.contains(&AnswerKind::Actions), "{}", script.name);
        let (_, last) = prompts(script).last().unwrap();
        let ends = last.answer == AnswerKind::Agreement || last.key == "thanks";
        assert!(ends, "{}", script.name);
        let with_family = prompts(script).any(|(_, prompt)| prompt.asks == Side::Family);
        assert!(!with_family || last.answer == AnswerKind::Agreement);
        assert!(!with_family || answers.contains(&AnswerKind::Date));
    }
}

#[test]
fn are_held_in_the_time_there_is() {
    let minutes = |name: &str| script(name).stages.iter().map(Stage::minutes).sum::<u32>();
    assert!(
        (28..=32).contains(&minutes("termly")),
        "{}",
        minutes("termly")
    );
    for script in &shipped().scripts {
        let minutes = minutes(&script.name);
        assert!((15..=75).contains(&minutes), "{}: {minutes}", script.name);
    }
}

fn differs_from_plain(wording: &Wording) -> bool {
    let plain = wording.plain.to_lowercase();
    wording
        .by_band
        .values()
        .all(|words| words.to_lowercase() != plain)
}

#[test]
fn speak_to_the_pupil_in_words_for_their_age() {
    for script in &shipped().scripts {
        for (stage, prompt) in prompts(script) {
            let place = format!("{}: {}.{}", script.name, stage.key, prompt.key);
            assert!(differs_from_plain(&stage.title), "{place}");
            assert!(differs_from_plain(&prompt.text), "{place}");
            let asked = matches!(prompt.asks, Side::Pupil | Side::Everyone);
            let bands = prompt.text.by_band.len();
            assert_eq!(bands, if asked { AgeBand::ALL.len() } else { 0 }, "{place}");
            let words = prompt.text.for_band(Some(AgeBand::Infant));
            assert!(!asked || words.split(' ').count() <= 16, "{place}: {words}");
            let distinct: BTreeSet<&String> = prompt.text.by_band.values().collect();
            assert_eq!(distinct.len(), bands, "{place}");
        }
    }
}

#[test]
fn ask_for_the_four_parts_of_adult_life_from_year_9_on() {
    let annual = script("annual");
    let asked = |year: Option<u8>| -> Vec<String> {
        let year = year.map(|year| YearGroup::numbered(year).unwrap());
        let stage = annual
            .stages_for(year)
            .find(|stage| stage.key == "adult-life");
        let prompts = stage.into_iter().flat_map(|stage| &stage.prompts);
        prompts.map(|prompt| prompt.key.clone()).collect()
    };
    let four = ["employment", "independence", "health", "community"];
    assert_eq!(
        (asked(Some(9)), asked(Some(13))),
        (four.map(str::to_owned).to_vec(), asked(Some(9)))
    );
    assert!(asked(Some(8)).is_empty() && asked(None).is_empty());
}
