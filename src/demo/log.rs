//! The delivery log of the demo school, period by period, oldest first. It streams: one period's changes are held at a time.

use super::cast::{Cast, Learner, present};
use super::dice::Dice;
use super::passports::is_shown;
use super::phrases::{GOOD, HARD, OTHER, PARTLY};
use super::plans::Goal;
use super::stories::{Story, delivered};
use super::strands::{phrase, phrases};
use super::timetable::{Group, Work};
use crate::domain::change::{Act, Change, Part};
use crate::domain::delivery::{About, Entry, Outcome, Rating, Reason};
use crate::domain::id::{ChangeId, EntryId};
use crate::domain::staff::{Initials, Stamp};
use crate::domain::time::{Moment, When};
use chrono::NaiveDate;
use std::collections::VecDeque;

/// Who is away on a day.
#[derive(Default)]
struct Away {
    pupils: Vec<bool>,
    staff: Vec<bool>,
    trip: Option<u8>,
}

impl Away {
    /// Why this pupil is not in school.
    fn reason(&self, pupil: usize, year: u8) -> Option<Reason> {
        let trip = (self.trip == Some(year)).then_some(Reason::Trip);
        let absent = self.pupils.get(pupil).copied() == Some(true);
        trip.or_else(|| absent.then_some(Reason::PupilAbsent))
    }
}

/// A session: a day, a period from 0 and its slot in the week.
#[derive(Clone, Copy)]
struct Session {
    day: NaiveDate,
    period: u32,
    slot: u32,
    gone: i64,
}

/// One pupil's part in a session.
struct Call {
    session: Session,
    work: Work,
    /// The place of the row in the pupil's plan.
    row: Option<usize>,
    /// Why it does not take place, whatever the pupil does.
    missed: Option<Reason>,
}

/// The entries of one group's session, and who logs them.
struct Batch {
    by: Initials,
    entries: Vec<Draft>,
}

/// An entry before it has a stamp.
struct Draft {
    pupil: usize,
    outcome: Outcome,
    about: About,
    note: Option<String>,
}

/// The log as a stream of changes.
pub(super) struct Log {
    dice: Dice,
    cast: Cast,
    days: std::vec::IntoIter<NaiveDate>,
    sessions: VecDeque<Session>,
    away: Away,
    ready: VecDeque<Change>,
}

impl Log {
    /// The log of this school, with the dice that made it.
    pub(super) fn new(dice: Dice, mut cast: Cast) -> Self {
        Self {
            dice,
            days: std::mem::take(&mut cast.history.days).into_iter(),
            cast,
            sessions: VecDeque::new(),
            away: Away::default(),
            ready: VecDeque::new(),
        }
    }

    /// Opens the next day; `None` after the last one.
    fn open_day(&mut self) -> Option<()> {
        let day = self.days.next()?;
        let (dice, cast) = (&mut self.dice, &self.cast);
        self.away = Away {
            pupils: (cast.learners.iter())
                .map(|_| dice.in_thousand(42))
                .collect(),
            staff: (cast.staff.people.iter())
                .map(|_| dice.in_thousand(30))
                .collect(),
            trip: dice
                .in_thousand(35)
                .then(|| u8::try_from(dice.between(7, 11)).unwrap_or(7)),
        };
        let recent = cast.history.recent;
        let whole = (cast.open.today.today() - recent).num_days().max(1);
        let gone = (day - recent).num_days() * 1000 / whole;
        let slots = cast.open.slots(day);
        self.sessions = slots
            .map(|(slot, period)| Session {
                day,
                period,
                slot,
                gone,
            })
            .collect();
        Some(())
    }

    fn run(&mut self, session: Session) {
        let groups = self.cast.week.places(session.slot).to_vec();
        let batches: Vec<Batch> = groups
            .into_iter()
            .filter_map(|group| self.batch(session, group))
            .collect();
        let count = batches.len().max(1);
        for (place, batch) in batches.into_iter().enumerate() {
            // Staff log one after another in the minutes after the bell.
            let seconds = 480 * place / count;
            let change = self.change(session, seconds, batch);
            self.ready.extend(change);
        }
    }

