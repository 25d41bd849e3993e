//! What is due, row by row under its headings: the day, how far off, for whom, what.

use crate::app::layer::picker::{Item, Picker, Shown};
use crate::domain::due::Nearness;
use crate::input::mouse::{Hits, Target};
use crate::text::fit::{fit, pad, width};
use crate::theme::{Glyph, Role};
use crate::view::look::Look;
use crate::view::widgets::frame::DOT;
use crate::view::widgets::{marks, rows};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

/// Below this many columns how far off it is is read beneath only.
const NARROW: usize = 74;

/// From this many lines on there is an empty one between groups.
const ROOMY: u16 = 16;

/// A line of the list.
enum Part<'a> {
    Gap,
    Heading(Nearness),
    Row(usize, &'a Shown, &'a Item),
}

/// Draws the rows, each group under its heading.
pub(super) fn draw_rows(
    picker: &Picker,
    look: &Look<'_>,
    list: Rect,
    buf: &mut Buffer,
    hits: &mut Hits,
) {
    let parts = parts(picker, list.height);
    let is_chosen =
        |part: &Part<'_>| matches!(part, Part::Row(place, ..) if *place == picker.selected);
    let chosen = parts.iter().position(is_chosen).unwrap_or(0);
    let top = rows::offset((chosen, chosen + 1), parts.len(), usize::from(list.height));
    let columns = Columns::of(&parts, usize::from(list.width));
    for (y, part) in (list.y..list.bottom()).zip(parts.iter().skip(top)) {
        let place = Rect {
            y,
            height: 1,
            ..list
        };
        match part {
            Part::Gap => {}
            Part::Heading(near) => {
                Line::from(look.span(near.title(), Role::Heading)).render(place, buf);
            }
            Part::Row(row, shown, item) => {
                let mut mark = "  ".to_owned();
                if *row == picker.selected {
                    buf.set_style(place, look.style(Role::Selection));
                    mark = format!("{} ", look.glyph(Glyph::Selected));
                }
                let mut spans = vec![Span::raw(mark)];
                spans.extend(line(look, (item, shown), &columns));
                Line::from(spans).render(place, buf);
                hits.note(place, Target::PickRow(*row));
            }
        }
    }
    let edge = Rect {
        width: list.width + 1,
        ..list
    };
    rows::scroll_mark(look, edge, (top, parts.len()), buf);
}

/// The rows under their headings, with an empty line between groups where there is room for it.
fn parts(picker: &Picker, height: u16) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut under = None;
    for (place, shown) in picker.shown.iter().enumerate() {
        let Some(item) = picker.items.get(shown.item) else {
            continue;
        };
        let near = item.lead.as_ref().map(|(near, _)| *near);
        if near != under {
            if under.is_some() && height >= ROOMY {
                parts.push(Part::Gap);
            }
            parts.extend(near.map(Part::Heading));
            under = near;
        }
        parts.push(Part::Row(place, shown, item));
    }
    parts
}

fn day(item: &Item) -> &str {
    item.lead.as_ref().map_or("", |(_, day)| day)
}

/// How wide each column is.
struct Columns {
    day: usize,
    /// How far off; nought where there is no room for it.
    away: usize,
    who: usize,
    what: usize,
}

impl Columns {
    fn of(parts: &[Part<'_>], all: usize) -> Self {
        let items = || {
            parts.iter().filter_map(|part| match part {
                Part::Row(_, _, item) => Some(*item),
                Part::Gap | Part::Heading(_) => None,
            })
        };
        let widest = |of: fn(&Item) -> usize| items().map(of).max().unwrap_or(0);
        let day = widest(|item| width(day(item)));
        let away = match widest(|item| width(&item.side)) {
            wide if all >= NARROW => wide + 2,
            _ => 0,
        };
        let room = all.saturating_sub(2 + day + 2 + away);
        let who = widest(|item| width(&item.title)).min(room / 2);
        Self {
            day,
            away,
            who,
            what: room.saturating_sub(who + 2),
        }
    }
}

fn line(look: &Look<'_>, (item, shown): (&Item, &Shown), columns: &Columns) -> Vec<Span<'static>> {
    let urgency = match item.lead {
        Some((Nearness::Overdue, _)) => Role::DueOverdue,
        Some((Nearness::ThisWeek, _)) => Role::DueSoon,
        Some((Nearness::Later, _)) | None => Role::TextDim,
    };
    let day = format!("{}  ", pad(day(item), columns.day));
    let mut spans = vec![look.inked(day, Role::Text)];
    if columns.away > 0 {
        spans.push(look.inked(pad(&item.side, columns.away), urgency));
    }
    let who = fit(&item.title, columns.who);
    let blanks = (columns.who + 2).saturating_sub(width(&who));
    spans.extend(marks::matched(
        look,
        &who,
        &shown.title_marks,
        Role::TextStrong,
    ));
    spans.push(Span::raw(" ".repeat(blanks)));
    let what = fit(&item.detail, columns.what);
    spans.extend(marks::matched(look, &what, &shown.detail_marks, Role::Text));
    spans
}

/// All that a row says.
pub(super) fn in_full(item: &Item) -> String {
    let parts = [day(item), &item.side, &item.title, &item.detail];
    parts.join(DOT)
}
