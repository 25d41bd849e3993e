//! Beacon Hill, the school of the tests: what is on record, change by change.

use super::people::{AMIRA, BEN, CONOR, LUKASZ, OLUWASEUN, pupils};
use super::{at, initials};
use chrono::NaiveDate;
use plimsoll::domain::calendar::Calendar;
use plimsoll::domain::change::{Act, Change, Part, Put};
use plimsoll::domain::codes::Area;
use plimsoll::domain::delivery::{About, Entry, Independence, Outcome, Rating, Reason};
use plimsoll::domain::id::{ChangeId, EntryId, PlanId, ProvisionId, PupilId, StrategyId, TargetId};
use plimsoll::domain::measure::{Direction, Measure, Reading, Scale, Value};
use plimsoll::domain::passport::{Agreed, Heading, Passport, Section, Setting, Strategy};
use plimsoll::domain::plan::{Dosage, Plan, Provision, Target, TargetStatus};
use plimsoll::domain::school::{School, SchoolKind, Settings};
use plimsoll::domain::staff::Stamp;
use plimsoll::domain::time::{Moment, When};

/// The school as a screen holds it.
pub(crate) fn school() -> School {
    let mut school = School::empty();
    for change in changes() {
        school.apply(&change);
    }
    school
}

/// A pupil's log, newest first.
pub(crate) fn log_of(pupil: PupilId) -> Vec<Entry> {
    let mut log: Vec<Entry> = entries()
        .into_iter()
        .filter(|entry| entry.pupil == pupil)
        .collect();
    log.sort_by(Entry::newest_first);
    log
}

/// Everything on record, the oldest change first: none of it is KB's.
pub(crate) fn changes() -> Vec<Change> {
    let settings = Settings::new(
        "Beacon Hill",
        SchoolKind::Real,
        Calendar::usual(day(11, 23)),
    );
    let roll = pupils()
        .into_iter()
        .map(|pupil| Part::Pupil(Box::new(Put::new(pupil))));
    let passports = passports()
        .into_iter()
        .map(|passport| Part::Passport(Box::new(Put::new(passport))));
    let plans = plans()
        .into_iter()
        .map(|plan| Part::Plan(Box::new(Put::new(plan))));
    let start = vec![Part::Settings(Box::new(Put::new(settings)))];
    let parts = start.into_iter().chain(roll).chain(passports).chain(plans);
    let mut changes = vec![change(1, Act::Import, "2026-09-02T08:00", parts.collect())];
    for (n, entry) in (2..).zip(entries()) {
        let mut log = change(n, Act::Log, "2026-11-20T15:00", Vec::new());
        log.stamp = entry.logged.clone();
        log.parts = vec![Part::Entry(Box::new(entry))];
        changes.push(log);
    }
    changes
}

fn change(n: u8, act: Act, when: &str, parts: Vec<Part>) -> Change {
    let by = initials("SENCO");
    Change {
        id: ChangeId::from_bytes([n; 16]),
        stamp: Stamp { by, at: at(when) },
        act,
        undoes: None,
        parts,
    }
}

fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).expect("a day of 2026")
}

fn passports() -> Vec<Passport> {
    let amira = [
        (
            1,
            "Give one step at a time, then ask me to say it back",
            Some(1),
        ),
        (2, "Seat me near the front, away from the door", Some(2)),
        (3, "Show me the plan of the day with pictures", Some(3)),
        (4, "Let me wear ear defenders in assembly", Some(4)),
        (5, "Warn me five minutes before things change", Some(5)),
        (6, "Pair me with a talking partner", None),
        (7, "Send work home on paper", None),
    ];
    let conor = [
        (
            20,
            "Reading overlay in yellow, kept in the front pocket",
            Some(1),
        ),
        (21, "Do not ask me to read aloud without warning", Some(2)),
    ];
    let oluwaseun = [(30, "Use counters until I say I am ready", Some(1))];
    vec![
        passport(AMIRA, &amira),
        passport(CONOR, &conor),
        passport(OLUWASEUN, &oluwaseun),
    ]
}

fn passport(pupil: PupilId, strategies: &[(u8, &str, Option<u8>)]) -> Passport {
    let section = |heading, bullets: &[&str]| Section {
        heading,
        bullets: bullets.iter().map(|text| (*text).to_owned()).collect(),
    };
    Passport {
        pupil,
        version: 3,
        agreed: Some(Agreed {
            on: day(9, 14),
            by: initials("KB"),
            with: Vec::new(),
        }),
        updated: day(9, 14),
        sections: vec![
            section(
                Heading::Admire.into(),
                &["I notice small things", "I am kind to younger children"],
            ),
            section(Heading::Important.into(), &["Knowing what comes next"]),
            section(
                Heading::Difficult.into(),
                &["Noisy corridors", "Long instructions"],
            ),
            section(
                Heading::HelpMyself.into(),
                &["Asking for a break with my card"],
            ),
        ],
        strategies: strategies
            .iter()
            .map(|(n, text, pinned)| Strategy {
                id: StrategyId::from_bytes([*n; 16]),
                text: (*text).to_owned(),
                areas: vec![Area::Communication],
                settings: vec![Setting::WholeClass],
                pinned: *pinned,
                since: day(9, 14),
                library: None,
            })
            .collect(),
        access: vec!["25% extra time".to_owned()],
    }
}

