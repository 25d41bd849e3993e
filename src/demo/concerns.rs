//! Concerns of the demo school: some open, one of them for too long, and others decided in each of the ways there are.

use super::days::{Look, after, before, school_day};
use super::dice::Dice;
use super::plans::Dates;
use super::sayings::{DECISIONS, RESPONSES};
use super::strands::{Strand, phrase};
use crate::domain::codes::SenProvision;
use crate::domain::concern::{Concern, Decided, Decision, Told};
use crate::domain::id::ConcernId;
use crate::domain::pupil::Pupil;
use crate::domain::talk::Channel;
use chrono::NaiveDate;

/// One pupil in so many has a concern in the record.
const EVERY: usize = 12;

/// Whose concern it is.
pub(super) struct About<'a> {
    /// The pupil.
    pub(super) pupil: &'a Pupil,
    /// What speaks for their needs.
    pub(super) strands: &'a [&'static Strand],
    /// Who is worried.
    pub(super) by: &'a str,
}

/// How long ago a concern was raised, and after how many days it was decided in which way.
type Course = (i64, Option<(i64, Decision)>);

/// The courses concerns take, one pupil after another.
const COURSES: [Course; 6] = [
    (38, None),
    (6, None),
    (0, Some((40, Decision::Register))),
    (82, Some((21, Decision::Watch))),
    (118, Some((24, Decision::Advice))),
    (140, Some((33, Decision::Close))),
];

/// The concern about the pupil at this place, where there is one.
pub(super) fn concern(
    dice: &mut Dice,
    dates: &Dates<'_>,
    place: usize,
    about: &About<'_>,
) -> Option<Concern> {
    if place % EVERY != 5 {
        return None;
    }
    let (ago, outcome) = *COURSES.get(place / EVERY % COURSES.len())?;
    let registered = matches!(outcome, Some((_, Decision::Register)));
    let raised = match began(about.pupil).filter(|_| registered) {
        Some(day) => before(day, 42),
        None => before(dates.today, ago.max(30 * i64::from(registered) + 6)),
    };
    let raised = school_day(dates.calendar, raised, Look::Back);
    let worries = about.strands.first()?.record.worries;
    let (seen, tried) = phrase(dice, worries).split_once(" | ")?;
    let told = told(dice, dates, raised);
    Some(Concern {
        id: ConcernId::from_bytes(dice.id()),
        pupil: about.pupil.id,
        raised,
        by: about.by.to_owned(),
        area: about.strands.first().map(|strand| strand.area),
        seen: seen.to_owned(),
        tried: tried.to_owned(),
        // The one that has been open for long has not been told at home either.
        told: told.filter(|_| ago != 38),
        decided: outcome.map(|(days, decision)| Decided {
            on: school_day(dates.calendar, after(raised, days), Look::On).min(dates.today),
            decision,
            why: why(decision).to_owned(),
        }),
    })
}

/// The day SEN support began.
fn began(pupil: &Pupil) -> Option<NaiveDate> {
    let mut spells = pupil.provision.iter();
    spells
        .find(|spell| spell.provision == SenProvision::SenSupport)
        .and_then(|spell| spell.start)
}

fn told(dice: &mut Dice, dates: &Dates<'_>, raised: NaiveDate) -> Option<Told> {
    let on = school_day(
        dates.calendar,
        after(raised, dice.between(1, 4)),
        Look::Back,
    );
    let how = dice.weighted(&[
        (Channel::Phone, 5),
        (Channel::Meeting, 4),
        (Channel::Door, 1),
    ])?;
    Some(Told {
        on: on.max(raised),
        how,
        response: phrase(dice, RESPONSES).to_owned(),
    })
}

fn why(decision: Decision) -> &'static str {
    let [watch, assess, register, advice, close] = DECISIONS;
    match decision {
        Decision::Watch => watch,
        Decision::Assess => assess,
        Decision::Register => register,
        Decision::Advice => advice,
        Decision::Close => close,
    }
}
