//! A line to type. What is wrong with it is said under it, and the text stays.

use crate::domain::id::{EntryId, NoteId, PupilId, ReviewId};
use crate::text::edit::LineEdit;

/// What the line is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Purpose {
    /// A note for this entry.
    NoteOn(EntryId),
    /// A note in the log bar.
    LogNote,
    /// When, in the log bar.
    LogWhen,
    /// When, in the sweep.
    SweepWhen,
    /// Who is at the keyboard; afterwards the log bar or the sweep opens where one was asked for.
    Initials(Afterwards),
    /// The file of a school's export.
    ImportFile,
    /// The folder that the papers of this review are written into.
    PapersInto(ReviewId),
    /// A PIN that unlocks this session; nobody sees it typed.
    Pin,
    /// Whose doings the list of who did what is to show.
    AuditPerson,
    /// Of which days it is to show them.
    AuditDays,
    /// The name of a new school, and what to do once it is open.
    SchoolName(Afterwards),
}

/// What was asked for before something else had to be known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Afterwards {
    /// Nothing.
    Nothing,
    /// The log bar.
    Log,
    /// The sweep.
    Sweep,
    /// Bringing in a school's export.
    Import,
    /// Saving the form that is open.
    Form,
    /// Taking the line that was typed.
    Accept,
    /// Copying the chosen row of the list that is open.
    CopyRow,
    /// Copying the chosen strategy.
    CopyStrategy,
    /// The list of who did what.
    Audit,
    /// A confidential note; nothing means a new one.
    Note(PupilId, Option<NoteId>),
}

/// A line to type.
#[derive(Debug, Clone, PartialEq)]
pub struct Prompt {
    /// What it is for.
    pub purpose: Purpose,
    /// The title.
    pub title: String,
    /// What to bear in mind while typing.
    pub hint: String,
    /// The line.
    pub line: LineEdit,
    /// What is wrong with it.
    pub error: Option<String>,
}

impl Prompt {
    /// A line to type.
    pub fn new(
        purpose: Purpose,
        title: impl Into<String>,
        hint: impl Into<String>,
        line: LineEdit,
    ) -> Self {
        Self {
            purpose,
            title: title.into(),
            hint: hint.into(),
            line,
            error: None,
        }
    }
}
