//! How long the store takes, as ratios to the floor: a bare append and `fdatasync` into a file that has room already.
//!
//! `cargo bench --bench store` uses a school of 60 pupils and 20,000 entries; `-- --large` one of 2,000 and 2,000,000, with
//! `--keep DIR` in a folder that is kept. `--sealed` seals it, with pass-phrases as dear as a school's. Every opening is timed in a process of its own.
#![expect(
    clippy::disallowed_methods,
    clippy::cast_precision_loss,
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::indexing_slicing,
    reason = "a benchmark reads the clock, prints and may stop"
)]

use plimsoll::domain::id::PupilId;
use plimsoll::domain::pupil::Pupil;
use plimsoll::domain::role::Role;
use plimsoll::domain::staff::Initials;
use plimsoll::store::vault::{self, Cost, NewMember, Secret};
use plimsoll::store::{DiskStore, Options, Range, Seal, Store};
use school::{Maker, Size, plain_size};
use std::fs::File;
use std::hint::black_box;
use std::io::{BufRead, BufReader, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

mod school;

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
    if args.iter().any(|arg| arg == "--sealed") {
        drop(vault::found(&dir, senco(), Cost::default()).unwrap());
    }
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
    roll(&dir);
    histories(&dir);
    drafts(&dir);
    whole(&dir);
}

fn fill(dir: &Path, size: Size) {
    let mut plain = 0;
    let options = options(dir);
    let started = Instant::now();
    let changes = Maker::new(size).inspect(|change| {
        plain += change.entries().map(plain_size).sum::<u64>();
    });
    DiskStore::fill(dir, &options, changes, &mut |_| ()).unwrap();
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
        .arg(how)
        .output()
        .unwrap();
    print!("{how:>14}: {}", String::from_utf8_lossy(&output.stdout));
}

/// `SEGMENT_MIB` tries another size of segment. A sealed school is signed in to.
fn options(dir: &Path) -> Options {
    let mut options = Options::default();
    if let Some(mib) = std::env::var_os("SEGMENT_MIB") {
        options.segment_bytes = mib.to_str().unwrap().parse::<u64>().unwrap() * 1024 * 1024;
    }
    if vault::is_sealed(dir) {
        let keys = vault::unlock(dir, &senco().initials, &senco().passphrase).unwrap();
        options.seal = Some(Seal::open(dir, keys).unwrap());
    }
    options
}

fn senco() -> NewMember {
    NewMember {
        initials: Initials::parse("KB").unwrap(),
        name: "Kim Bell".to_owned(),
        role: Role::Senco,
        passphrase: Secret::new("quiet river tall lamp".to_owned()),
    }
}

/// Opens, loads and reads the logs of pupils no one has looked at yet, and says how long each took.
fn child_open(dir: &Path) {
    let started = Instant::now();
    let options = options(dir);
    let unlocked = started.elapsed();
    let started = Instant::now();
    let store = DiskStore::open(dir, &options).unwrap();
    let opened = started.elapsed();
    let loaded = store.load().unwrap();
    let all = started.elapsed();
    let after_load = resident();
    let cold = std::env::args().any(|arg| arg == "cold");
    let mut times: Vec<Duration> = Vec::new();
    for pupil in loaded
        .school
        .pupils
        .keys()
        .step_by(7)
        .take(if cold { 20 } else { 100 })
    {
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
        "sign in {:.0} ms; open {:.0} ms, with load {:.0} ms, {after_load} MiB resident; 500 newest {} p50 {:.2} max {:.2} ms, warm p50 {:.2} ms; recent {:.1} ms; {} MiB; {:?}",
        ms(unlocked),
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
    let store = DiskStore::open(dir, &options(dir)).unwrap();
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
    let store = DiskStore::open(dir, &options(dir)).unwrap();
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

/// An import that changes every pupil in one change.
fn roll(dir: &Path) {
    let store = DiskStore::open(dir, &options(dir)).unwrap();
    let pupils: Vec<Pupil> = store.load().unwrap().school.pupils.into_values().collect();
    let mut maker = Maker::late(&[]);
    let mut times = Vec::new();
    for round in 0..8 {
        let change = maker.roll(&pupils, round);
        let started = Instant::now();
        store.apply(&change).unwrap();
        times.push(started.elapsed());
    }
    println!(
        "import of {} pupils: p50 {:.0} ms, longest {:.0}; index {} MiB",
        pupils.len(),
        ms(at(&mut times, 50)),
        ms(at(&mut times, 100)),
        bytes_below(&dir.join("index")) / 1024 / 1024,
    );
}

/// What changed in a pupil's record: the school's making and the imports, each a change of everybody.
fn histories(dir: &Path) {
    let store = DiskStore::open(dir, &options(dir)).unwrap();
    let pupils: Vec<PupilId> = store.load().unwrap().school.pupils.into_keys().collect();
    let mut times = Vec::new();
    let mut read = 0;
    for pupil in pupils.iter().step_by(7).take(40) {
        let started = Instant::now();
        read += black_box(store.history(*pupil).unwrap()).len();
        times.push(started.elapsed());
    }
    println!(
        "history, {} changes each: p50 {:.1} ms, longest {:.1}",
        read / times.len(),
        ms(at(&mut times, 50)),
        ms(at(&mut times, 100)),
    );
}

/// A form of two thousand characters, kept at every key.
fn drafts(dir: &Path) {
    let store = DiskStore::open(dir, &options(dir)).unwrap();
    let mut times = Vec::new();
    for n in 0..500 {
        let draft = school::draft(n);
        let started = Instant::now();
        store.keep_draft(&draft).unwrap();
        times.push(started.elapsed());
    }
    println!(
        "draft kept: p50 {:.3} ms, p99 {:.3}",
        ms(at(&mut times, 50)),
        ms(at(&mut times, 99)),
    );
    store.drop_draft(&school::draft(0).key).unwrap();
}

fn whole(dir: &Path) {
    let started = Instant::now();
    let report = DiskStore::open(dir, &options(dir))
        .unwrap()
        .check()
        .unwrap();
    println!(
        "check {:.1} s, {} faults; {} MiB",
        started.elapsed().as_secs_f64(),
        report.faults.len(),
        resident()
    );
    let started = Instant::now();
    DiskStore::rebuild(dir, &options(dir)).unwrap();
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
