//! Records in their versions: what stood when, and how one follows from the other.

use super::days::{Look, before, school_day};
use super::dice::Dice;
use super::earlier::{self, Past};
use super::plans::Dates;
use crate::domain::change::Put;
use crate::domain::clock::Clock;
use crate::domain::concern::Concern;
use crate::domain::passport::Passport;
use crate::domain::plan::Plan;
use chrono::NaiveDate;

/// A record with the day it was written down, version by version, the oldest first.
pub(super) type Versions<T> = Vec<(NaiveDate, T)>;

/// How one version follows from the other; what is the same as before is not written again.
pub(super) fn chain<T: Clone + PartialEq>(versions: Versions<T>) -> Vec<(NaiveDate, Put<T>)> {
    let mut puts: Vec<(NaiveDate, Put<T>)> = Vec::new();
    for (day, version) in versions {
        let last = puts.last();
        let before = last.and_then(|(_, put)| put.after.clone());
        if before.as_ref() == Some(&version) {
            continue;
        }
        let day = last.map_or(day, |(earlier, _)| day.max(*earlier));
        let after = Some(version);
        puts.push((day, Put { before, after }));
    }
    puts
}

/// A passport and the version before it; of three such passports one is a draft since.
pub(super) fn passports(
    dice: &mut Dice,
    dates: &Dates<'_>,
    past: &Past<'_>,
    mut now: Passport,
) -> Versions<Passport> {
    let drafted = dice.percent(36).then(|| now.agreed.take()).flatten();
    if drafted.is_some() {
        let day = before(dates.today, dice.between(2, 40));
        now.updated = now.updated.max(school_day(dates.calendar, day, Look::Back));
    }
    let mut old = earlier::passport(dice, dates, past, &mut now);
    old.agreed = drafted
        .or(old.agreed)
        .map(|agreed| crate::domain::passport::Agreed {
            on: old.updated,
            ..agreed
        });
    vec![(old.updated, old), (now.updated, now)]
}

/// A plan and the cycle before it: each as it began and as it stands at its end, or today.
pub(super) fn plans(
    dice: &mut Dice,
    dates: &Dates<'_>,
    past: &Past<'_>,
    now: Plan,
) -> Versions<Plan> {
    let mut versions = Vec::new();
    if let Some(old) = earlier::plan(dice, dates, past, &now) {
        versions.push((old.started, earlier::as_begun(&old)));
        versions.push((old.review_on, old));
        versions.push((settled(&now).min(dates.today), earlier::as_begun(&now)));
    }
    versions.push((touched(&now), now));
    versions
}

/// A concern as it was raised, and as it was decided.
pub(super) fn concerns(concern: Concern) -> Versions<Concern> {
    let open = Concern {
        decided: None,
        ..concern.clone()
    };
    let decided = concern.decided.as_ref().map(|decided| decided.on);
    let raised = (concern.raised, open);
    std::iter::once(raised)
        .chain(decided.map(|day| (day, concern)))
        .collect()
}

/// A clock as it was started, and as it stands.
pub(super) fn clocks(clock: Clock) -> Versions<Clock> {
    let started = Clock {
        meeting: None,
        done: Vec::new(),
        pauses: Vec::new(),
        closed: None,
        ..clock.clone()
    };
    let done = clock.done.iter().map(|done| done.on);
    let newest = done.max().unwrap_or(clock.start);
    vec![(clock.start, started), (newest, clock)]
}

/// The day by which everybody had been told of a plan and had agreed.
fn settled(plan: &Plan) -> NaiveDate {
    let told = plan.notified.map(|notified| notified.on);
    let agreed = plan.agreements.iter().map(|agreement| agreement.on);
    let days = agreed.chain(told).chain(plan.aware);
    days.max().unwrap_or(plan.started).max(plan.started)
}

/// The day of the newest thing in a plan.
pub(super) fn touched(plan: &Plan) -> NaiveDate {
    let measures = plan.targets.iter().map(|target| &target.measure);
    let rows = plan.provision.iter().filter_map(|row| row.measure.as_ref());
    let read = measures
        .chain(rows)
        .filter_map(|measure| measure.latest())
        .map(|reading| reading.on);
    let looked = plan.provision.iter().filter_map(|row| row.result.as_ref());
    let newest = read.chain(looked.map(|result| result.on)).max();
    newest.map_or_else(|| settled(plan), |day| day.max(settled(plan)))
}
