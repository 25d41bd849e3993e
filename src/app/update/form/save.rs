//! Saving a form, or saying what is in the way; and taking out what it is about.

use super::{context, form, keep, refresh, writer};
use crate::app::action::{Action, FormAct};
use crate::app::effect::{Effect, Effects};
use crate::app::form::kinds;
use crate::app::form::{Subject, Tried};
use crate::app::layer::Layer;
use crate::app::layer::confirm::Confirm;
use crate::app::layer::prompt::Afterwards;
use crate::app::state::State;
use crate::app::toast::Tone;
use crate::app::update::{commit, file, nav, open, tell};
use crate::domain::id::PupilId;
use crate::text::words::plural;

/// Saves all of it as one change, or goes to the first field that is in the way.
pub(super) fn save(state: &mut State) -> Effects {
    let Some(form) = form(state) else {
        return Effects::none();
    };
    form.tried = Tried::Yes;
    refresh(state);
    if state.session.me.is_none() {
        return open::sign_in(state, Afterwards::Form);
    }
    let Some(Layer::Form(form)) = state.layers.last() else {
        return Effects::none();
    };
    match kinds::read(&context(state), form).made {
        None => refuse(state),
        Some(made) => {
            // The form stays open with what was typed.
            if let Some(why) = commit::refusal(state, &made.parts) {
                return commit::refuse(state, why);
            }
            let Some(Layer::Form(form)) = state.layers.last() else {
                return Effects::none();
            };
            let key = form.draft_key(&writer(state));
            let (subject, fresh) = (form.subject.clone(), form.fresh);
            state.layers.pop();
            let effects = if made.parts.is_empty() {
                state.session.drafts.retain(|draft| draft.key != key);
                tell(state, Tone::Info, "Nothing differs, so nothing was saved.")
                    .and(Effect::DropDraft(key))
            } else {
                let effects = commit::parts(state, made.act, made.parts, &made.words);
                keep::written(state, key);
                effects
            };
            file::renew(state);
            effects.then(arrive(state, &subject, fresh))
        }
    }
}

/// Asks before what the form is about is taken out of the record.
pub(super) fn ask_remove(state: &mut State) -> Effects {
    let Some(Layer::Form(form)) = state.layers.last() else {
        return Effects::none();
    };
    if !matches!(kinds::remove(&context(state), &form.subject), Ok(Some(_))) {
        return tell(
            state,
            Tone::Info,
            "There is nothing on record here to take out.",
        );
    }
    let confirm = Confirm {
        title: "Take this out of the record?".to_owned(),
        lines: vec![
            form.title.clone(),
            "It stays in the history, and undo brings it back.".to_owned(),
        ],
        yes: "take it out".to_owned(),
        no: "leave it".to_owned(),
        then: Action::Form(FormAct::RemoveNow),
    };
    state.layers.push(Layer::Confirm(Box::new(confirm)));
    Effects::none()
}

pub(super) fn remove(state: &mut State) -> Effects {
    if state.session.me.is_none() {
        return open::sign_in(state, Afterwards::Nothing);
    }
    let Some(Layer::Form(form)) = state.layers.last() else {
        return Effects::none();
    };
    let Ok(Some(made)) = kinds::remove(&context(state), &form.subject) else {
        return Effects::none();
    };
    let key = form.draft_key(&writer(state));
    if let Some(why) = commit::refusal(state, &made.parts) {
        return commit::refuse(state, why);
    }
    state.layers.pop();
    let effects = commit::parts(state, made.act, made.parts, &made.words);
    keep::written(state, key);
    file::renew(state);
    effects
}

/// A new pupil is the one to go on with.
fn arrive(state: &mut State, subject: &Subject, fresh: [u8; 16]) -> Effects {
    if *subject == Subject::NewPupil {
        return nav::choose(state, PupilId::from_bytes(fresh));
    }
    Effects::none()
}

fn refuse(state: &mut State) -> Effects {
    let Some(form) = form(state) else {
        return Effects::none();
    };
    let problems = form.problems();
    if let Some(place) = form.fields.iter().position(|field| field.problem.is_some()) {
        form.at = place;
    }
    let count = plural(
        u64::try_from(problems).unwrap_or(u64::MAX),
        "field needs",
        "fields need",
    );
    tell(
        state,
        Tone::Error,
        format!("Not saved yet: {count} a look. Nothing is lost."),
    )
}
