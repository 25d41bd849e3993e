//! A concern: new with the second schema.

use super::super::v1::common::{Day, Id, code, date, day};
use super::codes::{areas, channel};
use crate::domain::codes::Area;
use crate::domain::concern::{Concern, Decided, Decision, Told};
use crate::domain::id::{ConcernId, PupilId};
use crate::store::records::RecordError;
use bincode::{Decode, Encode};

/// A concern.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub(in crate::store) struct ConcernV2 {
    id: Id,
    pupil: Id,
    raised: Day,
    by: String,
    area: Option<u8>,
    seen: String,
    tried: String,
    told: Option<ToldV2>,
    decided: Option<DecidedV2>,
}

#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
struct ToldV2 {
    on: Day,
    how: u8,
    response: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
struct DecidedV2 {
    on: Day,
    decision: u8,
    why: String,
}

impl From<&Concern> for ConcernV2 {
    fn from(concern: &Concern) -> Self {
        Self {
            id: concern.id.bytes(),
            pupil: concern.pupil.bytes(),
            raised: day(concern.raised),
            by: concern.by.clone(),
            area: concern.area.map(Area::byte),
            seen: concern.seen.clone(),
            tried: concern.tried.clone(),
            told: concern.told.as_ref().map(|told| ToldV2 {
                on: day(told.on),
                how: told.how.byte(),
                response: told.response.clone(),
            }),
            decided: concern.decided.as_ref().map(|decided| DecidedV2 {
                on: day(decided.on),
                decision: decided.decision.byte(),
                why: decided.why.clone(),
            }),
        }
    }
}

impl TryFrom<ConcernV2> for Concern {
    type Error = RecordError;

    fn try_from(stored: ConcernV2) -> Result<Self, RecordError> {
        Ok(Self {
            id: ConcernId::from_bytes(stored.id),
            pupil: PupilId::from_bytes(stored.pupil),
            raised: date(stored.raised)?,
            by: stored.by,
            area: areas(stored.area)?,
            seen: stored.seen,
            tried: stored.tried,
            told: stored.told.map(Told::try_from).transpose()?,
            decided: stored.decided.map(Decided::try_from).transpose()?,
        })
    }
}

impl TryFrom<ToldV2> for Told {
    type Error = RecordError;

    fn try_from(stored: ToldV2) -> Result<Self, RecordError> {
        Ok(Self {
            on: date(stored.on)?,
            how: channel(stored.how)?,
            response: stored.response,
        })
    }
}

impl TryFrom<DecidedV2> for Decided {
    type Error = RecordError;

    fn try_from(stored: DecidedV2) -> Result<Self, RecordError> {
        Ok(Self {
            on: date(stored.on)?,
            decision: code(stored.decision, Decision::from_byte, "a decision")?,
            why: stored.why,
        })
    }
}
