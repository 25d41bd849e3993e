//! The record of the demo school, written into the diary: settings and library, pupils, passports and plans in their versions,
//! concerns, talks, clocks and reviews.

use super::agreed::Signers;
use super::cast::{Cast, Learner, Records};
use super::concerns::{About, concern};
use super::days::{Look, after, before, school_day};
use super::diary::Diary;
use super::dice::Dice;
use super::earlier::Past;
use super::library;
use super::plans::Dates;
use super::reviews::{self, Reviewed, Whose};
use super::talks::talks;
use super::versions::{self, Versions, chain};
use crate::domain::change::{Act, Change, Part, Put};
use crate::domain::passport::Passport;
use crate::domain::plan::Plan;
use crate::domain::school::Settings;
use crate::domain::staff::Stamp;
use crate::domain::time::Moment;
use chrono::NaiveDate;

/// One pupil in so many has a history in the record: an earlier passport and an earlier cycle.
const TOLD: usize = 4;

/// A pupil's passport and plan in their versions.
struct History {
    passports: Versions<Passport>,
    plans: Versions<Plan>,
}

/// Everything but the log, in the order of time; reviews have dice of their own.
pub(super) fn record(
    (dice, reviewing): (&mut Dice, &mut Dice),
    cast: &mut Cast,
    today: Moment,
) -> Vec<Change> {
    let calendar = std::mem::take(&mut cast.calendar);
    let dates = Dates {
        calendar: &calendar,
        recent: cast.history.recent,
        term: cast.term,
        today: today.today(),
    };
    let mut records = std::mem::take(&mut cast.records);
    let mut talked = Vec::new();
    let mut histories = Vec::new();
    for (place, (record, learner)) in records.iter_mut().zip(&cast.learners).enumerate() {
        let family = (&record.pupil, learner.strands.as_slice());
        talked.extend(talks(dice, &dates, family, record.plan.as_ref()));
        histories.push(history(dice, &dates, (place, cast), (record, learner)));
    }
    let mut diary = Diary::begin(founded(cast, &histories), today);
    let reviews = if records.is_empty() {
        Vec::new()
    } else {
        register_reviews(&dates)
    };
    settings(&mut diary, &cast.settings, reviews);
    let lines = library::lines().into_iter();
    diary.found_all(lines.map(|line| Part::Library(Box::new(Put::new(line)))));
    worries(dice, &dates, (cast, &records), &mut diary);
    for talk in talked {
        diary.write(talk.on, Act::Talk, Part::Talk(Box::new(Put::new(talk))));
    }
    for clock in std::mem::take(&mut cast.clocks) {
        for (day, put) in chain(versions::clocks(clock)) {
            diary.write(day, Act::Clock, Part::Clock(Box::new(put)));
        }
    }
    let reviewed = reviewed(reviewing, (&dates, today), (cast, &records), &histories);
    for (record, history) in records.into_iter().zip(histories) {
        diary.found_all([Part::Pupil(Box::new(Put::new(record.pupil)))]);
        history.write(&mut diary);
    }
    for reviewed in reviewed {
        reviewed.write(&mut diary);
    }
    let senco = cast.staff.initials(0);
    senco.map_or_else(Vec::new, |senco| diary.changes(dice, senco))
}

impl History {
    fn write(self, diary: &mut Diary) {
        for (day, put) in chain(self.passports) {
            diary.write(day, Act::Passport, Part::Passport(Box::new(put)));
        }
        for (day, put) in chain(self.plans) {
            diary.write(day, Act::Plan, Part::Plan(Box::new(put)));
        }
    }
}

