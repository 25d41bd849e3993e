//! The four panes.

pub mod log;
pub mod passport;
pub mod plan;
pub mod pupils;

use crate::app::pane::Pane;
use crate::app::state::State;
use crate::theme::Role;
use crate::view::look::Look;
use crate::view::widgets::frame::Focus;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::{Paragraph, Widget, Wrap};

/// Whether keys go to a pane.
fn focus(state: &State, pane: Pane) -> Focus {
    if state.layers.is_empty() && state.screen.focus == pane {
        Focus::Here
    } else {
        Focus::Elsewhere
    }
}

/// An empty state: what there is not, and what to press.
fn empty(look: &Look<'_>, text: &str, area: Rect, buf: &mut Buffer) {
    let line = Line::from(look.span(look.with_keys(text), Role::TextDim));
    Paragraph::new(line)
        .wrap(Wrap { trim: true })
        .render(area, buf);
}
