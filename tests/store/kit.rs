//! What the tests of the store share: a small invented school, entries and changes made from numbers.
use chrono::{DateTime, Duration, NaiveDate};
use plimsoll::domain::calendar::Calendar;
use plimsoll::domain::change::{Act, Change, Part, Put};
use plimsoll::domain::clock::{Clock, ClockKind, Done, Step};
use plimsoll::domain::codes::Area;
use plimsoll::domain::concern::{Concern, Decided, Decision};
use plimsoll::domain::delivery::{About, Entry, Independence, Outcome, Rating, Reason, Withdrawal};
use plimsoll::domain::draft::{Draft, DraftKey};
use plimsoll::domain::id::{
    ActionId, ChangeId, ClockId, ConcernId, EntryId, PlanId, ProvisionId, PupilId, ReviewId,
    StrategyId, TalkId, TargetId,
};
use plimsoll::domain::library::{Category, LibraryStrategy};
use plimsoll::domain::passport::{Heading, Passport, Section, Strategy};
use plimsoll::domain::plan::Plan;
use plimsoll::domain::pupil::{Pupil, PupilName};
use plimsoll::domain::review::{
    ActionPoint, Answer, AnswerKey, Answered, Attendee, Item, Review, ReviewKind, ReviewStatus,
    Said, Side,
};
use plimsoll::domain::school::{SchoolKind, Settings};
use plimsoll::domain::staff::{Initials, Stamp};
use plimsoll::domain::talk::{Channel, Talk, TalkKind};
use plimsoll::domain::time::{Moment, When};
use plimsoll::store::Options;

/// Small segments, no wait for a lock, no need for room.
pub(crate) fn options() -> Options {
    Options {
        segment_bytes: 4 * 1024,
        spare_bytes: 0,
        cache_bytes: 8 * 1024 * 1024,
        tries: 0,
        host: "hall".into(),
        ..Options::default()
    }
}

pub(crate) fn bytes(kind: u8, n: u64) -> [u8; 16] {
    let hash = blake3::hash(&[&[kind], n.to_le_bytes().as_slice()].concat());
    *hash.as_bytes().first_chunk().unwrap()
}

pub(crate) fn pupil_id(n: u64) -> PupilId {
    PupilId::from_bytes(bytes(1, n))
}

pub(crate) fn entry_id(n: u64) -> EntryId {
    EntryId::from_bytes(bytes(2, n))
}

pub(crate) fn day(n: i64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 9, 1).unwrap() + Duration::days(n)
}

pub(crate) fn stamp(n: i64) -> Stamp {
    Stamp {
        by: Initials::parse("ZK").unwrap(),
        at: Moment {
            utc: DateTime::from_timestamp(1_788_000_000 + n * 61, 123_456_789).unwrap(),
            offset: 60,
        },
    }
}

pub(crate) fn change(n: u64, act: Act, parts: Vec<Part>) -> Change {
    Change {
        id: ChangeId::from_bytes(bytes(3, n)),
        stamp: stamp(i64::try_from(n).unwrap()),
        act,
        undoes: n
            .is_multiple_of(7)
            .then(|| ChangeId::from_bytes(bytes(3, n / 2))),
        parts,
    }
}

/// The `n`th entry of a pupil, on a day; different in every field from the next.
pub(crate) fn entry(n: u64, pupil: u64, on: i64) -> Entry {
    let of = |i: u64| Rating::ALL[usize::try_from((n + i) % 4).unwrap()];
    Entry {
        id: entry_id(n),
        pupil: pupil_id(pupil),
        when: When {
            date: day(on),
            period: (!n.is_multiple_of(6)).then_some(u8::try_from(n % 6).unwrap()),
        },
        logged: stamp(i64::try_from(n).unwrap()),
        outcome: if n % 9 == 8 {
            Outcome::NotDelivered(Reason::Trip)
        } else {
            Outcome::Delivered {
                performance: of(0),
                participation: of(1),
                independence: n.is_multiple_of(3).then_some(Independence::Prompted),
            }
        },
        about: About {
            target: n
                .is_multiple_of(2)
                .then(|| TargetId::from_bytes(bytes(4, n % 3))),
            provision: (!n.is_multiple_of(5)).then(|| ProvisionId::from_bytes(bytes(5, n % 2))),
            session: n
                .is_multiple_of(4)
                .then_some(u16::try_from(n % 60).unwrap()),
            strategies: (0..n % 3)
                .map(|s| StrategyId::from_bytes(bytes(6, s)))
                .collect(),
            subject: (n % 4 == 1).then(|| "Maths".to_owned()),
            minutes: (n % 3 == 1).then_some(20),
        },
        note: (n % 2 == 1)
            .then(|| format!("Read the page twice, then told a friend about it ({n})")),
        corrects: None,
    }
}

