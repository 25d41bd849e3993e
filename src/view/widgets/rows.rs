//! Rows of one or more lines, one of them chosen, scrolled so that the chosen one shows.

use crate::app::pane::Pane;
use crate::input::mouse::{Hits, Target};
use crate::theme::{Glyph, Role};
use crate::view::look::Look;
use crate::view::widgets::frame::{Focus, padded};
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
#[derive(Debug, Clone, Copy)]
pub struct Rows<'a> {
    /// The rows.
    pub rows: &'a [Row],
    /// The place of the first of them among all rows of the pane.
    pub first: usize,
    /// The chosen one among all rows of the pane.
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

/// Draws rows a column in from both sides; each notes where it is.
pub fn draw(rows: &Rows<'_>, look: &Look<'_>, area: Rect, buf: &mut Buffer, hits: &mut Hits) {
    let height = usize::from(area.height);
    let total: usize = rows.rows.iter().map(|row| row.lines.len()).sum();
    let top = offset(chosen(rows), total, height);
    let lines = rows.rows.iter().zip(rows.first..).flat_map(|(block, row)| {
        let lines = block.lines.iter().enumerate();
        lines.map(move |(i, line)| (row, i >= block.lead, line))
    });
    for (y, (row, body, line)) in (area.y..area.bottom()).zip(lines.skip(top)) {
        let place = Rect {
            y,
            height: 1,
            ..area
        };
        if body {
            hits.note(place, Target::Row(rows.pane, row));
            // The row's colour goes beneath, so that ratings on it keep their own.
            if row == rows.selected && rows.focus == Focus::Here {
                buf.set_style(place, look.style(Role::Selection));
            }
        }
        line.render(padded(place), buf);
    }
    scroll_mark(look, area, (top, total), buf);
}

/// The lines of the chosen row. Where it is in another column, the nearest row of this one keeps its place.
fn chosen(rows: &Rows<'_>) -> (usize, usize) {
    let last = rows.rows.len().saturating_sub(1);
    let place = rows.selected.saturating_sub(rows.first).min(last);
    let lines = |rows: &[Row]| rows.iter().map(|row| row.lines.len()).sum::<usize>();
    let before = lines(rows.rows.get(..place).unwrap_or_default());
    let own = rows.rows.get(place).map_or(0, |row| row.lines.len());
    (before, before + own)
}

/// Draws rows in two columns, the second beginning with the row at `split`.
pub fn draw_split(
    rows: &Rows<'_>,
    split: usize,
    look: &Look<'_>,
    (left, right): (Rect, Rect),
    (buf, hits): (&mut Buffer, &mut Hits),
) {
    let (before, after) = rows.rows.split_at(split.min(rows.rows.len()));
    let part = |part, first| Rows {
        rows: part,
        first,
        ..*rows
    };
    draw(&part(before, rows.first), look, left, buf, hits);
    draw(
        &part(after, rows.first + before.len()),
        look,
        right,
        buf,
        hits,
    );
}

/// A mark on the right border that says which part of the lines is shown; nothing where all are.
pub fn scroll_mark(look: &Look<'_>, area: Rect, (top, total): (usize, usize), buf: &mut Buffer) {
    let height = usize::from(area.height);
    if total <= height || height == 0 {
        return;
    }
    let long = (height * height / total).clamp(1, height);
    let hidden = total - height;
    let start = (top.min(hidden) * (height - long)).div_ceil(hidden);
    for place in start..start + long {
        let y = area.y + u16::try_from(place).unwrap_or(0);
        if let Some(cell) = buf.cell_mut((area.right(), y)) {
            cell.set_symbol(look.glyph(Glyph::Scroll))
                .set_style(look.ink(Role::Dim));
        }
    }
}
