//! An invented school for measuring: nothing in it means anything, but sizes and order are those of a real one.

use chrono::{DateTime, Datelike, Duration as Days, NaiveDate, Weekday};
use plimsoll::domain::calendar::Calendar;
use plimsoll::domain::change::{Act, Change, Part, Put};
use plimsoll::domain::delivery::{About, Entry, Independence, Outcome, Rating, Reason};
use plimsoll::domain::draft::{Draft, DraftKey};
use plimsoll::domain::id::{ChangeId, EntryId, PlanId, ProvisionId, PupilId, StrategyId, TargetId};
use plimsoll::domain::measure::{Measure, Scale};
use plimsoll::domain::passport::{Heading, Passport, Section, Strategy};
use plimsoll::domain::plan::{Dosage, Plan, Provision, Target, TargetStatus};
use plimsoll::domain::pupil::{Pupil, PupilName};
use plimsoll::domain::school::{SchoolKind, Settings};
use plimsoll::domain::staff::{Initials, Stamp};
use plimsoll::domain::time::{Moment, When};

const WORDS: &[&str] = &[
    "read", "the", "first", "page", "with", "a", "steady", "voice", "then", "asked", "for", "help",
    "sounding", "out", "blends", "worked", "alone", "until", "break", "needed", "two", "prompts",
];

/// How much of it.
#[derive(Clone, Copy)]
pub(crate) struct Size {
    pub(crate) pupils: u64,
    pub(crate) entries: u64,
}

/// What an entry's own fields take, without any frame, key or index.
pub(crate) fn plain_size(entry: &Entry) -> u64 {
    let ids = 2
        + u64::from(entry.about.target.is_some())
        + u64::from(entry.about.provision.is_some())
        + entry.about.strategies.len() as u64;
    let note = entry.note.as_ref().map_or(0, String::len) as u64;
    // Day, period, moment, initials, outcome, session, minutes and the marks of what is there.
    ids * 16 + note + 4 + 1 + 12 + 3 + 4 + 2 + 2 + 6
}

/// Makes a school and its entries in the order of time.
pub(crate) struct Maker {
    size: Size,
    state: u64,
    made: u64,
    changes: u64,
    pupils: Vec<PupilId>,
}

impl Maker {
    pub(crate) fn new(size: Size) -> Self {
        let pupil = |n: u64| PupilId::from_bytes(mix(n).repeat(2).try_into().unwrap());
        Self {
            size,
            state: 42,
            made: 0,
            changes: 0,
            pupils: (1..=size.pupils).map(pupil).collect(),
        }
    }

    /// Goes on after the school was made.
    pub(crate) fn late(pupils: &[PupilId]) -> Self {
        let seed = u64::from(std::process::id());
        Self {
            size: Size {
                pupils: 0,
                entries: 1 << 40,
            },
            state: seed,
            made: 1 << 40,
            changes: 2,
            pupils: pupils.to_vec(),
        }
    }

