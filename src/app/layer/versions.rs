//! What changed: two versions of a pupil's passport or plan side by side. The versions themselves are read from the history
//! that the store gave; here is only which two, and how far down.

use crate::domain::id::PupilId;

/// Of what the versions are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VersionsOf {
    /// The passport.
    Passport,
    /// The plan.
    Plan,
}

/// What can be done there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VersionsAct {
    /// Open it for the chosen pupil: of the plan in its pane, of the passport elsewhere.
    Open,
    /// The next newer version as the newer one.
    Up,
    /// The version before as the newer one.
    Down,
    /// The version before the older one as the older one.
    Back,
    /// The version after the older one as the older one.
    Forward,
    /// The newest, against what was in force on the day of the last review.
    SinceReview,
    /// A page of differences down.
    PageDown,
    /// A page of differences up.
    PageUp,
    /// Back to the panes.
    Close,
}

/// Which two versions are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Versions {
    /// Whose.
    pub pupil: PupilId,
    /// Of what.
    pub of: VersionsOf,
    /// The newer one: its place among all versions, the newest at 0.
    pub newer: usize,
    /// The older one; always after the newer.
    pub older: usize,
    /// The first line of the differences that is shown.
    pub top: usize,
}

impl Versions {
    /// The newest and the one before, until something better is known.
    pub const fn of(pupil: PupilId, of: VersionsOf) -> Self {
        Self {
            pupil,
            of,
            newer: 0,
            older: 1,
            top: 0,
        }
    }

    /// Compares these two, as far as there are so many versions; the older is always older.
    pub fn compare(&mut self, newer: usize, older: usize, count: usize) {
        let last = count.saturating_sub(1);
        self.newer = newer.min(last.saturating_sub(1));
        self.older = older.clamp(self.newer + 1, last.max(self.newer + 1));
        self.top = 0;
    }

    /// Takes a newer one some places on: down is back in time, and takes the older with it where they would meet.
    pub fn move_newer(&mut self, by: isize, count: usize) {
        self.compare(self.newer.saturating_add_signed(by), self.older, count);
    }

    /// Takes an older one some places on.
    pub fn move_older(&mut self, by: isize, count: usize) {
        self.compare(self.newer, self.older.saturating_add_signed(by), count);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn going_back_takes_the_older_one_along() {
        let mut versions = Versions::of(PupilId::from_bytes([1; 16]), VersionsOf::Plan);
        versions.move_newer(1, 4);
        assert_eq!((versions.newer, versions.older), (1, 2));
        versions.move_older(1, 4);
        assert_eq!((versions.newer, versions.older), (1, 3));
        versions.move_newer(5, 4);
        assert_eq!(
            (versions.newer, versions.older),
            (2, 3),
            "there is always one to compare with"
        );
        versions.move_older(-5, 4);
        assert_eq!((versions.newer, versions.older), (2, 3));
    }

    proptest! {
        #[test]
        fn the_older_is_always_older(moves in prop::collection::vec((any::<bool>(), -3isize..4), 0..20), count in 0usize..6) {
            let mut versions = Versions::of(PupilId::from_bytes([1; 16]), VersionsOf::Passport);
            for (newer, by) in moves {
                if newer {
                    versions.move_newer(by, count);
                } else {
                    versions.move_older(by, count);
                }
                prop_assert!(versions.newer < versions.older);
                prop_assert!(count < 2 || versions.older < count);
            }
        }
    }
}