pub(crate) fn pupil(n: u64) -> Pupil {
    let name = PupilName {
        surname: format!("Surname{n}"),
        forename: format!("Zoë{n}"),
        preferred: None,
    };
    Pupil::new(pupil_id(n), name)
}

/// A passport whose text takes about `size` bytes.
pub(crate) fn passport(n: u64, version: u32, size: usize) -> Passport {
    Passport {
        pupil: pupil_id(n),
        version,
        agreed: None,
        updated: day(1),
        sections: vec![Section {
            heading: Heading::Important.into(),
            bullets: vec!["ß".repeat(size / 2)],
        }],
        strategies: vec![Strategy {
            id: StrategyId::from_bytes(bytes(6, 0)),
            text: "A quiet place to begin".into(),
            areas: Vec::new(),
            settings: Vec::new(),
            pinned: Some(1),
            since: day(0),
            library: None,
        }],
        access: Vec::new(),
    }
}

pub(crate) fn plan(n: u64, cycle: u32) -> Plan {
    Plan {
        outcomes: vec!["Reads for pleasure".into()],
        ..Plan::new(
            PlanId::from_bytes(bytes(7, n)),
            pupil_id(n),
            cycle,
            (day(0), day(80)),
        )
    }
}

/// The `n`th concern, about a pupil.
pub(crate) fn concern(n: u64, pupil: u64) -> Part {
    Part::Concern(Box::new(Put::new(Concern {
        id: ConcernId::from_bytes(bytes(8, n)),
        pupil: pupil_id(pupil),
        raised: day(2),
        by: "Ms Lund".into(),
        area: Some(Area::Emotional),
        seen: format!("Sits alone at break ({n})"),
        tried: String::new(),
        told: None,
        decided: n.is_multiple_of(2).then(|| Decided {
            on: day(9),
            decision: Decision::Watch,
            why: "It is new".into(),
        }),
    })))
}

/// The `n`th talk, with a pupil's family.
pub(crate) fn talk(n: u64, pupil: u64) -> Part {
    Part::Talk(Box::new(Put::new(Talk {
        id: TalkId::from_bytes(bytes(9, n)),
        pupil: pupil_id(pupil),
        on: day(3),
        kind: TalkKind::ParentMeeting,
        how: Channel::Video,
        with: "both parents".into(),
        about: format!("Bedtime ({n})"),
    })))
}

/// The `n`th run of statutory dates, a pupil's.
pub(crate) fn clock(n: u64, pupil: u64) -> Part {
    Part::Clock(Box::new(Put::new(Clock {
        id: ClockId::from_bytes(bytes(10, n)),
        pupil: pupil_id(pupil),
        kind: ClockKind::AnnualReview,
        start: day(-200),
        meeting: Some(day(30)),
        note: format!("({n})"),
        done: vec![Done {
            step: Step::Papers,
            on: day(15),
        }],
        pauses: Vec::new(),
        closed: None,
    })))
}

/// The `n`th line of the school's own in the library.
pub(crate) fn line(n: u64) -> Part {
    Part::Library(Box::new(Put::new(LibraryStrategy {
        key: format!("own-{n}"),
        text: "show it, then say it".into(),
        area: Area::Sensory,
        category: Category::Scaffolding,
        settings: Vec::new(),
    })))
}

/// The `n`th review, a pupil's, begun and with nothing said yet.
pub(crate) fn review(n: u64, pupil: u64) -> Part {
    Part::Review(Box::new(Put::new(Review {
        id: ReviewId::from_bytes(bytes(12, n)),
        pupil: pupil_id(pupil),
        plan: Some(PlanId::from_bytes(bytes(7, pupil))),
        cycle: 1,
        kind: ReviewKind::Termly,
        script: "termly".into(),
        title: "Termly review".into(),
        planned: Some(day(40)),
        status: ReviewStatus::Running,
        people: vec![Attendee {
            name: "Ola L".into(),
            side: Side::Family,
            role: "mother".into(),
        }],
        views: Vec::new(),
        answers: Vec::new(),
        outcome: None,
        shared: None,
    })))
}

/// The answer to the `n`th question in a pupil's review, of which the first number is the review's.
pub(crate) fn answer(n: u64, (of, pupil): (u64, u64)) -> Part {
    let key = AnswerKey::of("now", "well", Item::Number(u16::try_from(n).unwrap()));
    Part::Answer(Box::new(Answered {
        review: ReviewId::from_bytes(bytes(12, of)),
        pupil: pupil_id(pupil),
        key: key.clone(),
        before: None,
        after: Some(Answer {
            key,
            asked: "What is going well, and how do you know?".into(),
            said: Said::Words(vec![format!(
                "Reads to her brother at home without being asked ({n})"
            )]),
            stamp: stamp(i64::try_from(n).unwrap()),
        }),
    }))
}

