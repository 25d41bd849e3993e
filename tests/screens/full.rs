//! The invented school with everything that a graduated cycle can hold, for the first pupils of the list: readings on every
//! scale, assessment, costs, conditions, results, agreement; and the history of the first pupil's passport and plan.

use super::Records;
use chrono::{Duration, NaiveDate};
use plimsoll::domain::assess::{Assessment, Score, Source, SourceKind};
use plimsoll::domain::change::{Act, Change, Part, Put};
use plimsoll::domain::id::{ChangeId, PupilId, StrategyId};
use plimsoll::domain::measure::{Direction, Measure, Reading, Scale, Value};
use plimsoll::domain::passport::{Agreed, Passport, Setting};
use plimsoll::domain::plan::{Agreement, Notified, Party, Plan, TargetStatus};
use plimsoll::domain::provision::{Condition, Cost, Impact, Provision, ProvisionResult, Verdict};
use plimsoll::domain::school::School;
use plimsoll::domain::staff::{Initials, Stamp};
use plimsoll::domain::talk::Channel;
use plimsoll::domain::time::Moment;

fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).unwrap()
}

/// The pupils of the list in its order.
fn listed(school: &School) -> Vec<PupilId> {
    let mut pupils: Vec<_> = school.pupils.values().collect();
    let key = |listed: String| plimsoll::text::fold::fold(&listed).key;
    pupils.sort_by_cached_key(|pupil| key(pupil.name.listed()));
    pupils.into_iter().map(|pupil| pupil.id).collect()
}

/// The records.
pub(crate) fn records() -> Records {
    let mut records = Records::demo();
    let pupils = listed(&records.school);
    for pupil in pupils.iter().take(4) {
        if let Some(plan) = records.school.plans.get_mut(pupil) {
            fill(plan);
        }
    }
    let first = *pupils.first().unwrap();
    let passport = records.school.passports.get_mut(&first).unwrap();
    if let Some(agreed) = &mut passport.agreed {
        agreed.with = vec![Party::Pupil, Party::Parent];
    }
    if let Some(strategy) = passport.strategies.first_mut() {
        strategy.settings = vec![Setting::WholeClass, Setting::Assessment];
    }
    let history = history(&records.school, first);
    records.history.insert(first, history);
    records
}

fn reading(on: NaiveDate, points: i32) -> Reading {
    Reading {
        on,
        value: Value::Points(points),
    }
}

/// Readings of five scales, one a target.
fn measures() -> [Measure; 5] {
    let number = Scale::Number {
        unit: "words a minute".to_owned(),
        direction: Direction::Up,
    };
    let levels = ["not yet", "with an adult beside", "with a card", "alone"];
    let leuven = |on, (wellbeing, involvement)| Reading {
        on,
        value: Value::Leuven {
            wellbeing,
            involvement,
        },
    };
    let text = |on, words: &str| Reading {
        on,
        value: Value::Text(words.to_owned()),
    };
    [
        Measure {
            baseline: Some(reading(day(9, 8), 4_500)),
            aim: Some(Value::Points(8_000)),
            readings: vec![
                reading(day(9, 22), 4_700),
                reading(day(10, 6), 5_200),
                reading(day(10, 20), 5_100),
                reading(day(11, 3), 5_800),
                reading(day(11, 17), 6_350),
            ],
            scale: number,
        },
        Measure {
            baseline: Some(reading(day(9, 8), 0)),
            aim: Some(Value::Points(3)),
            readings: vec![reading(day(10, 6), 1), reading(day(11, 9), 1)],
            scale: Scale::Levels(levels.map(str::to_owned).into()),
        },
        Measure {
            baseline: Some(leuven(day(9, 8), (2, 3))),
            aim: Some(Value::Leuven {
                wellbeing: 4,
                involvement: 4,
            }),
            readings: vec![leuven(day(10, 6), (3, 3)), leuven(day(11, 9), (4, 2))],
            scale: Scale::Leuven,
        },
        Measure {
            baseline: Some(text(day(9, 8), "watches the others from the door")),
            aim: Some(Value::Text("takes a turn without being asked".to_owned())),
            readings: vec![text(
                day(11, 9),
                "sits with the group and answers when asked",
            )],
            scale: Scale::Words,
        },
        Measure {
            baseline: Some(reading(day(9, 8), 84)),
            aim: Some(Value::Points(92)),
            readings: vec![reading(day(11, 9), 93)],
            scale: Scale::ReadingAge,
        },
    ]
}

fn fill(plan: &mut Plan) {
    plan.last_review = Some(day(7, 3));
    for (target, measure) in plan.targets.iter_mut().zip(measures()) {
        target.status = TargetStatus::Active;
        target.measure = measure;
        "on four of five tries, over two weeks".clone_into(&mut target.criterion);
    }
    for row in &mut plan.provision {
        provision(row);
    }
    if let Some(row) = plan.provision.first_mut() {
        row.result = Some(ProvisionResult {
            on: day(11, 12),
            impact: Impact::More,
            verdict: Verdict::Adapt,
            why: "mornings work, afternoons don't".to_owned(),
        });
    }
    "Reads what friends read, and says so".clone_into(&mut plan.impact);
    plan.assess = assessment();
    plan.agreements = [
        (Party::Pupil, 14),
        (Party::Parent, 14),
        (Party::Teacher, 15),
    ]
    .map(|(party, on)| Agreement {
        party,
        name: String::new(),
        on: day(9, on),
    })
    .into();
    plan.notified = Some(Notified {
        on: day(9, 16),
        how: Channel::Letter,
    });
}

