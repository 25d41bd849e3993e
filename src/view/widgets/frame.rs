//! The border of a pane or a layer, with its title.

use crate::text::fit::{fit, width};
use crate::theme::Role;
use crate::view::look::Look;
use ratatui::buffer::Buffer;
use ratatui::layout::{Alignment, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, Clear, Widget};

/// Between parts of a line.
pub const DOT: &str = " · ";

/// Whether keys go to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Focus {
    /// They do.
    Here,
    /// They don't.
    Elsewhere,
}

/// What stands in a pane's border.
#[derive(Debug, Clone, Default)]
pub struct Title {
    /// The pane's name.
    pub name: String,
    /// The pupil's name, where it must be said.
    pub whose: String,
    /// What else there is to say, dim.
    pub more: String,
    /// At the right: the same thing said at length, then shorter; the first that fits is drawn.
    pub right: Vec<String>,
    /// How the right is drawn where it is not dim.
    pub urgent: Option<Role>,
    /// In the lower border, at the right: the same thing said at length, then shorter; the first that fits is drawn.
    pub foot: Vec<String>,
    /// How the foot is drawn where it is not dim.
    pub warned: Option<Role>,
}

impl Title {
    fn left(&self, look: &Look<'_>, focus: Focus, columns: usize) -> Line<'static> {
        let name = match focus {
            Focus::Here => Role::PaneTitleFocus,
            Focus::Elsewhere => Role::PaneTitle,
        };
        let parts = [
            (&self.name, name),
            (&self.whose, Role::TextStrong),
            (&self.more, Role::TextDim),
        ];
        let mut line = Line::from(" ");
        for (text, role) in parts.into_iter().filter(|(text, _)| !text.is_empty()) {
            let gap = if line.spans.len() > 1 { DOT } else { "" };
            let room = columns.saturating_sub(line.width() + width(gap) + 1);
            if room < 4 {
                break;
            }
            line.push_span(look.inked(gap, Role::TextDim));
            line.push_span(look.inked(fit(text, room), role));
        }
        line.push_span(" ");
        line
    }
}

/// Draws a pane's border; returns its inside.
pub fn pane(look: &Look<'_>, area: Rect, title: &Title, focus: Focus, buf: &mut Buffer) -> Rect {
    let border = match focus {
        Focus::Here => Role::PaneBorderFocus,
        Focus::Elsewhere => Role::PaneBorder,
    };
    let columns = usize::from(area.width).saturating_sub(2);
    let left = title.left(look, focus, columns);
    let room = columns.saturating_sub(left.width() + 1);
    let right = title
        .right
        .iter()
        .find(|text| !text.is_empty() && width(text) + 2 <= room);
    let mut block = Block::bordered()
        .border_set(look.theme.glyphs().border_set())
        .border_style(look.style(border))
        .title(left);
    if let Some(right) = right {
        let role = title.urgent.unwrap_or(Role::TextDim);
        block = block
            .title(Line::from(look.inked(format!(" {right} "), role)).alignment(Alignment::Right));
    }
    let foot = title
        .foot
        .iter()
        .find(|text| !text.is_empty() && width(text) + 4 <= columns);
    if let Some(foot) = foot {
        let role = title.warned.unwrap_or(Role::TextDim);
        let line = Line::from(look.inked(format!(" {foot} "), role));
        block = block.title_bottom(line.alignment(Alignment::Right));
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
    let title = format!(" {} ", fit(title, room));
    let block = Block::bordered()
        .border_set(look.theme.glyphs().border_set())
        .border_style(look.style(Role::PaneBorderFocus))
        .title(Line::from(Span::styled(
            title,
            look.style(Role::PaneTitleFocus),
        )));
    let inside = block.inner(area);
    block.render(area, buf);
    padded(inside)
}

/// A column in from both sides.
pub fn padded(area: Rect) -> Rect {
    Rect {
        x: area.x + u16::from(area.width > 2),
        width: area.width.saturating_sub(2),
        ..area
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
