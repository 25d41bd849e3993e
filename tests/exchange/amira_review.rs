//! A review of the pupil of whom everything is known, with an answer of every kind.

use crate::amira::{AMIRA, PAIRED, READS, day, stamp};
use plimsoll::domain::id::{ActionId, PlanId, ReviewId};
use plimsoll::domain::plan::TargetStatus;
use plimsoll::domain::provision::{Impact, Verdict};
use plimsoll::domain::review::{
    ActionPoint, Answer, AnswerKey, Attendee, Decision, Item, Outcome, Review, ReviewKind,
    ReviewStatus, Said, Shared, Side, View,
};
use plimsoll::domain::talk::Channel;

const HELD: ReviewId = ReviewId::from_bytes([13; 16]);

fn answer(prompt: &str, item: Item, said: Said) -> Answer {
    let prompt = prompt.to_owned();
    Answer {
        key: AnswerKey { prompt, item },
        asked: "What do you think?".into(),
        said,
        stamp: stamp(),
    }
}

fn answers() -> Vec<Answer> {
    let text = str::to_owned;
    let words = Said::Words(vec![text("+Maps"), text("Her friends")]);
    let status = Said::Target(TargetStatus::PartlyMet, text("Three weeks of four"));
    let verdict = Said::Provision(Verdict::Adapt, Impact::More, text("Shorter texts"));
    let decided = Said::Decided(vec![Decision::NextCycle, Decision::StepDown], text(""));
    let action = Said::Action(text("Order cream paper"), text("JB"), day(2026, 12, 1));
    let private = Said::Private(text("Mother looked tired"));
    vec![
        answer("now.well", Item::Working(Side::Pupil), words),
        answer(
            "now.hard",
            Item::NotWorking(Side::Family),
            Said::Choice(text("Homework")),
        ),
        answer("now.scale", Item::Side(Side::Staff), Said::Scale(4)),
        answer("now.tired", Item::Whole, Said::YesNo(false)),
        answer("now.targets", Item::Target(READS), status),
        answer("now.rows", Item::Provision(PAIRED), verdict),
        answer("in.here", Item::Person(0), Said::Present(true)),
        answer(
            "end.agree",
            Item::Person(7),
            Said::Agrees(true, text("Yes, all of it")),
        ),
        answer("end.next", Item::Whole, Said::Date(day(2027, 3, 26))),
        answer("end.decide", Item::Whole, decided),
        answer(AnswerKey::ACTION, Item::Number(0), action),
        answer(AnswerKey::PRIVATE, Item::Number(0), private),
    ]
}

pub(crate) fn review() -> Review {
    Review {
        id: HELD,
        pupil: AMIRA,
        plan: Some(PlanId::from_bytes([5; 16])),
        cycle: 3,
        kind: ReviewKind::Termly,
        script: "termly".into(),
        title: "Termly review".into(),
        planned: Some(day(2026, 11, 19)),
        status: ReviewStatus::Held,
        people: vec![Attendee {
            name: "Ms L Hassan".into(),
            side: Side::Family,
            role: "mother".into(),
        }],
        views: vec![View {
            side: Side::Pupil,
            from: "drawn with MK".into(),
            on: day(2026, 11, 12),
            how: Channel::Meeting,
            working: vec!["Reading to Ida".into()],
            not_working: vec!["Spelling lists".into(), "Noise".into()],
            wishes: vec!["A quiet corner".into()],
        }],
        answers: answers(),
        outcome: Some(Outcome {
            on: day(2026, 11, 20),
            led_by: stamp().by,
            decisions: vec![Decision::NextCycle, Decision::StepDown],
            reason: "-Needs less".into(),
            next_review: Some(day(2027, 3, 26)),
            next_plan: Some(PlanId::from_bytes([15; 16])),
            evidence: vec!["=14 of 20 sessions".into(), "49.5 words a minute".into()],
        }),
        shared: Some(Shared {
            on: day(2026, 11, 23),
            how: Channel::Email,
            response: "@school: thank you".into(),
        }),
    }
}

pub(crate) fn action() -> ActionPoint {
    ActionPoint {
        id: ActionId::from_bytes([14; 16]),
        pupil: AMIRA,
        review: Some(HELD),
        what: "+Order cream paper".into(),
        who: "JB".into(),
        by: day(2026, 12, 1),
        done: Some(day(2026, 11, 30)),
        note: "Two packs".into(),
    }
}
