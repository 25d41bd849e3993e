//! A target: who will do what, how well, by when, measured on which scale; and readings of it.

use super::{Context, GONE, Made, Why, options, plan_made, scale};
use crate::app::form::read::Reader;
use crate::app::form::{Field, Form, Subject};
use crate::domain::coach::Passage;
use crate::domain::codes::Area;
use crate::domain::id::TargetId;
use crate::domain::measure::{Measure, Scale};
use crate::domain::plan::{Plan, Target, TargetStatus};
use crate::domain::pupil::Pupil;
use crate::text::dates::Lean;

pub(super) fn form(ctx: &Context<'_>, pupil: &Pupil, id: Option<TargetId>) -> Result<Form, Why> {
    let plan = ctx.plan(pupil)?;
    let target = match id {
        Some(id) => Some(plan.target(id).ok_or(GONE)?),
        None => None,
    };
    let area = target.and_then(|target| target.area).map(Area::code);
    let status = target.map_or(TargetStatus::Active, |target| target.status);
    let mut fields = vec![
        Field::line("text", "Target", target.map_or("", |target| &target.text))
            .required()
            .hint("Who will do what, in which conditions: something one can see or hear.")
            .coached(Passage::Target),
        Field::line(
            "criterion",
            "Met when",
            target.map_or("", |target| &target.criterion),
        )
        .hint("How well or how often: in 4 of 5 lessons.")
        .coached(Passage::Criterion),
        Field::date(
            "by",
            "By",
            Some(target.map_or(plan.review_on, |target| target.by)),
        )
        .required(),
        Field::choice("area", "Area of need", options!(Area), area),
    ];
    fields.extend(scale::measuring(
        target.map(|target| &target.measure),
        ("Baseline", "Aim"),
    ));
    fields.push(Field::choice(
        "status",
        "Status",
        options!(TargetStatus),
        Some(status.code()),
    ));
    let number = target.map_or_else(|| next_number(plan), |target| target.number);
    let title = format!("Target {number}: {}", pupil.name.listed());
    Ok(Form::new(Subject::Target(pupil.id, id), title, fields))
}

fn next_number(plan: &Plan) -> u8 {
    let most = plan.targets.iter().map(|target| target.number).max();
    most.unwrap_or(0).saturating_add(1)
}

pub(super) fn read(
    ctx: &Context<'_>,
    reader: &mut Reader<'_>,
    (pupil, id, fresh): (&Pupil, Option<TargetId>, [u8; 16]),
) -> Option<Made> {
    let before = ctx.plan(pupil).ok()?;
    let known = id.and_then(|id| before.target(id));
    let by = reader.day("by", Lean::Future);
    reader.not_before("by", Some(before.started), by);
    let measure = scale::measure(reader, known.map(|target| &target.measure));
    let target = Target {
        id: id.unwrap_or_else(|| TargetId::from_bytes(fresh)),
        number: known.map_or_else(|| next_number(before), |target| target.number),
        text: reader.text("text"),
        criterion: reader.text("criterion"),
        area: reader.choice("area", Area::parse),
        measure: measure.unwrap_or(Measure::on(Scale::Words)),
        by: by?,
        status: reader
            .choice("status", TargetStatus::parse)
            .unwrap_or(TargetStatus::Active),
    };
    let words = format!("Saved: target {}.", target.number);
    let mut plan = before.clone();
    put_target(&mut plan, target);
    Some(plan_made(Some(before), plan, words))
}

fn put_target(plan: &mut Plan, target: Target) {
    match plan.targets.iter_mut().find(|other| other.id == target.id) {
        Some(slot) => *slot = target,
        None => plan.targets.push(target),
    }
}

pub(super) fn reading(ctx: &Context<'_>, pupil: &Pupil, id: TargetId) -> Result<Form, Why> {
    let target = ctx.plan(pupil)?.target(id).ok_or(GONE)?;
    let measure = &target.measure;
    let last = measure.latest().or(measure.baseline.as_ref());
    let before = last.map_or_else(
        || "Nothing has been read yet.".to_owned(),
        |last| {
            format!(
                "Last: {} on {}.",
                measure.scale.show(&last.value),
                last.on.format("%-d %b %Y")
            )
        },
    );
    let aim = measure.aim.as_ref().map_or_else(String::new, |aim| {
        format!(" Aim: {}.", measure.scale.show(aim))
    });
    let fields = vec![
        Field::line("value", "Reading", "")
            .required()
            .hint(format!("{before}{aim}")),
        Field::date("on", "Taken on", Some(ctx.today)).required(),
    ];
    let title = format!(
        "Reading of target {}: {}",
        target.number,
        pupil.name.listed()
    );
    let mut form = Form::new(Subject::Reading(pupil.id, id), title, fields);
    form.note.clone_from(&target.text);
    Ok(form)
}

pub(super) fn read_reading(
    ctx: &Context<'_>,
    reader: &mut Reader<'_>,
    (pupil, id): (&Pupil, TargetId),
) -> Option<Made> {
    let before = ctx.plan(pupil).ok()?;
    let target = before.target(id)?;
    let on = reader.past_day("on");
    let baseline = target.measure.baseline.as_ref().map(|baseline| baseline.on);
    reader.not_before("on", baseline, on);
    let value = scale::value(reader, "value", &target.measure.scale)?;
    let shown = target.measure.scale.show(&value);
    let target = Target {
        measure: scale::with_reading(&target.measure, on?, value),
        ..target.clone()
    };
    let words = format!("Saved: target {} reads {shown}.", target.number);
    let mut plan = before.clone();
    put_target(&mut plan, target);
    Some(plan_made(Some(before), plan, words))
}
