//! The tables of the minutes: what works, how targets and provision were judged, who does what, who agreed, what follows.

use super::Held;
use super::heard::{ProvisionHeard, TargetHeard, Topic};
use super::paper::{Block, Table, Text, listed};
use super::words::{much, way};
use crate::domain::measure::{Measure, Scale, Value};
use crate::domain::plan::{Plan, TargetStatus};
use crate::domain::provision::{Impact, Provision};
use crate::domain::review::{Item, Said, Side};
use crate::text::dates::{full, long};

/// What works and what does not, from each side that said something.
pub(super) fn working(held: &Held<'_>) -> Vec<Block> {
    let rows = Side::ALL.iter().filter_map(|side| {
        let (working, not) = held.working(*side);
        let told = !working.is_empty() || !not.is_empty();
        told.then(|| vec![Text::own(side.title()), stacked(&working), stacked(&not)])
    });
    let columns = &[("Side", 14), ("Working", 43), ("Not working", 43)];
    table("What is working and what is not", columns, rows.collect())
}

/// How each target was judged.
pub(super) fn targets(held: &Held<'_>) -> Vec<Block> {
    let rows = held.targets().iter().map(target).collect();
    let columns = &[
        ("Target", 32),
        ("Measure", 26),
        ("Verdict", 13),
        ("Why", 29),
    ];
    table("Targets and what became of them", columns, rows)
}

fn target(heard: &TargetHeard<'_>) -> Vec<Text> {
    let text = Text::said(heard.text).or("A target that is no longer on record");
    let number = heard.target.map(|target| target.number.to_string());
    let verdict = if heard.status == TargetStatus::Active {
        "No verdict"
    } else {
        heard.status.title()
    };
    vec![
        Text::join([number.map_or_else(Text::default, Text::own), text], ". "),
        heard
            .target
            .map_or_else(Text::default, |target| measured(&target.measure)),
        Text::own(verdict),
        Text::said(heard.why),
    ]
}

fn measured(measure: &Measure) -> Text {
    let show = |scale: &Scale, value: &Value| Some(Text::said(&scale.show(value)));
    way(measure, show)
}

/// How each provision was judged.
pub(super) fn provision(held: &Held<'_>) -> Vec<Block> {
    let rows = held.provision().iter().map(judged).collect();
    let columns = &[
        ("Provision", 41),
        ("Impact", 17),
        ("Verdict", 13),
        ("Why", 29),
    ];
    table("Provision and what came of it", columns, rows)
}

fn judged(heard: &ProvisionHeard<'_>) -> Vec<Text> {
    let name = Text::said(heard.name).or("Provision that is no longer on record");
    let detail = heard.row.map_or_else(Text::default, detail);
    let (impact, verdict, why) = match heard.verdict {
        Some((verdict, impact, why)) => (scored(impact), verdict.title(), why),
        None => (Text::default(), "No verdict", ""),
    };
    vec![
        Text::join([name, detail], "\n"),
        impact,
        Text::own(verdict),
        Text::said(why),
    ]
}

/// How much of it, by whom, answered for by whom.
fn detail(row: &Provision) -> Text {
    let by = |before: &'static str, who: &str| match Text::named(who) {
        who if who.is_empty() => who,
        who => Text::own(before).with(who),
    };
    let parts = [
        Text::own(much(row.dosage)),
        by("by ", &row.deliverer),
        by("accountable: ", &row.accountable),
    ];
    Text::join(parts, "; ")
}

/// An impact in words, with its number.
fn scored(impact: Impact) -> Text {
    let number = match impact {
        Impact::MuchLess => "−2",
        Impact::Less => "−1",
        Impact::AsExpected => "0",
        Impact::More => "+1",
        Impact::MuchMore => "+2",
    };
    Text::own(format!("{number}, {}", impact.title()))
}

/// Who does what, and by when.
pub(super) fn actions(held: &Held<'_>) -> Vec<Block> {
    let rows = held.actions().into_iter().map(|(what, who, by)| {
        let what = Text::said(what).or("Not noted");
        vec![what, Text::named(who), Text::own(long(by))]
    });
    let columns = &[("What", 53), ("Who", 27), ("By", 20)];
    table("Actions", columns, rows.collect())
}

/// Who agreed, and what they said to it.
pub(super) fn agreement(held: &Held<'_>) -> Vec<Block> {
    let rows = held.about(Topic::Agreement).filter_map(|answer| {
        let Said::Agrees(agrees, words) = &answer.said else {
            return None;
        };
        let place = if let Item::Person(place) = answer.key.item {
            held.review.people.get(usize::from(place))
        } else {
            None
        };
        let asked = Text::said(&answer.asked).or("Somebody");
        let who = place.map_or(asked, |person| Text::said(&person.name).or("Somebody"));
        Some(vec![
            who,
            Text::own(if *agrees { "Yes" } else { "No" }),
            Text::said(words),
        ])
    });
    let columns = &[("Who", 34), ("Agrees", 12), ("What they said", 54)];
    table("Who agreed", columns, rows.collect())
}

/// The plan that followed, as it stands: its dates, targets and provision.
pub(super) fn followed(held: &Held<'_>) -> Vec<Block> {
    let Some(plan) = held.after else {
        return Vec::new();
    };
    let dates = format!(
        "Cycle {}, from {}, to be reviewed on {}.",
        plan.cycle,
        long(plan.started),
        full(plan.review_on)
    );
    let mut blocks = vec![Block::Para(Text::own(dates))];
    blocks.extend(next_targets(plan));
    blocks.extend(next_provision(plan));
    blocks
}

fn next_targets(plan: &Plan) -> Vec<Block> {
    let rows = plan.targets.iter().map(|target| {
        let number = Text::own(target.number.to_string());
        vec![
            Text::join([number, Text::said(&target.text)], ". "),
            Text::said(&target.criterion),
            Text::own(long(target.by)),
        ]
    });
    let columns = &[("Target", 44), ("Met when", 36), ("By", 20)];
    table("Targets of the plan that followed", columns, rows.collect())
}

fn next_provision(plan: &Plan) -> Vec<Block> {
    let rows = plan.provision.iter().map(|row| {
        vec![
            Text::said(&row.name).or("Not named"),
            detail(row),
            Text::own(format!("{} to {}", long(row.start), long(row.end))),
        ]
    });
    let columns = &[
        ("Provision", 26),
        ("How much and by whom", 48),
        ("When", 26),
    ];
    table(
        "Provision of the plan that followed",
        columns,
        rows.collect(),
    )
}

/// Lines one under the other.
fn stacked(lines: &[&str]) -> Text {
    Text::join(lines.iter().map(|line| Text::said(line)), "\n")
}

fn table(
    of: &'static str,
    head: &'static [(&'static str, u8)],
    rows: Vec<Vec<Text>>,
) -> Vec<Block> {
    listed(rows, |rows| Block::Table(Table { of, head, rows }))
}
