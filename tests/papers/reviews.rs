//! Reviews to write papers of: one as they are, one with the least there can be, one full of what hurts. All names are invented.

use chrono::NaiveDate;
use plimsoll::domain::calendar::Calendar;
use plimsoll::domain::id::{ActionId, PlanId, ProvisionId, PupilId, ReviewId, TargetId};
use plimsoll::domain::measure::{Direction, Measure, Reading, Scale, Value};
use plimsoll::domain::plan::{Dosage, Plan, Target, TargetStatus};
use plimsoll::domain::provision::{Cost, Provision};
use plimsoll::domain::pupil::{Pupil, PupilName};
use plimsoll::domain::review::{
    ActionPoint, Answer, AnswerKey, Decision, Item, Outcome, Review, ReviewKind, ReviewStatus,
    Said, Shared,
};
use plimsoll::domain::school::{School, SchoolKind, Settings};
use plimsoll::domain::staff::{Initials, Stamp};
use plimsoll::domain::talk::Channel;
use plimsoll::domain::time::Moment;
use plimsoll::domain::year::YearGroup;
use plimsoll::exchange::papers::Held;

pub(crate) const PUPIL: PupilId = PupilId::from_bytes([1; 16]);
const OTHER: PupilId = PupilId::from_bytes([2; 16]);
pub(crate) const REVIEW: ReviewId = ReviewId::from_bytes([0x5e; 16]);
pub(crate) const BEFORE: PlanId = PlanId::from_bytes([3; 16]);
pub(crate) const AFTER: PlanId = PlanId::from_bytes([4; 16]);
pub(crate) const READS: TargetId = TargetId::from_bytes([5; 16]);
pub(crate) const SPEAKS: TargetId = TargetId::from_bytes([6; 16]);
pub(crate) const PAIRED: ProvisionId = ProvisionId::from_bytes([7; 16]);
pub(crate) const TALKING: ProvisionId = ProvisionId::from_bytes([8; 16]);

/// What must never stand on a paper.
pub(crate) const SECRET: &str = "Xqzjvk";

pub(crate) fn day(y: i32, m: u32, d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(y, m, d).unwrap()
}

pub(crate) fn stamp() -> Stamp {
    Stamp {
        by: Initials::parse("KB").unwrap(),
        at: Moment::from_local(day(2026, 11, 24).and_hms_opt(15, 30, 0).unwrap(), 0),
    }
}

/// A school with the two plans of a review, and the review.
#[derive(Debug, Clone)]
pub(crate) struct Case {
    pub(crate) school: School,
    pub(crate) review: Review,
    pub(crate) before: Option<Plan>,
    pub(crate) after: Option<Plan>,
}

impl Case {
    pub(crate) fn held(&self) -> Held<'_> {
        Held {
            before: self.before.as_ref(),
            after: self.after.as_ref(),
            ..Held::of(&self.school, &self.review).unwrap()
        }
    }

    pub(crate) fn pupil(&mut self) -> &mut Pupil {
        self.school.pupils.get_mut(&PUPIL).unwrap()
    }
}

fn named(id: PupilId, forename: &str, surname: &str) -> Pupil {
    let name = PupilName {
        surname: surname.to_owned(),
        forename: forename.to_owned(),
        preferred: None,
    };
    Pupil::new(id, name)
}

fn school(name: &str) -> School {
    let mut school = School::empty();
    let calendar = Calendar::usual(day(2026, 11, 24));
    school.settings = Some(Settings::new(name, SchoolKind::Real, calendar));
    school
}

pub(crate) fn answer(prompt: &str, item: Item, asked: &str, said: Said) -> Answer {
    Answer {
        key: AnswerKey {
            prompt: prompt.to_owned(),
            item,
        },
        asked: asked.to_owned(),
        said,
        stamp: stamp(),
    }
}

pub(crate) fn words(lines: &[&str]) -> Said {
    Said::Words(lines.iter().map(|line| (*line).to_owned()).collect())
}

/// A review with no more than it has to have.
pub(crate) fn empty() -> Case {
    let mut school = school("Oakfield Primary School");
    let pupil = named(PUPIL, "Amira", "Hassan");
    school.pupils.insert(PUPIL, pupil);
    let review = Review {
        id: REVIEW,
        pupil: PUPIL,
        plan: None,
        cycle: 0,
        kind: ReviewKind::First,
        script: "gone".to_owned(),
        title: String::new(),
        planned: None,
        status: ReviewStatus::Held,
        people: Vec::new(),
        views: Vec::new(),
        answers: Vec::new(),
        outcome: Some(Outcome {
            on: day(2026, 11, 24),
            led_by: Initials::parse("KB").unwrap(),
            decisions: vec![Decision::Specialist],
            reason: String::new(),
            next_review: None,
            next_plan: None,
            evidence: Vec::new(),
        }),
        shared: None,
    };
    Case {
        school,
        review,
        before: None,
        after: None,
    }
}

