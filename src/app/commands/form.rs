//! Inside a form.

use super::{always, row};
use crate::app::action::{Action, FormAct};
use crate::app::command::{Availability, Command};
use crate::app::form::input::Input;
use crate::app::form::offers::Offers;
use crate::app::form::{Form, Subject};
use crate::app::layer::Layer;
use crate::app::state::State;

/// The table.
#[rustfmt::skip] // one command a line reads as the table it is
pub(in crate::app) const TABLE: &[Command] = &[
    row!(Typing, "form.save", "Save", "Saves the whole form as one change, or says beside each field what is in the way.", "write store done", Form, No, Anything, always, Action::Form(FormAct::Save)),
    row!(Typing, "form.next", "Next field", "Goes to the next field.", "tab", Form, Yes, Anything, always, Action::Form(FormAct::Next)),
    row!(Typing, "form.previous", "Field before", "Goes to the field before.", "tab", Form, Yes, Anything, always, Action::Form(FormAct::Previous)),
    row!(Typing, "form.down", "Down", "Goes one line or field down.", "", Form, Yes, Anything, always, Action::Form(FormAct::Down)),
    row!(Typing, "form.up", "Up", "Goes one line or field up.", "", Form, Yes, Anything, always, Action::Form(FormAct::Up)),
    row!(Typing, "form.enter", "New line", "Opens a new line in a text or a list; elsewhere goes to the next field.", "", Form, No, Anything, always, Action::Form(FormAct::Enter)),
    row!(Typing, "form.pick", "Pick", "Lists what can be picked for the field.", "choose codes library", Form, No, Anything, with_offers, Action::Form(FormAct::Pick)),
    row!(Typing, "form.item-remove", "Remove line", "Takes the line in hand out of the list.", "delete", Form, No, Anything, in_a_list, Action::Form(FormAct::RemoveItem)),
    row!(Typing, "form.item-up", "Line up", "Moves the line in hand up.", "order", Form, Yes, Anything, in_a_list, Action::Form(FormAct::ItemUp)),
    row!(Typing, "form.item-down", "Line down", "Moves the line in hand down.", "order", Form, Yes, Anything, in_a_list, Action::Form(FormAct::ItemDown)),
    row!(Typing, "form.editor", "Own editor", "Writes the field in your own editor ($VISUAL or $EDITOR).", "vim external", Form, No, Anything, with_text, Action::Form(FormAct::Editor)),
    row!(Typing, "form.revert", "Undo all typing", "Takes out all that was typed and forgets the draft.", "discard reset", Form, No, Anything, always, Action::Form(FormAct::Revert)),
    row!(Typing, "form.remove", "Take out", "Takes what the form is about out of the record, after asking; it stays in the history.", "delete remove", Form, No, Anything, on_record, Action::Form(FormAct::Remove)),
    row!(Typing, "form.leave", "Leave", "Leaves the form; what was typed is kept as a draft.", "escape", Form, No, Anything, always, Action::Form(FormAct::Leave)),
];

fn input(state: &State) -> Option<&Input> {
    form(state)?.field().map(|field| &field.input)
}

fn form(state: &State) -> Option<&Form> {
    if let Some(Layer::Form(form)) = state.layers.last() {
        Some(form)
    } else {
        None
    }
}

fn with_offers(state: &State) -> Availability {
    match form(state).and_then(Form::field).map(|field| &field.offers) {
        Some(Offers::None) | None => Availability::No("there is no list for this field"),
        Some(_) => Availability::Yes,
    }
}

fn in_a_list(state: &State) -> Availability {
    match input(state) {
        Some(Input::List(_)) => Availability::Yes,
        Some(_) | None => Availability::No("this field has no lines to move"),
    }
}

fn on_record(state: &State) -> Availability {
    let subject = form(state).map(|form| &form.subject);
    let review = |id| state.school.reviews.get(id);
    match subject {
        Some(Subject::View(_, id, side))
            if review(id).is_some_and(|one| one.view(*side).is_some()) =>
        {
            Availability::Yes
        }
        Some(Subject::Shared(_, id)) if review(id).is_some_and(|one| one.shared.is_some()) => {
            Availability::Yes
        }
        Some(
            Subject::Spell(_, Some(_))
            | Subject::Contact(_, Some(_))
            | Subject::Professional(_, Some(_))
            | Subject::Concern(_, Some(_))
            | Subject::Talk(_, Some(_))
            | Subject::Confidential(_, Some(_))
            | Subject::Clock(_, Some(_))
            | Subject::Action(_, Some(_))
            | Subject::Term(Some(_))
            | Subject::Library(Some(_)),
        ) => Availability::Yes,
        Some(_) | None => Availability::No("there is nothing on record here to take out"),
    }
}

fn with_text(state: &State) -> Availability {
    let subject = form(state).map(|form| &form.subject);
    if matches!(subject, Some(Subject::Confidential(..))) {
        return Availability::No("a confidential note is written into no other file");
    }
    match input(state).and_then(Input::editing) {
        Some(_) => Availability::Yes,
        None => Availability::No("this field is chosen, not written"),
    }
}
