//! A change: what one act does to the record, whole or not at all, and how it is undone.

use super::clock::Clock;
use super::code_set::code_set;
use super::concern::Concern;
use super::confidential::ConfidentialNote;
use super::delivery::{Entry, Withdrawal};
use super::id::{ChangeId, PupilId};
use super::library::LibraryStrategy;
use super::passport::Passport;
use super::plan::Plan;
use super::pupil::Pupil;
use super::review::{ActionPoint, Answered, Review};
use super::school::Settings;
use super::seen::Seen;
use super::staff::Stamp;
use super::talk::Talk;

code_set! {
    /// What kind of act made a change, in the words of "Undone: ...".
    pub enum Act {
        /// The school was set up or its settings changed.
        Settings = 0, "settings", "school settings";
        /// One entry was logged.
        Log = 1, "log", "log entry";
        /// A sweep was saved.
        Sweep = 2, "sweep", "group entry";
        /// A note was put to an entry.
        Note = 3, "note", "note";
        /// An entry was corrected.
        Correct = 4, "correct", "correction";
        /// An earlier change was undone.
        Undo = 5, "undo", "undo";
        /// A school's export was brought in.
        Import = 6, "import", "import";
        /// An invented school was made.
        Demo = 7, "demo", "demo school";
        /// A pupil's own record was changed.
        Pupil = 8, "pupil", "pupil";
        /// A passport was changed.
        Passport = 9, "passport", "passport";
        /// A plan was changed.
        Plan = 10, "plan", "plan";
        /// A concern was written down or decided.
        Concern = 11, "concern", "concern";
        /// A talk with a family was written down.
        Talk = 12, "talk", "talk with the family";
        /// A run of statutory dates was started or taken further.
        Clock = 13, "clock", "statutory dates";
        /// The school's strategy library was changed.
        Library = 14, "library", "strategy library";
        /// A review was prepared, begun, ended, set aside or shared.
        Review = 15, "review", "review";
        /// Something was answered in a meeting.
        Answer = 16, "answer", "answer";
        /// An action point was written down or done.
        Action = 17, "action", "action point";
        /// Something was looked at or taken out, and nothing changed.
        Seen = 18, "seen", "look";
        /// A confidential note was written.
        Confidential = 19, "confidential", "confidential note";
        /// How long records are kept was settled, or a record was held, proposed for disposal or erased.
        Retention = 20, "retention", "retention";
    }
}

/// A record as it was and as it is now; without `after` it is taken out, without `before` it is new.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Put<T> {
    /// As it was.
    pub before: Option<T>,
    /// As it is now.
    pub after: Option<T>,
}

impl<T> Put<T> {
    /// A record that was not there before.
    pub const fn new(after: T) -> Self {
        Self {
            before: None,
            after: Some(after),
        }
    }

    /// The record, as it is now or, where it was taken out, as it was.
    pub fn either(&self) -> Option<&T> {
        self.after.as_ref().or(self.before.as_ref())
    }

    fn turned(&self) -> Self
    where
        T: Clone,
    {
        Self {
            before: self.after.clone(),
            after: self.before.clone(),
        }
    }
}

impl Put<Settings> {
    /// Whose record these settings dispose of that the ones before did not.
    pub fn disposals(&self) -> Vec<PupilId> {
        let before = self.before.as_ref().map(|before| &before.keeping);
        let after = self.after.as_ref().map(|after| &after.keeping);
        after.map_or_else(Vec::new, |after| after.newly_disposed(before).collect())
    }
}

impl Change {
    /// Whose record it disposes of.
    pub fn disposals(&self) -> Vec<PupilId> {
        let settings = self.parts.iter().filter_map(Part::settings);
        settings.flat_map(Put::disposals).collect()
    }
}

/// One part of a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// The school's settings.
    Settings(Box<Put<Settings>>),
    /// A pupil.
    Pupil(Box<Put<Pupil>>),
    /// A passport.
    Passport(Box<Put<Passport>>),
    /// A plan.
    Plan(Box<Put<Plan>>),
    /// A concern.
    Concern(Box<Put<Concern>>),
    /// A talk with a family.
    Talk(Box<Put<Talk>>),
    /// A run of statutory dates.
    Clock(Box<Put<Clock>>),
    /// A line of the school's own in the strategy library.
    Library(Box<Put<LibraryStrategy>>),
    /// A review.
    Review(Box<Put<Review>>),
    /// An answer in a review's meeting.
    Answer(Box<Answered>),
    /// An action point.
    Action(Box<Put<ActionPoint>>),
    /// A confidential note.
    Confidential(Box<Put<ConfidentialNote>>),
    /// Something was looked at or taken out.
    Seen(Box<Seen>),
    /// A new entry, perhaps correcting an older one.
    Entry(Box<Entry>),
    /// An entry taken back.
    Withdraw(Withdrawal),
}

