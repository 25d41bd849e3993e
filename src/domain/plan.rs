//! The support plan of one cycle: outcomes, targets and provision (CoP 6.48-6.51). Strategies stay in the passport.

use super::code_set::code_set;
use super::codes::Area;
use super::id::{PlanId, ProvisionId, PupilId, TargetId};
use super::measure::Measure;
use chrono::{Duration, NaiveDate};

code_set! {
    /// Where a target stands.
    pub enum TargetStatus {
        /// Being worked on.
        Active = 0, "active", "Active";
        /// Reached.
        Met = 1, "met", "Met";
        /// Reached in part.
        PartlyMet = 2, "partly-met", "Partly met";
        /// Not reached.
        NotMet = 3, "not-met", "Not met";
        /// Given up before its date.
        Withdrawn = 4, "withdrawn", "Withdrawn";
    }
}

/// One SMART target.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// Identity, kept across cycles.
    pub id: TargetId,
    /// The number it goes by in the plan, from 1.
    pub number: u8,
    /// Who will do what, in which conditions.
    pub text: String,
    /// How well or how often: when it counts as met.
    pub criterion: String,
    /// The area of need it serves.
    pub area: Option<Area>,
    /// How it is measured.
    pub measure: Measure,
    /// By when.
    pub by: NaiveDate,
    /// Where it stands.
    pub status: TargetStatus,
}

/// How much of a provision is planned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dosage {
    /// Sessions a week.
    pub sessions_a_week: u8,
    /// Minutes a session.
    pub minutes: u16,
    /// Pupils in the group; 1 is one-to-one.
    pub group_size: u8,
}

/// One row of provision: what is done, how much of it, by whom and who answers for it (CoP 6.52).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Provision {
    /// Identity.
    pub id: ProvisionId,
    /// The intervention's name.
    pub name: String,
    /// The layer of support, one of the school's own names.
    pub layer: String,
    /// How much.
    pub dosage: Dosage,
    /// Who delivers it.
    pub deliverer: String,
    /// The class or subject teacher who stays accountable.
    pub accountable: String,
    /// Place and time.
    pub place: String,
    /// First day.
    pub start: NaiveDate,
    /// Last day.
    pub end: NaiveDate,
}

impl Provision {
    /// Sessions planned from the start to `until` (inclusive), leaving out weeks in which `in_term` is false on the Monday
    /// or the day the week begins for this provision.
    pub fn planned_until(&self, until: NaiveDate, in_term: impl Fn(NaiveDate) -> bool) -> u32 {
        let last = until.min(self.end);
        let mut day = self.start;
        let mut weeks = 0;
        while day <= last {
            weeks += u32::from(in_term(day));
            day += Duration::days(7);
        }
        weeks * u32::from(self.dosage.sessions_a_week)
    }
}

/// A plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// Identity.
    pub id: PlanId,
    /// Whose.
    pub pupil: PupilId,
    /// The cycle it belongs to, from 1.
    pub cycle: u32,
    /// First day.
    pub started: NaiveDate,
    /// The last review before this cycle.
    pub last_review: Option<NaiveDate>,
    /// The next review (CoP 6.51: a clear date).
    pub review_on: NaiveDate,
    /// What will be different for the pupil.
    pub outcomes: Vec<String>,
    /// Targets in their order.
    pub targets: Vec<Target>,
    /// Provision in its order.
    pub provision: Vec<Provision>,
    /// What happens at home.
    pub home: Vec<String>,
}

impl Plan {
    /// The target with this identity.
    pub fn target(&self, id: TargetId) -> Option<&Target> {
        self.targets.iter().find(|target| target.id == id)
    }

    /// The target with this number.
    pub fn target_numbered(&self, number: u8) -> Option<&Target> {
        self.targets.iter().find(|target| target.number == number)
    }

    /// The provision with this identity.
    pub fn provision_row(&self, id: ProvisionId) -> Option<&Provision> {
        self.provision.iter().find(|row| row.id == id)
    }
}
