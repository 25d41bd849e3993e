//! Lines of text: typing into whatever is on top, and what its `enter` means.

use super::log::now;
use super::{audit, commit, dispatch, entry, form, lock, meeting, open, pick, tell};
use crate::app::action::{Action, App, FormAct, Line, Log, Pick, SweepAct};
use crate::app::audit::AuditAct;
use crate::app::effect::{Effect, Effects};
use crate::app::form::Subject;
use crate::app::layer::Layer;
use crate::app::layer::prompt::{Afterwards, Prompt, Purpose};
use crate::app::state::State;
use crate::app::toast::Tone;
use crate::domain::id::ReviewId;
use crate::domain::seen::{Look, Seen};
use crate::domain::staff::Initials;
use crate::domain::time::When;
use crate::text::dates::{Lean, parse_when};
use crate::text::edit::LineEdit;
use std::sync::Arc;

pub(super) fn update(state: &mut State, act: Line) -> Effects {
    if state.meeting.is_some() {
        return meeting::line(state, &act);
    }
    if matches!(state.layers.last(), Some(Layer::Form(_))) {
        return form::line(state, &act);
    }
    match act {
        Line::Accept if matches!(state.layers.last(), Some(Layer::Picker(_))) => {
            pick::update(state, Pick::Accept)
        }
        Line::Accept => accept(state),
        Line::Cancel => cancel(state),
        Line::Paste(text) => paste(state, &text),
        Line::Type(_)
        | Line::Left
        | Line::Right
        | Line::Start
        | Line::End
        | Line::DeleteBack
        | Line::Delete
        | Line::DeleteWord
        | Line::DeleteLine => edit(state, &act),
    }
}

fn line(state: &mut State) -> Option<&mut LineEdit> {
    match state.layers.last_mut()? {
        Layer::Picker(picker) => Some(&mut picker.line),
        Layer::Prompt(prompt) => Some(&mut prompt.line),
        Layer::Form(form) => form.field_mut()?.input.editing_mut(),
        Layer::Welcome(_)
        | Layer::LogBar(_)
        | Layer::Sweep(_)
        | Layer::Map(_)
        | Layer::Versions(_)
        | Layer::Disposal(_)
        | Layer::Confirm(_) => None,
    }
}

pub(super) fn edit(state: &mut State, act: &Line) -> Effects {
    let Some(line) = line(state) else {
        return Effects::none();
    };
    let before = line.text().to_owned();
    act.edit(line);
    let changed = line.text() != before;
    typed(state, changed.then_some(()))
}

/// A paste goes only into a line; anywhere else it would run as commands.
fn paste(state: &mut State, text: &str) -> Effects {
    let Some(line) = line(state) else {
        return tell(
            state,
            Tone::Info,
            "Pasted text was left out: nothing here takes text.",
        );
    };
    let removed = line.paste(text);
    if removed > 0 {
        tell(
            state,
            Tone::Info,
            format!("{removed} characters that do not belong in a text were left out."),
        );
    }
    typed(state, Some(()))
}

fn typed(state: &mut State, changed: Option<()>) -> Effects {
    if changed.is_none() {
        return Effects::none();
    }
    if let Some(Layer::Prompt(prompt)) = state.layers.last_mut() {
        prompt.error = None;
        return Effects::none();
    }
    pick::find(state);
    pick::preview(state)
}

fn cancel(state: &mut State) -> Effects {
    if matches!(state.layers.last(), Some(Layer::Picker(_))) {
        return pick::update(state, Pick::Cancel);
    }
    state.layers.pop();
    Effects::none()
}

fn accept(state: &mut State) -> Effects {
    let Some(Layer::Prompt(prompt)) = state.layers.last() else {
        return Effects::none();
    };
    let (purpose, text) = (prompt.purpose.clone(), prompt.line.text().trim().to_owned());
    match purpose {
        Purpose::NoteOn(id) => {
            state.layers.pop();
            entry::put_note(state, id, &text)
        }
        Purpose::LogNote => {
            state.layers.pop();
            if let Some(Layer::LogBar(bar)) = state.layers.last_mut() {
                bar.note = (!text.is_empty()).then_some(text);
            }
            Effects::none()
        }
        Purpose::LogWhen | Purpose::SweepWhen => accept_when(state, &text),
        Purpose::Initials(afterwards) => accept_initials(state, &text, afterwards),
        Purpose::ImportFile => accept_file(state, text),
        Purpose::PapersInto(review) => accept_folder(state, review, text),
        Purpose::Pin => lock::choose(state, text).unwrap_or_else(|why| refuse(state, why)),
        Purpose::AuditPerson | Purpose::AuditDays => accept_filter(state, &purpose, &text),
        Purpose::SchoolName(afterwards) => accept_name(state, text, afterwards),
    }
}

