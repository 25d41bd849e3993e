//! A meeting on the wall, made by hand: the first pupil of the list, a few questions of every kind, answers, notes.

use super::screens::{Records, Stage, now};
use chrono::NaiveDate;
use plimsoll::app::action::Action;
use plimsoll::app::layout::Size;
use plimsoll::app::meeting::MeetingAct;
use plimsoll::domain::id::{PupilId, ReviewId};
use plimsoll::domain::plan::TargetStatus;
use plimsoll::domain::review::{
    Answer, AnswerKey, Attendee, Decision, Item, Review, ReviewKind, ReviewStatus, Said, Side,
};
use plimsoll::domain::script::{AnswerKind, Prompt, Script, Stage as ScriptStage, WriteBack};
use plimsoll::domain::staff::{Initials, Stamp};
use plimsoll::domain::template::Wording;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The texts of a meeting, each as the school or the script has it.
pub(crate) type Words<'a> = &'a dyn Fn(&str) -> String;

/// The review that meets.
pub(crate) const REVIEW: ReviewId = ReviewId::from_bytes([5; 16]);

/// A screen whose first pupil is being reviewed, at the second question.
pub(crate) fn stage(size: Size, records: &Records, words: Words<'_>) -> Stage {
    let mut stage = Stage::open(size, records.clone());
    let pupil = stage.state.chosen().unwrap().id;
    let review = review(pupil, words);
    stage.state.school.reviews.insert(REVIEW, review);
    let script = script(words);
    Arc::make_mut(&mut stage.state.words).scripts.push(script);
    stage.act(Action::Meeting(MeetingAct::Begin(REVIEW)));
    let wall = &mut stage.state.meeting.as_mut().unwrap().wall;
    wall.timer.tick(now().after(14 * 60_000));
    wall.at = 2;
    stage
}

fn stamp(minutes: i64) -> Stamp {
    Stamp {
        by: Initials::parse("KB").unwrap(),
        at: now().after((minutes - 15) * 60_000),
    }
}

fn answer(prompt: &str, item: Item, said: Said, minutes: i64) -> Answer {
    Answer {
        key: AnswerKey {
            prompt: prompt.to_owned(),
            item,
        },
        asked: String::new(),
        said,
        stamp: stamp(minutes),
    }
}

fn review(pupil: PupilId, words: Words<'_>) -> Review {
    let day = NaiveDate::from_ymd_opt(2026, 12, 12).unwrap();
    let private = |number, minutes, text: &str| {
        let said = Said::Private(words(text));
        answer(AnswerKey::PRIVATE, Item::Number(number), said, minutes)
    };
    Review {
        id: REVIEW,
        pupil,
        plan: None,
        cycle: 2,
        kind: ReviewKind::Termly,
        script: "by-hand".to_owned(),
        title: words("Termly review"),
        planned: None,
        status: ReviewStatus::Running,
        people: people(words),
        views: Vec::new(),
        answers: vec![
            answer("arrive.who", Item::Person(0), Said::Present(true), 1),
            answer(
                "working.sides",
                Item::Working(Side::Family),
                Said::Words(vec![
                    words("Reads to her brother"),
                    words("Gets up by herself"),
                ]),
                9,
            ),
            answer(
                "working.sides",
                Item::NotWorking(Side::Pupil),
                Said::Words(vec![words("The dining hall is too loud")]),
                11,
            ),
            private(
                1,
                12,
                "Mother asked about the clinic: ring the nurse before Friday.",
            ),
            private(
                0,
                3,
                "Was tired on arrival. Do not press on attendance today.",
            ),
            answer(
                "end.action",
                Item::Number(0),
                Said::Action(words("Try the quiet table"), words("Mr Cole"), day),
                13,
            ),
        ],
        outcome: None,
        shared: None,
    }
}

fn people(words: Words<'_>) -> Vec<Attendee> {
    let person = |name: &str, side, role: &str| Attendee {
        name: words(name),
        side,
        role: words(role),
    };
    vec![
        person("Mrs Adebayo", Side::Family, "mother"),
        person("Mr Cole", Side::Staff, "class teacher"),
    ]
}

fn script(words: Words<'_>) -> Script {
    let part = |key: &str, title: &str, prompts| ScriptStage {
        key: key.to_owned(),
        title: wording(title, words),
        from_year: None,
        prompts,
    };
    let ask = |key: &str, answer, text: &str| prompt(key, answer, (text, words));
    Script {
        name: "by-hand".to_owned(),
        title: words("Termly review"),
        kind: ReviewKind::Termly,
        source: String::new(),
        stages: vec![
            part(
                "arrive",
                "Arriving",
                vec![ask("who", AnswerKind::People, "Who is here today?")],
            ),
            part(
                "working",
                "What works and what does not",
                vec![
                    ask(
                        "sides",
                        AnswerKind::Working,
                        "What is working well for {pupil}, and what is not?",
                    ),
                    ask(
                        "surprise",
                        AnswerKind::Text,
                        "What surprised you since the last time we met?",
                    ),
                ],
            ),
            part(
                "targets",
                "The targets",
                vec![ask("each", AnswerKind::Targets, "Is this target met?")],
            ),
            part(
                "end",
                "What happens next",
                vec![
                    ask("action", AnswerKind::Actions, "Who does what, and by when?"),
                    ask("decide", AnswerKind::Decision, "What do we decide?"),
                ],
            ),
        ],
    }
}

fn wording(text: &str, words: Words<'_>) -> Wording {
    Wording {
        plain: words(text),
        by_band: BTreeMap::new(),
    }
}

fn prompt(key: &str, answer: AnswerKind, (text, words): (&str, Words<'_>)) -> Prompt {
    let hint = match key {
        "sides" => {
            "Let the pupil go first; write down their own words. Silence is an answer: wait for ten seconds."
        }
        "each" => "Show the evidence before asking.",
        _ => "",
    };
    Prompt {
        key: key.to_owned(),
        text: wording(text, words),
        asks: Side::Everyone,
        minutes: 10,
        answer,
        options: Vec::new(),
        writes: WriteBack::Minutes,
        hint: if hint.is_empty() {
            String::new()
        } else {
            words(hint)
        },
        source: words("SEND Code of Practice 6.53"),
    }
}

/// Every kind of thing that can be said.
pub(crate) fn everything_said(words: Words<'_>) -> Vec<Said> {
    use plimsoll::domain::provision::{Impact, Verdict};
    let day = NaiveDate::from_ymd_opt(2027, 3, 1).unwrap();
    vec![
        Said::Choice(words("Much better")),
        Said::Scale(4),
        Said::YesNo(true),
        Said::YesNo(false),
        Said::Target(TargetStatus::PartlyMet, words("three of four weeks")),
        Said::Provision(Verdict::Adapt, Impact::Less, String::new()),
        Said::Date(day),
        Said::Present(false),
        Said::Agrees(true, String::new()),
        Said::Agrees(false, words("wants more time")),
        Said::Decided(
            vec![Decision::NextCycle, Decision::Specialist],
            words("to be sure"),
        ),
    ]
}
