//! What was in force before: an earlier version of a passport, and the cycle before a plan's, so that there is something to show
//! when somebody asks what has changed.

use super::agreed::{Signers, agreed};
use super::assess::assessment;
use super::days::{Look, before, school_day};
use super::dice::Dice;
use super::plans::{Dates, lines};
use super::provided::{Given, provided};
use super::stories::Story;
use super::strands::{Strand, phrases};
use super::targets::{Occasion, target};
use super::timetable::Offer;
use crate::domain::id::{PlanId, ProvisionId, StrategyId};
use crate::domain::measure::Measure;
use crate::domain::passport::{Heading, HeadingKey, Passport, Strategy};
use crate::domain::plan::{Dosage, Plan, Provision, Target, TargetStatus};
use chrono::NaiveDate;

/// Whose history it is.
pub(super) struct Past<'a> {
    /// Who signs, the pupil among them.
    pub(super) signers: Signers<'a>,
    /// What speaks for their needs.
    pub(super) strands: &'a [&'static Strand],
    /// How it goes.
    pub(super) story: Story,
}

/// The version before a passport: without what has come since, with a line or two that have gone.
pub(super) fn passport(
    dice: &mut Dice,
    dates: &Dates<'_>,
    past: &Past<'_>,
    now: &mut Passport,
) -> Passport {
    let ago = before(now.updated, dice.between(110, 210));
    let updated = school_day(dates.calendar, ago, Look::Back);
    let mut old = now.clone();
    old.version = now.version.max(2) - 1;
    now.version = old.version + 1;
    old.updated = updated;
    if let Some(agreed) = &mut old.agreed {
        agreed.on = updated;
    }
    let came = 1 + dice.place(2);
    let kept = now.strategies.len().saturating_sub(came);
    for (place, strategy) in now.strategies.iter_mut().enumerate() {
        strategy.since = if place < kept {
            strategy.since.min(updated)
        } else {
            now.updated
        };
    }
    old.strategies = now.strategies.iter().take(kept).cloned().collect();
    old.strategies
        .extend(gone(dice, past.strands, now, updated));
    // Two that helped most were pinned lower then.
    if let [_, second, third, ..] = old.strategies.as_mut_slice() {
        std::mem::swap(second, third);
    }
    for (place, strategy) in (1..).zip(&mut old.strategies) {
        strategy.pinned = Some(place).filter(|place| *place <= 5);
    }
    old.access.pop();
    reword(dice, past.strands, &mut old);
    old
}

