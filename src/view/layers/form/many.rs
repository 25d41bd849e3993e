//! Any number of several, in hand: all of them in columns, with the marks that are set.

use super::value::Value;
use crate::app::form::input::Many;
use crate::text::fit::{pad, width};
use crate::theme::{Glyph, Role};
use crate::view::look::Look;
use ratatui::text::{Line, Span};

/// Columns between options.
const GAP: usize = 2;
/// Columns of a mark: a bracket, its sign, a bracket and a blank.
const MARK: usize = 4;

/// Where none is marked.
pub(super) const NONE: &str = "none";

/// How marks are set: the keys are those of typing, and no keymap changes them.
const KEYS: &str = "Space sets and takes a mark; a letter goes to the next that begins with it.";

/// The options with their marks.
pub(super) fn here(many: &Many, look: &Look<'_>, columns: usize) -> Value {
    let widest = many.options.iter().map(|option| width(&option.title)).max();
    let title = widest.unwrap_or(0).min(columns.saturating_sub(MARK)).max(1);
    let across = ((columns + GAP) / (MARK + title + GAP)).max(1);
    let mut lines: Vec<Line<'static>> = Vec::new();
    for (place, option) in many.options.iter().enumerate() {
        if place % across == 0 {
            lines.push(Line::default());
        }
        let is_marked = many.marked.contains(&place);
        let sign = if is_marked {
            look.glyph(Glyph::Marked)
        } else {
            " "
        };
        let text = format!("[{sign}] {}", pad(&option.title, title));
        let style = match (place == many.at, is_marked) {
            (true, _) => look.style(Role::Selection),
            (false, true) => look.ink(Role::TextStrong),
            (false, false) => look.ink(Role::TextDim),
        };
        if let Some(line) = lines.last_mut() {
            if place % across > 0 {
                line.push_span(Span::raw(" ".repeat(GAP)));
            }
            line.push_span(Span::styled(text, style));
        }
    }
    let (row, column) = (many.at / across, many.at % across);
    Value {
        lines,
        cursor: Some((row, column * (MARK + title + GAP) + 1)),
        part: Some(KEYS.to_owned()),
        ..Value::default()
    }
}
