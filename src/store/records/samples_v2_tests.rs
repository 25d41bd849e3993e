//! A value of each record of the second schema, with something in every field: what the golden bytes stand for.

use super::golden_tests::{day, entry, missed, moment, stamp, trace};
use super::{History, Trace};
use crate::domain::assess::{Assessment, Score, Source, SourceKind};
use crate::domain::calendar::Calendar;
use crate::domain::change::{Act, Change, Part, Put};
use crate::domain::clock::{Clock, ClockKind, Closed, Done, Pause, Step};
use crate::domain::codes::{Area, Flag, SenProvision, SenType};
use crate::domain::concern::{Concern, Decided, Decision, Told};
use crate::domain::delivery::Withdrawal;
use crate::domain::draft::{Draft, DraftKey};
use crate::domain::id::{
    ChangeId, ClockId, ConcernId, EntryId, PlanId, ProvisionId, PupilId, StrategyId, TalkId,
    TargetId,
};
use crate::domain::library::{Category, LibraryStrategy};
use crate::domain::measure::{Direction, Measure, Reading, Scale, Value};
use crate::domain::passport::{Agreed, Heading, HeadingKey, Passport, Section, Setting, Strategy};
use crate::domain::plan::{Agreement, Notified, Party, Plan, Target, TargetStatus};
use crate::domain::provision::{
    Condition, Cost, Dosage, Impact, Provision, ProvisionResult, Verdict,
};
use crate::domain::pupil::{
    Contact, Need, Professional, ProvisionSpell, Pupil, PupilName, Responsibility, Roll,
};
use crate::domain::school::{SchoolKind, Settings};
use crate::domain::staff::Initials;
use crate::domain::talk::{Channel, Talk, TalkKind};
use crate::domain::time::When;
use crate::domain::upn::Upn;
use crate::domain::year::YearGroup;

pub(super) const PUPIL: PupilId = PupilId::from_bytes([1; 16]);

pub(super) fn settings() -> Settings {
    let mut settings = Settings::new("Fernhill", SchoolKind::Real, Calendar::usual(day(23)));
    settings.calendar.inset.push(day(2));
    settings.template = "our-own".into();
    settings.pence_an_hour = 1_850;
    settings.register_reviews = vec![day(1), day(20)];
    settings
}

pub(super) fn pupil() -> Pupil {
    let spell = |provision, (start, end), why: &str| ProvisionSpell {
        provision,
        start: Some(day(start)),
        end,
        reason: why.into(),
        ended: end.map_or("", |_| "Caught up").into(),
    };
    Pupil {
        id: PUPIL,
        name: PupilName {
            surname: "Łukasiewicz".into(),
            forename: "Zoë".into(),
            preferred: Some("Zo".into()),
        },
        roll: Roll {
            upn: Upn::parse("B801200005001").ok(),
            external: Some("77-A".into()),
            born: Some(day(1)),
            year: YearGroup::numbered(7),
            form: "7B".into(),
            left: Some(day(30)),
            left_for: "moved to the coast".into(),
        },
        provision: vec![
            spell(SenProvision::SenSupport, (3, Some(day(9))), "Reading"),
            spell(SenProvision::EhcPlan, (10, None), ""),
        ],
        needs: vec![Need {
            rank: 1,
            kind: SenType::Slcn,
        }],
        flags: [Flag::Eal, Flag::ServiceChild].into(),
        contacts: vec![Contact {
            name: "Ola L".into(),
            relation: "mother".into(),
            phone: "01632 960001".into(),
            email: "ola@example.org".into(),
            responsibility: Responsibility::Holds,
            note: "needs an interpreter (Polish)".into(),
        }],
        professionals: vec![Professional {
            name: "Dr Okoro".into(),
            role: "speech and language therapist".into(),
            service: "Health trust".into(),
            reach: "01632 960002".into(),
            since: Some(day(4)),
            until: None,
            note: "Thursdays".into(),
        }],
    }
}

