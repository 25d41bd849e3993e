//! The sweep: group entry down the list.

use super::{commit, log, open, tell};
use crate::app::action::{Action, SweepAct};
use crate::app::effect::Effects;
use crate::app::layer::Layer;
use crate::app::layer::confirm::Confirm;
use crate::app::layer::prompt::{Afterwards, Prompt, Purpose};
use crate::app::layer::sweep::{Cell, Sweep, SweepStage};
use crate::app::selectors::outcome_marks;
use crate::app::state::State;
use crate::app::toast::Tone;
use crate::domain::change::{Act, Part};
use crate::domain::delivery::{About, Entry, Outcome};
use crate::domain::id::PupilId;
use crate::text::dates::short;
use crate::text::edit::LineEdit;
use crate::text::words::plural;
use std::collections::BTreeMap;

pub(super) fn update(state: &mut State, act: SweepAct) -> Effects {
    match act {
        SweepAct::Start => return start(state),
        SweepAct::Save => return ask_to_save(state),
        SweepAct::SaveNow => return save(state),
        SweepAct::Cancel => return cancel(state),
        SweepAct::TypeWhen => {
            let prompt = Prompt::new(
                Purpose::SweepWhen,
                "When was it?",
                log::WHEN_HINT,
                LineEdit::line(),
            );
            return open::ask(state, prompt);
        }
        SweepAct::Rate(_)
        | SweepAct::Same
        | SweepAct::Skip
        | SweepAct::NotDelivered
        | SweepAct::Because(_)
        | SweepAct::Clear => {}
    }
    if let Some(Layer::Sweep(sweep)) = state.layers.last_mut() {
        fill(sweep, act);
    }
    Effects::none()
}

fn fill(sweep: &mut Sweep, act: SweepAct) {
    match act {
        SweepAct::Rate(rating) => sweep.rate(rating),
        SweepAct::Same => sweep.same(),
        SweepAct::Skip => {
            sweep.set(Cell::Skipped);
            sweep.go(1);
        }
        SweepAct::NotDelivered => sweep.stage = SweepStage::Reason,
        SweepAct::Because(reason) => {
            sweep.stage = SweepStage::Rating;
            sweep.set(Cell::Done(Outcome::NotDelivered(reason)));
            sweep.go(1);
        }
        SweepAct::Clear => sweep.set(Cell::Empty),
        SweepAct::Start
        | SweepAct::Save
        | SweepAct::SaveNow
        | SweepAct::TypeWhen
        | SweepAct::Cancel => {}
    }
}

/// Opens a sweep of the pupils the list shows, or the one of today that was left unfinished.
fn start(state: &mut State) -> Effects {
    if state.session.me.is_none() {
        return open::sign_in(state, Afterwards::Sweep);
    }
    let today = state.session.now.today();
    let pupils = state.screen.list.shown.clone();
    let draft = state
        .session
        .draft
        .take()
        .filter(|draft| draft.when.date == today);
    let sweep = draft.unwrap_or_else(|| Sweep::new(&pupils, log::now(state)));
    state.layers.push(Layer::Sweep(Box::new(sweep)));
    Effects::none()
}

fn cancel(state: &mut State) -> Effects {
    let Some(Layer::Sweep(sweep)) = state.layers.pop() else {
        return Effects::none();
    };
    let begun = sweep.rows.iter().any(|(_, cell)| *cell != Cell::Empty);
    if !begun {
        return Effects::none();
    }
    state.session.draft = Some(*sweep);
    tell(
        state,
        Tone::Info,
        "The sweep is not saved, but kept: {log.sweep} goes on with it today.",
    )
}

fn ask_to_save(state: &mut State) -> Effects {
    let Some(Layer::Sweep(sweep)) = state.layers.last_mut() else {
        return Effects::none();
    };
    if let Some(row) = sweep.half_done() {
        sweep.selected = row;
        return tell(
            state,
            Tone::Info,
            "One row has performance but no participation yet: give it, or empty the row.",
        );
    }
    let done: Vec<(PupilId, Outcome)> = sweep.done().collect();
    let when = sweep.when;
    if done.is_empty() {
        return tell(
            state,
            Tone::Info,
            "No row is filled yet: two keys a pupil, such as g g.",
        );
    }
    let today = state.session.now.today();
    let period = when.period.and_then(|place| {
        state
            .school
            .calendar()
            .and_then(|calendar| calendar.period_name(place))
    });
    let when = format!("{} {}", short(when.date, today), period.unwrap_or_default());
    let confirm = Confirm {
        title: format!(
            "Save {} for {}?",
            plural(count(done.len()), "entry", "entries"),
            when.trim()
        ),
        lines: tally(&done),
        yes: "save".to_owned(),
        no: "go on rating".to_owned(),
        then: Action::Sweep(SweepAct::SaveNow),
    };
    state.layers.push(Layer::Confirm(Box::new(confirm)));
    Effects::none()
}

fn tally(done: &[(PupilId, Outcome)]) -> Vec<String> {
    let mut tally: BTreeMap<String, u64> = BTreeMap::new();
    for (_, outcome) in done {
        *tally.entry(outcome_marks(*outcome)).or_default() += 1;
    }
    tally
        .into_iter()
        .map(|(marks, count)| format!("{count} × {marks}"))
        .collect()
}

fn save(state: &mut State) -> Effects {
    let (Some(Layer::Sweep(sweep)), Some(me)) = (state.layers.pop(), state.session.me.clone())
    else {
        return Effects::none();
    };
    let done: Vec<(PupilId, Outcome)> = sweep.done().collect();
    let parts = done
        .iter()
        .map(|(pupil, outcome)| {
            Part::Entry(Box::new(Entry {
                id: commit::entry_id(state),
                pupil: *pupil,
                when: sweep.when,
                logged: commit::stamp(state, &me),
                outcome: *outcome,
                about: About::default(),
                note: None,
                corrects: None,
            }))
        })
        .collect();
    let words = format!(
        "Sweep saved: {}  ·  {{app.undo}} undo",
        plural(count(done.len()), "entry", "entries")
    );
    commit::parts(state, Act::Sweep, parts, &words)
}

fn count(n: usize) -> u64 {
    u64::try_from(n).unwrap_or(u64::MAX)
}
