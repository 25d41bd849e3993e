//! An invented school to look round in: pupils, passports, plans and a delivery log, all from one seed.
//!
//! Pure and the same on every machine: no clock, no disk, no chance but the seeded dice. Every name and sentence in it is
//! invented; nothing in it may be taken for a real child, and it knows nothing of stores or screens.

mod cast;
mod dice;
mod history;
mod log;
mod names;
mod passports;
mod phrases;
mod plans;
mod roll;
mod staff;
mod stories;
mod strands;
mod targets;
mod timetable;

use crate::domain::change::{Act, Change, Part, Put};
use crate::domain::id::ChangeId;
use crate::domain::staff::{Initials, Stamp};
use crate::domain::time::Moment;
use cast::{Cast, Records, cast};
use dice::Dice;
use log::Log;

/// Pupils whose records make up one change, so that no change grows large.
const AT_ONCE: usize = 20;

/// What school to invent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wish {
    /// Pupils in the record.
    pub pupils: usize,
    /// Entries in the log, exactly; a school without pupils has none.
    pub entries: usize,
    /// What the school is drawn from; the same seed and moment give the same school.
    pub seed: u64,
    /// Now: nothing is logged after it.
    pub today: Moment,
}

impl Wish {
    /// The school that is shown unless another is asked for: 60 pupils, 20,000 entries.
    pub const fn usual(today: Moment) -> Self {
        Self {
            pupils: 60,
            entries: 20_000,
            seed: 1,
            today,
        }
    }
}

/// The school as a stream of changes: its settings, its pupils with passports and plans, then the log in the order of time.
///
/// The set-up carries the stamp of the morning the log begins. Memory grows with the pupils, never with the entries.
pub fn school(wish: &Wish) -> impl Iterator<Item = Change> + use<> {
    let mut dice = Dice::new(wish.seed);
    let mut cast = cast(&mut dice, wish);
    let set_up = set_up(&mut dice, &mut cast, wish.today);
    set_up.into_iter().chain(Log::new(dice, cast))
}

/// The settings, then the records of a few pupils at a time.
fn set_up(dice: &mut Dice, cast: &mut Cast, today: Moment) -> Vec<Change> {
    let Some(stamp) = first_morning(cast, today) else {
        return Vec::new();
    };
    let settings = Part::Settings(Box::new(Put::new(cast.settings.clone())));
    let mut change = |parts| Change {
        id: ChangeId::from_bytes(dice.id()),
        stamp: stamp.clone(),
        act: Act::Demo,
        undoes: None,
        parts,
    };
    let mut changes = vec![change(vec![settings])];
    let mut records = std::mem::take(&mut cast.records).into_iter();
    loop {
        let parts: Vec<Part> = records.by_ref().take(AT_ONCE).flat_map(parts).collect();
        if parts.is_empty() {
            return changes;
        }
        changes.push(change(parts));
    }
}

/// The SENCO's stamp at eight o'clock on the first day of the log.
fn first_morning(cast: &Cast, today: Moment) -> Option<Stamp> {
    let by: Initials = cast.staff.initials(0)?.clone();
    let day = cast.history.days.first().copied();
    let day = day.unwrap_or(cast.history.recent);
    let at = Moment::from_local(day.and_hms_opt(8, 0, 0)?, today.offset);
    Some(Stamp {
        by,
        at: at.min(today),
    })
}

fn parts(records: Records) -> impl Iterator<Item = Part> {
    let passport = records
        .passport
        .map(|one| Part::Passport(Box::new(Put::new(one))));
    let plan = records.plan.map(|one| Part::Plan(Box::new(Put::new(one))));
    std::iter::once(Part::Pupil(Box::new(Put::new(records.pupil))))
        .chain(passport)
        .chain(plan)
}

#[cfg(test)]
mod content_tests;
#[cfg(test)]
mod tests;
