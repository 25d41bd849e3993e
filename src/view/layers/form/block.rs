//! A field as lines: its label, what is in it and what is said beneath it, with the mark of the field in hand before each.

use super::shape::{GAP, Labels, MARK, Shape};
use super::value::{self, Value};
use super::{beneath, value::words};
use crate::app::form::input::Input;
use crate::app::form::{Field, Form};
use crate::text::fit::{fit, pad};
use crate::text::wrap::wrap;
use crate::theme::{Glyph, Role};
use crate::view::look::Look;
use crate::view::widgets::frame::{DOT, Focus};
use ratatui::text::{Line, Span};

/// A field's lines.
#[derive(Debug, Clone, Default)]
pub(super) struct Block {
    /// The lines.
    pub(super) lines: Vec<Line<'static>>,
    /// How many of them are empty, at the top.
    pub(super) gap: usize,
    /// The cursor's line among them and its column.
    pub(super) cursor: Option<(usize, usize)>,
}

/// The lines of the field at `place`.
pub(super) fn of(form: &Form, place: usize, look: &Look<'_>, shape: &Shape) -> Block {
    let Some(field) = form.fields.get(place) else {
        return Block::default();
    };
    let focus = if place == form.at {
        Focus::Here
    } else {
        Focus::Elsewhere
    };
    if let (Labels::Short(columns), Focus::Elsewhere) = (shape.labels, focus) {
        return Block {
            lines: vec![short(field, look, shape, columns)],
            ..Block::default()
        };
    }
    let mut value = value::of(field, look, shape, focus);
    let said = beneath::lines(field, look, (shape, focus), &value);
    value.lines.extend(said);
    let block = labelled(field, look, (shape, focus), value);
    let apart = match (
        shape.labels,
        place
            .checked_sub(1)
            .and_then(|place| form.fields.get(place)),
    ) {
        (Labels::Short(_), _) | (_, None) => false,
        (Labels::Above, Some(_)) => true,
        (Labels::Beside(_), Some(above)) => is_tall(above) || is_tall(field),
    };
    if apart { lowered(block) } else { block }
}

/// Whether a field has, or may come to have, several lines: a little air keeps those apart from others.
const fn is_tall(field: &Field) -> bool {
    match field.input {
        Input::Text(_) | Input::List(_) => true,
        Input::Line(_) | Input::Date(_) | Input::Choice(_) | Input::Many(_) => false,
    }
}

/// The block under an empty line.
fn lowered(mut block: Block) -> Block {
    block.lines.insert(0, Line::default());
    block.gap += 1;
    block.cursor = block.cursor.map(|(line, column)| (line + 1, column));
    block
}

/// The lines with the label beside or above them.
fn labelled(
    field: &Field,
    look: &Look<'_>,
    (shape, focus): (&Shape, Focus),
    value: Value,
) -> Block {
    let (mark, role) = match focus {
        Focus::Here => {
            let hand = format!("{} ", look.glyph(Glyph::Hand));
            (look.inked(hand, Role::Accent), Role::TextStrong)
        }
        Focus::Elsewhere => (Span::raw(" ".repeat(MARK)), Role::FieldLabel),
    };
    let (labels, beside) = match shape.labels {
        Labels::Beside(columns) => (wrap(&field.label, columns), columns + GAP),
        Labels::Above => (wrap(&field.label, shape.columns), 0),
        Labels::Short(_) => (vec![fit(&field.label, shape.columns).into_owned()], 0),
    };
    let lead = if beside == 0 { labels.len() } else { 0 };
    let rows = value.lines.len().max(labels.len() - lead) + lead;
    let mut values = value.lines.into_iter();
    let mut labels = labels.into_iter();
    let lines = (0..rows).map(|row| {
        let label = labels.next().unwrap_or_default();
        let mut line = Line::from(mark.clone());
        if row < lead {
            line.push_span(look.inked(label, role));
        } else {
            line.push_span(look.inked(pad(&label, beside), role));
            line.extend(values.next().unwrap_or_default());
        }
        line
    });
    Block {
        lines: lines.collect(),
        gap: 0,
        cursor: value
            .cursor
            .map(|(line, column)| (lead + line, MARK + beside + column)),
    }
}

/// A field not in hand on a low screen: one line.
fn short(field: &Field, look: &Look<'_>, shape: &Shape, columns: usize) -> Line<'static> {
    let mark = match &field.problem {
        Some(_) => {
            let sign = format!("{} ", look.glyph(Glyph::Problem));
            look.inked(sign, Role::FieldProblem)
        }
        None => Span::raw(" ".repeat(MARK)),
    };
    let label = pad(&field.label, columns);
    let mut line = Line::from(vec![
        mark,
        look.inked(label, Role::FieldLabel),
        Span::raw(" ".repeat(GAP)),
    ]);
    let text = words(field).join(DOT).replace('\n', " ");
    if text.is_empty() {
        line.extend(value::empty(field, look));
    } else {
        let room = shape.columns.saturating_sub(columns + GAP);
        line.push_span(look.inked(fit(&text, room), Role::Text));
    }
    line
}
