//! A pupil, first schema.

use super::common::{Day, Id, code, date, dates, day, each};
use crate::domain::codes::{Flag, SenProvision, SenType};
use crate::domain::id::PupilId;
use crate::domain::pupil::{Need, ProvisionSpell, Pupil, PupilName, Roll};
use crate::domain::upn::Upn;
use crate::domain::year::YearGroup;
use crate::store::records::RecordError;
use bincode::{Decode, Encode};

/// A pupil.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub(in crate::store) struct PupilV1 {
    id: Id,
    surname: String,
    forename: String,
    preferred: Option<String>,
    roll: RollV1,
    provision: Vec<SpellV1>,
    needs: Vec<NeedV1>,
    flags: Vec<u8>,
}

#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
struct RollV1 {
    upn: Option<String>,
    external: Option<String>,
    born: Option<Day>,
    year: Option<u8>,
    form: String,
    left: Option<Day>,
}

#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
struct SpellV1 {
    provision: u8,
    start: Option<Day>,
    end: Option<Day>,
}

#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
struct NeedV1 {
    rank: u8,
    kind: u8,
}

impl From<&Pupil> for PupilV1 {
    fn from(pupil: &Pupil) -> Self {
        Self {
            id: pupil.id.bytes(),
            surname: pupil.name.surname.clone(),
            forename: pupil.name.forename.clone(),
            preferred: pupil.name.preferred.clone(),
            roll: RollV1::from(&pupil.roll),
            provision: pupil.provision.iter().map(SpellV1::from).collect(),
            needs: pupil.needs.iter().map(NeedV1::from).collect(),
            flags: pupil.flags.iter().map(|flag| flag.byte()).collect(),
        }
    }
}

impl TryFrom<PupilV1> for Pupil {
    type Error = RecordError;

    fn try_from(stored: PupilV1) -> Result<Self, RecordError> {
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
            flags: stored
                .flags
                .into_iter()
                .map(|byte| code(byte, Flag::from_byte, "a flag"))
                .collect::<Result<_, _>>()?,
            contacts: Vec::new(),
            professionals: Vec::new(),
        })
    }
}

impl From<&Roll> for RollV1 {
    fn from(roll: &Roll) -> Self {
        Self {
            upn: roll.upn.as_ref().map(|upn| upn.as_str().to_owned()),
            external: roll.external.clone(),
            born: roll.born.map(day),
            year: roll.year.map(YearGroup::byte),
            form: roll.form.clone(),
            left: roll.left.map(day),
        }
    }
}

impl TryFrom<RollV1> for Roll {
    type Error = RecordError;

    fn try_from(stored: RollV1) -> Result<Self, RecordError> {
        let upn = |text: String| Upn::parse(&text).map_err(|_| RecordError::Unknown("a UPN"));
        let year = |byte| code(byte, YearGroup::from_byte, "a year group");
        Ok(Self {
            upn: stored.upn.map(upn).transpose()?,
            external: stored.external,
            born: stored.born.map(date).transpose()?,
            year: stored.year.map(year).transpose()?,
            form: stored.form,
            left: dates(stored.left)?,
            left_for: String::new(),
        })
    }
}

impl From<&ProvisionSpell> for SpellV1 {
    fn from(spell: &ProvisionSpell) -> Self {
        Self {
            provision: spell.provision.byte(),
            start: spell.start.map(day),
            end: spell.end.map(day),
        }
    }
}

impl TryFrom<SpellV1> for ProvisionSpell {
    type Error = RecordError;

    fn try_from(stored: SpellV1) -> Result<Self, RecordError> {
        Ok(Self {
            provision: code(
                stored.provision,
                SenProvision::from_byte,
                "a level of provision",
            )?,
            start: dates(stored.start)?,
            end: dates(stored.end)?,
            reason: String::new(),
            ended: String::new(),
        })
    }
}

impl From<&Need> for NeedV1 {
    fn from(need: &Need) -> Self {
        Self {
            rank: need.rank,
            kind: need.kind.byte(),
        }
    }
}

impl TryFrom<NeedV1> for Need {
    type Error = RecordError;

    fn try_from(stored: NeedV1) -> Result<Self, RecordError> {
        Ok(Self {
            rank: stored.rank,
            kind: code(stored.kind, SenType::from_byte, "a type of need")?,
        })
    }
}