/// The `n`th action point, for a pupil.
pub(crate) fn action(n: u64, pupil: u64) -> Part {
    Part::Action(Box::new(Put::new(ActionPoint {
        id: ActionId::from_bytes(bytes(13, n)),
        pupil: pupil_id(pupil),
        review: Some(ReviewId::from_bytes(bytes(12, n))),
        what: format!("Ring the clinic ({n})"),
        who: "Ms Lund".into(),
        by: day(60),
        done: None,
        note: String::new(),
    })))
}

/// The `n`th form as it was left, by minute `at`.
pub(crate) fn draft(n: u64, at: i64, text: &str) -> Draft {
    Draft {
        key: DraftKey {
            form: "plan".into(),
            subject: bytes(11, n),
            by: Initials::parse("ZK").unwrap(),
        },
        at: stamp(at).at,
        values: vec![("home".into(), vec![text.into()])],
    }
}

pub(crate) fn settings(kind: SchoolKind) -> Settings {
    Settings::new("Fernhill Primary", kind, Calendar::usual(day(0)))
}

pub(crate) fn set_up(kind: SchoolKind) -> Change {
    let put = Put::new(settings(kind));
    change(
        1_000_000,
        Act::Settings,
        vec![Part::Settings(Box::new(put))],
    )
}

pub(crate) fn log(n: u64, entry: Entry) -> Change {
    change(n, Act::Log, vec![Part::Entry(Box::new(entry))])
}

pub(crate) fn correct(n: u64, mut entry: Entry, corrected: u64) -> Change {
    entry.corrects = Some(entry_id(corrected));
    change(n, Act::Correct, vec![Part::Entry(Box::new(entry))])
}

pub(crate) fn withdraw(n: u64, entry: &Entry) -> Change {
    let withdrawal = Withdrawal {
        entry: entry.id,
        pupil: entry.pupil,
        when: entry.when,
    };
    change(n, Act::Undo, vec![Part::Withdraw(withdrawal)])
}

/// A pupil's plan of the next cycle in the place of the one before.
fn next_plan(n: u64) -> Change {
    let cycle = u32::try_from(n / 19).unwrap() + 2;
    let put = Put {
        before: Some(plan(n % 5, cycle - 1)),
        after: Some(plan(n % 5, cycle)),
    };
    change(4_000_000 + n, Act::Plan, vec![Part::Plan(Box::new(put))])
}

/// A store's worth of changes: a school, pupils, and `entries` entries over many days, a few of them corrected or
/// withdrawn.
pub(crate) fn history(entries: u64) -> Vec<Change> {
    let mut changes = vec![set_up(SchoolKind::Real)];
    for n in 0..5 {
        let parts = vec![
            Part::Pupil(Box::new(Put::new(pupil(n)))),
            Part::Passport(Box::new(Put::new(passport(
                n,
                1,
                900 * usize::try_from(n).unwrap(),
            )))),
            Part::Plan(Box::new(Put::new(plan(n, 1)))),
        ];
        changes.push(change(2_000_000 + n, Act::Import, parts));
    }
    let around = (0..5).flat_map(|n| [concern(n, n), talk(n, n), clock(n, n % 2)]);
    let around = around.chain([line(1), line(2)]).collect();
    changes.push(change(2_000_010, Act::Import, around));
    for n in 0..5 {
        let begun = vec![review(n, n), answer(0, (n, n))];
        changes.push(change(2_000_020 + n, Act::Review, begun));
        changes.push(change(2_000_030 + n, Act::Action, vec![action(n, n)]));
    }
    for n in 0..entries {
        // One in eleven is written down late, for a day long past.
        let on = i64::try_from(if n % 11 == 10 { n / 7 } else { n / 3 }).unwrap();
        let one = entry(n, n % 5, on);
        if n % 13 == 12 {
            changes.push(correct(n, one.clone(), n - 5));
        } else {
            changes.push(log(n, one.clone()));
        }
        if n % 17 == 16 {
            changes.push(withdraw(3_000_000 + n, &one));
        }
        if n % 3 == 2 {
            // Every other one is about a review that is not there.
            let of = n % 6;
            let said = vec![answer(n % 20, (of, of.min(4)))];
            changes.push(change(5_000_000 + n, Act::Answer, said));
        }
        if n % 19 == 18 {
            changes.push(next_plan(n));
        }
    }
    changes
}
