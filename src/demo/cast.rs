//! Everyone and everything there is apart from the log: settings, pupils, passports, plans, staff and the week. This grows with
//! the number of pupils and never with the number of entries.

use super::Wish;
use super::blocks;
use super::clocks::clocks;
use super::dice::Dice;
use super::family::{contacts, professionals};
use super::history::{History, Open, Seats, calendar, history, trim};
use super::library;
use super::passports::{is_shown, passport, strands};
use super::plans::{Dates, Goal, Person, Row, Slot, plan, provision_lines};
use super::register::reasons;
use super::roll::pupils;
use super::staff::Staff;
use super::stories::Story;
use super::strands::Strand;
use super::timetable::{Group, Timetable, Wanted, Work, timetable};
use crate::domain::calendar::Calendar;
use crate::domain::clock::Clock;
use crate::domain::id::{PupilId, StrategyId};
use crate::domain::passport::Passport;
use crate::domain::plan::Plan;
use crate::domain::pupil::Pupil;
use crate::domain::school::{SchoolKind, Settings};
use chrono::{Duration, NaiveDate};

/// The school's name; there is none like it.
const NAME: &str = "Lantern Quay School";

/// A pupil as the log needs them.
pub(super) struct Learner {
    /// Identity.
    pub(super) pupil: PupilId,
    /// The year group's number.
    pub(super) year: u8,
    /// How it goes.
    pub(super) story: Story,
    /// Nothing was logged for them this week.
    pub(super) quiet: bool,
    /// What speaks for their needs.
    pub(super) strands: Vec<&'static Strand>,
    /// Targets, none without a plan.
    pub(super) goals: Vec<Goal>,
    /// Rows of provision.
    pub(super) rows: Vec<Row>,
    /// Pinned strategies.
    pub(super) pinned: Vec<StrategyId>,
}

/// One pupil's records, for the set-up.
pub(super) struct Records {
    /// The pupil.
    pub(super) pupil: Pupil,
    /// The passport, for nine in ten.
    pub(super) passport: Option<Passport>,
    /// The plan, for most.
    pub(super) plan: Option<Plan>,
}

/// The whole school before its first entry.
pub(super) struct Cast {
    /// Settings, with the years the log covers.
    pub(super) settings: Settings,
    /// Terms of every year there may be anything from.
    pub(super) calendar: Calendar,
    /// The first day of the term the current cycles began in.
    pub(super) term: NaiveDate,
    /// Every pupil's records.
    pub(super) records: Vec<Records>,
    /// The pupils as the log needs them, in the same order.
    pub(super) learners: Vec<Learner>,
    /// Runs of statutory dates.
    pub(super) clocks: Vec<Clock>,
    /// Staff.
    pub(super) staff: Staff,
    /// The week.
    pub(super) week: Timetable,
    /// The stretch of time the log covers.
    pub(super) history: History,
    /// Which sessions are over.
    pub(super) open: Open,
}

/// Pence an hour that provision is reckoned at where a row says nothing.
const HOUR: u32 = 1_650;

/// Invents the school; what stands round passports and plans is drawn with the dice beside.
pub(super) fn cast(dice: &mut Dice, beside: &mut Dice, wish: &Wish) -> Cast {
    let today = wish.today.today();
    let calendar = calendar(today);
    let term = cycle_term(&calendar, today);
    let open = Open {
        today: wish.today,
        ends: calendar.periods.iter().map(|period| period.ends).collect(),
    };
    let mut staff = Staff::new(dice, wish.pupils);
    let (mut records, mut learners) = people(dice, wish.pupils, &staff, today);
    let clocks = clocks(beside, (&calendar, today), &mut records, &learners);
    complete(beside, &mut records, &learners, today);
    let wanted = wanted(dice, &learners);
    let mut week = timetable(dice, &wanted, &mut staff);
    blocks::end_some(
        beside,
        &mut week,
        (&learners, &wanted),
        (&calendar, term, today),
    );
    let begun = |week: &Timetable| {
        history(&calendar, today, (wish.pupils, wish.entries), |day| {
            seats(week, &learners, &open, day)
        })
    };
    let mut history = begun(&week);
    if !blocks::fit(&week, history.recent) {
        blocks::reopen(&mut week);
        history = begun(&week);
    }
    let dates = Dates {
        calendar: &calendar,
        recent: history.recent,
        term,
        today,
    };
    let rows = rows(dice, &week, &staff, &wanted);
    plans(dice, &dates, (&mut records, &mut learners), (rows, &staff));
    let mut covered = calendar.clone();
    trim(&mut covered, &history);
    Cast {
        settings: Settings {
            pence_an_hour: HOUR,
            ..Settings::new(NAME, SchoolKind::Demo, covered)
        },
        calendar,
        term,
        records,
        learners,
        clocks,
        staff,
        week,
        history,
        open,
    }
}

/// Gives those who are to have provision a plan, and the log what it needs of it.
fn plans(
    dice: &mut Dice,
    dates: &Dates<'_>,
    (records, learners): (&mut [Records], &mut [Learner]),
    (mut rows, staff): (std::vec::IntoIter<Vec<Slot>>, &Staff),
) {
    for (record, learner) in records.iter_mut().zip(learners) {
        let rows = rows.next().unwrap_or_default();
        if rows.is_empty() {
            continue;
        }
        let person = Person {
            pupil: &record.pupil,
            senco: staff.name(0),
            strands: &learner.strands,
            story: learner.story,
        };
        let made = plan(dice, dates, &person, &rows);
        record.plan = Some(made.plan);
        (learner.goals, learner.rows) = (made.goals, made.rows);
    }
}