    fn batch(&mut self, session: Session, place: usize) -> Option<Batch> {
        let cast = &mut self.cast;
        let dice = &mut self.dice;
        let group = cast.week.groups.get(place)?;
        let (staff, missed) = deliverer(dice, group, &self.away, &cast.staff);
        let quotas = &mut cast.history.quotas;
        let quota = match group.work {
            _ if session.day < cast.history.recent => &mut quotas.old,
            Work::Provision(_) => &mut quotas.provision,
            Work::Lesson(_) => &mut quotas.lesson,
        };
        let mut chosen = Vec::new();
        for seat in present(group, &cast.learners, &cast.open, session.day) {
            chosen.extend((0..quota.take(dice)).map(|_| seat));
        }
        let mut entries = Vec::new();
        for seat in chosen {
            let seat = group.seats.get(seat)?;
            let learner = cast.learners.get_mut(seat.pupil)?;
            let call = Call {
                session,
                work: group.work,
                row: seat.row,
                missed: missed.or_else(|| self.away.reason(seat.pupil, learner.year)),
            };
            let (outcome, about, note) = told(dice, learner, &call);
            entries.push(Draft {
                pupil: seat.pupil,
                outcome,
                about,
                note,
            });
        }
        let by = cast.staff.initials(staff)?.clone();
        (!entries.is_empty()).then_some(Batch { by, entries })
    }

    fn change(&mut self, session: Session, seconds: usize, batch: Batch) -> Option<Change> {
        let period = usize::try_from(session.period).ok()?;
        let end = session.day.and_time(*self.cast.open.ends.get(period)?);
        let late = i64::try_from(seconds).unwrap_or(0) * 1000;
        let stamp = Stamp {
            by: batch.by,
            at: Moment::from_local(end, self.cast.open.today.offset).after(late),
        };
        let when = When {
            date: session.day,
            period: u8::try_from(session.period + 1).ok(),
        };
        let act = if batch.entries.len() > 1 {
            Act::Sweep
        } else {
            Act::Log
        };
        let id = ChangeId::from_bytes(self.dice.id());
        let parts = batch
            .entries
            .into_iter()
            .filter_map(|draft| {
                Some(Part::Entry(Box::new(Entry {
                    id: EntryId::from_bytes(self.dice.id()),
                    pupil: self.cast.learners.get(draft.pupil)?.pupil,
                    when,
                    logged: stamp.clone(),
                    outcome: draft.outcome,
                    about: draft.about,
                    note: draft.note,
                    corrects: None,
                })))
            })
            .collect();
        Some(Change {
            id,
            stamp,
            act,
            undoes: None,
            parts,
        })
    }
}

impl Iterator for Log {
    type Item = Change;

    fn next(&mut self) -> Option<Change> {
        loop {
            if let Some(change) = self.ready.pop_front() {
                return Some(change);
            }
            match self.sessions.pop_front() {
                Some(session) => self.run(session),
                None => self.open_day()?,
            }
        }
    }
}

/// What is written down for one pupil.
fn told(dice: &mut Dice, learner: &mut Learner, call: &Call) -> (Outcome, About, Option<String>) {
    let reason = call
        .missed
        .or_else(|| own_reason(dice, learner.story, call.work));
    let (about, goal) = about(dice, learner, call);
    let level = level(dice, learner, goal, call.session);
    let outcome = reason.map_or_else(|| delivered(dice, level), Outcome::NotDelivered);
    let note = note(dice, learner, outcome);
    let about = counted(learner, about, outcome, call.row);
    (outcome, about, note)
}

/// Who takes the group, and why it does not meet. Somebody else covers most absences.
fn deliverer(
    dice: &mut Dice,
    group: &Group,
    away: &Away,
    staff: &super::staff::Staff,
) -> (usize, Option<Reason>) {
    let absent = away.staff.get(group.staff).copied() == Some(true);
    let provision = matches!(group.work, Work::Provision(_));
    if absent {
        let missed = (provision && dice.percent(50)).then_some(Reason::StaffAbsent);
        return (staff.assistant(dice), missed);
    }
    let room = provision && dice.in_thousand(9);
    (group.staff, room.then_some(Reason::Room))
}

/// Why one pupil missed a session that met.
fn own_reason(dice: &mut Dice, story: Story, work: Work) -> Option<Reason> {
    if story == Story::HardlyDelivered && matches!(work, Work::Provision(_)) && dice.percent(58) {
        return dice.weighted(&[
            (Reason::Room, 6),
            (Reason::StaffAbsent, 5),
            (Reason::Other, 1),
        ]);
    }
    let refused = if story == Story::Falling { 30 } else { 7 };
    dice.weighted(&[
        (Some(Reason::Refused), refused),
        (Some(Reason::Other), 8),
        (None, 1000),
    ])
    .flatten()
}

