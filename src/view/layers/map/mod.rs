//! The provision map: filters, a table of interventions, their totals, and beneath them the chosen one in full.

mod columns;
pub(super) mod words;

use crate::app::layer::map::Map;
use crate::app::state::State;
use crate::input::mouse::{Hits, Target};
use crate::text::wrap::wrap;
use crate::theme::{Glyph, Role};
use crate::view::look::Look;
use crate::view::widgets::frame::{self, DOT};
use crate::view::widgets::rows;
use crate::view::widgets::table::Table;
use chrono::NaiveDate;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Paragraph, Widget};

/// Below this many lines totals and the chosen row have one each.
const LOW: u16 = 10;
/// From this many lines on the chosen row has a few more.
const HIGH: u16 = 28;
/// From this many lines on there are empty lines between the parts.
const ROOMY: u16 = 18;
/// Draws the map over all of the body.
pub(super) fn draw(
    state: &State,
    map: &Map,
    look: &Look<'_>,
    body: Rect,
    (buf, hits): (&mut Buffer, &mut Hits),
) {
    let inside = frame::layer(look, body, &title(state, map), buf);
    let columns = usize::from(inside.width);
    let totals = words::totals(look, map, columns);
    let full = words::full(state, look, map, columns);
    let parts = Parts::of(inside, (totals.len(), full.len()));
    filters(look, map).render(parts.filters, buf);
    for (lines, place) in [(totals, parts.totals), (full, parts.full)] {
        let lines = words::cut(look, lines, (place.width, place.height));
        Paragraph::new(lines).render(place, buf);
    }
    if map.rows.is_empty() {
        let text = look.with_keys(&empty(map));
        let lines = wrap(&text, usize::from(parts.table.width)).into_iter();
        let lines: Vec<Line<'static>> = lines
            .map(|line| Line::from(look.span(line, Role::TextDim)))
            .collect();
        return Paragraph::new(lines).render(parts.table, buf);
    }
    let today = state.session.now.today();
    table(look, (map, today), parts.table, buf, hits);
}

fn title(state: &State, map: &Map) -> String {
    let pupil = map.filter.pupil.and_then(|id| state.school.pupils.get(&id));
    let whose = pupil.map_or_else(|| "whole school".to_owned(), |pupil| pupil.name.spoken());
    format!("provision map{DOT}{whose}")
}

fn empty(map: &Map) -> String {
    let filter = &map.filter;
    let narrowed = filter.layer.is_some() || filter.area.is_some() || filter.year.is_some();
    if narrowed {
        "Nothing matches these filters. {map.layer}, {map.area} and {map.year} go on to other values.".to_owned()
    } else if filter.pupil.is_some() {
        "This pupil's plan has no provision. {map.only} shows everybody's.".to_owned()
    } else {
        "No pupil's plan has any provision yet.".to_owned()
    }
}

/// Where the parts are.
struct Parts {
    filters: Rect,
    table: Rect,
    totals: Rect,
    full: Rect,
}

impl Parts {
    /// The table takes what the others leave.
    fn of(inside: Rect, (totals, full): (usize, usize)) -> Self {
        let gap = u16::from(inside.height >= ROOMY);
        let (totals_most, full_most) = match inside.height {
            ..LOW => (1, 1),
            LOW..ROOMY => (2, 3),
            ROOMY..HIGH => (2, 4),
            HIGH.. => (3, 6),
        };
        let lines = |wanted: usize| u16::try_from(wanted).unwrap_or(u16::MAX);
        let totals_height = lines(totals).min(totals_most);
        let full_height = lines(full).min(full_most);
        let part = |y: u16, height: u16| Rect {
            y: inside.y + y.min(inside.height),
            height: height.min(inside.height.saturating_sub(y)),
            ..inside
        };
        let full_y = inside.height.saturating_sub(full_height);
        let totals_y = full_y.saturating_sub(totals_height + gap);
        let table_y = 1 + gap;
        Self {
            filters: part(0, 1),
            table: part(table_y, totals_y.saturating_sub(table_y + gap)),
            totals: part(totals_y, totals_height),
            full: part(full_y, full_height),
        }
    }
}

fn filters(look: &Look<'_>, map: &Map) -> Line<'static> {
    let filter = &map.filter;
    let layer = filter.layer.clone();
    let area = filter.area.map(|area| area.title().to_owned());
    let year = filter.year.map(|year| year.name().to_owned());
    let parts = [("layer ", layer), ("area ", area), ("year ", year)];
    let mut line = Line::default();
    for (name, value) in parts {
        if !line.spans.is_empty() {
            line.push_span(look.inked(DOT, Role::TextDim));
        }
        line.push_span(look.inked(name, Role::FieldLabel));
        let role = if value.is_some() {
            Role::TextStrong
        } else {
            Role::Text
        };
        line.push_span(look.inked(value.unwrap_or_else(|| "all".to_owned()), role));
    }
    line
}

fn table(
    look: &Look<'_>,
    (map, today): (&Map, NaiveDate),
    area: Rect,
    buf: &mut Buffer,
    hits: &mut Hits,
) {
    let columns = columns::columns(&map.rows, today);
    let table = Table::fitting(&columns, usize::from(area.width).saturating_sub(2));
    let mut head = vec![Span::raw("  ")];
    head.extend(table.head(look));
    let top_line = Rect {
        height: area.height.min(1),
        ..area
    };
    Line::from(head).render(top_line, buf);
    let list = Rect {
        y: area.y + top_line.height,
        height: area.height - top_line.height,
        ..area
    };
    let chosen = (map.selected, map.selected + 1);
    let top = rows::offset(chosen, map.rows.len(), usize::from(list.height));
    for (y, row) in (list.y..list.bottom()).zip(top..map.rows.len()) {
        let place = Rect {
            y,
            height: 1,
            ..list
        };
        let mut mark = "  ".to_owned();
        if row == map.selected {
            buf.set_style(place, look.style(Role::Selection));
            mark = format!("{} ", look.glyph(Glyph::Selected));
        }
        let mut spans = vec![Span::raw(mark)];
        spans.extend(table.row(look, row));
        Line::from(spans).render(place, buf);
        hits.note(place, Target::MapRow(row));
    }
    let edge = Rect {
        width: list.width + 1,
        ..list
    };
    rows::scroll_mark(look, edge, (top, map.rows.len()), buf);
}
