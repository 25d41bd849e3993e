//! The chosen pupil's log as this screen has it: what the store gave, with what is not yet durable laid over it.

use crate::domain::change::{Change, Part};
use crate::domain::delivery::Entry;
use crate::domain::id::{EntryId, PupilId};

/// How many entries are read at first, and again each time the end is reached.
pub const PAGE: usize = 500;

/// One pupil's newest entries that stand.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct LogCache {
    /// Whose.
    pub pupil: Option<PupilId>,
    /// Newest first.
    pub entries: Vec<Entry>,
    /// How far it has been read.
    pub reach: Reach,
}

/// How far a log has been read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Reach {
    /// The store has been asked and has not answered.
    #[default]
    Asked,
    /// There are older entries.
    Part,
    /// All of it.
    Whole,
}

impl LogCache {
    /// An empty log of this pupil, asked for.
    pub const fn asked(pupil: PupilId) -> Self {
        Self {
            pupil: Some(pupil),
            entries: Vec::new(),
            reach: Reach::Asked,
        }
    }

    /// Takes what the store gave.
    pub fn fill(&mut self, entries: Vec<Entry>, reach: Reach) {
        self.entries = entries;
        self.reach = reach;
    }

    /// Does what a change says to this pupil's log. Withdrawing a correction needs what it corrected: then `true` is
    /// returned, and the log must be read again.
    pub fn apply(&mut self, change: &Change) -> Freshness {
        let mut freshness = Freshness::Fresh;
        for part in &change.parts {
            match part {
                Part::Entry(entry) if Some(entry.pupil) == self.pupil => self.add(entry),
                Part::Withdraw(withdrawal) if Some(withdrawal.pupil) == self.pupil => {
                    let corrected = self
                        .take(withdrawal.entry)
                        .is_some_and(|entry| entry.corrects.is_some());
                    if corrected {
                        freshness = Freshness::Stale;
                    }
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
                | Part::Seen(_)
                | Part::Entry(_)
                | Part::Withdraw(_) => {}
            }
        }
        freshness
    }

    /// The entry with this identity.
    pub fn entry(&self, id: EntryId) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.id == id)
    }

    fn add(&mut self, entry: &Entry) {
        if let Some(corrected) = entry.corrects {
            self.take(corrected);
        }
        self.take(entry.id);
        let place = self
            .entries
            .partition_point(|other| other.newest_first(entry).is_lt());
        self.entries.insert(place, entry.clone());
    }

    fn take(&mut self, id: EntryId) -> Option<Entry> {
        let place = self.entries.iter().position(|entry| entry.id == id)?;
        Some(self.entries.remove(place))
    }
}

/// Whether what the screen has is all there is to know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Freshness {
    /// It is.
    Fresh,
    /// The store must be asked again.
    Stale,
}
