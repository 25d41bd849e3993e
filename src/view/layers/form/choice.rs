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

/// The chosen one between arrows, and beside it as many others as there is room for.
fn between(titles: &[&str], chosen: Option<usize>, look: &Look<'_>, columns: usize) -> Value {
    let (title, role) = match chosen.and_then(|place| titles.get(place)) {
        Some(title) => (*title, Role::TextStrong),
        None => (NONE, Role::TextDim),
    };
    // The arrows take two columns each, with the blank inside.
    let title = fit(title, columns.saturating_sub(4).max(1));
    let room = columns.saturating_sub(width(&title) + 4);
    let (before, after) = neighbours(titles, chosen, room);
    let mut line = Line::default();
    if let Some(before) = before {
        line.push_span(look.inked(format!("{before}{}", " ".repeat(GAP)), Role::TextDim));
    }
    if chosen.is_some() {
        line.push_span(look.inked(format!("{} ", look.glyph(Glyph::Before)), Role::Accent));
    }
    let cursor = line.width();
    line.push_span(look.inked(title, role));
    if chosen.is_none_or(|place| place + 1 < titles.len()) {
        line.push_span(look.inked(format!(" {}", look.glyph(Glyph::After)), Role::Accent));
    }
    for title in after {
        line.push_span(look.inked(format!("{}{title}", " ".repeat(GAP)), Role::TextDim));
    }
    Value {
        lines: vec![line],
        cursor: Some((0, cursor)),
        ..Value::default()
    }
}

/// The option before the chosen one and those after it, as far as there is room: first the next, then the one before,
/// then the rest.
fn neighbours<'a>(
    titles: &[&'a str],
    chosen: Option<usize>,
    mut room: usize,
) -> (Option<&'a str>, Vec<&'a str>) {
    let mut fitting = |title: &&str| {
        let wide = width(title) + GAP;
        let fits = wide <= room;
        room = if fits { room - wide } else { 0 };
        fits
    };
    let next = chosen.map_or(0, |place| place + 1);
    let mut later = titles.iter().skip(next).copied();
    let first = later.next().filter(&mut fitting);
    let before = next
        .checked_sub(2)
        .and_then(|place| titles.get(place))
        .copied();
    let before = before.filter(&mut fitting);
    let rest = later.take_while(&mut fitting);
    (before, first.into_iter().chain(rest).collect())
}
