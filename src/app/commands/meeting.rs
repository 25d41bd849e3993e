//! The keys of a review meeting on the wall.

use super::{always, row};
use crate::app::action::Action;
use crate::app::command::Command;
use crate::app::meeting::MeetingAct;

/// A row that is taken by its number.
macro_rules! choose {
    ($id:literal, $number:literal) => {
        row!(
            Meeting,
            $id,
            "Take a row",
            "Takes the row with this number.",
            "choose answer number",
            Meeting,
            No,
            TakePart,
            always,
            Action::Meeting(MeetingAct::Choose($number))
        )
    };
}

/// The table.
#[rustfmt::skip] // one command a line reads as the table it is
pub(in crate::app) const TABLE: &[Command] = &[
    row!(Meeting, "meeting.forward", "On", "Goes to the next page, or the next question.", "forward next", Meeting, No, TakePart, always, Action::Meeting(MeetingAct::Forward)),
    row!(Meeting, "meeting.back", "Back", "Goes to the page before, or the question before.", "previous", Meeting, No, TakePart, always, Action::Meeting(MeetingAct::Back)),
    row!(Meeting, "meeting.answer", "Answer", "Writes the answer, or takes the row in hand.", "type choose", Meeting, No, TakePart, always, Action::Meeting(MeetingAct::Answer)),
    row!(Meeting, "meeting.down", "Down", "Goes to the next row.", "", Meeting, Yes, TakePart, always, Action::Meeting(MeetingAct::Down)),
    row!(Meeting, "meeting.up", "Up", "Goes to the row before.", "", Meeting, Yes, TakePart, always, Action::Meeting(MeetingAct::Up)),
    choose!("meeting.choose-one", 1),
    choose!("meeting.choose-two", 2),
    choose!("meeting.choose-three", 3),
    choose!("meeting.choose-four", 4),
    choose!("meeting.choose-five", 5),
    choose!("meeting.choose-six", 6),
    choose!("meeting.choose-seven", 7),
    choose!("meeting.choose-eight", 8),
    choose!("meeting.choose-nine", 9),
    row!(Meeting, "meeting.action", "Action", "Writes an action down: what, who, by when.", "todo agree", Meeting, No, TakePart, always, Action::Meeting(MeetingAct::Action)),
    row!(Meeting, "meeting.note", "Note", "Writes a note for the minutes.", "", Meeting, No, TakePart, always, Action::Meeting(MeetingAct::Note)),
    row!(Meeting, "meeting.park", "Park", "Parks a thought for later; it stands in the minutes.", "later", Meeting, No, TakePart, always, Action::Meeting(MeetingAct::Park)),
    row!(Meeting, "meeting.decide", "Decide", "Goes to what is decided.", "decision", Meeting, No, TakePart, always, Action::Meeting(MeetingAct::Decide)),
    row!(Meeting, "meeting.jump", "Go to", "Lists the parts of the meeting to go to.", "jump stage", Meeting, No, TakePart, always, Action::Meeting(MeetingAct::Jump)),
    row!(Meeting, "meeting.pause", "Break", "Stops the time, or lets it run again.", "pause", Meeting, No, TakePart, always, Action::Meeting(MeetingAct::Pause)),
    row!(Meeting, "meeting.blank", "Blank", "Makes the wall blank; the key that blanks the screen shows it again.", "hide privacy", Meeting, No, Anything, always, Action::App(crate::app::action::App::Blank)),
    row!(Meeting, "meeting.undo", "Take back", "Takes your newest answer back; it stays on record.", "undo", Meeting, No, TakePart, always, Action::Meeting(MeetingAct::Undo)),
    row!(Meeting, "meeting.help", "Keys", "Shows the keys of the meeting on the wall.", "help", Meeting, No, Anything, always, Action::Meeting(MeetingAct::Help)),
    row!(Meeting, "meeting.leave", "Leave", "Makes the wall blank, then asks whether to pause, to set aside or to stay.", "quit end escape", Meeting, No, Anything, always, Action::Meeting(MeetingAct::Leave)),
    row!(Meeting, "meeting.enter", "New line", "Gives the line and begins the next; in an action, goes on to the next field.", "enter", MeetingText, No, TakePart, always, Action::Meeting(MeetingAct::Enter)),
    row!(Meeting, "meeting.done", "Done", "Gives what was typed.", "escape save", MeetingText, No, TakePart, always, Action::Meeting(MeetingAct::Done)),
    row!(Meeting, "meeting.done-forward", "Done and on", "Gives what was typed and goes to the next question.", "tab next", MeetingText, No, TakePart, always, Action::Meeting(MeetingAct::DoneForward)),
];
