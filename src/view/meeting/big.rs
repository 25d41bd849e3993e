//! A heading in block letters.

use crate::app::meeting::page::LETTER;
use crate::theme::Role;
use crate::view::look::Look;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::Widget;
use tui_big_text::{BigText, PixelSize};

/// Draws it at the top of an area; how many rows it took, with one to breathe.
pub(super) fn draw(heading: &str, look: &Look<'_>, area: Rect, buf: &mut Buffer) -> u16 {
    let rows = u16::try_from(LETTER.1).unwrap_or(u16::MAX);
    if area.height < rows {
        return 0;
    }
    let place = Rect {
        height: rows,
        ..area
    };
    BigText::builder()
        .pixel_size(PixelSize::Quadrant)
        .style(look.ink(Role::Accent))
        .lines(vec![heading.to_owned().into()])
        .build()
        .render(place, buf);
    rows + 1
}
