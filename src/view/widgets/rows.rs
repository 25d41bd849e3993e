//! Rows of one or more lines, one of them chosen, scrolled so that the chosen one shows.

use crate::app::pane::Pane;
use crate::input::mouse::{Hits, Target};
use crate::theme::Role;
use crate::view::look::Look;
use crate::view::widgets::frame::Focus;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::Widget;

/// A row: lines that belong together; the first `lead` of them are a heading and not part of what is chosen.
#[derive(Debug, Clone, Default)]
pub struct Row {
    /// All lines.
    pub lines: Vec<Line<'static>>,
    /// How many of them are a heading.
    pub lead: usize,
}

impl Row {
    /// A row without a heading.
    pub const fn plain(lines: Vec<Line<'static>>) -> Self {
        Self { lines, lead: 0 }
    }
}

/// Rows and where they are drawn.
pub struct Rows<'a> {
    /// The rows.
    pub rows: &'a [Row],
    /// The chosen one.
    pub selected: usize,
    /// Whose they are.
    pub pane: Pane,
    /// Whether keys go there.
    pub focus: Focus,
}

/// The first line shown, so that the lines `from..to` are among `height` of `total`, near the middle where they can be.
pub fn offset((from, to): (usize, usize), total: usize, height: usize) -> usize {
    if total <= height {
        return 0;
    }
    let middle = usize::midpoint(from, to).saturating_sub(height / 2);
    middle.min(from).min(total - height)
}

/// Draws rows; each notes where it is.
pub fn draw(rows: &Rows<'_>, look: &Look<'_>, area: Rect, buf: &mut Buffer, hits: &mut Hits) {
    let height = usize::from(area.height);
    let total: usize = rows.rows.iter().map(|row| row.lines.len()).sum();
    let before: usize = rows
        .rows
        .iter()
        .take(rows.selected)
        .map(|row| row.lines.len())
        .sum();
    let chosen = rows
        .rows
        .get(rows.selected)
        .map_or(0, |row| row.lines.len());
    let top = offset((before, before + chosen), total, height);
    let lines = rows.rows.iter().enumerate().flat_map(|(row, block)| {
        block
            .lines
            .iter()
            .enumerate()
            .map(move |(i, line)| (row, i >= block.lead, line))
    });
    for (y, (row, body, line)) in (area.y..area.bottom()).zip(lines.skip(top)) {
        let place = Rect {
            y,
            height: 1,
            ..area
        };
        line.render(place, buf);
        if body {
            hits.note(place, Target::Row(rows.pane, row));
            if row == rows.selected && rows.focus == Focus::Here {
                buf.set_style(place, look.style(Role::Selection));
            }
        }
    }
    if total > height {
        scroll_mark(look, area, (top, total), buf);
    }
}

/// A mark at the right edge that says how far down the rows are.
fn scroll_mark(look: &Look<'_>, area: Rect, (top, total): (usize, usize), buf: &mut Buffer) {
    let height = usize::from(area.height).max(1);
    let place = top * (height - 1) / total.saturating_sub(height).max(1);
    let y = area.y
        + u16::try_from(place)
            .unwrap_or(0)
            .min(area.height.saturating_sub(1));
    if let Some(cell) = buf.cell_mut((area.right(), y)) {
        cell.set_symbol("▐").set_style(look.style(Role::Accent));
    }
}
