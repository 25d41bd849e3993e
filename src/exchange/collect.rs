//! Gathers finished rows into what reading yields, and judges what only all rows together show: the order of the dates.

use super::date::{DateFault, Order};
use super::draft::Draft;
use super::error::ImportError;
use super::row::{Facts, Progress, Read};

/// More rows than any school has pupils, past and present.
pub(super) const MOST_ROWS: usize = 100_000;

/// How many times reading a file reports how far it is.
const REPORTS: usize = 100;

/// What was gathered so far.
pub(super) struct Collector<'p> {
    read: Read,
    seen: usize,
    day_first: usize,
    month_first: usize,
    progress: &'p mut dyn FnMut(Progress),
    total: usize,
    next_report: usize,
}

impl<'p> Collector<'p> {
    /// Begins a file of `total` bytes.
    pub(super) fn new(facts: Facts, total: usize, progress: &'p mut dyn FnMut(Progress)) -> Self {
        let read = Read {
            facts,
            rows: Vec::new(),
            refused: Vec::new(),
            warnings: Vec::new(),
            unused_columns: Vec::new(),
            passed_over: 0,
            removed_characters: 0,
        };
        Self {
            read,
            seen: 0,
            day_first: 0,
            month_first: 0,
            progress,
            total,
            next_report: 0,
        }
    }

    /// Names the columns nothing is read from.
    pub(super) fn unused(&mut self, columns: Vec<String>) {
        self.read.unused_columns = columns;
    }

    /// Counts a row that is not about a pupil on roll.
    pub(super) fn pass_over(&mut self) {
        self.seen += 1;
        self.read.passed_over += 1;
    }

    /// Takes a row in, read or refused.
    pub(super) fn take(&mut self, draft: Draft) -> Result<(), ImportError> {
        self.seen += 1;
        if self.seen > MOST_ROWS {
            return Err(ImportError::TooManyRows(MOST_ROWS));
        }
        let draft = draft.finish();
        self.day_first += usize::from(draft.order == Some(Ok(Order::DayFirst)));
        self.month_first += usize::from(draft.order == Some(Err(DateFault::MonthFirst)));
        self.read.removed_characters += draft.removed;
        if let Some(fault) = draft.fault {
            self.read.refused.push(fault);
        } else {
            self.read.rows.push(draft.row);
            self.read.warnings.extend(draft.warnings);
        }
        Ok(())
    }

    /// Reports that the file is read up to a byte, a hundred times in all.
    pub(super) fn reached(&mut self, byte: usize) {
        if byte >= self.next_report {
            self.next_report = byte + self.total / REPORTS + 1;
            self.report(byte);
        }
    }

    fn report(&mut self, byte: usize) {
        let count = |bytes: usize| u64::try_from(bytes).unwrap_or(u64::MAX);
        (self.progress)(Progress {
            done: count(byte),
            total: count(self.total),
        });
    }

    /// What was read. Where more birth dates show the month first than the day first, the others can't be trusted either:
    /// 4/3 and 3/4 look alike.
    pub(super) fn finish(mut self) -> Result<Read, ImportError> {
        self.report(self.total);
        if self.month_first > self.day_first {
            return Err(ImportError::MonthFirst);
        }
        if self.seen == 0 {
            return Err(ImportError::NoPupils);
        }
        Ok(self.read)
    }
}
