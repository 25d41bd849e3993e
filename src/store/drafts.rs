//! What holds for drafts wherever they are kept: how many, how large, and in which order they are given.

use super::error::StoreError;
use super::records::Stored;
use crate::domain::draft::Draft;

/// How many forms may lie about unfinished.
pub(super) const MOST: usize = 200;

/// The most bytes one of them may have.
pub(super) const LARGEST: usize = 1024 * 1024;

/// A draft's payload, unless it is too large.
pub(super) fn payload(draft: &Draft) -> Result<Vec<u8>, StoreError> {
    let payload = draft
        .write()
        .map_err(|error| StoreError::Unwritable(error.to_string()))?;
    if payload.len() > LARGEST {
        return Err(StoreError::DraftTooLarge {
            bytes: payload.len(),
        });
    }
    Ok(payload)
}

/// Refuses one more draft beside so many others.
pub(super) fn admit(others: usize) -> Result<(), StoreError> {
    if others < MOST {
        Ok(())
    } else {
        Err(StoreError::TooManyDrafts { most: MOST })
    }
}

/// The newest first; of one moment, in the order of their keys.
pub(super) fn newest_first(mut drafts: Vec<Draft>) -> Vec<Draft> {
    drafts.sort_by(|a, b| (b.at, &a.key).cmp(&(a.at, &b.key)));
    drafts
}
