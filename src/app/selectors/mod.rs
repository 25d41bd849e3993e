//! What the panes show, derived from the state: rows, due dates, words for an outcome.

pub mod changed;
pub mod file;
mod rows;
pub mod versions;

use super::list::not_logged_this_week;
use crate::domain::delivery::{Outcome, Rating};
use crate::domain::id::{PupilId, StrategyId};
use crate::domain::passport::Passport;
use crate::domain::school::School;
use chrono::{Duration, NaiveDate};

pub use crate::domain::progress::independence;
pub use rows::{PassportRow, PlanRow, block_rows, chosen_strategy, passport_rows, plan_rows};

/// A passport not looked at for this many days is due.
const PASSPORT_AGE_DAYS: i64 = 365;

/// What is due for a pupil.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DueKind {
    /// The plan's review.
    Review,
    /// The passport was not looked at for a year.
    Passport,
    /// Provision is under way and nothing was logged this week.
    Entry,
}

impl DueKind {
    /// In words.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Review => "plan review",
            Self::Passport => "look at the passport again",
            Self::Entry => "no entry this week",
        }
    }
}

/// Something due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Due {
    /// For whom.
    pub pupil: PupilId,
    /// What.
    pub kind: DueKind,
    /// By when.
    pub on: NaiveDate,
}

/// All that is overdue or due within `days`, the longest overdue first.
pub fn due(school: &School, today: NaiveDate, days: i64) -> Vec<Due> {
    let horizon = today + Duration::days(days);
    let on_roll = |pupil: &PupilId| {
        school
            .pupils
            .get(pupil)
            .is_some_and(|pupil| pupil.on_roll(today))
    };
    let reviews = school.plans.values().map(|plan| Due {
        pupil: plan.pupil,
        kind: DueKind::Review,
        on: plan.review_on,
    });
    let passports = school.passports.values().map(|passport| Due {
        pupil: passport.pupil,
        kind: DueKind::Passport,
        on: passport.updated + Duration::days(PASSPORT_AGE_DAYS),
    });
    let end_of_week = crate::domain::calendar::monday_of(today) + Duration::days(4);
    let entries = school
        .plans
        .keys()
        .filter(|pupil| not_logged_this_week(school, **pupil, today))
        .map(|pupil| Due {
            pupil: *pupil,
            kind: DueKind::Entry,
            on: end_of_week,
        });
    let mut all: Vec<Due> = reviews
        .chain(passports)
        .chain(entries)
        .filter(|due| due.on <= horizon && on_roll(&due.pupil))
        .collect();
    all.sort_by_key(|due| (due.on, due.pupil));
    all
}

/// How many reviews and passports are overdue, and how many reviews fall due within some days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct DueCounts {
    /// Reviews and passports whose day has passed.
    pub overdue: usize,
    /// Reviews due from today on.
    pub soon: usize,
}

/// Counts what [`due`] lists, without making the list: every frame shows the count, and a large school has thousands.
pub fn due_counts(school: &School, today: NaiveDate, days: i64) -> DueCounts {
    let horizon = today + Duration::days(days);
    let old = today - Duration::days(PASSPORT_AGE_DAYS);
    let on_roll = |pupil: &PupilId| {
        let pupil = school.pupils.get(pupil);
        pupil.is_some_and(|pupil| pupil.on_roll(today))
    };
    let mut counts = DueCounts::default();
    for plan in school.plans.values() {
        if plan.review_on <= horizon && on_roll(&plan.pupil) {
            let late = plan.review_on < today;
            counts.overdue += usize::from(late);
            counts.soon += usize::from(!late);
        }
    }
    let passports = school.passports.values();
    counts.overdue += passports
        .filter(|passport| passport.updated < old && on_roll(&passport.pupil))
        .count();
    counts
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

/// The texts of the strategies that were in use, as far as the passport still has them.
pub fn strategies_in_use<'a>(passport: &'a Passport, ids: &[StrategyId]) -> Vec<&'a str> {
    ids.iter()
        .filter_map(|id| passport.strategy(*id))
        .map(|strategy| strategy.text.as_str())
        .collect()
}