pub(super) fn passport() -> Passport {
    let section = |heading: HeadingKey, bullets: &[&str]| Section {
        heading,
        bullets: bullets.iter().map(|text| (*text).to_owned()).collect(),
    };
    Passport {
        pupil: PUPIL,
        version: 3,
        agreed: Some(Agreed {
            on: day(4),
            by: Initials::parse("ZK").unwrap(),
            with: vec![Party::Pupil, Party::Parent],
        }),
        updated: day(5),
        sections: vec![
            section(Heading::HelpMyself.into(), &["Asking", "My card"]),
            section(HeadingKey::Own("worries".into()), &["Fire drills"]),
        ],
        strategies: vec![Strategy {
            id: StrategyId::from_bytes([6; 16]),
            text: "Show it, then say it".into(),
            areas: vec![Area::Cognition, Area::Sensory],
            settings: vec![Setting::Group],
            pinned: Some(1),
            since: day(6),
            library: Some("show-then-say".into()),
        }],
        access: vec!["25% extra time".into()],
    }
}

fn reading(d: u32, value: Value) -> Reading {
    Reading { on: day(d), value }
}

fn leuven(wellbeing: u8, involvement: u8) -> Value {
    Value::Leuven {
        wellbeing,
        involvement,
    }
}

fn measures() -> Vec<Measure> {
    let number = Scale::Number {
        unit: "words a minute".into(),
        direction: Direction::Down,
    };
    let levels = Scale::Levels(vec!["new".into(), "secure".into()]);
    let of = |scale, from: Value, to: Value| Measure {
        scale,
        baseline: Some(reading(1, from.clone())),
        aim: Some(to.clone()),
        readings: vec![reading(8, from), reading(15, to)],
    };
    let points = Value::Points;
    vec![
        of(number, points(-450), points(120_000)),
        of(levels, points(0), points(1)),
        of(Scale::Leuven, leuven(2, 3), leuven(4, 5)),
        of(Scale::Standardised, points(82), points(88)),
        of(Scale::ReadingAge, points(90), points(96)),
        of(
            Scale::Words,
            Value::Text("shy".into()),
            Value::Text("surer".into()),
        ),
        Measure::on(Scale::Words),
    ]
}

fn provision() -> Provision {
    Provision {
        layer: "Targeted".into(),
        dosage: Dosage {
            sessions_a_week: 3,
            minutes: 300,
            group_size: 2,
        },
        deliverer: "Mr Achebe".into(),
        accountable: "Ms Lund".into(),
        place: "Library".into(),
        area: Some(Area::Cognition),
        cost: Cost {
            pence_an_hour: 1_450,
            resources: 999,
        },
        conditions: [Condition::Trained, Condition::PupilKnows].into(),
        measure: measures().pop(),
        result: Some(ProvisionResult {
            on: day(21),
            impact: Impact::More,
            verdict: Verdict::Adapt,
            why: "Twice as quick".into(),
        }),
        ..Provision::new(
            ProvisionId::from_bytes([9; 16]),
            "Paired reading",
            (day(12), day(13)),
        )
    }
}

fn assessment() -> Assessment {
    Assessment {
        strengths: vec!["Draws what he has read".into()],
        sources: vec![
            Source {
                kind: SourceKind::Test,
                on: day(2),
                finding: "Single words".into(),
                score: Some(Score {
                    scale: Scale::Standardised,
                    value: Value::Points(84),
                }),
            },
            Source {
                kind: SourceKind::ParentView,
                on: day(3),
                finding: "Tired after school".into(),
                score: None,
            },
        ],
        barriers: vec!["Loses the line".into()],
    }
}

