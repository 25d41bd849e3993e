//! The door: one calm box and a line of keys. Nothing of a school is on it but what stands in the clear: who its staff are.

mod words;

use super::look::Look;
use super::widgets::frame::{self, Focus};
use crate::app::door::{Door, Entry, Field, Kind, Page, Person};
use crate::text::fit::{fit, pad, width};
use crate::text::wrap::wrap;
use crate::theme::{Glyph, Role};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::Line;
use ratatui::widgets::{Clear, Paragraph, Widget};

/// How wide the box is at most.
const COLUMNS: u16 = 72;
/// The most dots that stand for a secret: how long it is is nobody's business.
const DOTS: usize = 24;
/// Between two hints.
const GAP: u16 = 2;

/// What stands in the box, from top to bottom.
#[derive(Default)]
struct Parts {
    intro: Vec<Line<'static>>,
    body: Vec<Line<'static>>,
    list: Vec<Line<'static>>,
    foot: Vec<Line<'static>>,
    /// The line of the body and the column where text is being typed.
    cursor: Option<(usize, usize)>,
    /// The line of the list that should show.
    marked: usize,
}

/// Draws the door; returns where the cursor is.
pub fn draw(door: &Door, look: &Look<'_>, buf: &mut Buffer) -> Option<Position> {
    let whole = buf.area;
    Clear.render(whole, buf);
    buf.set_style(whole, look.style(Role::Text));
    let page = door.page()?;
    let [body, last] = halves(whole);
    hints(&words::hints(door, &page.kind), look, last, buf);
    let columns = usize::from(COLUMNS.min(body.width)).saturating_sub(4);
    let parts = parts(door, page, look, columns);
    let cursor = put(parts, look, body, buf);
    super::leave_out(buf);
    cursor.filter(|at| door.busy.is_none() && whole.contains(*at))
}

/// All but the last line, and the last.
fn halves(whole: Rect) -> [Rect; 2] {
    let last = whole.height.min(1);
    let body = Rect {
        height: whole.height - last,
        ..whole
    };
    let hints = Rect {
        y: body.bottom(),
        height: last,
        ..whole
    };
    [body, hints]
}

fn parts(door: &Door, page: &Page, look: &Look<'_>, columns: usize) -> Parts {
    let lines = |text: &str, role: Role| {
        let wrapped = wrap(text, columns).into_iter();
        wrapped
            .map(|line| Line::from(look.span(line, role)))
            .collect::<Vec<_>>()
    };
    let mut parts = Parts {
        intro: lines(&words::intro(&page.kind), Role::Text),
        ..Parts::default()
    };
    if let Kind::Words(secret) | Kind::Code(secret) = &page.kind {
        parts.body = lines(secret.as_str(), Role::TextStrong);
    }
    let label = page.fields.iter().map(|field| width(field.label)).max();
    for (place, field) in page.fields.iter().enumerate() {
        let focus = if place == page.at {
            Focus::Here
        } else {
            Focus::Elsewhere
        };
        let (line, column) = typed(field, look, (focus, label.unwrap_or(0), columns));
        if focus == Focus::Here {
            parts.cursor = Some((parts.body.len(), column));
        }
        parts.body.push(line);
    }
    if matches!(page.kind, Kind::SignIn) {
        parts.marked = door.marked().unwrap_or(0);
        parts.list = staff(&door.staff, door.marked(), look, columns);
    }
    parts.foot = match (door.busy, door.said(look.now)) {
        (Some(busy), _) => lines(words::busy(busy), Role::TextDim),
        (None, Some(said)) => lines(said.trim(), Role::FieldProblem),
        (None, None) => Vec::new(),
    };
    parts
}

/// A field on one line, and the column of the cursor in it.
fn typed(
    field: &Field,
    look: &Look<'_>,
    (focus, label, columns): (Focus, usize, usize),
) -> (Line<'static>, usize) {
    let before = label + 4;
    let room = columns.saturating_sub(before).max(1);
    let (text, column) = match &field.entry {
        Entry::Plain(line) => line.view(room),
        Entry::Secret(hidden) => {
            let dots = hidden.len().min(DOTS).min(room - 1);
            (look.glyph(Glyph::Bullet).repeat(dots), dots)
        }
        Entry::Code(hidden) => tail(hidden.text(), room - 1),
    };
    let (mark, role) = match focus {
        Focus::Here => (look.glyph(Glyph::Selected), Role::PaneTitleFocus),
        Focus::Elsewhere => (" ", Role::FieldLabel),
    };
    let line = Line::from(vec![
        look.span(format!("{mark} "), role),
        look.span(pad(field.label, label + 2), role),
        look.span(pad(&text, room), Role::Field),
    ]);
    (line, before + column)
}