/// Reviews of those who have a cycle behind them, and of those whose review is near.
fn reviewed(
    dice: &mut Dice,
    (dates, today): (&Dates<'_>, Moment),
    (cast, records): (&Cast, &[Records]),
    histories: &[History],
) -> Vec<Reviewed> {
    let Some(by) = cast.staff.initials(0).cloned() else {
        return Vec::new();
    };
    let signs = Stamp { by, at: today };
    let learners = records.iter().zip(&cast.learners).zip(histories);
    let of = |(place, ((record, learner), history)): (usize, ((&Records, &Learner), &History))| {
        let whose = Whose {
            pupil: &record.pupil,
            strands: &learner.strands,
            story: learner.story,
            senco: cast.staff.name(0),
            signs: &signs,
            plans: &history.plans,
        };
        reviews::reviews(dice, dates, place, &whose)
    };
    learners.enumerate().filter_map(of).collect()
}

/// Concerns about some of the pupils, as they were raised and as they were decided.
fn worries(
    dice: &mut Dice,
    dates: &Dates<'_>,
    (cast, records): (&Cast, &[Records]),
    diary: &mut Diary,
) {
    for (place, (record, learner)) in records.iter().zip(&cast.learners).enumerate() {
        let about = About {
            pupil: &record.pupil,
            strands: &learner.strands,
            by: cast.staff.name(cast.staff.teacher(dice)),
        };
        let raised = concern(dice, dates, place, &about).map(versions::concerns);
        for (day, put) in raised.into_iter().flat_map(chain) {
            diary.write(day, Act::Concern, Part::Concern(Box::new(put)));
        }
    }
}

/// The versions of a pupil's passport and plan: more than one for some, one for all others.
fn history(
    dice: &mut Dice,
    dates: &Dates<'_>,
    (place, cast): (usize, &Cast),
    (record, learner): (&mut Records, &Learner),
) -> History {
    let (passport, plan) = (record.passport.take(), record.plan.take());
    if place % TOLD != 2 {
        return History {
            passports: passport.map(|one| (one.updated, one)).into_iter().collect(),
            plans: plan
                .map(|one| (versions::touched(&one), one))
                .into_iter()
                .collect(),
        };
    }
    let teacher = plan.as_ref().and_then(|plan| plan.provision.first());
    let teacher = teacher.map_or_else(String::new, |row| row.accountable.clone());
    let past = Past {
        signers: Signers {
            pupil: &record.pupil,
            teacher: &teacher,
            senco: cast.staff.name(0),
        },
        strands: &learner.strands,
        story: learner.story,
    };
    History {
        passports: passport
            .map_or_else(Vec::new, |one| versions::passports(dice, dates, &past, one)),
        plans: plan.map_or_else(Vec::new, |one| versions::plans(dice, dates, &past, one)),
    }
}

/// The day the school begins to write things down: that of the first entry, or of the oldest version of a passport or plan.
fn founded(cast: &Cast, histories: &[History]) -> NaiveDate {
    let log = cast.history.days.first().copied();
    let log = log.unwrap_or(cast.history.recent);
    let versioned = histories.iter().flat_map(|history| {
        let passports = history.passports.iter().rev().skip(1).map(|(day, _)| *day);
        let plans = history.plans.iter().rev().skip(1).map(|(day, _)| *day);
        passports.chain(plans)
    });
    versioned.fold(log, NaiveDate::min)
}

/// The days on which the register was reviewed: one in every term of a year but the one that is on.
fn register_reviews(dates: &Dates<'_>) -> Vec<NaiveDate> {
    let year = before(dates.today, 350);
    let terms = dates.calendar.terms.iter().map(|term| term.days);
    terms
        .filter(|days| days.first > year && days.last < dates.today)
        .map(|days| school_day(dates.calendar, after(days.first, 24), Look::On))
        .collect()
}

/// The settings as they were at first, and as they were after each review of the register since.
fn settings(diary: &mut Diary, settings: &Settings, reviews: Vec<NaiveDate>) {
    let mut now = settings.clone();
    let mut versions: Versions<Settings> = Vec::new();
    let (early, late): (Vec<NaiveDate>, Vec<NaiveDate>) =
        reviews.into_iter().partition(|day| diary.is_before(*day));
    now.register_reviews = early;
    versions.push((NaiveDate::MIN, now.clone()));
    for day in late {
        now.register_reviews.push(day);
        versions.push((day, now.clone()));
    }
    let mut puts = chain(versions).into_iter();
    let part = |put| Part::Settings(Box::new(put));
    diary.found_all(puts.next().map(|(_, put)| part(put)));
    for (day, put) in puts {
        diary.write(day, Act::Settings, part(put));
    }
}
