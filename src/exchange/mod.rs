//! What comes in from a school's other systems and what goes out to files: exports read into rows, rows compared with the
//! school, the school written as JSON or CSV. Bytes in, values out: nothing here opens a file, knows the clock or the screen.

mod collect;
mod columns;
mod ctf;
mod date;
mod decode;
mod defuse;
mod draft;
mod error;
mod export_json;
mod format;
mod lines;
mod matching;
mod merge;
mod report;
mod row;
mod school_csv;
mod sen;
mod sheets;
mod table;
mod value;

pub mod json;
pub mod papers;
pub mod preview;
pub mod subject;

pub use error::{ImportError, LARGEST};
pub use export_json::school_json;
pub use format::Format;
pub use report::report;
pub use row::{Doubt, Facts, Fault, Progress, Read, Refusal, Row, Separator, Warning};
pub use sheets::Sheet;

pub use decode::TextEncoding;
pub use preview::preview;

use crate::domain::delivery::Entry;
use crate::domain::id::PupilId;
use chrono::NaiveDate;
use std::io;

/// A file as it was found.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    /// Its name; only the ending is looked at.
    pub name: &'a str,
    /// What it holds.
    pub bytes: &'a [u8],
}

/// Asks for the entries of one pupil that stand, newest first. The log of a whole school is never in memory at once.
pub type EntriesOf<'a> =
    dyn FnMut(PupilId) -> Box<dyn Iterator<Item = io::Result<Entry>> + 'a> + 'a;

/// Reads an export into rows. Without a `format` the file itself says what it is. `today` tells which birth dates lie in
/// the future; `progress` hears how far the reading is, some hundred times at most.
///
/// # Errors
/// Says in one sentence why the file as a whole can't be read; what is wrong with one row refuses that row only.
pub fn read(
    source: &Source<'_>,
    format: Option<Format>,
    today: NaiveDate,
    progress: &mut dyn FnMut(Progress),
) -> Result<Read, ImportError> {
    decode::check(source.bytes)?;
    let format = format.unwrap_or_else(|| Format::detect(source.name, source.bytes));
    match format {
        Format::Ctf => ctf::read(source.bytes, today, progress),
        Format::Csv | Format::Sds | Format::OneRoster => {
            school_csv::read(format, source.bytes, today, progress)
        }
    }
}
