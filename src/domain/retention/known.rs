//! What the records of one pupil are called: their identities, by which what is kept beside the record is found.

use crate::domain::draft::DraftKey;
use crate::domain::id::PupilId;
use crate::domain::school::School;
use std::collections::BTreeSet;

/// The end of an identity; a form folds the place in a list into its first byte.
type Tail = [u8; 15];

/// The identities of everything that is about one pupil.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Known(BTreeSet<Tail>);

impl Known {
    /// All that the school has of a pupil.
    pub fn of(school: &School, pupil: PupilId) -> Self {
        let mut ids = vec![pupil.bytes()];
        let of = |whose: PupilId| whose == pupil;
        let concerns = school.concerns.values().filter(|one| of(one.pupil));
        ids.extend(concerns.map(|one| one.id.bytes()));
        let talks = school.talks.values().filter(|one| of(one.pupil));
        ids.extend(talks.map(|one| one.id.bytes()));
        let clocks = school.clocks.values().filter(|one| of(one.pupil));
        ids.extend(clocks.map(|one| one.id.bytes()));
        let reviews = school.reviews.values().filter(|one| of(one.pupil));
        ids.extend(reviews.map(|one| one.id.bytes()));
        let actions = school.actions.values().filter(|one| of(one.pupil));
        ids.extend(actions.map(|one| one.id.bytes()));
        let notes = school.confidential.values().filter(|one| of(one.pupil));
        ids.extend(notes.map(|one| one.id.bytes()));
        if let Some(passport) = school.passports.get(&pupil) {
            ids.extend(passport.strategies.iter().map(|one| one.id.bytes()));
        }
        if let Some(plan) = school.plans.get(&pupil) {
            ids.extend(plan.targets.iter().map(|one| one.id.bytes()));
            ids.extend(plan.provision.iter().map(|one| one.id.bytes()));
        }
        Self(ids.into_iter().filter_map(tail).collect())
    }

    /// Whether a draft is about any of it.
    pub fn has(&self, draft: &DraftKey) -> bool {
        tail(draft.subject).is_some_and(|tail| self.0.contains(&tail))
    }
}

fn tail(id: [u8; 16]) -> Option<Tail> {
    id.last_chunk::<15>().copied()
}
