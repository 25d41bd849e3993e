//! The strategy library: lines to pick from when a passport is written, shipped ones and the school's own.

use super::code_set::code_set;
use super::codes::Area;
use super::passport::Setting;

code_set! {
    /// What kind of teaching a strategy is (EEF, "five-a-day" of the SEN in mainstream guidance).
    pub enum Category {
        /// Explicit instruction.
        Explicit = 0, "explicit", "Explicit instruction";
        /// Cognitive and metacognitive strategies.
        Metacognition = 1, "metacognition", "Cognitive and metacognitive strategies";
        /// Scaffolding.
        Scaffolding = 2, "scaffolding", "Scaffolding";
        /// Flexible grouping.
        Grouping = 3, "grouping", "Flexible grouping";
        /// Technology.
        Technology = 4, "technology", "Technology";
    }
}

/// One line of the library.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LibraryStrategy {
    /// Its name among all lines; it stays when the wording changes.
    pub key: String,
    /// What an adult does.
    pub text: String,
    /// The area of need it serves.
    pub area: Area,
    /// What kind of teaching it is.
    pub category: Category,
    /// Where it is used; empty means everywhere.
    pub settings: Vec<Setting>,
}
