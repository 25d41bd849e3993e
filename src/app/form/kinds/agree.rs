//! Agreement: to a passport by those who were there, to a plan by each party on a day of its own.

use super::{Context, Made, NO_PASSPORT, Why, one, options, plan_made, put};
use crate::app::form::read::Reader;
use crate::app::form::{Field, Form, Subject};
use crate::domain::change::{Act, Part};
use crate::domain::passport::{Agreed, Passport};
use crate::domain::plan::{Agreement, Notified, Party};
use crate::domain::pupil::Pupil;
use crate::domain::staff::Initials;
use crate::domain::talk::Channel;
use crate::text::dates::Lean;

pub(super) fn passport(ctx: &Context<'_>, pupil: &Pupil) -> Result<Form, Why> {
    let passport = ctx.passport(pupil).ok_or(NO_PASSPORT)?;
    let agreed = passport.agreed.as_ref();
    let with: Vec<&str> = agreed.map_or_else(
        || vec![Party::Pupil.code(), Party::Parent.code()],
        |agreed| agreed.with.iter().map(|party| party.code()).collect(),
    );
    let fields = vec![
        Field::date(
            "on",
            "Agreed on",
            Some(agreed.map_or(ctx.today, |agreed| agreed.on)),
        )
        .required(),
        Field::many("with", "Agreed by", options!(Party), &with),
    ];
    let title = format!(
        "Agree passport, version {}: {}",
        passport.version,
        pupil.name.listed()
    );
    Ok(Form::new(Subject::AgreePassport(pupil.id), title, fields))
}

pub(super) fn read_passport(
    ctx: &Context<'_>,
    reader: &mut Reader<'_>,
    pupil: &Pupil,
) -> Option<Made> {
    let before = ctx.passport(pupil)?;
    let on = reader.past_day("on");
    let with = reader.many("with", Party::parse);
    if with.is_empty() {
        reader.missing("with", "Mark who agreed to it.");
    }
    let after = Passport {
        agreed: Some(Agreed {
            on: on?,
            by: ctx.me.cloned().unwrap_or_else(Initials::visitor),
            with,
        }),
        updated: ctx.today,
        ..before.clone()
    };
    let words = format!("Saved: version {} is agreed.", after.version);
    Some(one(
        Act::Passport,
        Part::Passport,
        put(Some(before), after),
        words,
    ))
}

pub(super) fn plan(ctx: &Context<'_>, pupil: &Pupil) -> Result<Form, Why> {
    let plan = ctx.plan(pupil)?;
    let told = plan.notified;
    let mut fields: Vec<Field> = Party::ALL
        .iter()
        .flat_map(|party| {
            let agreed = plan.agreements.iter().find(|one| one.party == *party);
            let named = format!("{}’s name", party.title());
            [
                Field::date(party.code(), party.title(), agreed.map(|agreed| agreed.on))
                    .hint("The day they agreed; empty until they have."),
                Field::line(
                    &name_key(*party),
                    &named,
                    agreed.map_or("", |agreed| &agreed.name),
                ),
            ]
        })
        .collect();
    fields.push(
        Field::date("notified", "Parents notified", told.map(|told| told.on))
            .hint("Parents are formally told of SEN support (CoP 6.48)."),
    );
    fields.push(Field::choice(
        "how",
        "How",
        options!(Channel),
        told.map(|told| told.how.code()),
    ));
    fields.push(
        Field::date("aware", "Staff made aware", plan.aware)
            .hint("Everyone who works with the pupil knows of it (CoP 6.51)."),
    );
    let title = format!("{}: who agreed, {}", ctx.plan_title(), pupil.name.listed());
    Ok(Form::new(Subject::AgreePlan(pupil.id), title, fields))
}

fn name_key(party: Party) -> String {
    format!("{}-name", party.code())
}

pub(super) fn read_plan(ctx: &Context<'_>, reader: &mut Reader<'_>, pupil: &Pupil) -> Option<Made> {
    let before = ctx.plan(pupil).ok()?;
    let mut plan = before.clone();
    plan.agreements = Vec::new();
    for party in Party::ALL {
        let on = reader.past_day(party.code());
        let name = reader.text(&name_key(*party));
        match on {
            Some(on) => plan.agreements.push(Agreement {
                party: *party,
                name,
                on,
            }),
            None if !name.is_empty() && reader.list(party.code()).is_empty() => {
                reader.missing(
                    party.code(),
                    "Say on which day they agreed, or take the name out.",
                );
            }
            None => {}
        }
    }
    let notified = reader.past_day("notified");
    let how = reader.choice("how", Channel::parse);
    plan.notified = notified.map(|on| Notified {
        on,
        how: how.unwrap_or(Channel::Meeting),
    });
    plan.aware = reader.day("aware", Lean::Past);
    Some(plan_made(Some(before), plan, "Saved: who agreed."))
}
