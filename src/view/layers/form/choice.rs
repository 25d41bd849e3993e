//! One of several, in hand: all of them in a row where they fit, else the chosen one between its neighbours.

use super::value::Value;
use crate::app::form::input::Choice;
use crate::text::fit::{fit, width};
use crate::theme::{Glyph, Role};
use crate::view::look::Look;
use ratatui::text::{Line, Span};

/// Columns between options.
const GAP: usize = 2;
/// Where none is chosen.
pub(super) const NONE: &str = "not chosen";

/// The options of a choice in hand.
pub(super) fn here(choice: &Choice, look: &Look<'_>, columns: usize) -> Value {
    let titles: Vec<&str> = choice
        .options
        .iter()
        .map(|option| option.title.as_str())
        .collect();
    // A mark takes a bracket, its sign, a bracket and a blank.
    let all: usize = titles.iter().map(|title| width(title) + 4 + GAP).sum();
    if all <= columns + GAP {
        in_a_row(&titles, choice.chosen, look)
    } else {
        between(&titles, choice.chosen, look, columns)
    }
}

fn in_a_row(titles: &[&str], chosen: Option<usize>, look: &Look<'_>) -> Value {
    let mut line = Line::default();
    let mut cursor = 1;
    for (place, title) in titles.iter().enumerate() {
        let (sign, role) = if chosen == Some(place) {
            cursor = line.width() + 1;
            (look.glyph(Glyph::Marked), Role::TextStrong)
        } else {
            (" ", Role::TextDim)
        };
        line.push_span(look.inked(format!("({sign}) {title}"), role));
        if place + 1 < titles.len() {
            line.push_span(Span::raw(" ".repeat(GAP)));
        }
    }
    Value {
        lines: vec![line],
        cursor: Some((0, cursor)),
        ..Value::default()
    }
}

/// The chosen one, then as many of those beside it as there is room for, the next before the one before.
fn between(titles: &[&str], chosen: Option<usize>, look: &Look<'_>, columns: usize) -> Value {
    let title = chosen
        .and_then(|place| titles.get(place))
        .copied()
        .unwrap_or(NONE);
    let next = chosen.map_or(0, |place| place + 1);
    let (before, after) = (titles.get(..next.saturating_sub(1)), titles.get(next..));
    let (before, after) = (before.unwrap_or_default(), after.unwrap_or_default());
    let left = chosen.map_or_else(String::new, |_| format!("{} ", look.glyph(Glyph::Before)));
    let right = if after.is_empty() {
        " "
    } else {
        look.glyph(Glyph::After)
    };
    // The arrows, a blank inside each and the gaps outside.
    let title = fit(title, columns.saturating_sub(4).max(1));
    let mut room = columns.saturating_sub(width(&title) + 4);
    let mut fitting = |title: &str| {
        let wide = width(title) + GAP;
        let fits = wide <= room;
        room = if fits { room - wide } else { 0 };
        fits
    };
    let first: Vec<&str> = after
        .iter()
        .copied()
        .take(1)
        .filter(|title| fitting(title))
        .collect();
    let mut beside: Vec<&str> = before
        .iter()
        .rev()
        .copied()
        .take_while(|title| fitting(title))
        .take(1)
        .collect();
    let rest: Vec<&str> = after
        .iter()
        .skip(1)
        .copied()
        .take_while(|title| fitting(title))
        .collect();
    beside.reverse();
    let mut line = Line::default();
    for title in beside {
        line.push_span(look.inked(format!("{title}{}", " ".repeat(GAP)), Role::TextDim));
    }
    line.push_span(look.inked(left, Role::Accent));
    let cursor = line.width();
    let role = if chosen.is_some() {
        Role::TextStrong
    } else {
        Role::TextDim
    };
    line.push_span(look.inked(title, role));
    line.push_span(look.inked(format!(" {right}"), Role::Accent));
    for title in first.into_iter().chain(rest) {
        line.push_span(look.inked(format!("{}{title}", " ".repeat(GAP)), Role::TextDim));
    }
    Value {
        lines: vec![line],
        cursor: Some((0, cursor)),
        ..Value::default()
    }
}
