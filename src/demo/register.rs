//! Reasons in the demo school's register: why each stretch at a level began and why it ended.

use super::dice::Dice;
use super::sayings::{LEFT, PLANNED, REPLACED, WATCHED};
use super::strands::{Strand, phrase};
use crate::domain::codes::SenProvision;
use crate::domain::pupil::{ProvisionSpell, Pupil};
use chrono::{Duration, NaiveDate};

/// Writes the reasons into a pupil's history.
pub(super) fn reasons(dice: &mut Dice, pupil: &mut Pupil, strands: &[&'static Strand]) {
    let began = strands.first().map_or("", |strand| strand.record.reasons);
    let next: Vec<Option<SenProvision>> = pupil
        .provision
        .iter()
        .skip(1)
        .map(|spell| Some(spell.provision))
        .chain([None])
        .collect();
    for (spell, next) in pupil.provision.iter_mut().zip(next) {
        let reason = match spell.provision {
            SenProvision::SenSupport => phrase(dice, began),
            SenProvision::EhcPlan => phrase(dice, PLANNED),
            SenProvision::NoSen => WATCHED,
        };
        let ended = match next {
            Some(SenProvision::EhcPlan) => REPLACED,
            Some(SenProvision::NoSen) => phrase(dice, LEFT),
            Some(SenProvision::SenSupport) | None => "",
        };
        reason.clone_into(&mut spell.reason);
        ended.clone_into(&mut spell.ended);
    }
}

/// Puts a pupil on an EHC plan from a day on, with SEN support before it for as long as there was, or a year.
pub(super) fn plan_since(pupil: &mut Pupil, day: NaiveDate) {
    let year_before = day - Duration::days(400);
    let support = pupil.provision.first().and_then(|spell| spell.start);
    let support = support.map_or(year_before, |start| start.min(year_before));
    pupil.provision = vec![
        ProvisionSpell {
            end: Some(day - Duration::days(1)),
            ..ProvisionSpell::open(SenProvision::SenSupport, Some(support))
        },
        ProvisionSpell::open(SenProvision::EhcPlan, Some(day)),
    ];
}
