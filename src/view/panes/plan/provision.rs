//! A row of provision: first whether it took place, and beside that how what it serves is going, since *did it not work?* and
//! *was it not delivered?* are one question; then how much, by whom, where, at what cost and to what effect.

use super::target::measure;
use super::{Context, Depth, Known};
use crate::domain::calendar::Span as Period;
use crate::domain::delivery::Entry;
use crate::domain::plan::TargetStatus;
use crate::domain::progress::{self, Axis, Delivery, Trend};
use crate::domain::provision::{Condition, Cost, Dosage, Provision};
use crate::text::dates::brief;
use crate::theme::Role;
use crate::view::widgets::flow::{bullet, flow, hanging};
use crate::view::widgets::marks;
use ratatui::text::{Line, Span};

/// The lines of a row of provision.
pub(super) fn lines(row: &Provision, depth: Depth, context: &Context<'_>) -> Vec<Line<'static>> {
    let look = context.look;
    let (_, columns) = context.columns;
    let mine: Vec<&Entry> = progress::of_provision(context.log.entries, row.id).collect();
    let dim = |text: String| vec![look.inked(text, Role::TextDim)];
    let mut parts: Vec<Vec<Span<'static>>> = delivered(row, &mine, context)
        .map(|text| vec![look.inked(text, Role::Text)])
        .into_iter()
        .collect();
    parts.extend(serves(&mine, context));
    let mut facts = vec![dosage(row.dosage), people(row), row.place.clone()];
    if depth == Depth::Whole {
        facts.extend([row.layer.clone(), dates(row, context), cost(row.cost)]);
    }
    facts.retain(|fact| !fact.is_empty());
    parts.extend(facts.into_iter().map(dim));
    let mut lines = bullet(look, &row.name, Role::Text, columns);
    lines.extend(flow(look, parts, (2, columns)));
    for text in effects(row, depth, context) {
        lines.extend(hanging(look, Span::raw("  "), (&text, Role::Text), columns));
    }
    lines
}

/// `9 of 21 sessions took place: staff absent 7, pupil absent 5`; `None` while the log is being read.
pub(super) fn delivered(row: &Provision, mine: &[&Entry], context: &Context<'_>) -> Option<String> {
    // The oldest day at hand may be there in part only; what is planned is counted from the next one on.
    let first = match context.log.known {
        Known::Nothing => return None,
        Known::Since(oldest) => row.start.max(oldest.succ_opt().unwrap_or(oldest)),
        Known::All => row.start,
    };
    let period = Period {
        first,
        last: context.today,
    };
    let planned = context
        .open_days
        .as_ref()
        .map_or(0, |open| row.planned_in(period, open));
    let held = mine
        .iter()
        .copied()
        .filter(|entry| entry.when.date >= first);
    let delivery = Delivery::of(held, planned);
    let done = delivery.done;
    let took = match planned {
        0 if done == 1 => "1 session took place".to_owned(),
        0 => format!("{done} sessions took place"),
        planned => format!("{done} of {planned} sessions took place"),
    };
    let mut reasons = reasons(&delivery);
    // A week's sessions may still be to come; more than that were forgotten, or not held.
    let unlogged = delivery.unlogged();
    if unlogged > u32::from(row.dosage.sessions_a_week) {
        let gap = if reasons.is_empty() { "" } else { ", " };
        reasons = format!("{reasons}{gap}no entry {unlogged}");
    }
    let because = if reasons.is_empty() {
        String::new()
    } else {
        format!(": {reasons}")
    };
    let of = if first == row.start {
        String::new()
    } else {
        context.log.of_newest()
    };
    Some(format!("{took}{because}{of}"))
}

/// Why sessions were missed, the most frequent reason first.
pub(super) fn reasons(delivery: &Delivery) -> String {
    let reasons = delivery.by_reason.iter();
    let reasons: Vec<String> = reasons
        .map(|(reason, count)| format!("{} {count}", reason.title()))
        .collect();
    reasons.join(", ")
}

/// How the targets that its sessions were about are going.
fn serves(mine: &[&Entry], context: &Context<'_>) -> Vec<Vec<Span<'static>>> {
    let look = context.look;
    let active = context.plan.targets.iter().filter(|target| {
        let about = |entry: &&Entry| entry.about.target == Some(target.id);
        target.status == TargetStatus::Active && mine.iter().any(about)
    });
    let going = active.filter_map(|target| {
        let all = super::sessions(target, context);
        let trend = progress::trend(all.iter().copied(), Axis::Performance);
        let name = look.inked(format!("target {} ", target.number), Role::TextDim);
        (trend != Trend::Unknown).then(|| vec![name, marks::trend(look, trend)])
    });
    going.take(2).collect()
}

fn dosage(dosage: Dosage) -> String {
    let times = match (dosage.sessions_a_week, dosage.minutes) {
        (0, 0) => return String::new(),
        (sessions, 0) => format!("{sessions} a week"),
        (0, minutes) => format!("{minutes} min"),
        (sessions, minutes) => format!("{sessions}×{minutes} min a week"),
    };
    match dosage.group_size {
        0 => times,
        1 => format!("{times}, one-to-one"),
        size => format!("{times}, group of {size}"),
    }
}

/// Who delivers it, and who stays accountable (CoP 6.52).
fn people(row: &Provision) -> String {
    match (row.deliverer.as_str(), row.accountable.as_str()) {
        ("", "") => String::new(),
        (by, "") => by.to_owned(),
        ("", teacher) => format!("{teacher} accountable"),
        (by, teacher) => format!("{by}, {teacher} accountable"),
    }
}

fn dates(row: &Provision, context: &Context<'_>) -> String {
    let day = |day| brief(day, context.today);
    format!("{} to {}", day(row.start), day(row.end))
}

fn cost(cost: Cost) -> String {
    let pounds = |pence: u32| format!("£{}.{:02}", pence / 100, pence % 100);
    match (cost.pence_an_hour, cost.resources) {
        (0, 0) => String::new(),
        (rate, 0) => format!("{} an hour", pounds(rate)),
        (0, resources) => format!("{} of resources", pounds(resources)),
        (rate, resources) => {
            format!(
                "{} an hour, {} of resources",
                pounds(rate),
                pounds(resources)
            )
        }
    }
}

/// What came of it, what it was measured by, and what it still needs.
fn effects(row: &Provision, depth: Depth, context: &Context<'_>) -> Vec<String> {
    let result = row.result.as_ref().map(|result| {
        let why = if result.why.is_empty() || depth == Depth::Brief {
            String::new()
        } else {
            format!(": {}", result.why)
        };
        let verdict = result.verdict.title().to_lowercase();
        let (code, impact) = (result.impact.code(), result.impact.title());
        format!("{code}, {impact}; {verdict}{why}")
    });
    let measured = row.measure.as_ref().and_then(|one| measure(one, context));
    let measured = measured.map(|span| format!("entry {}", span.content));
    let whole = (depth == Depth::Whole).then(|| unmet(row)).flatten();
    [measured, result, whole].into_iter().flatten().collect()
}

/// The conditions of success that are not yet ticked.
fn unmet(row: &Provision) -> Option<String> {
    let unmet = Condition::ALL
        .iter()
        .filter(|one| !row.conditions.contains(one));
    let unmet: Vec<String> = unmet.map(|one| lower(one.title())).collect();
    match unmet.len() {
        0 => None,
        all if all == Condition::ALL.len() => {
            Some("none of the conditions of success is ticked yet".to_owned())
        }
        _ => Some(format!("not yet: {}", unmet.join(", "))),
    }
}

/// A title within a line.
fn lower(title: &str) -> String {
    let mut chars = title.chars();
    let first: String = chars
        .next()
        .into_iter()
        .flat_map(char::to_lowercase)
        .collect();
    first + chars.as_str()
}
