//! Reading everything and comparing it with everything else: the journal's chain, then the index with the journal.

use super::heal::Slot;
use crate::domain::change::Change;
use crate::domain::delivery::Entry;
use crate::domain::id::PupilId;
use crate::domain::school::School;
use crate::domain::summary::{RECENT, Recent, Summary};
use crate::store::error::StoreError;
use crate::store::index::Index;
use crate::store::journal::Tail;
use crate::store::journal::segment;
use crate::store::journal::walk::{Met, Walk};
use crate::store::records::Stored;
use crate::store::standing::{Amends, doings};
use crate::store::{Fault, Report};
use std::collections::BTreeMap;
use std::path::Path;

/// What the journal says of one log: how many entries, all of them folded into one number, and what fell.
#[derive(Debug, Default)]
struct Told {
    entries: u64,
    digest: u128,
    amends: Amends,
}

/// Checks a store.
pub(super) fn check(dir: &Path, slot: &Slot, tail: &Tail) -> Result<Report, StoreError> {
    let mut report = Report::default();
    let mut school = School::empty();
    let mut logs: BTreeMap<PupilId, Told> = BTreeMap::new();
    let mut last = 0;
    Walk::from_start().run(dir, &mut |met| {
        match met {
            // What a failed write may have left after the end was never saved.
            Met::Change(found) if found.0.seq > tail.seq => {}
            Met::Fault(fault) if fault.change.is_some_and(|change| change > tail.seq) => {}
            Met::Change(found) => {
                last = found.0.seq;
                report.changes += 1;
                school.apply(&found.2);
                fold(&found.2, &mut logs)?;
            }
            Met::Fault(fault) => report.faults.push(fault),
        }
        Ok(())
    })?;
    report.entries = logs.values().map(|log| log.entries).sum();
    report.pupils = u64::try_from(school.pupils.len()).unwrap_or(u64::MAX);
    report.journal_bytes = bytes_of(dir)?;
    if last != tail.seq {
        let what = format!("it ends with change {last}, but {} were written", tail.seq);
        report
            .faults
            .push(fault(&segment::name(tail.segment), what));
    }
    if let Err(error) = slot
        .attempt(|index| Ok(compare(index, &school, &logs)))
        .map(|faults| {
            report.faults.extend(faults);
        })
    {
        report.faults.push(fault("index", error.to_string()));
    }
    Ok(report)
}

fn fold(change: &Change, logs: &mut BTreeMap<PupilId, Told>) -> Result<(), StoreError> {
    for (pupil, doings) in doings(change) {
        let told = logs.entry(pupil).or_default();
        for entry in doings.entries {
            told.entries += 1;
            told.digest ^= digest(entry)?;
        }
        for amend in doings.amends {
            told.amends.add(amend);
        }
    }
    Ok(())
}

/// Compares all of the index with what the journal says.
fn compare(index: &Index, school: &School, logs: &BTreeMap<PupilId, Told>) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut expect = |agrees: Result<bool, StoreError>, what: &str| match agrees {
        Ok(true) => {}
        Ok(false) => faults.push(fault("index", format!("{what} differ from the journal"))),
        Err(error) => faults.push(fault("index", error.to_string())),
    };
    match index.load() {
        Ok(held) => {
            expect(Ok(held.settings == school.settings), "the settings");
            expect(Ok(held.pupils == school.pupils), "the pupils");
            expect(Ok(held.passports == school.passports), "the passports");
            expect(Ok(held.plans == school.plans), "the plans");
            expect(
                Ok(held.summaries.keys().eq(logs.keys())),
                "the logs there are",
            );
        }
        Err(error) => expect(Err(error), ""),
    }
    for (pupil, told) in logs {
        expect(agrees(index, *pupil, told), "the entries of a log");
    }
    faults
}

fn agrees(index: &Index, pupil: PupilId, told: &Told) -> Result<bool, StoreError> {
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
