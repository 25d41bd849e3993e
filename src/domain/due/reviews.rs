//! What is due because of reviews: meetings that are planned, what was held and not shared, what was agreed and not done.

use super::DueKind;
use super::rules::Dated;
use super::words::Cause;
use crate::domain::calendar::plus_days;
use crate::domain::clock::ClockKind;
use crate::domain::id::PlanId;
use crate::domain::review::{Review, ReviewKind};
use crate::domain::school::School;
use std::collections::HashMap;

/// A review that was held is shared with the family within so many days: two weeks, a rule of the house. The Code of Practice
/// asks that the parents are given the record and names no time (CoP 6.71).
pub const SHARE_DAYS: i64 = 14;

/// The open review of each plan that has one.
pub(super) fn open_by_plan(school: &School) -> HashMap<PlanId, &Review> {
    let open = school.reviews.values().filter(|review| review.is_open());
    open.filter_map(|review| Some((review.plan?, review)))
        .collect()
}

/// All that reviews make due.
pub(super) fn dated(school: &School) -> impl Iterator<Item = Dated<'_>> {
    meetings(school)
        .chain(unshared(school))
        .chain(open_actions(school))
}

/// Meetings on the day they are planned for; that of the plan in force, or of a run of statutory dates, stands in a row of its
/// own.
fn meetings(school: &School) -> impl Iterator<Item = Dated<'_>> {
    let open = school.reviews.values().filter(|review| review.is_open());
    let of_plan = |review: &Review| {
        let plan = school.plans.get(&review.pupil);
        plan.is_some_and(|plan| review.plan == Some(plan.id))
    };
    open.filter(move |review| !of_plan(review) && !of_clock(school, review))
        .filter_map(|review| {
            let cause = Cause::Meeting(review);
            Some((review.pupil, DueKind::Meeting, review.planned?, cause))
        })
}

/// Whether the meeting is a step of statutory dates that run (CoP 9.166-9.185).
fn of_clock(school: &School, review: &Review) -> bool {
    let mut clocks = school.clocks.values();
    review.kind == ReviewKind::Annual
        && clocks.any(|clock| {
            let runs = clock.closed.is_none() && clock.kind == ClockKind::AnnualReview;
            runs && clock.pupil == review.pupil
        })
}

fn unshared(school: &School) -> impl Iterator<Item = Dated<'_>> {
    let waiting = school.reviews.values().filter(|one| one.shared.is_none());
    waiting.filter_map(|review| {
        let held = review.outcome.as_ref()?.on;
        let on = plus_days(held, SHARE_DAYS);
        Some((review.pupil, DueKind::Share, on, Cause::Held(review, held)))
    })
}

fn open_actions(school: &School) -> impl Iterator<Item = Dated<'_>> {
    let open = school.actions.values().filter(|one| one.done.is_none());
    open.map(|action| {
        let cause = Cause::Action(action);
        (action.pupil, DueKind::Action, action.by, cause)
    })
}
