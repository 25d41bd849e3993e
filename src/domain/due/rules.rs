//! The rules: what is due by when, record by record.

use super::clocks::Kept;
use super::words::Cause;
use super::{DueKind, Found, reviews};
use crate::domain::calendar::{
    Calendar, academic_year, monday_of, plus_days, plus_months, year_start,
};
use crate::domain::codes::SenProvision;
use crate::domain::deadlines::phase_transfer;
use crate::domain::id::PupilId;
use crate::domain::pupil::Pupil;
use crate::domain::school::School;
use crate::domain::summary::Summary;
use crate::domain::talk::TalkKind;
use chrono::{Datelike, NaiveDate};
use std::collections::HashMap;

/// A passport is looked at again after so many days: a year.
pub const PASSPORT_DAYS: i64 = 365;
/// A draft of a passport is agreed within so many days: six weeks.
pub const DRAFT_DAYS: i64 = 42;
/// A concern is decided on within so many days: four weeks.
pub const CONCERN_DAYS: i64 = 28;
/// Parents are met again within so many months, which is three times a year (CoP 6.65).
pub const MEETING_MONTHS: u32 = 4;
/// An anniversary of a plan that was not reviewed stays overdue for so many days: twelve weeks.
const ANNIVERSARY_DAYS: i64 = 84;

/// Something with a day, before anybody has looked whether its pupil is on roll.
pub(super) type Dated<'a> = (PupilId, DueKind, NaiveDate, Cause<'a>);

/// What takes one thing after another.
type Take<'a, 'b> = &'b mut dyn FnMut(Found<'a>);

/// All that has a day up to `until`.
pub(super) fn dated<'a>(
    school: &'a School,
    today: NaiveDate,
    until: NaiveDate,
    take: Take<'a, '_>,
) {
    let mut near = |found: Found<'a>| {
        if found.on <= until {
            take(found);
        }
    };
    records(school, today, until, &mut near);
    clocks(school, today, &mut near);
    register(school, today, &mut near);
}

fn on_roll(school: &School, pupil: PupilId, today: NaiveDate) -> Option<&Pupil> {
    let pupil = school.pupils.get(&pupil)?;
    pupil.on_roll(today).then_some(pupil)
}

/// Plans, passports, concerns and reviews. There are many, so the day is looked at before the pupil.
fn records<'a>(school: &'a School, today: NaiveDate, until: NaiveDate, take: Take<'a, '_>) {
    let reviews = reviews::open_by_plan(school);
    let plans = school.plans.values().map(|plan| {
        let cause = Cause::Plan(plan, reviews.get(&plan.id).copied());
        (plan.pupil, DueKind::Review, plan.review_on, cause)
    });
    let passports = school.passports.values().map(|passport| {
        let (kind, days) = match passport.agreed {
            Some(_) => (DueKind::Passport, PASSPORT_DAYS),
            None => (DueKind::Draft, DRAFT_DAYS),
        };
        let on = plus_days(passport.updated, days);
        (passport.pupil, kind, on, Cause::Passport(passport))
    });
    let open = school.concerns.values().filter(|one| one.decided.is_none());
    let concerns = open.map(|concern| {
        let on = plus_days(concern.raised, CONCERN_DAYS);
        (concern.pupil, DueKind::Concern, on, Cause::Concern(concern))
    });
    let all = plans.chain(passports).chain(concerns);
    let all = all.chain(reviews::dated(school));
    for (pupil, kind, on, cause) in all.filter(|(_, _, on, _)| *on <= until) {
        if let Some(pupil) = on_roll(school, pupil, today) {
            take(Found {
                pupil: Some(pupil),
                kind,
                on,
                cause,
            });
        }
    }
}

fn clocks<'a>(school: &'a School, today: NaiveDate, take: Take<'a, '_>) {
    for clock in school.clocks.values().filter(|one| one.closed.is_none()) {
        let Some(pupil) = on_roll(school, clock.pupil, today) else {
            continue;
        };
        for open in clock.open_deadlines(pupil.roll.year) {
            take(Found {
                pupil: Some(pupil),
                kind: DueKind::Step(open.step),
                on: open.on,
                cause: Cause::Clock(clock),
            });
        }
    }
}

/// What is due because a pupil is on the register, and the look through the register itself.
fn register<'a>(school: &'a School, today: NaiveDate, take: Take<'a, '_>) {
    let (kept, met) = (Kept::of(school, today), meetings(school));
    let this_year = year_start(academic_year(today));
    let mut anybody = false;
    for pupil in school.pupils.values().filter(|one| one.on_roll(today)) {
        let provision = pupil.current_provision();
        if provision == SenProvision::NoSen {
            continue;
        }
        anybody = true;
        let last = met.get(&pupil.id).copied();
        let from = last.or_else(|| supported_since(pupil).max(Some(this_year)));
        take(Found {
            pupil: Some(pupil),
            kind: DueKind::ParentMeeting,
            on: plus_months(from.unwrap_or(this_year), MEETING_MONTHS),
            cause: Cause::Met(last),
        });
        if provision == SenProvision::EhcPlan {
            plan_holder(pupil, &kept, today, take);
        }
    }
    if anybody && let Some(found) = register_review(school, today) {
        take(found);
    }
}

