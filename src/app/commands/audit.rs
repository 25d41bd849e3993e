//! Inside the list of who did what.

use super::{always, row};
use crate::app::action::{Action, Pick};
use crate::app::audit::{AuditAct, By};
use crate::app::command::{Availability, Command};
use crate::app::layer::Layer;
use crate::app::layer::picker::PickerKind;
use crate::app::state::State;
use crate::domain::audit::Filter;

/// The table.
#[rustfmt::skip] // one command a line reads as the table it is
pub(in crate::app) const TABLE: &[Command] = &[
    row!(Program, "audit.pupil", "Pupil", "Shows what was done about one pupil alone.", "filter", Audit, No, Audit, in_the_list, Action::Audit(AuditAct::Choose(By::Pupil))),
    row!(Program, "audit.person", "Staff", "Shows what one member of staff did alone.", "filter initials", Audit, No, Audit, in_the_list, Action::Audit(AuditAct::Choose(By::Person))),
    row!(Program, "audit.days", "Days", "Shows what was done on some days alone.", "filter since until date", Audit, No, Audit, in_the_list, Action::Audit(AuditAct::Choose(By::Days))),
    row!(Program, "audit.kind", "Kind", "Shows changes alone, looks alone, or one kind of them.", "filter export papers", Audit, No, Audit, in_the_list, Action::Audit(AuditAct::Choose(By::Kind))),
    row!(Program, "audit.clear", "Show all", "Shows all that was done again.", "reset", Audit, No, Audit, filtered, Action::Audit(AuditAct::Clear)),
    row!(Program, "audit.close", "Close", "Closes the list of who did what.", "", Audit, No, Anything, always, Action::Pick(Pick::Cancel)),
];

fn in_the_list(state: &State) -> Availability {
    match state.layers.last() {
        Some(Layer::Picker(picker)) if picker.kind == PickerKind::Audit => Availability::Yes,
        Some(_) | None => Availability::No("the list of who did what is not open"),
    }
}

fn filtered(state: &State) -> Availability {
    match in_the_list(state) {
        Availability::Yes if state.session.audit == Filter::default() => {
            Availability::No("all is shown")
        }
        known @ (Availability::Yes | Availability::No(_)) => known,
    }
}
