//! An invented school to look round in: pupils and their families, passports and plans in their versions, concerns, talks,
//! reviews, statutory dates and a delivery log, all from one seed.
//!
//! Pure and the same on every machine: no clock, no disk, no chance but the seeded dice. Every name and sentence in it is
//! invented; nothing in it may be taken for a real child, and it knows nothing of stores or screens.

mod actions;
mod agreed;
mod assess;
mod blocks;
mod cast;
mod clocks;
mod concerns;
mod days;
mod diary;
mod dice;
mod earlier;
mod family;
mod figures;
mod heard;
mod history;
mod library;
mod log;
mod minutes;
mod names;
mod passports;
mod phrases;
mod plans;
mod provided;
mod readings;
mod record;
mod register;
mod reviews;
mod roll;
mod sayings;
mod staff;
mod stories;
mod strands;
mod talks;
mod targets;
mod timetable;
mod versions;

use crate::domain::change::Change;
use crate::domain::time::Moment;
use cast::cast;
use dice::Dice;
use log::Log;
use record::record;
use std::iter::Peekable;

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

/// The school as a stream of changes in the order of time: its settings and pupils first, then passports, plans and what else
/// staff wrote down, each on its day, among the sessions they logged.
///
/// The set-up carries the stamp of the morning the school began to write things down. Memory grows with the pupils, never
/// with the entries.
pub fn school(wish: &Wish) -> impl Iterator<Item = Change> + use<> {
    let mut dice = Dice::new(wish.seed);
    let mut beside = Dice::beside(wish.seed);
    let mut cast = cast(&mut dice, &mut beside, wish);
    let mut reviewing = Dice::reviewing(wish.seed);
    let record = record((&mut beside, &mut reviewing), &mut cast, wish.today);
    Merged {
        record: record.into_iter().peekable(),
        log: Log::new(dice, cast).peekable(),
    }
}

/// Two streams of changes as one, in the order of time; what was written down at the time of an entry comes before it.
struct Merged<R: Iterator<Item = Change>, L: Iterator<Item = Change>> {
    record: Peekable<R>,
    log: Peekable<L>,
}

impl<R: Iterator<Item = Change>, L: Iterator<Item = Change>> Iterator for Merged<R, L> {
    type Item = Change;

    fn next(&mut self) -> Option<Change> {
        match (self.record.peek(), self.log.peek()) {
            (Some(written), Some(logged)) if written.stamp.at > logged.stamp.at => self.log.next(),
            (Some(_), _) => self.record.next(),
            (None, _) => self.log.next(),
        }
    }
}

#[cfg(test)]
mod content_tests;
#[cfg(test)]
mod record_tests;
#[cfg(test)]
mod review_tests;
#[cfg(test)]
mod tests;
