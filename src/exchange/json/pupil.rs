//! A pupil's own record as JSON.

use crate::domain::codes::Flag;
use crate::domain::pupil::{
    Contact, Need, Professional, ProvisionSpell, Pupil, PupilName, Responsibility, Roll,
};
use chrono::NaiveDate;
use serde::Serialize;

/// A pupil.
#[derive(Debug, Serialize)]
pub struct PupilJson<'a> {
    id: String,
    name: NameJson<'a>,
    roll: RollJson<'a>,
    /// The level that holds now: `N`, `K` or `E`.
    provision: &'static str,
    provision_history: Vec<SpellJson<'a>>,
    needs: Vec<NeedJson>,
    flags: Vec<&'static str>,
    contacts: Vec<ContactJson<'a>>,
    professionals: Vec<ProfessionalJson<'a>>,
}

#[derive(Debug, Serialize)]
struct NameJson<'a> {
    surname: &'a str,
    forename: &'a str,
    preferred: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct RollJson<'a> {
    upn: Option<&'a str>,
    other_number: Option<&'a str>,
    born: Option<NaiveDate>,
    year: Option<&'static str>,
    form: &'a str,
    left: Option<NaiveDate>,
    left_for: &'a str,
}

#[derive(Debug, Serialize)]
struct SpellJson<'a> {
    provision: &'static str,
    start: Option<NaiveDate>,
    end: Option<NaiveDate>,
    reason: &'a str,
    ended: &'a str,
}

#[derive(Debug, Serialize)]
struct NeedJson {
    rank: u8,
    #[serde(rename = "type")]
    kind: &'static str,
}

#[derive(Debug, Serialize)]
struct ContactJson<'a> {
    name: &'a str,
    relation: &'a str,
    phone: &'a str,
    email: &'a str,
    /// `unknown`, `holds` or `does_not`.
    responsibility: &'static str,
    note: &'a str,
}

#[derive(Debug, Serialize)]
struct ProfessionalJson<'a> {
    name: &'a str,
    role: &'a str,
    service: &'a str,
    reach: &'a str,
    since: Option<NaiveDate>,
    until: Option<NaiveDate>,
    note: &'a str,
}

impl<'a> PupilJson<'a> {
    /// A pupil's record.
    pub fn new(pupil: &'a Pupil) -> Self {
        Self {
            id: pupil.id.to_string(),
            name: name(&pupil.name),
            roll: roll(&pupil.roll),
            provision: pupil.current_provision().code(),
            provision_history: pupil.provision.iter().map(spell).collect(),
            needs: pupil.needs.iter().copied().map(need).collect(),
            flags: pupil.flags.iter().copied().map(Flag::code).collect(),
            contacts: pupil.contacts.iter().map(contact).collect(),
            professionals: pupil.professionals.iter().map(professional).collect(),
        }
    }
}

fn name(name: &PupilName) -> NameJson<'_> {
    NameJson {
        surname: &name.surname,
        forename: &name.forename,
        preferred: name.preferred.as_deref(),
    }
}

fn roll(roll: &Roll) -> RollJson<'_> {
    RollJson {
        upn: roll.upn.as_ref().map(crate::domain::upn::Upn::as_str),
        other_number: roll.external.as_deref(),
        born: roll.born,
        year: roll.year.map(crate::domain::year::YearGroup::name),
        form: &roll.form,
        left: roll.left,
        left_for: &roll.left_for,
    }
}

fn spell(spell: &ProvisionSpell) -> SpellJson<'_> {
    SpellJson {
        provision: spell.provision.code(),
        start: spell.start,
        end: spell.end,
        reason: &spell.reason,
        ended: &spell.ended,
    }
}

fn need(need: Need) -> NeedJson {
    NeedJson {
        rank: need.rank,
        kind: need.kind.code(),
    }
}

fn contact(contact: &Contact) -> ContactJson<'_> {
    ContactJson {
        name: &contact.name,
        relation: &contact.relation,
        phone: &contact.phone,
        email: &contact.email,
        responsibility: responsibility(contact.responsibility),
        note: &contact.note,
    }
}

fn professional(one: &Professional) -> ProfessionalJson<'_> {
    ProfessionalJson {
        name: &one.name,
        role: &one.role,
        service: &one.service,
        reach: &one.reach,
        since: one.since,
        until: one.until,
        note: &one.note,
    }
}

/// The promised word for whether somebody holds parental responsibility.
const fn responsibility(held: Responsibility) -> &'static str {
    match held {
        Responsibility::Unknown => "unknown",
        Responsibility::Holds => "holds",
        Responsibility::DoesNot => "does_not",
    }
}
