//! A pupil, first schema.

use super::common::{Day, Id, code};
use crate::domain::codes::SenType;
use crate::domain::pupil::Need;
use crate::store::records::RecordError;
use bincode::{Decode, Encode};

/// A pupil.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub(in crate::store) struct PupilV1 {
    pub(in crate::store) id: Id,
    pub(in crate::store) surname: String,
    pub(in crate::store) forename: String,
    pub(in crate::store) preferred: Option<String>,
    pub(in crate::store) roll: RollV1,
    pub(in crate::store) provision: Vec<SpellV1>,
    pub(in crate::store) needs: Vec<NeedV1>,
    pub(in crate::store) flags: Vec<u8>,
}

#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub(in crate::store) struct RollV1 {
    pub(in crate::store) upn: Option<String>,
    pub(in crate::store) external: Option<String>,
    pub(in crate::store) born: Option<Day>,
    pub(in crate::store) year: Option<u8>,
    pub(in crate::store) form: String,
    pub(in crate::store) left: Option<Day>,
}

#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub(in crate::store) struct SpellV1 {
    pub(in crate::store) provision: u8,
    pub(in crate::store) start: Option<Day>,
    pub(in crate::store) end: Option<Day>,
}

#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub(in crate::store) struct NeedV1 {
    rank: u8,
    kind: u8,
}

impl From<&Need> for NeedV1 {
    fn from(need: &Need) -> Self {
        Self {
            rank: need.rank,
            kind: need.kind.byte(),
        }
    }
}

impl TryFrom<NeedV1> for Need {
    type Error = RecordError;

    fn try_from(stored: NeedV1) -> Result<Self, RecordError> {
        Ok(Self {
            rank: stored.rank,
            kind: code(stored.kind, SenType::from_byte, "a type of need")?,
        })
    }
}
