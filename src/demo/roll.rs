//! Pupils on the roll of the demo school: year, form, birth date, number, provision, needs and flags. No names, no texts.

use super::dice::Dice;
use super::names::Names;
use crate::domain::calendar::academic_year;
use crate::domain::codes::{Flag, SenProvision, SenType};
use crate::domain::id::PupilId;
use crate::domain::pupil::{Need, ProvisionSpell, Pupil, Roll};
use crate::domain::upn::Upn;
use crate::domain::year::YearGroup;
use chrono::{Duration, NaiveDate};

/// Year groups of a secondary school with a small sixth form; needs are found early, so the younger years have more.
const YEARS: [(u8, u64); 7] = [
    (7, 24),
    (8, 22),
    (9, 20),
    (10, 17),
    (11, 15),
    (12, 1),
    (13, 1),
];

/// How often a type is the primary need in a mainstream secondary school, roughly.
const PRIMARY: [(SenType, u64); 14] = [
    (SenType::Slcn, 20),
    (SenType::Semh, 20),
    (SenType::Spld, 18),
    (SenType::Asd, 16),
    (SenType::Mld, 10),
    (SenType::Pd, 3),
    (SenType::Hi, 3),
    (SenType::Nsa, 3),
    (SenType::Oth, 2),
    (SenType::Vi, 2),
    (SenType::Ds, 1),
    (SenType::Sld, 1),
    (SenType::Pmld, 1),
    (SenType::Msi, 1),
];

/// Types that come second or third.
const FURTHER: [(SenType, u64); 8] = [
    (SenType::Slcn, 25),
    (SenType::Semh, 25),
    (SenType::Spld, 15),
    (SenType::Asd, 10),
    (SenType::Mld, 8),
    (SenType::Hi, 3),
    (SenType::Vi, 2),
    (SenType::Pd, 4),
];

const FLAGS: [(Flag, u64); 7] = [
    (Flag::PupilPremium, 320),
    (Flag::Eal, 220),
    (Flag::Attendance, 120),
    (Flag::Health, 90),
    (Flag::LookedAfter, 25),
    (Flag::ServiceChild, 25),
    (Flag::Disability, 40),
];

/// Among how many pupils every type of need is there.
const EVERY_NEED: usize = 60;

/// The pupils; among the first sixty every type of need is somebody's primary need.
pub(super) fn pupils(dice: &mut Dice, count: usize, today: NaiveDate) -> Vec<Pupil> {
    let kinds = primaries(dice, count);
    let mut names = Names::default();
    kinds
        .into_iter()
        .enumerate()
        .map(|(place, kind)| {
            let mut pupil = Pupil::new(PupilId::from_bytes(dice.id()), names.next(dice));
            pupil.roll = roll(dice, place, today);
            pupil.needs = needs(dice, kind);
            // Of twenty pupils one has just left the register and is watched for a while.
            let left = place % 20 == 9 && ehcp_in_thousand(kind) < 500;
            let left = left.then_some(SenProvision::NoSen);
            pupil.provision = provision(dice, kind, left, today);
            pupil.flags = flags(dice);
            pupil
        })
        .collect()
}

fn primaries(dice: &mut Dice, count: usize) -> Vec<SenType> {
    let mut kinds: Vec<SenType> = PRIMARY.iter().map(|(kind, _)| *kind).collect();
    let more = count.saturating_sub(kinds.len());
    kinds.extend((0..more).filter_map(|_| dice.weighted(&PRIMARY)));
    kinds.truncate(count);
    if let Some(first) = kinds.get_mut(..count.min(EVERY_NEED)) {
        dice.shuffle(first);
    }
    kinds
}

fn roll(dice: &mut Dice, place: usize, today: NaiveDate) -> Roll {
    let year = dice.weighted(&YEARS).unwrap_or(7);
    let form = if year > 11 {
        "A"
    } else {
        dice.text(&["A", "B", "C", "D", "E"])
    };
    let starts = academic_year(today);
    let joined = (starts - i32::from(year) + 7).rem_euclid(100);
    Roll {
        upn: Upn::from_digits(&format!(
            "997{:04}{joined:02}{:03}",
            4100 + place / 1000 % 5000,
            place % 1000
        )),
        born: born(dice, year, starts),
        year: YearGroup::numbered(year),
        form: format!("{year}{form}"),
        ..Roll::default()
    }
}

/// A birthday within the academic year of that year group: 1 September to 31 August.
fn born(dice: &mut Dice, year: u8, starts: i32) -> Option<NaiveDate> {
    let oldest = NaiveDate::from_ymd_opt(starts - i32::from(year) - 5, 9, 1)?;
    Some(oldest + Duration::days(dice.between(0, 364)))
}

fn needs(dice: &mut Dice, first: SenType) -> Vec<Need> {
    let mut kinds = vec![first];
    let further = dice.weighted(&[(0, 52), (1, 36), (2, 12)]).unwrap_or(0);
    // A need without an assessment stands alone until there is one.
    let further = if first == SenType::Nsa { 0 } else { further };
    for _ in 0..further {
        if let Some(kind) = dice.weighted(&FURTHER).filter(|kind| !kinds.contains(kind)) {
            kinds.push(kind);
        }
    }
    (1..)
        .zip(kinds)
        .map(|(rank, kind)| Need { rank, kind })
        .collect()
}

fn provision(
    dice: &mut Dice,
    kind: SenType,
    left: Option<SenProvision>,
    today: NaiveDate,
) -> Vec<ProvisionSpell> {
    let recorded = today - Duration::days(dice.between(200, 1500));
    let changed = today - Duration::days(dice.between(20, 160));
    let spell = |provision, start, end| ProvisionSpell {
        end,
        ..ProvisionSpell::open(provision, Some(start))
    };
    let plan = dice.in_thousand(ehcp_in_thousand(kind));
    let now = left.or_else(|| plan.then_some(SenProvision::EhcPlan));
    let before = now.map(|_| changed - Duration::days(1));
    let mut spells = vec![spell(SenProvision::SenSupport, recorded, before)];
    spells.extend(now.map(|now| spell(now, changed, None)));
    spells
}

fn ehcp_in_thousand(kind: SenType) -> u64 {
    match kind {
        SenType::Sld | SenType::Pmld | SenType::Msi => 1000,
        SenType::Ds => 800,
        SenType::Asd | SenType::Hi | SenType::Vi | SenType::Pd => 130,
        SenType::Slcn | SenType::Semh | SenType::Mld => 60,
        SenType::Spld | SenType::Oth => 40,
        SenType::Nsa => 0,
    }
}

fn flags(dice: &mut Dice) -> std::collections::BTreeSet<Flag> {
    FLAGS
        .into_iter()
        .filter(|(_, likely)| dice.in_thousand(*likely))
        .map(|(flag, _)| flag)
        .collect()
}
