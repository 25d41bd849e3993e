//! Confidential notes: what is kept about a pupil's mental health, personal care, home and care, bullying or self-harm. They
//! are never on a wall, on a paper or in a finder, and each is a record of its own, so that it can be sealed by itself.

use super::code_set::code_set;
use super::id::{NoteId, PupilId};
use super::staff::Initials;
use chrono::NaiveDate;

code_set! {
    /// What a confidential note is about.
    pub enum NoteKind {
        /// Mental health.
        MentalHealth = 0, "mental-health", "Mental health";
        /// Personal care.
        PersonalCare = 1, "personal-care", "Personal care";
        /// Home, and whether the pupil is in care.
        HomeAndCare = 2, "home-and-care", "Home and care";
        /// Bullying.
        Bullying = 3, "bullying", "Bullying";
        /// Self-harm.
        SelfHarm = 4, "self-harm", "Self-harm";
    }
}

/// A confidential note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfidentialNote {
    /// Identity.
    pub id: NoteId,
    /// About whom.
    pub pupil: PupilId,
    /// What it is about.
    pub kind: NoteKind,
    /// What it says; shown nowhere but on being opened, which is recorded.
    pub text: String,
    /// The day it is of.
    pub day: NaiveDate,
    /// Who wrote it.
    pub by: Initials,
}

/// Whether whoever opened the school can read its confidential notes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Access {
    /// They are there to be read.
    #[default]
    Readable,
    /// They are sealed: such a school has none, and that is no loss.
    Sealed,
}
