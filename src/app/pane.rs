//! The four panes, and places one can be taken to.

use crate::domain::id::ProvisionId;

/// One of the four panes, in the order of their numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Pane {
    /// The pupil list.
    Pupils,
    /// The passport.
    Passport,
    /// The plan.
    Plan,
    /// The delivery log.
    Log,
}

impl Pane {
    /// All four.
    pub const ALL: [Self; 4] = [Self::Pupils, Self::Passport, Self::Plan, Self::Log];

    /// Its title.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Pupils => "pupils",
            Self::Passport => "passport",
            Self::Plan => "plan",
            Self::Log => "log",
        }
    }

    /// Its place from 0.
    pub const fn index(self) -> usize {
        match self {
            Self::Pupils => 0,
            Self::Passport => 1,
            Self::Plan => 2,
            Self::Log => 3,
        }
    }

    /// The next one, round and round.
    pub const fn next(self) -> Self {
        match self {
            Self::Pupils => Self::Passport,
            Self::Passport => Self::Plan,
            Self::Plan => Self::Log,
            Self::Log => Self::Pupils,
        }
    }

    /// The one before, round and round.
    pub const fn previous(self) -> Self {
        match self {
            Self::Pupils => Self::Log,
            Self::Passport => Self::Pupils,
            Self::Plan => Self::Passport,
            Self::Log => Self::Plan,
        }
    }
}

/// Where to go for a pupil.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spot {
    /// A pane.
    Pane(Pane),
    /// This row of provision, in the plan.
    Provision(ProvisionId),
    /// The pupil's file.
    File,
}
