//! What may follow the keys typed so far, shown after a moment's hesitation.

use crate::app::command;
use crate::app::state::State;
use crate::input::key::spell;
use crate::input::keymap::Next;
use crate::theme::Role;
use crate::view::look::Look;
use crate::view::widgets::frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::{Paragraph, Widget};

/// Draws what may follow.
pub(super) fn draw(state: &State, look: &Look<'_>, body: Rect, buf: &mut Buffer) {
    let shown = look
        .pending
        .reveal_at(look.which_key_delay)
        .is_some_and(|at| at <= look.now);
    if !shown {
        return;
    }
    let next = look
        .keymap
        .continuations(state.scopes(), look.pending.keys());
    let lines: Vec<Line<'static>> = next
        .iter()
        .map(|(key, next)| {
            let title = match next {
                Next::Run(id) => command::find(id).map_or(*id, |command| command.title),
                Next::More => "…",
            };
            Line::from(vec![
                look.span(format!("{:>6} ", key.to_string()), Role::HintKey),
                look.span(title, Role::Text),
            ])
        })
        .collect();
    let rows = u16::try_from(lines.len())
        .unwrap_or(u16::MAX)
        .saturating_add(2)
        .min(body.height);
    let area = Rect {
        x: body.x,
        y: body.bottom() - rows,
        width: 40.min(body.width),
        height: rows,
    };
    let inside = frame::layer(look, area, &spell(look.pending.keys()), buf);
    Paragraph::new(lines).render(inside, buf);
}
