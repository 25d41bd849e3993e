//! What somebody is in the school's work for pupils with SEND. It decides which keys they are given.

use super::code_set::code_set;

code_set! {
    /// A member of staff's role.
    pub enum Role {
        /// Records how sessions went; reads passports and plans.
        TeachingAssistant = 1, "ta", "teaching assistant";
        /// Answers for the pupil's progress (CoP 6.36); writes passports and plans.
        Teacher = 2, "teacher", "teacher";
        /// The SEN co-ordinator (CoP 6.84 to 6.94): everything.
        Senco = 3, "senco", "SENCO";
        /// Head or member of the leadership: reads, and sees figures.
        Leader = 4, "leader", "leader";
        /// Sees figures and no names.
        Governor = 5, "governor", "governor";
        /// Keeps the roll.
        Office = 6, "office", "office";
    }
}

impl Role {
    /// Whether the role may read what is confidential: mental health, personal care, home and care, bullying, self-harm.
    pub const fn sees_confidential(self) -> bool {
        matches!(self, Self::Senco)
    }

    /// Whether the role may read records that name a pupil.
    pub const fn sees_pupils(self) -> bool {
        !matches!(self, Self::Governor)
    }
}
