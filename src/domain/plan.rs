//! The support plan of one cycle: outcomes, targets and provision (CoP 6.48-6.51). Strategies stay in the passport.

use super::assess::Assessment;
use super::code_set::code_set;
use super::codes::Area;
use super::id::{PlanId, ProvisionId, PupilId, TargetId};
use super::measure::Measure;
use super::talk::Channel;
use chrono::NaiveDate;

pub use super::provision::{Dosage, Provision};

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

code_set! {
    /// A party to a passport or a plan (CoP 6.48).
    pub enum Party {
        /// The pupil.
        Pupil = 0, "pupil", "Pupil";
        /// A parent or carer.
        Parent = 1, "parent", "Parent or carer";
        /// The class or subject teacher.
        Teacher = 2, "teacher", "Teacher";
        /// The SENCO.
        Senco = 3, "senco", "SENCO";
    }
}

impl Party {
    /// The party's name within a sentence.
    pub const fn spoken(self) -> &'static str {
        match self {
            Self::Pupil => "pupil",
            Self::Parent => "parent or carer",
            Self::Teacher => "teacher",
            Self::Senco => "SENCO",
        }
    }
}

/// That a party agreed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agreement {
    /// Which party.
    pub party: Party,
    /// Their name; may be empty.
    pub name: String,
    /// The day they agreed.
    pub on: NaiveDate,
}

/// That the parents were told of the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Notified {
    /// The day.
    pub on: NaiveDate,
    /// How.
    pub how: Channel,
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
    /// What was found out before planning.
    pub assess: Assessment,
    /// The expected impact of all of it.
    pub impact: String,
    /// That the parents were formally told (CoP 6.48).
    pub notified: Option<Notified>,
    /// Who agreed to it, and when.
    pub agreements: Vec<Agreement>,
    /// The day everyone who works with the pupil was made aware (CoP 6.51).
    pub aware: Option<NaiveDate>,
}

impl Plan {
    /// A plan with nothing in it but its dates.
    pub fn new(id: PlanId, pupil: PupilId, cycle: u32, dates: (NaiveDate, NaiveDate)) -> Self {
        Self {
            id,
            pupil,
            cycle,
            started: dates.0,
            last_review: None,
            review_on: dates.1,
            outcomes: Vec::new(),
            targets: Vec::new(),
            provision: Vec::new(),
            home: Vec::new(),
            assess: Assessment::default(),
            impact: String::new(),
            notified: None,
            agreements: Vec::new(),
            aware: None,
        }
    }

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

    /// Targets carried into the next cycle, which has these dates (its first day, its review). They keep their identity, so that
    /// their sessions go on counting; they are numbered anew and active, and one whose day has passed is due by the review.
    pub fn targets_carried(
        &self,
        goes_on: impl Fn(&Target) -> bool,
        (started, review): (NaiveDate, NaiveDate),
    ) -> Vec<Target> {
        (1..)
            .zip(self.targets.iter().filter(|target| goes_on(target)))
            .map(|(number, target)| Target {
                number,
                status: TargetStatus::Active,
                by: if target.by > started {
                    target.by
                } else {
                    review
                },
                ..target.clone()
            })
            .collect()
    }

    /// Provision carried into the next cycle, which has these dates; what came of it is asked anew.
    pub fn provision_carried(
        &self,
        goes_on: impl Fn(&Provision) -> bool,
        (started, review): (NaiveDate, NaiveDate),
    ) -> Vec<Provision> {
        let rows = self.provision.iter().filter(|row| goes_on(row));
        rows.map(|row| Provision {
            start: started,
            end: row.end.max(review),
            result: None,
            ..row.clone()
        })
        .collect()
    }
}
