//! Talks with a pupil's family: at least three meetings a year (CoP 6.65), and every call and letter between them.

use super::code_set::code_set;
use super::id::{PupilId, TalkId};
use chrono::NaiveDate;

code_set! {
    /// How somebody was spoken with or told.
    pub enum Channel {
        /// Face to face.
        Meeting = 0, "meeting", "Meeting";
        /// By telephone.
        Phone = 1, "phone", "Phone";
        /// By video.
        Video = 2, "video", "Video call";
        /// By email.
        Email = 3, "email", "Email";
        /// By letter.
        Letter = 4, "letter", "Letter";
        /// At the gate or the door.
        Door = 5, "door", "At the door";
    }
}

code_set! {
    /// What a talk was.
    pub enum TalkKind {
        /// One of the meetings that parents of a pupil with SEN support have at least three times a year (CoP 6.65).
        ParentMeeting = 0, "meeting", "Parent meeting";
        /// Anything in between.
        Contact = 1, "contact", "Other contact";
    }
}

/// A talk with the family.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Talk {
    /// Identity.
    pub id: TalkId,
    /// Whose family.
    pub pupil: PupilId,
    /// The day.
    pub on: NaiveDate,
    /// What it was.
    pub kind: TalkKind,
    /// How.
    pub how: Channel,
    /// With whom.
    pub with: String,
    /// What was said.
    pub about: String,
}
