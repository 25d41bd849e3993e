//! What stands around a public view: the days a next review could be, who may be named, how often something was changed.

use crate::domain::calendar::{Calendar, plus_days};
use crate::domain::change::{Act, Change};
use crate::domain::pupil::Pupil;
use crate::domain::review::{Review, ReviewKind};
use crate::domain::school::School;
use chrono::NaiveDate;

/// No holiday is longer than so many days.
const SUMMER: i64 = 60;

/// Days on which the next review could be: after half a term, a term, or for an annual review a year; each moved on to a day the
/// school is open.
pub(super) fn next_days(school: &School, kind: ReviewKind, today: NaiveDate) -> Vec<NaiveDate> {
    let weeks: &[i64] = match kind {
        ReviewKind::Annual => &[26, 51],
        ReviewKind::Termly | ReviewKind::Interim | ReviewKind::Transition | ReviewKind::First => {
            &[6, 12]
        }
    };
    let open = |day: &NaiveDate| {
        let reaches =
            |calendar: &&Calendar| calendar.terms.iter().any(|term| term.days.last >= *day);
        let known = school.calendar().filter(reaches);
        known.is_none_or(|calendar| calendar.is_school_day(*day))
    };
    let from = |weeks: &i64| {
        let first = plus_days(today, weeks * 7);
        let mut days = (0..SUMMER).map(|on| plus_days(first, on));
        days.find(open).unwrap_or(first)
    };
    weeks.iter().map(from).collect()
}

/// The names that may stand on the wall: whoever is in the room or at work with the pupil.
pub fn known<'a>(school: &'a School, pupil: &'a Pupil, review: &'a Review) -> Vec<&'a str> {
    let family = pupil.contacts.iter().map(|contact| contact.name.as_str());
    let outside = pupil.professionals.iter().map(|one| one.name.as_str());
    let room = review.people.iter().map(|person| person.name.as_str());
    let rows = school
        .plans
        .get(&pupil.id)
        .into_iter()
        .flat_map(|plan| &plan.provision);
    let staff = rows.flat_map(|row| [row.deliverer.as_str(), row.accountable.as_str()]);
    family.chain(outside).chain(room).chain(staff).collect()
}

/// What was changed in a pupil's passport and plan since a day, out of the history of the record, newest first: what kind of
/// change, and how often. Its words are not quoted; they are read out from the paper, if at all.
pub fn changes_since(history: &[Change], since: NaiveDate) -> Vec<String> {
    let count = |act: Act| {
        history
            .iter()
            .filter(|change| change.act == act && change.stamp.at.today() > since)
            .count()
    };
    let line = |what: &str, count: usize| match count {
        0 => None,
        1 => Some(format!("{what}: changed once")),
        n => Some(format!("{what}: changed {n} times")),
    };
    [
        line("Passport", count(Act::Passport)),
        line("Plan", count(Act::Plan)),
    ]
    .into_iter()
    .flatten()
    .collect()
}
