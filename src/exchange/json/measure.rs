//! Measures as JSON: a scale, and what was read on it.

use crate::domain::assess::Score;
use crate::domain::measure::{Direction, Measure, Reading, Scale, Value};
use chrono::NaiveDate;
use serde::Serialize;

/// A measure.
#[derive(Debug, Serialize)]
pub(super) struct MeasureJson<'a> {
    scale: ScaleJson<'a>,
    baseline: Option<ReadingJson>,
    aim: Option<ValueJson>,
    latest: Option<ReadingJson>,
    /// Since the baseline, oldest first.
    readings: Vec<ReadingJson>,
}

/// A score with its scale.
#[derive(Debug, Serialize)]
pub(super) struct ScoreJson<'a> {
    scale: ScaleJson<'a>,
    #[serde(flatten)]
    value: ValueJson,
}

#[derive(Debug, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
enum ScaleJson<'a> {
    Number { unit: &'a str, better: &'static str },
    Levels { levels: &'a [String] },
    Leuven,
    Standardised,
    ReadingAge,
    Words,
}

#[derive(Debug, Serialize)]
struct ReadingJson {
    on: NaiveDate,
    #[serde(flatten)]
    value: ValueJson,
}

#[derive(Debug, Serialize)]
struct ValueJson {
    /// In the scale's own unit: hundredths, place of a level from 0, months.
    points: Option<i32>,
    /// In words.
    text: String,
    /// The two scores of the Leuven scale.
    leuven: Option<LeuvenJson>,
}

#[derive(Debug, Serialize)]
struct LeuvenJson {
    wellbeing: u8,
    involvement: u8,
}

impl<'a> MeasureJson<'a> {
    /// A measure of a target or of a row of provision.
    pub(super) fn new(measure: &'a Measure) -> Self {
        let reading = |reading: &Reading| ReadingJson {
            on: reading.on,
            value: value(&measure.scale, &reading.value),
        };
        Self {
            scale: scale(&measure.scale),
            baseline: measure.baseline.as_ref().map(reading),
            aim: measure.aim.as_ref().map(|aim| value(&measure.scale, aim)),
            latest: measure.latest().map(reading),
            readings: measure.readings.iter().map(reading).collect(),
        }
    }
}

impl<'a> ScoreJson<'a> {
    /// The score of a source.
    pub(super) fn new(score: &'a Score) -> Self {
        Self {
            scale: scale(&score.scale),
            value: value(&score.scale, &score.value),
        }
    }
}

fn scale(scale: &Scale) -> ScaleJson<'_> {
    match scale {
        Scale::Number { unit, direction } => ScaleJson::Number {
            unit,
            better: match direction {
                Direction::Up => "higher",
                Direction::Down => "lower",
            },
        },
        Scale::Levels(levels) => ScaleJson::Levels { levels },
        Scale::Leuven => ScaleJson::Leuven,
        Scale::Standardised => ScaleJson::Standardised,
        Scale::ReadingAge => ScaleJson::ReadingAge,
        Scale::Words => ScaleJson::Words,
    }
}

fn value(scale: &Scale, value: &Value) -> ValueJson {
    let (points, leuven) = match value {
        Value::Points(points) => (Some(*points), None),
        Value::Leuven {
            wellbeing,
            involvement,
        } => (
            None,
            Some(LeuvenJson {
                wellbeing: *wellbeing,
                involvement: *involvement,
            }),
        ),
        Value::Text(_) => (None, None),
    };
    ValueJson {
        points,
        text: scale.show(value),
        leuven,
    }
}
