//! What the panes show, derived from the state: rows, words for an outcome.

use crate::domain::delivery::{Entry, Independence, Outcome, Rating};
use crate::domain::id::StrategyId;
use crate::domain::passport::{Heading, HeadingKey, Passport, Strategy};
use crate::domain::plan::{Plan, Provision, Target};

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

/// The rows of a passport: strengths, the strategies with the pinned first, then the other headings.
pub fn passport_rows(passport: &Passport) -> Vec<PassportRow<'_>> {
    let strength = |heading: &HeadingKey| {
        matches!(
            heading,
            HeadingKey::Known(Heading::Admire | Heading::Important)
        )
    };
    let bullets = |wanted: bool| {
        passport
            .sections
            .iter()
            .filter(move |section| strength(&section.heading) == wanted)
            .flat_map(|section| {
                section
                    .bullets
                    .iter()
                    .enumerate()
                    .map(|(i, text)| PassportRow::Bullet(&section.heading, i, text))
            })
    };
    let strategies = passport.ranked().into_iter().map(PassportRow::Strategy);
    let access = passport
        .access
        .iter()
        .enumerate()
        .map(|(i, text)| PassportRow::Access(i, text));
    bullets(true)
        .chain(strategies)
        .chain(bullets(false))
        .chain(access)
        .collect()
}

/// The strategy in the chosen row of a passport, or its first.
pub fn chosen_strategy(passport: &Passport, row: usize) -> Option<&Strategy> {
    let rows = passport_rows(passport);
    match rows.get(row) {
        Some(PassportRow::Strategy(strategy)) => Some(strategy),
        Some(PassportRow::Bullet(..) | PassportRow::Access(..)) | None => {
            passport.ranked().into_iter().next()
        }
    }
}

/// A row of the plan that can be chosen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum PlanRow<'a> {
    /// An outcome.
    Outcome(usize, &'a str),
    /// A target.
    Target(&'a Target),
    /// A row of provision.
    Provision(usize, &'a Provision),
    /// What happens at home.
    Home(usize, &'a str),
}

/// The rows of a plan.
pub fn plan_rows(plan: &Plan) -> Vec<PlanRow<'_>> {
    let outcomes = plan
        .outcomes
        .iter()
        .enumerate()
        .map(|(i, text)| PlanRow::Outcome(i, text));
    let targets = plan.targets.iter().map(PlanRow::Target);
    let provision = plan
        .provision
        .iter()
        .enumerate()
        .map(|(i, row)| PlanRow::Provision(i, row));
    let home = plan
        .home
        .iter()
        .enumerate()
        .map(|(i, text)| PlanRow::Home(i, text));
    targets
        .chain(provision)
        .chain(outcomes)
        .chain(home)
        .collect()
}

/// Letter and glyph of a rating, so that nothing depends on colour: `R✖ A▴ G✓ ·`.
pub const fn rating_mark(rating: Rating) -> &'static str {
    match rating {
        Rating::Red => "R✖",
        Rating::Amber => "A▴",
        Rating::Green => "G✓",
        Rating::NotSeen => "· ",
    }
}

/// An outcome in marks: `G✓ A▴`, `– pupil absent`.
pub fn outcome_marks(outcome: Outcome) -> String {
    match outcome {
        Outcome::Delivered {
            performance,
            participation,
            ..
        } => {
            format!(
                "{} {}",
                rating_mark(performance).trim(),
                rating_mark(participation).trim()
            )
        }
        Outcome::NotDelivered(reason) => format!("– {}", reason.title()),
    }
}

/// The level of help of an entry, where it was noted.
pub const fn independence(entry: &Entry) -> Option<Independence> {
    match entry.outcome {
        Outcome::Delivered { independence, .. } => independence,
        Outcome::NotDelivered(_) => None,
    }
}

/// The texts of the strategies that were in use, as far as the passport still has them.
pub fn strategies_in_use<'a>(passport: &'a Passport, ids: &[StrategyId]) -> Vec<&'a str> {
    ids.iter()
        .filter_map(|id| passport.strategy(*id))
        .map(|strategy| strategy.text.as_str())
        .collect()
}
