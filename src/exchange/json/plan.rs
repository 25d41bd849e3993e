//! A plan as JSON: what was found out before it, its targets with their measures, its rows of provision, who was told of it and
//! who agreed.

use super::measure::{MeasureJson, ScoreJson};
use super::provision::ProvisionJson;
use crate::domain::assess::{Assessment, Source};
use crate::domain::codes::Area;
use crate::domain::plan::{Agreement, Notified, Plan, Target};
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
    assess: AssessJson<'a>,
    impact: &'a str,
    notified: Option<NotifiedJson>,
    agreements: Vec<AgreementJson<'a>>,
    aware: Option<NaiveDate>,
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
struct AssessJson<'a> {
    strengths: &'a [String],
    sources: Vec<SourceJson<'a>>,
    barriers: &'a [String],
}

#[derive(Debug, Serialize)]
struct SourceJson<'a> {
    kind: &'static str,
    on: NaiveDate,
    finding: &'a str,
    score: Option<ScoreJson<'a>>,
}

#[derive(Debug, Serialize)]
struct NotifiedJson {
    on: NaiveDate,
    how: &'static str,
}

#[derive(Debug, Serialize)]
struct AgreementJson<'a> {
    party: &'static str,
    name: &'a str,
    on: NaiveDate,
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
            provision: plan.provision.iter().map(ProvisionJson::new).collect(),
            home: &plan.home,
            assess: assess(&plan.assess),
            impact: &plan.impact,
            notified: plan.notified.map(|Notified { on, how }| NotifiedJson {
                on,
                how: how.code(),
            }),
            agreements: plan.agreements.iter().map(agreement).collect(),
            aware: plan.aware,
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
        measure: MeasureJson::new(&target.measure),
        by: target.by,
        status: target.status.code(),
    }
}

fn assess(assess: &Assessment) -> AssessJson<'_> {
    AssessJson {
        strengths: &assess.strengths,
        sources: assess.sources.iter().map(source).collect(),
        barriers: &assess.barriers,
    }
}

fn source(source: &Source) -> SourceJson<'_> {
    SourceJson {
        kind: source.kind.code(),
        on: source.on,
        finding: &source.finding,
        score: source.score.as_ref().map(ScoreJson::new),
    }
}

fn agreement(agreement: &Agreement) -> AgreementJson<'_> {
    AgreementJson {
        party: agreement.party.code(),
        name: &agreement.name,
        on: agreement.on,
    }
}
