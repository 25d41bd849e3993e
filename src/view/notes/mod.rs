//! The notes screen: what staff alone may see of a meeting, for another terminal than the one on the wall. It says at the top
//! and at the bottom what it is, reversed and across the whole width, so that neither screen is ever taken for the other.

mod evidence;
mod private;
mod questions;
mod said;
mod top;

use crate::app::layout::Size;
use crate::app::meeting::Meeting;
use crate::app::notes::{Extent, Extents, NotesScreen, Section};
use crate::app::state::{Cover, State};
use crate::text::fit::{fit, width};
use crate::text::wrap::wrap;
use crate::theme::Role;
use crate::view::look::Look;
use crate::view::widgets::frame::{self, DOT, Focus, Title};
use crate::view::widgets::rows::scroll_mark;
use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Position, Rect};
use ratatui::style::Modifier;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Clear, Widget};

/// From this size on all sections show at once.
const WIDE: Size = Size {
    columns: 100,
    rows: 20,
};

/// What the screen says of itself: at length, then shorter; the first that fits is drawn.
const BANNER: [&str; 3] = [
    "NOTES · for staff only · not for the wall",
    "NOTES · staff only · not for the wall",
    "NOTES · staff only",
];

/// What the keys do, the most needed first.
const HINTS: [(&str, &str); 5] = [
    ("n", "private note"),
    ("tab", "section"),
    ("j k", "scroll"),
    ("1 2 3", "go to"),
    ("q", "leave"),
];

/// What they do while nobody meets.
const ALONE: [(&str, &str); 1] = [("q", "leave")];

/// What a frame gives back.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Drawn {
    /// How much of each section shows.
    pub extents: Extents,
    /// Where text is being typed.
    pub cursor: Option<Position>,
}

/// Draws a notes screen.
pub fn draw(state: &State, notes: &NotesScreen, look: &Look<'_>, buf: &mut Buffer) -> Drawn {
    let drawn = screen(state, notes, look, buf);
    crate::view::leave_out(buf);
    drawn
}

fn screen(state: &State, notes: &NotesScreen, look: &Look<'_>, buf: &mut Buffer) -> Drawn {
    let whole = buf.area;
    Clear.render(whole, buf);
    buf.set_style(whole, look.style(Role::Text));
    if state.screen.cover == Cover::Paused {
        crate::view::paused(look, buf);
        return Drawn::default();
    }
    let [above, line, tabs, body, hints, below] = areas(state, whole);
    banner(above, look, buf);
    banner(below, look, buf);
    let mut drawn = Drawn::default();
    let size = Size {
        columns: whole.width,
        rows: whole.height,
    };
    if size.columns < Size::SMALLEST.columns || size.rows < Size::SMALLEST.rows {
        too_small(size, body.union(line), look, buf);
        return drawn;
    }
    top::line(state, look, line, buf);
    match &state.meeting {
        None => nothing(look, body, buf),
        Some(meeting) => {
            top::tabs(notes, look, tabs, buf);
            for (section, area) in sections(notes, body) {
                let lines = lines(section, (state, meeting), look, area);
                let extent = show((section, &lines), notes, look, area, buf);
                note(&mut drawn.extents, section, extent);
            }
        }
    }
    let keys = match &state.meeting {
        Some(_) => HINTS.as_slice(),
        None => ALONE.as_slice(),
    };
    drawn.cursor = foot((notes, keys), look, hints, buf);
    drawn
}

/// Banner, pupil, tabs, body, hints, banner. The tabs take a row only where one section shows at a time.
fn areas(state: &State, whole: Rect) -> [Rect; 6] {
    let tabs = u16::from(state.meeting.is_some() && !is_wide(whole));
    // However low the screen is, the banners come first.
    let row = |y| Rect {
        y,
        height: whole.height.min(1),
        ..whole
    };
    let (above, below) = (row(whole.y), row(whole.bottom().saturating_sub(1)));
    let between = Rect {
        y: above.bottom(),
        height: whole.height.saturating_sub(2),
        ..whole
    };
    let parts = [
        Constraint::Length(1),
        Constraint::Length(tabs),
        Constraint::Fill(1),
        Constraint::Length(1),
    ];
    let [line, tabs, body, hints] = Layout::vertical(parts).areas(between);
    [above, line, tabs, body, hints, below]
}

