//! Writing: the pupil's file, passport, plan, the school's own papers.

use super::{row, with_pupil, with_school};
use crate::app::action::{Action, FormAct, NewForm, Open, Write};
use crate::app::command::{Availability, Command};
use crate::app::form::Subject;
use crate::app::meeting::MeetingAct;
use crate::app::state::State;
use crate::domain::confidential::Access;

/// The table.
#[rustfmt::skip] // one command a line reads as the table it is
pub(in crate::app) const TABLE: &[Command] = &[
    row!(Writing, "pupil.edit", "Open the file", "Lists the pupil's details, register, contacts, concerns and dates, each to open.", "edit details register", Pupils, No, OpenFile, with_pupil, Action::Open(Open::File)),
    row!(Writing, "pupil.new", "New pupil", "Starts a new pupil.", "add create", Pupils, No, Roll, with_school, Action::Form(FormAct::Open(Subject::NewPupil))),
    row!(Writing, "file.open", "Pupil's file", "Lists the pupil's details, register, contacts, concerns and dates, each to open.", "details register contacts professionals", Global, No, OpenFile, with_pupil, Action::Open(Open::File)),
    row!(Writing, "concern.new", "New concern", "Writes a concern down: who is worried, what was seen, what was tried.", "worry before register", Global, No, WriteFile, with_pupil, Action::Write(Write::Open(NewForm::Concern))),
    row!(Writing, "talk.new", "Talk with the family", "Writes down a meeting, a call or a letter.", "parents contact phone", Global, No, WriteFile, with_pupil, Action::Write(Write::Open(NewForm::Talk))),
    row!(Writing, "confidential.new", "Confidential note", "Writes a note about mental health, personal care, home and care, bullying or self-harm.", "private sensitive safeguarding", Global, No, Confidential, with_notes, Action::Write(Write::Open(NewForm::Confidential))),
    row!(Writing, "school.open", "The school's papers", "Lists settings, terms, INSET days, periods, the register's review and the school's own strategies.", "calendar settings terms inset library", Global, No, Settings, with_school, Action::Open(Open::School)),
    row!(Writing, "passport.edit", "Edit", "Opens the chosen line of the passport to write in it; starts a passport where there is none.", "write change bullets", Passport, No, WritePassport, with_pupil, Action::Write(Write::Passport)),
    row!(Writing, "strategy.add", "Add strategies", "Lists the strategy library to pick from, the pupil's areas first.", "library new", Passport, No, WritePassport, with_pupil, Action::Open(Open::Library)),
    row!(Writing, "passport.agree", "Agree the passport", "Records that the draft was agreed, by whom and when.", "sign version", Passport, No, WritePassport, with_passport, Action::Write(Write::Open(NewForm::AgreePassport))),
    row!(Writing, "strategy.pin-up", "Pin higher", "Moves the chosen strategy up among the five that stand first.", "order top", Passport, No, WritePassport, with_passport, Action::Write(Write::PinUp)),
    row!(Writing, "strategy.pin-down", "Pin lower", "Moves the chosen strategy down among the five that stand first, and out of them.", "order", Passport, No, WritePassport, with_passport, Action::Write(Write::PinDown)),
    row!(Writing, "passport.remove", "Take out", "Takes the chosen line out of the passport, after asking.", "delete remove", Passport, No, WritePassport, with_passport, Action::Write(Write::Remove)),
    row!(Writing, "plan.edit", "Edit", "Opens the chosen line of the plan to write in it; starts a plan where there is none.", "write change", Plan, No, WritePlan, with_pupil, Action::Write(Write::Plan)),
    row!(Writing, "plan.new", "Add to the plan", "Adds a target, a provision, a source or the next cycle; starts a plan where there is none.", "new target provision cycle", Plan, No, WritePlan, with_pupil, Action::Open(Open::AddToPlan)),
    row!(Writing, "plan.reading", "New reading", "Reads the chosen target's measure.", "measure score progress", Plan, No, WritePlan, with_plan, Action::Write(Write::Reading)),
    row!(Writing, "plan.result", "What came of it", "Records what came of the chosen provision, and whether it goes on.", "impact outcome exit", Plan, No, WritePlan, with_plan, Action::Write(Write::Result)),
    row!(Writing, "plan.agree", "Who agreed", "Records who agreed to the plan, that parents were notified and staff are aware.", "sign parties notified", Plan, No, WritePlan, with_plan, Action::Write(Write::Open(NewForm::AgreePlan))),
    row!(Writing, "plan.next-cycle", "Next cycle", "Starts the next cycle; unfinished targets are carried over by choice.", "review new", Plan, No, WritePlan, with_plan, Action::Write(Write::Open(NewForm::NextCycle))),
    row!(Writing, "plan.remove", "Take out", "Takes the chosen line out of the plan, after asking.", "delete remove", Plan, No, WritePlan, with_plan, Action::Write(Write::Remove)),
    row!(Writing, "meeting.open", "Review meeting", "Prepares the pupil's review, or goes on with it: who is invited, views, evidence, then the wall.", "projector termly annual prepare begin", Global, No, TakePart, with_pupil, Action::Meeting(MeetingAct::Open)),
];

/// With a pupil chosen, by somebody who can read confidential notes.
fn with_notes(state: &State) -> Availability {
    match (state.school.access, with_pupil(state)) {
        (Access::Sealed, Availability::Yes) => {
            Availability::No("confidential notes are for the SENCO")
        }
        (Access::Sealed | Access::Readable, known) => known,
    }
}

fn with_passport(state: &State) -> Availability {
    match (state.chosen(), state.passport()) {
        (None, _) => Availability::No("no pupil is chosen"),
        (Some(_), None) => Availability::No("this pupil has no passport yet"),
        (Some(_), Some(_)) => Availability::Yes,
    }
}

fn with_plan(state: &State) -> Availability {
    match (state.chosen(), state.plan()) {
        (None, _) => Availability::No("no pupil is chosen"),
        (Some(_), None) => Availability::No("this pupil has no plan yet"),
        (Some(_), Some(_)) => Availability::Yes,
    }
}
