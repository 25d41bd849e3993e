//! A review before its meeting and after it: the day it is planned for and who is invited, and that it was shared with the
//! family. What is said in the meeting is not written here.

use super::{Context, GONE, Made, Why, invited, one, options, put};
use crate::app::form::offers::Offers;
use crate::app::form::read::Reader;
use crate::app::form::{Field, Form, Subject};
use crate::domain::change::{Act, Part};
use crate::domain::id::ReviewId;
use crate::domain::pupil::Pupil;
use crate::domain::review::{Review, ReviewStatus, Shared};
use crate::domain::talk::Channel;
use crate::text::dates::Lean;
use chrono::NaiveDate;

const HELD: Why = "This review was held; who was there stands in its minutes.";
const SET_ASIDE: Why = "This review was set aside; what was said so far is kept.";
const NOT_HELD: Why = "This review has not been held yet; it is shared once it was.";

/// The review with this identity, if it is this pupil's.
///
/// # Errors
/// It is not there any more.
pub(super) fn known<'a>(ctx: &Context<'a>, pupil: &Pupil, id: ReviewId) -> Result<&'a Review, Why> {
    let review = ctx.school.reviews.get(&id);
    review.filter(|one| one.pupil == pupil.id).ok_or(GONE)
}

/// The review with this identity, as long as it can be prepared.
///
/// # Errors
/// It is not there any more, or it has ended.
pub(super) fn open<'a>(ctx: &Context<'a>, pupil: &Pupil, id: ReviewId) -> Result<&'a Review, Why> {
    let review = known(ctx, pupil, id)?;
    match review.status {
        ReviewStatus::Prepared | ReviewStatus::Running => Ok(review),
        ReviewStatus::Held => Err(HELD),
        ReviewStatus::SetAside => Err(SET_ASIDE),
    }
}

/// One review in the place of another.
pub(super) fn made(before: &Review, after: Review, words: impl Into<String>) -> Made {
    one(Act::Review, Part::Review, put(Some(before), after), words)
}

pub(super) fn form(ctx: &Context<'_>, pupil: &Pupil, id: ReviewId) -> Result<Form, Why> {
    let review = open(ctx, pupil, id)?;
    let lines: Vec<String> = review.people.iter().map(invited::line).collect();
    let own = invited::line(&invited::own(pupil));
    let fields = vec![
        Field::date("planned", "Planned for", review.planned)
            .hint("The day of the meeting; empty until it is settled."),
        Field::list("people", "Who is invited", &lines)
            .hint(format!(
                "One a line: name, side (pupil, family, staff), role. The pupil is “{own}”."
            ))
            .offering(Offers::These(invited::offers(ctx, pupil))),
    ];
    let title = format!("{}: {}", review.title, pupil.name.listed());
    Ok(Form::new(Subject::Review(pupil.id, id), title, fields))
}

pub(super) fn read(
    ctx: &Context<'_>,
    reader: &mut Reader<'_>,
    (pupil, id): (&Pupil, ReviewId),
) -> Option<Made> {
    let before = open(ctx, pupil, id).ok()?;
    let mut after = before.clone();
    after.planned = reader.day("planned", Lean::Future);
    after.people = invited::read(reader, "people", before);
    Some(made(before, after, "Saved: day and people of the review."))
}

pub(super) fn shared(ctx: &Context<'_>, pupil: &Pupil, id: ReviewId) -> Result<Form, Why> {
    let review = known(ctx, pupil, id)?;
    held_on(review)?;
    let shared = review.shared.as_ref();
    let how = shared.map_or(Channel::Meeting, |shared| shared.how);
    let fields = vec![
        Field::date(
            "on",
            "Shared on",
            Some(shared.map_or(ctx.today, |shared| shared.on)),
        )
        .required()
        .hint("The family has a copy of what was agreed (CoP 6.71)."),
        Field::choice("how", "How", options!(Channel), Some(how.code())),
        Field::text(
            "response",
            "What they said",
            shared.map_or("", |shared| &shared.response),
        )
        .hint("In their own words; empty until they have answered."),
    ];
    let title = format!("{} shared: {}", review.title, pupil.name.listed());
    Ok(Form::new(Subject::Shared(pupil.id, id), title, fields))
}

pub(super) fn read_shared(
    ctx: &Context<'_>,
    reader: &mut Reader<'_>,
    (pupil, id): (&Pupil, ReviewId),
) -> Option<Made> {
    let before = known(ctx, pupil, id).ok()?;
    let held = held_on(before).ok()?;
    let on = reader.past_day("on")?;
    if on < held {
        let held = held.format("%-d %b %Y");
        reader.wrong(
            "on",
            format!("The review was held on {held}; write that day or a later one."),
        );
    }
    let shared = Shared {
        on,
        how: reader
            .choice("how", Channel::parse)
            .unwrap_or(Channel::Meeting),
        response: reader.text("response"),
    };
    let after = Review {
        shared: Some(shared),
        ..before.clone()
    };
    Some(made(before, after, "Saved: shared with the family."))
}

/// The day it was held.
///
/// # Errors
/// It was not.
fn held_on(review: &Review) -> Result<NaiveDate, Why> {
    let held = review.outcome.as_ref().map(|outcome| outcome.on);
    held.ok_or(match review.status {
        ReviewStatus::SetAside => SET_ASIDE,
        ReviewStatus::Prepared | ReviewStatus::Running | ReviewStatus::Held => NOT_HELD,
    })
}
