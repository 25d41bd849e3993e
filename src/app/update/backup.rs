//! Backups: made after the day's first change, or when asked.

use super::tell;
use crate::app::backups::Asked;
use crate::app::effect::{Effect, Effects};
use crate::app::state::State;
use crate::app::toast::Tone;
use crate::domain::school::SchoolKind;
use crate::domain::time::Moment;

/// Makes one because somebody asked.
pub(super) fn now(state: &mut State) -> Effects {
    let effects = begin(state, Asked::Person);
    if effects == Effects::none() {
        return effects;
    }
    tell(state, Tone::Info, "Backing up…").then(effects)
}

/// Makes one where a change that was saved calls for it. An invented school needs none.
pub(super) fn after_change(state: &mut State) -> Effects {
    let settings = state.school.settings.as_ref();
    let real = settings.is_some_and(|settings| settings.kind == SchoolKind::Real);
    if real && state.backups.are_due(state.session.now) {
        begin(state, Asked::Nobody)
    } else {
        Effects::none()
    }
}

fn begin(state: &mut State, asked: Asked) -> Effects {
    let Some(folder) = state.config.backup_folder.clone() else {
        return Effects::none();
    };
    state.backups.running = Some(asked);
    state.backups.tried = Some(state.session.now);
    Effects::one(Effect::BackUp(folder))
}

/// It is there and good. Nobody is told of one that nobody asked for.
pub(super) fn made(state: &mut State, at: Moment, words: String) -> Effects {
    state.backups.backed.last = Some(at);
    match state.backups.running.take() {
        Some(Asked::Person) => tell(state, Tone::Good, words),
        Some(Asked::Nobody) | None => Effects::none(),
    }
}

/// It is not there.
pub(super) fn failed(state: &mut State, why: &str) -> Effects {
    let again = match state.backups.running.take() {
        Some(Asked::Nobody) => " It is tried again with the first change after an hour.",
        Some(Asked::Person) | None => "",
    };
    let why = why.trim_end_matches('.');
    let words = format!("NOT backed up: {why}.{again}");
    tell(state, Tone::Error, words)
}
