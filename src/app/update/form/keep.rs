//! Drafts: what is typed is kept at every key, and forgotten once it is on the disk.

use super::{form, tell, writer};
use crate::app::effect::{Effect, Effects};
use crate::app::state::State;
use crate::app::toast::Tone;
use crate::domain::draft::DraftKey;

/// Keeps what was typed, in memory and outside; a form that says what it said at first needs no draft.
pub(super) fn keep(state: &mut State) -> Effects {
    let by = writer(state);
    let now = state.session.now;
    let Some(form) = form(state) else {
        return Effects::none();
    };
    let draft = form.draft(&by, now);
    let changed = form.is_changed();
    let drafts = &mut state.session.drafts;
    let known = drafts.iter().position(|other| other.key == draft.key);
    match (changed, known) {
        (true, Some(place)) => {
            if drafts
                .get(place)
                .is_some_and(|old| old.values == draft.values)
            {
                return Effects::none();
            }
            drafts.remove(place);
            drafts.push(draft.clone());
            Effects::one(Effect::KeepDraft(Box::new(draft)))
        }
        (true, None) => {
            drafts.push(draft.clone());
            Effects::one(Effect::KeepDraft(Box::new(draft)))
        }
        (false, Some(place)) => {
            drafts.remove(place);
            Effects::one(Effect::DropDraft(draft.key))
        }
        (false, None) => Effects::none(),
    }
}

/// The draft of a saved form goes only once the change is on the disk: until then it is the only copy.
pub(super) fn written(state: &mut State, key: DraftKey) {
    state.session.drafts.retain(|draft| draft.key != key);
    if let Some(change) = state.unsaved.sent.last() {
        state.session.written.push((change.id, key));
    }
}

/// The draft of a change that is now durable.
pub(in crate::app::update) fn saved(
    state: &mut State,
    change: crate::domain::id::ChangeId,
) -> Effects {
    let place = state
        .session
        .written
        .iter()
        .position(|(id, _)| *id == change);
    match place {
        Some(place) => Effects::one(Effect::DropDraft(state.session.written.remove(place).1)),
        None => Effects::none(),
    }
}

/// What is typed can no longer be kept outside, or can be again: then so is all that was refused meanwhile.
pub(in crate::app::update) fn unkept(state: &mut State, why: Option<String>) -> Effects {
    state.session.unkept.clone_from(&why);
    let Some(why) = why else {
        return all_again(state);
    };
    let sentence = why.trim_end_matches('.');
    let words =
        format!("What is typed here is lost if the program stops before it is saved: {sentence}.");
    tell(state, Tone::Error, words)
}

/// Keeps everything that was typed and not saved once more.
pub(in crate::app::update) fn all_again(state: &State) -> Effects {
    let drafts = state.session.drafts.iter();
    drafts.fold(Effects::none(), |effects, draft| {
        effects.and(Effect::KeepDraft(Box::new(draft.clone())))
    })
}
