//! An entry of the log, first schema.

use super::common::{Id, StampV1, WhenV1, code};
use crate::domain::delivery::{About, Entry, Independence, Outcome, Rating, Reason};
use crate::domain::id::{EntryId, ProvisionId, PupilId, StrategyId, TargetId};
use crate::domain::staff::Stamp;
use crate::store::records::RecordError;
use bincode::{Decode, Encode};

/// An entry. Inside a change, `logged` is left out where it is the change's own stamp, as it nearly always is.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub(in crate::store) struct EntryV1 {
    id: Id,
    pupil: Id,
    when: WhenV1,
    logged: Option<StampV1>,
    outcome: OutcomeV1,
    about: AboutV1,
    note: Option<String>,
    corrects: Option<Id>,
}

/// `reason` is the reason's byte and one for a session that did not take place, else 0; the ratings count only where it is 0.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub(in crate::store) struct OutcomeV1 {
    reason: u8,
    performance: u8,
    participation: u8,
    independence: Option<u8>,
}

#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
struct AboutV1 {
    target: Option<Id>,
    provision: Option<Id>,
    session: Option<u16>,
    strategies: Vec<Id>,
    subject: Option<String>,
    minutes: Option<u16>,
}

impl EntryV1 {
    /// The record of an entry inside a change with this stamp.
    pub(in crate::store) fn within(entry: &Entry, stamp: &Stamp) -> Self {
        let mut record = Self::from(entry);
        if entry.logged == *stamp {
            record.logged = None;
        }
        record
    }

    /// The entry inside a change with this stamp.
    pub(in crate::store) fn entry(self, stamp: &Stamp) -> Result<Entry, RecordError> {
        let logged = match self.logged {
            Some(logged) => logged.try_into()?,
            None => stamp.clone(),
        };
        Ok(Entry {
            id: EntryId::from_bytes(self.id),
            pupil: PupilId::from_bytes(self.pupil),
            when: self.when.try_into()?,
            logged,
            outcome: self.outcome.try_into()?,
            about: self.about.into(),
            note: self.note,
            corrects: self.corrects.map(EntryId::from_bytes),
        })
    }
}

impl From<&Entry> for EntryV1 {
    fn from(entry: &Entry) -> Self {
        Self {
            id: entry.id.bytes(),
            pupil: entry.pupil.bytes(),
            when: WhenV1::from(&entry.when),
            logged: Some(StampV1::from(&entry.logged)),
            outcome: OutcomeV1::from(&entry.outcome),
            about: AboutV1::from(&entry.about),
            note: entry.note.clone(),
            corrects: entry.corrects.map(EntryId::bytes),
        }
    }
}

impl TryFrom<EntryV1> for Entry {
    type Error = RecordError;

    fn try_from(stored: EntryV1) -> Result<Self, RecordError> {
        let logged = stored.logged.clone();
        let logged = logged.ok_or(RecordError::Unknown("an entry without a stamp"))?;
        stored.entry(&logged.try_into()?)
    }
}

impl From<&Outcome> for OutcomeV1 {
    fn from(outcome: &Outcome) -> Self {
        match *outcome {
            Outcome::Delivered {
                performance,
                participation,
                independence,
            } => Self {
                reason: 0,
                performance: performance.byte(),
                participation: participation.byte(),
                independence: independence.map(Independence::byte),
            },
            Outcome::NotDelivered(reason) => Self {
                reason: reason.byte().saturating_add(1),
                performance: 0,
                participation: 0,
                independence: None,
            },
        }
    }
}

impl TryFrom<OutcomeV1> for Outcome {
    type Error = RecordError;

    fn try_from(stored: OutcomeV1) -> Result<Self, RecordError> {
        if let Some(reason) = stored.reason.checked_sub(1) {
            let reason = code(reason, Reason::from_byte, "a reason")?;
            return Ok(Self::NotDelivered(reason));
        }
        let rating = |byte| code(byte, Rating::from_byte, "a rating");
        let independence = |byte| code(byte, Independence::from_byte, "an independence");
        Ok(Self::Delivered {
            performance: rating(stored.performance)?,
            participation: rating(stored.participation)?,
            independence: stored.independence.map(independence).transpose()?,
        })
    }
}

impl From<&About> for AboutV1 {
    fn from(about: &About) -> Self {
        Self {
            target: about.target.map(TargetId::bytes),
            provision: about.provision.map(ProvisionId::bytes),
            session: about.session,
            strategies: about.strategies.iter().map(|id| id.bytes()).collect(),
            subject: about.subject.clone(),
            minutes: about.minutes,
        }
    }
}

impl From<AboutV1> for About {
    fn from(stored: AboutV1) -> Self {
        Self {
            target: stored.target.map(TargetId::from_bytes),
            provision: stored.provision.map(ProvisionId::from_bytes),
            session: stored.session,
            strategies: stored
                .strategies
                .into_iter()
                .map(StrategyId::from_bytes)
                .collect(),
            subject: stored.subject,
            minutes: stored.minutes,
        }
    }
}
