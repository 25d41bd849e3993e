//! What a change is to one pupil's record: whose records it touches, and what of it is theirs. Entries are not part of it:
//! they have a log of their own. Nor are answers: they are all in their review, which is in the record as it was begun and as
//! it was ended, and some sixty places a meeting would make the history of a pupil long and dear to add to. And what was
//! looked at changed nothing.

use crate::domain::change::{Change, Part};
use crate::domain::id::PupilId;
use std::collections::BTreeSet;

/// The pupils whose record other than the log a change touches, with parts that can be read or without.
pub(super) fn touched(change: &Change, shut: &BTreeSet<PupilId>) -> BTreeSet<PupilId> {
    let seen = change.parts.iter().filter_map(of);
    seen.chain(shut.iter().copied()).collect()
}

/// Whether a change has to do with confidential notes, readable or not.
pub(super) fn is_confidential(change: &Change, shut: &BTreeSet<PupilId>) -> bool {
    let is_note = |part: &Part| matches!(part, Part::Confidential(_));
    !shut.is_empty() || change.parts.iter().any(is_note)
}

/// A change cut down to one pupil's record; `None` where it does not touch that.
pub(super) fn cut(mut change: Change, pupil: PupilId) -> Option<Change> {
    change.parts.retain(|part| of(part) == Some(pupil));
    (!change.parts.is_empty()).then_some(change)
}

/// The pupil whose record a part belongs to, where it is part of its history.
fn of(part: &Part) -> Option<PupilId> {
    match part {
        Part::Entry(_) | Part::Withdraw(_) | Part::Answer(_) | Part::Seen(_) => None,
        Part::Settings(_)
        | Part::Pupil(_)
        | Part::Passport(_)
        | Part::Plan(_)
        | Part::Concern(_)
        | Part::Talk(_)
        | Part::Clock(_)
        | Part::Library(_)
        | Part::Review(_)
        | Part::Action(_)
        | Part::Confidential(_) => part.pupil(),
    }
}
