//! The sweep: the list with two ratings a row.

use crate::app::layer::sweep::{Cell, Sweep};
use crate::app::state::State;
use crate::text::dates::short;
use crate::text::fit::{pad, width};
use crate::theme::{Glyph, Role};
use crate::view::look::Look;
use crate::view::widgets::{frame, marks, rows};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

/// How wide the sweep is at most.
const COLUMNS: u16 = 84;

/// Draws the sweep.
pub(super) fn draw(state: &State, sweep: &Sweep, look: &Look<'_>, body: Rect, buf: &mut Buffer) {
    let today = state.session.now.today();
    let period = sweep.when.period.and_then(|place| {
        state
            .school
            .calendar()
            .and_then(|calendar| calendar.period_name(place))
    });
    let when = format!(
        "{} {}",
        short(sweep.when.date, today),
        period.unwrap_or_default()
    );
    let title = format!(
        "sweep  {}  ·  {} of {} filled",
        when.trim_end(),
        sweep.done().count(),
        sweep.rows.len()
    );
    let wanted = u16::try_from(sweep.rows.len())
        .unwrap_or(u16::MAX)
        .saturating_add(4);
    let inside = frame::layer(look, frame::middle(body, COLUMNS, wanted), &title, buf);
    let head = Rect {
        height: inside.height.min(1),
        ..inside
    };
    let columns = usize::from(inside.width);
    let heading = format!(
        "  {} performance, participation",
        pad("pupil", name_columns(columns))
    );
    Line::from(look.span(heading, Role::TextDim)).render(head, buf);
    let list = Rect {
        y: inside.y + 1.min(inside.height),
        height: inside.height.saturating_sub(1),
        ..inside
    };
    draw_rows(state, sweep, look, list, buf);
}

fn draw_rows(state: &State, sweep: &Sweep, look: &Look<'_>, list: Rect, buf: &mut Buffer) {
    let columns = name_columns(usize::from(list.width));
    let chosen = (sweep.selected, sweep.selected + 1);
    let top = rows::offset(chosen, sweep.rows.len(), usize::from(list.height));
    for (y, (place, (pupil, cell))) in
        (list.y..list.bottom()).zip(sweep.rows.iter().enumerate().skip(top))
    {
        let row = Rect {
            y,
            height: 1,
            ..list
        };
        let Some(pupil) = state.school.pupils.get(pupil) else {
            continue;
        };
        let chosen = place == sweep.selected;
        let mark = if chosen {
            look.glyph(Glyph::Selected)
        } else {
            " "
        };
        let who = format!("{}  {}", pupil.name.listed(), pupil.place());
        let mut spans = vec![
            Span::raw(format!("{mark} ")),
            Span::raw(pad(&who, columns)),
            Span::raw(" "),
        ];
        if chosen && *cell == Cell::Empty {
            spans.push(look.span("?", Role::Accent));
        }
        spans.extend(cell_spans(*cell, look));
        Line::from(spans).render(row, buf);
        if chosen {
            buf.set_style(row, look.style(Role::Selection));
        }
    }
}

fn name_columns(columns: usize) -> usize {
    columns
        .saturating_sub(width("  performance, participation") + 2)
        .max(12)
}

fn cell_spans(cell: Cell, look: &Look<'_>) -> Vec<Span<'static>> {
    match cell {
        Cell::Empty => Vec::new(),
        Cell::Half(rating) => vec![marks::rating(look, rating), look.span(" ?", Role::Accent)],
        Cell::Done(outcome) => marks::outcome(look, outcome),
        Cell::Skipped => vec![look.span("skipped", Role::TextDim)],
    }
}
