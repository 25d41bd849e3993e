//! A row of provision: what is done, how much of it, by whom, at what cost, and what has been seen to so that it can work.

use super::{Context, GONE, Made, Why, options, plain, plan_made, scale};
use crate::app::form::read::{Reader, pounds};
use crate::app::form::{Field, Form, Subject};
use crate::domain::coach::Passage;
use crate::domain::codes::Area;
use crate::domain::id::ProvisionId;
use crate::domain::plan::Plan;
use crate::domain::provision::{Condition, Cost, Dosage, Provision};
use crate::domain::pupil::Pupil;
use crate::text::dates::Lean;

pub(super) fn form(ctx: &Context<'_>, pupil: &Pupil, id: Option<ProvisionId>) -> Result<Form, Why> {
    let plan = ctx.plan(pupil)?;
    let row = match id {
        Some(id) => Some(plan.provision_row(id).ok_or(GONE)?),
        None => None,
    };
    let mut fields = what(ctx, row);
    fields.extend(who_and_when(ctx, plan, row));
    fields.extend(cost(ctx, row));
    let measure = row.and_then(|row| row.measure.as_ref());
    fields.extend(scale::measuring(measure, ("Entry data", "Target")));
    let title = format!("Provision: {}", pupil.name.listed());
    Ok(Form::new(Subject::Provision(pupil.id, id), title, fields))
}

/// What is done, and how much of it.
fn what(ctx: &Context<'_>, row: Option<&Provision>) -> Vec<Field> {
    let layers = ctx.school.settings.as_ref().map_or(&[][..], |s| &s.layers);
    let number =
        |of: fn(&Provision) -> u32| row.map_or_else(String::new, |row| of(row).to_string());
    let area = row.and_then(|row| row.area).map(Area::code);
    vec![
        Field::line("name", "Provision", row.map_or("", |row| &row.name))
            .required()
            .hint("The intervention’s name, and what is done in it.")
            .coached(Passage::Provision),
        Field::choice(
            "layer",
            "Layer",
            plain(layers),
            row.map(|row| row.layer.as_str()),
        ),
        Field::choice("area", "Area of need", options!(Area), area),
        Field::line(
            "sessions",
            "Sessions a week",
            &number(|r| r.dosage.sessions_a_week.into()),
        )
        .required(),
        Field::line(
            "minutes",
            "Minutes each",
            &number(|r| r.dosage.minutes.into()),
        )
        .required(),
        Field::line(
            "group",
            "Pupils in the group",
            &number(|r| r.dosage.group_size.into()),
        )
        .hint("1 is one-to-one."),
    ]
}

/// Who does it, where and when, and what has been seen to.
fn who_and_when(ctx: &Context<'_>, plan: &Plan, row: Option<&Provision>) -> Vec<Field> {
    let text = |of: fn(&Provision) -> &String| row.map_or("", |row| of(row).as_str());
    let met: Vec<&str> = row.map_or_else(Vec::new, |r| {
        r.conditions.iter().map(|c| c.code()).collect()
    });
    vec![
        Field::line("deliverer", "Who delivers", text(|row| &row.deliverer)).required(),
        Field::line(
            "accountable",
            "Accountable teacher",
            text(|row| &row.accountable),
        )
        .required()
        .hint("The class or subject teacher stays accountable (CoP 6.52)."),
        Field::line("place", "Place and time", text(|row| &row.place)),
        Field::date(
            "start",
            "Starts",
            Some(row.map_or(ctx.today, |row| row.start)),
        )
        .required(),
        Field::date(
            "end",
            "Ends",
            Some(row.map_or(plan.review_on, |row| row.end)),
        )
        .required(),
        Field::many("conditions", "So that it works", options!(Condition), &met),
    ]
}

fn cost(ctx: &Context<'_>, row: Option<&Provision>) -> [Field; 2] {
    let typed = |pence: u32| match pence {
        0 => String::new(),
        pence => pounds(pence).trim_start_matches('£').to_owned(),
    };
    let usual = ctx.school.settings.as_ref().map_or(0, |s| s.pence_an_hour);
    let hint = match usual {
        0 => "Pounds an hour of whoever delivers it.".to_owned(),
        usual => format!(
            "Empty means the school’s rate of {} an hour.",
            pounds(usual)
        ),
    };
    [
        Field::line(
            "rate",
            "Cost an hour",
            &row.map_or_else(String::new, |r| typed(r.cost.pence_an_hour)),
        )
        .hint(hint),
        Field::line(
            "resources",
            "Resources",
            &row.map_or_else(String::new, |r| typed(r.cost.resources)),
        )
        .hint("Pounds in all, for this pupil."),
    ]
}

pub(super) fn read(
    ctx: &Context<'_>,
    reader: &mut Reader<'_>,
    (pupil, id, fresh): (&Pupil, Option<ProvisionId>, [u8; 16]),
) -> Option<Made> {
    let before = ctx.plan(pupil).ok()?;
    let known = id.and_then(|id| before.provision_row(id));
    let (start, end) = (
        reader.day("start", Lean::Past),
        reader.day("end", Lean::Future),
    );
    reader.not_before("end", start, end);
    let dosage = dosage(reader);
    let measure = scale::measure(reader, known.and_then(|row| row.measure.as_ref()));
    let cost = Cost {
        pence_an_hour: reader.money("rate").unwrap_or(0),
        resources: reader.money("resources").unwrap_or(0),
    };
    let blank = Provision::new(
        id.unwrap_or_else(|| ProvisionId::from_bytes(fresh)),
        reader.text("name"),
        (start?, end?),
    );
    let row = Provision {
        layer: reader.text("layer"),
        dosage: dosage?,
        deliverer: reader.text("deliverer"),
        accountable: reader.text("accountable"),
        place: reader.text("place"),
        area: reader.choice("area", Area::parse),
        cost,
        conditions: reader
            .many("conditions", Condition::parse)
            .into_iter()
            .collect(),
        measure,
        result: known.and_then(|row| row.result.clone()),
        ..blank
    };
    let mut plan = before.clone();
    put_row(&mut plan, row);
    Some(plan_made(Some(before), plan, "Saved: provision."))
}

pub(super) fn put_row(plan: &mut Plan, row: Provision) {
    match plan.provision.iter_mut().find(|other| other.id == row.id) {
        Some(slot) => *slot = row,
        None => plan.provision.push(row),
    }
}

/// How much; outside what the evidence speaks of it is said, and no more than said (EEF: 20 to 50 minutes, 3 to 5 a week).
fn dosage(reader: &mut Reader<'_>) -> Option<Dosage> {
    let sessions = reader.number("sessions", (1, 20), "sessions a week");
    let minutes = reader.number("minutes", (1, 400), "minutes");
    let group = reader.number("group", (1, 40), "pupils in the group");
    if sessions.is_some_and(|n| !(3..=5).contains(&n)) {
        reader.echo("sessions", "evidence speaks of 3 to 5 a week");
    }
    if minutes.is_some_and(|n| !(20..=50).contains(&n)) {
        reader.echo("minutes", "evidence speaks of 20 to 50 minutes");
    }
    Some(Dosage {
        sessions_a_week: u8::try_from(sessions?).ok()?,
        minutes: u16::try_from(minutes?).ok()?,
        group_size: u8::try_from(group.unwrap_or(1)).ok()?,
    })
}