/// A strategy that is no longer used.
fn gone(
    dice: &mut Dice,
    strands: &[&'static Strand],
    now: &Passport,
    since: NaiveDate,
) -> Option<Strategy> {
    let strand = strands.first()?;
    let texts: Vec<&str> = phrases(strand.strategies)
        .into_iter()
        .filter_map(|line| line.split_once('|'))
        .map(|(_, text)| text.trim())
        .filter(|text| now.strategies.iter().all(|have| have.text != *text))
        .collect();
    let text = dice.pick(&texts)?;
    Some(Strategy {
        id: StrategyId::from_bytes(dice.id()),
        text: (*text).to_owned(),
        areas: vec![strand.area],
        settings: Vec::new(),
        pinned: None,
        since,
        library: None,
    })
}

/// What was hard then is not all that is hard now.
fn reword(dice: &mut Dice, strands: &[&'static Strand], old: &mut Passport) {
    let hard = HeadingKey::Known(Heading::Difficult);
    let section = old
        .sections
        .iter_mut()
        .find(|section| section.heading == hard);
    let (Some(section), Some(strand)) = (section, strands.first()) else {
        return;
    };
    let others: Vec<&str> = phrases(strand.voice.difficult)
        .into_iter()
        .filter(|line| section.bullets.iter().all(|have| have != line))
        .collect();
    if let (Some(last), Some(other)) = (section.bullets.last_mut(), dice.pick(&others)) {
        (*other).clone_into(last);
    }
}

/// The cycle before a plan's, as it stood on the day it was reviewed; nothing where it was the first.
pub(super) fn plan(
    dice: &mut Dice,
    dates: &Dates<'_>,
    past: &Past<'_>,
    now: &Plan,
) -> Option<Plan> {
    let review = now.last_review?;
    let carried = carried(now, review);
    let first = carried.iter().filter_map(|target| began(&target.measure));
    let ago = before(review, dice.between(84, 112));
    let started = school_day(dates.calendar, ago, Look::Back).min(first.min().unwrap_or(ago));
    let then = Dates {
        today: review,
        ..*dates
    };
    let mut targets = carried;
    targets.extend(finished(dice, &then, past, (now, started)));
    for (number, target) in (1..).zip(&mut targets) {
        target.number = number;
        target.by = review;
    }
    let id = PlanId::from_bytes(dice.id());
    let plan = Plan {
        outcomes: lines(dice, past.strands, |strand| strand.plan.outcomes),
        targets,
        provision: rows(dice, &then, past, (now, started)),
        home: lines(dice, past.strands, |strand| strand.plan.home),
        assess: assessment(dice, &then, past.strands, started),
        impact: now.impact.clone(),
        ..Plan::new(
            id,
            now.pupil,
            now.cycle.saturating_sub(1).max(1),
            (started, review),
        )
    };
    Some(agreed(dice, &then, &past.signers, plan))
}

/// Targets worked on already before the review and carried over, as they were then.
fn carried(now: &Plan, review: NaiveDate) -> Vec<Target> {
    let mut targets: Vec<Target> = now
        .targets
        .iter()
        .filter(|target| began(&target.measure).is_some_and(|day| day < review))
        .cloned()
        .collect();
    for target in &mut targets {
        target
            .measure
            .readings
            .retain(|reading| reading.on <= review);
        target.status = TargetStatus::Active;
    }
    targets
}

fn began(measure: &Measure) -> Option<NaiveDate> {
    measure.baseline.as_ref().map(|reading| reading.on)
}

/// One or two targets that ended with the cycle.
fn finished(
    dice: &mut Dice,
    then: &Dates<'_>,
    past: &Past<'_>,
    (now, started): (&Plan, NaiveDate),
) -> Vec<Target> {
    let Some(strand) = past.strands.first() else {
        return Vec::new();
    };
    let opening = |text: &str| text.split("{aim}").next().unwrap_or_default().to_owned();
    let free: Vec<&'static str> = phrases(strand.plan.targets)
        .into_iter()
        .filter(|line| {
            let text = line.split('|').next().unwrap_or_default().trim();
            let same = |target: &Target| target.text.starts_with(&opening(text));
            !now.targets.iter().any(same)
        })
        .collect();
    let count = dice.count(1, 2);
    dice.some(&free, count)
        .into_iter()
        .map(|line| {
            let occasion = Occasion {
                calendar: then.calendar,
                from: started,
                by: then.today,
                today: then.today,
                story: past.story,
            };
            let mut target = target(dice, line, strand.area, &occasion);
            if target.status != TargetStatus::Met {
                target.status = dice
                    .weighted(&[
                        (TargetStatus::PartlyMet, 6),
                        (TargetStatus::NotMet, 2),
                        (TargetStatus::Withdrawn, 1),
                    ])
                    .unwrap_or(TargetStatus::PartlyMet);
            }
            target
        })
        .collect()
}

/// Rows that run on, and one that ended with the cycle.
fn rows(
    dice: &mut Dice,
    then: &Dates<'_>,
    past: &Past<'_>,
    (now, started): (&Plan, NaiveDate),
) -> Vec<Provision> {
    let mut rows: Vec<Provision> = now
        .provision
        .iter()
        .filter(|row| row.start < then.today)
        .cloned()
        .collect();
    for row in &mut rows {
        row.result = None;
        if let Some(measure) = &mut row.measure {
            measure.readings.clear();
        }
    }
    let lines = past
        .strands
        .first()
        .map(|strand| phrases(strand.plan.provision));
    let free: Vec<Offer> = lines
        .unwrap_or_default()
        .into_iter()
        .map(Offer::parse)
        .filter(|offer| now.provision.iter().all(|row| row.name != offer.name))
        .collect();
    rows.extend(dice.pick(&free).copied().map(|offer| {
        let last = school_day(then.calendar, before(then.today, 2), Look::Back);
        let row = Provision {
            layer: offer.layer.to_owned(),
            dosage: Dosage {
                sessions_a_week: 3,
                minutes: offer.minutes,
                group_size: 2,
            },
            deliverer: now
                .provision
                .first()
                .map_or_else(String::new, |row| row.deliverer.clone()),
            accountable: past.signers.teacher.to_owned(),
            place: offer.room.to_owned(),
            ..Provision::new(
                ProvisionId::from_bytes(dice.id()),
                offer.name,
                (started, last),
            )
        };
        let given = Given {
            offer: &offer,
            strands: past.strands,
            story: past.story,
        };
        provided(dice, then, &given, row)
    }));
    rows
}

/// A plan as it stood when its cycle began: nothing read, nothing decided.
pub(super) fn as_begun(plan: &Plan) -> Plan {
    let mut begun = plan.clone();
    for target in &mut begun.targets {
        target.status = TargetStatus::Active;
        target
            .measure
            .readings
            .retain(|reading| reading.on <= plan.started);
    }
    for row in &mut begun.provision {
        row.result = None;
        if let Some(measure) = &mut row.measure {
            measure.readings.clear();
        }
    }
    begun
}
