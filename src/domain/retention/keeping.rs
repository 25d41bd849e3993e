//! What the school has settled about how long it keeps records: years, holds, proposals, and what was disposed of.

use super::{Confirmed, Hold, Proposal, Retention};
use crate::domain::id::PupilId;

/// Part of the school's settings. Nobody is named in it: who a pupil was is gone with their record.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Keeping {
    /// For how many years what is kept.
    pub retention: Retention,
    /// Records that are held back.
    pub holds: Vec<Hold>,
    /// What somebody proposes to dispose of.
    pub proposals: Vec<Proposal>,
    /// What was disposed of, by which two people and when: the school's register of disposals.
    pub disposed: Vec<Confirmed>,
}

impl Keeping {
    /// With a hold on a pupil's record.
    pub fn held(&self, hold: Hold) -> Self {
        let mut next = self.clone();
        next.holds.push(hold);
        next
    }

    /// Without a hold on this pupil's record.
    pub fn released(&self, pupil: PupilId) -> Self {
        let mut next = self.clone();
        next.holds.retain(|hold| hold.pupil != pupil);
        next
    }

    /// With a proposal, in the place of an older one about the same pupil.
    pub fn proposed(&self, proposal: Proposal) -> Self {
        let mut next = self.clone();
        next.proposals.retain(|one| one.pupil != proposal.pupil);
        next.proposals.push(proposal);
        next
    }

    /// Without a proposal about this pupil.
    pub fn withdrawn(&self, pupil: PupilId) -> Self {
        let mut next = self.clone();
        next.proposals.retain(|one| one.pupil != pupil);
        next
    }

    /// With a disposal that two people agreed to; what it leaves behind is this line alone.
    pub fn confirmed(&self, confirmed: Confirmed) -> Self {
        let mut next = self.withdrawn(confirmed.pupil);
        next.disposed.push(confirmed);
        next
    }

    /// Whose record was disposed of here and was not before.
    pub fn newly_disposed<'a>(
        &'a self,
        before: Option<&'a Self>,
    ) -> impl Iterator<Item = PupilId> + 'a {
        let known = move |one: &&Confirmed| {
            before.is_some_and(|before| before.disposed.iter().any(|old| old.pupil == one.pupil))
        };
        let new = self.disposed.iter().filter(move |one| !known(one));
        new.map(|one| one.pupil)
    }
}
