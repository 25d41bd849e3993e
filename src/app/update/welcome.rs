//! The first screen of a program that has no school yet.

use super::open;
use crate::app::action::Welcome;
use crate::app::effect::{Effect, Effects};
use crate::app::layer::Layer;
use crate::app::layer::prompt::{Afterwards, Prompt, Purpose};
use crate::app::state::State;
use crate::text::clean::Limits;
use crate::text::edit::LineEdit;

pub(super) fn update(state: &mut State, act: Welcome) -> Effects {
    match act {
        Welcome::Demo => Effects::one(Effect::OpenDemo),
        Welcome::Import => name(state, Afterwards::Import),
        Welcome::Empty => name(state, Afterwards::Nothing),
        Welcome::Accept => {
            let row = if let Some(Layer::Welcome(row)) = state.layers.last() {
                *row
            } else {
                0
            };
            let choice = [Welcome::Demo, Welcome::Import, Welcome::Empty]
                .get(row)
                .copied();
            choice.map_or_else(Effects::none, |choice| update(state, choice))
        }
    }
}

fn name(state: &mut State, afterwards: Afterwards) -> Effects {
    let hint = "It stands at the top of the screen and on what is printed.";
    let line = LineEdit::new(Limits::NAME);
    open::ask(
        state,
        Prompt::new(
            Purpose::SchoolName(afterwards),
            "What is the school called?",
            hint,
            line,
        ),
    )
}
