//! What is left of a pupil on the screen once their record was disposed of: nothing. The school forgets by itself; this is
//! what was open, half typed, remembered for undo or looked at lately.

use crate::app::effect::{Effect, Effects};
use crate::app::layer::Layer;
use crate::app::layer::picker::{Picker, PickerKind};
use crate::app::state::State;
use crate::domain::change::Change;
use crate::domain::draft::Draft;
use crate::domain::id::PupilId;
use crate::domain::retention::Known;

/// Forgets those whose record this change disposes of; asked before the change is laid over the school, since what their
/// records were called is gone afterwards.
pub(super) fn forget(state: &mut State, change: &Change) -> Effects {
    let gone = change.disposals().into_iter();
    gone.fold(Effects::none(), |effects, pupil| {
        effects.then(forget_one(state, pupil))
    })
}

fn forget_one(state: &mut State, pupil: PupilId) -> Effects {
    let known = Known::of(&state.school, pupil);
    for change in &mut state.recent {
        change.parts.retain(|part| part.pupil() != Some(pupil));
    }
    state.recent.retain(|change| !change.parts.is_empty());
    state.history = state.history.take().filter(|(whose, _)| *whose != pupil);
    state.gathered = state.gathered.take().filter(|one| one.pupil != pupil);
    state.meeting = state.meeting.take().filter(|one| one.pupil != pupil);
    state.session.visited.retain(|one| *one != pupil);
    if let Some(sweep) = &mut state.session.draft {
        sweep.rows.retain(|(whose, _)| *whose != pupil);
        sweep.selected = sweep.selected.min(sweep.rows.len().saturating_sub(1));
    }
    state.layers.retain(|layer| !is_about(layer, pupil));
    let drafts = std::mem::take(&mut state.session.drafts);
    let about = |draft: &Draft| known.has(&draft.key);
    let (theirs, others) = drafts.into_iter().partition::<Vec<Draft>, _>(about);
    state.session.drafts = others;
    theirs.into_iter().fold(Effects::none(), |effects, draft| {
        effects.and(Effect::DropDraft(draft.key))
    })
}

/// Whether something of this pupil's may stand in a layer. Lists that were made before could name them.
fn is_about(layer: &Layer, pupil: PupilId) -> bool {
    match layer {
        Layer::LogBar(bar) => bar.pupil == pupil,
        Layer::Form(form) => form.subject.pupil() == Some(pupil),
        Layer::Picker(picker) => may_name(picker),
        Layer::Sweep(_) | Layer::Map(_) | Layer::Versions(_) => true,
        Layer::Welcome(_) | Layer::Prompt(_) | Layer::Confirm(_) | Layer::Disposal(_) => false,
    }
}

const fn may_name(picker: &Picker) -> bool {
    match picker.kind {
        PickerKind::Palette | PickerKind::Help | PickerKind::School | PickerKind::Themes => false,
        PickerKind::Pupils
        | PickerKind::Strategies(_)
        | PickerKind::Due
        | PickerKind::Plain
        | PickerKind::Several
        | PickerKind::File(_)
        | PickerKind::Audit
        | PickerKind::Meeting(_)
        | PickerKind::Held(..) => true,
    }
}