/// What the session was about, and the place of the target worked on.
fn about(dice: &mut Dice, learner: &Learner, call: &Call) -> (About, Option<usize>) {
    let day = call.session.day;
    let goal = goal(dice, learner, call);
    let provision = call
        .row
        .and_then(|row| learner.rows.get(row))
        .filter(|row| row.from <= day);
    let (subject, minutes) = match call.work {
        Work::Provision(offer) => {
            let shift = dice.weighted(&[(0, 6), (5, 2), (10, 1)]).unwrap_or(0);
            let minutes = offer.minutes.saturating_sub(shift);
            (None, dice.percent(40).then_some(minutes))
        }
        Work::Lesson(subject) => (Some(subject.to_owned()), dice.percent(10).then_some(60)),
    };
    let count = dice.weighted(&[(0, 80), (1, 12), (2, 8)]).unwrap_or(0);
    let about = About {
        target: goal
            .and_then(|goal| learner.goals.get(goal))
            .map(|goal| goal.id),
        provision: provision.map(|row| row.id),
        session: None,
        strategies: dice.some(&learner.pinned, count),
        subject,
        minutes,
    };
    (about, goal)
}

/// The place of the target worked on, among those begun; a row serves one before the others.
fn goal(dice: &mut Dice, learner: &Learner, call: &Call) -> Option<usize> {
    let begun = |goal: &Goal| goal.from <= call.session.day;
    let goals: Vec<usize> = (learner.goals.iter().enumerate())
        .filter(|(_, goal)| begun(goal))
        .map(|(place, _)| place)
        .collect();
    match (call.work, call.row) {
        (Work::Provision(_), Some(row)) if dice.percent(70) => {
            goals.get(row).or_else(|| goals.last()).copied()
        }
        (Work::Provision(_), _) => dice.pick(&goals).copied(),
        (Work::Lesson(_), _) if dice.percent(45) => dice.pick(&goals).copied(),
        (Work::Lesson(_), _) => None,
    }
}

/// Gives the session its number; one that did not take place keeps the number for the next.
fn counted(learner: &mut Learner, about: About, outcome: Outcome, row: Option<usize>) -> About {
    let row = row.and_then(|row| learner.rows.get_mut(row));
    let Some(row) = row.filter(|_| about.provision.is_some()) else {
        return about;
    };
    let session = Some(row.done.saturating_add(1));
    if matches!(outcome, Outcome::Delivered { .. }) {
        row.done = row.done.saturating_add(1);
    }
    About { session, ..about }
}

/// How well it goes, in thousandths; in the thinly logged years it goes up and down around the start.
fn level(dice: &mut Dice, learner: &Learner, goal: Option<usize>, session: Session) -> i64 {
    let story = goal
        .and_then(|goal| learner.goals.get(goal))
        .map_or(learner.story, |goal| goal.story);
    let drift = if session.gone < 0 {
        dice.between(-120, 120)
    } else {
        0
    };
    story.level(session.gone) + drift
}

/// A short note on a quarter of sessions; one that did not take place for another reason says which.
fn note(dice: &mut Dice, learner: &Learner, outcome: Outcome) -> Option<String> {
    let performance = match outcome {
        Outcome::NotDelivered(Reason::Other) => return Some(one_of(dice, OTHER)),
        Outcome::NotDelivered(_) => return None,
        Outcome::Delivered { performance, .. } => performance,
    };
    let (letter, usual) = match performance {
        Rating::Green => ("G ", GOOD),
        Rating::Amber => ("A ", PARTLY),
        Rating::Red => ("R ", HARD),
        Rating::NotSeen => return None,
    };
    if !dice.percent(27) {
        return None;
    }
    // Everyday notes speak of questions and sheets; pupils who show what they mean have their own only.
    if dice.percent(50) && !is_shown(&learner.strands) {
        return Some(one_of(dice, usual));
    }
    let own: Vec<&str> = (learner.strands.iter())
        .flat_map(|strand| phrases(strand.notes))
        .filter_map(|line| line.strip_prefix(letter))
        .collect();
    Some(dice.text(&own).to_owned())
}

fn one_of(dice: &mut Dice, block: &'static str) -> String {
    phrase(dice, block).to_owned()
}
