//! The disposal list as a layer: what was due on the day it was made, and the row in hand.

use crate::domain::id::PupilId;
use crate::domain::retention::{HoldWhy, Keeping, Row, list, undated};
use crate::domain::school::School;
use chrono::NaiveDate;

/// What can be done in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DisposalAct {
    /// Open it.
    Open,
    /// Take the row at this place in hand.
    Row(usize),
    /// Go so many rows on.
    Scroll(i16),
    /// Propose that the record in hand goes.
    Propose,
    /// Ask before the record in hand is disposed of.
    Confirm,
    /// Dispose of this pupil's record, as the other one had proposed.
    ConfirmNow(PupilId),
    /// Ask why the record in hand is held.
    Hold,
    /// Hold this pupil's record back.
    HoldNow(PupilId, HoldWhy),
    /// Take the hold off the record in hand.
    Release,
    /// Take the proposal about the record in hand back.
    Withdraw,
    /// Leave the list.
    Close,
}

/// The list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Disposal {
    /// The day it is of.
    pub on: NaiveDate,
    /// What is due, what has been over the longest first.
    pub rows: Vec<Row>,
    /// Those of whom nobody can say when their time is over.
    pub undated: Vec<PupilId>,
    /// The row in hand.
    pub selected: usize,
}

impl Disposal {
    /// The list of a day.
    pub fn new(school: &School, on: NaiveDate) -> Self {
        Self {
            on,
            rows: due(school, on),
            undated: undated(school, on),
            selected: 0,
        }
    }

    /// The same list made anew, with the same record in hand where it is still on it.
    #[must_use]
    pub fn renewed(&self, school: &School, on: NaiveDate) -> Self {
        let mut next = Self::new(school, on);
        let same = self.chosen().and_then(|row| {
            let mut rows = next.rows.iter();
            rows.position(|one| (one.pupil, one.kept) == (row.pupil, row.kept))
        });
        let last = next.rows.len().saturating_sub(1);
        next.selected = same.unwrap_or(self.selected).min(last);
        next
    }

    /// The row in hand.
    pub fn chosen(&self) -> Option<&Row> {
        self.rows.get(self.selected)
    }

    /// Moves by some rows, staying inside.
    pub fn go(&mut self, by: isize) {
        let last = self.rows.len().saturating_sub(1);
        self.selected = self.selected.saturating_add_signed(by).min(last);
    }
}

/// What is due on a day. The days of the log are not at hand; what is disposed of is the whole record anyway.
pub fn due(school: &School, on: NaiveDate) -> Vec<Row> {
    let usual = Keeping::default();
    let settings = school.settings.as_ref();
    let keeping = settings.map_or(&usual, |settings| &settings.keeping);
    let marks = (&keeping.holds[..], &keeping.proposals[..]);
    list(school, &[], &keeping.retention, marks, on)
}
