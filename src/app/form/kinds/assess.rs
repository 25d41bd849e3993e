//! Assess: strengths first, barriers, and the sources that were consulted, each with its finding and perhaps a score.

use super::{Context, GONE, Made, Why, options, placed, plan_made, scale};
use crate::app::form::read::Reader;
use crate::app::form::{Field, Form, Subject};
use crate::domain::assess::{Score, Source, SourceKind};
use crate::domain::coach::Passage;
use crate::domain::pupil::Pupil;

pub(super) fn form(ctx: &Context<'_>, pupil: &Pupil) -> Result<Form, Why> {
    let assess = &ctx.plan(pupil)?.assess;
    let fields = vec![
        Field::list("strengths", "Strengths", &assess.strengths)
            .hint("What goes well, and what the pupil and family are proud of.")
            .coached(Passage::Bullet),
        Field::list("barriers", "Barriers", &assess.barriers)
            .hint("What stands in the way of learning: in the classroom, not only in the child."),
    ];
    let title = format!("Assess: {}", pupil.name.listed());
    Ok(Form::new(Subject::Assess(pupil.id), title, fields))
}

pub(super) fn read(ctx: &Context<'_>, reader: &mut Reader<'_>, pupil: &Pupil) -> Option<Made> {
    let before = ctx.plan(pupil).ok()?;
    let mut plan = before.clone();
    plan.assess.strengths = reader.list("strengths");
    plan.assess.barriers = reader.list("barriers");
    Some(plan_made(
        Some(before),
        plan,
        "Saved: strengths and barriers.",
    ))
}

pub(super) fn source(ctx: &Context<'_>, pupil: &Pupil, place: Option<usize>) -> Result<Form, Why> {
    let sources = &ctx.plan(pupil)?.assess.sources;
    let source = match place {
        Some(place) => Some(sources.get(place).ok_or(GONE)?),
        None => None,
    };
    let score = source.and_then(|source| source.score.as_ref());
    let kind = source.map(|source| source.kind.code());
    let mut fields = vec![
        Field::choice("kind", "Source", options!(SourceKind), kind).required(),
        Field::date(
            "on",
            "On",
            Some(source.map_or(ctx.today, |source| source.on)),
        )
        .required(),
        Field::text(
            "finding",
            "What was found",
            source.map_or("", |source| &source.finding),
        )
        .required(),
    ];
    fields.extend(scale::choosing(score.map(|score| &score.scale)));
    let typed = score.map_or_else(String::new, |score| score.scale.typed(&score.value));
    fields.push(
        Field::line("score", "Score", &typed).hint("Read on the scale above; may stay empty."),
    );
    let title = format!("Source: {}", pupil.name.listed());
    Ok(Form::new(Subject::Source(pupil.id, place), title, fields))
}

pub(super) fn read_source(
    ctx: &Context<'_>,
    reader: &mut Reader<'_>,
    (pupil, place): (&Pupil, Option<usize>),
) -> Option<Made> {
    let before = ctx.plan(pupil).ok()?;
    let on = reader.past_day("on");
    let scale = scale::scale(reader);
    if scale.is_none() && reader.optional("score").is_some() && reader.optional("scale").is_none() {
        reader.wrong("score", "Choose the scale this is read on first.");
    }
    let score = scale.and_then(|scale| {
        let value = scale::value(reader, "score", &scale)?;
        Some(Score { scale, value })
    });
    let source = Source {
        kind: reader.choice("kind", SourceKind::parse)?,
        on: on?,
        finding: reader.text("finding"),
        score,
    };
    let mut plan = before.clone();
    plan.assess.sources = placed(&plan.assess.sources, place, source);
    Some(plan_made(Some(before), plan, "Saved: source."))
}
