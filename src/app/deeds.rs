//! What each form, each pane and each act of a meeting is, for the table of what a role may do.

use super::action::{Action, FormAct};
use super::form::Subject;
use super::layer::picker::{Item, Taken};
use super::meeting::MeetingAct;
use super::pane::Pane;
use super::state::State;
use crate::domain::deed::Deed;

impl Subject {
    /// What reading it is: whether its line in a file may be shown.
    pub const fn reads(&self) -> Deed {
        match self {
            Self::NewPupil | Self::Pupil(_) | Self::Leave(_) | Self::Contact(..) => Deed::List,
            Self::Spell(..)
            | Self::Professional(..)
            | Self::Concern(..)
            | Self::Talk(..)
            | Self::Clock(..) => Deed::ReadFile,
            Self::Confidential(..) => Deed::Confidential,
            Self::Passport(_)
            | Self::Strategy(..)
            | Self::AgreePassport(_)
            | Self::Plan(_)
            | Self::Assess(_)
            | Self::Source(..)
            | Self::Target(..)
            | Self::Reading(..)
            | Self::Provision(..)
            | Self::Result(..)
            | Self::AgreePlan(_)
            | Self::NextCycle(_)
            | Self::Review(..)
            | Self::View(..)
            | Self::Shared(..)
            | Self::Action(..) => Deed::Read,
            Self::School
            | Self::Term(_)
            | Self::Days
            | Self::Retention
            | Self::RegisterReview
            | Self::Library(_) => Deed::Settings,
        }
    }

    /// What writing it is.
    pub const fn writes(&self) -> Deed {
        match self {
            Self::NewPupil | Self::Pupil(_) | Self::Leave(_) | Self::Contact(..) => Deed::Roll,
            Self::Spell(..)
            | Self::Professional(..)
            | Self::Concern(..)
            | Self::Talk(..)
            | Self::Clock(..) => Deed::WriteFile,
            Self::Confidential(..) => Deed::Confidential,
            Self::Passport(_) | Self::Strategy(..) | Self::AgreePassport(_) => Deed::WritePassport,
            Self::Plan(_)
            | Self::Assess(_)
            | Self::Source(..)
            | Self::Target(..)
            | Self::Reading(..)
            | Self::Provision(..)
            | Self::Result(..)
            | Self::AgreePlan(_)
            | Self::NextCycle(_) => Deed::WritePlan,
            Self::Review(..) | Self::Shared(..) => Deed::LeadReview,
            Self::View(..) | Self::Action(..) => Deed::TakePart,
            Self::School
            | Self::Term(_)
            | Self::Days
            | Self::Retention
            | Self::RegisterReview
            | Self::Library(_) => Deed::Settings,
        }
    }
}

impl Subject {
    /// Whether it is there only to write something new: nothing of it can be read.
    const fn is_new(&self) -> bool {
        matches!(
            self,
            Self::NewPupil
                | Self::Leave(_)
                | Self::Spell(_, None)
                | Self::Contact(_, None)
                | Self::Professional(_, None)
                | Self::Concern(_, None)
                | Self::Talk(_, None)
                | Self::Confidential(_, None)
                | Self::Clock(_, None)
                | Self::Action(_, None)
        )
    }
}

impl Pane {
    /// What seeing what is in it is.
    pub const fn deed(self) -> Deed {
        match self {
            Self::Pupils => Deed::List,
            Self::Passport | Self::Plan | Self::Log => Deed::Read,
        }
    }
}

impl MeetingAct {
    /// What it is. One that is under way can be gone on with by whoever takes part; that it begins is written down, and
    /// that is the part of whoever leads.
    pub const fn deed(&self) -> Deed {
        match self {
            Self::New(_) | Self::SetAside(_) | Self::TakeUp(_) => Deed::LeadReview,
            Self::Papers(_) => Deed::Export,
            Self::Held(_) => Deed::Read,
            Self::Help | Self::Leave => Deed::Anything,
            Self::Open
            | Self::Begin(_)
            | Self::Forward
            | Self::Back
            | Self::Down
            | Self::Up
            | Self::Choose(_)
            | Self::Answer
            | Self::Jump
            | Self::Note
            | Self::Action
            | Self::Park
            | Self::Decide
            | Self::Pause
            | Self::Undo
            | Self::Enter
            | Self::Done
            | Self::DoneForward => Deed::TakePart,
        }
    }
}

/// What showing a row and taking it are, as deeds.
const fn deeds(action: &Action) -> (Deed, Deed) {
    if let Action::Form(FormAct::Open(subject) | FormAct::OpenAt(subject, ..)) = action {
        (subject.reads(), subject.writes())
    } else if let Action::Meeting(act) = action {
        (Deed::Read, act.deed())
    } else {
        (Deed::Anything, Deed::Anything)
    }
}

/// The rows that whoever is signed in may see. A row that is there to be taken says why where it can't be; what is there to be
/// read stays as it is, and says why only on being taken.
pub(super) fn allowed(state: &State, rows: Vec<Item>) -> Vec<Item> {
    let Some(who) = &state.session.who else {
        return rows;
    };
    let row = |mut row: Item| {
        let Taken::Does(action) = &row.taken else {
            return Some(row);
        };
        let (shown, taken) = deeds(action);
        if !who.role.may(shown) {
            return None;
        }
        let reads = matches!(action, Action::Form(FormAct::Open(subject)) if !subject.is_new());
        if let Some(why) = who.role.refusal(taken).filter(|_| !reads) {
            row.taken = Taken::Blocked(why.to_owned());
        }
        Some(row)
    };
    rows.into_iter().filter_map(row).collect()
}
