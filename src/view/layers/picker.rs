//! A list to pick from: what is typed, the rows in columns, and beneath them the chosen row in full where rows are sentences.

use super::due;
use crate::app::layer::picker::{Item, Picker, PickerKind, Shown, Taken};
use crate::input::key::spell;
use crate::input::mouse::{Hits, Target};
use crate::text::fit::{fit, width};
use crate::text::wrap::wrap;
use crate::theme::{Glyph, Role};
use crate::view::look::Look;
use crate::view::widgets::frame::DOT;
use crate::view::widgets::{frame, marks, rows};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Paragraph, Widget};

/// How wide a list of sentences is at most.
const COLUMNS: u16 = 108;
/// How wide a list of what is due is at most.
const DUE: u16 = 128;
/// How wide a list of names is at most.
const NAMES: u16 = 76;
/// Lines kept for the chosen row in full, the empty one above them included.
const FULL: u16 = 3;
/// From this many lines on there is room for them, and for an empty line under what is typed.
const ROOM: (u16, u16) = (8, 10);
/// Below this many columns a long title takes the place of its detail, which is then read beneath.
const NARROW: usize = 60;

/// Draws the list; returns where the cursor is.
pub(super) fn draw(
    picker: &Picker,
    look: &Look<'_>,
    body: Rect,
    buf: &mut Buffer,
    hits: &mut Hits,
) -> Position {
    let inside = frame::layer(look, place(picker, body), &picker.title, buf);
    let field = Rect {
        height: inside.height.min(1),
        ..inside
    };
    let cursor = draw_field(picker, look, field, buf);
    let low = picker.kind == PickerKind::Due && inside.height < ROOM.1;
    let full = if low {
        FULL.min(inside.height / 2)
    } else if sentences(picker) && inside.height >= ROOM.0 {
        FULL + u16::from(usize::from(inside.width) < NARROW)
    } else {
        0
    };
    let gap = if inside.height >= ROOM.1 { 2 } else { 1 };
    let list = Rect {
        y: inside.y + gap.min(inside.height),
        height: inside.height.saturating_sub(gap + full),
        ..inside
    };
    if picker.shown.is_empty() {
        let empty = look.with_keys(&picker.empty);
        let empty = wrap(&empty, usize::from(list.width)).into_iter();
        let empty: Vec<Line<'static>> = empty
            .map(|line| Line::from(look.span(line, Role::TextDim)))
            .collect();
        Paragraph::new(empty).render(list, buf);
    }
    if picker.kind == PickerKind::Due {
        due::draw_rows(picker, look, list, buf, hits);
    } else {
        draw_rows(picker, look, list, buf, hits);
    }
    if full > 0 {
        let beneath = Rect {
            x: list.x + 2.min(list.width),
            y: list.bottom() + 1,
            width: list.width.saturating_sub(2),
            height: full - 1,
        };
        draw_full(picker, look, beneath, buf);
    }
    Position::new(field.x + 2 + cursor, field.y)
}

/// Whether rows are too long for their line as a rule.
const fn sentences(picker: &Picker) -> bool {
    match picker.kind {
        PickerKind::Strategies(_)
        | PickerKind::Due
        | PickerKind::Palette
        | PickerKind::Help
        | PickerKind::File(_)
        | PickerKind::Meeting(_)
        | PickerKind::Audit
        | PickerKind::Held(..)
        | PickerKind::School => true,
        PickerKind::Pupils | PickerKind::Plain | PickerKind::Several | PickerKind::Themes => false,
    }
}

