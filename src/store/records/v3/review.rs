//! A review: new with the third schema.

use super::super::v1::common::{Day, Id, code, date, dates, day, each, initials};
use super::super::v2::codes::{channel, codes};
use super::answer::AnswerV3;
use crate::domain::id::{PlanId, PupilId, ReviewId};
use crate::domain::review::{
    Attendee, Decision, Outcome, Review, ReviewKind, ReviewStatus, Shared, Side, View,
};
use crate::store::records::RecordError;
use bincode::{Decode, Encode};

/// A review.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub(in crate::store) struct ReviewV3 {
    id: Id,
    pupil: Id,
    plan: Option<Id>,
    cycle: u32,
    kind: u8,
    script: String,
    title: String,
    planned: Option<Day>,
    status: u8,
    people: Vec<AttendeeV3>,
    views: Vec<ViewV3>,
    answers: Vec<AnswerV3>,
    outcome: Option<OutcomeV3>,
    shared: Option<SharedV3>,
}

#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
struct AttendeeV3 {
    name: String,
    side: u8,
    role: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
struct ViewV3 {
    side: u8,
    from: String,
    on: Day,
    how: u8,
    working: Vec<String>,
    not_working: Vec<String>,
    wishes: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
struct OutcomeV3 {
    on: Day,
    led_by: String,
    decisions: Vec<u8>,
    reason: String,
    next_review: Option<Day>,
    next_plan: Option<Id>,
    evidence: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
struct SharedV3 {
    on: Day,
    how: u8,
    response: String,
}

impl From<&Review> for ReviewV3 {
    fn from(review: &Review) -> Self {
        Self {
            id: review.id.bytes(),
            pupil: review.pupil.bytes(),
            plan: review.plan.map(PlanId::bytes),
            cycle: review.cycle,
            kind: review.kind.byte(),
            script: review.script.clone(),
            title: review.title.clone(),
            planned: review.planned.map(day),
            status: review.status.byte(),
            people: review.people.iter().map(AttendeeV3::from).collect(),
            views: review.views.iter().map(ViewV3::from).collect(),
            answers: review.answers.iter().map(AnswerV3::from).collect(),
            outcome: review.outcome.as_ref().map(OutcomeV3::from),
            shared: review.shared.as_ref().map(|shared| SharedV3 {
                on: day(shared.on),
                how: shared.how.byte(),
                response: shared.response.clone(),
            }),
        }
    }
}

impl TryFrom<ReviewV3> for Review {
    type Error = RecordError;

    fn try_from(stored: ReviewV3) -> Result<Self, RecordError> {
        Ok(Self {
            id: ReviewId::from_bytes(stored.id),
            pupil: PupilId::from_bytes(stored.pupil),
            plan: stored.plan.map(PlanId::from_bytes),
            cycle: stored.cycle,
            kind: code(stored.kind, ReviewKind::from_byte, "a kind of review")?,
            script: stored.script,
            title: stored.title,
            planned: dates(stored.planned)?,
            status: code(
                stored.status,
                ReviewStatus::from_byte,
                "a status of a review",
            )?,
            people: each(stored.people)?,
            views: each(stored.views)?,
            answers: each(stored.answers)?,
            outcome: stored.outcome.map(Outcome::try_from).transpose()?,
            shared: stored.shared.map(Shared::try_from).transpose()?,
        })
    }
}

impl From<&Attendee> for AttendeeV3 {
    fn from(attendee: &Attendee) -> Self {
        Self {
            name: attendee.name.clone(),
            side: attendee.side.byte(),
            role: attendee.role.clone(),
        }
    }
}

impl TryFrom<AttendeeV3> for Attendee {
    type Error = RecordError;

    fn try_from(stored: AttendeeV3) -> Result<Self, RecordError> {
        Ok(Self {
            name: stored.name,
            side: side(stored.side)?,
            role: stored.role,
        })
    }
}

impl From<&View> for ViewV3 {
    fn from(view: &View) -> Self {
        Self {
            side: view.side.byte(),
            from: view.from.clone(),
            on: day(view.on),
            how: view.how.byte(),
            working: view.working.clone(),
            not_working: view.not_working.clone(),
            wishes: view.wishes.clone(),
        }
    }
}

impl TryFrom<ViewV3> for View {
    type Error = RecordError;

    fn try_from(stored: ViewV3) -> Result<Self, RecordError> {
        Ok(Self {
            side: side(stored.side)?,
            from: stored.from,
            on: date(stored.on)?,
            how: channel(stored.how)?,
            working: stored.working,
            not_working: stored.not_working,
            wishes: stored.wishes,
        })
    }
}

fn side(byte: u8) -> Result<Side, RecordError> {
    code(byte, Side::from_byte, "a side")
}

impl From<&Outcome> for OutcomeV3 {
    fn from(outcome: &Outcome) -> Self {
        let decisions = outcome.decisions.iter().copied();
        Self {
            on: day(outcome.on),
            led_by: outcome.led_by.as_str().to_owned(),
            decisions: decisions.map(Decision::byte).collect(),
            reason: outcome.reason.clone(),
            next_review: outcome.next_review.map(day),
            next_plan: outcome.next_plan.map(PlanId::bytes),
            evidence: outcome.evidence.clone(),
        }
    }
}

impl TryFrom<OutcomeV3> for Outcome {
    type Error = RecordError;

    fn try_from(stored: OutcomeV3) -> Result<Self, RecordError> {
        let what = "a decision of a review";
        Ok(Self {
            on: date(stored.on)?,
            led_by: initials(&stored.led_by)?,
            decisions: codes(stored.decisions, Decision::from_byte, what)?,
            reason: stored.reason,
            next_review: dates(stored.next_review)?,
            next_plan: stored.next_plan.map(PlanId::from_bytes),
            evidence: stored.evidence,
        })
    }
}

impl TryFrom<SharedV3> for Shared {
    type Error = RecordError;

    fn try_from(stored: SharedV3) -> Result<Self, RecordError> {
        Ok(Self {
            on: date(stored.on)?,
            how: channel(stored.how)?,
            response: stored.response,
        })
    }
}
