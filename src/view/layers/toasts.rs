//! Passing messages, at the bottom right over the panes.

use crate::app::layer::Layer;
use crate::app::state::State;
use crate::app::toast::{Toast, Tone};
use crate::text::fit::width;
use crate::text::wrap::hang;
use crate::theme::{Glyph, Role};
use crate::view::look::Look;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::{Clear, Paragraph, Widget};

/// How wide a message is at most.
const COLUMNS: u16 = 76;

/// Draws the messages, the newest lowest.
pub(super) fn draw(state: &State, look: &Look<'_>, body: Rect, buf: &mut Buffer) {
    // The log bar and prompts stand where messages do; messages move above them.
    let lift = if matches!(state.layers.last(), Some(Layer::LogBar(_))) {
        super::log_bar::ROWS
    } else {
        0
    };
    let mut bottom = body.bottom().saturating_sub(lift);
    for toast in state.toasts.shown().iter().rev() {
        let (role, mark) = tone(toast, look);
        let columns = usize::from(COLUMNS.min(body.width)).saturating_sub(3);
        let lines = hang(&format!("{mark} "), &look.with_keys(&toast.text), columns);
        let widest = lines.iter().map(|line| width(line)).max().unwrap_or(0);
        let wide = u16::try_from(widest + 2)
            .unwrap_or(u16::MAX)
            .min(body.width);
        let high = u16::try_from(lines.len())
            .unwrap_or(u16::MAX)
            .min(bottom.saturating_sub(body.y));
        if high == 0 {
            return;
        }
        let area = Rect {
            x: body.right() - wide,
            y: bottom - high,
            width: wide,
            height: high,
        };
        Clear.render(area, buf);
        buf.set_style(area, look.style(role));
        let lines: Vec<Line<'static>> = lines
            .into_iter()
            .map(|line| Line::from(look.span(format!(" {line}"), role)))
            .collect();
        Paragraph::new(lines).render(area, buf);
        bottom -= high;
    }
}

fn tone<'a>(toast: &Toast, look: &'a Look<'_>) -> (Role, &'a str) {
    match toast.tone {
        Tone::Info if toast.change.is_some() => (Role::ToastInfo, look.glyph(Glyph::More)),
        Tone::Info => (Role::ToastInfo, look.glyph(Glyph::NotSeen)),
        Tone::Good => (Role::ToastGood, look.glyph(Glyph::RagGreen)),
        Tone::Error => (Role::ToastError, "!"),
    }
}
