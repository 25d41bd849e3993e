//! A passport, first schema.

use super::common::{Day, Id};
use bincode::{Decode, Encode};

/// A passport.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub(in crate::store) struct PassportV1 {
    pub(in crate::store) pupil: Id,
    pub(in crate::store) version: u32,
    pub(in crate::store) agreed: Option<AgreedV1>,
    pub(in crate::store) updated: Day,
    pub(in crate::store) sections: Vec<SectionV1>,
    pub(in crate::store) strategies: Vec<StrategyV1>,
    pub(in crate::store) access: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub(in crate::store) struct AgreedV1 {
    pub(in crate::store) on: Day,
    pub(in crate::store) by: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub(in crate::store) struct SectionV1 {
    pub(in crate::store) heading: u8,
    pub(in crate::store) bullets: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub(in crate::store) struct StrategyV1 {
    pub(in crate::store) id: Id,
    pub(in crate::store) text: String,
    pub(in crate::store) areas: Vec<u8>,
    pub(in crate::store) settings: Vec<u8>,
    pub(in crate::store) pinned: Option<u8>,
    pub(in crate::store) since: Day,
}