/// What one act did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Identity.
    pub id: ChangeId,
    /// Who did it, and when.
    pub stamp: Stamp,
    /// What kind of act it was.
    pub act: Act,
    /// The change this one undoes.
    pub undoes: Option<ChangeId>,
    /// What it did, in order.
    pub parts: Vec<Part>,
}

impl Change {
    /// The parts that take this change back, in reverse order; `None` where it can't be (an undo, a withdrawal, the
    /// making of a school).
    pub fn inverse(&self) -> Option<Vec<Part>> {
        self.parts.iter().rev().map(inverse).collect()
    }

    /// Whether it changes nothing and only says what was looked at or taken out.
    pub fn only_looks(&self) -> bool {
        !self.parts.is_empty() && self.parts.iter().all(|part| matches!(part, Part::Seen(_)))
    }

    /// The entries it logged.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.parts.iter().filter_map(|part| {
            if let Part::Entry(entry) = part {
                Some(&**entry)
            } else {
                None
            }
        })
    }
}

impl Part {
    /// The settings it changes, if it does.
    pub fn settings(&self) -> Option<&Put<Settings>> {
        match self {
            Self::Settings(put) => Some(put),
            Self::Pupil(_)
            | Self::Passport(_)
            | Self::Plan(_)
            | Self::Concern(_)
            | Self::Talk(_)
            | Self::Clock(_)
            | Self::Library(_)
            | Self::Review(_)
            | Self::Answer(_)
            | Self::Action(_)
            | Self::Confidential(_)
            | Self::Seen(_)
            | Self::Entry(_)
            | Self::Withdraw(_) => None,
        }
    }

    /// Whose record it is part of; the school's own settings and library are nobody's.
    pub fn pupil(&self) -> Option<PupilId> {
        match self {
            Self::Settings(_) | Self::Library(_) => None,
            Self::Pupil(put) => put.either().map(|pupil| pupil.id),
            Self::Passport(put) => put.either().map(|passport| passport.pupil),
            Self::Plan(put) => put.either().map(|plan| plan.pupil),
            Self::Concern(put) => put.either().map(|concern| concern.pupil),
            Self::Talk(put) => put.either().map(|talk| talk.pupil),
            Self::Clock(put) => put.either().map(|clock| clock.pupil),
            Self::Review(put) => put.either().map(|review| review.pupil),
            Self::Answer(answered) => Some(answered.pupil),
            Self::Action(put) => put.either().map(|action| action.pupil),
            Self::Confidential(put) => put.either().map(|note| note.pupil),
            Self::Seen(seen) => seen.pupil,
            Self::Entry(entry) => Some(entry.pupil),
            Self::Withdraw(withdrawal) => Some(withdrawal.pupil),
        }
    }
}

fn inverse(part: &Part) -> Option<Part> {
    match part {
        // What was erased does not come back.
        Part::Settings(put) => (put.before.is_some() && put.disposals().is_empty())
            .then(|| Part::Settings(Box::new(put.turned()))),
        Part::Pupil(put) => Some(Part::Pupil(Box::new(put.turned()))),
        Part::Passport(put) => Some(Part::Passport(Box::new(put.turned()))),
        Part::Plan(put) => Some(Part::Plan(Box::new(put.turned()))),
        Part::Concern(put) => Some(Part::Concern(Box::new(put.turned()))),
        Part::Talk(put) => Some(Part::Talk(Box::new(put.turned()))),
        Part::Clock(put) => Some(Part::Clock(Box::new(put.turned()))),
        Part::Library(put) => Some(Part::Library(Box::new(put.turned()))),
        Part::Review(put) => Some(Part::Review(Box::new(put.turned()))),
        Part::Answer(answered) => Some(Part::Answer(Box::new(answered.turned()))),
        Part::Action(put) => Some(Part::Action(Box::new(put.turned()))),
        Part::Confidential(put) => Some(Part::Confidential(Box::new(put.turned()))),
        Part::Entry(entry) => Some(Part::Withdraw(Withdrawal {
            entry: entry.id,
            pupil: entry.pupil,
            when: entry.when,
        })),
        // What was seen was seen.
        Part::Withdraw(_) | Part::Seen(_) => None,
    }
}
