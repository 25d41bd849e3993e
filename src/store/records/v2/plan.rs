//! A plan with its targets, second schema: what was found out before, the expected impact, who was told, who agreed and who
//! is aware are new.

use super::super::v1::common::{Day, Id, code, date, dates, day, each};
use super::super::v1::plan::{PlanV1, TargetV1};
use super::assess::AssessmentV2;
use super::codes::{areas, channel};
use super::measure::MeasureV2;
use super::provision::ProvisionV2;
use crate::domain::codes::Area;
use crate::domain::id::{PlanId, PupilId, TargetId};
use crate::domain::plan::{Agreement, Notified, Party, Plan, Target, TargetStatus};
use crate::store::records::RecordError;
use bincode::{Decode, Encode};

/// A plan.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub(in crate::store) struct PlanV2 {
    id: Id,
    pupil: Id,
    cycle: u32,
    started: Day,
    last_review: Option<Day>,
    review_on: Day,
    outcomes: Vec<String>,
    targets: Vec<TargetV2>,
    provision: Vec<ProvisionV2>,
    home: Vec<String>,
    assess: AssessmentV2,
    impact: String,
    notified: Option<NotifiedV2>,
    agreements: Vec<AgreementV2>,
    aware: Option<Day>,
}

#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
struct TargetV2 {
    id: Id,
    number: u8,
    text: String,
    criterion: String,
    area: Option<u8>,
    measure: MeasureV2,
    by: Day,
    status: u8,
}

#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
struct NotifiedV2 {
    on: Day,
    how: u8,
}

#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
struct AgreementV2 {
    party: u8,
    name: String,
    on: Day,
}

/// Nothing had been written down of what came before the plan and who was told of it.
impl From<PlanV1> for PlanV2 {
    fn from(old: PlanV1) -> Self {
        Self {
            id: old.id,
            pupil: old.pupil,
            cycle: old.cycle,
            started: old.started,
            last_review: old.last_review,
            review_on: old.review_on,
            outcomes: old.outcomes,
            targets: old.targets.into_iter().map(TargetV2::from).collect(),
            provision: old.provision.into_iter().map(ProvisionV2::from).collect(),
            home: old.home,
            assess: AssessmentV2::default(),
            impact: String::new(),
            notified: None,
            agreements: Vec::new(),
            aware: None,
        }
    }
}

impl From<TargetV1> for TargetV2 {
    fn from(old: TargetV1) -> Self {
        Self {
            id: old.id,
            number: old.number,
            text: old.text,
            criterion: old.criterion,
            area: old.area,
            measure: old.measure.into(),
            by: old.by,
            status: old.status,
        }
    }
}

impl From<&Plan> for PlanV2 {
    fn from(plan: &Plan) -> Self {
        Self {
            id: plan.id.bytes(),
            pupil: plan.pupil.bytes(),
            cycle: plan.cycle,
            started: day(plan.started),
            last_review: plan.last_review.map(day),
            review_on: day(plan.review_on),
            outcomes: plan.outcomes.clone(),
            targets: plan.targets.iter().map(TargetV2::from).collect(),
            provision: plan.provision.iter().map(ProvisionV2::from).collect(),
            home: plan.home.clone(),
            assess: AssessmentV2::from(&plan.assess),
            impact: plan.impact.clone(),
            notified: plan.notified.map(|told| NotifiedV2 {
                on: day(told.on),
                how: told.how.byte(),
            }),
            agreements: plan.agreements.iter().map(AgreementV2::from).collect(),
            aware: plan.aware.map(day),
        }
    }
}

impl TryFrom<PlanV2> for Plan {
    type Error = RecordError;

    fn try_from(stored: PlanV2) -> Result<Self, RecordError> {
        Ok(Self {
            id: PlanId::from_bytes(stored.id),
            pupil: PupilId::from_bytes(stored.pupil),
            cycle: stored.cycle,
            started: date(stored.started)?,
            last_review: dates(stored.last_review)?,
            review_on: date(stored.review_on)?,
            outcomes: stored.outcomes,
            targets: each(stored.targets)?,
            provision: each(stored.provision)?,
            home: stored.home,
            assess: stored.assess.try_into()?,
            impact: stored.impact,
            notified: stored.notified.map(Notified::try_from).transpose()?,
            agreements: each(stored.agreements)?,
            aware: dates(stored.aware)?,
        })
    }
}

impl From<&Target> for TargetV2 {
    fn from(target: &Target) -> Self {
        Self {
            id: target.id.bytes(),
            number: target.number,
            text: target.text.clone(),
            criterion: target.criterion.clone(),
            area: target.area.map(Area::byte),
            measure: MeasureV2::from(&target.measure),
            by: day(target.by),
            status: target.status.byte(),
        }
    }
}

impl TryFrom<TargetV2> for Target {
    type Error = RecordError;

    fn try_from(stored: TargetV2) -> Result<Self, RecordError> {
        Ok(Self {
            id: TargetId::from_bytes(stored.id),
            number: stored.number,
            text: stored.text,
            criterion: stored.criterion,
            area: areas(stored.area)?,
            measure: stored.measure.try_into()?,
            by: date(stored.by)?,
            status: code(stored.status, TargetStatus::from_byte, "a target's status")?,
        })
    }
}

impl TryFrom<NotifiedV2> for Notified {
    type Error = RecordError;

    fn try_from(stored: NotifiedV2) -> Result<Self, RecordError> {
        Ok(Self {
            on: date(stored.on)?,
            how: channel(stored.how)?,
        })
    }
}

impl From<&Agreement> for AgreementV2 {
    fn from(agreement: &Agreement) -> Self {
        Self {
            party: agreement.party.byte(),
            name: agreement.name.clone(),
            on: day(agreement.on),
        }
    }
}

impl TryFrom<AgreementV2> for Agreement {
    type Error = RecordError;

    fn try_from(stored: AgreementV2) -> Result<Self, RecordError> {
        Ok(Self {
            party: code(stored.party, Party::from_byte, "a party")?,
            name: stored.name,
            on: date(stored.on)?,
        })
    }
}
