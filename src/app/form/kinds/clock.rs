//! Statutory dates: when they began, what was done and when. The days things are due by are never typed.

use super::{Context, GONE, Made, Why, one, options, put};
use crate::app::form::read::{Reader, not_a_day};
use crate::app::form::{Field, Form, Subject};
use crate::domain::change::{Act, Part};
use crate::domain::clock::{Clock, ClockKind, Closed, Done, Pause, Step};
use crate::domain::id::ClockId;
use crate::domain::pupil::Pupil;
use crate::text::dates::{Lean, parse_day};

pub(super) fn form(ctx: &Context<'_>, pupil: &Pupil, id: Option<ClockId>) -> Result<Form, Why> {
    let clock = match id {
        Some(id) => Some(ctx.school.clocks.get(&id).ok_or(GONE)?),
        None => None,
    };
    let mut fields = vec![
        Field::choice("kind", "What", options!(ClockKind), clock.map(|c| c.kind.code())).required(),
        Field::date("start", "Runs from", clock.map(|clock| clock.start))
            .required()
            .hint("The day of the request; for an annual review the day of the last review or of the plan."),
        Field::date("meeting", "Meeting fixed for", clock.and_then(|clock| clock.meeting)),
        Field::text("note", "Who asked, and what else", clock.map_or("", |clock| &clock.note)),
    ];
    fields.extend(steps(clock));
    let pauses: Vec<String> = clock.map_or_else(Vec::new, |c| c.pauses.iter().map(typed).collect());
    fields.push(
        Field::list("pauses", "Noted as paused", &pauses)
            .hint("From - until: why, such as 3/10/2026 - 17/10/2026: assessor away. Shown, never added to the dates."),
    );
    let closed = clock.and_then(|clock| clock.closed.as_ref());
    fields.push(
        Field::date("closed", "Closed on", closed.map(|closed| closed.on))
            .hint("Once it runs no more."),
    );
    fields.push(Field::text(
        "outcome",
        "What came of it",
        closed.map_or("", |closed| &closed.why),
    ));
    let title = format!("Statutory dates: {}", pupil.name.listed());
    Ok(Form::new(Subject::Clock(pupil.id, id), title, fields))
}

/// The steps of its kind, each with the day it was done; a new clock has none yet.
fn steps(clock: Option<&Clock>) -> Vec<Field> {
    Step::ALL
        .iter()
        .filter(|step| clock.is_some_and(|clock| belongs(clock.kind, **step)))
        .map(|step| {
            let label = crate::app::form::read::capital(step.title());
            Field::date(
                &done_key(*step),
                &label,
                clock.and_then(|c| c.done_on(*step)),
            )
            .hint("The day it was done; empty until then.")
        })
        .collect()
}

/// The field that says when a step was done.
fn done_key(step: Step) -> String {
    format!("done-{}", step.code())
}

const fn belongs(kind: ClockKind, step: Step) -> bool {
    let of = match step {
        Step::Decision
        | Step::Advice
        | Step::Draft
        | Step::NoPlan
        | Step::Comment
        | Step::Final => ClockKind::EhcRequest,
        Step::Papers | Step::Meeting | Step::Report | Step::Authority | Step::Amended => {
            ClockKind::AnnualReview
        }
        Step::Transfer => ClockKind::PhaseTransfer,
    };
    kind as usize == of as usize
}

pub(super) fn read(
    ctx: &Context<'_>,
    reader: &mut Reader<'_>,
    (pupil, id, fresh): (&Pupil, Option<ClockId>, [u8; 16]),
) -> Option<Made> {
    let kind = reader.choice("kind", ClockKind::parse);
    let start = reader.past_day("start");
    let meeting = reader.day("meeting", Lean::Future);
    reader.not_before("meeting", start, meeting);
    let done = kind.map(|kind| done(reader, kind)).unwrap_or_default();
    for step in &done {
        reader.not_before(&done_key(step.step), start, Some(step.on));
    }
    let pauses = pauses(reader);
    let closed = reader.past_day("closed").map(|on| Closed {
        on,
        why: reader.text("outcome"),
    });
    let clock = Clock {
        id: id.unwrap_or_else(|| ClockId::from_bytes(fresh)),
        pupil: pupil.id,
        kind: kind?,
        start: start?,
        meeting,
        note: reader.text("note"),
        done,
        pauses,
        closed,
    };
    let before = id.and_then(|id| ctx.school.clocks.get(&id));
    let words = "Saved: statutory dates. What they mean is in Due.";
    Some(one(Act::Clock, Part::Clock, put(before, clock), words))
}

fn done(reader: &mut Reader<'_>, kind: ClockKind) -> Vec<Done> {
    let mut done = Vec::new();
    for step in Step::ALL {
        let key = done_key(*step);
        let on = reader.past_day(&key);
        match on {
            Some(on) if belongs(kind, *step) => done.push(Done { step: *step, on }),
            Some(_) => reader.wrong(
                &key,
                format!("This is no step of {}; leave it empty.", kind.title()),
            ),
            None => {}
        }
    }
    done
}

fn typed(pause: &Pause) -> String {
    let day = |day: chrono::NaiveDate| day.format("%-d/%-m/%Y").to_string();
    let until = pause.until.map(day).unwrap_or_default();
    format!("{} - {until}: {}", day(pause.from), pause.why)
}

fn pauses(reader: &mut Reader<'_>) -> Vec<Pause> {
    let lines = reader.list("pauses");
    let mut pauses = Vec::new();
    for line in lines {
        match pause(&line, reader.today) {
            Ok(pause) => pauses.push(pause),
            Err(why) => reader.wrong("pauses", why),
        }
    }
    pauses
}

fn pause(line: &str, today: chrono::NaiveDate) -> Result<Pause, String> {
    let shape = || {
        "Write a pause as from - until: why, such as 3/10/2026 - 17/10/2026: assessor away."
            .to_owned()
    };
    let (days, why) = line.split_once(':').ok_or_else(shape)?;
    let (from, until) = days.split_once(" -").unwrap_or((days, ""));
    let from = parse_day(from, today, Lean::Past).map_err(|why| not_a_day(&why))?;
    let until = match until.trim() {
        "" => None,
        until => Some(parse_day(until, today, Lean::Past).map_err(|why| not_a_day(&why))?),
    };
    if until.is_some_and(|until| until < from) {
        return Err("This pause ends before it begins.".to_owned());
    }
    Ok(Pause {
        from,
        until,
        why: why.trim().to_owned(),
    })
}
