//! A plan with its targets and provision, first schema.

use super::common::{Day, Id, code, date, dates, day, each};
use crate::domain::codes::Area;
use crate::domain::id::{PlanId, ProvisionId, PupilId, TargetId};
use crate::domain::measure::{Direction, Measure, Reading, Scale, Value};
use crate::domain::plan::{Dosage, Plan, Provision, Target, TargetStatus};
use crate::store::records::RecordError;
use bincode::{Decode, Encode};

/// A plan.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub(in crate::store) struct PlanV1 {
    id: Id,
    pupil: Id,
    cycle: u32,
    started: Day,
    last_review: Option<Day>,
    review_on: Day,
    outcomes: Vec<String>,
    targets: Vec<TargetV1>,
    provision: Vec<ProvisionV1>,
    home: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
struct TargetV1 {
    id: Id,
    number: u8,
    text: String,
    criterion: String,
    area: Option<u8>,
    measure: MeasureV1,
    by: Day,
    status: u8,
}

#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
struct MeasureV1 {
    scale: ScaleV1,
    baseline: Option<ReadingV1>,
    aim: Option<ValueV1>,
    latest: Option<ReadingV1>,
}

/// Kind 0 number (`words` holds the unit, `code` the direction), 1 levels (`words`), 2 Leuven, 3 standardised,
/// 4 reading age, 5 words.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
struct ScaleV1 {
    kind: u8,
    words: Vec<String>,
    code: u8,
}

#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
struct ReadingV1 {
    on: Day,
    value: ValueV1,
}

/// Text where there is one, else points.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
struct ValueV1 {
    points: i32,
    text: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
struct ProvisionV1 {
    id: Id,
    name: String,
    layer: String,
    sessions_a_week: u8,
    minutes: u16,
    group_size: u8,
    people: PeopleV1,
    place: String,
    start: Day,
    end: Day,
}

#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
struct PeopleV1 {
    deliverer: String,
    accountable: String,
}

impl From<&Plan> for PlanV1 {
    fn from(plan: &Plan) -> Self {
        Self {
            id: plan.id.bytes(),
            pupil: plan.pupil.bytes(),
            cycle: plan.cycle,
            started: day(plan.started),
            last_review: plan.last_review.map(day),
            review_on: day(plan.review_on),
            outcomes: plan.outcomes.clone(),
            targets: plan.targets.iter().map(TargetV1::from).collect(),
            provision: plan.provision.iter().map(ProvisionV1::from).collect(),
            home: plan.home.clone(),
        }
    }
}

impl TryFrom<PlanV1> for Plan {
    type Error = RecordError;

    fn try_from(stored: PlanV1) -> Result<Self, RecordError> {
        let (id, pupil) = (
            PlanId::from_bytes(stored.id),
            PupilId::from_bytes(stored.pupil),
        );
        let span = (date(stored.started)?, date(stored.review_on)?);
        let plan = Self::new(id, pupil, stored.cycle, span);
        Ok(Self {
            last_review: dates(stored.last_review)?,
            outcomes: stored.outcomes,
            targets: each(stored.targets)?,
            provision: each(stored.provision)?,
            home: stored.home,
            ..plan
        })
    }
}

impl From<&Target> for TargetV1 {
    fn from(target: &Target) -> Self {
        Self {
            id: target.id.bytes(),
            number: target.number,
            text: target.text.clone(),
            criterion: target.criterion.clone(),
            area: target.area.map(Area::byte),
            measure: MeasureV1::from(&target.measure),
            by: day(target.by),
            status: target.status.byte(),
        }
    }
}

impl TryFrom<TargetV1> for Target {
    type Error = RecordError;

    fn try_from(stored: TargetV1) -> Result<Self, RecordError> {
        let area = |byte| code(byte, Area::from_byte, "an area of need");
        Ok(Self {
            id: TargetId::from_bytes(stored.id),
            number: stored.number,
            text: stored.text,
            criterion: stored.criterion,
            area: stored.area.map(area).transpose()?,
            measure: stored.measure.try_into()?,
            by: date(stored.by)?,
            status: code(stored.status, TargetStatus::from_byte, "a target's status")?,
        })
    }
}

impl From<&Measure> for MeasureV1 {
    fn from(measure: &Measure) -> Self {
        Self {
            scale: ScaleV1::from(&measure.scale),
            baseline: measure.baseline.as_ref().map(ReadingV1::from),
            aim: measure.aim.as_ref().map(ValueV1::from),
            latest: measure.latest().map(ReadingV1::from),
        }
    }
}

impl TryFrom<MeasureV1> for Measure {
    type Error = RecordError;

    fn try_from(stored: MeasureV1) -> Result<Self, RecordError> {
        Ok(Self {
            scale: stored.scale.try_into()?,
            baseline: stored.baseline.map(Reading::try_from).transpose()?,
            aim: stored.aim.map(Value::from),
            readings: stored
                .latest
                .map(Reading::try_from)
                .transpose()?
                .into_iter()
                .collect(),
        })
    }
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

impl From<&Reading> for ReadingV1 {
    fn from(reading: &Reading) -> Self {
        Self {
            on: day(reading.on),
            value: ValueV1::from(&reading.value),
        }
    }
}

impl TryFrom<ReadingV1> for Reading {
    type Error = RecordError;

    fn try_from(stored: ReadingV1) -> Result<Self, RecordError> {
        Ok(Self {
            on: date(stored.on)?,
            value: stored.value.into(),
        })
    }
}

impl From<&Value> for ValueV1 {
    fn from(value: &Value) -> Self {
        match value {
            Value::Points(points) => Self {
                points: *points,
                text: None,
            },
            // Not of this schema: the writer notices that it reads differently.
            Value::Leuven { .. } => Self {
                points: 0,
                text: None,
            },
            Value::Text(text) => Self {
                points: 0,
                text: Some(text.clone()),
            },
        }
    }
}

impl From<ValueV1> for Value {
    fn from(stored: ValueV1) -> Self {
        stored.text.map_or(Self::Points(stored.points), Self::Text)
    }
}

impl From<&Provision> for ProvisionV1 {
    fn from(row: &Provision) -> Self {
        Self {
            id: row.id.bytes(),
            name: row.name.clone(),
            layer: row.layer.clone(),
            sessions_a_week: row.dosage.sessions_a_week,
            minutes: row.dosage.minutes,
            group_size: row.dosage.group_size,
            people: PeopleV1 {
                deliverer: row.deliverer.clone(),
                accountable: row.accountable.clone(),
            },
            place: row.place.clone(),
            start: day(row.start),
            end: day(row.end),
        }
    }
}

impl TryFrom<ProvisionV1> for Provision {
    type Error = RecordError;

    fn try_from(stored: ProvisionV1) -> Result<Self, RecordError> {
        let id = ProvisionId::from_bytes(stored.id);
        let span = (date(stored.start)?, date(stored.end)?);
        Ok(Self {
            layer: stored.layer,
            dosage: Dosage {
                sessions_a_week: stored.sessions_a_week,
                minutes: stored.minutes,
                group_size: stored.group_size,
            },
            deliverer: stored.people.deliverer,
            accountable: stored.people.accountable,
            place: stored.place,
            ..Self::new(id, stored.name, span)
        })
    }
}
