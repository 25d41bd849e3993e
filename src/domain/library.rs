//! The strategy library: lines that staff choose from for "It would help me if you could", by area of need and by what an adult does.

use super::code_set::code_set;
use super::codes::Area;
use super::passport::Setting;

code_set! {
    /// What kind of teaching a strategy is: the "five-a-day" of the Education Endowment Foundation's guidance
    /// *Special Educational Needs in Mainstream Schools* (2020).
    pub enum Category {
        /// Showing, telling and practising in small steps.
        ExplicitInstruction = 0, "explicit-instruction", "Explicit instruction";
        /// Managing memory, planning a task, checking how it goes.
        Metacognition = 1, "metacognition", "Cognitive and metacognitive strategies";
        /// Help that is taken away again.
        Scaffolding = 2, "scaffolding", "Scaffolding";
        /// Who works with whom, for one task at a time.
        FlexibleGrouping = 3, "flexible-grouping", "Flexible grouping";
        /// Tools, from a visualiser to a hearing-aid microphone.
        Technology = 4, "technology", "Using technology";
    }
}

/// One line of the library.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LibraryStrategy {
    /// What it goes by in files; no two lines have the same.
    pub key: String,
    /// What an adult does, beginning with the verb: it goes on from "It would help me if you could".
    pub text: String,
    /// The area of need it serves first.
    pub area: Area,
    /// What kind of teaching it is.
    pub category: Category,
    /// Where it is used; empty means everywhere.
    pub settings: Vec<Setting>,
}
