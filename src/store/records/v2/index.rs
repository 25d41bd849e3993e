//! What the index keeps for itself, second schema: counts of the records that are new, and where the changes to each pupil's
//! record lie.

use super::super::v1::common::each;
use super::super::v1::index::{MetaV1, PlaceV1, Trace, TraceV1};
use crate::store::records::RecordError;
use bincode::{Decode, Encode};

/// Where the changes to one pupil's record other than the log lie, oldest first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(in crate::store) struct History {
    /// A place in the journal for each.
    pub(in crate::store) places: Vec<Trace>,
}

/// How far the index has come in the journal, and how much it should hold.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub(in crate::store) struct MetaV2 {
    pub(in crate::store) place: PlaceV1,
    pub(in crate::store) changes: u64,
    pub(in crate::store) entries: u64,
    pub(in crate::store) pupils: u64,
    pub(in crate::store) passports: u64,
    pub(in crate::store) plans: u64,
    pub(in crate::store) logs: u64,
    pub(in crate::store) concerns: u64,
    pub(in crate::store) talks: u64,
    pub(in crate::store) clocks: u64,
    pub(in crate::store) library: u64,
    pub(in crate::store) histories: u64,
}

/// Where the changes to one pupil's record lie.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub(in crate::store) struct HistoryV2 {
    places: Vec<TraceV1>,
}

/// An index of the first schema held nothing else; it is only asked how far it had come.
impl From<MetaV1> for MetaV2 {
    fn from(old: MetaV1) -> Self {
        Self {
            place: old.place,
            changes: old.changes,
            entries: old.entries,
            pupils: old.pupils,
            passports: old.passports,
            plans: old.plans,
            logs: old.logs,
            concerns: 0,
            talks: 0,
            clocks: 0,
            library: 0,
            histories: 0,
        }
    }
}

impl From<&History> for HistoryV2 {
    fn from(history: &History) -> Self {
        Self {
            places: history.places.iter().map(TraceV1::from).collect(),
        }
    }
}

impl TryFrom<HistoryV2> for History {
    type Error = RecordError;

    fn try_from(stored: HistoryV2) -> Result<Self, RecordError> {
        Ok(Self {
            places: each(stored.places)?,
        })
    }
}
