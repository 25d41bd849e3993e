//! What is in a field, as lines.

use super::shape::{GAP, Shape};
use super::typed::{self, Room};
use super::{choice, many};
use crate::app::form::Field;
use crate::app::form::field::Need;
use crate::app::form::input::Input;
use crate::text::fit::width;
use crate::theme::Role;
use crate::view::look::Look;
use crate::view::widgets::frame::Focus;
use ratatui::text::{Line, Span};

/// Where to write in a field that is empty and not in hand.
const EMPTY: &str = "____________";
/// Beside an empty field that may not stay so.
const NEEDED: &str = "  needed";
/// Columns of a day, so that what each is understood as begins in one column.
const DAY: usize = 20;

/// What is in a field.
#[derive(Debug, Clone, Default)]
pub(super) struct Value {
    /// Its lines.
    pub(super) lines: Vec<Line<'static>>,
    /// The cursor's line among them and its column.
    pub(super) cursor: Option<(usize, usize)>,
    /// Which part of a long text shows, or how it is marked, in words.
    pub(super) part: Option<String>,
    /// What it is understood as, where that found no room beside it.
    pub(super) echo: Option<String>,
}

/// The lines of what is in a field.
pub(super) fn of(field: &Field, look: &Look<'_>, shape: &Shape, focus: Focus) -> Value {
    let room = Room {
        columns: shape.columns,
        rows: shape.rows,
        focus,
    };
    let value = match &field.input {
        Input::Choice(choice) if focus == Focus::Here => choice::here(choice, look, room.columns),
        Input::Many(many) if focus == Focus::Here => many::here(many, look, room.columns),
        _ if focus == Focus::Elsewhere && field.values().is_empty() => Value {
            lines: vec![empty(field, look)],
            ..Value::default()
        },
        Input::Choice(_) | Input::Many(_) => typed::read(&words(field), look, room),
        Input::Line(line) | Input::Text(line) => typed::text(line, &field.advice, look, room),
        Input::Date(line) => typed::text(line, &field.advice, look, room.at_most(DAY)),
        Input::List(list) => typed::list(list, &field.advice, look, room),
    };
    with_echo(field, look, room.columns, value)
}

/// Says what a field is understood as: beside it where there is room, else beneath it.
fn with_echo(field: &Field, look: &Look<'_>, columns: usize, mut value: Value) -> Value {
    let Some(echo) = &field.echo else {
        return value;
    };
    let least = if matches!(field.input, Input::Date(_)) {
        DAY
    } else {
        0
    };
    match value.lines.as_mut_slice() {
        [line] if line.width().max(least) + GAP + width(echo) <= columns => {
            let used = line.width();
            let blanks = used.max(least) + GAP - used;
            line.push_span(Span::raw(" ".repeat(blanks)));
            line.push_span(look.inked(echo, Role::TextDim));
        }
        _ => value.echo = Some(echo.clone()),
    }
    value
}

/// A field in which nothing is written, not in hand.
pub(super) fn empty(field: &Field, look: &Look<'_>) -> Line<'static> {
    let mut line = Line::from(match field.input {
        Input::Choice(_) => look.inked(choice::NONE, Role::TextDim),
        Input::Many(_) => look.inked(many::NONE, Role::TextDim),
        Input::Line(_) | Input::Text(_) | Input::Date(_) | Input::List(_) => {
            look.inked(EMPTY, Role::Dim)
        }
    });
    if field.need == Need::Required {
        line.push_span(look.inked(NEEDED, Role::TextDim));
    }
    line
}

/// What is in a field, in the words that people read.
pub(super) fn words(field: &Field) -> Vec<String> {
    match &field.input {
        Input::Choice(choice) => {
            let option = choice.option().map(|option| option.title.clone());
            option.into_iter().collect()
        }
        Input::Many(many) => {
            let options = many.options.iter().enumerate();
            let marked = options.filter(|(place, _)| many.marked.contains(place));
            marked.map(|(_, option)| option.title.clone()).collect()
        }
        Input::Line(_) | Input::Text(_) | Input::Date(_) | Input::List(_) => field.values(),
    }
}