    fn below(&mut self, limit: u64) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        u64::from_le_bytes(mix(self.state)) % limit
    }

    fn id(&mut self) -> [u8; 16] {
        let (a, b) = (self.below(u64::MAX), self.below(u64::MAX));
        (u128::from(a) << 64 | u128::from(b)).to_le_bytes()
    }

    fn text(&mut self, words: u64) -> String {
        let words: Vec<&str> = (0..words)
            .map(|_| WORDS[usize::try_from(self.below(WORDS.len() as u64)).unwrap()])
            .collect();
        words.join(" ")
    }

    fn day(&self) -> NaiveDate {
        let first = NaiveDate::from_ymd_opt(2019, 9, 2).unwrap();
        let days = self.made * 2_640 / self.size.entries.max(1);
        let day = first + Days::days(i64::try_from(days).unwrap());
        match day.weekday() {
            Weekday::Sat => day - Days::days(1),
            Weekday::Sun => day + Days::days(1),
            Weekday::Mon | Weekday::Tue | Weekday::Wed | Weekday::Thu | Weekday::Fri => day,
        }
    }

    fn stamp(&mut self, day: NaiveDate) -> Stamp {
        let staff = ["ZK", "ABE", "MOR", "TH", "JW", "PPS", "LK", "SND"];
        let by = staff[usize::try_from(self.below(8)).unwrap()];
        let seconds = day.and_hms_opt(9, 0, 0).unwrap().and_utc().timestamp();
        let late = i64::try_from(self.below(25_000)).unwrap();
        Stamp {
            by: Initials::parse(by).unwrap(),
            at: Moment {
                utc: DateTime::from_timestamp(seconds + late, 0).unwrap()
                    + Days::milliseconds(i64::try_from(self.below(1_000)).unwrap()),
                offset: 60,
            },
        }
    }

    fn entry(&mut self, pupil: PupilId, day: NaiveDate, logged: Stamp) -> Entry {
        self.made += 1;
        let of = |n: u64, kind: u8| {
            let mut id = pupil.bytes();
            id[0] = kind;
            id[1] = u8::try_from(n).unwrap();
            id
        };
        let rating = |n: u64| Rating::ALL[usize::try_from(n).unwrap()];
        let outcome = if self.below(12) == 0 {
            Outcome::NotDelivered(Reason::StaffAbsent)
        } else {
            Outcome::Delivered {
                performance: rating(self.below(4)),
                participation: rating(self.below(4)),
                independence: (self.below(2) == 0).then_some(Independence::Prompted),
            }
        };
        let words = self.below(24);
        Entry {
            id: EntryId::from_bytes(self.id()),
            pupil,
            when: When {
                date: day,
                period: u8::try_from(self.below(6)).ok().filter(|p| *p > 0),
            },
            logged,
            outcome,
            about: About {
                target: Some(TargetId::from_bytes(of(self.below(4), 1))),
                provision: (self.below(3) > 0)
                    .then(|| ProvisionId::from_bytes(of(self.below(2), 2))),
                session: (self.below(3) == 0).then_some(12),
                strategies: (0..self.below(4))
                    .map(|n| StrategyId::from_bytes(of(n, 3)))
                    .collect(),
                subject: None,
                minutes: (self.below(2) == 0).then_some(20),
            },
            note: (words > 0).then(|| self.text(words)),
            corrects: None,
        }
    }

    fn change(&mut self, act: Act, stamp: Stamp, parts: Vec<Part>) -> Change {
        self.changes += 1;
        Change {
            id: ChangeId::from_bytes(self.id()),
            stamp,
            act,
            undoes: None,
            parts,
        }
    }

    pub(crate) fn sweep(&mut self, count: u64) -> Change {
        let day = self.day();
        let stamp = self.stamp(day);
        let mut parts = Vec::new();
        for _ in 0..count {
            let pupil = usize::try_from(self.below(self.pupils.len() as u64)).unwrap();
            let entry = self.entry(self.pupils[pupil], day, stamp.clone());
            parts.push(Part::Entry(Box::new(entry)));
        }
        self.change(Act::Log, stamp, parts)
    }

    pub(crate) fn logged(&mut self) -> Change {
        self.sweep(1)
    }

    /// An import of the whole roll: everybody's form is another each time.
    pub(crate) fn roll(&mut self, pupils: &[Pupil], round: u32) -> Change {
        let stamp = self.stamp(self.day());
        let form = |round: u32| format!("{}B", 7 + round % 5);
        let parts = pupils.iter().map(|pupil| {
            let mut before = pupil.clone();
            let mut after = pupil.clone();
            before.roll.form = form(round);
            after.roll.form = form(round + 1);
            let put = Put {
                before: Some(before),
                after: Some(after),
            };
            Part::Pupil(Box::new(put))
        });
        let parts = parts.collect();
        self.change(Act::Import, stamp, parts)
    }

    fn school(&mut self) -> Change {
        let day = self.day();
        let stamp = self.stamp(day);
        let settings = Settings::new("Fernhill", SchoolKind::Demo, Calendar::usual(day));
        let mut parts = vec![Part::Settings(Box::new(Put::new(settings)))];
        for id in self.pupils.clone() {
            let name = PupilName {
                surname: self.text(1),
                forename: self.text(1),
                preferred: None,
            };
            parts.push(Part::Pupil(Box::new(Put::new(Pupil::new(id, name)))));
            let passport = self.passport(id, day);
            parts.push(Part::Passport(Box::new(Put::new(passport))));
            let plan = self.plan(id, day);
            parts.push(Part::Plan(Box::new(Put::new(plan))));
        }
        self.change(Act::Demo, stamp, parts)
    }

    fn passport(&mut self, pupil: PupilId, day: NaiveDate) -> Passport {
        let headings = Heading::ALL.iter().take(6);
        let sections = headings.map(|heading| Section {
            heading: (*heading).into(),
            bullets: (0..3).map(|_| self.text(12)).collect(),
        });
        Passport {
            pupil,
            version: 1,
            agreed: None,
            updated: day,
            sections: sections.collect(),
            strategies: (0..8)
                .map(|_| Strategy {
                    id: StrategyId::from_bytes(self.id()),
                    text: self.text(10),
                    areas: Vec::new(),
                    settings: Vec::new(),
                    pinned: None,
                    since: day,
                    library: None,
                })
                .collect(),
            access: vec![self.text(4)],
        }
    }

    fn plan(&mut self, pupil: PupilId, day: NaiveDate) -> Plan {
        let target = |maker: &mut Self, number: u8| Target {
            id: TargetId::from_bytes(maker.id()),
            number,
            text: maker.text(15),
            criterion: maker.text(12),
            area: None,
            measure: Measure {
                scale: Scale::Leuven,
                baseline: None,
                aim: None,
                readings: Vec::new(),
            },
            by: day,
            status: TargetStatus::Active,
        };
        let provision = |maker: &mut Self| Provision {
            layer: "Targeted".into(),
            dosage: Dosage {
                sessions_a_week: 3,
                minutes: 20,
                group_size: 4,
            },
            deliverer: maker.text(2),
            accountable: maker.text(2),
            place: maker.text(3),
            ..Provision::new(
                ProvisionId::from_bytes(maker.id()),
                maker.text(4),
                (day, day),
            )
        };
        Plan {
            pupil,
            outcomes: (0..3).map(|_| self.text(15)).collect(),
            targets: (1..5).map(|number| target(self, number)).collect(),
            provision: (0..3).map(|_| provision(self)).collect(),
            home: vec![self.text(12)],
            ..Plan::new(PlanId::from_bytes(self.id()), pupil, 1, (day, day))
        }
    }
}

impl Iterator for Maker {
    type Item = Change;

    fn next(&mut self) -> Option<Change> {
        if self.changes == 0 {
            return Some(self.school());
        }
        if self.made >= self.size.entries {
            return None;
        }
        // One change in twenty is a sweep of a small group.
        let count = if self.below(20) == 0 { 5 } else { 1 };
        Some(self.sweep(count))
    }
}

/// A form as it is at the `n`th key.
pub(crate) fn draft(n: usize) -> Draft {
    let by = Initials::parse("ZK").unwrap();
    Draft {
        key: DraftKey {
            form: "plan".into(),
            subject: [7; 16],
            by,
        },
        at: Moment {
            utc: DateTime::from_timestamp(1_790_000_000, 0).unwrap(),
            offset: 60,
        },
        values: vec![("impact".into(), vec!["x".repeat(2_000 + n)])],
    }
}

fn mix(n: u64) -> [u8; 8] {
    let n = (n ^ (n >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let n = (n ^ (n >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    (n ^ (n >> 31)).to_le_bytes()
}
