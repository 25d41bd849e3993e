//! Moving about.

use super::{always, row, with_pupil};
use crate::app::action::{Action, Nav};
use crate::app::command::Command;
use crate::app::pane::Pane;

/// The table.
#[rustfmt::skip] // one command a line reads as the table it is
pub(in crate::app) const TABLE: &[Command] = &[
    row!(Moving, "nav.down", "Down", "Moves one row down.", "next", Global, Yes, Anything, always, Action::Nav(Nav::Down)),
    row!(Moving, "nav.up", "Up", "Moves one row up.", "previous", Global, Yes, Anything, always, Action::Nav(Nav::Up)),
    row!(Moving, "nav.first", "First row", "Goes to the first row.", "top home", Global, No, Anything, always, Action::Nav(Nav::First)),
    row!(Moving, "nav.last", "Last row", "Goes to the last row.", "bottom end", Global, No, Anything, always, Action::Nav(Nav::Last)),
    row!(Moving, "nav.page-down", "Page down", "Moves one page down.", "scroll", Global, Yes, Anything, always, Action::Nav(Nav::PageDown)),
    row!(Moving, "nav.page-up", "Page up", "Moves one page up.", "scroll", Global, Yes, Anything, always, Action::Nav(Nav::PageUp)),
    row!(Moving, "pane.next", "Next pane", "Goes to the next pane.", "tab focus", Global, No, Anything, always, Action::Nav(Nav::NextPane)),
    row!(Moving, "pane.previous", "Previous pane", "Goes to the pane before.", "tab focus", Global, No, Anything, always, Action::Nav(Nav::PreviousPane)),
    row!(Moving, "pane.pupils", "Pupil list", "Goes to the pupil list.", "pane 1", Global, No, Anything, always, Action::Nav(Nav::Focus(Pane::Pupils))),
    row!(Moving, "pane.passport", "Passport", "Goes to the passport.", "pane 2", Global, No, Anything, always, Action::Nav(Nav::Focus(Pane::Passport))),
    row!(Moving, "pane.plan", "Plan", "Goes to the plan.", "pane 3", Global, No, Anything, always, Action::Nav(Nav::Focus(Pane::Plan))),
    row!(Moving, "pane.log", "Log", "Goes to the log.", "pane 4 entries", Global, No, Anything, always, Action::Nav(Nav::Focus(Pane::Log))),
    row!(Moving, "pane.zoom", "Zoom", "Shows the pane alone, or all of them again.", "full screen", Global, No, Anything, always, Action::Nav(Nav::Zoom)),
    row!(Moving, "pupil.open", "Open", "Goes from the list to the pupil's passport, and on through plan and log.", "read", Global, No, Anything, with_pupil, Action::Nav(Nav::Enter)),
    row!(Moving, "nav.back", "Back", "Goes one step back: closes a message, ends the zoom, returns to the list.", "escape cancel", Global, No, Anything, always, Action::Nav(Nav::Back)),
];
