//! The sweep: the list with two ratings a row.

use crate::app::layer::sweep::{Cell, Sweep};
use crate::app::state::State;
use crate::domain::delivery::{Outcome, Rating};
use crate::domain::pupil::Pupil;
use crate::text::dates::short;
use crate::text::fit::{fit, pad, width};
use crate::theme::{Glyph, Role};
use crate::view::look::Look;
use crate::view::widgets::frame::DOT;
use crate::view::widgets::{frame, marks, rows};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

/// How wide the sweep is at most.
const COLUMNS: u16 = 68;
/// The widest form that is not cut.
const PLACE: usize = 10;
/// Below this many columns the ratings have no room for their headings in full.
const NARROW: usize = 56;

/// Draws the sweep.
pub(super) fn draw(state: &State, sweep: &Sweep, look: &Look<'_>, body: Rect, buf: &mut Buffer) {
    let wanted = u16::try_from(sweep.rows.len())
        .unwrap_or(u16::MAX)
        .saturating_add(3);
    let area = frame::middle(body, COLUMNS, wanted);
    let room = usize::from(area.width).saturating_sub(4);
    let inside = frame::layer(look, area, &title(state, sweep, room), buf);
    let columns = Columns::of(state, sweep, usize::from(inside.width));
    let head = Rect {
        height: inside.height.min(1),
        ..inside
    };
    let text = format!(
        "  {}  {}  {}  {}",
        pad("pupil", columns.name),
        pad("", columns.place),
        columns.heads.0,
        columns.heads.1
    );
    Line::from(look.span(text, Role::FieldLabel)).render(head, buf);
    let list = Rect {
        y: inside.y + 1.min(inside.height),
        height: inside.height.saturating_sub(1),
        ..inside
    };
    draw_rows(state, sweep, look, (list, &columns), buf);
}

fn title(state: &State, sweep: &Sweep, room: usize) -> String {
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
    let (done, all) = (sweep.done().count(), sweep.rows.len());
    let short = format!("sweep{DOT}{}{DOT}{done} of {all}", when.trim_end());
    let long = format!("{short} filled");
    if width(&long) <= room { long } else { short }
}

/// Where the columns of the sweep are.
struct Columns {
    name: usize,
    place: usize,
    heads: (&'static str, &'static str),
}

impl Columns {
    fn of(state: &State, sweep: &Sweep, all: usize) -> Self {
        let pupils = sweep
            .rows
            .iter()
            .filter_map(|(pupil, _)| state.school.pupils.get(pupil));
        let place = pupils.map(|pupil| width(&pupil.place())).max().unwrap_or(0);
        let place = place.min(PLACE);
        let heads = if all < NARROW {
            ("perf.", "part.")
        } else {
            ("performance", "participation")
        };
        let taken = 2 + 2 + place + 2 + width(heads.0) + 2 + width(heads.1);
        let name = all.saturating_sub(taken);
        Self { name, place, heads }
    }
}

fn draw_rows(
    state: &State,
    sweep: &Sweep,
    look: &Look<'_>,
    (list, columns): (Rect, &Columns),
    buf: &mut Buffer,
) {
    let chosen = (sweep.selected, sweep.selected + 1);
    let total = sweep.rows.len();
    let top = rows::offset(chosen, total, usize::from(list.height));
    let shown = sweep.rows.iter().enumerate().skip(top);
    for (y, (place, (pupil, cell))) in (list.y..list.bottom()).zip(shown) {
        let row = Rect {
            y,
            height: 1,
            ..list
        };
        let Some(pupil) = state.school.pupils.get(pupil) else {
            continue;
        };
        let turn = if place == sweep.selected {
            buf.set_style(row, look.style(Role::Selection));
            Turn::Now
        } else {
            Turn::NotNow
        };
        line(look, pupil, (*cell, turn), columns).render(row, buf);
    }
    let edge = Rect {
        width: list.width + 1,
        ..list
    };
    rows::scroll_mark(look, edge, (top, total), buf);
}

/// Whether a row is the one in hand.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Turn {
    Now,
    NotNow,
}

fn line(
    look: &Look<'_>,
    pupil: &Pupil,
    (cell, turn): (Cell, Turn),
    columns: &Columns,
) -> Line<'static> {
    let (mark, role) = match turn {
        Turn::Now => (look.glyph(Glyph::Selected), Role::TextStrong),
        Turn::NotNow => (" ", Role::Text),
    };
    let name = pad(&pupil.name.listed(), columns.name);
    let place = pad(&pupil.place(), columns.place);
    let mut spans = vec![
        Span::raw(format!("{mark} ")),
        look.inked(name, role),
        look.inked(format!("  {place}  "), Role::TextDim),
    ];
    spans.extend(ratings(look, (cell, turn), columns));
    Line::from(spans)
}

/// Both ratings under their headings; where the next one goes, a question mark.
fn ratings(look: &Look<'_>, (cell, turn): (Cell, Turn), columns: &Columns) -> Vec<Span<'static>> {
    let gap =
        |used: usize| Span::raw(" ".repeat((width(columns.heads.0) + 2).saturating_sub(used)));
    let both =
        |first: Rating, second: Span<'static>| vec![marks::rating(look, first), gap(2), second];
    let next = look.inked("?", Role::Accent);
    match cell {
        Cell::Empty if turn == Turn::Now => vec![next],
        Cell::Empty => Vec::new(),
        Cell::Half(first) => both(first, next),
        Cell::Done(Outcome::Delivered {
            performance,
            participation,
            ..
        }) => both(performance, marks::rating(look, participation)),
        Cell::Done(Outcome::NotDelivered(reason)) => {
            let room = width(columns.heads.0) + width(columns.heads.1);
            let text = format!("{} {}", look.glyph(Glyph::NotDelivered), reason.title());
            vec![look.inked(fit(&text, room), Role::NotDelivered)]
        }
        Cell::Skipped => vec![look.inked("skipped", Role::TextDim)],
    }
}
