//! What was typed into a form and not saved: kept when the form is left and when the program is killed.

use super::staff::Initials;
use super::time::Moment;

/// Which form of whom: a form's name and the record it is about (or the pupil, for a new one).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DraftKey {
    /// The form's name.
    pub form: String,
    /// What it is about; sixteen noughts for nothing in particular.
    pub subject: [u8; 16],
    /// Who was typing.
    pub by: Initials,
}

/// A form as it was left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Which form.
    pub key: DraftKey,
    /// When it was typed.
    pub at: Moment,
    /// Each field's key with what is in it.
    pub values: Vec<(String, Vec<String>)>,
}
