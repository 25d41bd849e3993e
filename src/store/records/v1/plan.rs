//! A plan with its targets and provision, first schema.

use super::common::{Day, Id, code};
use crate::domain::measure::{Direction, Scale};
use crate::store::records::RecordError;
use bincode::{Decode, Encode};

/// A plan.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub(in crate::store) struct PlanV1 {
    pub(in crate::store) id: Id,
    pub(in crate::store) pupil: Id,
    pub(in crate::store) cycle: u32,
    pub(in crate::store) started: Day,
    pub(in crate::store) last_review: Option<Day>,
    pub(in crate::store) review_on: Day,
    pub(in crate::store) outcomes: Vec<String>,
    pub(in crate::store) targets: Vec<TargetV1>,
    pub(in crate::store) provision: Vec<ProvisionV1>,
    pub(in crate::store) home: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub(in crate::store) struct TargetV1 {
    pub(in crate::store) id: Id,
    pub(in crate::store) number: u8,
    pub(in crate::store) text: String,
    pub(in crate::store) criterion: String,
    pub(in crate::store) area: Option<u8>,
    pub(in crate::store) measure: MeasureV1,
    pub(in crate::store) by: Day,
    pub(in crate::store) status: u8,
}

#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub(in crate::store) struct MeasureV1 {
    pub(in crate::store) scale: ScaleV1,
    pub(in crate::store) baseline: Option<ReadingV1>,
    pub(in crate::store) aim: Option<ValueV1>,
    pub(in crate::store) latest: Option<ReadingV1>,
}

/// Kind 0 number (`words` holds the unit, `code` the direction), 1 levels (`words`), 2 Leuven, 3 standardised,
/// 4 reading age, 5 words.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub(in crate::store) struct ScaleV1 {
    kind: u8,
    words: Vec<String>,
    code: u8,
}

#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub(in crate::store) struct ReadingV1 {
    pub(in crate::store) on: Day,
    pub(in crate::store) value: ValueV1,
}

/// Text where there is one, else points.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub(in crate::store) struct ValueV1 {
    pub(in crate::store) points: i32,
    pub(in crate::store) text: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub(in crate::store) struct ProvisionV1 {
    pub(in crate::store) id: Id,
    pub(in crate::store) name: String,
    pub(in crate::store) layer: String,
    pub(in crate::store) sessions_a_week: u8,
    pub(in crate::store) minutes: u16,
    pub(in crate::store) group_size: u8,
    pub(in crate::store) people: PeopleV1,
    pub(in crate::store) place: String,
    pub(in crate::store) start: Day,
    pub(in crate::store) end: Day,
}

#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub(in crate::store) struct PeopleV1 {
    pub(in crate::store) deliverer: String,
    pub(in crate::store) accountable: String,
}

impl From<&Scale> for ScaleV1 {
    fn from(scale: &Scale) -> Self {
        let (kind, words, code) = match scale {
            Scale::Number { unit, direction } => (0, vec![unit.clone()], direction.byte()),
            Scale::Levels(levels) => (1, levels.clone(), 0),
            Scale::Leuven => (2, Vec::new(), 0),
            Scale::Standardised => (3, Vec::new(), 0),
            Scale::ReadingAge => (4, Vec::new(), 0),
            Scale::Words => (5, Vec::new(), 0),
        };
        Self { kind, words, code }
    }
}

impl TryFrom<ScaleV1> for Scale {
    type Error = RecordError;

    fn try_from(stored: ScaleV1) -> Result<Self, RecordError> {
        Ok(match stored.kind {
            0 => Self::Number {
                unit: stored.words.into_iter().next().unwrap_or_default(),
                direction: code(stored.code, Direction::from_byte, "a direction")?,
            },
            1 => Self::Levels(stored.words),
            2 => Self::Leuven,
            3 => Self::Standardised,
            4 => Self::ReadingAge,
            5 => Self::Words,
            _ => return Err(RecordError::Unknown("a scale")),
        })
    }
}
