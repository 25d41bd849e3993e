//! A small school with one pupil of whom everything is known, and one of whom nothing is.

use crate::amira_review::{action, review};
use chrono::NaiveDate;
use plimsoll::domain::assess::{Assessment, Score, Source, SourceKind};
use plimsoll::domain::calendar::Calendar;
use plimsoll::domain::clock::{Clock, ClockKind, Closed, Done, Pause, Step};
use plimsoll::domain::codes::{Area, Flag, SenProvision, SenType};
use plimsoll::domain::concern::{Concern, Decided, Decision, Told};
use plimsoll::domain::delivery::{About, Entry, Independence, Outcome, Rating, Reason};
use plimsoll::domain::id::{
    ClockId, ConcernId, EntryId, PlanId, ProvisionId, PupilId, StrategyId, TalkId, TargetId,
};
use plimsoll::domain::library::{Category, LibraryStrategy};
use plimsoll::domain::measure::{Direction, Measure, Reading, Scale, Value};
use plimsoll::domain::passport::{
    Agreed, Heading, HeadingKey, Passport, Section, Setting, Strategy,
};
use plimsoll::domain::plan::{Agreement, Notified, Party, Plan, Target, TargetStatus};
use plimsoll::domain::provision::{
    Condition, Cost, Dosage, Impact, Provision, ProvisionResult, Verdict,
};
use plimsoll::domain::pupil::{
    Contact, Need, Professional, ProvisionSpell, Pupil, PupilName, Responsibility,
};
use plimsoll::domain::school::{School, SchoolKind, Settings};
use plimsoll::domain::staff::{Initials, Stamp};
use plimsoll::domain::talk::{Channel, Talk, TalkKind};
use plimsoll::domain::time::{Moment, When};
use plimsoll::domain::upn::Upn;
use plimsoll::domain::year::YearGroup;

pub(crate) fn day(y: i32, m: u32, d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(y, m, d).unwrap()
}

pub(crate) fn stamp() -> Stamp {
    let at = day(2026, 11, 20).and_hms_opt(10, 5, 0).unwrap();
    Stamp {
        by: Initials::parse("MK").unwrap(),
        at: Moment::from_local(at, 0),
    }
}

pub(crate) const AMIRA: PupilId = PupilId::from_bytes([1; 16]);
const OVERLAY: StrategyId = StrategyId::from_bytes([2; 16]);
pub(crate) const READS: TargetId = TargetId::from_bytes([3; 16]);
pub(crate) const PAIRED: ProvisionId = ProvisionId::from_bytes([4; 16]);

pub(crate) fn amira() -> Pupil {
    let name = PupilName {
        surname: "Hassan".into(),
        forename: "Amira".into(),
        preferred: Some("Ami".into()),
    };
    let mut pupil = Pupil::new(AMIRA, name);
    pupil.roll.upn = Upn::parse("B801200005001").ok();
    pupil.roll.external = Some("u-1".into());
    pupil.roll.born = Some(day(2017, 3, 14));
    pupil.roll.year = YearGroup::numbered(4);
    pupil.roll.form = "4B".into();
    pupil.provision = vec![
        ProvisionSpell {
            end: Some(day(2023, 8, 31)),
            ended: "Reading fell behind".into(),
            ..ProvisionSpell::open(SenProvision::NoSen, None)
        },
        ProvisionSpell {
            reason: "Gap of two years in reading".into(),
            ..ProvisionSpell::open(SenProvision::SenSupport, Some(day(2023, 9, 1)))
        },
    ];
    let need = |rank, kind| Need { rank, kind };
    pupil.needs = vec![need(1, SenType::Slcn), need(3, SenType::Asd)];
    pupil.flags = [Flag::Eal].into();
    pupil.contacts = vec![Contact {
        name: "Ms L Hassan".into(),
        relation: "mother".into(),
        phone: "01632 960123".into(),
        email: "lighthouse7@example.org".into(),
        responsibility: Responsibility::Holds,
        note: "Works nights".into(),
    }];
    pupil.professionals = vec![Professional {
        name: "Dr A Farrant".into(),
        role: "Speech and language therapist".into(),
        service: "Estuary Therapy".into(),
        reach: "07700 900456".into(),
        since: Some(day(2025, 1, 8)),
        until: None,
        note: "Each half-term".into(),
    }];
    pupil
}

