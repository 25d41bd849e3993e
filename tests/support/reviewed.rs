//! Reviews of one pupil at every stage, and what they agreed: put on record by the tests that ask for them.

use crate::support::{at, initials};
use chrono::NaiveDate;
use plimsoll::domain::change::{Act, Change, Part, Put};
use plimsoll::domain::id::{ActionId, ChangeId, PupilId, ReviewId};
use plimsoll::domain::review::{
    ActionPoint, Answer, AnswerKey, Attendee, Decision, Item, Outcome, Review, ReviewKind,
    ReviewStatus, Said, Shared, Side, View,
};
use plimsoll::domain::staff::Stamp;
use plimsoll::domain::talk::Channel;

/// A review whose meeting has begun; its second person has answered.
pub(crate) const RUNNING: ReviewId = ReviewId::from_bytes([41; 16]);
/// A review that was held and not shared.
pub(crate) const HELD: ReviewId = ReviewId::from_bytes([42; 16]);
/// A review that was held and shared.
pub(crate) const SHARED: ReviewId = ReviewId::from_bytes([43; 16]);
/// A review that was set aside.
pub(crate) const SET_ASIDE: ReviewId = ReviewId::from_bytes([44; 16]);
/// An action that is still open.
pub(crate) const OPEN: ActionId = ActionId::from_bytes([45; 16]);
/// An action that was done.
pub(crate) const DONE: ActionId = ActionId::from_bytes([46; 16]);

/// The change that puts all of it on record.
pub(crate) fn change(pupil: PupilId) -> Change {
    let reviews = reviews(pupil).into_iter();
    let actions = actions(pupil).into_iter();
    let parts = reviews
        .map(|review| Part::Review(Box::new(Put::new(review))))
        .chain(actions.map(|action| Part::Action(Box::new(Put::new(action)))));
    Change {
        id: ChangeId::from_bytes([40; 16]),
        stamp: stamp(),
        act: Act::Review,
        undoes: None,
        parts: parts.collect(),
    }
}

fn stamp() -> Stamp {
    Stamp {
        by: initials("SENCO"),
        at: at("2026-11-20T15:30"),
    }
}

fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).expect("a day of 2026")
}

fn reviews(pupil: PupilId) -> Vec<Review> {
    let running = Review {
        planned: Some(day(12, 3)),
        views: vec![view()],
        answers: vec![present(1)],
        ..review(RUNNING, pupil, ReviewStatus::Running)
    };
    let held = Review {
        outcome: Some(outcome(day(11, 13))),
        ..review(HELD, pupil, ReviewStatus::Held)
    };
    let shared = Review {
        outcome: Some(outcome(day(9, 11))),
        shared: Some(Shared {
            on: day(9, 14),
            how: Channel::Email,
            response: "Agrees, and asks for a copy of the log.".to_owned(),
        }),
        ..review(SHARED, pupil, ReviewStatus::Held)
    };
    let aside = Review {
        planned: Some(day(6, 30)),
        ..review(SET_ASIDE, pupil, ReviewStatus::SetAside)
    };
    vec![running, held, shared, aside]
}

fn review(id: ReviewId, pupil: PupilId, status: ReviewStatus) -> Review {
    let person = |name: &str, side: Side, role: &str| Attendee {
        name: name.to_owned(),
        side,
        role: role.to_owned(),
    };
    Review {
        id,
        pupil,
        plan: None,
        cycle: 2,
        kind: ReviewKind::Termly,
        script: "termly".to_owned(),
        title: "Termly review".to_owned(),
        planned: None,
        status,
        people: vec![
            person("Amira Hassan", Side::Pupil, ""),
            person("Sara Hassan", Side::Family, "mother"),
            person("KB", Side::Staff, "SENCO, leads"),
        ],
        views: Vec::new(),
        answers: Vec::new(),
        outcome: None,
        shared: None,
    }
}

fn view() -> View {
    View {
        side: Side::Pupil,
        from: "Amira Hassan, written down by KB".to_owned(),
        on: day(11, 19),
        how: Channel::Meeting,
        working: vec!["The plan of the day with pictures".to_owned()],
        not_working: vec!["The hall when everybody talks".to_owned()],
        wishes: vec!["To sit beside Ola".to_owned()],
    }
}

fn present(person: u16) -> Answer {
    Answer {
        key: AnswerKey::of("welcome", "people", Item::Person(person)),
        asked: "Who is here?".to_owned(),
        said: Said::Present(true),
        stamp: stamp(),
    }
}

fn outcome(on: NaiveDate) -> Outcome {
    Outcome {
        on,
        led_by: initials("KB"),
        decisions: vec![Decision::NextCycle],
        reason: String::new(),
        next_review: Some(day(12, 12)),
        next_plan: None,
        evidence: vec!["14 of 18 sessions took place".to_owned()],
    }
}

fn actions(pupil: PupilId) -> [ActionPoint; 2] {
    let open = ActionPoint {
        id: OPEN,
        pupil,
        review: Some(HELD),
        what: "Ask the library for the same story in Arabic".to_owned(),
        who: "KB".to_owned(),
        by: day(12, 12),
        done: None,
        note: String::new(),
    };
    let done = ActionPoint {
        id: DONE,
        review: Some(SHARED),
        what: "Move the table away from the door".to_owned(),
        by: day(9, 18),
        done: Some(day(9, 15)),
        note: "Looks up less often since.".to_owned(),
        ..open.clone()
    };
    [open, done]
}
