//! What the index keeps for itself, third schema: it counts reviews and action points too.

use super::super::v1::index::{MetaV1, PlaceV1};
use super::super::v2::index::MetaV2;
use bincode::{Decode, Encode};

/// How far the index has come in the journal, and how much it should hold.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub(in crate::store) struct MetaV3 {
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
    pub(in crate::store) reviews: u64,
    pub(in crate::store) actions: u64,
}

impl From<MetaV1> for MetaV3 {
    fn from(old: MetaV1) -> Self {
        Self::from(MetaV2::from(old))
    }
}

/// An index of the second schema held nothing else; it is only asked how far it had come.
impl From<MetaV2> for MetaV3 {
    fn from(old: MetaV2) -> Self {
        Self {
            place: old.place,
            changes: old.changes,
            entries: old.entries,
            pupils: old.pupils,
            passports: old.passports,
            plans: old.plans,
            logs: old.logs,
            concerns: old.concerns,
            talks: old.talks,
            clocks: old.clocks,
            library: old.library,
            histories: old.histories,
            reviews: 0,
            actions: 0,
        }
    }
}
