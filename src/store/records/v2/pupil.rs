//! A pupil, second schema: reasons on the register, contacts, professionals and where a leaver went are new.

use super::super::v1::common::{Day, Id, code, dates, day, each};
use super::super::v1::pupil::{NeedV1, PupilV1, RollV1, SpellV1};
use super::codes::codes;
use crate::domain::codes::{Flag, SenProvision};
use crate::domain::id::PupilId;
use crate::domain::pupil::{
    Contact, Professional, ProvisionSpell, Pupil, PupilName, Responsibility, Roll,
};
use crate::domain::upn::Upn;
use crate::domain::year::YearGroup;
use crate::store::records::RecordError;
use bincode::{Decode, Encode};

/// A pupil.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub(in crate::store) struct PupilV2 {
    id: Id,
    surname: String,
    forename: String,
    preferred: Option<String>,
    roll: RollV2,
    provision: Vec<SpellV2>,
    needs: Vec<NeedV1>,
    flags: Vec<u8>,
    contacts: Vec<ContactV2>,
    professionals: Vec<ProfessionalV2>,
}

#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
struct RollV2 {
    upn: Option<String>,
    external: Option<String>,
    born: Option<Day>,
    year: Option<u8>,
    form: String,
    left: Option<Day>,
    left_for: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
struct SpellV2 {
    provision: u8,
    start: Option<Day>,
    end: Option<Day>,
    reason: String,
    ended: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
struct ContactV2 {
    name: String,
    relation: String,
    phone: String,
    email: String,
    responsibility: u8,
    note: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
struct ProfessionalV2 {
    name: String,
    role: String,
    service: String,
    reach: String,
    since: Option<Day>,
    until: Option<Day>,
    note: String,
}

/// Nobody had written reasons, contacts or professionals down.
impl From<PupilV1> for PupilV2 {
    fn from(old: PupilV1) -> Self {
        Self {
            id: old.id,
            surname: old.surname,
            forename: old.forename,
            preferred: old.preferred,
            roll: old.roll.into(),
            provision: old.provision.into_iter().map(SpellV2::from).collect(),
            needs: old.needs,
            flags: old.flags,
            contacts: Vec::new(),
            professionals: Vec::new(),
        }
    }
}

impl From<RollV1> for RollV2 {
    fn from(old: RollV1) -> Self {
        Self {
            upn: old.upn,
            external: old.external,
            born: old.born,
            year: old.year,
            form: old.form,
            left: old.left,
            left_for: String::new(),
        }
    }
}

impl From<SpellV1> for SpellV2 {
    fn from(old: SpellV1) -> Self {
        Self {
            provision: old.provision,
            start: old.start,
            end: old.end,
            reason: String::new(),
            ended: String::new(),
        }
    }
}

impl From<&Pupil> for PupilV2 {
    fn from(pupil: &Pupil) -> Self {
        Self {
            id: pupil.id.bytes(),
            surname: pupil.name.surname.clone(),
            forename: pupil.name.forename.clone(),
            preferred: pupil.name.preferred.clone(),
            roll: RollV2::from(&pupil.roll),
            provision: pupil.provision.iter().map(SpellV2::from).collect(),
            needs: pupil.needs.iter().map(NeedV1::from).collect(),
            flags: pupil.flags.iter().map(|flag| flag.byte()).collect(),
            contacts: pupil.contacts.iter().map(ContactV2::from).collect(),
            professionals: pupil
                .professionals
                .iter()
                .map(ProfessionalV2::from)
                .collect(),
        }
    }
}

impl TryFrom<PupilV2> for Pupil {
    type Error = RecordError;

    fn try_from(stored: PupilV2) -> Result<Self, RecordError> {
        Ok(Self {
            id: PupilId::from_bytes(stored.id),
            name: PupilName {
                surname: stored.surname,
                forename: stored.forename,
                preferred: stored.preferred,
            },
            roll: stored.roll.try_into()?,
            provision: each(stored.provision)?,
            needs: each(stored.needs)?,
            flags: codes(stored.flags, Flag::from_byte, "a flag")?,
            contacts: each(stored.contacts)?,
            professionals: each(stored.professionals)?,
        })
    }
}

impl From<&Roll> for RollV2 {
    fn from(roll: &Roll) -> Self {
        Self {
            upn: roll.upn.as_ref().map(|upn| upn.as_str().to_owned()),
            external: roll.external.clone(),
            born: roll.born.map(day),
            year: roll.year.map(YearGroup::byte),
            form: roll.form.clone(),
            left: roll.left.map(day),
            left_for: roll.left_for.clone(),
        }
    }
}

impl TryFrom<RollV2> for Roll {
    type Error = RecordError;

    fn try_from(stored: RollV2) -> Result<Self, RecordError> {
        let upn = |text: String| Upn::parse(&text).map_err(|_| RecordError::Unknown("a UPN"));
        let year = |byte| code(byte, YearGroup::from_byte, "a year group");
        Ok(Self {
            upn: stored.upn.map(upn).transpose()?,
            external: stored.external,
            born: dates(stored.born)?,
            year: stored.year.map(year).transpose()?,
            form: stored.form,
            left: dates(stored.left)?,
            left_for: stored.left_for,
        })
    }
}

impl From<&ProvisionSpell> for SpellV2 {
    fn from(spell: &ProvisionSpell) -> Self {
        Self {
            provision: spell.provision.byte(),
            start: spell.start.map(day),
            end: spell.end.map(day),
            reason: spell.reason.clone(),
            ended: spell.ended.clone(),
        }
    }
}

impl TryFrom<SpellV2> for ProvisionSpell {
    type Error = RecordError;

    fn try_from(stored: SpellV2) -> Result<Self, RecordError> {
        let level = SenProvision::from_byte;
        Ok(Self {
            provision: code(stored.provision, level, "a level of provision")?,
            start: dates(stored.start)?,
            end: dates(stored.end)?,
            reason: stored.reason,
            ended: stored.ended,
        })
    }
}

impl From<&Contact> for ContactV2 {
    fn from(contact: &Contact) -> Self {
        Self {
            name: contact.name.clone(),
            relation: contact.relation.clone(),
            phone: contact.phone.clone(),
            email: contact.email.clone(),
            responsibility: contact.responsibility.byte(),
            note: contact.note.clone(),
        }
    }
}

impl TryFrom<ContactV2> for Contact {
    type Error = RecordError;

    fn try_from(stored: ContactV2) -> Result<Self, RecordError> {
        let what = "a parental responsibility";
        Ok(Self {
            name: stored.name,
            relation: stored.relation,
            phone: stored.phone,
            email: stored.email,
            responsibility: code(stored.responsibility, Responsibility::from_byte, what)?,
            note: stored.note,
        })
    }
}

impl From<&Professional> for ProfessionalV2 {
    fn from(professional: &Professional) -> Self {
        Self {
            name: professional.name.clone(),
            role: professional.role.clone(),
            service: professional.service.clone(),
            reach: professional.reach.clone(),
            since: professional.since.map(day),
            until: professional.until.map(day),
            note: professional.note.clone(),
        }
    }
}

impl TryFrom<ProfessionalV2> for Professional {
    type Error = RecordError;

    fn try_from(stored: ProfessionalV2) -> Result<Self, RecordError> {
        Ok(Self {
            name: stored.name,
            role: stored.role,
            service: stored.service,
            reach: stored.reach,
            since: dates(stored.since)?,
            until: dates(stored.until)?,
            note: stored.note,
        })
    }
}