fn provision(row: &mut Provision) {
    row.cost = Cost {
        pence_an_hour: 1_580,
        resources: 450,
    };
    row.conditions = [
        Condition::Trained,
        Condition::ParentsAgree,
        Condition::PupilKnows,
    ]
    .into();
    row.measure = Some(Measure {
        baseline: Some(reading(day(9, 8), 84)),
        aim: Some(Value::Points(90)),
        readings: vec![reading(day(11, 9), 87)],
        scale: Scale::ReadingAge,
    });
}

fn assessment() -> Assessment {
    let source = |kind, on, finding: &str, score| Source {
        kind,
        on,
        finding: finding.to_owned(),
        score,
    };
    let score = Score {
        scale: Scale::Standardised,
        value: Value::Points(84),
    };
    Assessment {
        strengths: vec![
            "Remembers what she hears the first time".to_owned(),
            "Kind to younger pupils, who look for her at break".to_owned(),
        ],
        sources: vec![
            source(
                SourceKind::PupilView,
                day(9, 7),
                "“I get it when somebody tells me.”",
                None,
            ),
            source(
                SourceKind::Test,
                day(9, 9),
                "Reads short words well and guesses long ones",
                Some(score),
            ),
            source(
                SourceKind::ParentView,
                day(6, 30),
                "Reads at home if nobody watches",
                None,
            ),
        ],
        barriers: vec!["Long words are guessed from their first letters".to_owned()],
    }
}

/// Three versions of the first pupil's passport and three states of the plan, the newest first.
fn history(school: &School, pupil: PupilId) -> Vec<Change> {
    let passport = school.passports.get(&pupil).unwrap();
    let plan = school.plans.get(&pupil).unwrap();
    let passports = versions(passport);
    let plans = states(plan);
    let put = |versions: &[Part], months: [u32; 3], act| -> Vec<(NaiveDate, Act, Part)> {
        let dated = versions.iter().cloned().zip(months);
        dated
            .map(|(part, month)| (day(month, 12), act, part))
            .collect()
    };
    let mut dated = put(&passports, [2, 6, 9], Act::Passport);
    dated.extend(put(&plans, [4, 9, 11], Act::Plan));
    dated.sort_by_key(|(on, ..)| std::cmp::Reverse(*on));
    let change = |(n, (on, act, part)): (u8, (NaiveDate, Act, Part))| Change {
        id: ChangeId::from_bytes([n; 16]),
        stamp: Stamp {
            by: Initials::parse(if n % 2 == 0 { "KB" } else { "DDE" }).unwrap(),
            at: Moment::from_local(on.and_hms_opt(15, 40, 0).unwrap(), 0),
        },
        act,
        undoes: None,
        parts: vec![part],
    };
    (1..).zip(dated).map(change).collect()
}

fn versions(newest: &Passport) -> [Part; 3] {
    let mut second = newest.clone();
    second.version = newest.version.saturating_sub(1).max(2);
    let mut newest = newest.clone();
    newest.version = second.version + 1;
    let agreed = |on| Agreed {
        on,
        by: Initials::parse("KB").unwrap(),
        with: vec![Party::Pupil],
    };
    newest.agreed = Some(agreed(day(9, 12)));
    second.agreed = Some(agreed(day(6, 12)));
    for strategy in second.strategies.iter_mut().skip(1).take(1) {
        "Give me a reader for the long papers".clone_into(&mut strategy.text);
        strategy.pinned = None;
    }
    if let Some(section) = second.sections.first_mut() {
        section.bullets.truncate(2);
        section.bullets.push("I am good at football".to_owned());
    }
    let mut first = second.clone();
    first.version = second.version - 1;
    first.agreed = None;
    first.access.clear();
    first.strategies.push(plimsoll::domain::passport::Strategy {
        id: StrategyId::from_bytes([77; 16]),
        text: "Let me sit by the door".to_owned(),
        areas: Vec::new(),
        settings: vec![Setting::WholeClass],
        pinned: None,
        since: day(2, 1),
        library: None,
    });
    let part = |before: Option<&Passport>, after: &Passport| {
        Part::Passport(Box::new(Put {
            before: before.cloned(),
            after: Some(after.clone()),
        }))
    };
    [
        part(None, &first),
        part(Some(&first), &second),
        part(Some(&second), &newest),
    ]
}

fn states(newest: &Plan) -> [Part; 3] {
    let mut second = newest.clone();
    second.review_on = newest.review_on - Duration::days(21);
    for target in &mut second.targets {
        target.measure.readings.pop();
    }
    if let Some(target) = second.targets.first_mut() {
        "Reads a page of a new book aloud to somebody at home".clone_into(&mut target.text);
    }
    second.agreements.truncate(1);
    let mut first = second.clone();
    first.cycle = second.cycle.saturating_sub(1).max(1);
    first.targets.truncate(1);
    first.assess.strengths.truncate(1);
    first.home.clear();
    let part = |before: Option<&Plan>, after: &Plan| {
        Part::Plan(Box::new(Put {
            before: before.cloned(),
            after: Some(after.clone()),
        }))
    };
    [
        part(None, &first),
        part(Some(&first), &second),
        part(Some(&second), newest),
    ]
}
