//! A store in memory, for tests and for looking round: the twin that the store on disk must agree with. It keeps every
//! change and works everything out from them in the plainest way.

use super::standing::{self, Amends};
use super::{Cursor, Entries, Loaded, Notice, REACH, Range, Receipt, Report, Store, StoreError};
use super::{Made, Target, drafts, history};
use crate::domain::audit::{Filter, Row};
use crate::domain::backed::Backed;
use crate::domain::change::{Change, Part};
use crate::domain::delivery::Entry;
use crate::domain::draft::{Draft, DraftKey};
use crate::domain::id::{EntryId, PupilId};
use crate::domain::school::School;
use crate::domain::summary::{RECENT, Recent, Summary};
use crate::domain::time::Moment;
use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// A store in memory.
#[derive(Debug)]
pub struct MemStore(Mutex<Held>);

#[derive(Debug)]
struct Held {
    school: School,
    logs: BTreeMap<PupilId, (BTreeMap<Cursor, Entry>, Amends)>,
    changes: Vec<Change>,
    drafts: BTreeMap<DraftKey, Draft>,
}

impl Default for MemStore {
    fn default() -> Self {
        Self::new()
    }
}

impl MemStore {
    /// An empty store.
    pub const fn new() -> Self {
        Self(Mutex::new(Held {
            school: School::empty(),
            logs: BTreeMap::new(),
            changes: Vec::new(),
            drafts: BTreeMap::new(),
        }))
    }

    fn held(&self) -> MutexGuard<'_, Held> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Held {
    /// Takes out everything about a pupil, in earlier changes too.
    fn erase(&mut self, pupil: PupilId) {
        self.logs.remove(&pupil);
        for change in &mut self.changes {
            let is_kept =
                |part: &Part| matches!(part, Part::Seen(_)) || part.pupil() != Some(pupil);
            change.parts.retain(is_kept);
        }
        self.drafts.retain(|key, _| key.subject != pupil.bytes());
    }

    fn standing(&self, pupil: PupilId) -> impl Iterator<Item = &Entry> {
        self.logs.get(&pupil).into_iter().flat_map(|(log, amends)| {
            let newest_first = log.values().rev();
            newest_first.filter(|entry| amends.stands(entry.id))
        })
    }

    fn summary(&self, pupil: PupilId) -> Summary {
        let recent = self.standing(pupil).take(RECENT).map(|entry| Recent {
            id: entry.id,
            when: entry.when,
            outcome: entry.outcome,
        });
        Summary {
            recent: recent.collect(),
            total: u32::try_from(self.standing(pupil).count()).unwrap_or(u32::MAX),
        }
    }
}

impl Store for MemStore {
    fn load(&self) -> Result<Loaded, StoreError> {
        Ok(Loaded {
            school: self.held().school.clone(),
            notices: Vec::new(),
        })
    }

    fn apply(&self, change: &Change) -> Result<Receipt, StoreError> {
        let mut held = self.held();
        let mut summaries = Vec::new();
        held.school.apply(change);
        for pupil in change.disposals() {
            held.erase(pupil);
        }
        for (pupil, doings) in standing::doings(change) {
            let (log, amends) = held.logs.entry(pupil).or_default();
            for entry in doings.entries {
                log.insert(Cursor::of(entry), entry.clone());
            }
            for amend in doings.amends {
                amends.add(amend);
            }
            let summary = held.summary(pupil);
            held.school.summaries.insert(pupil, summary.clone());
            summaries.push((pupil, summary));
        }
        held.changes.push(change.clone());
        let seq = u64::try_from(held.changes.len()).unwrap_or(u64::MAX);
        Ok(Receipt { seq, summaries })
    }

    fn entries(&self, pupil: PupilId, range: Range) -> Result<Entries, StoreError> {
        let held = self.held();
        let mut standing = held
            .standing(pupil)
            .filter(|entry| range.before.is_none_or(|before| Cursor::of(entry) < before));
        let entries = standing.by_ref().take(range.limit).cloned().collect();
        Ok(Entries {
            entries,
            more: standing.next().is_some(),
        })
    }

    fn all_entries(&self, pupil: PupilId) -> Result<Vec<Entry>, StoreError> {
        let held = self.held();
        let log = held.logs.get(&pupil).map(|(log, _)| log.values().rev());
        Ok(log.into_iter().flatten().cloned().collect())
    }

    fn trail(&self, pupil: PupilId, entry: EntryId) -> Result<Vec<Entry>, StoreError> {
        let held = self.held();
        let log = held.logs.get(&pupil).map(|(log, _)| log.values().cloned());
        Ok(standing::trail(log.into_iter().flatten().collect(), entry))
    }

    fn recent(&self, limit: usize) -> Result<Vec<Change>, StoreError> {
        let held = self.held();
        let newest_first = held.changes.iter().rev();
        let told = newest_first.take(REACH).filter(|one| !one.only_looks());
        Ok(told.take(limit).cloned().collect())
    }

    fn history(&self, pupil: PupilId) -> Result<Vec<Change>, StoreError> {
        let held = self.held();
        let newest_first = held.changes.iter().rev().cloned();
        Ok(newest_first
            .filter_map(|change| history::cut(change, pupil))
            .collect())
    }

    fn audit(&self, filter: &Filter, limit: usize) -> Result<Vec<Row>, StoreError> {
        let held = self.held();
        let rows = (1..).zip(&held.changes);
        let rows: Vec<Row> = rows
            .map(|(seq, change)| Row::of(seq, change, None))
            .filter(|row| filter.takes(row))
            .collect();
        Ok(rows.into_iter().rev().take(limit).collect())
    }

    fn keep_draft(&self, draft: &Draft) -> Result<(), StoreError> {
        drafts::payload(draft)?;
        let mut held = self.held();
        if !held.drafts.contains_key(&draft.key) {
            drafts::admit(held.drafts.len())?;
        }
        held.drafts.insert(draft.key.clone(), draft.clone());
        Ok(())
    }

    fn drop_draft(&self, key: &DraftKey) -> Result<(), StoreError> {
        self.held().drafts.remove(key);
        Ok(())
    }

    fn drafts(&self) -> Result<Vec<Draft>, StoreError> {
        let kept = self.held().drafts.values().cloned().collect();
        Ok(drafts::newest_first(kept))
    }

    fn check(&self) -> Result<Report, StoreError> {
        let held = self.held();
        let count = |n: usize| u64::try_from(n).unwrap_or(u64::MAX);
        Ok(Report {
            changes: count(held.changes.len()),
            entries: held.logs.values().map(|(log, _)| count(log.len())).sum(),
            pupils: count(held.school.pupils.len()),
            drafts: count(held.drafts.len()),
            ..Report::default()
        })
    }

    fn back_up(&self, _: Target<'_>, _: Moment) -> Result<Made, StoreError> {
        Err(StoreError::InMemory)
    }

    fn backed(&self) -> Backed {
        Backed::default()
    }

    fn notices(&self) -> Vec<Notice> {
        Vec::new()
    }
}
