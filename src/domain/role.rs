//! What somebody is in the school, which decides what they may do.

use super::code_set::code_set;

code_set! {
    /// What somebody is in the school.
    pub enum Role {
        /// Supports pupils and logs how it went.
        TeachingAssistant = 0, "ta", "teaching assistant";
        /// Teaches; writes passports and plans with the SENCO.
        Teacher = 1, "teacher", "teacher";
        /// Leads the school's SEND support, and its record.
        Senco = 2, "senco", "SENCO";
        /// Leads the school; asks whether support works.
        Leader = 3, "leader", "leader";
        /// Holds the school to account, by figures without names.
        Governor = 4, "governor", "governor";
        /// Keeps the roll.
        Office = 5, "office", "office";
    }
}
