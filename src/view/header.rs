//! The line at the top: school, term and week, who is signed in, what is due. On a narrow screen also the tabs.

use crate::app::list::DUE_WITHIN_DAYS;
use crate::app::pane::Pane;
use crate::app::selectors::{DueKind, due};
use crate::app::state::State;
use crate::domain::school::SchoolKind;
use crate::input::mouse::{Hits, Target};
use crate::text::fit::{fit, width};
use crate::theme::Role;
use crate::view::look::Look;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

/// Draws the header; what does not fit is left out, the least needed first.
pub(super) fn draw(state: &State, look: &Look<'_>, area: Rect, buf: &mut Buffer) {
    buf.set_style(area, look.style(Role::Header));
    let columns = usize::from(area.width);
    let right = right(state, look, columns);
    let used: usize = right.iter().map(|span| width(&span.content)).sum();
    let left = left(state, look, columns.saturating_sub(used + 1));
    Line::from(left).render(area, buf);
    Line::from(right).right_aligned().render(area, buf);
}

fn left(state: &State, look: &Look<'_>, columns: usize) -> Vec<Span<'static>> {
    let mut spans = vec![look.span(
        format!(" {}", fit(state.school.name(), columns.saturating_sub(9))),
        Role::Header,
    )];
    if state
        .school
        .settings
        .as_ref()
        .is_some_and(|settings| settings.kind == SchoolKind::Demo)
    {
        spans.push(Span::raw(" "));
        spans.push(look.span(" demo ", Role::DemoBadge));
    }
    let today = state.session.now.today();
    let term = state
        .school
        .calendar()
        .and_then(|calendar| calendar.term_at(today));
    let when = term.map_or_else(
        || "outside term".to_owned(),
        |(term, week)| format!("{} week {week}", term.name),
    );
    let day = today.format("%a %-d %b").to_string();
    for part in [day, when] {
        let used: usize = spans.iter().map(|span| width(&span.content)).sum();
        if used + width(&part) + 5 <= columns && state.school.settings.is_some() {
            spans.push(look.span(format!("  ·  {part}"), Role::Header));
        }
    }
    spans
}

fn right(state: &State, look: &Look<'_>, columns: usize) -> Vec<Span<'static>> {
    let mut spans = Vec::new();
    if !state.unsaved.failed.is_empty() {
        spans.push(look.span(" NOT SAVED ", Role::BannerProblem));
    }
    let today = state.session.now.today();
    let all = due(&state.school, today, DUE_WITHIN_DAYS);
    let overdue = all.iter().filter(|due| due.on < today).count();
    let reviews = all
        .iter()
        .filter(|due| due.kind == DueKind::Review && due.on >= today)
        .count();
    if overdue > 0 {
        spans.push(look.span(format!(" {overdue} overdue"), Role::DueOverdue));
    }
    if reviews > 0 && columns >= 60 {
        spans.push(look.span(format!("  {reviews} due soon"), Role::DueSoon));
    }
    let me = state
        .session
        .me
        .as_ref()
        .map_or_else(|| "not signed in".to_owned(), ToString::to_string);
    spans.push(look.span(format!("  {me} "), Role::Header));
    spans
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
        let text = format!(" {} {} ", pane.index() + 1, pane.title());
        let columns = u16::try_from(width(&text))
            .unwrap_or(0)
            .min(area.right().saturating_sub(x));
        let role = if pane == state.screen.focus {
            Role::Selection
        } else {
            Role::TextDim
        };
        let place = Rect {
            x,
            width: columns,
            ..area
        };
        Span::styled(text, look.style(role)).render(place, buf);
        hits.note(place, Target::Pane(pane));
        x += columns;
    }
}
