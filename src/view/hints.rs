//! The line at the bottom: the keys that work here, now. A view of the one command table.

use crate::app::command::{self, Availability};
use crate::app::layer::Layer;
use crate::app::pane::Pane;
use crate::app::state::State;
use crate::input::mouse::{Hits, Target};
use crate::text::fit::width;
use crate::theme::Role;
use crate::view::look::Look;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Span;
use ratatui::widgets::Widget;

/// Commands by name.
pub type Ids = &'static [&'static str];

#[rustfmt::skip]
const PUPILS: Ids = &["log.one", "pupil.find", "strategy.find", "log.sweep", "help.open", "palette.open", "log.note", "app.undo", "due.open", "app.quit"];
#[rustfmt::skip]
const PASSPORT: Ids = &["strategy.copy", "log.one", "pupil.find", "strategy.find", "help.open", "pane.zoom", "nav.back", "app.quit"];
#[rustfmt::skip]
const PLAN: Ids = &["log.one", "pane.zoom", "pupil.find", "strategy.find", "help.open", "nav.back", "app.quit"];
#[rustfmt::skip]
const LOG: Ids = &["log.one", "log.note", "entry.correct", "entry.withdraw", "entry.history", "help.open", "pane.zoom", "app.undo", "nav.back"];
#[rustfmt::skip]
const WELCOME: Ids = &["welcome.demo", "welcome.import", "welcome.empty", "welcome.quit"];
#[rustfmt::skip]
const REASON: Ids = &["reason.pupil-absent", "reason.staff-absent", "reason.room", "reason.trip", "reason.refused", "reason.other", "reason.cancel"];
#[rustfmt::skip]
const BAR: Ids = &["log.red", "log.amber", "log.green", "log.not-seen", "log.not-delivered", "log.target", "log.provision", "log.independence", "log.when", "log.strategies", "log.type-note", "log.cancel"];
#[rustfmt::skip]
const SWEEP: Ids = &["sweep.red", "sweep.amber", "sweep.green", "sweep.not-seen", "sweep.same", "sweep.skip", "sweep.not-delivered", "sweep.when", "sweep.save", "sweep.cancel"];
#[rustfmt::skip]
const PICK: Ids = &["pick.accept", "pick.down", "pick.up", "pick.mark", "pick.copy", "pick.cancel"];
#[rustfmt::skip]
const LINE: Ids = &["line.accept", "line.cancel", "line.delete-line"];
#[rustfmt::skip]
const CONFIRM: Ids = &["confirm.yes", "confirm.no"];

/// The commands worth a hint, the most useful first.
pub fn offered(state: &State) -> Ids {
    match state.layers.last() {
        Some(Layer::Welcome(_)) => WELCOME,
        Some(Layer::LogBar(bar)) if bar.asks_reason() => REASON,
        Some(Layer::LogBar(_)) => BAR,
        Some(Layer::Sweep(sweep)) if sweep.asks_reason() => REASON,
        Some(Layer::Sweep(_)) => SWEEP,
        Some(Layer::Picker(_)) => PICK,
        Some(Layer::Prompt(_)) => LINE,
        Some(Layer::Confirm(_)) => CONFIRM,
        None => match state.screen.focus {
            Pane::Pupils => PUPILS,
            Pane::Passport => PASSPORT,
            Pane::Plan => PLAN,
            Pane::Log => LOG,
        },
    }
}

/// Draws the hints; the last that do not fit are left out.
pub(super) fn draw(state: &State, look: &Look<'_>, area: Rect, buf: &mut Buffer, hits: &mut Hits) {
    buf.set_style(area, look.style(Role::HintText));
    let mut x = area.x + 1;
    for id in offered(state) {
        let Some(command) = command::find(id) else {
            continue;
        };
        let Some(key) = look.key(id) else { continue };
        if matches!((command.available)(state), Availability::No(_)) {
            continue;
        }
        let text = format!(" {}", command.title.to_lowercase());
        let columns = u16::try_from(width(&key) + width(&text)).unwrap_or(u16::MAX);
        if x.saturating_add(columns) > area.right() {
            return;
        }
        let place = Rect {
            x,
            y: area.y,
            width: columns,
            height: 1,
        };
        let [left, right] = split(place, width(&key));
        Span::styled(key, look.style(Role::HintKey)).render(left, buf);
        Span::styled(text, look.style(Role::HintText)).render(right, buf);
        hits.note(place, Target::Run(command.id));
        x += columns + 2;
    }
}

fn split(place: Rect, columns: usize) -> [Rect; 2] {
    let columns = u16::try_from(columns).unwrap_or(0).min(place.width);
    [
        Rect {
            width: columns,
            ..place
        },
        Rect {
            x: place.x + columns,
            width: place.width - columns,
            ..place
        },
    ]
}
