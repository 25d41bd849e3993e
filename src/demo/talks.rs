//! Talks with families of the demo school over a year: meetings each term, which some have not had, and what lies between.

use super::days::{Look, after, before, school_day};
use super::dice::Dice;
use super::passports::is_shown;
use super::plans::Dates;
use super::sayings::{CONTACTS, MEETINGS, SHOWN_MEETINGS};
use super::strands::{Strand, phrase};
use crate::domain::calendar::Term;
use crate::domain::codes::SenProvision;
use crate::domain::id::TalkId;
use crate::domain::plan::Plan;
use crate::domain::pupil::Pupil;
use crate::domain::talk::{Channel, Talk, TalkKind};
use chrono::NaiveDate;

/// Of a hundred families, how many came to the meeting of a term that is over.
const CAME: u64 = 84;
/// And of the term that is on, where there is still time.
const CAME_ALREADY: u64 = 52;

/// A year's talks with a family, in no order.
pub(super) fn talks(
    dice: &mut Dice,
    dates: &Dates<'_>,
    (pupil, strands): (&Pupil, &[&'static Strand]),
    plan: Option<&Plan>,
) -> Vec<Talk> {
    if pupil.current_provision() == SenProvision::NoSen {
        return Vec::new();
    }
    let reviewed = plan.and_then(|plan| plan.last_review);
    let mut days = meetings(dice, dates, reviewed);
    days.extend(reviewed);
    days.sort_unstable();
    days.dedup_by_key(|day| (*day - dates.today).num_days().div_euclid(14));
    let mut found: Vec<Talk> = days
        .into_iter()
        .map(|day| talk(dice, (pupil, strands), TalkKind::ParentMeeting, day))
        .collect();
    for _ in 0..dice
        .weighted(&[(0, 40), (1, 35), (2, 25)])
        .unwrap_or_default()
    {
        let day = before(dates.today, dice.between(1, 200));
        let day = school_day(dates.calendar, day, Look::Back);
        found.push(talk(dice, (pupil, strands), TalkKind::Contact, day));
    }
    found
}

/// The days of this year's meetings: one a term, in the middle of it; a review takes the place of its term's.
fn meetings(dice: &mut Dice, dates: &Dates<'_>, reviewed: Option<NaiveDate>) -> Vec<NaiveDate> {
    let year = before(dates.today, 350);
    let terms = dates
        .calendar
        .terms
        .iter()
        .filter(|term| term.days.first > year && term.days.first <= dates.today);
    let mut days = Vec::new();
    for term in terms {
        let day = after(term.days.first, dice.between(20, 70));
        let day = school_day(dates.calendar, day.min(term.days.last), Look::Back);
        let taken = reviewed.is_some_and(|reviewed| term.days.holds(reviewed));
        if day <= dates.today && !taken && dice.percent(came(term, dates.today)) {
            days.push(day);
        }
    }
    days
}

/// How many families in a hundred have been to the meeting of a term.
fn came(term: &Term, today: NaiveDate) -> u64 {
    if term.days.holds(today) {
        CAME_ALREADY
    } else {
        CAME
    }
}

fn talk(
    dice: &mut Dice,
    (pupil, strands): (&Pupil, &[&'static Strand]),
    kind: TalkKind,
    on: NaiveDate,
) -> Talk {
    let (ways, words): (&[(Channel, u64)], &'static str) = match kind {
        TalkKind::ParentMeeting => (
            &[
                (Channel::Meeting, 80),
                (Channel::Video, 14),
                (Channel::Phone, 6),
            ],
            if is_shown(strands) {
                SHOWN_MEETINGS
            } else {
                MEETINGS
            },
        ),
        TalkKind::Contact => (
            &[
                (Channel::Phone, 46),
                (Channel::Email, 28),
                (Channel::Door, 20),
                (Channel::Letter, 6),
            ],
            CONTACTS,
        ),
    };
    let contacts = pupil.contacts.iter();
    let both = kind == TalkKind::ParentMeeting && dice.percent(30);
    let with: Vec<String> = contacts
        .take(if both { 2 } else { 1 })
        .map(|contact| format!("{} ({})", contact.name, contact.relation))
        .collect();
    Talk {
        id: TalkId::from_bytes(dice.id()),
        pupil: pupil.id,
        on,
        kind,
        how: dice.weighted(ways).unwrap_or(Channel::Meeting),
        with: with.join(", "),
        about: phrase(dice, words).to_owned(),
    }
}
