//! What a person means in a form, and on the way into one.

use super::subject::Subject;
use crate::domain::id::PupilId;

/// A form that needs nothing but the chosen pupil.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NewForm {
    /// A new concern.
    Concern,
    /// A new talk with the family.
    Talk,
    /// A new confidential note.
    Confidential,
    /// That the passport was agreed.
    AgreePassport,
    /// Who agreed to the plan.
    AgreePlan,
    /// The next cycle.
    NextCycle,
}

impl NewForm {
    /// What it writes for this pupil.
    pub const fn subject(self, pupil: PupilId) -> Subject {
        match self {
            Self::Concern => Subject::Concern(pupil, None),
            Self::Talk => Subject::Talk(pupil, None),
            Self::Confidential => Subject::Confidential(pupil, None),
            Self::AgreePassport => Subject::AgreePassport(pupil),
            Self::AgreePlan => Subject::AgreePlan(pupil),
            Self::NextCycle => Subject::NextCycle(pupil),
        }
    }
}

/// Writing from the panes, about the chosen pupil.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Write {
    /// Open this form.
    Open(NewForm),
    /// Edit the chosen line of the passport.
    Passport,
    /// Edit the chosen line of the plan.
    Plan,
    /// Read the chosen target's measure.
    Reading,
    /// Say what came of the chosen provision.
    Result,
    /// Pin the chosen strategy one place higher.
    PinUp,
    /// Pin the chosen strategy one place lower.
    PinDown,
    /// Take the chosen line out, after asking.
    Remove,
    /// Take it out, the question answered.
    RemoveNow,
    /// Take these lines of the strategy library into the passport.
    Take(Vec<String>),
}

/// A form to write in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FormAct {
    /// Open it.
    Open(Subject),
    /// Open it at this field and, in a list, at this item.
    OpenAt(Subject, String, usize),
    /// The next field.
    Next,
    /// The field before.
    Previous,
    /// One line, mark or field down.
    Down,
    /// One up.
    Up,
    /// A new line in a text or a list, else the next field.
    Enter,
    /// Save all of it as one change.
    Save,
    /// Leave; what was typed is kept as a draft.
    Leave,
    /// Take out all that was typed, and the draft with it.
    Revert,
    /// Take the list's line in hand out.
    RemoveItem,
    /// Move the list's line in hand up.
    ItemUp,
    /// Move the list's line in hand down.
    ItemDown,
    /// List what can be picked for the field in hand.
    Pick,
    /// Put what was picked in.
    Put(String),
    /// Write the field in hand in the editor of the person's choice.
    Editor,
    /// Take what the form is about out of the record, after asking.
    Remove,
    /// Take it out, the question answered.
    RemoveNow,
    /// Go to this field, as the mouse does.
    Field(usize),
}