pub(super) fn plan() -> Plan {
    let targets = (1..).zip(measures()).map(|(number, measure)| Target {
        id: TargetId::from_bytes([number; 16]),
        number,
        text: "Joins two sentences".into(),
        criterion: "4 of 5".into(),
        area: Some(Area::Communication),
        measure,
        by: day(8),
        status: TargetStatus::PartlyMet,
    });
    Plan {
        last_review: Some(day(10)),
        outcomes: vec!["Reads for pleasure".into()],
        targets: targets.collect(),
        provision: vec![provision()],
        home: vec!["Ten minutes a day".into()],
        assess: assessment(),
        impact: "A level up by spring".into(),
        notified: Some(Notified {
            on: day(14),
            how: Channel::Letter,
        }),
        agreements: vec![Agreement {
            party: Party::Senco,
            name: "Ms Lund".into(),
            on: day(15),
        }],
        aware: Some(day(16)),
        ..Plan::new(PlanId::from_bytes([8; 16]), PUPIL, 2, (day(9), day(11)))
    }
}

pub(super) fn concern() -> Concern {
    Concern {
        id: ConcernId::from_bytes([10; 16]),
        pupil: PUPIL,
        raised: day(2),
        by: "Ms Lund".into(),
        area: Some(Area::Emotional),
        seen: "Sits alone at break".into(),
        tried: "A seat beside a friend: two days".into(),
        told: Some(Told {
            on: day(3),
            how: Channel::Phone,
            response: "The same at home".into(),
        }),
        decided: Some(Decided {
            on: day(5),
            decision: Decision::Watch,
            why: "It is new".into(),
        }),
    }
}

pub(super) fn talk() -> Talk {
    Talk {
        id: TalkId::from_bytes([11; 16]),
        pupil: PUPIL,
        on: day(6),
        kind: TalkKind::Contact,
        how: Channel::Door,
        with: "grandmother".into(),
        about: "New glasses".into(),
    }
}

pub(super) fn clock() -> Clock {
    Clock {
        id: ClockId::from_bytes([12; 16]),
        pupil: PUPIL,
        kind: ClockKind::EhcRequest,
        start: day(1),
        meeting: Some(day(19)),
        note: "The parents asked".into(),
        done: vec![Done {
            step: Step::Decision,
            on: day(17),
        }],
        pauses: vec![
            Pause {
                from: day(3),
                until: Some(day(7)),
                why: "School closed".into(),
            },
            Pause {
                from: day(20),
                until: None,
                why: String::new(),
            },
        ],
        closed: Some(Closed {
            on: day(29),
            why: "Plan issued".into(),
        }),
    }
}

pub(super) fn line() -> LibraryStrategy {
    LibraryStrategy {
        key: "show-then-say".into(),
        text: "show it, then say it".into(),
        area: Area::Sensory,
        category: Category::Scaffolding,
        settings: vec![Setting::OneToOne, Setting::Transition],
    }
}

pub(super) fn draft() -> Draft {
    Draft {
        key: DraftKey {
            form: "plan".into(),
            subject: [8; 16],
            by: Initials::parse("ZK").unwrap(),
        },
        at: moment(90),
        values: vec![
            ("home".into(), vec!["Ten minutes".into(), String::new()]),
            ("impact".into(), Vec::new()),
        ],
    }
}

pub(super) fn change() -> Change {
    let withdrawal = Withdrawal {
        entry: EntryId::from_bytes([3; 16]),
        pupil: PUPIL,
        when: When::day(day(20)),
    };
    let taken_out = Put {
        before: Some(pupil()),
        after: None,
    };
    Change {
        id: ChangeId::from_bytes([4; 16]),
        stamp: stamp("ZK"),
        act: Act::Clock,
        undoes: Some(ChangeId::from_bytes([5; 16])),
        parts: vec![
            Part::Settings(Box::new(Put::new(settings()))),
            Part::Pupil(Box::new(taken_out)),
            Part::Passport(Box::new(Put::new(passport()))),
            Part::Plan(Box::new(Put::new(plan()))),
            Part::Concern(Box::new(Put::new(concern()))),
            Part::Talk(Box::new(Put::new(talk()))),
            Part::Clock(Box::new(Put::new(clock()))),
            Part::Library(Box::new(Put::new(line()))),
            Part::Entry(Box::new(entry())),
            Part::Entry(Box::new(missed())),
            Part::Withdraw(withdrawal),
        ],
    }
}

pub(super) fn history() -> History {
    History {
        places: vec![Trace::default(), trace()],
    }
}
