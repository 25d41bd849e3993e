//! Whether a journal holds a certain change. Each frame holds the hash of the one before, so one change with the right hash
//! vouches for all before it; what the frames hold is not read.

use super::manifest::Head;
use super::read::Whole;
use crate::store::Fault;
use crate::store::error::StoreError;
use crate::store::journal::scan::{Scan, Step};
use crate::store::journal::segment::{self, HEADER, Header};
use std::path::Path;

/// What stands at a change's number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Holds {
    /// That change.
    It,
    /// Another.
    Another,
    /// None.
    Nothing,
}

/// What of a backup the journal in a folder no longer has as it was; nothing where it has all of it.
///
/// # Errors
/// The backup is not whole, or the journal cannot be read.
pub fn compare(dir: &Path, backup: &Path) -> Result<Option<Fault>, StoreError> {
    let manifest = Whole::open(backup)?.manifest;
    let head = manifest.inventory.head;
    let of = format!(
        "the backup of {} holds change {}",
        manifest.made.local().format("%-d %b %Y %H:%M"),
        head.seq
    );
    let what = match holds(dir, head)? {
        Holds::It => return Ok(None),
        Holds::Nothing => format!("{of}, which this store no longer has"),
        Holds::Another => {
            format!(
                "{of}, and this store another in its place: what came before was altered, or it is another school's"
            )
        }
    };
    Ok(Some(Fault {
        file: segment::FOLDER.to_owned(),
        change: None,
        what,
    }))
}

/// What the journal in a folder holds at this number.
pub(super) fn holds(dir: &Path, head: Head) -> Result<Holds, StoreError> {
    if head.seq == 0 {
        return Ok(Holds::It);
    }
    // The newest first: a backup's last change is seldom far back.
    for number in segment::list(dir)?.into_iter().rev() {
        let bytes = segment::read(dir, number)?;
        let before = Header::read(&bytes)?.map_or(0, |header| header.seq);
        let found = Scan::new(&bytes, HEADER, before).find_map(|step| match step {
            Step::Frame(_, frame) if frame.seq == head.seq => Some(frame.hash()),
            Step::Frame(..) | Step::Damaged { .. } | Step::Torn { .. } => None,
        });
        match found {
            Some(hash) if hash == head.hash => return Ok(Holds::It),
            Some(_) => return Ok(Holds::Another),
            None => {}
        }
    }
    Ok(Holds::Nothing)
}
