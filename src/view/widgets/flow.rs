//! Parts of a line that go on to the next where they do not fit, each kept whole; and text that hangs under a mark.

use crate::text::fit::width;
use crate::text::wrap::wrap;
use crate::theme::Role;
use crate::view::look::Look;
use crate::view::widgets::frame::DOT;
use ratatui::text::{Line, Span};

/// The parts with a dot between them, on as many lines as they need, each set in by `indent` columns.
pub fn flow(
    look: &Look<'_>,
    parts: Vec<Vec<Span<'static>>>,
    (indent, columns): (usize, usize),
) -> Vec<Line<'static>> {
    let blank = || Line::from(" ".repeat(indent));
    let mut lines = vec![blank()];
    for part in parts.into_iter().filter(|part| !part.is_empty()) {
        let wide: usize = part.iter().map(|span| width(&span.content)).sum();
        let used = lines.last().map_or(0, Line::width);
        if used > indent && used + width(DOT) + wide > columns {
            lines.push(blank());
        } else if used > indent {
            push(&mut lines, [look.inked(DOT, Role::TextDim)]);
        }
        match part.as_slice() {
            // A long text goes on under itself.
            [only] if wide > columns.saturating_sub(indent) => {
                let room = columns.saturating_sub(indent);
                for (i, piece) in wrap(&only.content, room).into_iter().enumerate() {
                    if i > 0 {
                        lines.push(blank());
                    }
                    push(&mut lines, [Span::styled(piece, only.style)]);
                }
            }
            _ => push(&mut lines, part),
        }
    }
    lines
}

fn push(lines: &mut [Line<'static>], spans: impl IntoIterator<Item = Span<'static>>) {
    if let Some(last) = lines.last_mut() {
        last.extend(spans);
    }
}

/// Lines that hang under a mark.
pub fn hanging(
    look: &Look<'_>,
    mark: Span<'static>,
    (text, role): (&str, Role),
    columns: usize,
) -> Vec<Line<'static>> {
    let indent = width(&mark.content);
    let mut first = Some(mark);
    wrap(text, columns.saturating_sub(indent))
        .into_iter()
        .map(|line| {
            let lead = first
                .take()
                .unwrap_or_else(|| Span::raw(" ".repeat(indent)));
            Line::from(vec![lead, look.inked(line, role)])
        })
        .collect()
}

/// A bullet.
pub fn bullet(look: &Look<'_>, text: &str, role: Role, columns: usize) -> Vec<Line<'static>> {
    hanging(look, look.inked("- ", Role::TextDim), (text, role), columns)
}

/// A heading, after an empty line where one is wanted.
pub fn heading(look: &Look<'_>, text: &str, role: Role, columns: usize) -> Vec<Line<'static>> {
    wrap(text, columns)
        .into_iter()
        .map(|line| Line::from(look.inked(line, role)))
        .collect()
}
