//! An action point: who has undertaken what, by when, and what came of it.

use super::{Context, GONE, Made, Why, invited, one, put};
use crate::app::form::input::Opt;
use crate::app::form::offers::Offers;
use crate::app::form::read::Reader;
use crate::app::form::{Field, Form, Subject};
use crate::domain::change::{Act, Part};
use crate::domain::id::ActionId;
use crate::domain::pupil::Pupil;
use crate::domain::review::ActionPoint;
use crate::text::dates::Lean;

pub(super) fn form(ctx: &Context<'_>, pupil: &Pupil, id: Option<ActionId>) -> Result<Form, Why> {
    let action = match id {
        Some(id) => Some(ctx.school.actions.get(&id).ok_or(GONE)?),
        None => None,
    };
    let text = |of: fn(&ActionPoint) -> &String| action.map_or("", |action| of(action).as_str());
    let people = invited::offers(ctx, pupil).into_iter();
    let people = people.map(|one| Opt::new(one.title.clone(), one.title));
    let fields = vec![
        Field::line("what", "What is done", text(|action| &action.what))
            .required()
            .hint("One thing somebody does, beginning with the verb."),
        Field::line("who", "Who does it", text(|action| &action.who))
            .required()
            .hint("One name; what is everybody’s is nobody’s.")
            .offering(Offers::These(people.collect())),
        Field::date("by", "By when", action.map(|action| action.by)).required(),
        Field::date("done", "Done on", action.and_then(|action| action.done))
            .hint("Empty until it is; it stays in the list of what is due."),
        Field::text("note", "What came of it", text(|action| &action.note)),
    ];
    let title = format!("Action: {}", pupil.name.listed());
    Ok(Form::new(Subject::Action(pupil.id, id), title, fields))
}

pub(super) fn read(
    ctx: &Context<'_>,
    reader: &mut Reader<'_>,
    (pupil, id, fresh): (&Pupil, Option<ActionId>, [u8; 16]),
) -> Option<Made> {
    let before = id.and_then(|id| ctx.school.actions.get(&id));
    let done = reader.past_day("done");
    let action = ActionPoint {
        id: id.unwrap_or_else(|| ActionId::from_bytes(fresh)),
        pupil: pupil.id,
        review: before.and_then(|action| action.review),
        what: reader.text("what"),
        who: reader.text("who"),
        by: reader.day("by", Lean::Future)?,
        done,
        note: reader.text("note"),
    };
    let words = if action.done.is_some() {
        "Saved: action, done."
    } else {
        "Saved: action. It stays in Due until it is done."
    };
    Some(one(Act::Action, Part::Action, put(before, action), words))
}
