//! The next cycle: what is unfinished is carried over by choice, and what is not carried is closed in the cycle that ends.

use super::plan::{dates, usual_review};
use super::{Context, Made, Why};
use crate::app::form::input::Opt;
use crate::app::form::read::Reader;
use crate::app::form::{Field, Form, Subject};
use crate::domain::assess::Assessment;
use crate::domain::change::{Act, Part, Put};
use crate::domain::id::{PlanId, ProvisionId, TargetId};
use crate::domain::plan::{Plan, Provision, Target, TargetStatus};
use crate::domain::provision::Verdict;
use crate::domain::pupil::Pupil;

pub(super) fn form(ctx: &Context<'_>, pupil: &Pupil) -> Result<Form, Why> {
    let plan = ctx.plan(pupil)?;
    let targets: Vec<Opt> = unfinished(plan)
        .map(|target| {
            Opt::new(
                target.id.to_string(),
                format!("{} {}", target.number, target.text),
            )
        })
        .collect();
    let rows: Vec<Opt> = plan
        .provision
        .iter()
        .map(|row| Opt::new(row.id.to_string(), row.name.clone()))
        .collect();
    let all: Vec<&str> = targets.iter().map(|opt| opt.code.as_str()).collect();
    let going_on: Vec<String> = going_on(plan).map(|row| row.id.to_string()).collect();
    let going_on: Vec<&str> = going_on.iter().map(String::as_str).collect();
    let fields = vec![
        Field::date("started", "Starts", Some(ctx.today)).required(),
        Field::date("review", "Next review", Some(usual_review(ctx.today)))
            .required()
            .hint("A clear date, such as +12w or 12/3 (CoP 6.51)."),
        Field::many("targets", "Targets to carry over", targets.clone(), &all)
            .hint("Those not marked are closed as not met in the cycle that ends."),
        Field::many("provision", "Provision that goes on", rows, &going_on),
        Field::many(
            "keep",
            "Also take over",
            keep_options(),
            &["strengths", "outcomes", "home"],
        ),
    ];
    let title = format!(
        "{}, cycle {}: {}",
        ctx.plan_title(),
        plan.cycle + 1,
        pupil.name.listed()
    );
    let mut form = Form::new(Subject::NextCycle(pupil.id), title, fields);
    form.note = format!(
        "Cycle {} is kept as it was, with what becomes of its targets.",
        plan.cycle
    );
    Ok(form)
}

fn keep_options() -> Vec<Opt> {
    vec![
        Opt::new("strengths", "Strengths"),
        Opt::new("barriers", "Barriers"),
        Opt::new("outcomes", "Outcomes"),
        Opt::new("home", "What happens at home"),
    ]
}

fn unfinished(plan: &Plan) -> impl Iterator<Item = &Target> {
    plan.targets.iter().filter(|target| {
        matches!(
            target.status,
            TargetStatus::Active | TargetStatus::PartlyMet
        )
    })
}

/// Provision that nobody has stopped.
fn going_on(plan: &Plan) -> impl Iterator<Item = &Provision> {
    plan.provision.iter().filter(|row| {
        let verdict = row.result.as_ref().map(|result| result.verdict);
        verdict != Some(Verdict::Stop)
    })
}

pub(super) fn read(
    ctx: &Context<'_>,
    reader: &mut Reader<'_>,
    (pupil, fresh): (&Pupil, [u8; 16]),
) -> Option<Made> {
    let before = ctx.plan(pupil).ok()?;
    let (started, review) = dates(reader)?;
    reader.not_before("started", Some(before.started), Some(started));
    let carried = reader.list("targets");
    let goes_on = reader.list("provision");
    let keeps = reader.list("keep");
    let taken = |what: &str, lines: &[String]| {
        let kept = keeps.iter().any(|keep| keep == what);
        if kept { lines.to_vec() } else { Vec::new() }
    };
    let is_carried = |id: TargetId| carried.contains(&id.to_string());
    let goes_on = |id: ProvisionId| goes_on.contains(&id.to_string());
    let dates = (started, review);
    let ended = end(before, is_carried);
    let next = Plan {
        last_review: Some(started),
        targets: ended.targets_carried(|target| is_carried(target.id), dates),
        provision: before.provision_carried(|row| goes_on(row.id), dates),
        outcomes: taken("outcomes", &before.outcomes),
        home: taken("home", &before.home),
        assess: Assessment {
            strengths: taken("strengths", &before.assess.strengths),
            barriers: taken("barriers", &before.assess.barriers),
            sources: Vec::new(),
        },
        ..Plan::new(PlanId::from_bytes(fresh), pupil.id, before.cycle + 1, dates)
    };
    let words = format!(
        "Saved: cycle {}. Cycle {} is closed and kept.",
        next.cycle, before.cycle
    );
    Some(Made {
        act: Act::Plan,
        parts: parts(before, ended, next),
        words,
    })
}

/// Two parts: the cycle that ends as it is left, then the next in its place.
fn parts(before: &Plan, ended: Plan, next: Plan) -> Vec<Part> {
    let closing = (ended != *before).then(|| {
        Part::Plan(Box::new(Put {
            before: Some(before.clone()),
            after: Some(ended.clone()),
        }))
    });
    let opening = Part::Plan(Box::new(Put {
        before: Some(ended),
        after: Some(next),
    }));
    closing.into_iter().chain([opening]).collect()
}

/// The cycle that ends: an active target that is not carried over was not met.
fn end(before: &Plan, is_carried: impl Fn(TargetId) -> bool) -> Plan {
    let mut ended = before.clone();
    for target in &mut ended.targets {
        if target.status == TargetStatus::Active && !is_carried(target.id) {
            target.status = TargetStatus::NotMet;
        }
    }
    ended
}
