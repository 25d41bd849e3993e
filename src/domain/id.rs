//! Identities: random 128-bit numbers, so that nothing about a pupil is ever part of a key, a file name or a log line.

use std::fmt;

macro_rules! ids {
    ($($(#[$meta:meta])* $name:ident)+) => {$(
        $(#[$meta])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name([u8; 16]);

        impl $name {
            /// The identity with these bytes.
            pub const fn from_bytes(bytes: [u8; 16]) -> Self {
                Self(bytes)
            }

            /// The bytes a key or a record holds.
            pub const fn bytes(self) -> [u8; 16] {
                self.0
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
            }
        }
    )+};
}

ids! {
    /// A pupil, for as long as anything about them is kept.
    PupilId
    /// One line of the delivery log.
    EntryId
    /// A target of a plan; it keeps its identity when carried into the next cycle.
    TargetId
    /// One row of provision in a plan.
    ProvisionId
    /// One strategy of a passport.
    StrategyId
    /// One cycle's plan.
    PlanId
    /// A concern about a pupil, before the register.
    ConcernId
    /// A talk with a pupil's family.
    TalkId
    /// A run of dates set by law.
    ClockId
    /// A review of a cycle, with its meeting.
    ReviewId
    /// Something that a review agreed is to be done.
    ActionId
    /// A confidential note about a pupil.
    NoteId
    /// What one act did to the record.
    ChangeId
}
