//! A plan's frame: its dates, outcomes, what happens at home and the expected impact. Where a pupil has no plan, saving it
//! starts the first cycle.

use super::{Context, Made, plan_made};
use crate::app::form::read::Reader;
use crate::app::form::{Field, Form, Subject};
use crate::domain::coach::Passage;
use crate::domain::id::PlanId;
use crate::domain::plan::Plan;
use crate::domain::pupil::Pupil;
use crate::text::dates::Lean;
use chrono::{Duration, NaiveDate};

/// How long a cycle is where nothing else is said: three reviews a year (CoP 6.65), so twelve weeks.
const USUAL_WEEKS: i64 = 12;

pub(super) fn form(ctx: &Context<'_>, pupil: &Pupil) -> Form {
    let plan = ctx.plan(pupil).ok();
    let started = plan.map_or(ctx.today, |plan| plan.started);
    let review = plan.map_or_else(|| usual_review(started), |plan| plan.review_on);
    let outcomes = plan.map_or(&[][..], |plan| &plan.outcomes);
    let home = plan.map_or(&[][..], |plan| &plan.home);
    let fields = vec![
        Field::date("started", "Starts", Some(started)).required(),
        Field::date("review", "Next review", Some(review))
            .required()
            .hint("A clear date, such as +12w or 12/3 (CoP 6.51)."),
        Field::date(
            "last",
            "Last review",
            plan.and_then(|plan| plan.last_review),
        ),
        Field::list("outcomes", "Outcomes", outcomes)
            .hint("What will be different for the pupil: outcomes, not hours.")
            .coached(Passage::Outcome),
        Field::list("home", "At home", home).hint("What the family does, as they would put it."),
        Field::text(
            "impact",
            "Expected impact",
            plan.map_or("", |plan| &plan.impact),
        )
        .hint("What all of it together should change by the review."),
    ];
    let cycle = plan.map_or(1, |plan| plan.cycle);
    let title = format!(
        "{}, cycle {cycle}: {}",
        ctx.plan_title(),
        pupil.name.listed()
    );
    Form::new(Subject::Plan(pupil.id), title, fields)
}

/// The day a review falls on where nobody has said: twelve weeks on, never at a weekend.
pub(super) fn usual_review(started: NaiveDate) -> NaiveDate {
    started + Duration::weeks(USUAL_WEEKS)
}

pub(super) fn read(
    ctx: &Context<'_>,
    reader: &mut Reader<'_>,
    (pupil, fresh): (&Pupil, [u8; 16]),
) -> Option<Made> {
    let before = ctx.plan(pupil).ok();
    let (started, review) = dates(reader)?;
    let last = reader.past_day("last");
    if last.is_some_and(|last| last > review) {
        reader.wrong("last", "The last review can’t lie after the next one.");
    }
    let mut plan = before
        .cloned()
        .unwrap_or_else(|| Plan::new(PlanId::from_bytes(fresh), pupil.id, 1, (started, review)));
    plan.started = started;
    plan.review_on = review;
    plan.last_review = last;
    plan.outcomes = reader.list("outcomes");
    plan.home = reader.list("home");
    plan.impact = reader.text("impact");
    let words = match before {
        Some(_) => "Saved: plan.".to_owned(),
        None => format!(
            "Saved: {}, cycle 1. {{plan.new}} adds targets and provision.",
            ctx.plan_title()
        ),
    };
    Some(plan_made(before, plan, words))
}

/// Start and next review; a review before its start is wrong.
pub(super) fn dates(reader: &mut Reader<'_>) -> Option<(NaiveDate, NaiveDate)> {
    let started = reader.day("started", Lean::Past);
    let review = reader.day("review", Lean::Future);
    if let (Some(started), Some(review)) = (started, review)
        && review <= started
    {
        let day = started.format("%-d %b %Y");
        reader.wrong(
            "review",
            format!("A review comes after its cycle starts on {day}; write a later day."),
        );
        return None;
    }
    Some((started?, review?))
}
