//! A pupil's own record as JSON.

use crate::domain::codes::Flag;
use crate::domain::pupil::{Need, ProvisionSpell, Pupil, PupilName, Roll};
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
    provision_history: Vec<SpellJson>,
    needs: Vec<NeedJson>,
    flags: Vec<&'static str>,
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
}

#[derive(Debug, Serialize)]
struct SpellJson {
    provision: &'static str,
    start: Option<NaiveDate>,
    end: Option<NaiveDate>,
}

#[derive(Debug, Serialize)]
struct NeedJson {
    rank: u8,
    #[serde(rename = "type")]
    kind: &'static str,
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
    }
}

fn spell(spell: &ProvisionSpell) -> SpellJson {
    SpellJson {
        provision: spell.provision.code(),
        start: spell.start,
        end: spell.end,
    }
}

fn need(need: Need) -> NeedJson {
    NeedJson {
        rank: need.rank,
        kind: need.kind.code(),
    }
}