/// Finders and the palette take the height there is, so that they don't jump while one types; shorter lists only what
/// they need.
fn place(picker: &Picker, body: Rect) -> Rect {
    let tall = sentences(picker) || picker.kind == PickerKind::Pupils;
    let wanted = u16::try_from(picker.items.len())
        .unwrap_or(u16::MAX)
        .saturating_add(4);
    let margin = if body.height > 20 { 4 } else { 0 };
    let height = if tall {
        body.height.saturating_sub(margin)
    } else {
        wanted.max(7)
    };
    let columns = match picker.kind {
        PickerKind::Pupils | PickerKind::Themes => NAMES,
        PickerKind::Due => DUE,
        PickerKind::Strategies(_)
        | PickerKind::Palette
        | PickerKind::Help
        | PickerKind::Plain
        | PickerKind::Several
        | PickerKind::File(_)
        | PickerKind::Meeting(_)
        | PickerKind::Audit
        | PickerKind::Held(..)
        | PickerKind::School => COLUMNS,
    };
    frame::middle(body, columns, height)
}

/// Draws the line being typed and how many rows there are; returns the cursor's column in it.
fn draw_field(picker: &Picker, look: &Look<'_>, field: Rect, buf: &mut Buffer) -> u16 {
    let count = if picker.marked.is_empty() {
        picker.shown.len().to_string()
    } else {
        format!("{} marked", picker.marked.len())
    };
    let room = usize::from(field.width).saturating_sub(4 + width(&count));
    let (text, cursor) = picker.line.view(room);
    let line = vec![look.span("> ", Role::Accent), look.span(text, Role::Field)];
    Line::from(line).render(field, buf);
    Line::from(look.span(count, Role::TextDim))
        .right_aligned()
        .render(field, buf);
    u16::try_from(cursor).unwrap_or(0)
}

fn draw_rows(picker: &Picker, look: &Look<'_>, list: Rect, buf: &mut Buffer, hits: &mut Hits) {
    let chosen = (picker.selected, picker.selected + 1);
    let total = picker.shown.len();
    let top = rows::offset(chosen, total, usize::from(list.height));
    let shown: Vec<(usize, &Shown, &Item)> = picker
        .shown
        .iter()
        .enumerate()
        .skip(top)
        .take(usize::from(list.height))
        .filter_map(|(place, shown)| Some((place, shown, picker.items.get(shown.item)?)))
        .collect();
    let columns = Columns::of(look, &shown, usize::from(list.width));
    for (y, (place, shown, item)) in (list.y..list.bottom()).zip(shown) {
        let row = Rect {
            y,
            height: 1,
            ..list
        };
        let chosen = place == picker.selected;
        if chosen {
            buf.set_style(row, look.style(Role::Selection));
        }
        let mark = if picker.marked.contains(&shown.item) {
            "+"
        } else if chosen {
            look.glyph(Glyph::Selected)
        } else {
            " "
        };
        let mut spans = vec![Span::raw(format!("{mark} "))];
        spans.extend(line(look, (item, shown), &columns));
        Line::from(spans).render(row, buf);
        hits.note(row, Target::PickRow(place));
    }
    let edge = Rect {
        width: list.width + 1,
        ..list
    };
    rows::scroll_mark(look, edge, (top, total), buf);
}

/// Where title and detail are in every row.
struct Columns {
    title: usize,
    /// Title, gap and detail together.
    both: usize,
    /// What stands at the right.
    side: usize,
}

impl Columns {
    /// As wide as the titles, as long as the details still have their room or at least a third of it.
    fn of(look: &Look<'_>, shown: &[(usize, &Shown, &Item)], all: usize) -> Self {
        let widest = |texts: &mut dyn Iterator<Item = usize>| texts.max().unwrap_or(0);
        let side = widest(&mut shown.iter().map(|row| side(look, row.2).width()));
        let title = widest(&mut shown.iter().map(|row| width(&row.2.title)));
        let detail = widest(&mut shown.iter().map(|row| width(&detail(row.2))));
        let both = all.saturating_sub(4 + side);
        let left = if detail == 0 || (all < NARROW && title * 2 > both) {
            both
        } else {
            (both * 2 / 3).max(both.saturating_sub(detail + 2))
        };
        Self {
            title: title.min(left),
            both,
            side,
        }
    }
}

