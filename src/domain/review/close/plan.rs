//! The cycle that ends and the one that follows: what became of its targets and provision, and what is carried over.

use super::said::Answers;
use super::{Closing, asks, was_here};
use crate::domain::assess::{Assessment, Source, SourceKind};
use crate::domain::change::{Part, Put};
use crate::domain::id::PlanId;
use crate::domain::plan::{Agreement, Notified, Party, Plan, Provision, Target, TargetStatus};
use crate::domain::provision::{ProvisionResult, Verdict};
use crate::domain::review::{Decision, Side};
use crate::domain::script::{AnswerKind, WriteBack};
use crate::domain::talk::Channel;
use chrono::{Duration, NaiveDate};

/// A cycle without a date of its own is reviewed after so many weeks: a term.
const USUAL_WEEKS: i64 = 12;

/// The parts that end the cycle and begin the next, and the next plan's identity where one begins.
pub(super) fn parts(
    closing: &Closing<'_>,
    answers: &Answers<'_>,
    fresh: &mut dyn FnMut() -> [u8; 16],
) -> (Vec<Part>, Option<PlanId>) {
    let before = closing.school.plans.get(&closing.pupil.id);
    let ended = before.map(|plan| end(closing, answers, plan));
    let decides = asks(closing.script, AnswerKind::Decision);
    let goes_on = answers.decisions().iter().all(|one| one.goes_on());
    let next = (decides && goes_on).then(|| {
        let id = PlanId::from_bytes(fresh());
        next(closing, answers, (id, ended.as_ref()))
    });
    let id = next.as_ref().map(|plan| plan.id);
    let closed = put(before, ended.as_ref());
    let begun = next.map(|next| Put {
        before: ended,
        after: Some(next),
    });
    let parts = closed.into_iter().chain(begun);
    (parts.map(|put| Part::Plan(Box::new(put))).collect(), id)
}

fn put(before: Option<&Plan>, after: Option<&Plan>) -> Option<Put<Plan>> {
    (before != after).then(|| Put {
        before: before.cloned(),
        after: after.cloned(),
    })
}

/// The cycle as it ends. A target that nobody judged stays as it was; one that was withdrawn meanwhile is not brought back.
fn end(closing: &Closing<'_>, answers: &Answers<'_>, plan: &Plan) -> Plan {
    let mut ended = plan.clone();
    for target in &mut ended.targets {
        if target.status != TargetStatus::Withdrawn {
            target.status = answers.target(target.id).unwrap_or(target.status);
        }
    }
    for row in &mut ended.provision {
        if let Some((verdict, impact, why)) = answers.provision(row.id) {
            row.result = Some(ProvisionResult {
                on: closing.on,
                impact,
                verdict,
                why,
            });
        }
    }
    ended
}

fn next(
    closing: &Closing<'_>,
    answers: &Answers<'_>,
    (id, ended): (PlanId, Option<&Plan>),
) -> Plan {
    let usual = closing.on + Duration::weeks(USUAL_WEEKS);
    let dates = (closing.on, answers.next_review().unwrap_or(usual));
    let cycle = ended.map_or(0, |plan| plan.cycle) + 1;
    let instead = |back: WriteBack, old: Option<&Vec<String>>| {
        let said = answers.lines(back);
        match (said.is_empty(), old) {
            (true, Some(old)) => old.clone(),
            (true, None) | (false, _) => said,
        }
    };
    let steps_down = answers.decisions().contains(&Decision::StepDown);
    Plan {
        last_review: Some(closing.on),
        outcomes: instead(WriteBack::Outcomes, ended.map(|plan| &plan.outcomes)),
        home: instead(WriteBack::Home, ended.map(|plan| &plan.home)),
        targets: ended.map_or_else(Vec::new, |plan| plan.targets_carried(unreached, dates)),
        provision: ended.map_or_else(Vec::new, |plan| {
            provision(closing, plan, (dates, steps_down))
        }),
        assess: assessment(closing, answers, ended),
        agreements: agreements(closing, answers),
        notified: family_was_here(closing).then_some(Notified {
            on: closing.on,
            how: Channel::Meeting,
        }),
        ..Plan::new(id, closing.pupil.id, cycle, dates)
    }
}

