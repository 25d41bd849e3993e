//! A line to type, and a question.

use crate::app::layer::confirm::Confirm;
use crate::app::layer::prompt::{Prompt, Purpose};
use crate::text::fit::width;
use crate::text::wrap::wrap;
use crate::theme::{Glyph, Role};
use crate::view::look::Look;
use crate::view::widgets::frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Paragraph, Widget};

/// How wide a box is at most.
const COLUMNS: u16 = 72;
/// How wide the inside of a question is at least.
const LEAST: usize = 36;

/// Draws a line to type; returns where the cursor is.
pub(super) fn prompt(prompt: &Prompt, look: &Look<'_>, body: Rect, buf: &mut Buffer) -> Position {
    let columns = usize::from(COLUMNS.min(body.width)).saturating_sub(4);
    let below: Vec<Line<'static>> = match &prompt.error {
        Some(error) => wrap(error, columns)
            .into_iter()
            .map(|line| Line::from(look.inked(line, Role::ToastError)))
            .collect(),
        None => wrap(&prompt.hint, columns)
            .into_iter()
            .map(|line| Line::from(look.span(line, Role::TextDim)))
            .collect(),
    };
    let rows = u16::try_from(below.len()).unwrap_or(1) + 4;
    let inside = frame::layer(look, frame::middle(body, COLUMNS, rows), &prompt.title, buf);
    let (text, cursor) = shown(prompt, look, usize::from(inside.width));
    let field = Rect {
        height: inside.height.min(1),
        ..inside
    };
    buf.set_style(field, look.style(Role::Field));
    Line::from(Span::styled(text, look.style(Role::Field))).render(field, buf);
    let under = Rect {
        y: inside.y + 2.min(inside.height),
        height: inside.height.saturating_sub(2),
        ..inside
    };
    Paragraph::new(below).render(under, buf);
    Position::new(inside.x + u16::try_from(cursor).unwrap_or(0), inside.y)
}

/// The line as it shows, and the cursor's column: of a PIN only how many digits it has.
fn shown(prompt: &Prompt, look: &Look<'_>, columns: usize) -> (String, usize) {
    let (text, cursor) = prompt.line.view(columns);
    if prompt.purpose == Purpose::Pin {
        (look.glyph(Glyph::Bullet).repeat(width(&text)), cursor)
    } else {
        (text, cursor)
    }
}

/// Draws a question, as wide as what it says.
pub(super) fn confirm(confirm: &Confirm, look: &Look<'_>, body: Rect, buf: &mut Buffer) {
    let most = usize::from(COLUMNS.min(body.width)).saturating_sub(4);
    let mut texts: Vec<String> = confirm
        .lines
        .iter()
        .flat_map(|line| wrap(line, most))
        .collect();
    let rows = usize::from(body.height).saturating_sub(4).max(1);
    if texts.len() > rows {
        texts.truncate(rows - 1);
        texts.push(look.glyph(Glyph::More).to_owned());
    }
    let answers = answers(confirm, look);
    let widest = texts.iter().map(|text| width(text)).max().unwrap_or(0);
    let columns = widest
        .max(answers.width())
        .max(width(&confirm.title) + 2)
        .clamp(LEAST, most.max(LEAST));
    let mut lines: Vec<Line<'static>> = texts
        .into_iter()
        .map(|text| Line::from(look.span(text, Role::Text)))
        .collect();
    lines.push(Line::default());
    lines.push(answers);
    let size = |n: usize| u16::try_from(n).unwrap_or(u16::MAX);
    let area = frame::middle(body, size(columns + 4), size(lines.len() + 2));
    let inside = frame::layer(look, area, &confirm.title, buf);
    Paragraph::new(lines).render(inside, buf);
}

fn answers(confirm: &Confirm, look: &Look<'_>) -> Line<'static> {
    let key = |id: &str| look.key(id).unwrap_or_default();
    Line::from(vec![
        look.span(key("confirm.yes"), Role::HintKey),
        look.span(format!(" {}   ", confirm.yes), Role::Text),
        look.span(key("confirm.no"), Role::HintKey),
        look.span(format!(" {}", confirm.no), Role::Text),
    ])
}
