//! The wall: a meeting has the whole screen, in large type, one thing at a time. It is drawn from a page of lines that came from
//! a public view; nothing here knows the record.

mod big;
mod keys;

use crate::app::layout::Size;
use crate::app::meeting::page::{Page, page};
use crate::app::meeting::sheet::{Ink, Line, Piece, Sign};
use crate::app::meeting::{Hand, OnWall};
use crate::text::fit::{fit, width};
use crate::theme::{Glyph, Role};
use crate::view::look::Look;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Modifier, Style};
use ratatui::text::{Line as TextLine, Span};
use ratatui::widgets::Widget;

/// Draws the wall; where text is being typed comes back.
pub(super) fn draw(wall: &OnWall, look: &Look<'_>, buf: &mut Buffer) -> Option<Position> {
    let area = buf.area;
    let size = Size {
        columns: area.width,
        rows: area.height,
    };
    let mut page = page(wall, size);
    if wall.hand == Hand::Help {
        page.lines
            .extend(keys::lines(look, usize::from(page.columns)));
    }
    top(&page, look, area, buf);
    let text = column(&page, area);
    let cursor = body(&page, look, text, buf);
    bottom(&page, look, area, buf);
    cursor
}

/// The column of text, in the middle of the screen.
fn column(page: &Page, area: Rect) -> Rect {
    let wide = page.columns.min(area.width);
    let tight = area.height < 24;
    let above = if tight { 1 } else { 2 };
    Rect {
        x: area.x + (area.width - wide) / 2,
        y: area.y + above.min(area.height),
        width: wide,
        height: area.height.saturating_sub(above + 2),
    }
}

/// The line at the top: quiet, and the same columns as the text.
fn top(page: &Page, look: &Look<'_>, area: Rect, buf: &mut Buffer) {
    let text = column(page, area);
    let line = Rect {
        y: area.y,
        height: 1.min(area.height),
        ..text
    };
    let room = usize::from(line.width).saturating_sub(width(&page.right) + 2);
    TextLine::from(look.span(fit(&page.left, room).into_owned(), Role::TextDim)).render(line, buf);
    TextLine::from(look.span(page.right.clone(), Role::TextDim))
        .right_aligned()
        .render(line, buf);
}

fn body(page: &Page, look: &Look<'_>, mut area: Rect, buf: &mut Buffer) -> Option<Position> {
    let used = big::draw(&page.big, look, area, buf);
    area.y += used;
    area.height = area.height.saturating_sub(used);
    for (row, line) in (area.y..area.bottom()).zip(&page.lines) {
        let place = Rect {
            y: row,
            height: 1,
            ..area
        };
        if is_typed(line) {
            buf.set_style(place, look.style(Role::Field));
        }
        drawn(line, look).render(place, buf);
    }
    let (line, column) = page.cursor?;
    let x = area
        .x
        .saturating_add(u16::try_from(column).unwrap_or(u16::MAX));
    let y = area
        .y
        .saturating_add(u16::try_from(line).unwrap_or(u16::MAX));
    (x < area.right() && y < area.bottom()).then_some(Position { x, y })
}

fn is_typed(line: &Line) -> bool {
    matches!(line.pieces.as_slice(), [Piece::Words(_, Ink::Field)])
}

fn drawn(line: &Line, look: &Look<'_>) -> TextLine<'static> {
    let spans = line.pieces.iter().map(|piece| match piece {
        Piece::Words(text, ink) => Span::styled(text.clone(), style(*ink, look)),
        Piece::Sign(sign, ink) => {
            Span::styled(look.glyph(glyph(*sign)).to_owned(), style(*ink, look))
        }
    });
    TextLine::from(spans.collect::<Vec<Span<'static>>>())
}

const fn glyph(sign: Sign) -> Glyph {
    match sign {
        Sign::Yes => Glyph::RagGreen,
        Sign::No => Glyph::RagRed,
        Sign::Open => Glyph::NotSeen,
        Sign::Here => Glyph::Selected,
        Sign::Bullet => Glyph::Bullet,
        Sign::Up => Glyph::TrendUp,
        Sign::Level => Glyph::TrendLevel,
        Sign::Down => Glyph::TrendDown,
    }
}

/// The look of an ink. A wall is read from afar, so what matters is bold.
fn style(ink: Ink, look: &Look<'_>) -> Style {
    let bold = Modifier::BOLD;
    match ink {
        Ink::Question | Ink::Strong => look.ink(Role::TextStrong).add_modifier(bold),
        Ink::Body => look.ink(Role::Text),
        Ink::Quiet => look.ink(Role::TextDim),
        Ink::Strength => look.ink(Role::Strength).add_modifier(bold),
        Ink::Heading | Ink::Accent => look.ink(Role::Accent).add_modifier(bold),
        Ink::Good => look.ink(Role::TrendUp).add_modifier(bold),
        Ink::Level => look.ink(Role::TrendLevel).add_modifier(bold),
        Ink::Bad => look.ink(Role::TrendDown).add_modifier(bold),
        Ink::Field => look.style(Role::Field).add_modifier(bold),
    }
}

/// The message, and under it the keys.
fn bottom(page: &Page, look: &Look<'_>, area: Rect, buf: &mut Buffer) {
    let text = column(page, area);
    let row = |up: u16| Rect {
        y: area.bottom().saturating_sub(up),
        height: 1.min(area.height),
        ..text
    };
    if let Some((message, ink)) = &page.message {
        let words = fit(message, usize::from(text.width)).into_owned();
        TextLine::from(Span::styled(words, style(*ink, look))).render(row(2), buf);
    }
    keys::hints(page.foot, look, row(1), buf);
}