/// The end of a text that is typed at its end only.
fn tail(text: &str, room: usize) -> (String, usize) {
    let mut shown = String::new();
    for c in text.chars().rev() {
        let longer = format!("{c}{shown}");
        if width(&longer) > room {
            break;
        }
        shown = longer;
    }
    let columns = width(&shown);
    (shown, columns)
}

/// Who may sign in: initials and names stand in the clear.
fn staff(
    staff: &[Person],
    marked: Option<usize>,
    look: &Look<'_>,
    columns: usize,
) -> Vec<Line<'static>> {
    let most = staff.iter().map(|person| width(person.initials.as_str()));
    let initials = most.max().unwrap_or(0);
    let row = |(place, person): (usize, &Person)| {
        let (mark, role) = if marked == Some(place) {
            (look.glyph(Glyph::Selected), Role::TextStrong)
        } else {
            (" ", Role::TextDim)
        };
        let text = format!(
            "{mark} {}  {}",
            pad(person.initials.as_str(), initials),
            person.name
        );
        Line::from(look.span(fit(&text, columns), role))
    };
    staff.iter().enumerate().map(row).collect()
}

/// Puts the parts into a box: what there is no room for is left out, the sentences first.
fn put(mut parts: Parts, look: &Look<'_>, area: Rect, buf: &mut Buffer) -> Option<Position> {
    let room = usize::from(area.height).saturating_sub(2);
    let needed = parts.body.len() + parts.foot.len();
    if needed + parts.intro.len() > room {
        parts.intro.clear();
    }
    let used = needed + parts.intro.len();
    // Where all of it fits with an empty line between the parts, there is one; the list may be cut for it.
    let listed = parts.list.len().min(3);
    let others = [&parts.intro, &parts.body, &parts.list, &parts.foot];
    let gaps = others.iter().filter(|part| !part.is_empty()).count() + 1;
    let gap = usize::from(used + listed + gaps <= room);
    let taken = if gap > 0 { used + gaps } else { used };
    window(&mut parts.list, parts.marked, room.saturating_sub(taken));
    let mut lines: Vec<Line<'static>> = Vec::new();
    let mut cursor = None;
    let (body, place) = (parts.body, parts.cursor);
    for (which, part) in [parts.intro, body, parts.list, parts.foot]
        .into_iter()
        .enumerate()
    {
        if part.is_empty() {
            continue;
        }
        lines.extend(std::iter::repeat_n(Line::default(), gap));
        if which == 1 {
            cursor = place.map(|(line, column)| (lines.len() + line, column));
        }
        lines.extend(part);
    }
    lines.extend(std::iter::repeat_n(Line::default(), gap));
    let high = small(lines.len()).saturating_add(2);
    let inside = frame::layer(look, frame::middle(area, COLUMNS, high), "Plimsoll", buf);
    Paragraph::new(lines).render(inside, buf);
    let (line, column) = cursor.filter(|(line, _)| small(*line) < inside.height)?;
    Some(Position::new(
        inside.x.saturating_add(small(column)),
        inside.y.saturating_add(small(line)),
    ))
}

/// As much of a list as there is room for, with the marked row in it.
fn window(list: &mut Vec<Line<'static>>, marked: usize, rows: usize) {
    let first = (marked + 1).saturating_sub(rows);
    list.drain(..first.min(list.len()));
    list.truncate(rows);
}

fn small(n: usize) -> u16 {
    u16::try_from(n).unwrap_or(u16::MAX)
}

/// Draws the keys; those that do not fit are left out, but never the last.
fn hints(hints: &[words::Hint], look: &Look<'_>, area: Rect, buf: &mut Buffer) {
    buf.set_style(area, look.style(Role::HintText));
    let columns = |(key, text): &words::Hint| small(width(key) + 1 + width(text));
    let Some((last, others)) = hints.split_last() else {
        return;
    };
    let mut room = area.width.saturating_sub(1).saturating_sub(columns(last));
    let fitting = others.iter().take_while(|hint| {
        let wanted = columns(hint).saturating_add(GAP);
        let fits = wanted <= room;
        room = room.saturating_sub(wanted);
        fits
    });
    let mut x = area.x.saturating_add(1);
    for hint in fitting.chain([last]) {
        let place = Rect {
            x,
            width: columns(hint).min(area.right().saturating_sub(x)),
            ..area
        };
        x = x.saturating_add(columns(hint)).saturating_add(GAP);
        Line::from(vec![
            look.span(hint.0, Role::HintKey),
            look.span(format!(" {}", hint.1), Role::HintText),
        ])
        .render(place, buf);
    }
}
