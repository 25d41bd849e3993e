//! A line of the register: a level of SEN provision with its entry and exit points and the reasons for them. At most one
//! line is open at a time, and none overlaps another.

use super::{GONE, Made, Why, options, placed, pupil_made};
use crate::app::form::read::Reader;
use crate::app::form::{Field, Form, Subject};
use crate::domain::codes::SenProvision;
use crate::domain::pupil::{ProvisionSpell, Pupil};
use crate::text::dates::Lean;
use chrono::{Duration, NaiveDate};

pub(super) fn form(pupil: &Pupil, place: Option<usize>) -> Result<Form, Why> {
    let blank = ProvisionSpell::open(pupil.current_provision(), None);
    let spell = match place {
        Some(place) => pupil.provision.get(place).ok_or(GONE)?,
        None => &blank,
    };
    let code = place.map(|_| spell.provision.code());
    let fields = vec![
        Field::choice("provision", "Level", options!(SenProvision), code)
            .required()
            .hint("N no SEN, K SEN support, E EHC plan. A new level ends the one before."),
        Field::date("start", "Entered", spell.start).hint("The first day at this level."),
        Field::text("reason", "Why it began", &spell.reason)
            .hint("What was found, who decided, what the parents said."),
        Field::date("end", "Left", spell.end).hint("Empty while it is open."),
        Field::text("ended", "Why it ended", &spell.ended)
            .hint("What was reached, or what followed."),
    ];
    let title = format!("Register: {}", pupil.name.listed());
    Ok(Form::new(Subject::Spell(pupil.id, place), title, fields))
}

pub(super) fn read(reader: &mut Reader<'_>, before: &Pupil, place: Option<usize>) -> Option<Made> {
    let provision = reader.choice("provision", SenProvision::parse);
    let start = reader.past_day("start");
    let end = reader.day("end", Lean::Past);
    reader.not_before("end", start, end);
    let spell = ProvisionSpell {
        provision: provision?,
        start,
        end,
        reason: reader.text("reason"),
        ended: reader.text("ended"),
    };
    let mut pupil = before.clone();
    if place.is_none() && end.is_none() {
        close_open(reader, &mut pupil.provision, &spell);
    }
    overlaps(reader, &pupil.provision, (place, &spell));
    pupil.provision = placed(&pupil.provision, place, spell);
    pupil
        .provision
        .sort_by_key(|spell| (spell.start, spell.end.is_none()));
    Some(pupil_made(before, pupil, "Saved: register."))
}

/// A new level ends the open one on the day before, since exactly one is open at a time.
fn close_open(reader: &mut Reader<'_>, spells: &mut [ProvisionSpell], new: &ProvisionSpell) {
    let Some(open) = spells.iter_mut().find(|spell| spell.end.is_none()) else {
        return;
    };
    let Some(start) = new.start else {
        reader.wrong(
            "start",
            format!(
                "{} is open; say from which day the new level takes its place.",
                open.provision.title()
            ),
        );
        return;
    };
    if open.start.is_some_and(|began| began >= start) {
        reader.wrong(
            "start",
            format!(
                "{} has been open since {}; write a later day, or change that line.",
                open.provision.title(),
                shown(open.start)
            ),
        );
        return;
    }
    reader.echo("provision", format!("ends {}", open.provision.title()));
    open.end = Some(start - Duration::days(1));
    if open.ended.is_empty() {
        open.ended.clone_from(&new.reason);
    }
}

/// Two levels at once, or two that are open, can't be.
fn overlaps(
    reader: &mut Reader<'_>,
    spells: &[ProvisionSpell],
    (place, new): (Option<usize>, &ProvisionSpell),
) {
    let others = spells.iter().enumerate().filter(|(i, _)| Some(*i) != place);
    for (_, other) in others {
        if other.end.is_none() && new.end.is_none() {
            let since = shown(other.start);
            reader.wrong("end", format!(
                "{} is open since {since}, and only one level is open at a time; end one of them.",
                other.provision.title()
            ));
        } else if crosses(other, new) {
            reader.wrong(
                "start",
                format!(
                    "{} ran from {} to {}; these days overlap it.",
                    other.provision.title(),
                    shown(other.start),
                    shown(other.end)
                ),
            );
        }
    }
}

fn crosses(one: &ProvisionSpell, other: &ProvisionSpell) -> bool {
    let first = |spell: &ProvisionSpell| spell.start.unwrap_or(NaiveDate::MIN);
    let last = |spell: &ProvisionSpell| spell.end.unwrap_or(NaiveDate::MAX);
    first(one) <= last(other) && first(other) <= last(one)
}

fn shown(day: Option<NaiveDate>) -> String {
    day.map_or_else(
        || "an unknown day".to_owned(),
        |day| day.format("%-d %b %Y").to_string(),
    )
}
