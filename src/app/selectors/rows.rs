//! The rows of the passport and of the plan that can be chosen. The panes draw exactly these, in this order.

use crate::domain::assess::Source;
use crate::domain::passport::{HeadingKey, Passport, Strategy};
use crate::domain::plan::{Plan, Provision, Target};
use crate::domain::sheet::{self, Block};
use crate::domain::template::Template;

/// A row of the passport that can be chosen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum PassportRow<'a> {
    /// A strategy.
    Strategy(&'a Strategy),
    /// A bullet under a heading; the first one of a heading shows it.
    Bullet(&'a HeadingKey, usize, &'a str),
    /// An access arrangement, by place.
    Access(usize, &'a str),
}

/// The rows of a passport in the template's order, strengths before all else.
pub fn passport_rows<'a>(
    passport: &'a Passport,
    template: Option<&'a Template>,
) -> Vec<PassportRow<'a>> {
    let blocks = sheet::blocks(passport, template);
    blocks.iter().flat_map(block_rows).collect()
}

/// The rows under one heading of a passport.
pub fn block_rows<'a>(block: &Block<'a>) -> Vec<PassportRow<'a>> {
    let bullets = block.key.into_iter().flat_map(|key| {
        let texts = block.bullets.iter().enumerate();
        texts.map(move |(i, text)| PassportRow::Bullet(key, i, text))
    });
    let strategies = block.strategies.iter().copied().map(PassportRow::Strategy);
    let access = block.access.iter().enumerate();
    let access = access.map(|(i, text)| PassportRow::Access(i, text));
    bullets.chain(strategies).chain(access).collect()
}

/// The strategy in the chosen row of a passport, or its first.
pub fn chosen_strategy<'a>(
    passport: &'a Passport,
    template: Option<&'a Template>,
    row: usize,
) -> Option<&'a Strategy> {
    let rows = passport_rows(passport, template);
    match rows.get(row) {
        Some(PassportRow::Strategy(strategy)) => Some(strategy),
        Some(PassportRow::Bullet(..) | PassportRow::Access(..)) | None => {
            passport.ranked().into_iter().next()
        }
    }
}

/// A row of the plan that can be chosen. A number is the place in the plan's own list, whatever the order on the screen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum PlanRow<'a> {
    /// A target.
    Target(&'a Target),
    /// A row of provision.
    Provision(usize, &'a Provision),
    /// An outcome.
    Outcome(usize, &'a str),
    /// The expected impact of all of it.
    Impact(&'a str),
    /// What happens at home.
    Home(usize, &'a str),
    /// What the pupil does well.
    Strength(usize, &'a str),
    /// A source that was consulted.
    Source(usize, &'a Source),
    /// What stands in the way.
    Barrier(usize, &'a str),
    /// Who agreed, whether parents were told and staff made aware.
    Agreement(&'a Plan),
}

/// The rows of a plan. What staff need each day comes first: targets, then what is put on for them; then what it is for, and
/// at the end what it was made from, strengths before barriers, the newest source first.
pub fn plan_rows(plan: &Plan) -> Vec<PlanRow<'_>> {
    let mut sources: Vec<(usize, &Source)> = plan.assess.sources.iter().enumerate().collect();
    sources.sort_by_key(|(_, source)| std::cmp::Reverse(source.on));
    let mut rows: Vec<PlanRow<'_>> = plan.targets.iter().map(PlanRow::Target).collect();
    let provision = plan.provision.iter().enumerate();
    rows.extend(provision.map(|(i, row)| PlanRow::Provision(i, row)));
    rows.extend(texts(&plan.outcomes, PlanRow::Outcome));
    rows.extend((!plan.impact.is_empty()).then_some(PlanRow::Impact(&plan.impact)));
    rows.extend(texts(&plan.home, PlanRow::Home));
    rows.extend(texts(&plan.assess.strengths, PlanRow::Strength));
    rows.extend(sources.into_iter().map(|(i, one)| PlanRow::Source(i, one)));
    rows.extend(texts(&plan.assess.barriers, PlanRow::Barrier));
    rows.push(PlanRow::Agreement(plan));
    rows
}

fn texts<'a>(
    texts: &'a [String],
    row: impl Fn(usize, &'a str) -> PlanRow<'a>,
) -> impl Iterator<Item = PlanRow<'a>> {
    texts.iter().enumerate().map(move |(i, text)| row(i, text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::assess::SourceKind;
    use crate::domain::id::{PlanId, PupilId};
    use chrono::NaiveDate;

    #[test]
    fn rows_keep_the_places_of_the_record_whatever_their_order() {
        let day = |day| NaiveDate::from_ymd_opt(2026, 11, day).unwrap();
        let ids = (PlanId::from_bytes([1; 16]), PupilId::from_bytes([1; 16]));
        let mut plan = Plan::new(ids.0, ids.1, 1, (day(1), day(30)));
        assert_eq!(plan_rows(&plan), [PlanRow::Agreement(&plan)]);
        let source = |on| Source {
            kind: SourceKind::Test,
            on: day(on),
            finding: "reads".to_owned(),
            score: None,
        };
        plan.assess.sources = vec![source(2), source(9), source(5)];
        plan.assess.barriers = vec!["noise".to_owned()];
        plan.assess.strengths = vec!["maps".to_owned()];
        plan.impact = "reads for pleasure".to_owned();
        let rows = plan_rows(&plan);
        let sources: Vec<usize> = rows
            .iter()
            .filter_map(|row| {
                if let PlanRow::Source(place, _) = row {
                    Some(*place)
                } else {
                    None
                }
            })
            .collect();
        assert_eq!(sources, [1, 2, 0], "the newest first");
        assert_eq!(rows.first(), Some(&PlanRow::Impact("reads for pleasure")));
        assert_eq!(rows.get(1), Some(&PlanRow::Strength(0, "maps")));
        assert_eq!(rows.get(5), Some(&PlanRow::Barrier(0, "noise")));
    }
}
