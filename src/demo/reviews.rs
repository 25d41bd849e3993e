//! Reviews of the demo school: the one that ended the cycle before, held and mostly shared, and those that are being prepared
//! for the next weeks. Each is written down on its days: prepared, views gathered, held, shared.

use super::actions::{agreed, asked_for, points};
use super::days::{Look, after, before, school_day};
use super::diary::Diary;
use super::dice::Dice;
use super::heard::{FAMILY, PUPIL, READ, SHOWN, SHOWN_FAMILY, STAFF, Voices};
use super::minutes::{Ended, answers, decided, outcome};
use super::passports::is_shown;
use super::plans::Dates;
use super::stories::Story;
use super::strands::{Strand, phrase, phrases};
use super::versions::{Versions, chain};
use crate::domain::change::{Act, Part};
use crate::domain::id::ReviewId;
use crate::domain::plan::Plan;
use crate::domain::pupil::Pupil;
use crate::domain::review::{
    ActionPoint, Attendee, Review, ReviewKind, ReviewStatus, Shared, Side, View,
};
use crate::domain::staff::Stamp;
use crate::domain::talk::Channel;
use chrono::NaiveDate;

/// Of three pupils whose review is near, one has it prepared.
const PREPARED: usize = 3;
/// How near a review is that is being prepared, in days.
const NEAR: i64 = 21;

/// Whose reviews they are.
pub(super) struct Whose<'a> {
    /// The pupil.
    pub(super) pupil: &'a Pupil,
    /// What speaks for their needs.
    pub(super) strands: &'a [&'static Strand],
    /// How it goes.
    pub(super) story: Story,
    /// The SENCO's name.
    pub(super) senco: &'a str,
    /// What the SENCO signs with, and the clock it is read from.
    pub(super) signs: &'a Stamp,
    /// The plan in its versions.
    pub(super) plans: &'a Versions<Plan>,
}

/// A pupil's reviews and action points in their versions.
pub(super) struct Reviewed {
    reviews: Vec<Versions<Review>>,
    actions: Vec<Versions<ActionPoint>>,
}

impl Reviewed {
    /// Writes all of it down on its days.
    pub(super) fn write(self, diary: &mut Diary) {
        for (day, put) in self.reviews.into_iter().flat_map(chain) {
            diary.write(day, Act::Review, Part::Review(Box::new(put)));
        }
        for (day, put) in self.actions.into_iter().flat_map(chain) {
            diary.write(day, Act::Action, Part::Action(Box::new(put)));
        }
    }
}

/// The reviews of the pupil at this place.
pub(super) fn reviews(
    dice: &mut Dice,
    dates: &Dates<'_>,
    place: usize,
    whose: &Whose<'_>,
) -> Option<Reviewed> {
    let (_, now) = whose.plans.last()?;
    let mut versions = whose.plans.iter().map(|(_, plan)| plan);
    let mut reviewed = Reviewed {
        reviews: Vec::new(),
        actions: Vec::new(),
    };
    // The last version of the cycle before is the one that was reviewed.
    if let Some(old) = versions.rfind(|plan| plan.id != now.id) {
        let (versions, actions) = held(dice, dates, whose, (old, now));
        reviewed.reviews.push(versions);
        reviewed.actions = actions;
    }
    let days = (now.review_on - dates.today).num_days();
    if place % PREPARED == 1 && (1..=NEAR).contains(&days) {
        reviewed.reviews.push(prepared(dice, dates, whose, now));
    }
    Some(reviewed)
}

