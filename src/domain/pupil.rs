//! A pupil as the school's roll knows them: names, year, form, SEN provision, needs and flags.

use super::code_set::code_set;
use super::codes::{Flag, SenProvision, SenType};
use super::id::PupilId;
use super::upn::Upn;
use super::year::YearGroup;
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// A pupil's names.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct PupilName {
    /// Family name; may be empty, since some people have one name only.
    pub surname: String,
    /// Legal forename.
    pub forename: String,
    /// The forename they go by, where it differs.
    pub preferred: Option<String>,
}

impl PupilName {
    /// The forename to call them by.
    pub fn known_as(&self) -> &str {
        self.preferred.as_deref().unwrap_or(&self.forename)
    }

    /// The name as a register lists it: `Hassan, Amira`.
    pub fn listed(&self) -> String {
        match (self.surname.as_str(), self.known_as()) {
            ("", "") => "(no name)".to_owned(),
            ("", one) | (one, "") => one.to_owned(),
            (surname, forename) => format!("{surname}, {forename}"),
        }
    }

    /// The name as it is said: `Amira Hassan`.
    pub fn spoken(&self) -> String {
        match (self.known_as(), self.surname.as_str()) {
            ("", "") => "(no name)".to_owned(),
            ("", one) | (one, "") => one.to_owned(),
            (forename, surname) => format!("{forename} {surname}"),
        }
    }

    /// First letters of forename and surname: `AH`.
    pub fn initials(&self) -> String {
        [self.known_as(), &self.surname]
            .iter()
            .filter_map(|part| part.chars().next())
            .collect()
    }
}

/// A stretch of time at one level of SEN provision: a line of the register, with its entry and exit points.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct ProvisionSpell {
    /// The level.
    pub provision: SenProvision,
    /// First day, where it is known.
    pub start: Option<NaiveDate>,
    /// Last day; the open spell has none.
    pub end: Option<NaiveDate>,
    /// Why it began; empty where nobody wrote it down.
    pub reason: String,
    /// Why it ended; empty while it is open.
    pub ended: String,
}

impl ProvisionSpell {
    /// A spell from `start` on, without an end or reasons.
    pub const fn open(provision: SenProvision, start: Option<NaiveDate>) -> Self {
        Self {
            provision,
            start,
            end: None,
            reason: String::new(),
            ended: String::new(),
        }
    }
}

code_set! {
    /// Whether a contact holds parental responsibility (Children Act 1989, s. 3).
    pub enum Responsibility {
        /// Nobody has said.
        Unknown = 0, "?", "not recorded";
        /// They hold it.
        Holds = 1, "yes", "holds parental responsibility";
        /// They do not.
        DoesNot = 2, "no", "does not hold it";
    }
}

/// Somebody of the pupil's family, or who cares for them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    /// Their name.
    pub name: String,
    /// What they are to the pupil: `mother`, `foster carer`.
    pub relation: String,
    /// Telephone, as it is dialled.
    pub phone: String,
    /// Email address.
    pub email: String,
    /// Whether they hold parental responsibility.
    pub responsibility: Responsibility,
    /// What staff should know when they get in touch: `needs an interpreter (Polish)`.
    pub note: String,
}

/// Somebody from outside the school who works with the pupil.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Professional {
    /// Their name.
    pub name: String,
    /// What they do: `speech and language therapist`.
    pub role: String,
    /// Whom they work for.
    pub service: String,
    /// Telephone or email.
    pub reach: String,
    /// Involved from.
    pub since: Option<NaiveDate>,
    /// Involved until; nobody who still is has one.
    pub until: Option<NaiveDate>,
    /// What they do with the pupil.
    pub note: String,
}

/// One recorded need. Rank 1 is primary, 2 secondary; no two share a rank.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Need {
    /// Place among the pupil's needs, from 1.
    pub rank: u8,
    /// The type.
    pub kind: SenType,
}

/// Where a pupil stands in the school: the part a roll import may change.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Roll {
    /// Unique pupil number, where there is one.
    pub upn: Option<Upn>,
    /// The number another system knows the pupil by (School Data Sync, OneRoster).
    pub external: Option<String>,
    /// Date of birth.
    pub born: Option<NaiveDate>,
    /// Year group; a pupil may be placed out of year.
    pub year: Option<YearGroup>,
    /// Form, tutor group or class, as the school writes it.
    pub form: String,
    /// The day they left the roll.
    pub left: Option<NaiveDate>,
    /// Why they left, or where to; empty while they are on roll.
    pub left_for: String,
}

/// A pupil.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pupil {
    /// Identity.
    pub id: PupilId,
    /// Names.
    pub name: PupilName,
    /// Place in the school.
    pub roll: Roll,
    /// Levels of SEN provision over time, oldest first; at most one is open.
    pub provision: Vec<ProvisionSpell>,
    /// Needs in order of rank.
    pub needs: Vec<Need>,
    /// What is not SEN but worth seeing.
    pub flags: BTreeSet<Flag>,
    /// Family and carers, whom to ring first.
    pub contacts: Vec<Contact>,
    /// Who works with the pupil from outside.
    pub professionals: Vec<Professional>,
}

impl Pupil {
    /// A pupil with a name and nothing else.
    pub fn new(id: PupilId, name: PupilName) -> Self {
        Self {
            id,
            name,
            roll: Roll::default(),
            provision: Vec::new(),
            needs: Vec::new(),
            flags: BTreeSet::new(),
            contacts: Vec::new(),
            professionals: Vec::new(),
        }
    }

    /// The level of provision that is open; no record means no SEN.
    pub fn current_provision(&self) -> SenProvision {
        self.provision
            .iter()
            .rev()
            .find(|spell| spell.end.is_none())
            .map_or(SenProvision::NoSen, |spell| spell.provision)
    }

    /// Whether the pupil is on roll on `day`.
    pub fn on_roll(&self, day: chrono::NaiveDate) -> bool {
        self.roll.left.is_none_or(|left| left >= day)
    }

    /// Year and form together as staff write them: `7B`, or `7 Maple` where the form does not begin with the year.
    pub fn place(&self) -> String {
        let form = self.roll.form.trim();
        match self.roll.year {
            Some(year) if form.is_empty() => year.name().to_owned(),
            Some(year) if !form.starts_with(year.name()) => format!("{} {form}", year.name()),
            Some(_) | None => form.to_owned(),
        }
    }
}
