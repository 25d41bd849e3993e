//! What the clocks on record say of each pupil, gathered once for all of them.

use crate::domain::calendar::academic_year;
use crate::domain::clock::{ClockKind, Step};
use crate::domain::id::PupilId;
use crate::domain::school::School;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// Pupils whose annual review or transfer is seen to by a clock, and when plans were last reviewed.
#[derive(Default)]
pub(super) struct Kept {
    /// With an annual review under way.
    reviewing: BTreeSet<PupilId>,
    /// The newest review meeting that was held.
    met: BTreeMap<PupilId, NaiveDate>,
    /// With dates for a transfer in this academic year, whether they still run or not.
    transferring: BTreeSet<PupilId>,
}

impl Kept {
    /// What the school's clocks say on `today`.
    pub(super) fn of(school: &School, today: NaiveDate) -> Self {
        let mut kept = Self::default();
        let year = academic_year(today);
        for clock in school.clocks.values() {
            match clock.kind {
                ClockKind::EhcRequest => {}
                ClockKind::AnnualReview => {
                    if clock.closed.is_none() {
                        kept.reviewing.insert(clock.pupil);
                    }
                    if let Some(met) = clock.done_on(Step::Meeting) {
                        let newest = kept.met.entry(clock.pupil).or_insert(met);
                        *newest = met.max(*newest);
                    }
                }
                ClockKind::PhaseTransfer => {
                    if academic_year(clock.start) == year {
                        kept.transferring.insert(clock.pupil);
                    }
                }
            }
        }
        kept
    }

    /// Whether a review of their plan is under way.
    pub(super) fn reviews(&self, pupil: PupilId) -> bool {
        self.reviewing.contains(&pupil)
    }

    /// The newest review meeting that was held.
    pub(super) fn met(&self, pupil: PupilId) -> Option<NaiveDate> {
        self.met.get(&pupil).copied()
    }

    /// Whether their transfer of this year is seen to.
    pub(super) fn transfers(&self, pupil: PupilId) -> bool {
        self.transferring.contains(&pupil)
    }
}
