//! Texts that are typed: in hand with a ground of their own and the words underlined that advice is about, else as they read.

use super::value::Value;
use crate::app::form::input::List;
use crate::domain::coach::Advice;
use crate::text::edit::LineEdit;
use crate::text::fit::{fit, width};
use crate::text::rows::Rows;
use crate::text::wrap::wrap;
use crate::theme::{Glyph, Role};
use crate::view::look::Look;
use crate::view::widgets::frame::{DOT, Focus};
use crate::view::widgets::rows;
use ratatui::text::{Line, Span};
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

/// The place for a text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Room {
    /// Columns.
    pub(super) columns: usize,
    /// The most rows of one text.
    pub(super) rows: usize,
    /// Whether it is typed into now.
    pub(super) focus: Focus,
}

impl Room {
    /// The same, in at most so many columns.
    pub(super) fn at_most(self, columns: usize) -> Self {
        Self {
            columns: self.columns.min(columns),
            ..self
        }
    }
}

/// Words that can only be read, with dots between them.
pub(super) fn read(words: &[String], look: &Look<'_>, room: Room) -> Value {
    let lines = wrap(&words.join(DOT), room.columns).into_iter();
    Value {
        lines: lines
            .map(|line| Line::from(look.inked(line, Role::Text)))
            .collect(),
        ..Value::default()
    }
}

/// A text. Long ones show the rows round the cursor, or their first.
pub(super) fn text(line: &LineEdit, advice: &[Advice], look: &Look<'_>, room: Room) -> Value {
    let text = line.text();
    let rows = Rows::of(text, line.cursor(), room.columns);
    let total = rows.spans.len();
    match room.focus {
        Focus::Here => {
            let top = rows::offset((rows.row, rows.row + 1), total, room.rows);
            let shown = top..(top + room.rows).min(total);
            let part = (total > room.rows)
                .then(|| format!("lines {} to {} of {total}", top + 1, shown.end));
            let vague = places(text, advice);
            Value {
                lines: shown
                    .map(|row| typed(text, &rows, row, (look, room.columns, &vague)))
                    .collect(),
                cursor: Some((rows.row - top, rows.column)),
                part,
                echo: None,
            }
        }
        Focus::Elsewhere => {
            let shown = (0..total.min(room.rows)).map(|row| {
                let goes_on = row + 1 == room.rows && total > room.rows;
                let more = if goes_on { look.glyph(Glyph::More) } else { "" };
                let row = fit(rows.shown(text, row), room.columns.saturating_sub(1));
                Line::from(look.inked(format!("{row}{more}"), Role::Text))
            });
            Value {
                lines: shown.collect(),
                ..Value::default()
            }
        }
    }
}

/// A list: a bullet before each line, the line in hand as a text in hand.
pub(super) fn list(list: &List, advice: &[Advice], look: &Look<'_>, room: Room) -> Value {
    let bullet = |sign, role| look.inked(format!("{} ", look.glyph(sign)), role);
    let mut whole = Value::default();
    for (place, item) in list.items.iter().enumerate() {
        let here = place == list.at && room.focus == Focus::Here;
        if item.is_empty() && room.focus == Focus::Elsewhere {
            continue;
        }
        let (mark, focus) = if here {
            (bullet(Glyph::Selected, Role::Accent), Focus::Here)
        } else {
            (bullet(Glyph::Bullet, Role::TextDim), Focus::Elsewhere)
        };
        let indent = mark.width();
        let room = Room {
            columns: room.columns.saturating_sub(indent),
            focus,
            ..room
        };
        let value = text(item, if here { advice } else { &[] }, look, room);
        if here {
            let before = whole.lines.len();
            whole.cursor = value
                .cursor
                .map(|(line, column)| (before + line, indent + column));
            whole.part = value.part;
        }
        let mut mark = Some(mark);
        whole.lines.extend(value.lines.into_iter().map(|mut line| {
            let lead = mark.take().unwrap_or_else(|| Span::raw(" ".repeat(indent)));
            line.spans.insert(0, lead);
            line
        }));
    }
    whole
}

/// The places in bytes that advice is about.
fn places(text: &str, advice: &[Advice]) -> Vec<Range<usize>> {
    let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    let byte = |place: usize| starts.get(place).copied().unwrap_or(text.len());
    let about = advice.iter().filter_map(|advice| advice.at.as_ref());
    about.map(|at| byte(at.start)..byte(at.end)).collect()
}

/// A row of the text in hand, on its own ground to the end of its place.
fn typed(
    text: &str,
    rows: &Rows,
    row: usize,
    (look, columns, vague): (&Look<'_>, usize, &[Range<usize>]),
) -> Line<'static> {
    let plain = look.style(Role::Field);
    let start = rows.spans.get(row).map_or(0, |span| span.start);
    let shown = rows.shown(text, row);
    let mut spans: Vec<Span<'static>> = Vec::new();
    let mut last = None;
    for (at, grapheme) in shown.grapheme_indices(true) {
        let (from, to) = (start + at, start + at + grapheme.len());
        let marked = vague
            .iter()
            .any(|place| place.start < to && from < place.end);
        match spans.last_mut() {
            Some(span) if last == Some(marked) => span.content.to_mut().push_str(grapheme),
            Some(_) | None => {
                let style = if marked {
                    plain.patch(look.style(Role::FieldVague))
                } else {
                    plain
                };
                spans.push(Span::styled(grapheme.to_owned(), style));
            }
        }
        last = Some(marked);
    }
    let blanks = columns.saturating_sub(width(shown));
    spans.push(Span::styled(" ".repeat(blanks), plain));
    Line::from(spans)
}
