//! The JSON that `show --json`, `find --json` and `export --format json` write. The names of members and the words in them are
//! promised (docs/json.md): they may grow, never change. The domain's own types stay free to.

mod action;
mod answer;
mod audit;
mod clock;
mod concern;
mod entry;
mod find;
mod folders;
mod library;
mod measure;
mod passport;
mod plan;
mod provision;
mod pupil;
mod review;
mod school;
mod talk;

pub(super) mod words {
    //! The promised words, for the tables too.
    pub(in crate::exchange) use super::answer::is_private;
    pub(in crate::exchange) use super::entry::{independence, rating, reason};
}

pub use action::ActionJson;
pub use audit::{AuditAnswer, ConfidentialJson};
pub use clock::ClockJson;
pub use concern::ConcernJson;
pub use entry::EntryJson;
pub use find::{FindAnswer, FindHit};
pub use folders::Folders;
pub use library::LibraryJson;
pub use passport::PassportJson;
pub use plan::PlanJson;
pub use pupil::PupilJson;
pub use review::ReviewJson;
pub use school::SchoolJson;
pub use talk::TalkJson;

use serde::Serialize;

/// Everything about one pupil; [`Folders`] puts it together.
#[derive(Debug, Serialize)]
pub struct Record<'a> {
    /// The pupil.
    pub pupil: PupilJson<'a>,
    /// The passport, where there is one.
    pub passport: Option<PassportJson<'a>>,
    /// The plan of the newest cycle.
    pub plan: Option<PlanJson<'a>>,
    /// Concerns, newest first.
    pub concerns: Vec<ConcernJson<'a>>,
    /// Talks with the family, newest first.
    pub talks: Vec<TalkJson<'a>>,
    /// Runs of statutory dates, newest first.
    pub clocks: Vec<ClockJson<'a>>,
    /// Reviews, newest first.
    pub reviews: Vec<ReviewJson<'a>>,
    /// Action points, the last to be done first.
    pub actions: Vec<ActionJson<'a>>,
    /// Entries that stand, newest first.
    pub entries: Vec<EntryJson<'a>>,
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
