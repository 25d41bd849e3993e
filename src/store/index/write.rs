//! Taking a change into the index: everything it means, in one batch, together with how far the index has come.

use super::cell::Staged;
use super::history::Read;
use super::{Index, TRACES, key, summary};
use crate::domain::change::{Part, Put};
use crate::domain::delivery::Entry;
use crate::domain::id::{EntryId, PupilId, ReviewId};
use crate::domain::review::{Answered, Review};
use crate::domain::summary::{RECENT, Recent};
use crate::domain::time::When;
use crate::store::history::is_confidential;
use crate::store::journal::frame::Hash;
use crate::store::records::{Counts, Log, Mark, Meta, Standing, Stored, Trace};
use crate::store::standing::{Amends, Doings, doings};
use crate::store::{Cursor, Receipt, error::StoreError};
use std::collections::BTreeSet;

/// After so many changes the index is handed to the system.
const FLUSH_EVERY: u64 = 256;

impl Index {
    /// Takes in a change of the journal.
    pub(in crate::store) fn apply(
        &mut self,
        (change, shut): Read<'_>,
        trace: Trace,
        hash: Hash,
    ) -> Result<Receipt, StoreError> {
        if trace.segment > self.meta.place.segment && self.meta.place.seq > 0 {
            // Without room for it now, packing waits for the next segment; only damage cannot wait.
            if let Err(error) = self.pack_up()
                && error.heals()
            {
                return Err(error);
            }
        }
        let mut staged = Staged::default();
        let mut counts = self.meta.counts;
        for part in &change.parts {
            self.stage_part(part, &mut staged, &mut counts)?;
        }
        let mut summaries = Vec::new();
        for (pupil, doings) in doings(change) {
            let log = self.stage_log(pupil, &doings, &mut staged, &mut counts)?;
            summaries.push((pupil, summary(&log)));
        }
        self.stage_history((change, shut), trace, &mut staged, &mut counts)?;
        if is_confidential(change, shut) {
            self.stage_confidential(trace, &mut staged, &mut counts)?;
        }
        counts.changes += 1;
        if !change.only_looks() {
            staged.put(key::trace(trace.seq, TRACES), &trace)?;
        }
        let meta = Meta {
            place: trace,
            hash,
            counts,
        };
        staged.put(key::meta(), &meta)?;
        self.cells.commit(staged)?;
        self.meta = meta;
        // So that after a kill no more than these are taken in again.
        if counts.changes.is_multiple_of(FLUSH_EVERY) {
            self.cells.flush()?;
        }
        Ok(Receipt {
            seq: trace.seq,
            summaries,
        })
    }

    fn stage_part(
        &self,
        part: &Part,
        staged: &mut Staged,
        counts: &mut Counts,
    ) -> Result<(), StoreError> {
        match part {
            Part::Settings(put) => match &put.after {
                Some(settings) => staged.put(key::settings(), settings)?,
                None => staged.remove(key::settings()),
            },
            Part::Pupil(put) => {
                let key = put_key(put, |pupil| key::of(key::PUPILS, pupil.id));
                self.stage_put(key, put, staged, &mut counts.pupils)?;
            }
            Part::Passport(put) => {
                let key = put_key(put, |one| key::of(key::PASSPORTS, one.pupil));
                self.stage_put(key, put, staged, &mut counts.passports)?;
            }
            Part::Plan(put) => {
                let key = put_key(put, |plan| key::of(key::PLANS, plan.pupil));
                self.stage_put(key, put, staged, &mut counts.plans)?;
            }
            Part::Concern(put) => {
                let key = put_key(put, |one| key::one(key::CONCERNS, one.id.bytes()));
                self.stage_put(key, put, staged, &mut counts.concerns)?;
            }
            Part::Talk(put) => {
                let key = put_key(put, |talk| key::one(key::TALKS, talk.id.bytes()));
                self.stage_put(key, put, staged, &mut counts.talks)?;
            }
            Part::Clock(put) => {
                let key = put_key(put, |clock| key::one(key::CLOCKS, clock.id.bytes()));
                self.stage_put(key, put, staged, &mut counts.clocks)?;
            }
            Part::Library(put) => {
                let key = put_key(put, |line| key::line(&line.key));
                self.stage_put(key, put, staged, &mut counts.library)?;
            }
            Part::Review(put) => {
                let key = put_key(put, |review| review_key(review.id));
                self.stage_put(key, put, staged, &mut counts.reviews)?;
            }
            Part::Answer(answered) => self.stage_answer(answered, staged)?,
            Part::Action(put) => {
                let key = put_key(put, |one| key::one(key::ACTIONS, one.id.bytes()));
                self.stage_put(key, put, staged, &mut counts.actions)?;
            }
            // What was looked at is in the journal alone. Of confidential notes only where they lie is kept; who may, reads
            // them there. Entries make up the logs, which are taken in as a whole.
            Part::Seen(_) | Part::Confidential(_) | Part::Entry(_) | Part::Withdraw(_) => {}
        }
        Ok(())
    }

    fn stage_put<T: Stored>(
        &self,
        key: Option<Vec<u8>>,
        put: &Put<T>,
        staged: &mut Staged,
        count: &mut u64,
    ) -> Result<(), StoreError> {
        let Some(key) = key else { return Ok(()) };
        let there = match staged.says(&key) {
            Some(there) => there,
            None => self.cells.has(&key)?,
        };
        if let Some(after) = &put.after {
            *count += u64::from(!there);
            staged.put(key, after)?;
        } else {
            *count = count.saturating_sub(u64::from(there));
            staged.remove(key);
        }
        Ok(())
    }

