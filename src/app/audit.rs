//! The record of who did what as a list: what can be done with it.

use crate::domain::audit::Filter;

/// What can be done with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AuditAct {
    /// Open it, with everything in it.
    Open,
    /// Offer the values that it can be filtered by, or ask for one.
    Choose(By),
    /// Show what this filter takes.
    Show(Box<Filter>),
    /// Show everything again.
    Clear,
}

/// What it can be filtered by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// About whom.
    Pupil,
    /// By whom.
    Person,
    /// On which days.
    Days,
    /// What was done.
    Kind,
}
