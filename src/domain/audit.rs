//! The record of who did what: every change, and every look that was recorded, as a row.

use super::change::{Act, Change, Part};
use super::code_set::code_set;
use super::id::PupilId;
use super::seen::{Look, Seen};
use super::staff::Initials;
use super::time::Moment;
use chrono::NaiveDate;

code_set! {
    /// What kind of record a change touched.
    pub enum PartKind {
        /// Settings.
        Settings = 0, "settings", "settings";
        /// A pupil's details.
        Pupil = 1, "pupil", "pupil";
        /// A passport.
        Passport = 2, "passport", "passport";
        /// A plan.
        Plan = 3, "plan", "plan";
        /// A concern.
        Concern = 4, "concern", "concern";
        /// A talk with a family.
        Talk = 5, "talk", "talk";
        /// Statutory dates.
        Clock = 6, "clock", "statutory dates";
        /// A line of the library.
        Library = 7, "library", "library line";
        /// A review.
        Review = 8, "review", "review";
        /// An answer in a meeting.
        Answer = 9, "answer", "answer";
        /// An action point.
        Action = 10, "action", "action point";
        /// A confidential note.
        Confidential = 11, "confidential", "confidential note";
        /// An entry.
        Entry = 12, "entry", "entry";
        /// An entry taken back.
        Withdrawal = 13, "withdrawal", "withdrawal";
    }
}

/// What a row is about, for a filter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// Looks alone, of every kind.
    Looks,
    /// Changes alone, of every kind.
    Changes,
    /// A kind of act.
    Act(Act),
    /// A kind of look.
    Look(Look),
}

impl What {
    /// What was typed: `seen`, `changed`, or the code of an act or of a look. A look goes before an act of the same name.
    pub fn parse(text: &str) -> Option<Self> {
        match text.trim().to_lowercase().as_str() {
            "seen" => Some(Self::Looks),
            "changed" => Some(Self::Changes),
            other => Look::parse(other)
                .map(Self::Look)
                .or_else(|| Act::parse(other).map(Self::Act)),
        }
    }
}

/// Which rows are wanted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// Only those about this pupil.
    pub pupil: Option<PupilId>,
    /// Only those by this person.
    pub by: Option<Initials>,
    /// Only those of this day or later.
    pub since: Option<NaiveDate>,
    /// Only those of this day or earlier.
    pub until: Option<NaiveDate>,
    /// Only those of this kind.
    pub what: Option<What>,
    /// Only those before this number, for the page after another.
    pub before: Option<u64>,
}

/// What a change touched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Touched {
    /// What kind of record.
    pub kind: PartKind,
    /// Whose; the school's own are nobody's.
    pub pupil: Option<PupilId>,
}

/// One change or look, without what is in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its number in the journal.
    pub seq: u64,
    /// When.
    pub at: Moment,
    /// Who.
    pub by: Initials,
    /// On which machine, where the journal says so.
    pub host: Option<String>,
    /// What kind of act it was.
    pub act: Act,
    /// What it touched, each once, in order of its parts.
    pub touched: Vec<Touched>,
    /// What was looked at or taken out.
    pub seen: Vec<Seen>,
}

impl Row {
    /// The row of a change.
    pub fn of(seq: u64, change: &Change, host: Option<String>) -> Self {
        let mut row = Self {
            seq,
            at: change.stamp.at,
            by: change.stamp.by.clone(),
            host,
            act: change.act,
            touched: Vec::new(),
            seen: Vec::new(),
        };
        let mut met = std::collections::BTreeSet::new();
        for part in &change.parts {
            match (part, kind(part)) {
                (Part::Seen(seen), _) => row.seen.push(**seen),
                (part, Some(kind)) => {
                    let touched = Touched {
                        kind,
                        pupil: part.pupil(),
                    };
                    if met.insert(touched) {
                        row.touched.push(touched);
                    }
                }
                (_, None) => {}
            }
        }
        row
    }

    /// The pupils it is about, each once, in order.
    pub fn pupils(&self) -> Vec<PupilId> {
        let touched = self.touched.iter().filter_map(|touched| touched.pupil);
        let seen = self.seen.iter().filter_map(|seen| seen.pupil);
        let mut pupils = Vec::new();
        let mut met = std::collections::BTreeSet::new();
        for pupil in touched.chain(seen) {
            if met.insert(pupil) {
                pupils.push(pupil);
            }
        }
        pupils
    }
}

impl Filter {
    /// Whether a row is wanted.
    pub fn takes(&self, row: &Row) -> bool {
        let day = row.at.today();
        self.before.is_none_or(|before| row.seq < before)
            && self.by.as_ref().is_none_or(|by| *by == row.by)
            && self.since.is_none_or(|since| day >= since)
            && self.until.is_none_or(|until| day <= until)
            && self.what.is_none_or(|what| is_of(row, what))
            && self.pupil.is_none_or(|pupil| row.pupils().contains(&pupil))
    }
}

fn is_of(row: &Row, what: What) -> bool {
    match what {
        What::Looks => !row.seen.is_empty(),
        What::Changes => !row.touched.is_empty() || row.seen.is_empty(),
        What::Act(act) => row.act == act,
        What::Look(look) => row.seen.iter().any(|seen| seen.what == look),
    }
}

/// What kind of record a part is; a look is none.
const fn kind(part: &Part) -> Option<PartKind> {
    Some(match part {
        Part::Settings(_) => PartKind::Settings,
        Part::Pupil(_) => PartKind::Pupil,
        Part::Passport(_) => PartKind::Passport,
        Part::Plan(_) => PartKind::Plan,
        Part::Concern(_) => PartKind::Concern,
        Part::Talk(_) => PartKind::Talk,
        Part::Clock(_) => PartKind::Clock,
        Part::Library(_) => PartKind::Library,
        Part::Review(_) => PartKind::Review,
        Part::Answer(_) => PartKind::Answer,
        Part::Action(_) => PartKind::Action,
        Part::Confidential(_) => PartKind::Confidential,
        Part::Entry(_) => PartKind::Entry,
        Part::Withdraw(_) => PartKind::Withdrawal,
        Part::Seen(_) => return None,
    })
}