fn blocked(item: &Item) -> Option<&str> {
    if let Taken::Blocked(why) = &item.taken {
        Some(why)
    } else {
        None
    }
}

fn detail(item: &Item) -> String {
    blocked(item).map_or_else(|| item.detail.clone(), |why| format!("not now: {why}"))
}

fn line(look: &Look<'_>, (item, shown): (&Item, &Shown), columns: &Columns) -> Vec<Span<'static>> {
    let (role, marked) = match blocked(item) {
        Some(_) => (Role::TextDim, &[][..]),
        None => (Role::Text, shown.detail_marks.as_slice()),
    };
    let text = detail(item);
    // A title without a detail may run on over the empty place.
    let room = if text.is_empty() {
        columns.both
    } else {
        columns.title
    };
    let title = fit(&item.title, room);
    let mut used = width(&title);
    let mut spans = marks::matched(look, &title, &shown.title_marks, role);
    let left = columns.both.saturating_sub(columns.title + 2);
    if left > 3 && !text.is_empty() {
        spans.push(Span::raw(
            " ".repeat(columns.title.saturating_sub(used) + 2),
        ));
        let text = fit(&text, left);
        used = columns.title + 2 + width(&text);
        spans.extend(marks::matched(look, &text, marked, Role::TextDim));
    }
    let side = side(look, item);
    let blanks = (columns.both + 2 + columns.side).saturating_sub(used + side.width());
    spans.push(Span::raw(" ".repeat(blanks)));
    spans.extend(side);
    spans
}

/// What stands at the right: the row's own words, then a command's keys.
fn side(look: &Look<'_>, item: &Item) -> Line<'static> {
    let keys = item
        .command
        .map(|id| look.keymap.keys_for(id))
        .unwrap_or_default();
    let keys: Vec<String> = keys.iter().take(2).map(|keys| spell(keys)).collect();
    let keys = keys.join(" or ");
    let gap = if keys.is_empty() || item.side.is_empty() {
        ""
    } else {
        "  "
    };
    Line::from(vec![
        look.inked(format!("{}{gap}", item.side), Role::TextDim),
        look.inked(keys, Role::HintKey),
    ])
}

/// All that a row says.
fn in_full(item: &Item) -> String {
    let said = [&item.title, &item.detail, &item.side];
    let said: Vec<&str> = said.into_iter().map(String::as_str).collect();
    said.into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<&str>>()
        .join(DOT)
}

/// The chosen row's text without a cut.
fn draw_full(picker: &Picker, look: &Look<'_>, area: Rect, buf: &mut Buffer) {
    let Some(item) = picker.chosen() else { return };
    let (text, role) = match picker.kind {
        PickerKind::Strategies(_) => (format!("{}{DOT}{}", item.title, item.detail), Role::Text),
        PickerKind::Due => (due::in_full(item), Role::Text),
        PickerKind::Audit => (in_full(item), Role::Text),
        PickerKind::Palette
        | PickerKind::Help
        | PickerKind::Pupils
        | PickerKind::Plain
        | PickerKind::Several
        | PickerKind::Themes
        | PickerKind::File(_)
        | PickerKind::Meeting(_)
        | PickerKind::Held(..)
        | PickerKind::School => (item.detail.clone(), Role::TextDim),
    };
    let blocked = blocked(item).map(|why| format!("Not now: {why}."));
    let columns = usize::from(area.width);
    let mut lines: Vec<String> = blocked
        .into_iter()
        .chain([text])
        .flat_map(|text| wrap(&text, columns))
        .collect();
    let rows = usize::from(area.height);
    if lines.len() > rows {
        lines.truncate(rows);
        if let Some(last) = lines.last_mut() {
            *last = fit(&format!("{last} {}", " ".repeat(columns)), columns).into_owned();
        }
    }
    let lines: Vec<Line<'static>> = lines
        .into_iter()
        .map(|line| Line::from(look.span(line, role)))
        .collect();
    Paragraph::new(lines).render(area, buf);
}