    /// Takes an answer into its review, as the batch has that by now. One of a review that is not there is nobody's: a
    /// damaged journal can have lost that.
    fn stage_answer(&self, answered: &Answered, staged: &mut Staged) -> Result<(), StoreError> {
        let key = review_key(answered.review);
        let held: Option<Review> = match staged.says(&key) {
            Some(_) => staged.get(&key)?,
            None => self.cells.get(&key)?,
        };
        let Some(mut review) = held else {
            return Ok(());
        };
        review.take(answered);
        staged.put(key, &review)
    }

    fn stage_log(
        &self,
        pupil: PupilId,
        doings: &Doings<'_>,
        staged: &mut Staged,
        counts: &mut Counts,
    ) -> Result<Log, StoreError> {
        let held = self.log(pupil)?;
        counts.logs += u64::from(held.is_none());
        let old = held.unwrap_or_default();
        let mut log = old.clone();
        for entry in &doings.entries {
            let key = key::entry(pupil, &Cursor::of(entry));
            if staged.says(&key).is_none() && !self.cells.has(&key)? {
                log.open += 1;
                log.entries += 1;
                counts.entries += 1;
            }
            staged.put(key, *entry)?;
        }
        if self.plain(pupil, &old, doings)? {
            log.total += log.entries - old.entries;
            for entry in &doings.entries {
                take_in(&mut log.recent, entry);
            }
        } else {
            self.stage_amends(pupil, (&old, &mut log), doings, staged)?;
        }
        staged.put(key::of(key::LOGS, pupil), &log)?;
        Ok(log)
    }

    /// Whether the new entries all stand and change nothing about older ones.
    fn plain(&self, pupil: PupilId, log: &Log, doings: &Doings<'_>) -> Result<bool, StoreError> {
        if !doings.amends.is_empty() {
            return Ok(false);
        }
        if log.amends > 0 {
            for entry in &doings.entries {
                if self.cells.any(&key::amends(pupil, entry.id))? {
                    return Ok(false);
                }
            }
        }
        Ok(true)
    }

    /// Works a log's summary out anew, under the withdrawals and corrections that will be there.
    fn stage_amends(
        &self,
        pupil: PupilId,
        (old, log): (&Log, &mut Log),
        doings: &Doings<'_>,
        staged: &mut Staged,
    ) -> Result<(), StoreError> {
        let before = self.amends(pupil, old)?;
        let mut amends = before.clone();
        for amend in &doings.amends {
            log.amends += u32::from(amends.add(*amend));
            staged.put(key::amend(pupil, *amend), &Mark)?;
        }
        let mut reading = self.reading(pupil, old, None)?;
        for entry in &doings.entries {
            reading.wait_for((*entry).clone());
        }
        log.recent = newest(&mut reading, &amends)?;
        let mut older = self.reading(pupil, old, None)?;
        let turned = among(&mut older, amends.turned(&before))?;
        let (up, down): (Vec<EntryId>, Vec<EntryId>) =
            turned.into_iter().partition(|entry| amends.stands(*entry));
        let mut new = self.fresh(pupil, doings)?;
        new.retain(|entry| amends.stands(*entry));
        let risen = old.total + count(up.len()) + count(new.len());
        log.total = risen.saturating_sub(count(down.len()));
        Ok(())
    }

    /// The new entries that are not there already.
    fn fresh(&self, pupil: PupilId, doings: &Doings<'_>) -> Result<BTreeSet<EntryId>, StoreError> {
        let mut fresh = BTreeSet::new();
        for entry in &doings.entries {
            if !self.cells.has(&key::entry(pupil, &Cursor::of(entry)))? {
                fresh.insert(entry.id);
            }
        }
        Ok(fresh)
    }
}

/// Those of the wanted entries that are there: what was withdrawn or corrected may have been lost with a damaged change.
/// Reads no further than to the last of them.
pub(super) fn among(
    reading: &mut super::read::Reading<'_>,
    mut wanted: BTreeSet<EntryId>,
) -> Result<Vec<EntryId>, StoreError> {
    let mut found = Vec::new();
    while !wanted.is_empty() {
        let Some(entry) = reading.next_entry()? else {
            break;
        };
        found.extend(wanted.take(&entry.id));
    }
    Ok(found)
}

/// A number as a log counts.
pub(super) fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// The newest entries that stand, as a summary keeps them.
pub(super) fn newest(
    reading: &mut super::read::Reading<'_>,
    amends: &Amends,
) -> Result<Vec<Standing>, StoreError> {
    let mut recent = Vec::with_capacity(RECENT);
    while recent.len() < RECENT {
        let Some(entry) = reading.next_entry()? else {
            break;
        };
        if amends.stands(entry.id) {
            recent.push(standing(&entry));
        }
    }
    Ok(recent)
}

/// Puts a new entry in its place among the newest.
fn take_in(recent: &mut Vec<Standing>, entry: &Entry) {
    let new = standing(entry);
    recent.retain(|other| other.recent.id != entry.id);
    let place = recent.partition_point(|other| rank(other) > rank(&new));
    recent.insert(place, new);
    recent.truncate(RECENT);
}

fn rank(standing: &Standing) -> Cursor {
    let When { date, period } = standing.recent.when;
    Cursor {
        date,
        period: period.unwrap_or(u8::MAX),
        logged: standing.logged.utc,
        id: standing.recent.id,
    }
}

fn standing(entry: &Entry) -> Standing {
    Standing {
        recent: Recent {
            id: entry.id,
            when: entry.when,
            outcome: entry.outcome,
        },
        logged: entry.logged.at,
    }
}

fn review_key(review: ReviewId) -> Vec<u8> {
    key::one(key::REVIEWS, review.bytes())
}

fn put_key<T>(put: &Put<T>, key: impl Fn(&T) -> Vec<u8>) -> Option<Vec<u8>> {
    put.either().map(key)
}
