//! A pupil's record as lines of text for the shell: register, family, passport, plan and what is written down round them.
//! Concise: who wants everything asks for JSON.

use crate::domain::measure::Measure;
use crate::domain::passport::Passport;
use crate::domain::plan::{Party, Plan, Provision, Target};
use crate::domain::pupil::{ProvisionSpell, Pupil};
use crate::exchange::json::Folders;
use crate::text::dates::{brief, short};
use crate::text::words::list_and;
use chrono::NaiveDate;

/// Name, place, level and needs in one line; then the register with its reasons, and whom to ring.
pub(super) fn pupil(pupil: &Pupil, today: NaiveDate) -> Vec<String> {
    let needs: Vec<&str> = pupil.needs.iter().map(|need| need.kind.code()).collect();
    let mut lines = vec![format!(
        "{}  {}  {}  {}",
        pupil.name.spoken(),
        pupil.place(),
        pupil.current_provision().title(),
        needs.join(" ")
    )];
    let spells = pupil.provision.iter().rev();
    lines.extend(titled("Register", spells.map(|one| spell(one, today))));
    let contacts = pupil.contacts.iter();
    let contacts = contacts.map(|one| {
        let reach = if one.phone.is_empty() {
            &one.email
        } else {
            &one.phone
        };
        let relation = bracketed(&one.relation);
        joined(&[&format!("{}{relation}", one.name), reach, &one.note])
    });
    lines.extend(titled("Family", contacts));
    let here = pupil
        .professionals
        .iter()
        .filter(|one| one.until.is_none_or(|until| until >= today));
    let here = here.map(|one| joined(&[&one.role, &one.name, &one.service, &one.reach]));
    lines.extend(titled("From outside", here));
    lines
}

fn spell(spell: &ProvisionSpell, today: NaiveDate) -> String {
    let from = day(" from ", spell.start, today);
    let until = day(" to ", spell.end, today);
    let level = format!("{}{from}{until}", spell.provision.title());
    joined(&[&level, &spell.reason, &spell.ended])
}

/// A passport's headings with their bullets, and what helps; the five that help most have a star.
pub(super) fn passport(passport: &Passport, today: NaiveDate) -> Vec<String> {
    let agreed = passport.agreed.as_ref();
    let state = agreed.map_or_else(
        || "a draft".to_owned(),
        |agreed| {
            let with = parties(agreed.with.iter().copied());
            let with = if with.is_empty() {
                with
            } else {
                format!(" with {with}")
            };
            format!("agreed {}{with}", brief(agreed.on, today))
        },
    );
    let title = format!("Passport, version {}, {state}", passport.version);
    let mut lines = part(title);
    for section in &passport.sections {
        let bullets = section.bullets.iter().map(|text| flat(text));
        lines.extend(titled(section.heading.title(), bullets));
    }
    lines.extend(part("It would help me if you could"));
    lines.extend(passport.ranked().into_iter().map(|strategy| {
        let mark = if strategy.pinned.is_some() { "*" } else { "-" };
        format!("  {mark} {}", flat(&strategy.text))
    }));
    let access = passport.access.iter().map(|text| flat(text));
    lines.extend(titled("Access arrangements", access));
    lines
}

/// A plan: what was found out, strengths first, then targets and provision with where they stand, and who agreed.
pub(super) fn plan(plan: &Plan, today: NaiveDate) -> Vec<String> {
    let mut lines = part(format!(
        "Plan, cycle {}, next review {}",
        plan.cycle,
        brief(plan.review_on, today)
    ));
    let assess = &plan.assess;
    lines.extend(titled(
        "Strengths",
        assess.strengths.iter().map(|text| flat(text)),
    ));
    let sources = assess.sources.iter().map(|source| {
        let score = source.score.as_ref();
        let score = score.map_or_else(String::new, |score| score.scale.show(&score.value));
        let found = format!("{}  {}", brief(source.on, today), source.kind.title());
        joined(&[&found, &source.finding, &score])
    });
    lines.extend(titled("Found out", sources));
    lines.extend(titled(
        "In the way",
        assess.barriers.iter().map(|text| flat(text)),
    ));
    if !plan.targets.is_empty() {
        lines.extend(part("Targets"));
    }
    lines.extend(plan.targets.iter().map(|one| target(one, today)));
    lines.extend(titled("Provision", plan.provision.iter().map(provision)));
    let agreed = parties(plan.agreements.iter().map(|agreement| agreement.party));
    if !agreed.is_empty() {
        lines.extend(part(format!("Agreed by {agreed}")));
    }
    lines
}

