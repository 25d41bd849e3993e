//! A form: its fields from the top in one column, the one in hand with all there is to say of it. Fields are made into lines
//! first and then scrolled, so that a long text takes the place it needs and the cursor always shows.

mod beneath;
mod block;
mod choice;
mod many;
mod shape;
mod typed;
mod value;

use crate::app::form::kinds::{self, Context};
use crate::app::form::{Form, Tried};
use crate::app::state::State;
use crate::domain::page;
use crate::input::mouse::Target;
use crate::text::fit::{fit, width};
use crate::text::wrap::wrap;
use crate::theme::{Glyph, Role};
use crate::view::Drawn;
use crate::view::look::Look;
use crate::view::widgets::frame::{self, DOT};
use crate::view::widgets::{gauge, rows};
use block::Block;
use ratatui::buffer::Buffer;
use ratatui::layout::{Alignment, Position, Rect};
use ratatui::text::Line;
use ratatui::widgets::{Block as Border, Clear, Widget};
use shape::Shape;

/// How wide a form is at most: marks, the widest labels, two pages' width of text, and the frame.
const COLUMNS: u16 = 108;
/// The most lines a form's note takes.
const NOTE: usize = 2;
/// The fewest columns that are kept for a title.
const TITLE: usize = 16;

/// How full one side of A4 is with what a passport's form has now.
pub(super) fn gauge(state: &State, form: &Form, look: &Look<'_>) -> Option<Line<'static>> {
    let context = Context {
        school: &state.school,
        words: &state.words,
        today: state.session.now.today(),
        me: state.session.me.as_ref(),
    };
    let passport = kinds::passport_in(&context, form)?;
    let fill = page::fill(&passport, state.template());
    Some(gauge::line(look, fill))
}

/// Draws a form over the whole body; what is drawn where, and where text is typed, is noted in `drawn`. A `gauge` stands
/// at the title's right where there is room for it.
pub(super) fn draw(
    form: &Form,
    look: &Look<'_>,
    (body, gauge): (Rect, Option<Line<'static>>),
    buf: &mut Buffer,
    drawn: &mut Drawn,
) {
    Clear.render(body, buf);
    buf.set_style(body, look.style(Role::Text));
    let place = frame::middle(body, COLUMNS, body.height);
    let inside = border(form, look, (place, gauge), buf);
    let fields = note(form, look, inside, buf);
    let shape = Shape::of(form, fields);
    let blocks: Vec<Block> = (0..form.fields.len())
        .map(|place| block::of(form, place, look, &shape))
        .collect();
    drawn.cursor = scrolled(form, look, (&blocks, fields), buf, drawn);
}

/// Draws the frame with what stands in it; returns its inside, a column in from the border.
fn border(
    form: &Form,
    look: &Look<'_>,
    (area, gauge): (Rect, Option<Line<'static>>),
    buf: &mut Buffer,
) -> Rect {
    let columns = usize::from(area.width).saturating_sub(4);
    let changed = if form.is_changed() { "changed" } else { "" };
    let state = width(changed) + if changed.is_empty() { 0 } else { width(DOT) };
    let gauge = gauge.filter(|gauge| TITLE + state + gauge.width() + 3 <= columns);
    let beside = state + gauge.as_ref().map_or(0, |gauge| gauge.width() + 3);
    let title = fit(&form.title, columns.saturating_sub(beside).max(1));
    let mut left = vec![look.inked(format!(" {title}"), Role::PaneTitleFocus)];
    if !changed.is_empty() {
        left.push(look.inked(format!("{DOT}{changed}"), Role::TextDim));
    }
    left.push(look.inked(" ", Role::TextDim));
    let mut border = Border::bordered()
        .border_set(look.theme.glyphs().border_set())
        .border_style(look.style(Role::PaneBorderFocus))
        .title(Line::from(left));
    if let Some(mut gauge) = gauge {
        gauge.spans.insert(0, look.inked(" ", Role::TextDim));
        gauge.push_span(look.inked(" ", Role::TextDim));
        border = border.title(gauge.alignment(Alignment::Right));
    }
    if let Some(text) = in_the_way(form) {
        let text = format!(" {} {text} ", look.glyph(Glyph::Problem));
        border = border.title_bottom(look.inked(text, Role::FieldProblem));
    }
    let inside = border.inner(area);
    border.render(area, buf);
    frame::padded(inside)
}

/// How many fields keep a form from being saved, once somebody has tried.
fn in_the_way(form: &Form) -> Option<String> {
    let count = form.problems();
    let of = form.fields.len();
    match (form.tried, count) {
        (Tried::No, _) | (_, 0) => None,
        (Tried::Yes, 1) => Some(format!("1 of {of} fields needs a look")),
        (Tried::Yes, _) => Some(format!("{count} of {of} fields need a look")),
    }
}

/// Draws the note under the title, and an empty line where there is room; returns what is left for the fields.
fn note(form: &Form, look: &Look<'_>, inside: Rect, buf: &mut Buffer) -> Rect {
    let (most, gap) = if inside.height < shape::LOW {
        (1, 0)
    } else {
        (NOTE, 1)
    };
    let columns = usize::from(inside.width);
    let mut lines = if form.note.is_empty() {
        Vec::new()
    } else {
        wrap(&look.with_keys(&form.note), columns.saturating_sub(1))
    };
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            last.push_str(look.glyph(Glyph::More));
        }
    }
    let taken = u16::try_from(lines.len()).unwrap_or(0);
    for (y, line) in (inside.y..inside.bottom()).zip(lines) {
        let row = Rect {
            y,
            height: 1,
            ..inside
        };
        Line::from(look.inked(line, Role::TextDim)).render(row, buf);
    }
    let taken = (taken + gap).min(inside.height);
    Rect {
        y: inside.y + taken,
        height: inside.height - taken,
        ..inside
    }
}

/// Draws the lines of the fields that show, scrolled so that the field in hand and the cursor do; returns where the
/// cursor is.
fn scrolled(
    form: &Form,
    look: &Look<'_>,
    (blocks, area): (&[Block], Rect),
    buf: &mut Buffer,
    drawn: &mut Drawn,
) -> Option<Position> {
    let height = usize::from(area.height);
    let lines = |blocks: &[Block]| blocks.iter().map(|block| block.lines.len()).sum::<usize>();
    let total = lines(blocks);
    let before = lines(blocks.get(..form.at).unwrap_or_default());
    let here = blocks.get(form.at)?;
    let cursor = here.cursor.map(|(line, column)| (before + line, column));
    let mut shown = (before + here.gap, before + here.lines.len());
    if area.height < shape::LOW {
        // What passes over a low screen's last lines must not cover where one types: the field goes to the top.
        shown.1 = shown.0 + height.saturating_sub(1);
    }
    let top = top(shown, cursor.map(|(line, _)| line), total, height);
    let placed = blocks
        .iter()
        .enumerate()
        .flat_map(|(place, block)| block.lines.iter().map(move |line| (place, line)));
    for (y, (place, line)) in (area.y..area.bottom()).zip(placed.skip(top)) {
        let row = Rect {
            y,
            height: 1,
            ..area
        };
        drawn.hits.note(row, Target::Field(place));
        line.render(row, buf);
    }
    let edge = Rect {
        width: area.width + 1,
        ..area
    };
    rows::scroll_mark(look, edge, (top, total), buf);
    let (line, column) = cursor?;
    let y = u16::try_from(line.checked_sub(top)?).ok()?;
    let x = u16::try_from(column).ok()?.min(area.width.checked_sub(1)?);
    (y < area.height).then(|| Position::new(area.x + x, area.y + y))
}

/// The first line shown: the field in hand near the middle, and the cursor's line within in any case.
fn top(shown: (usize, usize), cursor: Option<usize>, total: usize, height: usize) -> usize {
    let top = rows::offset(shown, total, height);
    cursor.map_or(top, |cursor| {
        top.max((cursor + 1).saturating_sub(height)).min(cursor)
    })
}
