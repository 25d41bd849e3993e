//! The JSON that `show --json`, `find --json` and `export --format json` write. The names of members and the words in them are
//! promised (docs/json.md): they may grow, never change. The domain's own types stay free to.

mod entry;
mod find;
mod passport;
mod plan;
mod pupil;
mod school;

pub(super) mod words {
    //! The promised words, for the tables too.
    pub(in crate::exchange) use super::entry::{independence, rating, reason};
}

pub use entry::EntryJson;
pub use find::{FindAnswer, FindHit};
pub use passport::PassportJson;
pub use plan::PlanJson;
pub use pupil::PupilJson;
pub use school::SchoolJson;

use crate::domain::delivery::Entry;
use crate::domain::passport::Passport;
use crate::domain::plan::Plan;
use crate::domain::pupil::Pupil;
use serde::Serialize;

/// Everything about one pupil.
#[derive(Debug, Serialize)]
pub struct Record<'a> {
    /// The pupil.
    pub pupil: PupilJson<'a>,
    /// The passport, where there is one.
    pub passport: Option<PassportJson<'a>>,
    /// The plan of the newest cycle.
    pub plan: Option<PlanJson<'a>>,
    /// Entries that stand, newest first.
    pub entries: Vec<EntryJson<'a>>,
}

impl<'a> Record<'a> {
    /// Puts a pupil's records together.
    pub fn new(
        pupil: &'a Pupil,
        passport: Option<&'a Passport>,
        plan: Option<&'a Plan>,
        entries: &'a [Entry],
    ) -> Self {
        Self {
            pupil: PupilJson::new(pupil),
            passport: passport.map(PassportJson::new),
            plan: plan.map(PlanJson::new),
            entries: entries.iter().map(EntryJson::new).collect(),
        }
    }
}

/// What `show PUPIL --json` writes.
#[derive(Debug, Serialize)]
pub struct ShowPupil<'a> {
    /// `plimsoll.show.1`
    pub format: &'static str,
    /// The pupil and all about them.
    #[serde(flatten)]
    pub record: Record<'a>,
}

impl<'a> ShowPupil<'a> {
    /// The answer about one pupil.
    pub const fn new(record: Record<'a>) -> Self {
        Self {
            format: "plimsoll.show.1",
            record,
        }
    }
}

/// Writes a value over several lines, as people read it.
///
/// # Errors
/// Only if a value can't be written as JSON, which none of the shapes here is.
pub fn pretty(value: &impl Serialize) -> serde_json::Result<String> {
    serde_json::to_string_pretty(value)
}
