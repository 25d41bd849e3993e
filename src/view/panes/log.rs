//! The delivery log, newest first: when, both ratings or why there are none, who, what about; the note beneath.

use super::{empty, focus};
use crate::app::log_cache::Reach;
use crate::app::pane::Pane;
use crate::app::selectors::independence;
use crate::app::state::State;
use crate::domain::delivery::{Entry, Outcome};
use crate::domain::progress::{self, Axis};
use crate::input::mouse::Hits;
use crate::text::dates::short;
use crate::text::fit::{fit, pad, width};
use crate::text::wrap::wrap;
use crate::theme::Role;
use crate::view::look::Look;
use crate::view::widgets::frame::{self, Focus};
use crate::view::widgets::marks;
use crate::view::widgets::rows::{self, Row, Rows};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

/// Entries drawn around the chosen one; more never fit.
const AROUND: usize = 120;

/// Draws the log of the chosen pupil.
pub fn draw(state: &State, look: &Look<'_>, area: Rect, buf: &mut Buffer, hits: &mut Hits) {
    let focus = focus(state, Pane::Log);
    let right = share(state);
    let inside = frame::pane(look, area, (Pane::Log.title(), &right), focus, buf);
    if state.log.entries.is_empty() {
        let text = match (state.chosen(), state.log.reach) {
            (None, _) => "No pupil is chosen.",
            (Some(_), Reach::Asked) => "",
            (Some(_), Reach::Part | Reach::Whole) => {
                "No entries yet. {log.one} logs how a session went."
            }
        };
        return empty(look, text, inside, buf);
    }
    let selected = state.screen.rows.log;
    let first = selected.saturating_sub(AROUND / 2);
    let rows: Vec<Row> = state
        .log
        .entries
        .iter()
        .enumerate()
        .map(|(place, entry)| {
            let near = (first..first + AROUND).contains(&place);
            if near {
                row(
                    state,
                    look,
                    (entry, place == selected && focus == Focus::Here),
                    usize::from(inside.width),
                )
            } else {
                Row::plain(vec![Line::default()])
            }
        })
        .collect();
    rows::draw(
        &Rows {
            rows: &rows,
            selected,
            pane: Pane::Log,
            focus,
        },
        look,
        inside,
        buf,
        hits,
    );
}

/// Share of green on both axes among the newest entries.
fn share(state: &State) -> String {
    let window: Vec<&Entry> = state.log.entries.iter().take(20).collect();
    let percent = |axis| progress::share_green(window.iter().copied(), axis).percent();
    match (percent(Axis::Performance), percent(Axis::Participation)) {
        (Some(performance), Some(participation)) => {
            format!(
                "last {}: performance {performance}% green, participation {participation}%",
                window.len()
            )
        }
        _ => String::new(),
    }
}

fn row(state: &State, look: &Look<'_>, (entry, open): (&Entry, bool), columns: usize) -> Row {
    let mut lines = vec![first_line(state, look, entry, columns)];
    if let Some(note) = &entry.note {
        let room = columns.saturating_sub(4);
        let wrapped = wrap(note, room);
        let shown: Vec<String> = if open || wrapped.len() == 1 {
            wrapped
        } else {
            vec![fit(&note.replace('\n', " "), room).into_owned()]
        };
        lines.extend(
            shown
                .into_iter()
                .map(|line| Line::from(look.span(format!("    {line}"), Role::TextDim))),
        );
    }
    if open && !entry.about.strategies.is_empty() {
        let texts = state.passport().map(|passport| {
            crate::app::selectors::strategies_in_use(passport, &entry.about.strategies)
        });
        for text in texts.unwrap_or_default() {
            lines.push(Line::from(look.span(
                format!("    in use: {}", fit(text, columns.saturating_sub(12))),
                Role::TextDim,
            )));
        }
    }
    Row::plain(lines)
}

fn first_line(state: &State, look: &Look<'_>, entry: &Entry, columns: usize) -> Line<'static> {
    let today = state.session.now.today();
    let period = entry.when.period.and_then(|place| {
        state
            .school
            .calendar()
            .and_then(|calendar| calendar.period_name(place))
    });
    let when = format!(
        "{:<10} {:<3}",
        short(entry.when.date, today),
        period.unwrap_or_default()
    );
    let mut spans = vec![look.span(format!(" {when} "), Role::TextDim)];
    spans.extend(marks::outcome(look, entry.outcome));
    let delivered = matches!(entry.outcome, Outcome::Delivered { .. });
    if delivered {
        let level = independence(entry).map_or("", crate::domain::delivery::Independence::title);
        spans.push(look.span(format!("  {}", pad(level, 12)), Role::Text));
    }
    let side = side(state, entry);
    let used: usize = spans.iter().map(|span| width(&span.content)).sum();
    let about = fit(
        &about(state, entry),
        columns.saturating_sub(used + width(&side) + 3),
    )
    .into_owned();
    let blanks = columns.saturating_sub(used + 1 + width(&about) + width(&side));
    spans.push(look.span(format!(" {about}"), Role::Text));
    if used + 1 + width(&side) <= columns {
        spans.push(Span::raw(" ".repeat(blanks)));
        let role = if state.unsaved.is_refused(entry.id) {
            Role::ToastError
        } else {
            Role::TextDim
        };
        spans.push(look.span(side, role));
    }
    Line::from(spans)
}

fn about(state: &State, entry: &Entry) -> String {
    let plan = state.plan();
    let target = entry
        .about
        .target
        .and_then(|id| plan?.target(id))
        .map(|target| format!("target {}", target.number));
    let provision = entry
        .about
        .provision
        .and_then(|id| plan?.provision_row(id))
        .map(|row| match entry.about.session {
            Some(session) => format!("{} {session}", row.name),
            None => row.name.clone(),
        });
    let minutes = entry.about.minutes.map(|minutes| format!("{minutes} min"));
    [target, provision, entry.about.subject.clone(), minutes]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" · ")
}

fn side(state: &State, entry: &Entry) -> String {
    let by = &entry.logged.by;
    if state.unsaved.is_refused(entry.id) {
        return format!("NOT SAVED {by}");
    }
    let mark = if state.unsaved.is_on_its_way(entry.id) {
        "saving "
    } else {
        ""
    };
    let corrected = if entry.corrects.is_some() {
        "corrected "
    } else {
        ""
    };
    format!("{mark}{corrected}{by}")
}
