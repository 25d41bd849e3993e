//! The four panes.

pub mod log;
pub mod passport;
pub mod plan;
pub mod pupils;

mod entry;

use crate::app::pane::Pane;
use crate::app::state::State;
use crate::domain::deed::Deed;
use crate::text::wrap::wrap;
use crate::theme::Role;
use crate::view::look::Look;
use crate::view::widgets::frame::{self, Focus, Title, padded};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::{Paragraph, Widget};

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
    let area = padded(area);
    let lines: Vec<Line<'static>> = wrap(&look.with_keys(text), usize::from(area.width))
        .into_iter()
        .map(|line| Line::from(look.span(line, Role::TextDim)))
        .collect();
    Paragraph::new(lines).render(area, buf);
}

/// A pane that is not for whoever is signed in: its name, and why nothing is in it.
pub(super) fn withheld(
    state: &State,
    look: &Look<'_>,
    (pane, area, why): (Pane, Rect, &str),
    buf: &mut Buffer,
) {
    let focus = focus(state, pane);
    let title = Title {
        name: pane.title().to_owned(),
        ..Title::default()
    };
    let inside = frame::pane(look, area, &title, focus, buf);
    let instead = match state.refusal(Deed::Figures) {
        None => " {figures.open} lists the figures.",
        Some(_) => "",
    };
    empty(look, &format!("Not shown: {why}.{instead}"), inside, buf);
}

/// The chosen pupil's name where the list, which would say it, is not on the screen.
fn whose(state: &State) -> String {
    if state.areas().pane(Pane::Pupils).is_some() {
        return String::new();
    }
    state
        .chosen()
        .map(|pupil| pupil.name.spoken())
        .unwrap_or_default()
}
