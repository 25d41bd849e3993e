//! That something was looked at or taken out: who changed the record is in the record itself, and this is who only saw it.

use super::code_set::code_set;
use super::id::PupilId;

code_set! {
    /// In what way something was looked at or taken out.
    pub enum Look {
        /// A confidential note was opened.
        Confidential = 0, "confidential", "confidential note read";
        /// The school was written out as files.
        Export = 1, "export", "exported";
        /// Papers of a review were written.
        Papers = 2, "papers", "papers written";
        /// A meeting was opened on the wall.
        Projected = 3, "projected", "meeting on the wall";
        /// Something was put on the clipboard.
        Copied = 4, "copied", "copied to the clipboard";
        /// The notes screen was opened.
        Notes = 5, "notes", "notes screen opened";
        /// A backup was made.
        Backup = 6, "backup", "backup made";
        /// A backup was brought back.
        Restored = 7, "restored", "backup restored";
        /// Somebody signed in.
        SignedIn = 8, "signed-in", "signed in";
        /// Signing in was refused.
        Refused = 9, "refused", "sign-in refused";
        /// The screen was locked.
        Locked = 10, "locked", "screen locked";
        /// A pupil was shown as JSON in a shell.
        Show = 11, "show", "shown as JSON";
        /// What was found was shown as JSON in a shell.
        Find = 12, "find", "found as JSON";
        /// The record of who did what was read.
        Audit = 13, "audit", "record of who did what read";
        /// A pupil's record was erased, as two people had agreed.
        Erased = 14, "erased", "record erased";
    }
}

/// That something was looked at or taken out. No name is ever part of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seen {
    /// In what way.
    pub what: Look,
    /// Of which pupil; nobody where it was of the whole school or of none.
    pub pupil: Option<PupilId>,
    /// How many records or files it was; nought where that says nothing.
    pub many: u32,
}

impl Seen {
    /// A look at one pupil's record.
    pub const fn of(what: Look, pupil: PupilId) -> Self {
        Self {
            what,
            pupil: Some(pupil),
            many: 1,
        }
    }

    /// A look at the whole school, or at nobody's record.
    pub const fn whole(what: Look, many: u32) -> Self {
        Self {
            what,
            pupil: None,
            many,
        }
    }
}
