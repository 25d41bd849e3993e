//! A heading in block letters.

use crate::app::meeting::page::LETTER;
use crate::theme::Role;
use crate::view::look::Look;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::Widget;
use tui_big_text::{BigText, PixelSize};

/// Draws its lines at the top of an area; how many rows they took, with one to breathe.
pub(super) fn draw(heading: &[String], look: &Look<'_>, area: Rect, buf: &mut Buffer) -> u16 {
    let rows = u16::try_from(heading.len() * LETTER.1).unwrap_or(u16::MAX);
    if heading.is_empty() || area.height < rows {
        return 0;
    }
    let lines: Vec<Line<'static>> = heading.iter().map(|line| line.clone().into()).collect();
    let place = Rect {
        height: rows,
        ..area
    };
    BigText::builder()
        .pixel_size(PixelSize::Quadrant)
        .style(look.ink(Role::Accent))
        .lines(lines)
        .build()
        .render(place, buf);
    rows + 1
}
