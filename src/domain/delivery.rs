//! The delivery log: how one session went for one pupil, or why it did not happen.
//!
//! Entries are never edited in place. A correction is a new entry that points at the one it corrects; an undo withdraws.

use super::code_set::code_set;
use super::id::{EntryId, ProvisionId, PupilId, StrategyId, TargetId};
use super::staff::Stamp;
use super::time::When;

code_set! {
    /// One rating of a session. Performance: green met or on track without help, amber with prompts or in part, red not
    /// yet. Participation: green joined in, amber some of it, red very little or refused.
    pub enum Rating {
        /// Red.
        Red = 0, "R", "red";
        /// Amber.
        Amber = 1, "A", "amber";
        /// Green.
        Green = 2, "G", "green";
        /// It was not seen.
        NotSeen = 3, ".", "not seen";
    }
}

code_set! {
    /// How much help the pupil needed.
    pub enum Independence {
        /// Without help.
        Independent = 0, "I", "independent";
        /// With reminders.
        Prompted = 1, "P", "prompted";
        /// With help for parts.
        Supported = 2, "S", "supported";
        /// With help throughout.
        FullSupport = 3, "F", "full support";
    }
}

code_set! {
    /// Why a session did not take place; the programme then continues at the same step.
    pub enum Reason {
        /// The pupil was absent.
        PupilAbsent = 0, "p", "pupil absent";
        /// Staff were absent.
        StaffAbsent = 1, "s", "staff absent";
        /// No room, or a timetable clash.
        Room = 2, "r", "room or timetable";
        /// A trip or event.
        Trip = 3, "t", "trip or event";
        /// The pupil refused.
        Refused = 4, "f", "refused";
        /// Another reason; the note says which.
        Other = 5, "o", "other";
    }
}

/// What came of a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// It took place.
    Delivered {
        /// How well it went against the target.
        performance: Rating,
        /// How far the pupil took part.
        participation: Rating,
        /// How much help was needed, where it was noted.
        independence: Option<Independence>,
    },
    /// It did not.
    NotDelivered(Reason),
}

/// What a session was about; all of it optional.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct About {
    /// The target worked on.
    pub target: Option<TargetId>,
    /// The provision it was a session of.
    pub provision: Option<ProvisionId>,
    /// The session's number within the provision, from 1.
    pub session: Option<u16>,
    /// Strategies in use.
    pub strategies: Vec<StrategyId>,
    /// The subject.
    pub subject: Option<String>,
    /// How long it took, in minutes.
    pub minutes: Option<u16>,
}

/// One line of the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Identity.
    pub id: EntryId,
    /// Whose.
    pub pupil: PupilId,
    /// When the session was.
    pub when: When,
    /// Who recorded it, and when they did.
    pub logged: Stamp,
    /// What came of it.
    pub outcome: Outcome,
    /// What it was about.
    pub about: About,
    /// A note.
    pub note: Option<String>,
    /// The entry this one corrects.
    pub corrects: Option<EntryId>,
}

impl Entry {
    /// The order of the log, newest first: by day, period, then by when it was recorded.
    pub fn newest_first(&self, other: &Self) -> std::cmp::Ordering {
        let key = |e: &Self| {
            (
                e.when.date,
                e.when.period.unwrap_or(u8::MAX),
                e.logged.at.utc,
                e.id,
            )
        };
        key(other).cmp(&key(self))
    }

    /// The two ratings, if the session took place.
    pub fn ratings(&self) -> Option<(Rating, Rating)> {
        match self.outcome {
            Outcome::Delivered {
                performance,
                participation,
                ..
            } => Some((performance, participation)),
            Outcome::NotDelivered(_) => None,
        }
    }
}

/// The taking back of an entry; what it took back stays on record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Withdrawal {
    /// The entry withdrawn.
    pub entry: EntryId,
    /// Whose log it is in.
    pub pupil: PupilId,
    /// When the withdrawn session was.
    pub when: When,
}
