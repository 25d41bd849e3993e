//! Scales, values and readings, second schema: all readings instead of the newest, and both scores of the Leuven scale.

use super::super::v1::common::{Day, date, day, each};
use super::super::v1::plan::{MeasureV1, ReadingV1, ScaleV1, ValueV1};
use crate::domain::measure::{Measure, Reading, Value};
use crate::store::records::RecordError;
use bincode::{Decode, Encode};

/// How a target or a provision is measured.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub(in crate::store) struct MeasureV2 {
    scale: ScaleV1,
    baseline: Option<ReadingV2>,
    aim: Option<ValueV2>,
    readings: Vec<ReadingV2>,
}

#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
struct ReadingV2 {
    on: Day,
    value: ValueV2,
}

/// Text where there is one, else the two scores where they are, else points.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub(in crate::store) struct ValueV2 {
    points: i32,
    leuven: Option<LeuvenV2>,
    text: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
struct LeuvenV2 {
    wellbeing: u8,
    involvement: u8,
}

/// Of the readings only the newest was kept.
impl From<MeasureV1> for MeasureV2 {
    fn from(old: MeasureV1) -> Self {
        Self {
            scale: old.scale,
            baseline: old.baseline.map(ReadingV2::from),
            aim: old.aim.map(ValueV2::from),
            readings: old.latest.into_iter().map(ReadingV2::from).collect(),
        }
    }
}

impl From<ReadingV1> for ReadingV2 {
    fn from(old: ReadingV1) -> Self {
        Self {
            on: old.on,
            value: old.value.into(),
        }
    }
}

/// One number on the Leuven scale stays one number: nobody said which of the two scores it was.
impl From<ValueV1> for ValueV2 {
    fn from(old: ValueV1) -> Self {
        Self {
            points: old.points,
            leuven: None,
            text: old.text,
        }
    }
}

impl From<&Measure> for MeasureV2 {
    fn from(measure: &Measure) -> Self {
        Self {
            scale: ScaleV1::from(&measure.scale),
            baseline: measure.baseline.as_ref().map(ReadingV2::from),
            aim: measure.aim.as_ref().map(ValueV2::from),
            readings: measure.readings.iter().map(ReadingV2::from).collect(),
        }
    }
}

impl TryFrom<MeasureV2> for Measure {
    type Error = RecordError;

    fn try_from(stored: MeasureV2) -> Result<Self, RecordError> {
        Ok(Self {
            scale: stored.scale.try_into()?,
            baseline: stored.baseline.map(Reading::try_from).transpose()?,
            aim: stored.aim.map(Value::from),
            readings: each(stored.readings)?,
        })
    }
}

impl From<&Reading> for ReadingV2 {
    fn from(reading: &Reading) -> Self {
        Self {
            on: day(reading.on),
            value: ValueV2::from(&reading.value),
        }
    }
}

impl TryFrom<ReadingV2> for Reading {
    type Error = RecordError;

    fn try_from(stored: ReadingV2) -> Result<Self, RecordError> {
        Ok(Self {
            on: date(stored.on)?,
            value: stored.value.into(),
        })
    }
}

impl From<&Value> for ValueV2 {
    fn from(value: &Value) -> Self {
        let (points, leuven, text) = match value {
            Value::Points(points) => (*points, None, None),
            Value::Leuven {
                wellbeing,
                involvement,
            } => {
                let scores = LeuvenV2 {
                    wellbeing: *wellbeing,
                    involvement: *involvement,
                };
                (0, Some(scores), None)
            }
            Value::Text(text) => (0, None, Some(text.clone())),
        };
        Self {
            points,
            leuven,
            text,
        }
    }
}

impl From<ValueV2> for Value {
    fn from(stored: ValueV2) -> Self {
        match (stored.text, stored.leuven) {
            (Some(text), _) => Self::Text(text),
            (None, Some(scores)) => Self::Leuven {
                wellbeing: scores.wellbeing,
                involvement: scores.involvement,
            },
            (None, None) => Self::Points(stored.points),
        }
    }
}
