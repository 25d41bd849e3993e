//! Blocks of provision that are over: groups that met for some weeks of this cycle and have ended, so that there is something
//! to look back on.

use super::cast::Learner;
use super::days::{Look, after, before, school_day};
use super::dice::Dice;
use super::stories::Story;
use super::timetable::{Timetable, Wanted, Work};
use crate::domain::calendar::Calendar;
use chrono::NaiveDate;

/// Days a block lasts at least.
const LEAST: i64 = 28;

/// Days into the term at which the last plan of a cycle has begun.
const BEGUN: i64 = 12;

/// Of a hundred groups, how many have ended by the time most could have.
const ENDED: u64 = 34;

/// Ends some groups, of whose pupils each keeps another one.
pub(super) fn end_some(
    dice: &mut Dice,
    week: &mut Timetable,
    pupils: (&[Learner], &[Wanted]),
    (calendar, term, today): (&Calendar, NaiveDate, NaiveDate),
) {
    let (learners, wanted) = pupils;
    let earliest = after(term, BEGUN + LEAST);
    let mut left: Vec<usize> = wanted.iter().map(|want| want.lines.len()).collect();
    for group in &mut week.groups {
        let Work::Provision(_) = group.work else {
            continue;
        };
        let day = before(today, dice.between(6, 27));
        let ended = dice.percent(ENDED);
        let until = school_day(calendar, day, Look::Back);
        let keeps = group.seats.iter().all(|seat| {
            let told = learners.get(seat.pupil).map(|learner| learner.story);
            let lasting = matches!(told, Some(Story::NotWorking | Story::HardlyDelivered));
            !lasting && left.get(seat.pupil).is_some_and(|left| *left > 1)
        });
        if !ended || !keeps || until < earliest {
            continue;
        }
        group.until = Some(until);
        for seat in &group.seats {
            if let Some(left) = left.get_mut(seat.pupil) {
                *left -= 1;
            }
        }
    }
}

/// Whether each block that is over lasted long enough in a log that begins on this day.
pub(super) fn fit(week: &Timetable, recent: NaiveDate) -> bool {
    let mut ends = week.groups.iter().filter_map(|group| group.until);
    ends.all(|until| until >= after(recent, LEAST))
}

/// Lets every group go on.
pub(super) fn reopen(week: &mut Timetable) {
    for group in &mut week.groups {
        group.until = None;
    }
}
