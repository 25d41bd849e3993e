//! Tables of people: pupils, the register, families, professionals.

use super::{Line, shown, upn, who};
use crate::domain::codes::Flag;
use crate::domain::pupil::{ProvisionSpell, Pupil};
use crate::domain::school::School;

/// Columns of `pupils.csv`; import knows those it can take back by these names.
pub(super) const PUPILS: [&str; 22] = [
    "UPN",
    "Other number",
    "Legal surname",
    "Legal forename",
    "Preferred forename",
    "Date of birth",
    "Year",
    "Form",
    "SEN provision",
    "SEN start date",
    "SEN types",
    "Disability",
    "Attendance concern",
    "Health condition",
    "EAL",
    "Pupil premium",
    "Looked after",
    "Service child",
    "Left on",
    "Passport updated",
    "Next review",
    "Left for",
];

/// Columns of `register.csv`.
pub(super) const REGISTER: [&str; 10] = [
    "Pupil",
    "UPN",
    "Year",
    "Form",
    "SEN provision",
    "Level",
    "From",
    "To",
    "Why it began",
    "Why it ended",
];

/// Columns of `contacts.csv`.
pub(super) const CONTACTS: [&str; 11] = [
    "Pupil",
    "UPN",
    "Year",
    "Form",
    "Ring",
    "Name",
    "Relation",
    "Telephone",
    "Email",
    "Parental responsibility",
    "Note",
];

/// Columns of `professionals.csv`.
pub(super) const PROFESSIONALS: [&str; 11] = [
    "Pupil",
    "UPN",
    "Year",
    "Form",
    "Role",
    "Name",
    "Service",
    "Telephone or email",
    "Since",
    "Until",
    "Note",
];

/// A pupil's line.
pub(super) fn pupil(school: &School, pupil: &Pupil) -> Vec<Line<22>> {
    let spells = &pupil.provision;
    let open = spells.iter().rev().find(|spell| spell.end.is_none());
    let flag = |flag| {
        let held = pupil.flags.contains(&flag);
        if held { "yes" } else { "no" }.to_owned()
    };
    let needs = pupil.needs.iter();
    let needs = needs.map(|need| format!("{} {}", need.rank, need.kind.code()));
    let passport = school.passports.get(&pupil.id);
    let plan = school.plans.get(&pupil.id);
    vec![[
        upn(pupil),
        pupil.roll.external.clone().unwrap_or_default(),
        pupil.name.surname.clone(),
        pupil.name.forename.clone(),
        pupil.name.preferred.clone().unwrap_or_default(),
        shown(pupil.roll.born),
        shown(pupil.roll.year),
        pupil.roll.form.clone(),
        pupil.current_provision().code().to_owned(),
        shown(open.and_then(|spell| spell.start)),
        needs.collect::<Vec<_>>().join("; "),
        flag(Flag::Disability),
        flag(Flag::Attendance),
        flag(Flag::Health),
        flag(Flag::Eal),
        flag(Flag::PupilPremium),
        flag(Flag::LookedAfter),
        flag(Flag::ServiceChild),
        shown(pupil.roll.left),
        shown(passport.map(|passport| passport.updated)),
        shown(plan.map(|plan| plan.review_on)),
        pupil.roll.left_for.clone(),
    ]]
}

/// The register's lines of a pupil, oldest first.
pub(super) fn register(pupil: &Pupil) -> Vec<Line<10>> {
    let line = |spell: &ProvisionSpell| {
        let [name, upn, year, form] = who(pupil);
        [
            name,
            upn,
            year,
            form,
            spell.provision.code().to_owned(),
            spell.provision.title().to_owned(),
            shown(spell.start),
            shown(spell.end),
            spell.reason.clone(),
            spell.ended.clone(),
        ]
    };
    pupil.provision.iter().map(line).collect()
}

/// The lines of a pupil's family, in the order they are to be rung.
pub(super) fn contacts(pupil: &Pupil) -> Vec<Line<11>> {
    let contacts = (1..).zip(&pupil.contacts);
    contacts
        .map(|(place, contact): (usize, _)| {
            let [name, upn, year, form] = who(pupil);
            [
                name,
                upn,
                year,
                form,
                place.to_string(),
                contact.name.clone(),
                contact.relation.clone(),
                contact.phone.clone(),
                contact.email.clone(),
                contact.responsibility.title().to_owned(),
                contact.note.clone(),
            ]
        })
        .collect()
}

/// The lines of those who come in for a pupil.
pub(super) fn professionals(pupil: &Pupil) -> Vec<Line<11>> {
    let professionals = pupil.professionals.iter();
    professionals
        .map(|one| {
            let [name, upn, year, form] = who(pupil);
            [
                name,
                upn,
                year,
                form,
                one.role.clone(),
                one.name.clone(),
                one.service.clone(),
                one.reach.clone(),
                shown(one.since),
                shown(one.until),
                one.note.clone(),
            ]
        })
        .collect()
}
