//! What is said under a field: what is wrong, what it is understood as, what might be put better, what to bear in mind.

use super::shape::{Labels, Shape};
use super::value::Value;
use crate::app::form::Field;
use crate::app::form::field::Need;
use crate::app::form::input::Input;
use crate::text::fit::fit;
use crate::text::wrap::wrap;
use crate::theme::{Glyph, Role};
use crate::view::look::Look;
use crate::view::widgets::flow::hanging;
use crate::view::widgets::frame::Focus;
use ratatui::text::Line;

/// Columns of the sign that there is more, with the blank before it.
const MORE: usize = 2;

/// The lines under a field. What is wrong shows with every field, advice and what to bear in mind with the one in hand.
pub(super) fn lines(
    field: &Field,
    look: &Look<'_>,
    (shape, focus): (&Shape, Focus),
    value: &Value,
) -> Vec<Line<'static>> {
    let columns = shape.columns;
    let mut lines = Vec::new();
    if let Some(problem) = &field.problem {
        let said = (look.with_keys(problem), Role::FieldProblem);
        lines.extend(marked(look, Glyph::Problem, (&said.0, said.1), columns));
    }
    if let Some(echo) = &value.echo {
        lines.extend(dim(look, echo, columns));
    }
    if focus == Focus::Here {
        let low = matches!(shape.labels, Labels::Short(_));
        let chosen = matches!(field.input, Input::Many(_));
        let part = value.part.iter().filter(|_| !(low && chosen));
        lines.extend(part.map(|part| Line::from(look.inked(fit(part, columns), Role::TextDim))));
        // Room is left for the sign that there is more.
        let columns = columns.saturating_sub(MORE);
        let hint = dim(look, &hint(field, look), columns);
        lines.extend(cut(look, advice(field, look, columns), shape.advice));
        lines.extend(cut(look, hint, shape.hint));
    }
    lines
}

/// What is vague or missing in the text in hand, each with what to write instead.
fn advice(field: &Field, look: &Look<'_>, columns: usize) -> Vec<Line<'static>> {
    let said = field.advice.iter().flat_map(|advice| {
        let says = advice.says.trim_end_matches('.');
        let text = format!("{says}. {}", advice.fix);
        marked(
            look,
            Glyph::Advice,
            (text.trim(), Role::FieldAdvice),
            columns,
        )
    });
    said.collect()
}

/// What to bear in mind; that something is needed comes first, as long as it is missing and not said already.
fn hint(field: &Field, look: &Look<'_>) -> String {
    let missing = field.need == Need::Required && field.values().is_empty();
    let needed = if missing && field.problem.is_none() {
        "Needed. "
    } else {
        ""
    };
    let text = format!("{needed}{}", look.with_keys(&field.hint));
    text.trim().to_owned()
}

/// Lines that hang under a sign.
fn marked(
    look: &Look<'_>,
    sign: Glyph,
    (text, role): (&str, Role),
    columns: usize,
) -> Vec<Line<'static>> {
    let mark = look.inked(format!("{} ", look.glyph(sign)), role);
    hanging(look, mark, (text, role), columns)
}

/// Quiet lines; none for no text.
fn dim(look: &Look<'_>, text: &str, columns: usize) -> Vec<Line<'static>> {
    let lines = if text.is_empty() {
        Vec::new()
    } else {
        wrap(text, columns)
    };
    lines
        .into_iter()
        .map(|line| Line::from(look.inked(line, Role::TextDim)))
        .collect()
}

/// At most so many lines; the last says that there is more.
fn cut(look: &Look<'_>, mut lines: Vec<Line<'static>>, most: usize) -> Vec<Line<'static>> {
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            last.push_span(look.inked(format!(" {}", look.glyph(Glyph::More)), Role::TextDim));
        }
    }
    lines
}
