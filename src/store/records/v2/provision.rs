//! A row of provision, second schema: its area, cost, conditions, measure and result are new.

use super::super::v1::common::{Day, Id, code, date, day};
use super::super::v1::plan::ProvisionV1;
use super::codes::{areas, codes};
use super::measure::MeasureV2;
use crate::domain::codes::Area;
use crate::domain::id::ProvisionId;
use crate::domain::measure::Measure;
use crate::domain::provision::{
    Condition, Cost, Dosage, Impact, Provision, ProvisionResult, Verdict,
};
use crate::store::records::RecordError;
use bincode::{Decode, Encode};

/// A row of provision.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub(in crate::store) struct ProvisionV2 {
    id: Id,
    name: String,
    layer: String,
    sessions_a_week: u8,
    minutes: u16,
    group_size: u8,
    deliverer: String,
    accountable: String,
    place: String,
    start: Day,
    end: Day,
    area: Option<u8>,
    pence_an_hour: u32,
    resources: u32,
    conditions: Vec<u8>,
    measure: Option<MeasureV2>,
    result: Option<ResultV2>,
}

#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
struct ResultV2 {
    on: Day,
    impact: u8,
    verdict: u8,
    why: String,
}

/// Nothing had been written down of what it costs, needs and leads to.
impl From<ProvisionV1> for ProvisionV2 {
    fn from(old: ProvisionV1) -> Self {
        Self {
            id: old.id,
            name: old.name,
            layer: old.layer,
            sessions_a_week: old.sessions_a_week,
            minutes: old.minutes,
            group_size: old.group_size,
            deliverer: old.people.deliverer,
            accountable: old.people.accountable,
            place: old.place,
            start: old.start,
            end: old.end,
            area: None,
            pence_an_hour: 0,
            resources: 0,
            conditions: Vec::new(),
            measure: None,
            result: None,
        }
    }
}

impl From<&Provision> for ProvisionV2 {
    fn from(row: &Provision) -> Self {
        Self {
            id: row.id.bytes(),
            name: row.name.clone(),
            layer: row.layer.clone(),
            sessions_a_week: row.dosage.sessions_a_week,
            minutes: row.dosage.minutes,
            group_size: row.dosage.group_size,
            deliverer: row.deliverer.clone(),
            accountable: row.accountable.clone(),
            place: row.place.clone(),
            start: day(row.start),
            end: day(row.end),
            area: row.area.map(Area::byte),
            pence_an_hour: row.cost.pence_an_hour,
            resources: row.cost.resources,
            conditions: row.conditions.iter().map(|one| one.byte()).collect(),
            measure: row.measure.as_ref().map(MeasureV2::from),
            result: row.result.as_ref().map(ResultV2::from),
        }
    }
}

impl TryFrom<ProvisionV2> for Provision {
    type Error = RecordError;

    fn try_from(stored: ProvisionV2) -> Result<Self, RecordError> {
        Ok(Self {
            id: ProvisionId::from_bytes(stored.id),
            name: stored.name,
            layer: stored.layer,
            dosage: Dosage {
                sessions_a_week: stored.sessions_a_week,
                minutes: stored.minutes,
                group_size: stored.group_size,
            },
            deliverer: stored.deliverer,
            accountable: stored.accountable,
            place: stored.place,
            start: date(stored.start)?,
            end: date(stored.end)?,
            area: areas(stored.area)?,
            cost: Cost {
                pence_an_hour: stored.pence_an_hour,
                resources: stored.resources,
            },
            conditions: codes(stored.conditions, Condition::from_byte, "a condition")?,
            measure: stored.measure.map(Measure::try_from).transpose()?,
            result: stored.result.map(ProvisionResult::try_from).transpose()?,
        })
    }
}

impl From<&ProvisionResult> for ResultV2 {
    fn from(result: &ProvisionResult) -> Self {
        Self {
            on: day(result.on),
            impact: result.impact.byte(),
            verdict: result.verdict.byte(),
            why: result.why.clone(),
        }
    }
}

impl TryFrom<ResultV2> for ProvisionResult {
    type Error = RecordError;

    fn try_from(stored: ResultV2) -> Result<Self, RecordError> {
        Ok(Self {
            on: date(stored.on)?,
            impact: code(stored.impact, Impact::from_byte, "an impact")?,
            verdict: code(stored.verdict, Verdict::from_byte, "a verdict")?,
            why: stored.why,
        })
    }
}
