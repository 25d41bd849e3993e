//! A row of provision as JSON.

use super::measure::MeasureJson;
use crate::domain::codes::Area;
use crate::domain::provision::{Condition, Impact, Provision, ProvisionResult};
use chrono::NaiveDate;
use serde::Serialize;

/// A row of provision.
#[derive(Debug, Serialize)]
pub(super) struct ProvisionJson<'a> {
    id: String,
    name: &'a str,
    layer: &'a str,
    dosage: DosageJson,
    deliverer: &'a str,
    accountable: &'a str,
    place: &'a str,
    start: NaiveDate,
    end: NaiveDate,
    area: Option<&'static str>,
    cost: CostJson,
    conditions: Vec<&'static str>,
    measure: Option<MeasureJson<'a>>,
    result: Option<ResultJson<'a>>,
}

#[derive(Debug, Serialize)]
struct DosageJson {
    sessions_a_week: u8,
    minutes: u16,
    group_size: u8,
}

/// In pence.
#[derive(Debug, Serialize)]
struct CostJson {
    pence_an_hour: u32,
    resources: u32,
}

#[derive(Debug, Serialize)]
struct ResultJson<'a> {
    on: NaiveDate,
    /// From -2, much less than expected, to 2, much more.
    impact: i8,
    verdict: &'static str,
    why: &'a str,
}

impl<'a> ProvisionJson<'a> {
    /// A row of a plan.
    pub(super) fn new(row: &'a Provision) -> Self {
        Self {
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
            area: row.area.map(Area::code),
            cost: CostJson {
                pence_an_hour: row.cost.pence_an_hour,
                resources: row.cost.resources,
            },
            conditions: row
                .conditions
                .iter()
                .copied()
                .map(Condition::code)
                .collect(),
            measure: row.measure.as_ref().map(MeasureJson::new),
            result: row.result.as_ref().map(result),
        }
    }
}

fn result(result: &ProvisionResult) -> ResultJson<'_> {
    ResultJson {
        on: result.on,
        impact: impact(result.impact),
        verdict: result.verdict.code(),
        why: &result.why,
    }
}

/// The promised number for what came of a provision, from -2 to 2.
pub(super) const fn impact(impact: Impact) -> i8 {
    match impact {
        Impact::MuchLess => -2,
        Impact::Less => -1,
        Impact::AsExpected => 0,
        Impact::More => 1,
        Impact::MuchMore => 2,
    }
}
