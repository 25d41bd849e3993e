//! The staff of an invented school, for trying out what each role can do. Those whom the record names are taken from it, so
//! that what they logged is theirs; for a role that it names nobody of there is somebody made up.

use crate::domain::plan::Party;
use crate::domain::role::Role;
use crate::domain::school::School;
use crate::domain::staff::{Initials, SignedIn};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// How many of one role there are to choose from.
const OF_A_ROLE: usize = 2;

/// One or two people of each role, in the order of the roles; no two sign alike.
pub fn staff(school: &School) -> Vec<SignedIn> {
    let mut taken = BTreeSet::new();
    let everybody = Role::ALL.iter().flat_map(|role| {
        let named = named(school, *role);
        let made_up = made_up(*role);
        let one = named.is_empty();
        named.into_iter().chain(one.then_some(made_up).flatten())
    });
    everybody
        .filter(|one| taken.insert(one.initials.clone()))
        .collect()
}

/// What a role is there for, in a few words.
pub const fn sees(role: Role) -> &'static str {
    match role {
        Role::TeachingAssistant => "reads passports and plans, logs sessions",
        Role::Teacher => "also writes passports and plans, takes part in reviews",
        Role::Senco => "everything",
        Role::Leader => "reads, and sees figures",
        Role::Governor => "figures only, and no names",
        Role::Office => "imports, and keeps the roll",
    }
}

fn named(school: &School, role: Role) -> Vec<SignedIn> {
    let rows = || school.plans.values().flat_map(|plan| &plan.provision);
    let found = match role {
        Role::TeachingAssistant => most(rows().map(|row| row.deliverer.as_str()), OF_A_ROLE),
        Role::Teacher => most(rows().map(|row| row.accountable.as_str()), OF_A_ROLE),
        Role::Senco => return senco(school).into_iter().collect(),
        Role::Leader | Role::Governor | Role::Office => Vec::new(),
    };
    let one = |text| person(text, role);
    found.into_iter().filter_map(one).collect()
}

/// Whoever agrees to the plans for the school; they sign the passports.
fn senco(school: &School) -> Option<SignedIn> {
    let agreed = school.plans.values().flat_map(|plan| &plan.agreements);
    let names = agreed
        .filter(|one| one.party == Party::Senco)
        .map(|one| one.name.as_str());
    let signed = school
        .passports
        .values()
        .filter_map(|one| one.agreed.as_ref());
    let signed = signed.map(|agreed| agreed.by.as_str());
    let name = *most(names, 1).first()?;
    let initials = Initials::parse(most(signed, 1).first()?)?;
    Some(SignedIn {
        initials,
        name: name.to_owned(),
        role: Role::Senco,
    })
}

/// `Ms Danso (KDA)`, or `Ms Danso` with the first letters of the name to sign with. What has no title names nobody.
fn person(text: &str, role: Role) -> Option<SignedIn> {
    let (name, letters) = if let Some((name, letters)) = text.split_once(" (") {
        (name, letters.trim_end_matches(')').to_owned())
    } else {
        let (_, surname) = text.split_once(' ')?;
        (text, surname.chars().take(3).collect())
    };
    let titled = ["Ms ", "Mrs ", "Mr ", "Miss ", "Mx "];
    if !titled.iter().any(|title| name.starts_with(title)) {
        return None;
    }
    Some(SignedIn {
        initials: Initials::parse(&letters)?,
        name: name.to_owned(),
        role,
    })
}

/// Somebody of this role who is in no record.
fn made_up(role: Role) -> Option<SignedIn> {
    let text = match role {
        Role::TeachingAssistant => "Ms Elvery (NEL)",
        Role::Teacher => "Mr Tolland (CTO)",
        Role::Senco => "Ms Arkwright (SAR)",
        Role::Leader => "Mrs Thwaite (HTH)",
        Role::Governor => "Mr Onslow (GON)",
        Role::Office => "Mx Tranter (OTR)",
    };
    person(text, role)
}

/// Those named most often, the first of them first; of two named as often, the first in the alphabet.
fn most<'a>(all: impl Iterator<Item = &'a str>, how_many: usize) -> Vec<&'a str> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for one in all.filter(|one| !one.is_empty()) {
        *counts.entry(one).or_default() += 1;
    }
    let mut counts: Vec<(&str, usize)> = counts.into_iter().collect();
    counts.sort_by_key(|(_, count)| Reverse(*count));
    let names = counts.into_iter().map(|(name, _)| name);
    names.take(how_many).collect()
}