fn plans() -> Vec<Plan> {
    let amira = vec![
        target(1, "Ask for help with a full sentence", TargetStatus::Active),
        target(2, "Read 40 words a minute", TargetStatus::Active),
        target(3, "Sit with the group for a story", TargetStatus::Met),
    ];
    let ben = vec![target(1, "Join in one game at break", TargetStatus::Active)];
    let lukasz = vec![target(
        1,
        "Leave the room with a card",
        TargetStatus::Active,
    )];
    vec![
        plan(
            AMIRA,
            (2, day(12, 12)),
            amira,
            vec![provision(1, "Precision reading")],
        ),
        plan(BEN, (1, day(11, 16)), ben, vec![provision(2, "Lego group")]),
        plan(LUKASZ, (4, day(12, 1)), lukasz, Vec::new()),
    ]
}

fn plan(
    pupil: PupilId,
    (cycle, review_on): (u32, NaiveDate),
    targets: Vec<Target>,
    provision: Vec<Provision>,
) -> Plan {
    Plan {
        pupil,
        last_review: Some(day(9, 11)),
        outcomes: vec!["Speaks up in a group of four".to_owned()],
        targets,
        provision,
        home: vec!["Reading together on three evenings".to_owned()],
        ..Plan::new(
            PlanId::from_bytes(pupil.bytes()),
            pupil,
            cycle,
            (day(9, 14), review_on),
        )
    }
}

fn target(number: u8, text: &str, status: TargetStatus) -> Target {
    Target {
        id: TargetId::from_bytes([number; 16]),
        number,
        text: text.to_owned(),
        criterion: "three days out of five".to_owned(),
        area: Some(Area::Communication),
        measure: Measure {
            scale: Scale::Number {
                unit: "a week".to_owned(),
                direction: Direction::Up,
            },
            baseline: Some(Reading {
                on: day(9, 14),
                value: Value::Points(200),
            }),
            aim: Some(Value::Points(500)),
            readings: Vec::new(),
        },
        by: day(12, 12),
        status,
    }
}

fn provision(n: u8, name: &str) -> Provision {
    Provision {
        layer: "Targeted".to_owned(),
        dosage: Dosage {
            sessions_a_week: 3,
            minutes: 20,
            group_size: 2,
        },
        deliverer: "KB".to_owned(),
        accountable: "Class teacher".to_owned(),
        place: "Library".to_owned(),
        ..Provision::new(
            ProvisionId::from_bytes([n; 16]),
            name,
            (day(9, 14), day(12, 18)),
        )
    }
}

fn entries() -> Vec<Entry> {
    let rated = |performance, participation| Outcome::Delivered {
        performance,
        participation,
        independence: Some(Independence::Prompted),
    };
    let (red, amber, green) = (Rating::Red, Rating::Amber, Rating::Green);
    let mut noted = entry(5, AMIRA, (day(11, 19), 3), rated(green, green));
    noted.note = Some("Read the whole page and asked for more".to_owned());
    vec![
        entry(1, AMIRA, (day(11, 9), 1), rated(red, amber)),
        entry(2, AMIRA, (day(11, 11), 2), rated(amber, amber)),
        entry(
            3,
            AMIRA,
            (day(11, 12), 1),
            Outcome::NotDelivered(Reason::PupilAbsent),
        ),
        entry(4, AMIRA, (day(11, 16), 1), rated(amber, green)),
        noted,
        entry(6, AMIRA, (day(11, 20), 4), rated(green, amber)),
        entry(7, BEN, (day(11, 13), 2), rated(amber, red)),
        entry(8, LUKASZ, (day(11, 23), 1), rated(green, green)),
    ]
}

fn entry(n: u8, pupil: PupilId, (date, period): (NaiveDate, u8), outcome: Outcome) -> Entry {
    let written = date.and_hms_opt(9, 20, 0).expect("a time");
    Entry {
        id: EntryId::from_bytes([n; 16]),
        pupil,
        when: When {
            date,
            period: Some(period),
        },
        logged: Stamp {
            by: initials("DT"),
            at: Moment::from_local(written, 0),
        },
        outcome,
        about: About {
            target: (pupil == AMIRA).then(|| TargetId::from_bytes([2; 16])),
            ..About::default()
        },
        note: None,
        corrects: None,
    }
}