const fn is_wide(area: Rect) -> bool {
    area.width >= WIDE.columns && area.height >= WIDE.rows
}

/// Where each section that shows is drawn.
fn sections(notes: &NotesScreen, body: Rect) -> Vec<(Section, Rect)> {
    // The body of a wide screen lacks the five rows around it.
    if body.width < WIDE.columns || body.height + 5 < WIDE.rows {
        return vec![(notes.section, body)];
    }
    let halves = [Constraint::Percentage(50), Constraint::Fill(1)];
    let [left, right] = Layout::horizontal(halves).areas(body);
    let parts = [Constraint::Fill(2), Constraint::Fill(1)];
    let [upper, lower] = Layout::vertical(parts).areas(left);
    vec![
        (Section::Questions, upper),
        (Section::Private, lower),
        (Section::Evidence, right),
    ]
}

fn lines(
    section: Section,
    (state, meeting): (&State, &Meeting),
    look: &Look<'_>,
    area: Rect,
) -> Vec<Line<'static>> {
    let columns = usize::from(area.width).saturating_sub(4);
    match section {
        Section::Questions => questions::lines(state, meeting, look, columns),
        Section::Private => private::lines(state, meeting, look, columns),
        Section::Evidence => evidence::lines(state, meeting, look, columns),
    }
}