pub(crate) fn passport() -> Passport {
    Passport {
        pupil: AMIRA,
        version: 2,
        agreed: Some(Agreed {
            on: day(2026, 9, 14),
            by: Initials::parse("JB").unwrap(),
            with: vec![Party::Pupil, Party::Parent],
        }),
        updated: day(2026, 9, 14),
        sections: vec![
            Section {
                heading: Heading::LikeYouToKnow.into(),
                bullets: vec!["I draw maps of imaginary islands".into()],
            },
            Section {
                heading: HeadingKey::of("my-tide"),
                bullets: vec!["High water in the morning".into()],
            },
        ],
        strategies: vec![Strategy {
            id: OVERLAY,
            text: "Print texts on cream paper".into(),
            areas: vec![Area::Cognition],
            settings: vec![Setting::WholeClass],
            pinned: Some(1),
            since: day(2026, 9, 14),
            library: Some("own-cream".into()),
        }],
        access: vec!["25% extra time".into()],
    }
}

pub(crate) fn target() -> Target {
    let scale = Scale::Number {
        unit: "words a minute".into(),
        direction: Direction::Up,
    };
    let reading = |on, points| {
        Some(Reading {
            on,
            value: Value::Points(points),
        })
    };
    Target {
        id: READS,
        number: 1,
        text: "=Reads a page aloud to an adult".into(),
        criterion: "+60 words in 3 of 4 weeks".into(),
        area: Some(Area::Cognition),
        measure: Measure {
            scale,
            baseline: reading(day(2026, 9, 10), 4200),
            aim: Some(Value::Points(6000)),
            readings: reading(day(2026, 11, 12), 4950).into_iter().collect(),
        },
        by: day(2026, 12, 11),
        status: TargetStatus::Active,
    }
}

fn assess() -> Assessment {
    Assessment {
        strengths: vec!["Explains with drawings".into()],
        sources: vec![Source {
            kind: SourceKind::Screening,
            on: day(2026, 9, 2),
            finding: "Three lessons watched".into(),
            score: Some(Score {
                scale: Scale::Leuven,
                value: Value::Leuven {
                    wellbeing: 4,
                    involvement: 2,
                },
            }),
        }],
        barriers: vec!["Small print".into()],
    }
}

fn concern() -> Concern {
    Concern {
        id: ConcernId::from_bytes([10; 16]),
        pupil: AMIRA,
        raised: day(2026, 10, 5),
        by: "Mr Wu".into(),
        area: Some(Area::Emotional),
        seen: "-Silent in class".into(),
        tried: "A partner".into(),
        told: Some(Told {
            on: day(2026, 10, 6),
            how: Channel::Phone,
            response: "Seen it too".into(),
        }),
        decided: Some(Decided {
            on: day(2026, 10, 20),
            decision: Decision::Watch,
            why: "Better since".into(),
        }),
    }
}

fn talk() -> Talk {
    Talk {
        id: TalkId::from_bytes([11; 16]),
        pupil: AMIRA,
        on: day(2026, 10, 14),
        kind: TalkKind::ParentMeeting,
        how: Channel::Video,
        with: "Ms L Hassan".into(),
        about: "+Reads at home".into(),
    }
}

fn clock() -> Clock {
    Clock {
        id: ClockId::from_bytes([12; 16]),
        pupil: AMIRA,
        kind: ClockKind::EhcRequest,
        start: day(2026, 9, 7),
        meeting: None,
        note: "Asked for by the family".into(),
        done: vec![Done {
            step: Step::Decision,
            on: day(2026, 10, 16),
        }],
        pauses: vec![Pause {
            from: day(2026, 10, 1),
            until: Some(day(2026, 10, 9)),
            why: "Away".into(),
        }],
        closed: Some(Closed {
            on: day(2026, 11, 2),
            why: "Taken back".into(),
        }),
    }
}

