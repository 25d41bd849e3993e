//! The delivery log, newest first. Only the entries that can be on the screen are made into rows.

use super::entry::{Columns, row};
use super::{empty, focus, whose};
use crate::app::log_cache::Reach;
use crate::app::pane::Pane;
use crate::app::state::State;
use crate::domain::delivery::Entry;
use crate::domain::progress::{self, Axis};
use crate::input::mouse::Hits;
use crate::view::look::Look;
use crate::view::widgets::frame::{self, Focus, Title};
use crate::view::widgets::rows::{self, Row, Rows};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;

/// How many of the newest entries the title sums up.
const SUMMED: usize = 20;

/// Draws the log of the chosen pupil.
pub fn draw(state: &State, look: &Look<'_>, area: Rect, buf: &mut Buffer, hits: &mut Hits) {
    let focus = focus(state, Pane::Log);
    let title = Title {
        name: Pane::Log.title().to_owned(),
        whose: whose(state),
        right: share(state),
        ..Title::default()
    };
    let inside = frame::pane(look, area, &title, focus, buf);
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
    let rows = build(state, look, inside, focus);
    rows::draw(
        &Rows {
            rows: &rows,
            first: 0,
            selected: state.screen.rows.log,
            pane: Pane::Log,
            focus,
        },
        look,
        inside,
        buf,
        hits,
    );
}

/// A row for every entry; those too far from the chosen one to be seen are one empty line each.
fn build(state: &State, look: &Look<'_>, inside: Rect, focus: Focus) -> Vec<Row> {
    let selected = state.screen.rows.log;
    let reach = usize::from(inside.height) + 1;
    let near = selected.saturating_sub(reach)..selected.saturating_add(reach);
    let entries = &state.log.entries;
    let seen = entries
        .get(near.start..near.end.min(entries.len()))
        .unwrap_or_default();
    let columns = Columns::of(state, seen, usize::from(inside.width).saturating_sub(2));
    let rows = entries.iter().enumerate().map(|(place, entry)| {
        if near.contains(&place) {
            let chosen = (place == selected).then_some(focus);
            row(state, look, (entry, chosen), &columns)
        } else {
            Row::plain(vec![Line::default()])
        }
    });
    rows.collect()
}

/// Share of green on both axes among the newest entries: at length, then shorter.
fn share(state: &State) -> Vec<String> {
    let window: Vec<&Entry> = state.log.entries.iter().take(SUMMED).collect();
    let percent = |axis| progress::share_green(window.iter().copied(), axis).percent();
    let (Some(performance), Some(participation)) =
        (percent(Axis::Performance), percent(Axis::Participation))
    else {
        return Vec::new();
    };
    let last = window.len();
    vec![
        format!(
            "green in the last {last}: performance {performance}%, participation {participation}%"
        ),
        format!("last {last} green: {performance}% and {participation}%"),
        format!("green {performance}%, {participation}%"),
    ]
}
