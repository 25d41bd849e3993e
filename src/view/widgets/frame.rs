//! The border of a pane or a layer, with its title.

use crate::theme::Role;
use crate::view::look::Look;
use ratatui::buffer::Buffer;
use ratatui::layout::{Alignment, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, Clear, Widget};

/// Whether keys go to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Focus {
    /// They do.
    Here,
    /// They don't.
    Elsewhere,
}

/// Draws a pane's border; returns its inside.
pub fn pane(
    look: &Look<'_>,
    area: Rect,
    (title, right): (&str, &str),
    focus: Focus,
    buf: &mut Buffer,
) -> Rect {
    let (border, name) = match focus {
        Focus::Here => (Role::PaneBorderFocus, Role::PaneTitleFocus),
        Focus::Elsewhere => (Role::PaneBorder, Role::PaneTitle),
    };
    let mut block = Block::bordered()
        .border_set(look.theme.glyphs().border_set())
        .border_style(look.style(border))
        .title(Line::from(look.span(format!(" {title} "), name)));
    let room = usize::from(area.width).saturating_sub(crate::text::fit::width(title) + 6);
    if !right.is_empty() && room >= crate::text::fit::width(right) + 2 {
        block = block.title(
            Line::from(look.span(format!(" {right} "), Role::TextDim)).alignment(Alignment::Right),
        );
    }
    let inside = block.inner(area);
    block.render(area, buf);
    inside
}

/// Clears a place for a layer and draws its border; returns its inside, a column in from the border.
pub fn layer(look: &Look<'_>, area: Rect, title: &str, buf: &mut Buffer) -> Rect {
    Clear.render(area, buf);
    buf.set_style(area, look.style(Role::Text));
    let room = usize::from(area.width).saturating_sub(4);
    let title = format!(" {} ", crate::text::fit::fit(title, room));
    let block = Block::bordered()
        .border_set(look.theme.glyphs().border_set())
        .border_style(look.style(Role::PaneBorderFocus))
        .title(Line::from(Span::styled(
            title,
            look.style(Role::PaneTitleFocus),
        )));
    let inside = block.inner(area);
    block.render(area, buf);
    Rect {
        x: inside.x + u16::from(inside.width > 2),
        width: inside.width.saturating_sub(2),
        ..inside
    }
}

/// A place of at most this size in the middle of `area`, a little above centre.
pub fn middle(area: Rect, columns: u16, rows: u16) -> Rect {
    let (width, height) = (columns.min(area.width), rows.min(area.height));
    let x = area.x + (area.width - width) / 2;
    let y = area.y + (area.height - height) / 3;
    Rect {
        x,
        y,
        width,
        height,
    }
}
