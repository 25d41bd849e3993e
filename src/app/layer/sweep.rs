//! The sweep: one walk down the list, two keys a pupil, saved as one change after showing what it will save.

use crate::domain::delivery::{Outcome, Rating};
use crate::domain::id::PupilId;
use crate::domain::time::When;

/// What a row of the sweep holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Cell {
    /// Nothing yet.
    #[default]
    Empty,
    /// Performance is given, participation not yet.
    Half(Rating),
    /// Complete.
    Done(Outcome),
    /// Deliberately nothing.
    Skipped,
}

/// How far the sweep has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SweepStage {
    /// Rows are being filled.
    Rating,
    /// The next key says why the row was not delivered.
    Reason,
}

/// Group entry.
#[derive(Debug, Clone, PartialEq)]
pub struct Sweep {
    /// The pupils, in the order of the list.
    pub rows: Vec<(PupilId, Cell)>,
    /// The row in hand.
    pub selected: usize,
    /// How far it has come.
    pub stage: SweepStage,
    /// When the session was.
    pub when: When,
}

impl Sweep {
    /// A sweep of these pupils.
    pub fn new(pupils: &[PupilId], when: When) -> Self {
        let rows = pupils.iter().map(|pupil| (*pupil, Cell::Empty)).collect();
        Self {
            rows,
            selected: 0,
            stage: SweepStage::Rating,
            when,
        }
    }

    /// Whether the next key is a reason.
    pub fn asks_reason(&self) -> bool {
        self.stage == SweepStage::Reason
    }

    /// Gives the row in hand a rating; the second one completes it and goes on to the next row.
    pub fn rate(&mut self, rating: Rating) {
        let cell = match self.cell() {
            Cell::Half(performance) => Cell::Done(Outcome::Delivered {
                performance,
                participation: rating,
                independence: None,
            }),
            Cell::Empty | Cell::Done(_) | Cell::Skipped => Cell::Half(rating),
        };
        self.set(cell);
        if matches!(cell, Cell::Done(_)) {
            self.go(1);
        }
    }

    /// Gives the row in hand what the row above has, and goes on; nothing happens in the first row.
    pub fn same(&mut self) {
        let above = self
            .selected
            .checked_sub(1)
            .and_then(|above| self.rows.get(above))
            .map(|row| row.1);
        if let Some(cell @ (Cell::Done(_) | Cell::Skipped)) = above {
            self.set(cell);
            self.go(1);
        }
    }

    /// Puts `cell` into the row in hand.
    pub fn set(&mut self, cell: Cell) {
        if let Some(row) = self.rows.get_mut(self.selected) {
            row.1 = cell;
        }
    }

    /// Moves by some rows, staying inside.
    pub fn go(&mut self, by: isize) {
        let last = self.rows.len().saturating_sub(1);
        self.selected = self.selected.saturating_add_signed(by).min(last);
    }

    /// The row in hand.
    pub fn cell(&self) -> Cell {
        self.rows
            .get(self.selected)
            .map_or(Cell::Empty, |row| row.1)
    }

    /// The rows that would be saved.
    pub fn done(&self) -> impl Iterator<Item = (PupilId, Outcome)> {
        self.rows.iter().filter_map(|(pupil, cell)| {
            if let Cell::Done(outcome) = cell {
                Some((*pupil, *outcome))
            } else {
                None
            }
        })
    }

    /// The first row that has one rating of two.
    pub fn half_done(&self) -> Option<usize> {
        self.rows
            .iter()
            .position(|(_, cell)| matches!(cell, Cell::Half(_)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_keys_a_pupil_and_the_same_again() {
        let pupils = [1, 2, 3].map(|n| PupilId::from_bytes([n; 16]));
        let day = chrono::NaiveDate::default();
        let mut sweep = Sweep::new(&pupils, When::day(day));
        sweep.same();
        assert_eq!(sweep.selected, 0, "there is no row above the first");
        sweep.rate(Rating::Green);
        sweep.rate(Rating::Amber);
        sweep.same();
        sweep.set(Cell::Skipped);
        let done: Vec<_> = sweep.done().collect();
        assert_eq!(done.len(), 2);
        assert_eq!(done[0].1, done[1].1);
        assert_eq!(sweep.half_done(), None);
    }
}
