//! The program as a whole: leaving, hiding the screen, undo, copying, resizing.

use super::{backup, commit, form, lock, open, tell, undo};
use crate::app::action::{Action, App};
use crate::app::effect::{Effect, Effects};
use crate::app::layer::Layer;
use crate::app::layer::confirm::Confirm;
use crate::app::layer::prompt::Afterwards;
use crate::app::layout::Size;
use crate::app::lock::lost_without;
use crate::app::log_cache::PAGE;
use crate::app::selectors::chosen_strategy;
use crate::app::state::{Cover, State};
use crate::app::toast::Tone;
use crate::domain::seen::{Look, Seen};

pub(super) fn update(state: &mut State, act: App) -> Effects {
    match act {
        App::Quit => quit(state),
        App::QuitNow => Effects::one(Effect::Quit),
        App::Blank => blank(state),
        App::Undo => undo::update(state),
        App::Tick => Effects::none(),
        App::Resize(columns, rows) => {
            state.screen.size = Size { columns, rows };
            Effects::none()
        }
        App::Unavailable(why) => tell(state, Tone::Info, format!("Not now: {why}.")),
        App::CopyStrategy => copy(state),
        App::Retry => retry(state),
        App::BackUp => backup::now(state),
        App::Lock(act) => lock::update(state, act),
        App::Check => tell(state, Tone::Info, "Checking the record…").and(Effect::Check),
    }
}

fn quit(state: &mut State) -> Effects {
    let lines = lost_without(state);
    if lines.is_empty() {
        return Effects::one(Effect::Quit);
    }
    let confirm = Confirm {
        title: "Leave without saving?".to_owned(),
        lines,
        yes: "leave and lose it".to_owned(),
        no: "stay".to_owned(),
        then: Action::App(App::QuitNow),
    };
    state.layers.push(Layer::Confirm(Box::new(confirm)));
    Effects::none()
}

fn blank(state: &mut State) -> Effects {
    state.screen.cover = match state.screen.cover {
        Cover::Open => Cover::Blank,
        Cover::Blank | Cover::Paused => Cover::Open,
    };
    Effects::none()
}

fn copy(state: &mut State) -> Effects {
    let text = state
        .passport()
        .and_then(|passport| {
            let row = state.screen.rows.passport;
            chosen_strategy(passport, state.template(), row)
        })
        .map(|s| s.text.clone());
    match text {
        Some(_) if state.session.me.is_none() => open::sign_in(state, Afterwards::CopyStrategy),
        Some(text) => {
            let pupil = state.chosen().map(|pupil| pupil.id);
            let seen = Seen {
                pupil,
                ..Seen::whole(Look::Copied, 1)
            };
            let looked = commit::seen(state, seen);
            let told = tell(state, Tone::Info, "Sent to the terminal's clipboard.");
            told.then(looked).and(Effect::Copy(text))
        }
        None => tell(state, Tone::Info, "This passport has no strategy to copy."),
    }
}

/// Sends again what was refused, and reads the log afterwards: a refused withdrawal hid what it brings back.
pub(super) fn retry(state: &mut State) -> Effects {
    let kept = match state.session.unkept {
        Some(_) => form::all_again(state),
        None => Effects::none(),
    };
    let again = state.unsaved.retry();
    if again.is_empty() {
        return kept;
    }
    let effects = again.into_iter().fold(kept, |effects, change| {
        state.unsaved.send(change.clone());
        effects.and(Effect::Save(Box::new(change)))
    });
    let limit = state.log.entries.len().max(PAGE);
    match state.log.pupil {
        Some(pupil) => effects.and(Effect::Load(pupil, limit)),
        None => effects,
    }
}