fn target(target: &Target, today: NaiveDate) -> String {
    let by = format!("by {}", brief(target.by, today));
    let status = target.status.title().to_lowercase();
    let text = format!("{} {} ({by}, {status})", target.number, flat(&target.text));
    format!("  {}", joined(&[&text, &way(&target.measure)]))
}

fn provision(row: &Provision) -> String {
    let dosage = row.dosage;
    let much = format!(
        "{} × {} minutes a week",
        dosage.sessions_a_week, dosage.minutes
    );
    let way = row.measure.as_ref().map_or_else(String::new, way);
    let result = row.result.as_ref().map_or_else(String::new, |result| {
        format!(
            "{}, {}",
            result.impact.title(),
            result.verdict.title().to_lowercase()
        )
    });
    joined(&[&row.name, &much, &row.deliverer, &way, &result])
}

/// Where it began, where it is, and where it should be.
fn way(measure: &Measure) -> String {
    let show = |value| measure.scale.show(value);
    let baseline = measure.baseline.as_ref().map(|one| show(&one.value));
    let latest = measure.latest().map(|one| show(&one.value));
    let aim = measure.aim.as_ref().map(|aim| format!("aim {}", show(aim)));
    let steps: Vec<String> = [baseline, latest, aim].into_iter().flatten().collect();
    flat(&steps.join(" → "))
}

/// Open concerns, the newest talks, and the steps that are waited for.
pub(super) fn around(folders: &Folders<'_>, pupil: &Pupil, today: NaiveDate) -> Vec<String> {
    let concerns = folders.concerns(pupil.id);
    let open = concerns.iter().filter(|one| one.decided.is_none());
    let open = open.map(|one| joined(&[&brief(one.raised, today), &one.by, &one.seen]));
    let mut lines = titled("Open concerns", open);
    let newest = folders.talks(pupil.id).iter().take(3);
    let newest = newest.map(|one| {
        joined(&[
            &short(one.on, today),
            one.how.title(),
            &one.with,
            &one.about,
        ])
    });
    lines.extend(titled("Talks with the family", newest));
    let clocks = folders.clocks(pupil.id);
    let steps = clocks.iter().flat_map(|clock| {
        clock.open_deadlines(pupil.roll.year).map(|due| {
            let by = format!("{} by {}", due.step.title(), brief(due.on, today));
            joined(&[clock.kind.title(), &by])
        })
    });
    lines.extend(titled("Statutory dates", steps));
    lines
}

/// A heading and its lines; nothing where there are none.
fn titled(title: &str, lines: impl Iterator<Item = String>) -> Vec<String> {
    let mut lines = lines.map(|line| format!("  - {line}")).peekable();
    if lines.peek().is_none() {
        return Vec::new();
    }
    part(title).into_iter().chain(lines).collect()
}

/// What a part begins with: an empty line and its title.
pub(super) fn part(title: impl Into<String>) -> Vec<String> {
    vec![String::new(), title.into()]
}

/// What is there of these, on one line.
fn joined(parts: &[&str]) -> String {
    let parts: Vec<String> = parts
        .iter()
        .filter(|part| !part.is_empty())
        .map(|part| flat(part))
        .collect();
    parts.join(" · ")
}

fn bracketed(text: &str) -> String {
    if text.is_empty() {
        String::new()
    } else {
        format!(" ({text})")
    }
}

fn day(before: &str, day: Option<NaiveDate>, today: NaiveDate) -> String {
    day.map_or_else(String::new, |day| format!("{before}{}", brief(day, today)))
}

/// Parties within a sentence: `pupil, parent or carer and SENCO`.
fn parties(parties: impl Iterator<Item = Party>) -> String {
    let words: Vec<&str> = parties
        .map(|party| match party {
            Party::Pupil => "pupil",
            Party::Parent => "parent or carer",
            Party::Teacher => "teacher",
            Party::Senco => "SENCO",
        })
        .collect();
    list_and(&words)
}

fn flat(text: &str) -> String {
    text.replace('\n', " ")
}
