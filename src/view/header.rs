//! The line at the top: school, term and week, who is signed in, what is due. On a narrow screen also the tabs.

use crate::app::pane::Pane;
use crate::app::state::State;
use crate::domain::backed::Overdue;
use crate::domain::deed::Deed;
use crate::domain::due::DueCounts;
use crate::domain::school::SchoolKind;
use crate::input::mouse::{Hits, Target};
use crate::text::fit::{fit, width};
use crate::theme::Role;
use crate::view::look::Look;
use crate::view::widgets::frame::DOT;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::Widget;

/// Below this many columns only what is overdue is counted, not what falls due soon.
const SOON: usize = 60;

/// Columns kept for the badge of an invented school, which stands at every width.
const BADGE: usize = 8;

/// Draws the header; what does not fit is left out, the least needed first.
pub(super) fn draw(state: &State, look: &Look<'_>, area: Rect, buf: &mut Buffer) {
    buf.set_style(area, look.style(Role::Header));
    let columns = usize::from(area.width);
    let right = right(state, look, columns);
    let left = left(state, look, columns.saturating_sub(right.width() + 1));
    left.render(area, buf);
    right.right_aligned().render(area, buf);
}

fn left(state: &State, look: &Look<'_>, columns: usize) -> Line<'static> {
    let settings = state.school.settings.as_ref();
    let demo = state.school.is_demo();
    let badge = if demo { " demo " } else { "" };
    let room = columns.saturating_sub(width(badge) + 3);
    let mut line = Line::from(look.inked(
        format!(" {} ", fit(state.school.name(), room)),
        Role::Header,
    ));
    if demo {
        line.push_span(look.span(badge, Role::DemoBadge));
    }
    if settings.is_none() {
        return line;
    }
    let today = state.session.now.today();
    let term = state
        .school
        .calendar()
        .and_then(|calendar| calendar.term_at(today));
    let term = term.map_or_else(
        || "outside term".to_owned(),
        |(term, week)| format!("{} week {week}", term.name),
    );
    let mut gap = " ";
    for part in [today.format("%a %-d %b").to_string(), term] {
        let part = format!("{gap}{part}");
        if line.width() + width(&part) < columns {
            line.push_span(look.inked(part, Role::Header));
            gap = DOT;
        }
    }
    line
}

fn right(state: &State, look: &Look<'_>, columns: usize) -> Line<'static> {
    let mut line = Line::default();
    if !state.unsaved.failed.is_empty() {
        line.push_span(look.span(" NOT SAVED ", Role::BannerProblem));
        line.push_span(" ");
    }
    if let Some(words) = unbacked(state, columns) {
        line.push_span(look.span(words, Role::DueSoon));
    }
    // A few who are overdue are a group small enough to be known by.
    let due = match state.refusal(Deed::List) {
        None => state.due.counts,
        Some(_) => DueCounts::default(),
    };
    if due.overdue > 0 {
        line.push_span(look.span(format!(" {} overdue ", due.overdue), Role::DueOverdue));
    }
    if due.soon > 0 && columns >= SOON {
        line.push_span(look.span(format!(" {} due soon ", due.soon), Role::DueSoon));
    }
    let room = columns.saturating_sub(line.width() + BADGE);
    line.push_span(look.inked(whoever(state, room), Role::Header));
    line
}

/// Who is here and, where they signed in, as what, as far as there is room.
fn whoever(state: &State, room: usize) -> String {
    let me = state.session.me.as_ref();
    let me = me.map_or_else(|| "not signed in".to_owned(), ToString::to_string);
    let short = format!(" {me} ");
    let Some(who) = &state.session.who else {
        return short;
    };
    let at_length = [who.role.title(), who.role.code()].map(|role| format!(" {me}{DOT}{role} "));
    let fits = at_length.into_iter().find(|words| width(words) <= room);
    fits.unwrap_or(short)
}

/// What is said where a backup is overdue; an invented school needs none.
fn unbacked(state: &State, columns: usize) -> Option<String> {
    let kind = state.school.settings.as_ref()?.kind;
    let overdue = state.backups.backed.overdue(state.session.now)?;
    match (kind, overdue) {
        (SchoolKind::Demo, _) => None,
        (SchoolKind::Real, _) if columns < SOON => Some(" no backup ".to_owned()),
        (SchoolKind::Real, Overdue::Never) => Some(" never backed up ".to_owned()),
        (SchoolKind::Real, Overdue::Days(days)) => Some(format!(" no backup for {days} days ")),
    }
}

/// Draws the tabs of a screen that shows one pane.
pub(super) fn tabs(
    state: &State,
    look: &Look<'_>,
    area: Rect,
    (buf, hits): (&mut Buffer, &mut Hits),
) {
    let mut x = area.x;
    for pane in Pane::ALL {
        let (number, name) = (
            format!(" {} ", pane.index() + 1),
            format!("{} ", pane.title()),
        );
        let columns = u16::try_from(width(&number) + width(&name))
            .unwrap_or(0)
            .min(area.right().saturating_sub(x));
        let place = Rect {
            x,
            width: columns,
            ..area
        };
        let (key, role) = if pane == state.screen.focus {
            buf.set_style(place, look.style(Role::Selection));
            (Role::HintKey, Role::PaneTitleFocus)
        } else {
            (Role::TextDim, Role::TextDim)
        };
        Line::from(vec![look.inked(number, key), look.inked(name, role)]).render(place, buf);
        hits.note(place, Target::Pane(pane));
        x += columns;
    }
}
