//! Plans of the demo school: assessment, targets, provision, outcomes and what happens at home, with a review date that is
//! overdue for a few and close for most. The words are the strands'; times and places are the timetable's.

use super::agreed::{Signers, agreed};
use super::assess::assessment;
use super::days::{Look, school_day};
use super::dice::Dice;
use super::provided::{Given, provided};
use super::stories::Story;
use super::strands::{Strand, phrase, phrases};
use super::targets::{Occasion, target};
use super::timetable::Offer;
use crate::domain::calendar::Calendar;
use crate::domain::id::{PlanId, ProvisionId, TargetId};
use crate::domain::plan::{Dosage, Plan, Provision, Target};
use crate::domain::pupil::Pupil;
use chrono::{Duration, NaiveDate};

/// The days a school's plans turn on.
pub(super) struct Dates<'a> {
    /// Terms.
    pub(super) calendar: &'a Calendar,
    /// The first fully logged day; nothing of a plan is older.
    pub(super) recent: NaiveDate,
    /// The first day of the term the current cycle began in.
    pub(super) term: NaiveDate,
    /// Today.
    pub(super) today: NaiveDate,
}

/// A row of provision as the timetable has it.
pub(super) struct Slot {
    /// What is done.
    pub(super) offer: Offer,
    /// Sessions a week.
    pub(super) sessions: usize,
    /// Pupils in the group.
    pub(super) size: usize,
    /// Who delivers it.
    pub(super) deliverer: String,
    /// Who answers for it.
    pub(super) accountable: String,
    /// Place and time.
    pub(super) place: String,
    /// Its last day, where that has passed.
    pub(super) until: Option<NaiveDate>,
}

/// Whose plan it is.
pub(super) struct Person<'a> {
    /// The pupil.
    pub(super) pupil: &'a Pupil,
    /// The SENCO's name.
    pub(super) senco: &'a str,
    /// What speaks for their needs.
    pub(super) strands: &'a [&'static Strand],
    /// How it goes.
    pub(super) story: Story,
}

/// A target as the log needs it.
pub(super) struct Goal {
    /// Its identity.
    pub(super) id: TargetId,
    /// Worked on since.
    pub(super) from: NaiveDate,
    /// How it goes.
    pub(super) story: Story,
}

/// A row of provision as the log needs it.
pub(super) struct Row {
    /// Its identity.
    pub(super) id: ProvisionId,
    /// First day.
    pub(super) from: NaiveDate,
    /// Sessions that took place so far.
    pub(super) done: u16,
}

/// A plan with what the log needs of it.
pub(super) struct Made {
    /// The plan.
    pub(super) plan: Plan,
    /// Its targets.
    pub(super) goals: Vec<Goal>,
    /// Its provision.
    pub(super) rows: Vec<Row>,
}

/// The plan of this pupil's current cycle.
pub(super) fn plan(dice: &mut Dice, dates: &Dates<'_>, person: &Person<'_>, rows: &[Slot]) -> Made {
    let cycle = dice.between(1, 4);
    let started = (dates.term + Duration::days(dice.between(0, 12))).min(dates.today);
    let started = school_day(dates.calendar, started, Look::On).max(dates.recent);
    let review_on = review(dice, dates);
    let (targets, goals) = targets(dice, dates, person, (cycle, started, review_on));
    let provision: Vec<Provision> = rows
        .iter()
        .map(|row| {
            let start = begin(dice, dates, cycle, started);
            let given = Given {
                offer: &row.offer,
                strands: person.strands,
                story: person.story,
            };
            let line = provision(dice, dates, row, (start, review_on));
            provided(dice, dates, &given, line)
        })
        .collect();
    let cycle_number = u32::try_from(cycle).unwrap_or(1);
    let id = PlanId::from_bytes(dice.id());
    let plan = Plan::new(id, person.pupil.id, cycle_number, (started, review_on));
    let eve = started - Duration::days(3);
    let plan = Plan {
        last_review: (cycle > 1).then(|| school_day(dates.calendar, eve, Look::Back)),
        outcomes: lines(dice, person.strands, |strand| strand.plan.outcomes),
        targets,
        provision,
        home: lines(dice, person.strands, |strand| strand.plan.home),
        assess: assessment(dice, dates, person.strands, started),
        impact: impact(dice, person.strands),
        ..plan
    };
    let signers = Signers {
        pupil: person.pupil,
        teacher: rows.first().map_or("", |row| row.accountable.as_str()),
        senco: person.senco,
    };
    let plan = agreed(dice, dates, &signers, plan);
    let rows = plan
        .provision
        .iter()
        .map(|row| Row {
            id: row.id,
            from: row.start,
            done: 0,
        })
        .collect();
    Made { plan, goals, rows }
}

