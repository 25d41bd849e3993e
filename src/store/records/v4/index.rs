//! What the index keeps for itself, fourth schema: it counts confidential notes too.

use super::super::v1::index::{MetaV1, PlaceV1, Trace};
use super::super::v2::index::MetaV2;
use super::super::v3::index::MetaV3;
use crate::store::records::RecordError;
use bincode::{Decode, Encode};

/// How far the index has come in the journal, and how much it should hold.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(in crate::store) struct Meta {
    /// The last change the index holds.
    pub(in crate::store) place: Trace,
    /// The hash of that change's frame.
    pub(in crate::store) hash: [u8; 32],
    /// How much it holds.
    pub(in crate::store) counts: Counts,
}

/// How much of everything there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::store) struct Counts {
    /// Changes.
    pub(in crate::store) changes: u64,
    /// Entries, standing or not.
    pub(in crate::store) entries: u64,
    /// Pupils.
    pub(in crate::store) pupils: u64,
    /// Passports.
    pub(in crate::store) passports: u64,
    /// Plans.
    pub(in crate::store) plans: u64,
    /// Logs.
    pub(in crate::store) logs: u64,
    /// Concerns.
    pub(in crate::store) concerns: u64,
    /// Talks.
    pub(in crate::store) talks: u64,
    /// Clocks.
    pub(in crate::store) clocks: u64,
    /// Lines of the library.
    pub(in crate::store) library: u64,
    /// Reviews.
    pub(in crate::store) reviews: u64,
    /// Action points.
    pub(in crate::store) actions: u64,
    /// Confidential notes.
    pub(in crate::store) confidential: u64,
    /// Pupils whose record was ever changed.
    pub(in crate::store) histories: u64,
}

/// How far the index has come in the journal, and how much it should hold.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub(in crate::store) struct MetaV4 {
    place: PlaceV1,
    changes: u64,
    entries: u64,
    pupils: u64,
    passports: u64,
    plans: u64,
    logs: u64,
    concerns: u64,
    talks: u64,
    clocks: u64,
    library: u64,
    histories: u64,
    reviews: u64,
    actions: u64,
    confidential: u64,
}

impl From<MetaV1> for MetaV4 {
    fn from(old: MetaV1) -> Self {
        Self::from(MetaV3::from(old))
    }
}

impl From<MetaV2> for MetaV4 {
    fn from(old: MetaV2) -> Self {
        Self::from(MetaV3::from(old))
    }
}

/// An index of the third schema held nothing else; it is only asked how far it had come.
impl From<MetaV3> for MetaV4 {
    fn from(old: MetaV3) -> Self {
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
            reviews: old.reviews,
            actions: old.actions,
            confidential: 0,
        }
    }
}

impl From<&Meta> for MetaV4 {
    fn from(meta: &Meta) -> Self {
        let counts = &meta.counts;
        Self {
            place: PlaceV1 {
                seq: meta.place.seq,
                segment: meta.place.segment,
                offset: meta.place.offset,
                size: meta.place.size,
                hash: meta.hash,
            },
            changes: counts.changes,
            entries: counts.entries,
            pupils: counts.pupils,
            passports: counts.passports,
            plans: counts.plans,
            logs: counts.logs,
            concerns: counts.concerns,
            talks: counts.talks,
            clocks: counts.clocks,
            library: counts.library,
            histories: counts.histories,
            reviews: counts.reviews,
            actions: counts.actions,
            confidential: counts.confidential,
        }
    }
}

impl TryFrom<MetaV4> for Meta {
    type Error = RecordError;

    fn try_from(stored: MetaV4) -> Result<Self, RecordError> {
        Ok(Self {
            place: Trace {
                seq: stored.place.seq,
                segment: stored.place.segment,
                offset: stored.place.offset,
                size: stored.place.size,
            },
            hash: stored.place.hash,
            counts: Counts {
                changes: stored.changes,
                entries: stored.entries,
                pupils: stored.pupils,
                passports: stored.passports,
                plans: stored.plans,
                logs: stored.logs,
                concerns: stored.concerns,
                talks: stored.talks,
                clocks: stored.clocks,
                library: stored.library,
                histories: stored.histories,
                reviews: stored.reviews,
                actions: stored.actions,
                confidential: stored.confidential,
            },
        })
    }
}
