//! A value of each record of the third schema, with something in every field and an answer of every kind: what the golden
//! bytes stand for.

use super::golden_tests::{day, stamp};
use crate::domain::change::{Act, Change, Part, Put};
use crate::domain::id::{ActionId, ChangeId, PlanId, ProvisionId, PupilId, ReviewId, TargetId};
use crate::domain::plan::TargetStatus;
use crate::domain::provision::{Impact, Verdict};
use crate::domain::review::{
    ActionPoint, Answer, AnswerKey, Answered, Attendee, Decision, Item, Outcome, Review,
    ReviewKind, ReviewStatus, Said, Shared, Side, View,
};
use crate::domain::staff::Initials;
use crate::domain::talk::Channel;

pub(super) const PUPIL: PupilId = PupilId::from_bytes([1; 16]);

fn answer(prompt: &str, item: Item, asked: &str, said: Said) -> Answer {
    let prompt = prompt.to_owned();
    Answer {
        key: AnswerKey { prompt, item },
        asked: asked.into(),
        said,
        stamp: stamp("ZK"),
    }
}

fn answers() -> Vec<Answer> {
    let text = str::to_owned;
    let target = Item::Target(TargetId::from_bytes([2; 16]));
    let row = Item::Provision(ProvisionId::from_bytes([9; 16]));
    let words = Said::Words(vec![text("Maths"), text("Going to Łódź")]);
    let status = Said::Target(TargetStatus::PartlyMet, text("Twice of four"));
    let verdict = Said::Provision(Verdict::Adapt, Impact::Less, text("Too loud"));
    let decided = Said::Decided(
        vec![Decision::NextCycle, Decision::Specialist],
        text("Reads"),
    );
    let action = Said::Action(text("Ring the clinic"), text("Ms Lund"), day(28));
    let agrees = Said::Agrees(false, text("Not yet"));
    vec![
        answer("now.whole", Item::Whole, "What goes well?", words),
        answer("now.target", target, "Met?", status),
        answer("now.row", row, "And this?", verdict),
        answer(
            "now.working",
            Item::Working(Side::Pupil),
            "",
            Said::Scale(4),
        ),
        answer(
            "now.not",
            Item::NotWorking(Side::Family),
            "Which?",
            Said::Choice(text("Noise")),
        ),
        answer(
            "now.side",
            Item::Side(Side::Staff),
            "Yes or no?",
            Said::YesNo(true),
        ),
        answer("in.here", Item::Person(300), "Here?", Said::Present(true)),
        answer("end.agree", Item::Person(1), "Agreed?", agrees),
        answer("end.next", Item::Whole, "When?", Said::Date(day(27))),
        answer("end.decide", Item::Whole, "What now?", decided),
        answer(AnswerKey::ACTION, Item::Number(0), "", action),
        answer(
            AnswerKey::PRIVATE,
            Item::Number(1),
            "",
            Said::Private(text("Tired")),
        ),
    ]
}

pub(super) fn review() -> Review {
    Review {
        id: ReviewId::from_bytes([13; 16]),
        pupil: PUPIL,
        plan: Some(PlanId::from_bytes([8; 16])),
        cycle: 2,
        kind: ReviewKind::Annual,
        script: "annual".into(),
        title: "Annual review".into(),
        planned: Some(day(18)),
        status: ReviewStatus::Held,
        people: vec![Attendee {
            name: "Ola L".into(),
            side: Side::Family,
            role: "mother".into(),
        }],
        views: vec![View {
            side: Side::Pupil,
            from: "drawn, told to Mr Achebe".into(),
            on: day(12),
            how: Channel::Meeting,
            working: vec!["My card".into()],
            not_working: vec!["Fire drills".into(), "Wet play".into()],
            wishes: vec!["A dog".into()],
        }],
        answers: answers(),
        outcome: Some(Outcome {
            on: day(19),
            led_by: Initials::parse("ZK").unwrap(),
            decisions: vec![Decision::Amend],
            reason: "More speech".into(),
            next_review: Some(day(30)),
            next_plan: Some(PlanId::from_bytes([18; 16])),
            evidence: vec!["14 of 20 sessions".into()],
        }),
        shared: Some(Shared {
            on: day(20),
            how: Channel::Email,
            response: "Thank you".into(),
        }),
    }
}

pub(super) fn action() -> ActionPoint {
    ActionPoint {
        id: ActionId::from_bytes([14; 16]),
        pupil: PUPIL,
        review: Some(ReviewId::from_bytes([13; 16])),
        what: "Ring the clinic".into(),
        who: "Ms Lund".into(),
        by: day(28),
        done: Some(day(25)),
        note: "They ring back".into(),
    }
}

pub(super) fn answered() -> Answered {
    let key = AnswerKey::of("end", "next", Item::Whole);
    let said = |d| answer("end.next", Item::Whole, "When?", Said::Date(day(d)));
    Answered {
        review: ReviewId::from_bytes([13; 16]),
        pupil: PUPIL,
        key,
        before: Some(said(26)),
        after: Some(said(27)),
    }
}

pub(super) fn change() -> Change {
    Change {
        id: ChangeId::from_bytes([4; 16]),
        stamp: stamp("ZK"),
        act: Act::Review,
        undoes: Some(ChangeId::from_bytes([5; 16])),
        parts: vec![
            Part::Review(Box::new(Put::new(review()))),
            Part::Answer(Box::new(answered())),
            Part::Action(Box::new(Put::new(action()))),
        ],
    }
}
