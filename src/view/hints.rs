//! The line at the bottom: the keys that work here, now. A view of the one command table.

use crate::app::command::{self, Availability, Command};
use crate::app::layer::Layer;
use crate::app::layer::picker::PickerKind;
use crate::app::pane::Pane;
use crate::app::state::State;
use crate::input::mouse::{Hits, Target};
use crate::text::fit::width;
use crate::theme::Role;
use crate::view::look::Look;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::Widget;

/// Commands worth a hint, the most useful first, and the one that is shown however narrow the screen is.
pub type Ids = (&'static [&'static str], &'static str);

#[rustfmt::skip]
const PUPILS: Ids = (&["log.one", "pupil.find", "strategy.find", "log.sweep", "palette.open", "pupil.edit", "due.open", "log.note", "app.undo", "app.quit"], "help.open");
#[rustfmt::skip]
const PASSPORT: Ids = (&["passport.edit", "strategy.add", "log.one", "pupil.find", "versions.open", "strategy.copy", "passport.agree", "pane.zoom", "nav.back"], "help.open");
#[rustfmt::skip]
const PLAN: Ids = (&["plan.edit", "plan.new", "log.one", "plan.reading", "pupil.find", "versions.open", "pane.zoom", "plan.agree", "nav.back"], "help.open");
#[rustfmt::skip]
const LOG: Ids = (&["log.one", "log.note", "entry.correct", "entry.withdraw", "entry.history", "pane.zoom", "app.undo", "nav.back"], "help.open");
const WELCOME: Ids = (
    &["welcome.demo", "welcome.import", "welcome.empty"],
    "welcome.quit",
);
#[rustfmt::skip]
const REASON: Ids = (&["reason.pupil-absent", "reason.staff-absent", "reason.room", "reason.trip", "reason.refused", "reason.other"], "reason.cancel");
#[rustfmt::skip]
const BAR: Ids = (&["log.not-delivered", "log.target", "log.provision", "log.independence", "log.when", "log.strategies", "log.type-note", "log.red", "log.amber", "log.green", "log.not-seen"], "log.cancel");
#[rustfmt::skip]
const SWEEP: Ids = (&["sweep.red", "sweep.amber", "sweep.green", "sweep.not-seen", "sweep.same", "sweep.skip", "sweep.not-delivered", "sweep.save", "sweep.when"], "sweep.cancel");
const MAP: Ids = (
    &["map.enter", "map.layer", "map.area", "map.year", "map.only"],
    "map.close",
);
const PICK: Ids = (&["pick.accept"], "pick.cancel");
const COPY: Ids = (&["pick.accept", "pick.copy"], "pick.cancel");
const AUDIT: Ids = (
    &[
        "audit.pupil",
        "audit.person",
        "audit.days",
        "audit.kind",
        "audit.clear",
    ],
    "audit.close",
);
const SEVERAL: Ids = (&["pick.mark", "pick.accept"], "pick.cancel");
const LINE: Ids = (&["line.accept", "line.delete-line"], "line.cancel");
const FORM: Ids = (
    &[
        "form.save",
        "form.next",
        "form.pick",
        "form.item-remove",
        "form.editor",
        "form.revert",
    ],
    "form.leave",
);
#[rustfmt::skip]
const VERSIONS: Ids = (&["versions.down", "versions.back", "versions.since-review", "versions.page-down", "versions.up", "versions.forward"], "versions.close");
const DISPOSAL: Ids = (
    &[
        "disposal.confirm",
        "disposal.propose",
        "disposal.withdraw",
        "disposal.hold",
        "disposal.release",
    ],
    "disposal.close",
);
const CONFIRM: Ids = (&["confirm.yes"], "confirm.no");

/// What is worth a hint now.
pub fn offered(state: &State) -> Ids {
    match state.layers.last() {
        Some(Layer::Welcome(_)) => WELCOME,
        Some(Layer::LogBar(bar)) if bar.asks_reason() => REASON,
        Some(Layer::LogBar(_)) => BAR,
        Some(Layer::Sweep(sweep)) if sweep.asks_reason() => REASON,
        Some(Layer::Sweep(_)) => SWEEP,
        Some(Layer::Map(_)) => MAP,
        Some(Layer::Picker(picker)) => match picker.kind {
            PickerKind::Strategies(_) => COPY,
            PickerKind::Several => SEVERAL,
            PickerKind::Audit => AUDIT,
            PickerKind::Pupils
            | PickerKind::Due
            | PickerKind::Palette
            | PickerKind::Help
            | PickerKind::Plain
            | PickerKind::Themes
            | PickerKind::File(_)
            | PickerKind::Meeting(_)
            | PickerKind::Held(..)
            | PickerKind::School => PICK,
        },
        Some(Layer::Prompt(_)) => LINE,
        Some(Layer::Confirm(_)) => CONFIRM,
        Some(Layer::Form(_)) => FORM,
        Some(Layer::Versions(_)) => VERSIONS,
        Some(Layer::Disposal(_)) => DISPOSAL,
        None => match state.screen.focus {
            Pane::Pupils => PUPILS,
            Pane::Passport => PASSPORT,
            Pane::Plan => PLAN,
            Pane::Log => LOG,
        },
    }
}

/// A key and what it does.
struct Hint {
    command: &'static Command,
    key: String,
    text: String,
}

impl Hint {
    /// `None` where the command has no key or can't run now.
    fn of(state: &State, look: &Look<'_>, id: &str) -> Option<Self> {
        let command = command::find(id)?;
        let key = look.key(id)?;
        matches!(command.available(state), Availability::Yes).then(|| Self {
            command,
            key,
            text: format!(" {}", command.title.to_lowercase()),
        })
    }

    fn columns(&self) -> u16 {
        u16::try_from(width(&self.key) + width(&self.text)).unwrap_or(u16::MAX)
    }
}

/// Between two hints.
const GAP: u16 = 2;

/// Draws the hints; the last that do not fit are left out, but never the way to help or out.
pub(super) fn draw(state: &State, look: &Look<'_>, area: Rect, buf: &mut Buffer, hits: &mut Hits) {
    buf.set_style(area, look.style(Role::HintText));
    let (ids, always) = offered(state);
    let last = Hint::of(state, look, always);
    let kept = last.as_ref().map_or(0, Hint::columns).saturating_add(GAP);
    let mut room = area.width.saturating_sub(1).saturating_sub(kept);
    let usual = ids.iter().filter_map(|id| Hint::of(state, look, id));
    let fitting = usual.take_while(|hint| {
        let columns = hint.columns().saturating_add(GAP);
        let fits = columns <= room.saturating_add(GAP);
        room = room.saturating_sub(columns);
        fits
    });
    let mut x = area.x + 1;
    for hint in fitting.chain(last) {
        let place = Rect {
            x,
            y: area.y,
            width: hint.columns().min(area.right().saturating_sub(x)),
            height: 1,
        };
        hits.note(place, Target::Run(hint.command.id));
        x = x.saturating_add(hint.columns()).saturating_add(GAP);
        Line::from(vec![
            look.span(hint.key, Role::HintKey),
            look.span(hint.text, Role::HintText),
        ])
        .render(place, buf);
    }
}