fn refuse(state: &mut State, why: impl Into<String>) -> Effects {
    if let Some(Layer::Prompt(prompt)) = state.layers.last_mut() {
        prompt.error = Some(why.into());
    }
    Effects::none()
}

fn accept_when(state: &mut State, text: &str) -> Effects {
    let today = state.session.now.today();
    let when = if text.is_empty() {
        Ok(now(state))
    } else {
        parse_when(text, today, Lean::Past)
    };
    match when {
        Err(why) => refuse(state, why.to_string()),
        Ok(When { date, .. }) if date > today => refuse(
            state,
            "That day is still to come; a session is logged after it took place.",
        ),
        Ok(when) => {
            state.layers.pop();
            match state.layers.last_mut() {
                Some(Layer::LogBar(bar)) => bar.when = when,
                Some(Layer::Sweep(sweep)) => sweep.when = when,
                Some(
                    Layer::Welcome(_)
                    | Layer::Map(_)
                    | Layer::Picker(_)
                    | Layer::Prompt(_)
                    | Layer::Confirm(_)
                    | Layer::Form(_)
                    | Layer::Versions(_)
                    | Layer::Disposal(_),
                )
                | None => {}
            }
            Effects::none()
        }
    }
}

fn accept_initials(state: &mut State, text: &str, afterwards: Afterwards) -> Effects {
    let Some(me) = Initials::parse(text) else {
        return refuse(
            state,
            "Initials are one to eight letters or digits, such as KB.",
        );
    };
    state.layers.pop();
    state.session.me = Some(me.clone());
    let remember = Effects::one(Effect::Remember(me));
    remember.then(go_on(state, afterwards))
}

/// Does what had been asked for before something else had to be known.
pub(super) fn go_on(state: &mut State, afterwards: Afterwards) -> Effects {
    match afterwards {
        Afterwards::Nothing => Effects::none(),
        Afterwards::Log => dispatch(state, Action::Log(Log::Start)),
        Afterwards::Sweep => dispatch(state, Action::Sweep(SweepAct::Start)),
        Afterwards::Form => dispatch(state, Action::Form(FormAct::Save)),
        Afterwards::Accept => dispatch(state, Action::Line(Line::Accept)),
        Afterwards::CopyRow => pick::update(state, Pick::Copy),
        Afterwards::CopyStrategy => dispatch(state, Action::App(App::CopyStrategy)),
        Afterwards::Audit => dispatch(state, Action::Audit(AuditAct::Open)),
        Afterwards::Note(pupil, note) => {
            let subject = Subject::Confidential(pupil, note);
            dispatch(state, Action::Form(FormAct::Open(subject)))
        }
        Afterwards::Import => open::update(state, crate::app::action::Open::Import),
    }
}

fn accept_file(state: &mut State, text: String) -> Effects {
    if text.is_empty() {
        return refuse(state, "Type the path of a file, or press esc.");
    }
    if state.session.me.is_none() {
        let line = LineEdit::line();
        return open::ask(
            state,
            Prompt::new(
                Purpose::Initials(Afterwards::Nothing),
                "Who is importing?",
                "Your initials; the change is signed with them.",
                line,
            ),
        );
    }
    state.layers.pop();
    tell(state, Tone::Info, "Reading the file…").and(Effect::Preview(text))
}

/// The folder for the papers of a review.
fn accept_folder(state: &mut State, review: ReviewId, text: String) -> Effects {
    if text.is_empty() {
        return refuse(state, "Type the path of a folder, or press esc.");
    }
    if state.session.me.is_none() {
        return open::sign_in(state, Afterwards::Accept);
    }
    state.layers.pop();
    let words = Arc::clone(&state.words);
    let pupil = state.school.reviews.get(&review).map(|review| review.pupil);
    let seen = Seen {
        pupil,
        ..Seen::whole(Look::Papers, 1)
    };
    let looked = commit::seen(state, seen);
    let told = tell(state, Tone::Info, "Writing the papers…");
    told.then(looked).and(Effect::Papers(review, text, words))
}

/// A filter of who did what that was typed.
fn accept_filter(state: &mut State, purpose: &Purpose, text: &str) -> Effects {
    match audit::typed(state, purpose, text) {
        Err(why) => refuse(state, why),
        Ok(filter) => {
            state.layers.pop();
            audit::show(state, filter)
        }
    }
}

fn accept_name(state: &mut State, text: String, afterwards: Afterwards) -> Effects {
    if text.is_empty() {
        return refuse(
            state,
            "A school needs a name; it stands at the top of the screen.",
        );
    }
    state.layers.pop();
    state.session.afterwards = afterwards;
    Effects::one(Effect::OpenEmpty(text))
}