/// The review that ended a cycle: prepared, with views, held, shared.
fn held(
    dice: &mut Dice,
    dates: &Dates<'_>,
    whose: &Whose<'_>,
    (old, now): (&Plan, &Plan),
) -> (Versions<Review>, Vec<Versions<ActionPoint>>) {
    let on = old.review_on;
    let mut review = begun(dice, dates, whose, (old, on));
    let begun_on = school_day(dates.calendar, before(on, dice.between(10, 16)), Look::Back);
    let mut versions = vec![(begun_on, review.clone())];
    let heard = school_day(dates.calendar, before(on, dice.between(2, 6)), Look::Back);
    let heard = heard.max(begun_on);
    for side in [Side::Pupil, Side::Family, Side::Staff] {
        review.views.push(view(dice, whose, (old, side), heard));
    }
    versions.push((heard, review.clone()));
    let ended = Ended {
        old,
        now,
        decided: decided(dice, whose.story),
        agreed: agreed(dice, dates, whose, (&review.people, on)),
    };
    review.status = ReviewStatus::Held;
    review.answers = answers(dice, whose, &review, &ended);
    review.outcome = Some(outcome(whose, &ended));
    versions.push((on, review.clone()));
    let mut actions = ended.agreed;
    actions.extend(asked_for(dates, whose, (&ended.decided.0, on)));
    let actions = points(dice, dates, &review, (actions, on));
    review.shared = shared(dice, dates, on);
    let told = review.shared.as_ref().map(|shared| shared.on);
    versions.extend(told.map(|day| (day, review)));
    (versions, actions)
}

/// The review of the plan in force, being prepared for a day near its own; one or two sides have said what they think.
fn prepared(dice: &mut Dice, dates: &Dates<'_>, whose: &Whose<'_>, now: &Plan) -> Versions<Review> {
    let day = before(now.review_on, dice.between(0, 3));
    let planned = school_day(dates.calendar, day, Look::Back).max(dates.today);
    let mut review = begun(dice, dates, whose, (now, planned));
    let begun_on = before(dates.today, dice.between(5, 9));
    let begun_on = school_day(dates.calendar, begun_on, Look::Back);
    let mut versions = vec![(begun_on, review.clone())];
    let sides = [Side::Pupil, Side::Family, Side::Staff];
    let count = dice.count(1, 2);
    for side in dice.some(&sides, count) {
        let heard = before(dates.today, dice.between(1, 4));
        let heard = school_day(dates.calendar, heard, Look::Back).max(begun_on);
        review.views.push(view(dice, whose, (now, side), heard));
    }
    let heard = review.views.iter().map(|view| view.on).max();
    versions.extend(heard.map(|day| (day, review)));
    versions
}

/// A review with a day and those who are invited, and nothing else yet.
fn begun(
    dice: &mut Dice,
    dates: &Dates<'_>,
    whose: &Whose<'_>,
    (plan, planned): (&Plan, NaiveDate),
) -> Review {
    Review {
        id: ReviewId::from_bytes(dice.id()),
        pupil: whose.pupil.id,
        plan: Some(plan.id),
        cycle: plan.cycle,
        kind: ReviewKind::Termly,
        script: "termly".to_owned(),
        title: "Termly review".to_owned(),
        planned: Some(planned),
        status: ReviewStatus::Prepared,
        people: people(dice, dates, whose, (plan, planned)),
        views: Vec::new(),
        answers: Vec::new(),
        outcome: None,
        shared: None,
    }
}

/// The pupil first, then the family, then those who teach and help, who comes in from outside, and the SENCO.
fn people(
    dice: &mut Dice,
    dates: &Dates<'_>,
    whose: &Whose<'_>,
    (plan, on): (&Plan, NaiveDate),
) -> Vec<Attendee> {
    let one = |name: &str, side: Side, role: &str| Attendee {
        name: name.to_owned(),
        side,
        role: role.to_owned(),
    };
    let mut people = vec![one(&whose.pupil.name.spoken(), Side::Pupil, "")];
    let parents = if dice.percent(30) { 2 } else { 1 };
    let family = whose.pupil.contacts.iter().take(parents);
    people.extend(family.map(|who| one(&who.name, Side::Family, &who.relation)));
    if let Some(row) = plan.provision.first() {
        people.push(one(&row.accountable, Side::Staff, "teacher"));
        people.push(one(
            unsigned(&row.deliverer),
            Side::Staff,
            "teaching assistant",
        ));
    }
    // Who joined only after that day was not there.
    let outside = whose.pupil.professionals.iter().find(|one| {
        one.since.is_none_or(|since| since <= on.min(dates.today))
            && one.until.is_none_or(|until| until >= on)
    });
    let outside = outside.filter(|_| dice.percent(45));
    people.extend(outside.map(|who| one(&who.name, Side::Staff, &who.role)));
    people.push(one(whose.senco, Side::Staff, "SENCO"));
    let mut seen = Vec::new();
    people.retain(|who| {
        let new = !who.name.is_empty() && !seen.contains(&who.name);
        seen.push(who.name.clone());
        new
    });
    people
}

