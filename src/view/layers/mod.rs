//! What lies over the panes, drawn from the bottom of the stack up; then what may follow a key, and passing messages.

mod boxes;
mod disposal;
mod due;
mod form;
mod log_bar;
mod map;
mod picker;
mod sweep;
mod toasts;
mod versions;
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
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier, Style};

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
            dim(look, areas.body, buf);
        }
        drawn.hits.note(areas.body, Target::Cover);
        drawn.cursor = None;
        match layer {
            Layer::Welcome(row) => welcome::draw(*row, look, areas.body, buf),
            Layer::LogBar(bar) => log_bar::draw(state, bar, look, areas.body, buf),
            Layer::Sweep(sweep) => sweep::draw(state, sweep, look, areas.body, buf),
            Layer::Map(map) => map::draw(state, map, look, areas.body, (buf, &mut drawn.hits)),
            Layer::Picker(picker) => {
                drawn.cursor = Some(picker::draw(picker, look, areas.body, buf, &mut drawn.hits));
            }
            Layer::Prompt(prompt) => {
                drawn.cursor = Some(boxes::prompt(prompt, look, areas.body, buf));
            }
            Layer::Versions(layer) => versions::draw(state, layer, look, areas.body, buf),
            Layer::Disposal(list) => {
                disposal::draw(state, list, look, areas.body, (buf, &mut drawn.hits));
            }
            Layer::Form(form) => {
                let gauge = form::gauge(state, form, look);
                form::draw(form, look, (areas.body, gauge), buf, drawn);
            }
            Layer::Confirm(confirm) => boxes::confirm(confirm, look, areas.body, buf),
        }
    }
    which_key::draw(state, look, areas.body, buf);
    toasts::draw(state, look, areas.body, buf);
}

/// Takes the colours and weights out of what lies behind a layer, so that the layer alone is looked at.
fn dim(look: &Look<'_>, area: Rect, buf: &mut Buffer) {
    let ground = look.style(Role::Text).bg;
    let dim = Style {
        bg: ground.or(Some(Color::Reset)),
        sub_modifier: Modifier::all(),
        ..Style::default()
    };
    buf.set_style(area, dim);
    buf.set_style(area, look.ink(Role::Dim));
}
