//! What reviews of the demo school agreed that somebody does: most of it is done, and what is not is still open or overdue.

use super::days::{Look, after, school_day};
use super::dice::Dice;
use super::heard::{ACTIONS, ASK_OUTSIDE};
use super::plans::Dates;
use super::reviews::Whose;
use super::strands::{parts, phrases};
use super::versions::Versions;
use crate::domain::id::ActionId;
use crate::domain::review::{ActionPoint, Attendee, Decision, Review, Side};
use chrono::NaiveDate;

/// Of a hundred reviews, how many have left one of their actions undone.
const LEFT: u64 = 60;
/// What a decision asks of the SENCO is done within so many days.
const DECIDED_DAYS: i64 = 14;

/// What was agreed in a meeting that somebody does.
pub(super) struct Agreed {
    /// What.
    pub(super) what: &'static str,
    /// Who.
    pub(super) who: String,
    /// By when.
    pub(super) by: NaiveDate,
    /// What came of it, once it was done.
    note: &'static str,
}

/// Two or three actions that were agreed on this day among these people.
pub(super) fn agreed(
    dice: &mut Dice,
    dates: &Dates<'_>,
    whose: &Whose<'_>,
    (people, on): (&[Attendee], NaiveDate),
) -> Vec<Agreed> {
    let count = dice.count(2, 3);
    let lines = dice.some(&phrases(ACTIONS), count);
    let mut action = |line: &'static str| {
        let by = after(on, dice.between(10, 84));
        let by = school_day(dates.calendar, by, Look::On);
        read(line, by, |who| named(who, whose, people))
    };
    lines.into_iter().map(&mut action).collect()
}

/// What the decisions themselves ask for.
pub(super) fn asked_for(
    dates: &Dates<'_>,
    whose: &Whose<'_>,
    (decisions, on): (&[Decision], NaiveDate),
) -> Option<Agreed> {
    let by = school_day(dates.calendar, after(on, DECIDED_DAYS), Look::On);
    decisions
        .contains(&Decision::Specialist)
        .then(|| read(ASK_OUTSIDE, by, |_| whose.senco.to_owned()))
}

/// Reads `what | who | what came of it`.
fn read(line: &'static str, by: NaiveDate, named: impl Fn(&str) -> String) -> Agreed {
    let mut fields = parts(line);
    let mut field = || fields.next().unwrap_or_default();
    let (what, who, note) = (field(), field(), field());
    Agreed {
        what,
        who: named(who),
        by,
        note,
    }
}

/// Who it is, of those who were invited; the SENCO where there is nobody of that kind.
fn named(who: &str, whose: &Whose<'_>, people: &[Attendee]) -> String {
    let mut people = people.iter();
    let one = match who {
        "family" => people.find(|one| one.side == Side::Family),
        "teacher" => people.find(|one| one.role == "teacher"),
        "assistant" => people.find(|one| one.role == "teaching assistant"),
        _ => None,
    };
    one.map_or(whose.senco, |one| one.name.as_str()).to_owned()
}

/// The actions of a review that was held on this day, each as it was agreed and as it was done.
pub(super) fn points(
    dice: &mut Dice,
    dates: &Dates<'_>,
    review: &Review,
    (agreed, on): (Vec<Agreed>, NaiveDate),
) -> Vec<Versions<ActionPoint>> {
    let left = dice.percent(LEFT).then_some(agreed.len().saturating_sub(1));
    let mut point = |(place, one): (usize, Agreed)| {
        let open = ActionPoint {
            id: ActionId::from_bytes(dice.id()),
            pupil: review.pupil,
            review: Some(review.id),
            what: one.what.to_owned(),
            who: one.who,
            by: one.by,
            done: None,
            note: String::new(),
        };
        let day = done(dice, dates, (on, one.by));
        let done = day.filter(|_| left != Some(place)).map(|day| {
            let point = ActionPoint {
                done: Some(day),
                note: one.note.to_owned(),
                ..open.clone()
            };
            (day, point)
        });
        std::iter::once((on, open)).chain(done).collect()
    };
    agreed.into_iter().enumerate().map(&mut point).collect()
}

/// The day something is done that was agreed on one day for another, if that has come.
fn done(dice: &mut Dice, dates: &Dates<'_>, (on, by): (NaiveDate, NaiveDate)) -> Option<NaiveDate> {
    let day = after(on, dice.between(2, (by - on).num_days()));
    let day = school_day(dates.calendar, day, Look::On);
    Some(day).filter(|day| *day <= dates.today)
}
