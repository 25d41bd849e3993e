//! The pupil list: name, form, provision; under it recent ratings and what is due.

use super::{empty, focus};
use crate::app::layout::row_height;
use crate::app::list::{DUE_WITHIN_DAYS, Filter};
use crate::app::pane::Pane;
use crate::app::state::State;
use crate::domain::calendar::plus_days;
use crate::domain::codes::SenProvision;
use crate::domain::deed::Deed;
use crate::domain::due::not_logged_this_week;
use crate::domain::pupil::Pupil;
use crate::input::mouse::{Hits, Target};
use crate::text::dates::brief;
use crate::text::fit::{fit, pad, width};
use crate::theme::{Glyph, Role};
use crate::view::look::Look;
use crate::view::widgets::frame::{self, Focus, Title};
use crate::view::widgets::marks;
use crate::view::widgets::rows::scroll_mark;
use chrono::{Datelike, NaiveDate};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

/// How many recent ratings stand under a name.
const RECENT: usize = 3;
/// From this day of the week on, counted from Monday, it is worth saying that nothing was logged in it.
const MIDWEEK: u32 = 2;

/// Draws the list.
pub fn draw(state: &State, look: &Look<'_>, area: Rect, buf: &mut Buffer, hits: &mut Hits) {
    let list = &state.screen.list;
    let focus = focus(state, Pane::Pupils);
    let inside = frame::pane(look, area, &title(state), focus, buf);
    if list.shown.is_empty() {
        return draw_empty(state, look, inside, buf);
    }
    let height = row_height(area);
    let fits = usize::from(inside.height / height.max(1));
    let shown: Vec<(usize, &Pupil)> = list
        .shown
        .iter()
        .enumerate()
        .skip(list.top)
        .take(fits)
        .filter_map(|(place, id)| Some((place, state.school.pupils.get(id)?)))
        .collect();
    // Where ratings stand before it, what is at the right lines up; where they don't, names get the room.
    let least = match height {
        1 => shown.iter().map(|row| width(&side(row.1))).max(),
        _ => None,
    };
    let tops = (inside.y..inside.bottom()).step_by(usize::from(height.max(1)));
    for (y, (place, pupil)) in tops.zip(shown) {
        let row = Rect {
            y,
            height,
            ..inside
        };
        let chosen = (place == list.selected).then_some(focus);
        draw_row(state, look, (pupil, chosen, least.unwrap_or(0)), row, buf);
        hits.note(row, Target::Row(Pane::Pupils, place));
    }
    let lines = |pupils: usize| pupils * usize::from(height);
    let scrolled = (lines(list.top), lines(list.shown.len()));
    let all = Rect {
        height: u16::try_from(lines(fits)).unwrap_or(inside.height),
        ..inside
    };
    scroll_mark(look, all, scrolled, buf);
}

fn title(state: &State) -> Title {
    let list = &state.screen.list;
    let how = if list.filter == Filter::All {
        list.sort.title().to_owned()
    } else {
        list.filter.title()
    };
    let count = list.shown.len();
    Title {
        name: Pane::Pupils.title().to_owned(),
        right: vec![format!("{count} {how}"), count.to_string()],
        ..Title::default()
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

/// Draws a pupil: a mark, name and form; under them, or on a low screen beside them, what was lately logged.
fn draw_row(
    state: &State,
    look: &Look<'_>,
    (pupil, chosen, least): (&Pupil, Option<Focus>, usize),
    area: Rect,
    buf: &mut Buffer,
) {
    if let Some(focus) = chosen {
        let role = match focus {
            Focus::Here => Role::Selection,
            Focus::Elsewhere => Role::SelectionUnfocused,
        };
        buf.set_style(area, look.style(role));
    }
    // The last column stays free, as the first does but for the mark.
    let columns = usize::from(area.width).saturating_sub(1);
    let mark = if chosen.is_some() {
        look.glyph(Glyph::Selected)
    } else {
        " "
    };
    let single = area.height == 1;
    let side = side(pupil);
    let side_columns = width(&side).max(least).min(columns / 2);
    let recent = if single && state.refusal(Deed::Read).is_none() {
        recent(state, look, pupil, 1)
    } else {
        Vec::new()
    };
    let marks: usize = recent.iter().map(|span| width(&span.content)).sum();
    let room = columns.saturating_sub(2 + marks + side_columns);
    let mut first = vec![Span::raw(mark.to_owned())];
    first.push(strong(look, pad(&pupil.name.listed(), room)));
    first.push(Span::raw(" "));
    first.extend(recent);
    let side = fit(&side, side_columns).into_owned();
    first.push(Span::raw(
        " ".repeat(side_columns.saturating_sub(width(&side))),
    ));
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
    // What was logged and when the plan is reviewed is for those who read logs and plans.
    if state.refusal(Deed::Read).is_some() {
        return Line::default();
    }
    let today = state.session.now.today();
    let mut spans = vec![Span::raw("  ")];
    let recent = recent(state, look, pupil, RECENT);
    if recent.is_empty() {
        spans.push(look.inked("no entries", Role::TextDim));
    }
    spans.extend(recent);
    let used: usize = spans.iter().map(|span| width(&span.content)).sum();
    if let Some((words, role)) = due(state, pupil, today) {
        let words = fit(&words, columns.saturating_sub(used + 1)).into_owned();
        let blanks = columns.saturating_sub(used + width(&words));
        spans.push(Span::raw(" ".repeat(blanks)));
        spans.push(look.inked(words, role));
    }
    Line::from(spans)
}

/// The newest outcomes, the newest at the right.
fn recent(state: &State, look: &Look<'_>, pupil: &Pupil, most: usize) -> Vec<Span<'static>> {
    let recent = state
        .school
        .summary(pupil.id)
        .map_or(&[][..], |summary| &summary.recent);
    let newest: Vec<_> = recent.iter().take(most).collect();
    newest
        .into_iter()
        .rev()
        .flat_map(|recent| [marks::short_outcome(look, recent.outcome), Span::raw(" ")])
        .collect()
}

/// The review date; or, where that is far off and the week half over, that nothing was logged in it.
fn due(state: &State, pupil: &Pupil, today: NaiveDate) -> Option<(String, Role)> {
    let plan = state.school.plans.get(&pupil.id)?;
    let day = brief(plan.review_on, today);
    if plan.review_on < today {
        return Some((format!("overdue {day}"), Role::DueOverdue));
    }
    if plan.review_on <= plus_days(today, DUE_WITHIN_DAYS) {
        return Some((format!("due {day}"), Role::DueSoon));
    }
    // On a Monday it is true of nearly all, and says nothing.
    let late = today.weekday().num_days_from_monday() >= MIDWEEK;
    if late && not_logged_this_week(&state.school, pupil.id, today) {
        return Some(("none this week".to_owned(), Role::TextDim));
    }
    Some((format!("due {day}"), Role::TextDim))
}

/// Form and provision, at the right of the name.
fn side(pupil: &Pupil) -> String {
    let provision = match pupil.current_provision() {
        SenProvision::NoSen => "–",
        other @ (SenProvision::SenSupport | SenProvision::EhcPlan) => other.code(),
    };
    format!("{} {provision}", pupil.place())
}
