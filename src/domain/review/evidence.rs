//! The evidence of a review, gathered by itself: what the log, the readings, the provision map and the last review's actions
//! say of the time since the last review. Figures alone; what staff noted in the log is not part of it.

use crate::domain::calendar::Span;
use crate::domain::delivery::{Entry, Reason};
use crate::domain::id::{ProvisionId, PupilId, TargetId};
use crate::domain::measure::Measure;
use crate::domain::plan::{Plan, Target, TargetStatus};
use crate::domain::progress::{
    self, Axis, Delivery, Share, Standing, Trend, of_target, share_green, standing, trend,
};
use crate::domain::provision::Provision;
use crate::domain::review::ActionPoint;
use crate::domain::school::School;
use chrono::NaiveDate;

/// What the record says of one target.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TargetEvidence {
    /// Which.
    pub id: TargetId,
    /// Sessions it was worked on.
    pub sessions: u32,
    /// How many of them went well.
    pub performance: Share,
    /// How many of them the pupil joined in.
    pub participation: Share,
    /// Which way performance goes.
    pub trend: Trend,
    /// Where its measure stands.
    pub standing: Option<Standing>,
    /// The measure in words: where it began, where it is, where it should be; empty where nothing was read.
    pub measure: String,
}

/// What the record says of one row of provision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProvisionEvidence {
    /// Which.
    pub id: ProvisionId,
    /// Sessions planned, delivered and missed, and why.
    pub delivery: Delivery,
}

/// The evidence of a review.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// The days it is of.
    pub span: Span,
    /// Sessions that took place.
    pub sessions: u32,
    /// Sessions that did not.
    pub missed: u32,
    /// Of each target, in the plan's order.
    pub targets: Vec<TargetEvidence>,
    /// Of each row of provision, in the plan's order.
    pub provision: Vec<ProvisionEvidence>,
    /// What the last review agreed, and whether it was done.
    pub actions: Vec<ActionPoint>,
}

/// The day after which everything is evidence: the last review's, or the first of the cycle, or a year ago.
pub fn since(school: &School, pupil: PupilId, today: NaiveDate) -> NaiveDate {
    let held = school.held_reviews(pupil);
    let reviewed = held
        .iter()
        .filter_map(|review| Some(review.outcome.as_ref()?.on))
        .find(|on| *on < today);
    let plan = school.plans.get(&pupil);
    let started = plan.map(|plan| plan.last_review.unwrap_or(plan.started));
    reviewed
        .max(started)
        .unwrap_or(today - chrono::Duration::days(365))
}

/// The evidence for a pupil's plan out of the entries, newest first, of the days since the last review.
pub fn evidence(school: &School, pupil: PupilId, entries: &[Entry], today: NaiveDate) -> Evidence {
    let span = Span {
        first: since(school, pupil, today),
        last: today,
    };
    let within = |entry: &&Entry| span.holds(entry.when.date);
    let mine: Vec<Entry> = entries.iter().filter(within).cloned().collect();
    let plan = school.plans.get(&pupil);
    let whole = Delivery::of(&mine, 0);
    Evidence {
        span,
        sessions: whole.done,
        missed: whole.missed,
        targets: plan.map_or_else(Vec::new, |plan| of_targets(plan, &mine)),
        provision: plan.map_or_else(Vec::new, |plan| of_provision(school, plan, (&mine, span))),
        actions: last_actions(school, pupil),
    }
}

/// The targets that are still to be judged: those that were not given up.
pub fn judged(plan: &Plan) -> impl Iterator<Item = &Target> {
    plan.targets
        .iter()
        .filter(|target| target.status != TargetStatus::Withdrawn)
}

fn of_targets(plan: &Plan, entries: &[Entry]) -> Vec<TargetEvidence> {
    let of = |target: &Target| {
        let mine = || of_target(entries, target.id);
        TargetEvidence {
            id: target.id,
            sessions: Delivery::of(mine(), 0).done,
            performance: share_green(mine(), Axis::Performance),
            participation: share_green(mine(), Axis::Participation),
            trend: trend(mine(), Axis::Performance),
            standing: standing(&target.measure),
            measure: measured(&target.measure),
        }
    };
    judged(plan).map(of).collect()
}

/// `from 12 to 19 words a minute; aim 25 words a minute`.
pub fn measured(measure: &Measure) -> String {
    let show = |value| measure.scale.show(value);
    let from = measure
        .baseline
        .as_ref()
        .map(|reading| show(&reading.value));
    let now = measure.latest().map(|reading| show(&reading.value));
    let read = match (from, now) {
        (Some(from), Some(now)) => format!("from {from} to {now}"),
        (Some(from), None) => format!("began at {from}"),
        (None, Some(now)) => format!("now {now}"),
        (None, None) => String::new(),
    };
    match (read.is_empty(), &measure.aim) {
        (true, _) | (_, None) => read,
        (false, Some(aim)) => format!("{read}; aim {}", show(aim)),
    }
}

fn of_provision(
    school: &School,
    plan: &Plan,
    (entries, span): (&[Entry], Span),
) -> Vec<ProvisionEvidence> {
    let of = |row: &Provision| ProvisionEvidence {
        id: row.id,
        delivery: progress::delivery(entries, row, span, school.calendar()),
    };
    plan.provision.iter().map(of).collect()
}

/// What the newest held review agreed, and what is still open from before it.
fn last_actions(school: &School, pupil: PupilId) -> Vec<ActionPoint> {
    let last = school.held_reviews(pupil).first().map(|review| review.id);
    let mut actions: Vec<ActionPoint> = school
        .actions
        .values()
        .filter(|action| action.pupil == pupil)
        .filter(|action| action.done.is_none() || (last.is_some() && action.review == last))
        .cloned()
        .collect();
    actions.sort_by_key(|action| (action.by, action.id));
    actions
}

/// `2 staff absent, 1 pupil absent`: why sessions were missed.
pub fn reasons(by_reason: &[(Reason, u32)]) -> String {
    let each = by_reason
        .iter()
        .map(|(reason, count)| format!("{count} {}", reason.title()));
    each.collect::<Vec<String>>().join(", ")
}
