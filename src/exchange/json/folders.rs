//! A school's records sorted by pupil, so that what belongs to one can be taken out at once and nothing of another with it.

use super::{
    ActionJson, ClockJson, ConcernJson, EntryJson, PassportJson, PlanJson, PupilJson, Record,
    ReviewJson, TalkJson,
};
use crate::domain::clock::Clock;
use crate::domain::concern::Concern;
use crate::domain::delivery::Entry;
use crate::domain::id::PupilId;
use crate::domain::pupil::Pupil;
use crate::domain::review::{ActionPoint, Review};
use crate::domain::school::School;
use crate::domain::talk::Talk;
use chrono::NaiveDate;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// The records of a school, pupil by pupil.
#[derive(Debug)]
pub struct Folders<'a> {
    school: &'a School,
    concerns: BTreeMap<PupilId, Vec<&'a Concern>>,
    talks: BTreeMap<PupilId, Vec<&'a Talk>>,
    clocks: BTreeMap<PupilId, Vec<&'a Clock>>,
    reviews: BTreeMap<PupilId, Vec<&'a Review>>,
    actions: BTreeMap<PupilId, Vec<&'a ActionPoint>>,
}

impl<'a> Folders<'a> {
    /// Sorts a school's records.
    pub fn of(school: &'a School) -> Self {
        Self {
            school,
            concerns: sorted(school.concerns.values(), |one| (one.pupil, one.raised)),
            talks: sorted(school.talks.values(), |one| (one.pupil, one.on)),
            clocks: sorted(school.clocks.values(), |one| (one.pupil, one.start)),
            reviews: sorted(school.reviews.values(), |one| (one.pupil, held_on(one))),
            actions: sorted(school.actions.values(), |one| (one.pupil, one.by)),
        }
    }

    /// A pupil's concerns, newest first.
    pub fn concerns(&self, pupil: PupilId) -> &[&'a Concern] {
        self.concerns.get(&pupil).map_or(&[], Vec::as_slice)
    }

    /// Talks with a pupil's family, newest first.
    pub fn talks(&self, pupil: PupilId) -> &[&'a Talk] {
        self.talks.get(&pupil).map_or(&[], Vec::as_slice)
    }

    /// A pupil's clocks, newest first.
    pub fn clocks(&self, pupil: PupilId) -> &[&'a Clock] {
        self.clocks.get(&pupil).map_or(&[], Vec::as_slice)
    }

    /// A pupil's reviews, newest first; one without a day comes last.
    pub fn reviews(&self, pupil: PupilId) -> &[&'a Review] {
        self.reviews.get(&pupil).map_or(&[], Vec::as_slice)
    }

    /// Action points for a pupil, the last to be done first.
    pub fn actions(&self, pupil: PupilId) -> &[&'a ActionPoint] {
        self.actions.get(&pupil).map_or(&[], Vec::as_slice)
    }

    /// Everything about one pupil, with these entries.
    pub fn record(&self, pupil: &'a Pupil, entries: &'a [Entry]) -> Record<'a> {
        let (id, year) = (pupil.id, pupil.roll.year);
        let concerns = self.concerns(id).iter();
        let talks = self.talks(id).iter();
        let clocks = self.clocks(id).iter();
        let reviews = self.reviews(id).iter();
        let actions = self.actions(id).iter();
        Record {
            pupil: PupilJson::new(pupil),
            passport: self.school.passports.get(&id).map(PassportJson::new),
            plan: self.school.plans.get(&id).map(PlanJson::new),
            concerns: concerns.map(|one| ConcernJson::new(one)).collect(),
            talks: talks.map(|one| TalkJson::new(one)).collect(),
            clocks: clocks.map(|one| ClockJson::new(one, year)).collect(),
            reviews: reviews.map(|one| ReviewJson::new(one)).collect(),
            actions: actions.map(|one| ActionJson::new(one)).collect(),
            entries: entries.iter().map(EntryJson::new).collect(),
        }
    }
}

/// The day a review was held or, until then, is planned for.
fn held_on(review: &Review) -> Option<NaiveDate> {
    let held = review.outcome.as_ref().map(|outcome| outcome.on);
    held.or(review.planned)
}

/// By pupil, newest first; those of one day stay in the order of their identity.
fn sorted<'a, T, D: Ord>(
    records: impl Iterator<Item = &'a T>,
    of: impl Fn(&T) -> (PupilId, D),
) -> BTreeMap<PupilId, Vec<&'a T>> {
    let mut folders: BTreeMap<PupilId, Vec<&'a T>> = BTreeMap::new();
    for record in records {
        folders.entry(of(record).0).or_default().push(record);
    }
    for folder in folders.values_mut() {
        folder.sort_by_key(|record| Reverse(of(record).1));
    }
    folders
}