fn target(id: TargetId, number: u8, text: &str) -> Target {
    let scale = Scale::Number {
        unit: "words a minute".to_owned(),
        direction: Direction::Up,
    };
    let reading = |month, points| Reading {
        on: day(2026, month, 14),
        value: Value::Points(points),
    };
    Target {
        id,
        number,
        text: text.to_owned(),
        criterion: "Three times in one week".to_owned(),
        area: None,
        measure: Measure {
            baseline: Some(reading(9, 1200)),
            aim: Some(Value::Points(4000)),
            readings: vec![reading(11, 3100)],
            scale,
        },
        by: day(2026, 12, 11),
        status: TargetStatus::Active,
    }
}

fn provision(id: ProvisionId, name: &str, deliverer: &str) -> Provision {
    let mut row = Provision::new(id, name, (day(2026, 9, 14), day(2026, 12, 11)));
    row.dosage = Dosage {
        sessions_a_week: 3,
        minutes: 20,
        group_size: 4,
    };
    row.cost = Cost {
        pence_an_hour: 98_765,
        resources: 43_210,
    };
    deliverer.clone_into(&mut row.deliverer);
    "Mr Baker".clone_into(&mut row.accountable);
    row
}

/// A review as they are.
pub(crate) fn typical() -> Case {
    let mut case = empty();
    let pupil = case.pupil();
    pupil.name.preferred = Some("Ami".to_owned());
    pupil.roll.year = YearGroup::numbered(4);
    "4B".clone_into(&mut pupil.roll.form);
    let other = named(OTHER, "Kayden", "Smith-Jones");
    case.school.pupils.insert(OTHER, other);

    let mut before = Plan::new(BEFORE, PUPIL, 2, (day(2026, 9, 7), day(2026, 11, 24)));
    before.targets = vec![
        target(READS, 1, "Reads 40 words a minute from a new text"),
        target(SPEAKS, 2, "Asks a question in class without being prompted"),
    ];
    before.provision = vec![
        provision(PAIRED, "Paired reading", "Mrs Clarke (JCL)"),
        provision(TALKING, "Talking group with Kayden", "Mrs Clarke"),
    ];
    before.targets[1].measure = Measure::on(Scale::Words);
    let mut after = Plan::new(AFTER, PUPIL, 3, (day(2026, 11, 24), day(2027, 3, 9)));
    let mut reads = target(READS, 1, "Reads 60 words a minute from a new text");
    reads.by = day(2027, 3, 5);
    after.targets = vec![reads];
    let mut daily = provision(PAIRED, "Daily reading", "Mrs Clarke");
    (daily.start, daily.end) = (day(2026, 11, 30), day(2027, 3, 5));
    (daily.dosage.sessions_a_week, daily.dosage.minutes) = (5, 10);
    after.provision = vec![daily];
    after.home = vec!["Ten minutes of a shared book on four evenings a week".to_owned()];

    case.review.plan = Some(BEFORE);
    case.review.cycle = 2;
    case.review.kind = ReviewKind::Termly;
    "Termly review".clone_into(&mut case.review.title);
    case.review.people = crate::said::people();
    case.review.views = crate::said::views();
    case.review.answers = crate::said::answers();
    case.review.outcome = case.review.outcome.map(|outcome| Outcome {
        decisions: vec![Decision::NextCycle],
        reason: "There is still a gap in reading.".to_owned(),
        next_review: Some(day(2027, 3, 9)),
        next_plan: Some(AFTER),
        evidence: vec![
            "26 sessions took place, 4 did not: 3 pupil absent, 1 staff absent.".to_owned(),
            "Target 1: 14 of 20 sessions went well.".to_owned(),
        ],
        ..outcome
    });
    case.review.shared = Some(Shared {
        on: day(2026, 11, 26),
        how: Channel::Email,
        response: "Thank you, this is what we said.".to_owned(),
    });
    case.before = Some(before);
    case.after = Some(after);
    case
}

/// Something on record that a review agreed.
pub(crate) fn action(id: u8, review: ReviewId, what: &str) -> ActionPoint {
    ActionPoint {
        id: ActionId::from_bytes([id; 16]),
        pupil: PUPIL,
        review: Some(review),
        what: what.to_owned(),
        who: String::new(),
        by: day(2026, 12, 4),
        done: None,
        note: SECRET.to_owned(),
    }
}
