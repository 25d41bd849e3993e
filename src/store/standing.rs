//! Which entries stand. Withdrawals and corrections lie over a log; the log itself never changes.

use crate::domain::change::{Change, Part};
use crate::domain::delivery::Entry;
use crate::domain::id::{EntryId, PupilId};
use std::collections::{BTreeMap, BTreeSet};

/// One withdrawal or correction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Amend {
    /// This entry was withdrawn.
    Withdrawn(EntryId),
    /// The first entry was corrected by the second.
    Corrected(EntryId, EntryId),
}

/// The withdrawals and corrections of one log.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Amends(BTreeSet<Amend>);

impl Amends {
    /// Adds one; whether it is new.
    pub(super) fn add(&mut self, amend: Amend) -> bool {
        self.0.insert(amend)
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// All of them, in order.
    pub(super) fn iter(&self) -> impl Iterator<Item = Amend> + '_ {
        self.0.iter().copied()
    }

    /// Whether an entry stands: neither withdrawn, nor corrected by one that is not withdrawn.
    pub(super) fn stands(&self, entry: EntryId) -> bool {
        let least = Amend::Corrected(entry, EntryId::from_bytes([0; 16]));
        let most = Amend::Corrected(entry, EntryId::from_bytes([0xff; 16]));
        !self.withdrawn(entry)
            && !self.0.range(least..=most).any(|amend| match amend {
                Amend::Corrected(_, by) => !self.withdrawn(*by),
                Amend::Withdrawn(_) => false,
            })
    }

    /// The entries that stand under one of the two and not under the other, whether or not there are such entries.
    pub(super) fn turned(&self, other: &Self) -> BTreeSet<EntryId> {
        let touched = self.iter().chain(other.iter()).map(Amend::of);
        touched
            .filter(|entry| self.stands(*entry) != other.stands(*entry))
            .collect()
    }

    fn withdrawn(&self, entry: EntryId) -> bool {
        self.0.contains(&Amend::Withdrawn(entry))
    }
}

impl Amend {
    /// The entry it is about.
    pub(super) fn of(self) -> EntryId {
        match self {
            Self::Withdrawn(entry) | Self::Corrected(entry, _) => entry,
        }
    }
}

/// What a change does to one log.
#[derive(Debug, Clone, Default)]
pub(super) struct Doings<'a> {
    /// New entries.
    pub(super) entries: Vec<&'a Entry>,
    /// Withdrawals and corrections.
    pub(super) amends: Vec<Amend>,
}

/// What a change does to each log it touches.
pub(super) fn doings(change: &Change) -> BTreeMap<PupilId, Doings<'_>> {
    let mut logs: BTreeMap<PupilId, Doings<'_>> = BTreeMap::new();
    for part in &change.parts {
        match part {
            Part::Entry(entry) => {
                let log = logs.entry(entry.pupil).or_default();
                log.entries.push(entry);
                let corrected = entry.corrects;
                log.amends
                    .extend(corrected.map(|old| Amend::Corrected(old, entry.id)));
            }
            Part::Withdraw(withdrawal) => {
                let log = logs.entry(withdrawal.pupil).or_default();
                log.amends.push(Amend::Withdrawn(withdrawal.entry));
            }
            Part::Settings(_)
            | Part::Pupil(_)
            | Part::Passport(_)
            | Part::Plan(_)
            | Part::Concern(_)
            | Part::Talk(_)
            | Part::Clock(_)
            | Part::Library(_)
            | Part::Review(_)
            | Part::Answer(_)
            | Part::Action(_)
            | Part::Confidential(_)
            | Part::Seen(_) => {}
        }
    }
    logs
}

/// An entry, what it corrected, and so on, out of all entries of a log.
pub(super) fn trail(log: Vec<Entry>, entry: EntryId) -> Vec<Entry> {
    let mut all: BTreeMap<EntryId, Entry> = log.into_iter().map(|e| (e.id, e)).collect();
    let mut trail = Vec::new();
    let mut next = all.remove(&entry);
    while let Some(entry) = next {
        next = entry.corrects.and_then(|corrected| all.remove(&corrected));
        trail.push(entry);
    }
    trail
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn withdrawing_a_correction_brings_back_what_it_corrected() {
        let id = |n: u8| EntryId::from_bytes([n; 16]);
        let mut amends = Amends::default();
        assert!(amends.add(Amend::Corrected(id(1), id(2))));
        assert!(!amends.add(Amend::Corrected(id(1), id(2))));
        assert!(!amends.stands(id(1)));
        assert!(amends.stands(id(2)));
        assert!(amends.add(Amend::Withdrawn(id(2))));
        assert!(amends.stands(id(1)));
        assert!(!amends.stands(id(2)));
        assert_eq!(amends.turned(&Amends::default()), [id(2)].into());
    }
}
