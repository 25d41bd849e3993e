//! What the panes show, derived from the state: rows, words for an outcome.

pub mod audit;
pub mod changed;
pub mod disposal;
pub mod file;
mod file_reviews;
mod rows;
pub mod staff;
pub mod versions;

use crate::domain::delivery::{Outcome, Rating};
use crate::domain::id::StrategyId;
use crate::domain::passport::Passport;

pub use crate::domain::progress::independence;
pub use rows::{PassportRow, PlanRow, block_rows, chosen_strategy, passport_rows, plan_rows};

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

/// The texts of the strategies that were in use, as far as the passport still has them.
pub fn strategies_in_use<'a>(passport: &'a Passport, ids: &[StrategyId]) -> Vec<&'a str> {
    ids.iter()
        .filter_map(|id| passport.strategy(*id))
        .map(|strategy| strategy.text.as_str())
        .collect()
}
