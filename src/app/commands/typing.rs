//! Inside lists to pick from, lines to type and questions.

use super::{always, row};
use crate::app::action::{Action, Answer, Line, Pick};
use crate::app::command::Command;

/// The table.
#[rustfmt::skip] // one command a line reads as the table it is
pub(in crate::app) const TABLE: &[Command] = &[
    row!(Typing, "pick.down", "Down", "Goes to the next row.", "", Pick, Yes, Anything, always, Action::Pick(Pick::Down)),
    row!(Typing, "pick.up", "Up", "Goes to the row before.", "", Pick, Yes, Anything, always, Action::Pick(Pick::Up)),
    row!(Typing, "pick.page-down", "Page down", "Goes one page down.", "", Pick, Yes, Anything, always, Action::Pick(Pick::PageDown)),
    row!(Typing, "pick.page-up", "Page up", "Goes one page up.", "", Pick, Yes, Anything, always, Action::Pick(Pick::PageUp)),
    row!(Typing, "pick.accept", "Take", "Takes the row.", "", Pick, No, Anything, always, Action::Pick(Pick::Accept)),
    row!(Typing, "pick.copy", "Copy", "Sends the row to the terminal's clipboard.", "clipboard", Pick, No, Anything, always, Action::Pick(Pick::Copy)),
    row!(Typing, "pick.mark", "Mark", "Marks the row, where several may be taken.", "select", Pick, No, Anything, always, Action::Pick(Pick::Mark)),
    row!(Typing, "pick.cancel", "Close", "Closes the list.", "", Pick, No, Anything, always, Action::Pick(Pick::Cancel)),
    row!(Typing, "line.left", "Left", "Moves the cursor left.", "", Line, Yes, Anything, always, Action::Line(Line::Left)),
    row!(Typing, "line.right", "Right", "Moves the cursor right.", "", Line, Yes, Anything, always, Action::Line(Line::Right)),
    row!(Typing, "line.start", "Start", "Moves the cursor to the start.", "", Line, No, Anything, always, Action::Line(Line::Start)),
    row!(Typing, "line.end", "End", "Moves the cursor to the end.", "", Line, No, Anything, always, Action::Line(Line::End)),
    row!(Typing, "line.delete-back", "Delete back", "Deletes the character before the cursor.", "", Line, Yes, Anything, always, Action::Line(Line::DeleteBack)),
    row!(Typing, "line.delete", "Delete", "Deletes the character at the cursor.", "", Line, Yes, Anything, always, Action::Line(Line::Delete)),
    row!(Typing, "line.delete-word", "Delete word", "Deletes the word before the cursor.", "", Line, No, Anything, always, Action::Line(Line::DeleteWord)),
    row!(Typing, "line.delete-line", "Delete line", "Deletes everything on the line.", "", Line, No, Anything, always, Action::Line(Line::DeleteLine)),
    row!(Typing, "line.accept", "Done", "Takes the line.", "", Line, No, Anything, always, Action::Line(Line::Accept)),
    row!(Typing, "line.cancel", "Leave", "Leaves the line; what was typed is dropped.", "", Line, No, Anything, always, Action::Line(Line::Cancel)),
    row!(Typing, "confirm.yes", "Yes", "Does what is asked.", "", Confirm, No, Anything, always, Action::Confirm(Answer::Yes)),
    row!(Typing, "confirm.no", "No", "Leaves it.", "", Confirm, No, Anything, always, Action::Confirm(Answer::No)),
];