/// A name without the initials behind it: `Ms Danso` of `Ms Danso (KDA)`.
pub(super) fn unsigned(signature: &str) -> &str {
    signature.split(" (").next().unwrap_or(signature)
}

/// What a side says, drawn from the words that suit it.
pub(super) fn voices(side: Side, strands: &[&'static Strand]) -> &'static Voices {
    match (side, is_shown(strands)) {
        (Side::Pupil, false) => &PUPIL,
        (Side::Pupil, true) => &SHOWN,
        (Side::Family, false) => &FAMILY,
        (Side::Family, true) => &SHOWN_FAMILY,
        (Side::Staff | Side::Everyone, _) => &STAFF,
    }
}

fn view(dice: &mut Dice, whose: &Whose<'_>, (plan, side): (&Plan, Side), on: NaiveDate) -> View {
    let voices = voices(side, whose.strands);
    let mut lines = |block: &'static str, most: usize| -> Vec<String> {
        let count = dice.count(1, most);
        let chosen = dice.some(&phrases(block), count);
        chosen.into_iter().map(str::to_owned).collect()
    };
    let (working, not_working) = (lines(voices.working, 3), lines(voices.not_working, 2));
    let wishes = lines(voices.wishes, 1);
    View {
        side,
        from: from(whose, plan, side),
        on,
        how: how(dice, side),
        working,
        not_working,
        wishes,
    }
}

/// Whose view it is, and who wrote it down where that was somebody else.
fn from(whose: &Whose<'_>, plan: &Plan, side: Side) -> String {
    let row = plan.provision.first();
    match side {
        Side::Pupil => {
            let name = whose.pupil.name.spoken();
            let helper = row.map_or(whose.senco, |row| unsigned(&row.deliverer));
            let verb = if is_shown(whose.strands) {
                "seen by"
            } else {
                "written down by"
            };
            format!("{name}, {verb} {helper}")
        }
        Side::Family => whose
            .pupil
            .contacts
            .first()
            .map_or_else(String::new, |one| one.name.clone()),
        Side::Staff | Side::Everyone => {
            row.map_or_else(|| whose.senco.to_owned(), |row| row.accountable.clone())
        }
    }
}

fn how(dice: &mut Dice, side: Side) -> Channel {
    let ways: &[(Channel, u64)] = match side {
        Side::Pupil => &[(Channel::Meeting, 1)],
        Side::Family => &[
            (Channel::Phone, 5),
            (Channel::Email, 3),
            (Channel::Door, 1),
            (Channel::Letter, 1),
        ],
        Side::Staff | Side::Everyone => &[(Channel::Email, 2), (Channel::Meeting, 3)],
    };
    dice.weighted(ways).unwrap_or(Channel::Meeting)
}

/// That the family has what was agreed, which is not so for one in six.
fn shared(dice: &mut Dice, dates: &Dates<'_>, held: NaiveDate) -> Option<Shared> {
    let day = after(held, dice.between(2, 9));
    let on = school_day(dates.calendar, day, Look::On);
    let how = dice.weighted(&[
        (Channel::Letter, 4),
        (Channel::Email, 3),
        (Channel::Meeting, 2),
    ])?;
    let response = if dice.percent(70) {
        phrase(dice, READ).to_owned()
    } else {
        String::new()
    };
    let shared = Shared { on, how, response };
    (dice.percent(84) && on <= dates.today).then_some(shared)
}
