//! The only code that changes [`State`]. Pure: it is given the moment, and returns what must be done outside as data.

mod audit;
mod backup;
mod commit;
mod config;
mod disposal;
mod disposed;
mod due;
mod entry;
mod figures;
mod file;
mod form;
mod left;
mod line;
mod list;
mod lock;
mod log;
mod map;
mod meeting;
mod nav;
mod notes;
mod open;
mod pick;
mod program;
mod reply;
mod staff;
mod sweep;
mod undo;
mod versions;
mod welcome;
mod write;

use super::action::{Action, Answer};
use super::effect::Effects;
use super::layer::Layer;
use super::state::State;
use super::toast::Tone;
use crate::domain::time::Moment;

/// Does what an action means.
pub fn update(state: &mut State, action: Action, now: Moment) -> Effects {
    state.session.now = now;
    state.toasts.tick(now);
    let effects = dispatch(state, action);
    meeting::refresh(state);
    due::count(state);
    disposal::refresh(state);
    let rows = state.areas().list_rows();
    state.screen.list.keep_visible(rows);
    // Whatever changed who is chosen, the log that shows must be theirs.
    effects.then(nav::arrive(state))
}

fn dispatch(state: &mut State, action: Action) -> Effects {
    match action {
        Action::App(act) => program::update(state, act),
        Action::Nav(act) => nav::update(state, act),
        Action::List(act) => list::update(state, act),
        Action::Open(what) => open::update(state, what),
        Action::Log(act) => log::update(state, act),
        Action::Entry(act) => entry::update(state, act),
        Action::Sweep(act) => sweep::update(state, act),
        Action::Map(act) => map::update(state, act),
        Action::Pick(act) => pick::update(state, act),
        Action::Line(act) => line::update(state, act),
        Action::Form(act) => form::update(state, act),
        Action::Write(act) => write::update(state, act),
        Action::Versions(act) => versions::update(state, act),
        Action::Notes(act) => notes::update(state, act),
        Action::Confirm(answer) => confirm(state, answer),
        Action::Welcome(act) => welcome::update(state, act),
        Action::Audit(act) => audit::update(state, act),
        Action::Disposal(act) => disposal::update(state, act),
        Action::Meeting(act) => meeting::update(state, act),
        Action::Config(act) => config::update(state, act),
        Action::Become(who) => staff::become_one(state, who.map(|who| *who)),
        Action::Commit(change) => commit::prepared(state, *change),
        Action::Reply(answer) => reply::update(state, *answer),
    }
}

fn confirm(state: &mut State, answer: Answer) -> Effects {
    let Some(Layer::Confirm(asked)) = state.layers.last() else {
        return Effects::none();
    };
    let then = asked.then.clone();
    state.layers.pop();
    match answer {
        Answer::Yes => dispatch(state, then),
        Answer::No => Effects::none(),
    }
}

/// Says something in passing.
fn tell(state: &mut State, tone: Tone, text: impl Into<String>) -> Effects {
    let now = state.session.now;
    state.toasts.tell(now, tone, text);
    Effects::none()
}
