//! Finding a pupil, a strategy or a date.

use super::{row, with_pupil, with_school};
use crate::app::action::{Action, App, Open};
use crate::app::command::Command;

/// The table.
#[rustfmt::skip] // one command a line reads as the table it is
pub(in crate::app) const TABLE: &[Command] = &[
    row!(Finding, "pupil.find", "Find a pupil", "Finds a pupil by surname, forename, form or initials.", "search name", Global, No, List, with_school, Action::Open(Open::Pupils)),
    row!(Finding, "strategy.find", "Find a strategy", "Finds a strategy by its words, its pupil or their form; the chosen pupil's top five come first.", "search what helps", Global, No, Read, with_school, Action::Open(Open::Strategies)),
    row!(Finding, "strategy.copy", "Copy strategy", "Sends the chosen strategy to the terminal's clipboard.", "clipboard yank", Passport, No, Read, with_pupil, Action::App(App::CopyStrategy)),
    row!(Finding, "due.open", "What is due", "Lists all that is overdue or due in the next six weeks: reviews, meetings, statutory dates, passports, concerns.", "deadline review clock ehc annual", Global, No, ReadFile, with_school, Action::Open(Open::Due)),
    row!(Finding, "figures.open", "Figures", "Lists how many pupils have SEN support or a plan, by level, need and year; no names, and no group under five.", "numbers governors cohort count", Global, No, Figures, with_school, Action::Open(Open::Figures)),
];
