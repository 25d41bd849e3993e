//! The pupil list: name, form, provision; under it recent ratings and what is due.

use super::{empty, focus};
use crate::app::layout::row_height;
use crate::app::list::{DUE_WITHIN_DAYS, Filter, not_logged_this_week};
use crate::app::pane::Pane;
use crate::app::state::State;
use crate::domain::codes::SenProvision;
use crate::domain::pupil::Pupil;
use crate::input::mouse::{Hits, Target};
use crate::text::dates::brief;
use crate::text::fit::{fit, pad, width};
use crate::theme::{Glyph, Role};
use crate::view::look::Look;
use crate::view::widgets::frame::{self, Focus};
use crate::view::widgets::marks;
use chrono::{Duration, NaiveDate};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

/// How many recent ratings stand under a name.
const RECENT: usize = 3;

/// Draws the list.
pub fn draw(state: &State, look: &Look<'_>, area: Rect, buf: &mut Buffer, hits: &mut Hits) {
    let list = &state.screen.list;
    let focus = focus(state, Pane::Pupils);
    let how = if list.filter == Filter::All {
        list.sort.title().to_owned()
    } else {
        list.filter.title()
    };
    let right = format!("{} {how}", list.shown.len());
    let inside = frame::pane(look, area, (Pane::Pupils.title(), &right), focus, buf);
    if list.shown.is_empty() {
        return draw_empty(state, look, inside, buf);
    }
    let height = row_height(area);
    let rows = usize::from(inside.height / height.max(1));
    for (slot, (place, id)) in list
        .shown
        .iter()
        .enumerate()
        .skip(list.top)
        .take(rows)
        .enumerate()
    {
        let Some(pupil) = state.school.pupils.get(id) else {
            continue;
        };
        let y = inside.y + u16::try_from(slot).unwrap_or(0) * height;
        let row = Rect {
            y,
            height,
            ..inside
        };
        draw_row(
            state,
            look,
            (pupil, place == list.selected, focus),
            row,
            buf,
        );
        hits.note(row, Target::Row(Pane::Pupils, place));
    }
}

fn draw_empty(state: &State, look: &Look<'_>, area: Rect, buf: &mut Buffer) {
    let text = if state.school.pupils.is_empty() {
        "No pupils yet. {palette.open} and “import” brings in a school's export."
    } else {
        "No pupil fits this filter. {filter.clear} shows all."
    };
    empty(look, text, area, buf);
}

fn draw_row(
    state: &State,
    look: &Look<'_>,
    (pupil, chosen, focus): (&Pupil, bool, Focus),
    area: Rect,
    buf: &mut Buffer,
) {
    if chosen {
        let role = if focus == Focus::Here {
            Role::Selection
        } else {
            Role::SelectionUnfocused
        };
        buf.set_style(area, look.style(role));
    }
    let columns = usize::from(area.width);
    let mark = if chosen {
        look.glyph(Glyph::Selected)
    } else {
        " "
    };
    let side = format!("{} {}", pupil.place(), provision(pupil));
    let single = area.height == 1;
    let recent = if single {
        recent(state, look, pupil, 1)
    } else {
        Vec::new()
    };
    let taken = width(&side)
        + 2
        + recent
            .iter()
            .map(|span| width(&span.content))
            .sum::<usize>();
    let name = pad(
        &fit(&pupil.name.listed(), columns.saturating_sub(taken)),
        columns.saturating_sub(taken),
    );
    let mut first = vec![
        Span::raw(mark.to_owned()),
        strong(look, name),
        Span::raw(" "),
    ];
    first.extend(recent);
    first.push(Span::raw(side));
    Line::from(first).render(Rect { height: 1, ..area }, buf);
    if !single {
        let second = Rect {
            y: area.y + 1,
            height: 1,
            ..area
        };
        second_line(state, look, pupil, columns).render(second, buf);
    }
}

fn strong(look: &Look<'_>, name: String) -> Span<'static> {
    // The selection's own colours must stay, so only what the role adds to them is taken.
    Span::styled(
        name,
        ratatui::style::Style::default().add_modifier(look.style(Role::TextStrong).add_modifier),
    )
}

fn second_line(state: &State, look: &Look<'_>, pupil: &Pupil, columns: usize) -> Line<'static> {
    let today = state.session.now.today();
    let mut spans = vec![Span::raw("  ")];
    spans.extend(recent(state, look, pupil, RECENT));
    let used: usize = spans.iter().map(|span| width(&span.content)).sum();
    if let Some((words, role)) = due(state, pupil, today) {
        let words = fit(&words, columns.saturating_sub(used + 1)).into_owned();
        let blanks = columns.saturating_sub(used + width(&words));
        spans.push(Span::raw(" ".repeat(blanks)));
        spans.push(look.span(words, role));
    }
    Line::from(spans)
}

fn recent(state: &State, look: &Look<'_>, pupil: &Pupil, most: usize) -> Vec<Span<'static>> {
    let recent = state
        .school
        .summary(pupil.id)
        .map_or(&[][..], |summary| &summary.recent);
    let mut newest: Vec<_> = recent.iter().take(most).collect();
    newest.reverse();
    newest
        .into_iter()
        .flat_map(|recent| [marks::short_outcome(look, recent.outcome), Span::raw(" ")])
        .collect()
}

/// The review date; or, where that is far off, that nothing was logged this week.
fn due(state: &State, pupil: &Pupil, today: NaiveDate) -> Option<(String, Role)> {
    let plan = state.school.plans.get(&pupil.id)?;
    let day = brief(plan.review_on, today);
    if plan.review_on < today {
        return Some((format!("overdue {day}"), Role::DueOverdue));
    }
    if plan.review_on <= today + Duration::days(DUE_WITHIN_DAYS) {
        return Some((format!("due {day}"), Role::DueSoon));
    }
    if not_logged_this_week(&state.school, pupil.id, today) {
        return Some(("none this week".to_owned(), Role::TextDim));
    }
    Some((format!("due {day}"), Role::TextDim))
}

fn provision(pupil: &Pupil) -> &'static str {
    match pupil.current_provision() {
        SenProvision::NoSen => "–",
        other @ (SenProvision::SenSupport | SenProvision::EhcPlan) => other.code(),
    }
}
