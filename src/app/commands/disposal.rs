//! Inside the disposal list.

use super::{always, row};
use crate::app::action::Action;
use crate::app::command::{Availability, Command};
use crate::app::layer::disposal::DisposalAct;
use crate::app::selectors::disposal::{self, Why};
use crate::app::state::State;
use crate::domain::retention::HoldWhy;

/// The table.
#[rustfmt::skip] // one command a line reads as the table it is
pub(in crate::app) const TABLE: &[Command] = &[
    row!(Program, "disposal.propose", "Propose", "Proposes that the record goes; somebody else has to confirm it within 30 days.", "dispose erase delete", Disposal, No, Retention, proposed, Action::Disposal(DisposalAct::Propose)),
    row!(Program, "disposal.confirm", "Confirm", "Disposes of a record that somebody else proposed, after a question; it does not come back.", "dispose erase delete agree", Disposal, No, Retention, confirmed, Action::Disposal(DisposalAct::Confirm)),
    row!(Program, "disposal.hold", "Hold", "Holds the record back, whatever its age, and asks why.", "legal claim court inquiry", Disposal, No, Retention, held, Action::Disposal(DisposalAct::Hold)),
    row!(Program, "disposal.release", "Release", "Takes the hold off the record.", "legal", Disposal, No, Retention, released, Action::Disposal(DisposalAct::Release)),
    row!(Program, "disposal.withdraw", "Withdraw", "Takes the proposal back; the record stays on the list.", "proposal", Disposal, No, Retention, withdrawn, Action::Disposal(DisposalAct::Withdraw)),
    row!(Program, "disposal.close", "Close", "Closes the disposal list.", "escape", Disposal, No, Anything, always, Action::Disposal(DisposalAct::Close)),
];

fn known<T>(result: Result<T, Why>) -> Availability {
    result.map_or_else(Availability::No, |_| Availability::Yes)
}

fn proposed(state: &State) -> Availability {
    known(disposal::chosen(state).and_then(|row| disposal::proposed(state, Some(row))))
}

fn confirmed(state: &State) -> Availability {
    known(disposal::chosen(state).and_then(|row| disposal::confirmed(state, Some(row))))
}

fn held(state: &State) -> Availability {
    known(disposal::chosen(state).and_then(|row| disposal::held(state, row.pupil, HoldWhy::Claim)))
}

fn released(state: &State) -> Availability {
    known(disposal::chosen(state).and_then(|row| disposal::released(state, row.pupil)))
}

fn withdrawn(state: &State) -> Availability {
    known(disposal::chosen(state).and_then(|row| disposal::withdrawn(state, row.pupil)))
}