fn line() -> LibraryStrategy {
    LibraryStrategy {
        key: "own-cream".into(),
        text: "Print texts on cream paper".into(),
        area: Area::Cognition,
        category: Category::Scaffolding,
        settings: vec![Setting::Assessment],
    }
}

pub(crate) fn plan() -> Plan {
    Plan {
        last_review: Some(day(2026, 7, 8)),
        outcomes: vec!["Reads for pleasure".into()],
        targets: vec![target()],
        provision: vec![Provision {
            layer: "Targeted".into(),
            dosage: Dosage {
                sessions_a_week: 3,
                minutes: 20,
                group_size: 1,
            },
            deliverer: "MK".into(),
            accountable: "JB".into(),
            place: "Library".into(),
            area: Some(Area::Cognition),
            cost: Cost {
                pence_an_hour: 1650,
                resources: 500,
            },
            conditions: [Condition::Trained, Condition::PupilKnows].into(),
            measure: Some(Measure {
                readings: vec![Reading {
                    on: day(2026, 11, 16),
                    value: Value::Points(93),
                }],
                ..Measure::on(Scale::ReadingAge)
            }),
            result: Some(ProvisionResult {
                on: day(2026, 11, 16),
                impact: Impact::MuchLess,
                verdict: Verdict::Adapt,
                why: "@smaller steps".into(),
            }),
            ..Provision::new(
                PAIRED,
                "Paired reading",
                (day(2026, 9, 14), day(2026, 12, 4)),
            )
        }],
        home: vec!["A page each evening".into()],
        assess: assess(),
        impact: "Reads what lessons ask for".into(),
        notified: Some(Notified {
            on: day(2026, 9, 8),
            how: Channel::Letter,
        }),
        agreements: vec![Agreement {
            party: Party::Pupil,
            name: "Ami".into(),
            on: day(2026, 9, 9),
        }],
        aware: Some(day(2026, 9, 11)),
        ..Plan::new(
            PlanId::from_bytes([5; 16]),
            AMIRA,
            3,
            (day(2026, 9, 7), day(2026, 12, 12)),
        )
    }
}

pub(crate) fn entries() -> Vec<Entry> {
    let entry = |byte, outcome, note: Option<&str>| Entry {
        id: EntryId::from_bytes([byte; 16]),
        pupil: AMIRA,
        when: When {
            date: day(2026, 11, 20),
            period: Some(2),
        },
        logged: stamp(),
        outcome,
        about: About::default(),
        note: note.map(str::to_owned),
        corrects: None,
    };
    let rated = Outcome::Delivered {
        performance: Rating::Amber,
        participation: Rating::NotSeen,
        independence: Some(Independence::FullSupport),
    };
    let mut first = entry(6, rated, Some("@home she \"reads\",\ntoo"));
    first.about = About {
        target: Some(READS),
        provision: Some(PAIRED),
        session: Some(7),
        strategies: vec![OVERLAY],
        subject: Some("English".into()),
        minutes: Some(20),
    };
    let mut second = entry(7, Outcome::NotDelivered(Reason::Room), None);
    second.corrects = Some(EntryId::from_bytes([8; 16]));
    vec![first, second]
}

pub(crate) fn school() -> School {
    let mut school = School::empty();
    let calendar = Calendar::usual(day(2026, 11, 23));
    school.settings = Some(Settings {
        pence_an_hour: 1500,
        register_reviews: vec![day(2026, 9, 25)],
        ..Settings::new("Oakfield", SchoolKind::Demo, calendar)
    });
    school.library.insert(line().key, line());
    school.concerns.insert(concern().id, concern());
    school.talks.insert(talk().id, talk());
    school.clocks.insert(clock().id, clock());
    school.reviews.insert(review().id, review());
    school.actions.insert(action().id, action());
    school.pupils.insert(AMIRA, amira());
    school.passports.insert(AMIRA, passport());
    school.plans.insert(AMIRA, plan());
    let nobody = PupilId::from_bytes([9; 16]);
    let name = PupilName {
        surname: String::new(),
        forename: "-Ada".into(),
        preferred: None,
    };
    school.pupils.insert(nobody, Pupil::new(nobody, name));
    school
}
