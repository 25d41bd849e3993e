//! What came of a provision: exit data, its effect against what was expected, and whether it goes on.

use super::provision::put_row;
use super::{Context, GONE, Made, Why, options, plan_made, scale};
use crate::app::form::read::Reader;
use crate::app::form::{Field, Form, Subject};
use crate::domain::id::ProvisionId;
use crate::domain::provision::{Impact, Provision, ProvisionResult, Verdict};
use crate::domain::pupil::Pupil;

pub(super) fn form(ctx: &Context<'_>, pupil: &Pupil, id: ProvisionId) -> Result<Form, Why> {
    let row = ctx.plan(pupil)?.provision_row(id).ok_or(GONE)?;
    let result = row.result.as_ref();
    let exit = row.measure.as_ref().and_then(|measure| {
        measure
            .latest()
            .map(|last| measure.scale.typed(&last.value))
    });
    let mut fields = vec![
        Field::choice(
            "impact",
            "Effect",
            options!(Impact),
            result.map(|r| r.impact.code()),
        )
        .required(),
        Field::choice(
            "verdict",
            "What next",
            options!(Verdict),
            result.map(|r| r.verdict.code()),
        )
        .required(),
        Field::text("why", "Why", result.map_or("", |result| &result.why)),
        Field::date(
            "on",
            "Looked at on",
            Some(result.map_or(ctx.today, |r| r.on)),
        )
        .required(),
    ];
    if row.measure.is_some() {
        fields.insert(
            0,
            Field::line("exit", "Exit data", &exit.unwrap_or_default()).hint(entry(row)),
        );
    }
    let title = format!("What came of it: {}", pupil.name.listed());
    let mut form = Form::new(Subject::Result(pupil.id, id), title, fields);
    form.note.clone_from(&row.name);
    Ok(form)
}

fn entry(row: &Provision) -> String {
    let measure = row.measure.as_ref();
    let entry = measure.and_then(|m| m.baseline.as_ref().map(|base| m.scale.show(&base.value)));
    entry.map_or_else(String::new, |entry| format!("It was {entry} on entry."))
}

pub(super) fn read(
    ctx: &Context<'_>,
    reader: &mut Reader<'_>,
    (pupil, id): (&Pupil, ProvisionId),
) -> Option<Made> {
    let before = ctx.plan(pupil).ok()?;
    let known = before.provision_row(id)?;
    let on = reader.past_day("on");
    reader.not_before("on", Some(known.start), on);
    let measure = match (&known.measure, on) {
        (Some(measure), Some(on)) => match scale::value(reader, "exit", &measure.scale) {
            Some(value) if measure.latest().map(|last| &last.value) != Some(&value) => {
                Some(scale::with_reading(measure, on, value))
            }
            Some(_) | None => Some(measure.clone()),
        },
        (measure, _) => measure.clone(),
    };
    let result = ProvisionResult {
        on: on?,
        impact: reader.choice("impact", Impact::parse)?,
        verdict: reader.choice("verdict", Verdict::parse)?,
        why: reader.text("why"),
    };
    if result.verdict != Verdict::Continue && result.why.is_empty() {
        reader.missing("why", "Say why it changes or ends.");
    }
    let mut plan = before.clone();
    put_row(
        &mut plan,
        Provision {
            measure,
            result: Some(result),
            ..known.clone()
        },
    );
    Some(plan_made(
        Some(before),
        plan,
        "Saved: what came of the provision.",
    ))
}
