//! A list to pick from.

use crate::app::layer::picker::{Item, Picker, PickerKind, Shown, Taken};
use crate::input::key::spell;
use crate::input::mouse::{Hits, Target};
use crate::text::fit::{fit, width};
use crate::theme::{Glyph, Role};
use crate::view::look::Look;
use crate::view::widgets::{frame, marks, rows};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Paragraph, Widget, Wrap};

/// How wide a list is at most.
const COLUMNS: u16 = 100;

/// Draws the list; returns where the cursor is.
pub(super) fn draw(
    picker: &Picker,
    look: &Look<'_>,
    body: Rect,
    buf: &mut Buffer,
    hits: &mut Hits,
) -> Position {
    let inside = frame::layer(look, place(picker, body), &picker.title, buf);
    let (text, cursor) = picker
        .line
        .view(usize::from(inside.width).saturating_sub(2));
    let field = Rect {
        height: inside.height.min(1),
        ..inside
    };
    Line::from(vec![
        look.span("> ", Role::Accent),
        look.span(text, Role::Field),
    ])
    .render(field, buf);
    count(picker, look, field, buf);
    let list = Rect {
        y: inside.y + 2.min(inside.height),
        height: inside.height.saturating_sub(2),
        ..inside
    };
    if picker.shown.is_empty() {
        let empty = look.span(picker.empty.clone(), Role::TextDim);
        Paragraph::new(empty)
            .wrap(Wrap { trim: true })
            .render(list, buf);
    }
    draw_rows(picker, look, list, buf, hits);
    Position::new(field.x + 2 + u16::try_from(cursor).unwrap_or(0), field.y)
}

/// Finders and the palette take the height there is; shorter lists only what they need.
fn place(picker: &Picker, body: Rect) -> Rect {
    let tall = match picker.kind {
        PickerKind::Pupils | PickerKind::Strategies(_) | PickerKind::Palette | PickerKind::Help => {
            true
        }
        PickerKind::Plain | PickerKind::Several | PickerKind::Themes => false,
    };
    let wanted = u16::try_from(picker.items.len())
        .unwrap_or(u16::MAX)
        .saturating_add(5);
    let height = if tall {
        body.height.saturating_sub(2)
    } else {
        wanted.max(7)
    };
    frame::middle(body, COLUMNS.min(body.width), height.min(body.height))
}

fn draw_rows(picker: &Picker, look: &Look<'_>, list: Rect, buf: &mut Buffer, hits: &mut Hits) {
    let chosen = (picker.selected, picker.selected + 1);
    let top = rows::offset(chosen, picker.shown.len(), usize::from(list.height));
    for (y, (place, shown)) in
        (list.y..list.bottom()).zip(picker.shown.iter().enumerate().skip(top))
    {
        let row = Rect {
            y,
            height: 1,
            ..list
        };
        let Some(item) = picker.items.get(shown.item) else {
            continue;
        };
        line(
            picker,
            look,
            (item, shown, place == picker.selected),
            usize::from(row.width),
        )
        .render(row, buf);
        if place == picker.selected {
            buf.set_style(row, look.style(Role::Selection));
        }
        hits.note(row, Target::PickRow(place));
    }
}

fn count(picker: &Picker, look: &Look<'_>, field: Rect, buf: &mut Buffer) {
    let text = if picker.marked.is_empty() {
        picker.shown.len().to_string()
    } else {
        format!("{} marked", picker.marked.len())
    };
    Line::from(look.span(text, Role::TextDim))
        .right_aligned()
        .render(field, buf);
}

fn line(
    picker: &Picker,
    look: &Look<'_>,
    (item, shown, chosen): (&Item, &Shown, bool),
    columns: usize,
) -> Line<'static> {
    let side = side(look, item);
    let mark = if picker.marked.contains(&shown.item) {
        "+ "
    } else if chosen {
        look.glyph(Glyph::Selected)
    } else {
        " "
    };
    let mut spans = vec![Span::raw(format!("{:<2}", mark.trim_end()))];
    let blocked = if let Taken::Blocked(why) = &item.taken {
        Some(why)
    } else {
        None
    };
    let room = columns.saturating_sub(4 + width(&side));
    let title = fit(&item.title, room).into_owned();
    let role = if blocked.is_some() {
        Role::TextDim
    } else {
        Role::Text
    };
    spans.extend(marks::matched(look, &title, &shown.title_marks, role));
    let left = room.saturating_sub(width(&title) + 2);
    let detail = blocked.map_or_else(|| item.detail.clone(), |why| format!("not now: {why}"));
    if left > 3 && !detail.is_empty() {
        let detail = fit(&detail, left).into_owned();
        spans.push(Span::raw("  "));
        let marked = if blocked.is_some() {
            &[][..]
        } else {
            &shown.detail_marks
        };
        spans.extend(marks::matched(look, &detail, marked, Role::TextDim));
    }
    let used: usize = spans.iter().map(|span| width(&span.content)).sum();
    let blanks = columns.saturating_sub(used + width(&side));
    spans.push(Span::raw(" ".repeat(blanks)));
    spans.push(look.span(
        side,
        if item.command.is_some() {
            Role::HintKey
        } else {
            Role::TextDim
        },
    ));
    Line::from(spans)
}

/// What stands at the right: a command's keys, or the row's own words.
fn side(look: &Look<'_>, item: &Item) -> String {
    let keys = item
        .command
        .map(|id| look.keymap.keys_for(id))
        .unwrap_or_default();
    let keys: Vec<String> = keys.iter().take(2).map(|keys| spell(keys)).collect();
    match (item.side.as_str(), keys.join(" or ")) {
        (side, keys) if keys.is_empty() => side.to_owned(),
        ("", keys) => keys,
        (side, keys) => format!("{side}  {keys}"),
    }
}
