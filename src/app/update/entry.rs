//! Entries already in the log: a note, a correction, a withdrawal. What stood before stays on record.

use super::log::{NOTE, NOTE_HINT};
use super::{commit, open};
use crate::app::action::{Action, EntryAct};
use crate::app::effect::{Effect, Effects};
use crate::app::layer::Layer;
use crate::app::layer::confirm::Confirm;
use crate::app::layer::log_bar::LogBar;
use crate::app::layer::prompt::{Afterwards, Prompt, Purpose};
use crate::app::selectors::outcome_marks;
use crate::app::state::State;
use crate::domain::change::{Act, Change, Part};
use crate::domain::delivery::{Entry, Withdrawal};
use crate::domain::id::EntryId;
use crate::text::dates::short;
use crate::text::edit::LineEdit;

pub(super) fn update(state: &mut State, act: EntryAct) -> Effects {
    if state.session.me.is_none() {
        return open::sign_in(state, Afterwards::Nothing);
    }
    match act {
        EntryAct::Note => note(state),
        EntryAct::Correct => correct(state),
        EntryAct::Withdraw => withdraw(state),
        EntryAct::WithdrawNow(id) => withdraw_now(state, id),
        EntryAct::History => history(state),
    }
}

/// Puts a note to an entry: a correction that says the same and adds the note.
pub(super) fn put_note(state: &mut State, id: EntryId, note: &str) -> Effects {
    let (Some(old), Some(me)) = (state.log.entry(id).cloned(), state.session.me.clone()) else {
        return Effects::none();
    };
    let note = (!note.is_empty()).then(|| note.to_owned());
    if old.note == note {
        return Effects::none();
    }
    let entry = Entry {
        id: commit::entry_id(state),
        logged: commit::stamp(state, &me),
        note,
        corrects: Some(old.id),
        ..old
    };
    commit::parts(
        state,
        Act::Note,
        vec![Part::Entry(Box::new(entry))],
        "Note saved  ·  {app.undo} undo",
    )
}

fn chosen(state: &State) -> Option<&Entry> {
    state.log.entries.get(state.screen.rows.log)
}

/// The entry recorded last, which is the one the person at the keyboard has in mind. The order of changes says which
/// that is; a clock may have been set back.
fn newest(state: &State) -> Option<&Entry> {
    let recorded = state.recent.iter().flat_map(Change::entries);
    recorded
        .filter(|entry| Some(entry.pupil) == state.log.pupil)
        .find_map(|entry| state.log.entry(entry.id))
        .or_else(|| {
            let written = |entry: &&Entry| entry.logged.at.utc;
            state.log.entries.iter().max_by_key(written)
        })
}

fn note(state: &mut State) -> Effects {
    let Some(entry) = newest(state) else {
        return Effects::none();
    };
    let line = LineEdit::with(entry.note.as_deref().unwrap_or_default(), NOTE);
    let today = state.session.now.today();
    let title = format!(
        "Note on {} {}",
        short(entry.when.date, today),
        outcome_marks(entry.outcome)
    );
    let purpose = Purpose::NoteOn(entry.id);
    open::ask(state, Prompt::new(purpose, title, NOTE_HINT, line))
}

fn correct(state: &mut State) -> Effects {
    if let Some(entry) = chosen(state) {
        let bar = LogBar::correcting(entry);
        state.layers.push(Layer::LogBar(Box::new(bar)));
    }
    Effects::none()
}

fn withdraw(state: &mut State) -> Effects {
    let Some(entry) = chosen(state) else {
        return Effects::none();
    };
    let today = state.session.now.today();
    let what = format!(
        "{}  {}  logged by {}",
        short(entry.when.date, today),
        outcome_marks(entry.outcome),
        entry.logged.by
    );
    let confirm = Confirm {
        title: "Withdraw this entry?".to_owned(),
        lines: vec![
            what,
            "It stays on record as withdrawn, and no longer counts.".to_owned(),
        ],
        yes: "withdraw".to_owned(),
        no: "keep".to_owned(),
        then: Action::Entry(EntryAct::WithdrawNow(entry.id)),
    };
    state.layers.push(Layer::Confirm(Box::new(confirm)));
    Effects::none()
}

fn withdraw_now(state: &mut State, id: EntryId) -> Effects {
    let Some(entry) = state.log.entry(id) else {
        return Effects::none();
    };
    let withdrawal = Withdrawal {
        entry: id,
        pupil: entry.pupil,
        when: entry.when,
    };
    let effects = commit::parts(
        state,
        Act::Correct,
        vec![Part::Withdraw(withdrawal)],
        "Withdrawn. It stays on record.",
    );
    let last = state.log.entries.len().saturating_sub(1);
    state.screen.rows.log = state.screen.rows.log.min(last);
    effects
}

fn history(state: &State) -> Effects {
    chosen(state).map_or_else(Effects::none, |entry| {
        Effects::one(Effect::Trail(entry.pupil, entry.id))
    })
}
