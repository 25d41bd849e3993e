//! Settings, themes, keymaps, the mouse.

use super::tell;
use crate::app::action::Config;
use crate::app::effect::{Effect, Effects, Keep};
use crate::app::state::{Mouse, State};
use crate::app::toast::Tone;

pub(super) fn update(state: &mut State, act: Config) -> Effects {
    match act {
        Config::Reload => Effects::one(Effect::Reload),
        Config::Theme(name) => {
            state.config.theme.clone_from(&name);
            Effects::one(Effect::Theme(name, Keep::Remember))
        }
        Config::Keymap(name) => {
            state.config.keymap.clone_from(&name);
            Effects::one(Effect::Keymap(name))
        }
        Config::ToggleMouse => toggle_mouse(state),
    }
}

fn toggle_mouse(state: &mut State) -> Effects {
    let (mouse, effect, words) = match state.screen.mouse {
        Mouse::Ours => (
            Mouse::Terminals,
            Effect::ReleaseMouse,
            "The mouse marks text now; the same command takes it back.",
        ),
        Mouse::Terminals => (
            Mouse::Ours,
            Effect::CaptureMouse,
            "The mouse works here again; hold shift to mark text.",
        ),
    };
    state.screen.mouse = mouse;
    tell(state, Tone::Info, words).and(effect)
}
