//! A question that states the consequence. `enter` answers nothing: a letter does.

use crate::app::action::Action;

/// A question.
#[derive(Debug, Clone, PartialEq)]
pub struct Confirm {
    /// What is asked, in a few words.
    pub title: String,
    /// What will happen, line by line.
    pub lines: Vec<String>,
    /// What `y` does, in a few words.
    pub yes: String,
    /// What `n` does, in a few words.
    pub no: String,
    /// What a yes means.
    pub then: Action,
}
