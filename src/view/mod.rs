//! Drawing: the state in, cells and a map of what is where out. No clock, no disk, nothing kept between frames.

pub mod door;
pub mod hints;
pub mod layers;
pub mod look;
mod meeting;
pub mod notes;
pub mod panes;
pub mod widgets;

mod header;

use crate::app::layout::{Areas, Class, Size};
use crate::app::pane::Pane;
use crate::app::state::{Cover, State};
use crate::input::mouse::{Hits, Target};
use crate::text::leaving;
use crate::theme::Role;
use look::Look;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::Line;
use ratatui::widgets::{Clear, Paragraph, Widget};
use std::borrow::Cow;
use widgets::frame;

/// What a frame gives back.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Drawn {
    /// What is where.
    pub hits: Hits,
    /// Where text is being typed.
    pub cursor: Option<Position>,
}

/// Draws the whole screen.
pub fn view(state: &State, look: &Look<'_>, buf: &mut Buffer) -> Drawn {
    let drawn = whole(state, look, buf);
    leave_out(buf);
    drawn
}

/// Leaves out of every cell what no terminal may be sent: a record that another program wrote passed no door.
fn leave_out(buf: &mut Buffer) {
    for cell in &mut buf.content {
        if let Cow::Owned(symbol) = leaving::cell(cell.symbol()) {
            cell.set_symbol(&symbol);
        }
    }
}

fn whole(state: &State, look: &Look<'_>, buf: &mut Buffer) -> Drawn {
    let mut drawn = Drawn::default();
    let whole = buf.area;
    // What was there before must not shine through, least of all where the screen was blanked.
    Clear.render(whole, buf);
    buf.set_style(whole, look.theme.style(Role::Text));
    match state.screen.cover {
        Cover::Open => {}
        Cover::Blank => return drawn,
        Cover::Paused => {
            paused(look, buf);
            return drawn;
        }
    }
    let size = Size {
        columns: whole.width,
        rows: whole.height,
    };
    let areas = Areas::of(size, state.screen.focus, state.screen.zoom);
    if areas.class == Class::TooSmall {
        too_small(size, look, buf);
        return drawn;
    }
    // A meeting has the whole screen: nothing of the panes, and nothing that lies over them, is drawn beside it.
    if let Some(meeting) = &state.meeting {
        drawn.cursor = meeting::draw(&meeting.wall, look, buf);
        return drawn;
    }
    header::draw(state, look, areas.header, buf);
    if let Some(tabs) = areas.tabs {
        header::tabs(state, look, tabs, (buf, &mut drawn.hits));
    }
    for (pane, area) in &areas.panes {
        drawn.hits.note(*area, Target::Pane(*pane));
        draw_pane(state, look, (*pane, *area), buf, &mut drawn.hits);
    }
    hints::draw(state, look, areas.hints, buf, &mut drawn.hits);
    layers::draw(state, look, &areas, buf, &mut drawn);
    drawn
}

/// Nobody was there for a while; nothing is said of anybody.
pub(in crate::view) fn paused(look: &Look<'_>, buf: &mut Buffer) {
    let place = frame::middle(buf.area, u16::MAX, 1);
    let line = Line::from(look.span("Paused: any key goes on", Role::TextDim));
    line.centered().render(place, buf);
}

fn draw_pane(
    state: &State,
    look: &Look<'_>,
    (pane, area): (Pane, Rect),
    buf: &mut Buffer,
    hits: &mut Hits,
) {
    if let Some(why) = state.refusal(pane.deed()) {
        return panes::withheld(state, look, (pane, area, why), buf);
    }
    match pane {
        Pane::Pupils => panes::pupils::draw(state, look, area, buf, hits),
        Pane::Passport => panes::passport::draw(state, look, area, buf, hits),
        Pane::Plan => panes::plan::draw(state, look, area, buf, hits),
        Pane::Log => panes::log::draw(state, look, area, buf, hits),
    }
}

/// Below the smallest size only a notice fits, and at a few columns not even that.
fn too_small(size: Size, look: &Look<'_>, buf: &mut Buffer) {
    let has = format!("{}x{}", size.columns, size.rows);
    let needs = format!("{}x{}", Size::SMALLEST.columns, Size::SMALLEST.rows);
    let lines = vec![
        Line::raw("Plimsoll"),
        Line::raw(format!("has {has}")),
        Line::raw(format!("needs {needs}")),
    ];
    Paragraph::new(lines)
        .style(look.theme.style(Role::Text))
        .render(buf.area, buf);
}
