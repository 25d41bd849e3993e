//! How long the store takes, as ratios to the floor: a bare append and `fdatasync` into a file that has room already.
//!
//! `cargo bench --bench store` uses a school of 60 pupils and 20,000 entries; `-- --large` one of 2,000 and 2,000,000, with
//! `--keep DIR` in a folder that is kept. Every opening is timed in a process of its own.
#![expect(
    clippy::disallowed_methods,
    clippy::cast_precision_loss,
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::indexing_slicing,
    reason = "a benchmark reads the clock, prints and may stop"
)]

use chrono::{DateTime, Datelike, Duration as Days, NaiveDate, Weekday};
use plimsoll::domain::calendar::Calendar;
use plimsoll::domain::change::{Act, Change, Part, Put};
use plimsoll::domain::delivery::{About, Entry, Independence, Outcome, Rating, Reason};
use plimsoll::domain::id::{ChangeId, EntryId, PlanId, ProvisionId, PupilId, StrategyId, TargetId};
use plimsoll::domain::measure::{Measure, Scale};
use plimsoll::domain::passport::{Heading, Passport, Section, Strategy};
use plimsoll::domain::plan::{Dosage, Plan, Provision, Target, TargetStatus};
use plimsoll::domain::pupil::{Pupil, PupilName};
use plimsoll::domain::school::{SchoolKind, Settings};
use plimsoll::domain::staff::{Initials, Stamp};
use plimsoll::domain::time::{Moment, When};
use plimsoll::store::{DiskStore, Options, Range, Store};
use std::fs::File;
use std::hint::black_box;
use std::io::{BufRead, BufReader, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const WORDS: &[&str] = &[
    "read", "the", "first", "page", "with", "a", "steady", "voice", "then", "asked", "for", "help",
    "sounding", "out", "blends", "worked", "alone", "until", "break", "needed", "two", "prompts",
];

#[derive(Clone, Copy)]
struct Size {
    pupils: u64,
    entries: u64,
}

fn main() {
    let args: Vec<String> = std::env::args().collect();
    let after = |name: &str| {
        let place = args.iter().position(|arg| arg == name)?;
        args.get(place + 1).map(PathBuf::from)
    };
    if let Some(dir) = after("--child-open") {
        return child_open(&dir);
    }
    if let Some(dir) = after("--child-write") {
        return child_write(&dir);
    }
    let size = if args.iter().any(|arg| arg == "--large") {
        Size {
            pupils: 2_000,
            entries: 2_000_000,
        }
    } else {
        Size {
            pupils: 60,
            entries: 20_000,
        }
    };
    let temporary = tempfile::tempdir().unwrap();
    let dir = after("--keep").unwrap_or_else(|| temporary.path().join("school"));
    fill(&dir, size);
    reopen(&dir, "warm");
    reopen(&dir, "warm");
    kill(&dir);
    reopen(&dir, "after kill -9");
    reopen(&dir, "warm");
    if drop_caches() {
        reopen(&dir, "cold");
    }
    durable(&dir, size);
    whole(&dir);
}

fn fill(dir: &Path, size: Size) {
    let mut plain = 0;
    let started = Instant::now();
    let changes = Maker::new(size).inspect(|change| {
        plain += change.entries().map(plain_size).sum::<u64>();
    });
    DiskStore::fill(dir, &options(), changes, &mut |_| ()).unwrap();
    let took = started.elapsed();
    let part = |name: &str| bytes_below(&dir.join(name));
    let mib = |bytes: u64| bytes as f64 / 1024.0 / 1024.0;
    let all = part("journal") + part("packs") + part("index");
    println!(
        "fill {} entries: {:.1} s, {} MiB resident; entries {:.0} MiB; journal {:.0} + packs {:.0} + index {:.0} = {:.2} x",
        size.entries,
        took.as_secs_f64(),
        resident(),
        mib(plain),
        mib(part("journal")),
        mib(part("packs")),
        mib(part("index")),
        all as f64 / plain as f64,
    );
}

fn reopen(dir: &Path, how: &str) {
    let output = Command::new(std::env::current_exe().unwrap())
        .arg("--child-open")
        .arg(dir)
        .output()
        .unwrap();
    print!("{how:>14}: {}", String::from_utf8_lossy(&output.stdout));
}

/// `SEGMENT_MIB` tries another size of segment.
fn options() -> Options {
    let mut options = Options::default();
    if let Some(mib) = std::env::var_os("SEGMENT_MIB") {
        options.segment_bytes = mib.to_str().unwrap().parse::<u64>().unwrap() * 1024 * 1024;
    }
    options
}

/// Opens, loads and reads the logs of pupils no one has looked at yet, and says how long each took.
fn child_open(dir: &Path) {
    let started = Instant::now();
    let store = DiskStore::open(dir, &options()).unwrap();
    let opened = started.elapsed();
    let loaded = store.load().unwrap();
    let all = started.elapsed();
    let after_load = resident();
    let cold = drop_caches();
    let mut times: Vec<Duration> = Vec::new();
    for pupil in loaded.school.pupils.keys().step_by(7).take(100) {
        if cold {
            drop_caches();
        }
        let started = Instant::now();
        let log = store.entries(*pupil, Range::newest(500)).unwrap();
        times.push(started.elapsed());
        black_box(log);
    }
    let mut warm: Vec<Duration> = Vec::new();
    for pupil in loaded.school.pupils.keys().step_by(7).take(100) {
        let started = Instant::now();
        black_box(store.entries(*pupil, Range::newest(500)).unwrap());
        warm.push(started.elapsed());
    }
    let recent = Instant::now();
    black_box(store.recent(100).unwrap());
    println!(
        "open {:.0} ms, with load {:.0} ms, {after_load} MiB resident; 500 newest {} p50 {:.2} max {:.2} ms, warm p50 {:.2} ms; recent {:.1} ms; {} MiB; {:?}",
        ms(opened),
        ms(all),
        if cold { "cold" } else { "first" },
        ms(at(&mut times, 50)),
        ms(at(&mut times, 100)),
        ms(at(&mut warm, 50)),
        ms(recent.elapsed()),
        resident(),
        loaded.notices,
    );
}

/// Writes until it is killed.
fn child_write(dir: &Path) {
    let store = DiskStore::open(dir, &options()).unwrap();
    let pupils: Vec<PupilId> = store.load().unwrap().school.pupils.into_keys().collect();
    let mut maker = Maker::late(&pupils);
    for written in 0.. {
        store.apply(&maker.logged()).unwrap();
        println!("{written}");
    }
}

fn kill(dir: &Path) {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .arg("--child-write")
        .arg(dir)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    for _ in lines.take(3_000) {}
    child.kill().unwrap();
    child.wait().unwrap();
}

/// A change from hand-over to durable, beside the floor, in turns.
fn durable(dir: &Path, size: Size) {
    let store = DiskStore::open(dir, &options()).unwrap();
    let pupils: Vec<PupilId> = store.load().unwrap().school.pupils.into_keys().collect();
    let mut maker = Maker::late(&pupils);
    let floor_path = dir.with_extension("floor");
    let mut file = File::create(&floor_path).unwrap();
    file.write_all(&vec![0; 1024 * 1024]).unwrap();
    file.sync_all().unwrap();
    let (mut floor, mut change) = (Vec::new(), Vec::new());
    for place in 0..1_000 {
        let started = Instant::now();
        file.seek(SeekFrom::Start(place * 300)).unwrap();
        file.write_all(&[7; 300]).unwrap();
        file.sync_data().unwrap();
        floor.push(started.elapsed());
        let logged = maker.logged();
        let started = Instant::now();
        store.apply(&logged).unwrap();
        change.push(started.elapsed());
    }
    std::fs::remove_file(floor_path).unwrap();
    let (bare, saved) = (at(&mut floor, 50), at(&mut change, 50));
    println!(
        "change to durable at {} entries: p50 {:.3} ms, p99 {:.3}; floor p50 {:.3}, p99 {:.3}; ratio {:.2}",
        size.entries,
        ms(saved),
        ms(at(&mut change, 99)),
        ms(bare),
        ms(at(&mut floor, 99)),
        saved.as_secs_f64() / bare.as_secs_f64(),
    );
    // In a large school enough to seal a segment or more: the longest change is one that does.
    let mut times = Vec::new();
    for _ in 0..size.entries / 20 {
        let logged = maker.logged();
        let started = Instant::now();
        store.apply(&logged).unwrap();
        times.push(started.elapsed());
    }
    println!(
        "{} more: p50 {:.3} ms, longest {:.0} ms; index {} MiB",
        times.len(),
        ms(at(&mut times, 50)),
        ms(at(&mut times, 100)),
        bytes_below(&dir.join("index")) / 1024 / 1024,
    );
}

fn whole(dir: &Path) {
    let started = Instant::now();
    let report = DiskStore::open(dir, &options()).unwrap().check().unwrap();
    println!(
        "check {:.1} s, {} faults; {} MiB",
        started.elapsed().as_secs_f64(),
        report.faults.len(),
        resident()
    );
    let started = Instant::now();
    DiskStore::rebuild(dir, &options()).unwrap();
    println!(
        "rebuild {:.1} s; {} MiB",
        started.elapsed().as_secs_f64(),
        resident()
    );
}

fn at(times: &mut [Duration], percent: usize) -> Duration {
    times.sort_unstable();
    times[((times.len() - 1) * percent) / 100]
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

fn resident() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kib = line.and_then(|line| line.trim().strip_suffix(" kB")?.parse::<u64>().ok());
    kib.unwrap_or(0) / 1024
}

fn drop_caches() -> bool {
    std::fs::write("/proc/sys/vm/drop_caches", "3").is_ok()
}

fn bytes_below(path: &Path) -> u64 {
    let Ok(entries) = std::fs::read_dir(path) else {
        return std::fs::metadata(path).map_or(0, |file| file.len());
    };
    entries
        .map(|entry| bytes_below(&entry.unwrap().path()))
        .sum()
}

/// What an entry's own fields take, without any frame, key or index.
fn plain_size(entry: &Entry) -> u64 {
    let ids = 2
        + u64::from(entry.about.target.is_some())
        + u64::from(entry.about.provision.is_some())
        + entry.about.strategies.len() as u64;
    let note = entry.note.as_ref().map_or(0, String::len) as u64;
    // Day, period, moment, initials, outcome, session, minutes and the marks of what is there.
    ids * 16 + note + 4 + 1 + 12 + 3 + 4 + 2 + 2 + 6
}

/// Makes a school and its entries in the order of time.
struct Maker {
    size: Size,
    state: u64,
    made: u64,
    changes: u64,
    pupils: Vec<PupilId>,
}

impl Maker {
    fn new(size: Size) -> Self {
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
    fn late(pupils: &[PupilId]) -> Self {
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
            _ => day,
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

    fn sweep(&mut self, count: u64) -> Change {
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

    fn logged(&mut self) -> Change {
        self.sweep(1)
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
            heading: *heading,
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
                latest: None,
            },
            by: day,
            status: TargetStatus::Active,
        };
        let provision = |maker: &mut Self| Provision {
            id: ProvisionId::from_bytes(maker.id()),
            name: maker.text(4),
            layer: "Targeted".into(),
            dosage: Dosage {
                sessions_a_week: 3,
                minutes: 20,
                group_size: 4,
            },
            deliverer: maker.text(2),
            accountable: maker.text(2),
            place: maker.text(3),
            start: day,
            end: day,
        };
        Plan {
            id: PlanId::from_bytes(self.id()),
            pupil,
            cycle: 1,
            started: day,
            last_review: None,
            review_on: day,
            outcomes: (0..3).map(|_| self.text(15)).collect(),
            targets: (1..5).map(|number| target(self, number)).collect(),
            provision: (0..3).map(|_| provision(self)).collect(),
            home: vec![self.text(12)],
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

fn mix(n: u64) -> [u8; 8] {
    let n = (n ^ (n >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let n = (n ^ (n >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    (n ^ (n >> 31)).to_le_bytes()
}