/// Lines of provision this pupil is to have: one to three, the primary need's first.
pub(super) fn provision_lines(dice: &mut Dice, strands: &[&'static Strand]) -> Vec<&'static str> {
    let count = dice.weighted(&[(1, 12), (2, 48), (3, 40)]).unwrap_or(2);
    let mut chosen = Vec::new();
    for strand in strands.iter().rev().take(2) {
        chosen.extend(dice.some(&phrases(strand.plan.provision), 1));
    }
    if let Some(first) = strands.first() {
        let more = phrases(first.plan.provision);
        chosen.extend(dice.some(&more, count));
    }
    let mut unique: Vec<&'static str> = Vec::new();
    for line in chosen {
        if !unique.contains(&line) {
            unique.push(line);
        }
    }
    unique.truncate(count);
    unique
}

/// A review overdue for one in ten, within six weeks for most.
fn review(dice: &mut Dice, dates: &Dates<'_>) -> NaiveDate {
    let (low, high) = dice
        .weighted(&[
            ((-20, -1), 10),
            ((0, 14), 24),
            ((15, 42), 40),
            ((43, 80), 26),
        ])
        .unwrap_or((15, 42));
    let day = dates.today + Duration::days(dice.between(low, high));
    school_day(
        dates.calendar,
        day,
        if low < 0 { Look::Back } else { Look::On },
    )
}

/// When a target or a row began: with the cycle, or carried over from the one before.
fn begin(dice: &mut Dice, dates: &Dates<'_>, cycle: i64, started: NaiveDate) -> NaiveDate {
    if cycle > 1 && dice.percent(45) {
        let day = dates.recent + Duration::days(dice.between(0, 11));
        school_day(dates.calendar, day, Look::On).min(started)
    } else {
        started
    }
}

fn targets(
    dice: &mut Dice,
    dates: &Dates<'_>,
    person: &Person<'_>,
    (cycle, started, by): (i64, NaiveDate, NaiveDate),
) -> (Vec<Target>, Vec<Goal>) {
    let count = dice
        .weighted(&[(2_usize, 30), (3, 45), (4, 25)])
        .unwrap_or(3);
    let mut made = Vec::new();
    let mut left = count;
    for (place, strand) in person.strands.iter().take(2).enumerate() {
        let last = place == 1 || person.strands.len() == 1;
        let share = if last { left } else { left.div_ceil(2) };
        left -= share;
        for line in dice.some(&phrases(strand.plan.targets), share) {
            let occasion = Occasion {
                calendar: dates.calendar,
                from: begin(dice, dates, cycle, started),
                by,
                today: dates.today,
                story: person.story.of_target(dice),
            };
            let target = target(dice, line, strand.area, &occasion);
            let goal = Goal {
                id: target.id,
                from: occasion.from,
                story: occasion.story,
            };
            made.push((target, goal));
        }
    }
    let number = |(number, (mut target, goal)): (u8, (Target, Goal))| {
        target.number = number;
        (target, goal)
    };
    (1..).zip(made).map(number).unzip()
}

fn provision(
    dice: &mut Dice,
    dates: &Dates<'_>,
    row: &Slot,
    (start, review_on): (NaiveDate, NaiveDate),
) -> Provision {
    let term = dates.calendar.term_at(dates.today);
    let term_ends = term.map_or(dates.today, |(term, _)| term.days.last);
    let end = row.until.unwrap_or_else(|| term_ends.max(review_on));
    let id = ProvisionId::from_bytes(dice.id());
    Provision {
        layer: row.offer.layer.to_owned(),
        dosage: Dosage {
            sessions_a_week: u8::try_from(row.sessions).unwrap_or(1),
            minutes: row.offer.minutes,
            group_size: u8::try_from(row.size).unwrap_or(1),
        },
        deliverer: row.deliverer.clone(),
        accountable: row.accountable.clone(),
        place: row.place.clone(),
        ..Provision::new(id, row.offer.name, (start, end))
    }
}

/// What all of it is expected to come to: a line of the primary need's.
fn impact(dice: &mut Dice, strands: &[&'static Strand]) -> String {
    let lines = strands.first().map_or("", |strand| strand.record.impact);
    phrase(dice, lines).to_owned()
}

pub(super) fn lines(
    dice: &mut Dice,
    strands: &[&'static Strand],
    of: impl Fn(&Strand) -> &'static str,
) -> Vec<String> {
    strands
        .iter()
        .take(2)
        .flat_map(|strand| {
            let count = if strands.len() == 1 {
                dice.count(1, 2)
            } else {
                1
            };
            dice.some(&phrases(of(strand)), count)
        })
        .map(str::to_owned)
        .collect()
}
