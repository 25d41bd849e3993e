//! A school with a review to end, and what it is after that.

use super::*;
use crate::domain::calendar::Calendar;
use crate::domain::change::{Act, Change};
use crate::domain::codes::SenProvision;
use crate::domain::id::{ChangeId, PlanId, ProvisionId, PupilId, ReviewId, TargetId};
use crate::domain::measure::{Measure, Scale};
use crate::domain::plan::{Plan, Provision, Target, TargetStatus};
use crate::domain::pupil::{ProvisionSpell, PupilName};
use crate::domain::review::{Answer, AnswerKey, Attendee, ReviewKind, Side};
use crate::domain::school::{SchoolKind, Settings};
use crate::domain::script::{Prompt, Stage};
use crate::domain::staff::Stamp;
use crate::domain::template::Wording;
use crate::domain::time::Moment;
use std::collections::BTreeMap;

pub(super) const PUPIL: PupilId = PupilId::from_bytes([1; 16]);

pub(super) fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).unwrap()
}

pub(super) fn stamp() -> Stamp {
    Stamp {
        by: Initials::parse("KB").unwrap(),
        at: Moment::from_local(day(11, 24).and_hms_opt(14, 0, 0).unwrap(), 0),
    }
}

pub(super) fn target(n: u8) -> TargetId {
    TargetId::from_bytes([n; 16])
}

pub(super) fn row(n: u8) -> ProvisionId {
    ProvisionId::from_bytes([100 + n; 16])
}

pub(super) fn plan() -> Plan {
    let mut plan = Plan::new(
        PlanId::from_bytes([9; 16]),
        PUPIL,
        2,
        (day(9, 7), day(11, 24)),
    );
    plan.targets = (1..=4)
        .map(|number| Target {
            id: target(number),
            number,
            text: format!("Target {number}"),
            criterion: String::new(),
            area: None,
            measure: Measure::on(Scale::Words),
            by: day(11, 20),
            status: TargetStatus::Active,
        })
        .collect();
    plan.provision = (1..=2)
        .map(|n| Provision {
            layer: "Specialist".to_owned(),
            ..Provision::new(row(n), format!("Row {n}"), (day(9, 7), day(11, 20)))
        })
        .collect();
    plan.assess.strengths = vec!["Draws maps".to_owned()];
    plan.home = vec!["Reads at bedtime".to_owned()];
    plan
}

pub(super) fn school() -> School {
    let mut school = School::empty();
    let settings = Settings::new(
        "Beacon Hill",
        SchoolKind::Real,
        Calendar::usual(day(11, 24)),
    );
    school.settings = Some(settings);
    let name = PupilName {
        surname: "Hassan".to_owned(),
        forename: "Amira".to_owned(),
        preferred: None,
    };
    let mut pupil = Pupil::new(PUPIL, name);
    let since = Some(day(1, 8));
    pupil.provision = vec![ProvisionSpell::open(SenProvision::SenSupport, since)];
    school.pupils.insert(PUPIL, pupil);
    school.plans.insert(PUPIL, plan());
    school
}

/// A script that asks one question of each kind, written back where the field says.
pub(super) fn script() -> Script {
    use WriteBack as W;
    let asked = [
        ("people", AnswerKind::People, W::People),
        ("strengths", AnswerKind::Text, W::Strengths),
        ("family", AnswerKind::Text, W::FamilyView),
        ("working", AnswerKind::Working, W::Minutes),
        ("targets", AnswerKind::Targets, W::Targets),
        ("provision", AnswerKind::Provision, W::Provision),
        ("outcomes", AnswerKind::Text, W::Outcomes),
        ("admire", AnswerKind::Text, W::Admire),
        ("decision", AnswerKind::Decision, W::Decision),
        ("date", AnswerKind::Date, W::NextReview),
        ("agree", AnswerKind::Agreement, W::Agreement),
    ];
    let prompts = asked.map(|(key, answer, writes)| Prompt {
        key: key.to_owned(),
        text: wording(key),
        asks: Side::Everyone,
        minutes: 2,
        answer,
        options: Vec::new(),
        writes,
        hint: String::new(),
        source: "CoP 6.53".to_owned(),
    });
    Script {
        name: "termly".to_owned(),
        title: "Termly review".to_owned(),
        kind: ReviewKind::Termly,
        source: String::new(),
        stages: vec![Stage {
            key: "all".to_owned(),
            title: wording("All"),
            from_year: None,
            prompts: prompts.into(),
        }],
    }
}

