//! What changed between two versions of a passport or a plan.

use super::{always, row};
use crate::app::action::Action;
use crate::app::command::{Availability, Command};
use crate::app::layer::versions::VersionsAct;
use crate::app::pane::Pane;
use crate::app::state::State;

/// The table.
#[rustfmt::skip] // one command a line reads as the table it is
pub(in crate::app) const TABLE: &[Command] = &[
    row!(Finding, "versions.open", "What changed", "Lists the versions of the passport (in the plan, of the plan) and what differs between two of them.", "history compare versions since last review", Global, No, Read, with_record, Action::Versions(VersionsAct::Open)),
    row!(Finding, "versions.up", "Next version", "Shows what the next newer version changed.", "", Versions, Yes, Read, always, Action::Versions(VersionsAct::Up)),
    row!(Finding, "versions.down", "Version before", "Shows what the version before changed.", "", Versions, Yes, Read, always, Action::Versions(VersionsAct::Down)),
    row!(Finding, "versions.back", "Compare further back", "Compares with the version before the one it is compared with.", "", Versions, Yes, Read, always, Action::Versions(VersionsAct::Back)),
    row!(Finding, "versions.forward", "Compare nearer", "Compares with the version after the one it is compared with.", "", Versions, Yes, Read, always, Action::Versions(VersionsAct::Forward)),
    row!(Finding, "versions.since-review", "Since the last review", "Compares the newest version with the one in force on the day of the last review.", "review", Versions, No, Read, always, Action::Versions(VersionsAct::SinceReview)),
    row!(Finding, "versions.page-down", "Page down", "Shows the next differences.", "scroll", Versions, Yes, Read, always, Action::Versions(VersionsAct::PageDown)),
    row!(Finding, "versions.page-up", "Page up", "Shows the differences before.", "scroll", Versions, Yes, Read, always, Action::Versions(VersionsAct::PageUp)),
    row!(Finding, "versions.close", "Back", "Goes back to the panes.", "escape", Versions, No, Anything, always, Action::Versions(VersionsAct::Close)),
];

/// With something written that can have versions.
fn with_record(state: &State) -> Availability {
    let plan = state.screen.focus == Pane::Plan;
    match state.chosen() {
        None => Availability::No("no pupil is chosen"),
        Some(_) if plan && state.plan().is_none() => Availability::No("this pupil has no plan yet"),
        Some(_) if !plan && state.passport().is_none() => {
            Availability::No("this pupil has no passport yet")
        }
        Some(_) => Availability::Yes,
    }
}