/// Writes reasons into the register, and gives each pupil a family, and some the professionals who come in.
fn complete(beside: &mut Dice, records: &mut [Records], learners: &[Learner], today: NaiveDate) {
    let lines = library::lines();
    for (place, (record, learner)) in records.iter_mut().zip(learners).enumerate() {
        let pupil = &mut record.pupil;
        reasons(beside, pupil, &learner.strands);
        pupil.contacts = contacts(beside, pupil);
        pupil.professionals = professionals(beside, pupil, &learner.strands, today);
        let takes = place % 5 == 1 && !is_shown(&learner.strands);
        if let Some(passport) = record.passport.as_mut().filter(|_| takes) {
            library::take(&lines, passport);
        }
    }
}

fn people(
    dice: &mut Dice,
    count: usize,
    staff: &Staff,
    today: NaiveDate,
) -> (Vec<Records>, Vec<Learner>) {
    let pupils = pupils(dice, count, today);
    let person = |(place, pupil): (usize, Pupil)| {
        let passport = staff
            .initials(0)
            .filter(|_| place % 11 != 7)
            .map(|senco| passport(dice, &pupil, senco, today));
        let learner = learner(dice, place, &pupil, passport.as_ref());
        let records = Records {
            pupil,
            passport,
            plan: None,
        };
        (records, learner)
    };
    pupils.into_iter().enumerate().map(person).unzip()
}

fn learner(dice: &mut Dice, place: usize, pupil: &Pupil, passport: Option<&Passport>) -> Learner {
    let pinned = passport.map_or_else(Vec::new, |passport| {
        let strategies = passport.strategies.iter();
        strategies
            .filter(|strategy| strategy.pinned.is_some())
            .map(|strategy| strategy.id)
            .collect()
    });
    Learner {
        pupil: pupil.id,
        year: pupil.roll.year.map_or(7, |year| year.byte() - 4),
        story: Story::of(dice, place),
        quiet: place % 13 == 3,
        strands: strands(pupil),
        goals: Vec::new(),
        rows: Vec::new(),
        pinned,
    }
}

/// What each pupil is to have in the week.
fn wanted(dice: &mut Dice, learners: &[Learner]) -> Vec<Wanted> {
    learners
        .iter()
        .enumerate()
        .map(|(place, learner)| Wanted {
            year: learner.year,
            lines: wanted_lines(dice, learner, place),
        })
        .collect()
}

/// Lines of provision; one pupil in seven has no plan and so none. The stories that a review must tell apart always have one.
fn wanted_lines(dice: &mut Dice, learner: &Learner, place: usize) -> Vec<&'static str> {
    let told = matches!(
        learner.story,
        Story::NotWorking | Story::HardlyDelivered | Story::Falling
    );
    if !told && place % 7 == 4 {
        return Vec::new();
    }
    provision_lines(dice, &learner.strands)
}

/// Seats that can be logged on this day.
fn seats(week: &Timetable, learners: &[Learner], open: &Open, day: NaiveDate) -> Seats {
    let mut seats = (0, 0);
    for (slot, _) in open.slots(day) {
        for group in week.at(slot) {
            let count = present(group, learners, open, day).count();
            let count = u64::try_from(count).unwrap_or(0);
            match group.work {
                Work::Provision(_) => seats.0 += count,
                Work::Lesson(_) => seats.1 += count,
            }
        }
    }
    seats
}

/// The seats of a group that can be logged on this day, by place in the group.
pub(super) fn present(
    group: &Group,
    learners: &[Learner],
    open: &Open,
    day: NaiveDate,
) -> impl Iterator<Item = usize> {
    let week = open.is_this_week(day);
    let meets = group.meets_on(day);
    group
        .seats
        .iter()
        .enumerate()
        .filter(move |_| meets)
        .filter(move |(_, seat)| {
            let quiet = learners.get(seat.pupil).is_none_or(|one| one.quiet);
            !(week && quiet)
        })
        .map(|(place, _)| place)
}

/// The first day of the term the current cycle began in: this one, or the one before in its first three weeks.
fn cycle_term(calendar: &Calendar, today: NaiveDate) -> NaiveDate {
    let settled = today - Duration::days(21);
    let begun = calendar
        .terms
        .iter()
        .map(|term| term.days.first)
        .filter(|first| *first <= settled);
    begun.max().unwrap_or(today)
}

/// The rows of each pupil's plan as the timetable has them, pupil by pupil.
fn rows(
    dice: &mut Dice,
    week: &Timetable,
    staff: &Staff,
    wanted: &[Wanted],
) -> std::vec::IntoIter<Vec<Slot>> {
    let mut rows: Vec<Vec<Option<Slot>>> = wanted
        .iter()
        .map(|want| want.lines.iter().map(|_| None).collect())
        .collect();
    for group in &week.groups {
        let Work::Provision(offer) = group.work else {
            continue;
        };
        let accountable = staff.name(staff.teacher(dice)).to_owned();
        for seat in &group.seats {
            let row = rows
                .get_mut(seat.pupil)
                .and_then(|rows| rows.get_mut(seat.row?));
            let Some(row) = row else { continue };
            *row = Some(Slot {
                offer,
                sessions: group.slots.len(),
                size: group.seats.len(),
                deliverer: staff.signature(group.staff),
                accountable: accountable.clone(),
                place: format!("{}, {}", offer.room, group.times()),
                until: group.until,
            });
        }
    }
    let rows: Vec<Vec<Slot>> = rows
        .into_iter()
        .map(|rows| rows.into_iter().flatten().collect())
        .collect();
    rows.into_iter()
}