pub(super) fn wording(text: &str) -> Wording {
    Wording {
        plain: text.to_owned(),
        by_band: BTreeMap::new(),
    }
}

pub(super) fn person(name: &str, side: Side, role: &str) -> Attendee {
    Attendee {
        name: name.to_owned(),
        side,
        role: role.to_owned(),
    }
}

pub(super) fn review(kind: ReviewKind, said: Vec<(&'static str, Item, Said)>) -> Review {
    let answers = said.into_iter().map(|(prompt, item, said)| Answer {
        key: if prompt.starts_with('+') {
            AnswerKey {
                prompt: prompt.to_owned(),
                item,
            }
        } else {
            AnswerKey::of("all", prompt, item)
        },
        asked: prompt.to_owned(),
        said,
        stamp: stamp(),
    });
    Review {
        id: ReviewId::from_bytes([5; 16]),
        pupil: PUPIL,
        plan: Some(PlanId::from_bytes([9; 16])),
        cycle: 2,
        kind,
        script: "termly".to_owned(),
        title: "Termly review".to_owned(),
        planned: None,
        status: ReviewStatus::Running,
        people: vec![
            person("Amira", Side::Pupil, "pupil"),
            person("Sara Hassan", Side::Family, "mother"),
            person("Jo Reed", Side::Staff, "class teacher"),
            person("Kim Bell", Side::Staff, "SENCO"),
        ],
        views: Vec::new(),
        answers: answers.collect(),
        outcome: None,
        shared: None,
    }
}

pub(super) fn words(text: &str) -> Said {
    Said::Words(vec![text.to_owned()])
}

pub(super) fn decided(decisions: &[Decision], why: &str) -> (&'static str, Item, Said) {
    (
        "decision",
        Item::Whole,
        Said::Decided(decisions.to_vec(), why.to_owned()),
    )
}

pub(super) fn next() -> (&'static str, Item, Said) {
    let spring = NaiveDate::from_ymd_opt(2027, 2, 9).unwrap();
    ("date", Item::Whole, Said::Date(spring))
}

/// The school after a meeting in which this was said; or what is still needed.
pub(super) fn ended(
    kind: ReviewKind,
    said: Vec<(&'static str, Item, Said)>,
) -> Result<School, Vec<Missing>> {
    let mut school = school();
    let review = review(kind, said);
    school.reviews.insert(review.id, review.clone());
    let pupil = school.pupils[&PUPIL].clone();
    let (script, by) = (script(), Initials::parse("KB").unwrap());
    let closing = Closing {
        school: &school,
        pupil: &pupil,
        review: &review,
        script: &script,
        on: day(11, 24),
        by: &by,
        evidence: &["34 sessions".to_owned()],
    };
    let mut id = 0;
    let parts = close(&closing, &mut || {
        id += 1;
        [200 + id; 16]
    })?;
    let change = Change {
        id: ChangeId::from_bytes([1; 16]),
        stamp: stamp(),
        act: Act::Review,
        undoes: None,
        parts,
    };
    let before = school.clone();
    school.apply(&change);
    // What is ended can be taken back, whole.
    let mut back = school.clone();
    back.apply(&Change {
        parts: change.inverse().unwrap(),
        ..change
    });
    assert_eq!(back, before);
    Ok(school)
}
