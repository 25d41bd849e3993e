//! Passports of the demo school: strengths first, bullets in the pupil's voice, strategies with five pinned. Words come from
//! the strands; nothing is worded here but the key data's figures.

use super::dice::Dice;
use super::phrases::{ACCESS, ADMIRE, IMPORTANT, SHOWN};
use super::strands::{Strand, Voice, phrases, strands_of};
use crate::domain::codes::Area;
use crate::domain::id::StrategyId;
use crate::domain::passport::{Agreed, Heading, Passport, Section, Setting, Strategy};
use crate::domain::plan::Party;
use crate::domain::pupil::Pupil;
use crate::domain::staff::Initials;
use chrono::{Duration, NaiveDate};

/// The strands that speak for a pupil, the primary need's first. The profound one is never mixed with others.
pub(super) fn strands(pupil: &Pupil) -> Vec<&'static Strand> {
    let mut found: Vec<&Strand> = Vec::new();
    for strand in pupil.needs.iter().flat_map(|need| strands_of(need.kind)) {
        if !found.iter().any(|other| std::ptr::eq(*other, *strand)) {
            found.push(strand);
        }
    }
    if is_shown(&found) {
        found.truncate(1);
    }
    found
}

/// Whether the pupil shows what matters rather than saying it.
pub(super) fn is_shown(strands: &[&'static Strand]) -> bool {
    strands.first().is_some_and(|strand| strand.shown)
}

/// A passport for this pupil, agreed with `senco` or still a draft.
pub(super) fn passport(
    dice: &mut Dice,
    pupil: &Pupil,
    senco: &Initials,
    today: NaiveDate,
) -> Passport {
    let strands = strands(pupil);
    let draft = dice.percent(10);
    let age = if draft {
        dice.between(1, 25)
    } else if dice.percent(13) {
        dice.between(370, 560)
    } else {
        dice.between(4, 240)
    };
    let updated = today - Duration::days(age);
    let agreed = (!draft).then(|| Agreed {
        on: updated,
        by: senco.clone(),
        with: vec![Party::Pupil, Party::Parent],
    });
    let strategies = strategies(dice, &strands, updated);
    Passport {
        pupil: pupil.id,
        version: u32::try_from(if draft { 1 } else { dice.between(1, 6) }).unwrap_or(1),
        agreed,
        updated,
        sections: sections(dice, &strands, updated),
        strategies,
        access: access(dice, &strands),
    }
}

fn sections(dice: &mut Dice, strands: &[&'static Strand], on: NaiveDate) -> Vec<Section> {
    let always = [
        Heading::Admire,
        Heading::LikeYouToKnow,
        Heading::Difficult,
        Heading::HelpMyself,
    ];
    let sometimes = [
        Heading::Important,
        Heading::ThisMeans,
        Heading::ThisMeans,
        Heading::Additional,
        Heading::KeyData,
    ];
    let mut headings = always.to_vec();
    headings.extend(dice.some(&sometimes, 2));
    headings.sort_unstable();
    headings.dedup();
    headings
        .into_iter()
        // Pupils who show what matters without words have one list for it.
        .filter(|heading| *heading != Heading::Important || !is_shown(strands))
        .map(|heading| Section {
            heading: heading.into(),
            bullets: bullets(dice, heading, strands, on),
        })
        .collect()
}

fn bullets(
    dice: &mut Dice,
    heading: Heading,
    strands: &[&'static Strand],
    on: NaiveDate,
) -> Vec<String> {
    let count = dice.count(3, 4);
    let chosen = match heading {
        Heading::Admire if is_shown(strands) => dice.some(&phrases(SHOWN), count),
        Heading::Admire => dice.some(&phrases(ADMIRE), count),
        Heading::Important | Heading::BestSupport => dice.some(&phrases(IMPORTANT), count),
        Heading::LikeYouToKnow => spoken(dice, strands, count, |voice| voice.know),
        Heading::ThisMeans => spoken(dice, strands, count, |voice| voice.means),
        Heading::Difficult => spoken(dice, strands, count, |voice| voice.difficult),
        Heading::HelpMyself => spoken(dice, strands, count, |voice| voice.myself),
        Heading::Additional => spoken(dice, strands, count, |voice| voice.additional),
        Heading::KeyData => spoken(dice, strands, count, |voice| voice.key),
    };
    chosen
        .into_iter()
        .map(|phrase| figures(dice, phrase, on))
        .collect()
}

/// Bullets of the primary need's strand, the last one or two of the second's.
fn spoken(
    dice: &mut Dice,
    strands: &[&'static Strand],
    count: usize,
    of: impl Fn(&Voice) -> &'static str,
) -> Vec<&'static str> {
    let mut strands = strands.iter();
    let first = strands.next().map(|strand| phrases(of(&strand.voice)));
    let second = strands.next().map(|strand| phrases(of(&strand.voice)));
    let shared = second.as_ref().map_or(0, |_| dice.count(1, 2));
    let mut chosen = dice.some(&first.unwrap_or_default(), count - shared);
    chosen.extend(dice.some(&second.unwrap_or_default(), shared));
    chosen
}

/// The phrase with its figures; few have any, and putting none in is most of the work of a passport.
fn figures(dice: &mut Dice, phrase: &str, on: NaiveDate) -> String {
    let month = on - Duration::days(dice.between(0, 120));
    let (age, score) = (dice.between(76, 122), dice.between(71, 92));
    if !phrase.contains('{') {
        return phrase.to_owned();
    }
    phrase
        .replace("{month}", &month.format("%B %Y").to_string())
        .replace("{score}", &score.to_string())
        .replace("{age}", &format!("{}:{:02}", age / 12, age % 12))
}

fn strategies(dice: &mut Dice, strands: &[&'static Strand], updated: NaiveDate) -> Vec<Strategy> {
    let total = dice.count(6, 10);
    let mut left = total;
    let mut chosen: Vec<(&Strand, &str)> = Vec::new();
    for (place, strand) in strands.iter().enumerate() {
        let last = place + 1 == strands.len();
        let share = if last { left } else { left.div_ceil(2) };
        let lines = dice.some(&phrases(strand.strategies), share);
        left -= lines.len();
        chosen.extend(lines.into_iter().map(|line| (*strand, line)));
    }
    // The most useful ones come from every strand, so they are mixed before five are pinned.
    dice.shuffle(&mut chosen);
    (1..)
        .zip(chosen)
        .map(|(place, (strand, line))| Strategy {
            pinned: Some(place).filter(|place| *place <= 5),
            ..strategy(dice, strand, line, updated)
        })
        .collect()
}

fn strategy(dice: &mut Dice, strand: &Strand, line: &'static str, updated: NaiveDate) -> Strategy {
    let (settings, text) = line.split_once('|').unwrap_or(("", line));
    Strategy {
        id: StrategyId::from_bytes(dice.id()),
        text: text.trim().to_owned(),
        areas: vec![strand.area],
        settings: settings.split(',').filter_map(Setting::parse).collect(),
        pinned: None,
        since: updated - Duration::days(dice.between(0, 300)),
        library: None,
    }
}

/// Up to three arrangements that fit the pupil's areas; pupils with severe needs sit no written examinations.
fn access(dice: &mut Dice, strands: &[&'static Strand]) -> Vec<String> {
    if is_shown(strands) {
        return Vec::new();
    }
    let fits = |area: &Option<Area>| {
        area.is_none_or(|area| strands.iter().any(|strand| strand.area == area))
    };
    let open: Vec<&str> = ACCESS
        .iter()
        .filter(|(_, area)| fits(area))
        .map(|(text, _)| *text)
        .collect();
    let count = dice.weighted(&[(0, 30), (1, 25), (2, 25), (3, 20)]);
    dice.some(&open, count.unwrap_or(0))
        .into_iter()
        .map(str::to_owned)
        .collect()
}
