//! A small summary of a pupil's log, so that the list shows recent ratings without reading entries.

use super::delivery::{Entry, Outcome};
use super::id::EntryId;
use super::time::When;
use chrono::NaiveDate;

/// How many recent entries a summary holds; the list shows the first three, the rest stand in when one is withdrawn.
pub const RECENT: usize = 8;

/// What the summary keeps of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Recent {
    /// Which entry.
    pub id: EntryId,
    /// When the session was.
    pub when: When,
    /// What came of it.
    pub outcome: Outcome,
}

/// A pupil's newest entries, newest first, and how many there are in all.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Summary {
    /// At most [`RECENT`] entries that stand.
    pub recent: Vec<Recent>,
    /// How many entries stand.
    pub total: u32,
}

impl Summary {
    /// The day of the newest entry.
    pub fn last(&self) -> Option<NaiveDate> {
        self.recent.first().map(|recent| recent.when.date)
    }

    /// Takes a new entry in; a correction takes the place of what it corrects.
    pub fn add(&mut self, entry: &Entry) {
        match entry.corrects {
            Some(corrected) => self.recent.retain(|recent| recent.id != corrected),
            None => self.total += 1,
        }
        let recent = Recent {
            id: entry.id,
            when: entry.when,
            outcome: entry.outcome,
        };
        let place = self
            .recent
            .iter()
            .position(|other| key(other) <= key(&recent))
            .unwrap_or(self.recent.len());
        self.recent.insert(place, recent);
        self.recent.truncate(RECENT);
    }

    /// Takes an entry out that was withdrawn and had corrected nothing.
    pub fn withdraw(&mut self, entry: EntryId) {
        self.recent.retain(|recent| recent.id != entry);
        self.total = self.total.saturating_sub(1);
    }
}

fn key(recent: &Recent) -> (NaiveDate, u8) {
    (recent.when.date, recent.when.period.unwrap_or(u8::MAX))
}
