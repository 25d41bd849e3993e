//! Assess, the first step of a cycle: sources that were consulted, strengths and barriers (CoP 6.45-6.47).

use super::code_set::code_set;
use super::measure::{Scale, Value};
use chrono::NaiveDate;

code_set! {
    /// A kind of source (CoP 6.45-6.47).
    pub enum SourceKind {
        /// Progress and attainment.
        Progress = 0, "progress", "Progress and attainment";
        /// A baseline.
        Baseline = 1, "baseline", "Baseline";
        /// What the pupil says.
        PupilView = 2, "pupil", "Pupil's view";
        /// What the parents say.
        ParentView = 3, "parent", "Parent's view";
        /// Attendance and behaviour.
        Attendance = 4, "attendance", "Attendance and behaviour";
        /// What came with the pupil from where they were before.
        Transition = 5, "transition", "Transition information";
        /// A concern of staff.
        StaffConcern = 6, "concern", "Staff concern";
        /// A standardised test.
        Test = 7, "test", "Standardised test";
        /// A screening.
        Screening = 8, "screening", "Screening";
        /// A report of a specialist or from health.
        Report = 9, "report", "Specialist or medical report";
        /// Comparison with peers.
        Peers = 10, "peers", "Comparison with peers";
    }
}

/// A score with the scale it is read on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Score {
    /// The scale.
    pub scale: Scale,
    /// The value.
    pub value: Value,
}

/// One source that was consulted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// What kind.
    pub kind: SourceKind,
    /// The day of the finding.
    pub on: NaiveDate,
    /// What was found.
    pub finding: String,
    /// The score, where there is one.
    pub score: Option<Score>,
}

/// What was found out before planning: strengths first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Assessment {
    /// What the pupil does well.
    pub strengths: Vec<String>,
    /// Sources consulted.
    pub sources: Vec<Source>,
    /// What stands in the way.
    pub barriers: Vec<String>,
}