/// What is not reached goes on.
const fn unreached(target: &Target) -> bool {
    matches!(
        target.status,
        TargetStatus::Active | TargetStatus::PartlyMet | TargetStatus::NotMet
    )
}

/// What nobody stopped goes on; where the pupil steps down, one layer down.
fn provision(
    closing: &Closing<'_>,
    ended: &Plan,
    (dates, steps_down): ((NaiveDate, NaiveDate), bool),
) -> Vec<Provision> {
    let goes_on = |row: &Provision| {
        let stopped = row.result.as_ref().map(|result| result.verdict);
        stopped != Some(Verdict::Stop)
    };
    let mut rows = ended.provision_carried(goes_on, dates);
    if steps_down {
        for row in &mut rows {
            row.layer = one_down(closing, &row.layer);
        }
    }
    rows
}

/// The layer before this one in the school's own list, which begins with the most general; the first stays.
fn one_down(closing: &Closing<'_>, layer: &str) -> String {
    let settings = closing.school.settings.as_ref();
    let layers = settings.map_or(&[][..], |settings| &settings.layers);
    let place = layers.iter().position(|one| one == layer);
    place
        .and_then(|place| layers.get(place.saturating_sub(1)))
        .map_or_else(|| layer.to_owned(), String::clone)
}

/// Strengths first: what was said, then what was known; what each side said is a source of the next plan (CoP 6.45).
fn assessment(closing: &Closing<'_>, answers: &Answers<'_>, ended: Option<&Plan>) -> Assessment {
    let with_old = |back: WriteBack, old: Option<&Vec<String>>| {
        let mut lines = answers.lines(back);
        for line in old.into_iter().flatten() {
            if !lines.contains(line) {
                lines.push(line.clone());
            }
        }
        lines
    };
    Assessment {
        strengths: with_old(
            WriteBack::Strengths,
            ended.map(|plan| &plan.assess.strengths),
        ),
        barriers: with_old(WriteBack::Barriers, ended.map(|plan| &plan.assess.barriers)),
        sources: sources(closing, answers),
    }
}

fn sources(closing: &Closing<'_>, answers: &Answers<'_>) -> Vec<Source> {
    let sides = [
        (Side::Pupil, SourceKind::PupilView, WriteBack::PupilView),
        (Side::Family, SourceKind::ParentView, WriteBack::FamilyView),
        (Side::Staff, SourceKind::Progress, WriteBack::StaffView),
    ];
    let source = |(side, kind, back): (Side, SourceKind, WriteBack)| {
        let (working, not_working) = answers.working(side);
        let said = [
            ("", answers.lines(back)),
            ("Working: ", working),
            ("Not working: ", not_working),
        ];
        let mut told: Vec<String> = Vec::new();
        for (label, lines) in said {
            // What is written back as a view and asked as working stands there once.
            let new: Vec<String> = lines
                .into_iter()
                .filter(|line| !told.contains(line))
                .collect();
            if !new.is_empty() {
                told.push(format!("{label}{}", new.join("; ")));
            }
        }
        (!told.is_empty()).then(|| Source {
            kind,
            on: closing.on,
            finding: told.join(". "),
            score: None,
        })
    };
    sides.into_iter().filter_map(source).collect()
}

fn agreements(closing: &Closing<'_>, answers: &Answers<'_>) -> Vec<Agreement> {
    (0..)
        .zip(&closing.review.people)
        .filter(|(place, _)| answers.agrees(*place) == Some(true))
        .map(|(_, person)| Agreement {
            party: match person.side {
                Side::Pupil => Party::Pupil,
                Side::Family => Party::Parent,
                Side::Staff | Side::Everyone if is_senco(&person.role) => Party::Senco,
                Side::Staff | Side::Everyone => Party::Teacher,
            },
            name: person.name.clone(),
            on: closing.on,
        })
        .collect()
}

fn is_senco(role: &str) -> bool {
    role.to_lowercase().contains("senco")
}

/// Whether somebody of the family was in the room.
pub(super) fn family_was_here(closing: &Closing<'_>) -> bool {
    (0..)
        .zip(&closing.review.people)
        .any(|(place, person)| person.side == Side::Family && was_here(closing.review, place))
}
