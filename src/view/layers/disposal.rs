//! The disposal list: a record a row, the one in hand in full beneath, and last those who can't be listed.

use super::map::words::cut;
use crate::app::layer::disposal::Disposal;
use crate::app::selectors::disposal::{Said, empty, keeping, said, undated};
use crate::app::state::State;
use crate::domain::retention::Standing;
use crate::input::mouse::{Hits, Target};
use crate::text::fit::{fit, pad, width};
use crate::text::wrap::wrap;
use crate::theme::{Glyph, Role};
use crate::view::look::Look;
use crate::view::widgets::frame::DOT;
use crate::view::widgets::{frame, rows};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Paragraph, Widget};

/// Below this many columns why a record is listed is read beneath only.
const NARROW: usize = 90;
/// From this many lines on there is an empty one between the parts.
const ROOMY: u16 = 12;
/// The most lines for the row in hand, and for those who are not listed.
const BENEATH: (u16, u16) = (4, 2);

/// Draws the list.
pub(super) fn draw(
    state: &State,
    list: &Disposal,
    look: &Look<'_>,
    body: Rect,
    (buf, hits): (&mut Buffer, &mut Hits),
) {
    let title = format!("disposal list{DOT}{} due", list.rows.len());
    let inside = frame::layer(look, body, &title, buf);
    let said: Vec<Said> = list
        .rows
        .iter()
        .map(|row| said(&state.school, row, list.on))
        .collect();
    let columns = usize::from(inside.width);
    let full = said.get(list.selected).map(|said| full(said, columns));
    let without = undated(&state.school, list).map(|text| wrap(&text, columns));
    let parts = Parts::of(inside, [full.as_ref(), without.as_ref()]);
    for (text, place, role) in [
        (full, parts.full, Role::Text),
        (without, parts.last, Role::TextDim),
    ] {
        let lines = text.into_iter().flatten();
        let lines = lines
            .map(|line| Line::from(look.span(line, role)))
            .collect();
        let lines = cut(look, lines, (place.width, place.height));
        Paragraph::new(lines).render(place, buf);
    }
    if said.is_empty() {
        let text = look.with_keys(&empty(&keeping(&state.school).retention));
        let lines = wrap(&text, columns).into_iter();
        let lines: Vec<Line<'static>> = lines
            .map(|line| Line::from(look.span(line, Role::TextDim)))
            .collect();
        return Paragraph::new(lines).render(parts.table, buf);
    }
    table(look, (list, &said), parts.table, buf, hits);
}

/// All that a row says.
fn full(said: &Said, columns: usize) -> Vec<String> {
    let whole = format!("{}{DOT}{}. {}", said.who, said.what, said.full);
    wrap(&whole, columns)
}

/// Where the parts are.
struct Parts {
    table: Rect,
    full: Rect,
    last: Rect,
}

impl Parts {
    /// The table takes what the others leave, and they leave it half.
    fn of(inside: Rect, [full, last]: [Option<&Vec<String>>; 2]) -> Self {
        let lines = |text: Option<&Vec<String>>| {
            let lines = text.map_or(0, Vec::len);
            u16::try_from(lines).unwrap_or(u16::MAX)
        };
        let gap = u16::from(inside.height >= ROOMY);
        let last = lines(last).min(BENEATH.1).min(inside.height / 4);
        let full = lines(full).min(BENEATH.0).min(inside.height / 2);
        let part = |y: u16, height: u16| Rect {
            y: inside.y + y.min(inside.height),
            height: height.min(inside.height.saturating_sub(y)),
            ..inside
        };
        let last_y = inside.height - last;
        let full_y = last_y.saturating_sub(full + gap.min(last));
        Self {
            table: part(0, full_y.saturating_sub(gap)),
            full: part(full_y, full),
            last: part(last_y, last),
        }
    }
}

/// How wide each column is; nought where there is no room for it.
struct Columns {
    who: usize,
    what: usize,
    standing: usize,
}

impl Columns {
    fn of(said: &[Said], all: usize) -> Self {
        let widest = |of: fn(&Said) -> &str| said.iter().map(|one| width(of(one))).max();
        let standing = widest(|one| &one.standing).unwrap_or(0).min(all * 2 / 5);
        let room = all.saturating_sub(2 + 2 + standing);
        if all < NARROW {
            return Self {
                who: room,
                what: 0,
                standing,
            };
        }
        let who = widest(|one| &one.who).unwrap_or(0).min(room * 2 / 5);
        Self {
            who,
            what: room.saturating_sub(who + 2),
            standing,
        }
    }
}

fn table(
    look: &Look<'_>,
    (list, said): (&Disposal, &[Said]),
    area: Rect,
    buf: &mut Buffer,
    hits: &mut Hits,
) {
    let columns = Columns::of(said, usize::from(area.width));
    let chosen = (list.selected, list.selected + 1);
    let top = rows::offset(chosen, said.len(), usize::from(area.height));
    let shown = list.rows.iter().zip(said).enumerate().skip(top);
    for (y, (place, (row, said))) in (area.y..area.bottom()).zip(shown) {
        let at = Rect {
            y,
            height: 1,
            ..area
        };
        let mut mark = "  ".to_owned();
        if place == list.selected {
            buf.set_style(at, look.style(Role::Selection));
            mark = format!("{} ", look.glyph(Glyph::Selected));
        }
        let mut spans = vec![Span::raw(mark)];
        spans.extend(line(look, said, &row.standing, &columns));
        Line::from(spans).render(at, buf);
        hits.note(at, Target::DisposalRow(place));
    }
    let edge = Rect {
        width: area.width + 1,
        ..area
    };
    rows::scroll_mark(look, edge, (top, said.len()), buf);
}

fn line(
    look: &Look<'_>,
    said: &Said,
    standing: &Standing,
    columns: &Columns,
) -> Vec<Span<'static>> {
    let role = match standing {
        Standing::Proposed(_) => Role::DueSoon,
        Standing::Held(_) => Role::TextStrong,
        Standing::Listed | Standing::OnRoll => Role::TextDim,
    };
    let cell = |text: &str, columns: usize| pad(&fit(text, columns), columns);
    let mut spans = vec![look.inked(cell(&said.who, columns.who), Role::Text)];
    if columns.what > 0 {
        let what = format!("  {}", cell(&said.what, columns.what));
        spans.push(look.inked(what, Role::TextDim));
    }
    let standing = format!("  {}", cell(&said.standing, columns.standing));
    spans.push(look.inked(standing, role));
    spans
}
