//! Reading everything and comparing it with everything else: the journal's chain, then the index with the journal.

use super::heal::Slot;
use crate::domain::confidential::Access;
use crate::domain::delivery::Entry;
use crate::domain::id::PupilId;
use crate::domain::school::School;
use crate::domain::summary::{RECENT, Recent, Summary};
use crate::store::error::StoreError;
use crate::store::history::touched;
use crate::store::index::Index;
use crate::store::journal::Tail;
use crate::store::journal::segment;
use crate::store::journal::walk::{Home, Met, Walk};
use crate::store::records::sealed::Told;
use crate::store::records::{History, Stored, Trace};
use crate::store::standing::{Amends, doings};
use crate::store::{Fault, Report};
use std::collections::BTreeMap;
use std::path::Path;

/// What the journal says of one log: how many entries, all of them folded into one number, and what fell.
#[derive(Debug, Default)]
struct Log {
    entries: u64,
    digest: u128,
    amends: Amends,
}

/// What the journal says, all of it.
struct Said {
    school: School,
    logs: BTreeMap<PupilId, Log>,
    histories: BTreeMap<PupilId, History>,
}

/// Checks a store.
pub(super) fn check(home: Home<'_>, slot: &Slot, tail: &Tail) -> Result<Report, StoreError> {
    let mut report = Report::default();
    let mut said = Said {
        school: School::empty(),
        logs: BTreeMap::new(),
        histories: BTreeMap::new(),
    };
    let mut last = 0;
    Walk::from_start().run(home, &mut |met| {
        match met {
            // What a failed write may have left after the end was never saved.
            Met::Change(found) if found.0.seq > tail.seq => {}
            Met::Fault(fault) if fault.change.is_some_and(|change| change > tail.seq) => {}
            Met::Change(found) => {
                last = found.0.seq;
                report.changes += 1;
                said.take_in(&found.2, found.0)?;
            }
            Met::Fault(fault) => report.faults.push(fault),
        }
        Ok(())
    })?;
    report.entries = said.logs.values().map(|log| log.entries).sum();
    report.pupils = u64::try_from(said.school.pupils.len()).unwrap_or(u64::MAX);
    report.journal_bytes = bytes_of(home.dir)?;
    if last != tail.seq {
        let what = format!("it ends with change {last}, but {} were written", tail.seq);
        report
            .faults
            .push(fault(&segment::name(tail.segment), what));
    }
    match slot.attempt(|index| Ok(compare(index, &said))) {
        Ok(faults) => report.faults.extend(faults),
        Err(error) => report.faults.push(fault("index", error.to_string())),
    }
    Ok(report)
}

impl Said {
    fn take_in(&mut self, told: &Told, trace: Trace) -> Result<(), StoreError> {
        let change = &told.change;
        self.school.apply(change);
        for (pupil, doings) in doings(change) {
            let told = self.logs.entry(pupil).or_default();
            for entry in doings.entries {
                told.entries += 1;
                told.digest ^= digest(entry)?;
            }
            for amend in doings.amends {
                told.amends.add(amend);
            }
        }
        for pupil in touched(change, &told.shut) {
            let history = self.histories.entry(pupil).or_default();
            history.places.push(trace);
        }
        Ok(())
    }
}

/// Compares all of the index with what the journal says.
fn compare(index: &Index, said: &Said) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut expect = |agrees: Result<bool, StoreError>, what: &str| match agrees {
        Ok(true) => {}
        Ok(false) => faults.push(fault("index", format!("{what} differ from the journal"))),
        Err(error) => faults.push(fault("index", error.to_string())),
    };
    match index.load() {
        Ok(held) => {
            for (what, agrees) in same(&held, &said.school) {
                expect(Ok(agrees), what);
            }
            let logs = held.summaries.keys().eq(said.logs.keys());
            expect(Ok(logs), "the logs there are");
        }
        Err(error) => expect(Err(error), ""),
    }
    for (pupil, told) in &said.logs {
        expect(agrees(index, *pupil, told), "the entries of a log");
    }
    let histories = index.histories().map(|held| held == said.histories);
    expect(histories, "the places of earlier changes");
    faults
}

/// Whether two schools have the same of each kind; their logs are compared entry by entry elsewhere.
fn same(a: &School, b: &School) -> [(&'static str, bool); 11] {
    // What is sealed is not there to be compared.
    let confidential = a.access == Access::Sealed || a.confidential == b.confidential;
    [
        ("the settings", a.settings == b.settings),
        ("the pupils", a.pupils == b.pupils),
        ("the passports", a.passports == b.passports),
        ("the plans", a.plans == b.plans),
        ("the concerns", a.concerns == b.concerns),
        ("the talks with families", a.talks == b.talks),
        ("the statutory dates", a.clocks == b.clocks),
        ("the reviews", a.reviews == b.reviews),
        ("the action points", a.actions == b.actions),
        ("the confidential notes", confidential),
        ("the lines of the library", a.library == b.library),
    ]
}

fn agrees(index: &Index, pupil: PupilId, told: &Log) -> Result<bool, StoreError> {
    let Some(log) = index.log(pupil)? else {
        return Ok(false);
    };
    let entries = index.all_entries(pupil)?;
    let mut digests = 0;
    for entry in &entries {
        digests ^= digest(entry)?;
    }
    let standing = |entry: &&Entry| told.amends.stands(entry.id);
    let recent = entries.iter().filter(standing).take(RECENT);
    let summary = Summary {
        recent: recent
            .map(|entry| Recent {
                id: entry.id,
                when: entry.when,
                outcome: entry.outcome,
            })
            .collect(),
        total: u32::try_from(entries.iter().filter(standing).count()).unwrap_or(u32::MAX),
    };
    Ok(u64::try_from(entries.len()) == Ok(told.entries)
        && digests == told.digest
        && index.amends(pupil, &log)? == told.amends
        && index.summary(pupil)? == summary)
}

/// A number for an entry's bytes; that of many is theirs folded together, in any order.
fn digest(entry: &Entry) -> Result<u128, StoreError> {
    let bytes = entry
        .write()
        .map_err(|error| StoreError::Unwritable(error.to_string()))?;
    let hash = blake3::hash(&bytes);
    let half = hash.as_bytes().first_chunk::<16>();
    Ok(half.map_or(0, |half| u128::from_le_bytes(*half)))
}

fn bytes_of(dir: &Path) -> Result<u64, StoreError> {
    let mut bytes = 0;
    for number in segment::list(dir)? {
        let path = segment::path(dir, number);
        let file =
            std::fs::metadata(&path).map_err(|source| StoreError::io("read", &path, source))?;
        bytes += file.len();
    }
    Ok(bytes)
}

fn fault(file: &str, what: String) -> Fault {
    Fault {
        file: file.to_owned(),
        change: None,
        what,
    }
}
