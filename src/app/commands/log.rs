//! Logging how a session went.

use super::{always, row, with_entry, with_pupil, with_pupils};
use crate::app::action::{Action, EntryAct, Log, Nav, SweepAct};
use crate::app::command::Command;
use crate::domain::delivery::{Rating, Reason};

/// The table.
#[rustfmt::skip] // one command a line reads as the table it is
pub(in crate::app) const TABLE: &[Command] = &[
    row!(Logging, "log.one", "Log a session", "Logs how a session went for the chosen pupil: performance, participation, saved.", "record rate entry", Global, No, Log, with_pupil, Action::Log(Log::Start)),
    row!(Logging, "log.sweep", "Sweep the list", "Logs one session for every pupil the list shows, two keys a pupil.", "group record", Global, No, Log, with_pupils, Action::Sweep(SweepAct::Start)),
    row!(Logging, "log.note", "Note on newest", "Puts a note to the newest entry of the chosen pupil.", "comment write", Global, No, Log, with_entry, Action::Entry(EntryAct::Note)),
    row!(Logging, "entry.correct", "Correct entry", "Opens the chosen entry to correct it; what it said stays on record.", "edit change", Log, No, Log, with_entry, Action::Entry(EntryAct::Correct)),
    row!(Logging, "entry.withdraw", "Withdraw entry", "Takes the chosen entry back; what it said stays on record.", "delete remove", Log, No, Log, with_entry, Action::Entry(EntryAct::Withdraw)),
    row!(Logging, "entry.history", "What it replaced", "Shows what the chosen entry corrected.", "versions", Log, No, Read, with_entry, Action::Entry(EntryAct::History)),
    row!(Logging, "log.red", "Red", "Rates red: not yet, or very little taken part.", "r", LogBar, No, Log, always, Action::Log(Log::Rate(Rating::Red))),
    row!(Logging, "log.amber", "Amber", "Rates amber: with prompts, in part, or some of it.", "a", LogBar, No, Log, always, Action::Log(Log::Rate(Rating::Amber))),
    row!(Logging, "log.green", "Green", "Rates green: on track without help, or joined in.", "g", LogBar, No, Log, always, Action::Log(Log::Rate(Rating::Green))),
    row!(Logging, "log.not-seen", "Not seen", "Leaves this rating out, because it was not seen.", "none", LogBar, No, Log, always, Action::Log(Log::Rate(Rating::NotSeen))),
    row!(Logging, "log.target", "Target", "Picks the target the session worked on.", "", LogBar, No, Log, always, Action::Log(Log::ChooseTarget)),
    row!(Logging, "log.provision", "Provision", "Picks the provision it was a session of.", "intervention", LogBar, No, Log, always, Action::Log(Log::ChooseProvision)),
    row!(Logging, "log.independence", "Independence", "Goes through the levels of help that were needed.", "help prompts", LogBar, No, Log, always, Action::Log(Log::Independence)),
    row!(Logging, "log.when", "When", "Says when the session was.", "date period", LogBar, No, Log, always, Action::Log(Log::TypeWhen)),
    row!(Logging, "log.strategies", "Strategies in use", "Picks the strategies that were in use.", "", LogBar, No, Log, always, Action::Log(Log::ChooseStrategies)),
    row!(Logging, "log.type-note", "Note", "Adds a note to this entry.", "comment", LogBar, No, Log, always, Action::Log(Log::TypeNote)),
    row!(Logging, "log.not-delivered", "Not delivered", "Records that the session did not take place; a letter for the reason follows.", "missed absent", LogBar, No, Log, always, Action::Log(Log::NotDelivered)),
    row!(Logging, "log.cancel", "Leave", "Leaves without saving.", "escape", LogBar, No, Anything, always, Action::Log(Log::Cancel)),
    row!(Logging, "reason.pupil-absent", "Pupil absent", "It was not delivered: the pupil was absent.", "", Reason, No, Log, always, Action::Log(Log::Because(Reason::PupilAbsent))),
    row!(Logging, "reason.staff-absent", "Staff absent", "It was not delivered: staff were absent.", "", Reason, No, Log, always, Action::Log(Log::Because(Reason::StaffAbsent))),
    row!(Logging, "reason.room", "Room or timetable", "It was not delivered: no room, or a clash in the timetable.", "", Reason, No, Log, always, Action::Log(Log::Because(Reason::Room))),
    row!(Logging, "reason.trip", "Trip or event", "It was not delivered: a trip or an event.", "", Reason, No, Log, always, Action::Log(Log::Because(Reason::Trip))),
    row!(Logging, "reason.refused", "Refused", "It was not delivered: the pupil refused.", "", Reason, No, Log, always, Action::Log(Log::Because(Reason::Refused))),
    row!(Logging, "reason.other", "Other", "It was not delivered: another reason, for the note.", "", Reason, No, Log, always, Action::Log(Log::Because(Reason::Other))),
    row!(Logging, "reason.cancel", "Back", "Goes back to the ratings.", "escape", Reason, No, Anything, always, Action::Log(Log::Cancel)),
    row!(Logging, "sweep.red", "Red", "Rates the row red.", "", Sweep, No, Log, always, Action::Sweep(SweepAct::Rate(Rating::Red))),
    row!(Logging, "sweep.amber", "Amber", "Rates the row amber.", "", Sweep, No, Log, always, Action::Sweep(SweepAct::Rate(Rating::Amber))),
    row!(Logging, "sweep.green", "Green", "Rates the row green.", "", Sweep, No, Log, always, Action::Sweep(SweepAct::Rate(Rating::Green))),
    row!(Logging, "sweep.not-seen", "Not seen", "Leaves this rating of the row out.", "", Sweep, No, Log, always, Action::Sweep(SweepAct::Rate(Rating::NotSeen))),
    row!(Logging, "sweep.same", "Same as above", "Gives the row what the row above has.", "repeat copy", Sweep, No, Log, always, Action::Sweep(SweepAct::Same)),
    row!(Logging, "sweep.skip", "Skip", "Saves nothing for the row.", "", Sweep, No, Log, always, Action::Sweep(SweepAct::Skip)),
    row!(Logging, "sweep.not-delivered", "Not delivered", "Records that the session did not take place for the row; a letter for the reason follows.", "absent", Sweep, No, Log, always, Action::Sweep(SweepAct::NotDelivered)),
    row!(Logging, "sweep.when", "When", "Says when the session was.", "date period", Sweep, No, Log, always, Action::Sweep(SweepAct::TypeWhen)),
    row!(Logging, "sweep.clear", "Empty the row", "Empties the row.", "delete", Sweep, No, Log, always, Action::Sweep(SweepAct::Clear)),
    row!(Logging, "sweep.down", "Down", "Goes to the next row.", "", Sweep, Yes, Log, always, Action::Nav(Nav::Down)),
    row!(Logging, "sweep.up", "Up", "Goes to the row before.", "", Sweep, Yes, Log, always, Action::Nav(Nav::Up)),
    row!(Logging, "sweep.save", "Save all", "Shows what will be saved, then saves all of it as one change.", "done", Sweep, No, Log, always, Action::Sweep(SweepAct::Save)),
    row!(Logging, "sweep.cancel", "Leave", "Leaves the sweep; what is filled is kept to go on with today.", "escape", Sweep, No, Anything, always, Action::Sweep(SweepAct::Cancel)),
];
