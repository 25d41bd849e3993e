//! Concerns: what comes before the register. Who is worried, what was seen, what was tried, whether the parents were told,
//! and what was decided.

use super::code_set::code_set;
use super::codes::Area;
use super::id::{ConcernId, PupilId};
use super::talk::Channel;
use chrono::NaiveDate;

code_set! {
    /// What was decided about a concern.
    pub enum Decision {
        /// Teaching is adjusted, and it is looked at again.
        Watch = 0, "watch", "Adjust teaching and watch";
        /// More is found out first.
        Assess = 1, "assess", "Assess further";
        /// The pupil gets SEN support.
        Register = 2, "register", "SEN support";
        /// A specialist is asked.
        Advice = 3, "advice", "Ask a specialist";
        /// Nothing further is needed.
        Close = 4, "close", "No further action";
    }
}

/// What was decided, when and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decided {
    /// The day.
    pub on: NaiveDate,
    /// What.
    pub decision: Decision,
    /// Why.
    pub why: String,
}

/// That the parents were told of a concern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// The day.
    pub on: NaiveDate,
    /// How.
    pub how: Channel,
    /// What they said.
    pub response: String,
}

/// A concern about a pupil.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Concern {
    /// Identity.
    pub id: ConcernId,
    /// About whom.
    pub pupil: PupilId,
    /// The day it was raised.
    pub raised: NaiveDate,
    /// Who is worried.
    pub by: String,
    /// The area it looks like, where one can be said.
    pub area: Option<Area>,
    /// What was seen.
    pub seen: String,
    /// What was tried, and what came of it.
    pub tried: String,
    /// Whether and how the parents were told.
    pub told: Option<Told>,
    /// What was decided; an open concern has nothing.
    pub decided: Option<Decided>,
}
