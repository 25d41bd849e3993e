//! Who did what, out of the journal: a segment at a time, the newest first, and of a segment only as much is decoded as the
//! page needs. The journal is asked and no index, so nothing is written twice and logging costs nothing more.

use super::error::StoreError;
use super::journal::Tail;
use super::journal::frame::Frame;
use super::journal::scan::{Scan, Step};
use super::journal::segment::{self, HEADER};
use super::journal::walk::Home;
use super::records::RecordError;
use crate::domain::audit::{Filter, Row};

/// The newest rows that a filter takes, at most this many.
pub(super) fn rows(
    home: Home<'_>,
    tail: &Tail,
    filter: &Filter,
    limit: usize,
) -> Result<Vec<Row>, StoreError> {
    let mut rows = Vec::new();
    for number in segment::list(home.dir)?.into_iter().rev() {
        if rows.len() >= limit {
            break;
        }
        let before = segment::last_before(home.dir, number)?;
        let wanted = filter.before.unwrap_or(u64::MAX).min(tail.seq + 1);
        // All that is in it is too new.
        if before.is_some_and(|before| before + 1 >= wanted) {
            continue;
        }
        let bytes = segment::read(home.dir, number)?;
        let steps = Scan::new(&bytes, HEADER, before.unwrap_or(0));
        let frames: Vec<Frame<'_>> = steps
            .filter_map(|step| match step {
                Step::Frame(_, frame) => (frame.seq < wanted).then_some(frame),
                Step::Damaged { .. } | Step::Torn { .. } => None,
            })
            .collect();
        for frame in frames.iter().rev() {
            if rows.len() >= limit {
                break;
            }
            rows.extend(row(home, number, frame)?.filter(|row| filter.takes(row)));
        }
    }
    Ok(rows)
}

/// The row of a frame; none where what is in it cannot be read, which `check` says.
fn row(home: Home<'_>, number: u32, frame: &Frame<'_>) -> Result<Option<Row>, StoreError> {
    match frame.read(home.seal) {
        Ok(told) => Ok(Some(Row::of(frame.seq, &told.change, told.host))),
        Err(RecordError::Newer) => Err(StoreError::Newer {
            what: format!("change {} in {}", frame.seq, segment::name(number)),
        }),
        Err(RecordError::Codec(_) | RecordError::Unknown(_) | RecordError::Sealed) => Ok(None),
    }
}
