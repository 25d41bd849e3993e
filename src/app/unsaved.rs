//! Changes on their way to the record. What failed is kept until it is saved: nothing typed is ever lost to a full disk.

use crate::domain::change::{Change, Part};
use crate::domain::id::{ChangeId, EntryId, PupilId};

/// Changes that are not durable yet.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Unsaved {
    /// Sent, not yet acknowledged, the oldest first.
    pub sent: Vec<Change>,
    /// Refused, the oldest first, with the reason of the last refusal.
    pub failed: Vec<Change>,
    /// Why the last one was refused.
    pub why: Option<String>,
}

impl Unsaved {
    /// Notes that a change was sent.
    pub fn send(&mut self, change: Change) {
        self.sent.push(change);
    }

    /// Notes that a change is durable, and hands it back.
    pub fn saved(&mut self, id: ChangeId) -> Option<Change> {
        let change = take(&mut self.sent, id);
        if self.failed.is_empty() {
            self.why = None;
        }
        change
    }

    /// Notes that a change was refused.
    pub fn refused(&mut self, id: ChangeId, why: String) {
        if let Some(change) = take(&mut self.sent, id) {
            self.failed.push(change);
        }
        self.why = Some(why);
    }

    /// Takes out all that was refused, to be sent again.
    pub fn retry(&mut self) -> Vec<Change> {
        std::mem::take(&mut self.failed)
    }

    /// Whether something that is not durable yet changes this pupil's log.
    pub fn touches_log_of(&self, pupil: PupilId) -> bool {
        let mut parts = self
            .failed
            .iter()
            .chain(&self.sent)
            .flat_map(|change| &change.parts);
        parts.any(|part| match part {
            Part::Entry(entry) => entry.pupil == pupil,
            Part::Withdraw(withdrawal) => withdrawal.pupil == pupil,
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
            | Part::Seen(_) => false,
        })
    }

    /// Whether this entry was refused.
    pub fn is_refused(&self, entry: EntryId) -> bool {
        self.failed
            .iter()
            .any(|change| change.entries().any(|e| e.id == entry))
    }

    /// Whether this entry is on its way.
    pub fn is_on_its_way(&self, entry: EntryId) -> bool {
        self.sent
            .iter()
            .any(|change| change.entries().any(|e| e.id == entry))
    }
}

fn take(changes: &mut Vec<Change>, id: ChangeId) -> Option<Change> {
    let place = changes.iter().position(|change| change.id == id)?;
    Some(changes.remove(place))
}
