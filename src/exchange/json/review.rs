//! A review as JSON: who was invited, what each side said before, what was said in the meeting and what it came to.

use super::answer::AnswerJson;
use crate::domain::review::{Attendee, Decision, Outcome, Review, Shared, View};
use chrono::NaiveDate;
use serde::Serialize;

/// A review.
#[derive(Debug, Serialize)]
pub struct ReviewJson<'a> {
    id: String,
    kind: &'static str,
    status: &'static str,
    plan: Option<String>,
    cycle: u32,
    script: &'a str,
    title: &'a str,
    planned: Option<NaiveDate>,
    people: Vec<AttendeeJson<'a>>,
    views: Vec<ViewJson<'a>>,
    answers: Vec<AnswerJson<'a>>,
    outcome: Option<OutcomeJson<'a>>,
    shared: Option<SharedJson<'a>>,
}

#[derive(Debug, Serialize)]
struct AttendeeJson<'a> {
    name: &'a str,
    side: &'static str,
    role: &'a str,
}

#[derive(Debug, Serialize)]
struct ViewJson<'a> {
    side: &'static str,
    from: &'a str,
    on: NaiveDate,
    how: &'static str,
    working: &'a [String],
    not_working: &'a [String],
    wishes: &'a [String],
}

#[derive(Debug, Serialize)]
struct OutcomeJson<'a> {
    on: NaiveDate,
    led_by: &'a str,
    decisions: Vec<&'static str>,
    reason: &'a str,
    next_review: Option<NaiveDate>,
    next_plan: Option<String>,
    evidence: &'a [String],
}

#[derive(Debug, Serialize)]
struct SharedJson<'a> {
    on: NaiveDate,
    how: &'static str,
    response: &'a str,
}

impl<'a> ReviewJson<'a> {
    /// A review of a pupil.
    pub fn new(review: &'a Review) -> Self {
        Self {
            id: review.id.to_string(),
            kind: review.kind.code(),
            status: review.status.code(),
            plan: review.plan.map(|id| id.to_string()),
            cycle: review.cycle,
            script: &review.script,
            title: &review.title,
            planned: review.planned,
            people: review.people.iter().map(attendee).collect(),
            views: review.views.iter().map(view).collect(),
            answers: review.answers.iter().map(AnswerJson::new).collect(),
            outcome: review.outcome.as_ref().map(outcome),
            shared: review.shared.as_ref().map(shared),
        }
    }
}

fn attendee(attendee: &Attendee) -> AttendeeJson<'_> {
    AttendeeJson {
        name: &attendee.name,
        side: attendee.side.code(),
        role: &attendee.role,
    }
}

fn view(view: &View) -> ViewJson<'_> {
    ViewJson {
        side: view.side.code(),
        from: &view.from,
        on: view.on,
        how: view.how.code(),
        working: &view.working,
        not_working: &view.not_working,
        wishes: &view.wishes,
    }
}

fn outcome(outcome: &Outcome) -> OutcomeJson<'_> {
    let decisions = outcome.decisions.iter().copied();
    OutcomeJson {
        on: outcome.on,
        led_by: outcome.led_by.as_str(),
        decisions: decisions.map(Decision::code).collect(),
        reason: &outcome.reason,
        next_review: outcome.next_review,
        next_plan: outcome.next_plan.map(|id| id.to_string()),
        evidence: &outcome.evidence,
    }
}

fn shared(shared: &Shared) -> SharedJson<'_> {
    SharedJson {
        on: shared.on,
        how: shared.how.code(),
        response: &shared.response,
    }
}
