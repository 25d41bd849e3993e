//! What a plan was made from and who agreed to it: sources, agreements, and what is still missing.

use super::Context;
use crate::domain::assess::Source;
use crate::domain::plan::{Party, Plan};
use crate::text::dates::brief;
use crate::theme::Role;
use crate::view::widgets::flow::{flow, hanging};
use crate::view::widgets::frame::DOT;
use ratatui::text::Line;

/// A source: when, what kind, what was found, the score on its scale.
pub(super) fn source(source: &Source, context: &Context<'_>) -> Vec<Line<'static>> {
    let look = context.look;
    let (_, columns) = context.columns;
    let score = source.score.as_ref();
    let score = score.map(|score| score.scale.show(&score.value));
    let kind = source.kind.title();
    let found = [source.finding.clone(), score.unwrap_or_default()];
    let found: Vec<String> = found.into_iter().filter(|part| !part.is_empty()).collect();
    let text = format!("{kind}: {}", found.join(DOT));
    let on = brief(source.on, context.today);
    let mark = look.inked(format!("- {on}  "), Role::TextDim);
    hanging(look, mark, (&text, Role::Text), columns)
}

/// Who agreed and when, that parents were told and staff made aware, and what of it is missing (CoP 6.48, 6.51).
pub(super) fn agreement(plan: &Plan, context: &Context<'_>) -> Vec<Line<'static>> {
    let look = context.look;
    let (_, columns) = context.columns;
    let day = |day| brief(day, context.today);
    let agreed = plan.agreements.iter().map(|one| {
        let party = one.party.title();
        let name = if one.name.is_empty() {
            String::new()
        } else {
            format!(" ({})", one.name)
        };
        format!("{party}{name} agreed {}", day(one.on))
    });
    let told = plan.notified.map(|told| {
        let how = told.how.title().to_lowercase();
        format!("parents told {} ({how})", day(told.on))
    });
    let aware = plan.aware.map(|on| format!("staff made aware {}", day(on)));
    let done: Vec<String> = agreed.chain(told).chain(aware).collect();
    let mut parts: Vec<(String, Role)> = done.into_iter().map(|one| (one, Role::TextDim)).collect();
    let missing = missing(plan);
    parts.extend(missing.into_iter().map(|one| (one, Role::Text)));
    let parts = parts
        .into_iter()
        .map(|(text, role)| vec![look.inked(text, role)]);
    flow(look, parts.collect(), (2, columns))
}

/// The parties who have not agreed yet.
fn silent(plan: &Plan) -> Vec<&'static str> {
    let agreed = |party: &&Party| plan.agreements.iter().any(|one| one.party == **party);
    let silent = Party::ALL.iter().filter(|party| !agreed(party));
    silent.map(|party| party.spoken()).collect()
}

fn missing(plan: &Plan) -> Vec<String> {
    let silent = silent(plan);
    let agree = (!silent.is_empty()).then(|| format!("not yet agreed: {}", silent.join(", ")));
    [agree].into_iter().flatten().chain(untold(plan)).collect()
}

fn untold(plan: &Plan) -> impl Iterator<Item = String> {
    let told = plan
        .notified
        .is_none()
        .then(|| "parents not told".to_owned());
    let aware = plan
        .aware
        .is_none()
        .then(|| "staff not made aware".to_owned());
    told.into_iter().chain(aware)
}

/// What of the agreement is missing, for the pane's lower border: at length, then shorter.
pub(super) fn foot(plan: &Plan) -> Vec<String> {
    let missing = missing(plan);
    if missing.is_empty() {
        let last = "agreed by all · parents told · staff made aware";
        return vec![last.to_owned(), "agreed by all".to_owned()];
    }
    let silent = silent(plan).len();
    let few = (silent > 0).then(|| format!("{silent} not yet agreed"));
    let few: Vec<String> = few.into_iter().chain(untold(plan)).collect();
    vec![
        missing.join(DOT),
        few.join(DOT),
        "agreement not complete".to_owned(),
    ]
}
