//! What lies over the panes, drawn from the bottom of the stack up; then what may follow a key, and passing messages.

mod boxes;
mod log_bar;
mod picker;
mod sweep;
mod toasts;
mod welcome;
mod which_key;

use crate::app::layer::Layer;
use crate::app::layout::Areas;
use crate::app::state::State;
use crate::input::mouse::Target;
use crate::theme::Role;
use crate::view::Drawn;
use crate::view::look::Look;
use ratatui::buffer::Buffer;

/// Draws all layers.
pub(super) fn draw(
    state: &State,
    look: &Look<'_>,
    areas: &Areas,
    buf: &mut Buffer,
    drawn: &mut Drawn,
) {
    for layer in &state.layers {
        // The log bar leaves the panes readable: what helps is there.
        if !matches!(layer, Layer::LogBar(_)) {
            buf.set_style(areas.body, look.style(Role::Dim));
        }
        drawn.hits.note(areas.body, Target::Cover);
        drawn.cursor = None;
        match layer {
            Layer::Welcome(row) => welcome::draw(*row, look, areas.body, buf),
            Layer::LogBar(bar) => log_bar::draw(state, bar, look, areas.body, buf),
            Layer::Sweep(sweep) => sweep::draw(state, sweep, look, areas.body, buf),
            Layer::Picker(picker) => {
                drawn.cursor = Some(picker::draw(picker, look, areas.body, buf, &mut drawn.hits));
            }
            Layer::Prompt(prompt) => {
                drawn.cursor = Some(boxes::prompt(prompt, look, areas.body, buf));
            }
            Layer::Confirm(confirm) => boxes::confirm(confirm, look, areas.body, buf),
        }
    }
    which_key::draw(state, look, areas.body, buf);
    toasts::draw(state, look, areas.body, buf);
}
