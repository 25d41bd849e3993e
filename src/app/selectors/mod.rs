//! What the panes show, derived from the state: rows, due dates, words for an outcome.

pub mod file;

use super::list::not_logged_this_week;
use crate::domain::delivery::{Entry, Independence, Outcome, Rating};
use crate::domain::id::{PupilId, StrategyId};
use crate::domain::passport::{Heading, HeadingKey, Passport, Strategy};
use crate::domain::plan::{Plan, Provision, Target};
use crate::domain::school::School;
use chrono::{Duration, NaiveDate};

/// A passport not looked at for this many days is due.
const PASSPORT_AGE_DAYS: i64 = 365;

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
