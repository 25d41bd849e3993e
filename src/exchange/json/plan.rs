//! A plan as JSON: its targets with their measures, and its rows of provision.

use crate::domain::codes::Area;
use crate::domain::measure::{Direction, Measure, Reading, Scale, Value};
use crate::domain::plan::{Plan, Provision, Target};
use chrono::NaiveDate;
use serde::Serialize;

/// A plan.
#[derive(Debug, Serialize)]
pub struct PlanJson<'a> {
    id: String,
    cycle: u32,
    started: NaiveDate,
    last_review: Option<NaiveDate>,
    next_review: NaiveDate,
    outcomes: &'a [String],
    targets: Vec<TargetJson<'a>>,
    provision: Vec<ProvisionJson<'a>>,
    home: &'a [String],
}

#[derive(Debug, Serialize)]
struct TargetJson<'a> {
    id: String,
    number: u8,
    text: &'a str,
    criterion: &'a str,
    area: Option<&'static str>,
    measure: MeasureJson<'a>,
    by: NaiveDate,
    status: &'static str,
}

#[derive(Debug, Serialize)]
struct MeasureJson<'a> {
    scale: ScaleJson<'a>,
    baseline: Option<ReadingJson>,
    aim: Option<ValueJson>,
    latest: Option<ReadingJson>,
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
}

#[derive(Debug, Serialize)]
struct ProvisionJson<'a> {
    id: String,
    name: &'a str,
    layer: &'a str,
    dosage: DosageJson,
    deliverer: &'a str,
    accountable: &'a str,
    place: &'a str,
    start: NaiveDate,
    end: NaiveDate,
}

#[derive(Debug, Serialize)]
struct DosageJson {
    sessions_a_week: u8,
    minutes: u16,
    group_size: u8,
}

impl<'a> PlanJson<'a> {
    /// A pupil's plan.
    pub fn new(plan: &'a Plan) -> Self {
        Self {
            id: plan.id.to_string(),
            cycle: plan.cycle,
            started: plan.started,
            last_review: plan.last_review,
            next_review: plan.review_on,
            outcomes: &plan.outcomes,
            targets: plan.targets.iter().map(target).collect(),
            provision: plan.provision.iter().map(provision).collect(),
            home: &plan.home,
        }
    }
}

fn target(target: &Target) -> TargetJson<'_> {
    TargetJson {
        id: target.id.to_string(),
        number: target.number,
        text: &target.text,
        criterion: &target.criterion,
        area: target.area.map(Area::code),
        measure: measure(&target.measure),
        by: target.by,
        status: target.status.code(),
    }
}

fn measure(measure: &Measure) -> MeasureJson<'_> {
    let reading = |reading: &Reading| ReadingJson {
        on: reading.on,
        value: value(&measure.scale, &reading.value),
    };
    MeasureJson {
        scale: scale(&measure.scale),
        baseline: measure.baseline.as_ref().map(reading),
        aim: measure.aim.as_ref().map(|aim| value(&measure.scale, aim)),
        latest: measure.latest().map(reading),
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
    ValueJson {
        points: match value {
            Value::Points(points) => Some(*points),
            Value::Text(_) | Value::Leuven { .. } => None,
        },
        text: scale.show(value),
    }
}

fn provision(row: &Provision) -> ProvisionJson<'_> {
    ProvisionJson {
        id: row.id.to_string(),
        name: &row.name,
        layer: &row.layer,
        dosage: DosageJson {
            sessions_a_week: row.dosage.sessions_a_week,
            minutes: row.dosage.minutes,
            group_size: row.dosage.group_size,
        },
        deliverer: &row.deliverer,
        accountable: &row.accountable,
        place: &row.place,
        start: row.start,
        end: row.end,
    }
}