/// The newest meeting with the parents of each pupil.
fn meetings(school: &School) -> HashMap<PupilId, NaiveDate> {
    let mut met = HashMap::new();
    let held = school.talks.values();
    for talk in held.filter(|talk| talk.kind == TalkKind::ParentMeeting) {
        let newest = met.entry(talk.pupil).or_insert(talk.on);
        *newest = talk.on.max(*newest);
    }
    met
}

/// Since when the pupil has been on SEN support or had an EHC plan without a break, where it is known.
fn supported_since(pupil: &Pupil) -> Option<NaiveDate> {
    let spells = pupil.provision.iter().rev();
    spells
        .take_while(|spell| spell.provision != SenProvision::NoSen)
        .last()
        .and_then(|spell| spell.start)
}

fn plan_holder<'a>(pupil: &'a Pupil, kept: &Kept, today: NaiveDate, take: Take<'a, '_>) {
    let met = kept.met(pupil.id);
    let review = met
        .map(|met| plus_months(met, 12))
        .or_else(|| Some(anniversary(plan_since(pupil)?, today)));
    if let (Some(on), false) = (review, kept.reviews(pupil.id)) {
        take(Found {
            pupil: Some(pupil),
            kind: DueKind::AnnualReview,
            on,
            cause: Cause::Annual(met, plan_since(pupil)),
        });
    }
    if let (Some(on), false) = (phase_transfer(pupil, today), kept.transfers(pupil.id)) {
        take(Found {
            pupil: Some(pupil),
            kind: DueKind::Transfer,
            on,
            cause: Cause::Transfer,
        });
    }
}

/// The first day of the EHC plan that is in force, where it is known.
fn plan_since(pupil: &Pupil) -> Option<NaiveDate> {
    let open = pupil.provision.iter().rev().find(|one| one.end.is_none())?;
    open.start
}

/// The first anniversary of a plan that is not more than twelve weeks gone.
fn anniversary(start: NaiveDate, today: NaiveDate) -> NaiveDate {
    let oldest = plus_days(today, -ANNIVERSARY_DAYS);
    let years = u32::try_from(oldest.year() - start.year())
        .unwrap_or(0)
        .max(1);
    let on = |years: u32| plus_months(start, years.saturating_mul(12));
    if on(years) < oldest {
        on(years + 1)
    } else {
        on(years)
    }
}

fn register_review(school: &School, today: NaiveDate) -> Option<Found<'_>> {
    let settings = school.settings.as_ref()?;
    let term = settings.calendar.term_of(today)?;
    let reviewed = &settings.register_reviews;
    let since = reviewed.iter().any(|on| *on >= term.days.first);
    (!since).then_some(Found {
        pupil: None,
        kind: DueKind::Register,
        on: term.days.last,
        cause: Cause::Term(term),
    })
}

/// Pupils without an entry this week.
pub(super) fn entries<'a>(school: &'a School, today: NaiveDate, take: Take<'a, '_>) {
    let friday = plus_days(monday_of(today), 4);
    for plan in school.plans.values() {
        let missing = || not_logged_this_week(school, plan.pupil, today);
        if let Some(pupil) = on_roll(school, plan.pupil, today).filter(|_| missing()) {
            let last = school.summary(pupil.id).and_then(Summary::last);
            take(Found {
                pupil: Some(pupil),
                kind: DueKind::Entry,
                on: friday,
                cause: Cause::Entry(last),
            });
        }
    }
}

/// Whether provision is under way for the pupil and nothing was logged since Monday, in a week in which the school is open.
pub fn not_logged_this_week(school: &School, pupil: PupilId, today: NaiveDate) -> bool {
    let under_way = school.plans.get(&pupil).is_some_and(|plan| {
        let mut rows = plan.provision.iter();
        rows.any(|row| row.days().holds(today))
    });
    if !under_way {
        return false;
    }
    let monday = monday_of(today);
    let last = school.summary(pupil).and_then(Summary::last);
    last.is_none_or(|last| last < monday) && is_open(school.calendar(), monday)
}

/// Whether the week that begins on `monday` has a school day; without a calendar every week has.
fn is_open(calendar: Option<&Calendar>, monday: NaiveDate) -> bool {
    let known = calendar.filter(|calendar| !calendar.terms.is_empty());
    known.is_none_or(|calendar| (0..5).any(|day| calendar.is_school_day(plus_days(monday, day))))
}