/// Draws the part of a section that shows.
fn show(
    (section, lines): (Section, &[Line<'static>]),
    notes: &NotesScreen,
    look: &Look<'_>,
    area: Rect,
    buf: &mut Buffer,
) -> Extent {
    let title = Title {
        name: format!("{} {}", number(section), section.title()),
        ..Title::default()
    };
    let focus = if section == notes.section {
        Focus::Here
    } else {
        Focus::Elsewhere
    };
    let inside = frame::pane(look, area, &title, focus, buf);
    let extent = Extent {
        total: lines.len(),
        height: usize::from(inside.height),
    };
    let top = notes.top(section, extent);
    for (y, line) in (inside.y..inside.bottom()).zip(lines.iter().skip(top)) {
        let place = Rect {
            y,
            height: 1,
            ..inside
        };
        line.render(frame::padded(place), buf);
    }
    scroll_mark(look, inside, (top, extent.total), buf);
    extent
}

/// The key that goes to a section.
const fn number(section: Section) -> char {
    match section {
        Section::Questions => '1',
        Section::Private => '2',
        Section::Evidence => '3',
    }
}

const fn note(extents: &mut Extents, section: Section, extent: Extent) {
    let [questions, private, evidence] = extents;
    match section {
        Section::Questions => *questions = extent,
        Section::Private => *private = extent,
        Section::Evidence => *evidence = extent,
    }
}

/// What this screen is, across its whole width.
fn banner(area: Rect, look: &Look<'_>, buf: &mut Buffer) {
    let style = look
        .style(Role::TextStrong)
        .add_modifier(Modifier::REVERSED | Modifier::BOLD);
    buf.set_style(area, style);
    let columns = usize::from(area.width);
    let fitting = BANNER.iter().find(|text| width(text) <= columns);
    let text = fitting.map_or_else(
        || fit("NOTES", columns).into_owned(),
        |text| (*text).to_owned(),
    );
    Line::from(Span::styled(text, style))
        .centered()
        .render(area, buf);
}

/// What is said while nobody meets: at length, and where there is no room for that.
const NOTHING: [&[(&str, Role)]; 2] = [
    &[
        ("No meeting is running.", Role::TextStrong),
        (
            "Press {meeting.open} on the other screen to begin a review meeting. The questions, the evidence and your private notes then show here, while the wall shows what everybody may see.",
            Role::Text,
        ),
        ("This screen follows by itself; q leaves it.", Role::TextDim),
    ],
    &[
        ("No meeting is running.", Role::TextStrong),
        ("Press {meeting.open} on the other screen.", Role::Text),
    ],
];

/// Nobody meets: what this screen is for.
fn nothing(look: &Look<'_>, body: Rect, buf: &mut Buffer) {
    let area = frame::middle(frame::padded(body), 64, body.height);
    let columns = usize::from(area.width);
    let made = NOTHING.map(|text| paragraphs(text, look, columns));
    let [long, short] = made;
    let lines = if long.len() <= usize::from(body.height) {
        long
    } else {
        short
    };
    let rows = u16::try_from(lines.len()).unwrap_or(body.height);
    let place = frame::middle(area, area.width, rows);
    for (y, line) in (place.y..place.bottom()).zip(lines) {
        line.render(
            Rect {
                y,
                height: 1,
                ..place
            },
            buf,
        );
    }
}

/// Texts with an empty line between them.
fn paragraphs(texts: &[(&str, Role)], look: &Look<'_>, columns: usize) -> Vec<Line<'static>> {
    let mut lines = Vec::new();
    for (text, role) in texts {
        if !lines.is_empty() {
            lines.push(Line::default());
        }
        let wrapped = wrap(&look.with_keys(text), columns).into_iter();
        lines.extend(wrapped.map(|line| Line::from(look.inked(line, *role))));
    }
    lines
}

/// The note being typed, or something to know, or what the keys do.
fn foot(
    (notes, keys): (&NotesScreen, &[(&str, &str)]),
    look: &Look<'_>,
    area: Rect,
    buf: &mut Buffer,
) -> Option<Position> {
    let columns = usize::from(area.width);
    if let Some(told) = notes.told {
        let line = look.span(fit(&format!(" {told}"), columns), Role::ToastError);
        Line::from(line).render(area, buf);
        return None;
    }
    let Some(line) = notes.typing() else {
        hints(keys, look, area, buf);
        return None;
    };
    let label = " private note: ";
    let room = columns.saturating_sub(width(label) + 1);
    let (text, cursor) = line.view(room);
    buf.set_style(area, look.style(Role::Field));
    let spans = vec![
        look.inked(label, Role::FieldLabel),
        Span::styled(text, look.style(Role::Field)),
    ];
    Line::from(spans).render(area, buf);
    let column = u16::try_from(width(label) + cursor).unwrap_or(0);
    Some(Position::new(area.x + column, area.y))
}

/// As many hints as fit, whole.
fn hints(keys: &[(&str, &str)], look: &Look<'_>, area: Rect, buf: &mut Buffer) {
    let mut line = Line::from(" ");
    let mut gap = "";
    for (key, what) in keys {
        let words = format!(" {what}");
        let wide = width(gap) + width(key) + width(&words);
        if line.width() + wide + 1 > usize::from(area.width) {
            continue;
        }
        line.push_span(look.inked(gap, Role::TextDim));
        line.push_span(look.inked(*key, Role::HintKey));
        line.push_span(look.inked(words, Role::HintText));
        gap = DOT;
    }
    line.render(area, buf);
}

/// Below the smallest size only a notice fits.
fn too_small(size: Size, area: Rect, look: &Look<'_>, buf: &mut Buffer) {
    let texts = [
        format!("has {}x{}", size.columns, size.rows),
        format!("needs {}x{}", Size::SMALLEST.columns, Size::SMALLEST.rows),
    ];
    for (y, text) in (area.y..area.bottom()).zip(texts) {
        let text = fit(&text, usize::from(area.width)).into_owned();
        Line::from(look.inked(text, Role::Text)).render(
            Rect {
                y,
                height: 1,
                ..area
            },
            buf,
        );
    }
}
