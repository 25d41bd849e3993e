//! The versions of a pupil's passport or plan, read out of the history of the record, and what differs between two.

use crate::app::layer::versions::{Versions, VersionsOf};
use crate::app::state::State;
use crate::domain::change::{Act, Change, Part};
use crate::domain::compare::{self, Difference};
use crate::domain::passport::Passport;
use crate::domain::plan::Plan;
use crate::domain::staff::Stamp;
use chrono::NaiveDate;

/// One version.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Version<'a> {
    /// Who wrote it, and when.
    pub stamp: &'a Stamp,
    /// By what kind of act.
    pub act: Act,
    /// What it says.
    pub record: Written<'a>,
}

/// What a version says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Written<'a> {
    /// A passport.
    Passport(&'a Passport),
    /// A plan.
    Plan(&'a Plan),
}

impl Written<'_> {
    /// A passport's version or a plan's cycle.
    pub const fn number(self) -> u32 {
        match self {
            Self::Passport(passport) => passport.version,
            Self::Plan(plan) => plan.cycle,
        }
    }

    /// Whether anybody has agreed to it.
    pub const fn is_agreed(self) -> bool {
        match self {
            Self::Passport(passport) => passport.agreed.is_some(),
            Self::Plan(plan) => !plan.agreements.is_empty(),
        }
    }

    /// What it is called: `version 3, agreed`, `draft 4`, `cycle 2`.
    pub fn title(self) -> String {
        let agreed = if self.is_agreed() { ", agreed" } else { "" };
        match self {
            Self::Passport(passport) if passport.agreed.is_none() => {
                format!("draft {}", passport.version)
            }
            Self::Passport(passport) => format!("version {}{agreed}", passport.version),
            Self::Plan(plan) => format!("cycle {}{agreed}", plan.cycle),
        }
    }
}

impl Version<'_> {
    /// The day it was written.
    pub fn on(&self) -> NaiveDate {
        self.stamp.at.today()
    }
}

/// The versions that a layer is about, newest first; `None` until the history of that pupil is there.
pub fn versions<'a>(state: &'a State, layer: &Versions) -> Option<Vec<Version<'a>>> {
    let (pupil, history) = state.history.as_ref()?;
    (*pupil == layer.pupil).then(|| list(history, layer.of))
}

/// The versions in a history, newest first.
pub fn list(history: &[Change], of: VersionsOf) -> Vec<Version<'_>> {
    let versions = history.iter().flat_map(|change| {
        let written = change
            .parts
            .iter()
            .rev()
            .filter_map(move |part| written(part, of));
        written.map(|record| Version {
            stamp: &change.stamp,
            act: change.act,
            record,
        })
    });
    versions.collect()
}

fn written(part: &Part, of: VersionsOf) -> Option<Written<'_>> {
    match (part, of) {
        (Part::Passport(put), VersionsOf::Passport) => put.after.as_ref().map(Written::Passport),
        (Part::Plan(put), VersionsOf::Plan) => put.after.as_ref().map(Written::Plan),
        _ => None,
    }
}

/// The two that are compared at first: the newest that was agreed (or the newest) and the last state of the version or
/// cycle before it; within a first version, the state before.
pub fn at_first(versions: &[Version<'_>]) -> (usize, usize) {
    let agreed = versions
        .iter()
        .position(|version| version.record.is_agreed());
    let newer = agreed.unwrap_or(0);
    let number = versions
        .get(newer)
        .map_or(0, |version| version.record.number());
    let older = versions
        .iter()
        .position(|version| version.record.number() < number);
    (
        newer,
        older.filter(|older| *older > newer).unwrap_or(newer + 1),
    )
}

/// The version that was in force on a day: the newest that had been written by then.
pub fn in_force(versions: &[Version<'_>], on: NaiveDate) -> Option<usize> {
    versions.iter().position(|version| version.on() <= on)
}

/// What differs between the two versions a layer compares; `None` where there are not two.
pub fn differences(state: &State, layer: &Versions) -> Option<Vec<Difference>> {
    let versions = versions(state, layer)?;
    let (newer, older) = (versions.get(layer.newer)?, versions.get(layer.older)?);
    Some(match (older.record, newer.record) {
        (Written::Passport(older), Written::Passport(newer)) => {
            compare::passports(older, newer, state.template())
        }
        (Written::Plan(older), Written::Plan(newer)) => compare::plans(older, newer),
        (Written::Passport(_), Written::Plan(_)) | (Written::Plan(_), Written::Passport(_)) => {
            Vec::new()
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::change::Put;
    use crate::domain::id::{ChangeId, PupilId};
    use crate::domain::passport::Agreed;
    use crate::domain::staff::Initials;
    use crate::domain::time::Moment;

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, day).unwrap()
    }

    fn change(on: u32, version: u32, state: &str) -> Change {
        let by = Initials::parse("KB").unwrap();
        let passport = Passport {
            pupil: PupilId::from_bytes([1; 16]),
            version,
            agreed: (state == "agreed").then(|| Agreed {
                on: day(on),
                by: by.clone(),
                with: Vec::new(),
            }),
            updated: day(on),
            sections: Vec::new(),
            strategies: Vec::new(),
            access: Vec::new(),
        };
        Change {
            id: ChangeId::from_bytes([1; 16]),
            stamp: Stamp {
                by,
                at: Moment::from_local(day(on).and_hms_opt(9, 0, 0).unwrap(), 0),
            },
            act: Act::Passport,
            undoes: None,
            parts: vec![Part::Passport(Box::new(Put::new(passport)))],
        }
    }

    #[test]
    fn the_newest_agreed_is_compared_with_the_version_before_it() {
        // A draft of 3 over an agreed 2, that was a draft before, over two states of 1.
        let history = [
            (20, 3, "draft"),
            (18, 2, "agreed"),
            (17, 2, "draft"),
            (9, 1, "agreed"),
            (8, 1, "draft"),
        ]
        .map(|(on, version, state)| change(on, version, state));
        let versions = list(&history, VersionsOf::Passport);
        assert_eq!(at_first(&versions), (1, 3));
        let titles: Vec<String> = versions.iter().map(|one| one.record.title()).collect();
        assert_eq!(
            titles,
            [
                "draft 3",
                "version 2, agreed",
                "draft 2",
                "version 1, agreed",
                "draft 1"
            ]
        );
        assert_eq!(
            at_first(&versions[2..]),
            (1, 2),
            "within a first version, the state before"
        );
        assert_eq!(at_first(&versions[..1]), (0, 1));
        assert_eq!(at_first(&[]), (0, 1));
        assert_eq!(list(&history, VersionsOf::Plan), []);
    }

    #[test]
    fn the_version_in_force_is_the_newest_that_was_written_by_then() {
        let history = [(20, 3, "draft"), (18, 2, "agreed"), (9, 1, "agreed")]
            .map(|(on, version, state)| change(on, version, state));
        let versions = list(&history, VersionsOf::Passport);
        for (on, expected) in [
            (8, None),
            (9, Some(2)),
            (17, Some(2)),
            (18, Some(1)),
            (30, Some(0)),
        ] {
            assert_eq!(in_force(&versions, day(on)), expected, "{on}");
        }
    }
}
