//! Who was told of a demo plan, who agreed to it and when everyone who works with the pupil knew. Most is there; what is
//! missing shows what a missing signature looks like.

use super::days::{Look, after, school_day};
use super::dice::Dice;
use super::plans::Dates;
use crate::domain::plan::{Agreement, Notified, Party, Plan};
use crate::domain::pupil::Pupil;
use crate::domain::talk::Channel;
use chrono::NaiveDate;

/// Who signs.
pub(super) struct Signers<'a> {
    /// Whose plan it is.
    pub(super) pupil: &'a Pupil,
    /// The teacher who answers for it.
    pub(super) teacher: &'a str,
    /// The SENCO.
    pub(super) senco: &'a str,
}

/// The plan with who was told and who agreed.
pub(super) fn agreed(
    dice: &mut Dice,
    dates: &Dates<'_>,
    signers: &Signers<'_>,
    plan: Plan,
) -> Plan {
    let mut day = |low: i64, high: i64| {
        let day = after(plan.started, dice.between(low, high));
        Some(school_day(dates.calendar, day, Look::On)).filter(|day| *day <= dates.today)
    };
    let (met, told, aware) = (day(0, 8), day(0, 6), day(3, 14));
    let how = dice.weighted(&[
        (Channel::Meeting, 60),
        (Channel::Letter, 22),
        (Channel::Email, 18),
    ]);
    let notified = told.zip(how).filter(|_| dice.percent(90));
    Plan {
        notified: notified.map(|(on, how)| Notified { on, how }),
        agreements: met.map_or_else(Vec::new, |on| agreements(dice, signers, on)),
        aware: aware.filter(|_| dice.percent(84)),
        ..plan
    }
}

fn agreements(dice: &mut Dice, signers: &Signers<'_>, on: NaiveDate) -> Vec<Agreement> {
    let family = signers.pupil.contacts.first();
    let parties = [
        (Party::Pupil, signers.pupil.name.known_as(), 92),
        (
            Party::Parent,
            family.map_or("", |contact| contact.name.as_str()),
            86,
        ),
        (Party::Teacher, signers.teacher, 95),
        (Party::Senco, signers.senco, 100),
    ];
    parties
        .into_iter()
        .filter(|(_, _, likely)| dice.percent(*likely))
        .map(|(party, name, _)| Agreement {
            party,
            name: name.to_owned(),
            on,
        })
        .collect()
}
