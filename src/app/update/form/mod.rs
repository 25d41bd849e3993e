//! Forms: typing into them, moving about, saving. After every key the whole form is read again, so that what is wrong, what
//! a field is understood as and what might be put better stand beside it at once; and what was typed is kept as a draft.

mod keep;
mod save;
mod typing;

pub(super) use keep::{all_again, saved, unkept};
pub(super) use typing::line;

use super::{commit, tell};
use crate::app::action::{Action, FormAct};
use crate::app::effect::{Effect, Effects};
use crate::app::form::input::{Input, List};
use crate::app::form::kinds::{self, Context};
use crate::app::form::offers::Offers;
use crate::app::form::read::{Outcome, Weight};
use crate::app::form::{Form, Subject, Tried};
use crate::app::layer::Layer;
use crate::app::layer::picker::{Item, Picker, PickerKind};
use crate::app::layer::prompt::Afterwards;
use crate::app::state::State;
use crate::app::toast::Tone;
use crate::domain::seen::{Look, Seen};
use crate::domain::staff::Initials;

pub(super) fn update(state: &mut State, act: FormAct) -> Effects {
    match act {
        FormAct::Open(subject) => show(state, &subject, None),
        FormAct::OpenAt(subject, key, item) => show(state, &subject, Some((key, item))),
        FormAct::Save => save::save(state),
        FormAct::Leave => leave(state),
        FormAct::Pick => offer(state),
        FormAct::Editor => editor(state),
        FormAct::Put(code) => put(state, &code),
        FormAct::Remove => save::ask_remove(state),
        FormAct::RemoveNow => save::remove(state),
        FormAct::Next
        | FormAct::Previous
        | FormAct::Down
        | FormAct::Up
        | FormAct::Enter
        | FormAct::Revert
        | FormAct::RemoveItem
        | FormAct::ItemUp
        | FormAct::ItemDown
        | FormAct::Field(_) => within(state, &act),
    }
}

fn form(state: &mut State) -> Option<&mut Form> {
    if let Some(Layer::Form(form)) = state.layers.last_mut() {
        Some(form)
    } else {
        None
    }
}

/// Opens a form; a draft of it comes back.
fn show(state: &mut State, subject: &Subject, at: Option<(String, usize)>) -> Effects {
    // Nobody reads a confidential note without having said who they are.
    if let (&Subject::Confidential(pupil, note), None) = (subject, &state.session.me) {
        return super::open::sign_in(state, Afterwards::Note(pupil, note));
    }
    if let Some(why) = state.refusal(subject.writes()) {
        return tell(state, Tone::Info, format!("Not now: {why}."));
    }
    let opened = kinds::open(&context(state), subject);
    let mut form = match opened {
        Ok(form) => form,
        Err(why) => return tell(state, Tone::Info, why),
    };
    form.fresh = commit::random(state);
    if let Some((key, item)) = at {
        form.go_to(&key, item);
    }
    let key = form.draft_key(&writer(state));
    if let Some(draft) = state.session.drafts.iter().find(|draft| draft.key == key) {
        form.restore(draft);
        form.note = format!(
            "Unsaved typing of {} is back; {{form.revert}} forgets it.",
            draft.at.local().format("%a %-d %b, %H:%M")
        );
    }
    state.layers.push(Layer::Form(Box::new(form)));
    refresh(state);
    looked(state, subject)
}

/// What follows on a form being opened: that of a confidential note is recorded.
fn looked(state: &mut State, subject: &Subject) -> Effects {
    let &Subject::Confidential(pupil, Some(_)) = subject else {
        return Effects::none();
    };
    commit::seen(state, Seen::of(Look::Confidential, pupil))
}

fn context(state: &State) -> Context<'_> {
    Context {
        school: &state.school,
        words: &state.words,
        today: state.session.now.today(),
        me: state.session.me.as_ref(),
    }
}

/// Whose draft it is: before anybody has signed in, the visitor's.
fn writer(state: &State) -> Initials {
    state.session.me.clone().unwrap_or_else(Initials::visitor)
}

/// Moving and changing within the form.
fn within(state: &mut State, act: &FormAct) -> Effects {
    let Some(form) = form(state) else {
        return Effects::none();
    };
    match act {
        FormAct::Next => form.go(1),
        FormAct::Previous => form.go(-1),
        FormAct::Down => step(form, 1),
        FormAct::Up => step(form, -1),
        FormAct::Enter => enter(form),
        FormAct::Field(place) => form.at = (*place).min(form.fields.len().saturating_sub(1)),
        FormAct::Revert => return revert(state),
        FormAct::RemoveItem => each_list(form, List::remove),
        FormAct::ItemUp => each_list(form, |list| list.shift(-1)),
        FormAct::ItemDown => each_list(form, |list| list.shift(1)),
        FormAct::Open(_)
        | FormAct::OpenAt(..)
        | FormAct::Save
        | FormAct::Leave
        | FormAct::Pick
        | FormAct::Editor
        | FormAct::Remove
        | FormAct::RemoveNow
        | FormAct::Put(_) => {}
    }
    typed(state)
}

fn each_list(form: &mut Form, act: impl Fn(&mut List)) {
    if let Some(Input::List(list)) = form.field_mut().map(|field| &mut field.input) {
        act(list);
    }
}

/// Down or up: through the lines of a list or the marks of a field, then on to the next.
fn step(form: &mut Form, by: isize) {
    let moved = match form.field_mut().map(|field| &mut field.input) {
        Some(Input::List(list)) => {
            let to = list.at.saturating_add_signed(by);
            let inside = to != list.at && to < list.items.len();
            if inside {
                list.at = to;
            }
            inside
        }
        Some(Input::Many(many)) => {
            let before = many.at;
            many.go(by);
            many.at != before
        }
        Some(Input::Text(line)) => {
            if by > 0 {
                line.line_down()
            } else {
                line.line_up()
            }
        }
        Some(Input::Line(_) | Input::Date(_) | Input::Choice(_)) | None => false,
    };
    if !moved {
        form.go(by);
    }
}

fn enter(form: &mut Form) {
    let opened = match form.field_mut().map(|field| &mut field.input) {
        Some(Input::Text(line)) => {
            line.insert('\n');
            true
        }
        Some(Input::List(list)) => list.open_line(),
        Some(Input::Line(_) | Input::Date(_) | Input::Choice(_) | Input::Many(_)) | None => false,
    };
    if !opened {
        form.go(1);
    }
}

/// Something was typed: what stands beside the fields is worked out again, and the typing is kept.
fn typed(state: &mut State) -> Effects {
    refresh(state);
    keep::keep(state)
}

/// Works out what stands beside the fields.
fn refresh(state: &mut State) {
    let Some(Layer::Form(form)) = state.layers.last() else {
        return;
    };
    let outcome = kinds::read(&context(state), form);
    let advice = form.field().and_then(|field| {
        let text = field.editing()?.text();
        let passage = field.passage.filter(|_| !text.trim().is_empty())?;
        let beside = beside(form);
        Some(state.words.coach.advise_beside(passage, text, &beside))
    });
    if let Some(form) = self::form(state) {
        mark(form, &outcome);
        for field in &mut form.fields {
            field.advice.clear();
        }
        if let (Some(field), Some(advice)) = (form.field_mut(), advice) {
            field.advice = advice;
        }
    }
}

/// What the other fields say, so that the coach asks for nothing that stands in a field of its own.
fn beside(form: &Form) -> String {
    let others = form
        .fields
        .iter()
        .enumerate()
        .filter(|(place, _)| *place != form.at);
    let said = others.flat_map(|(_, field)| {
        let dated = matches!(field.input, Input::Date(_)).then(|| "by".to_owned());
        let filled = field.values();
        dated
            .filter(|_| !filled.is_empty())
            .into_iter()
            .chain(filled)
    });
    said.collect::<Vec<String>>().join(" ")
}

/// What is missing is said only once somebody tried to save; what is wrong, as soon as anything was changed, since what one
/// field says may be wrong beside another.
fn mark(form: &mut Form, outcome: &Outcome) {
    let said = match form.tried {
        Tried::Yes => Some(Weight::Missing),
        Tried::No => form.is_changed().then_some(Weight::Wrong),
    };
    for field in &mut form.fields {
        let problem = outcome
            .problems
            .iter()
            .filter(|problem| problem.key == field.key)
            .find(|problem| said.is_some_and(|least| problem.weight >= least));
        field.problem = problem.map(|problem| problem.text.clone());
        let echo = outcome.echoes.iter().find(|(key, _)| *key == field.key);
        field.echo = echo.map(|(_, text)| text.clone());
    }
}

fn revert(state: &mut State) -> Effects {
    if let Some(form) = form(state) {
        form.revert();
        form.note.clear();
    }
    typed(state)
}

fn leave(state: &mut State) -> Effects {
    let Some(Layer::Form(form)) = state.layers.pop() else {
        return Effects::none();
    };
    super::file::renew(state);
    if form.is_changed() {
        let words = if state.session.unkept.is_none() {
            "Left unsaved. What was typed is kept and comes back here."
        } else {
            "Left unsaved. What was typed comes back here, but is lost if the program stops."
        };
        return tell(state, Tone::Info, words);
    }
    Effects::none()
}

/// Lists what can be picked.
fn offer(state: &mut State) -> Effects {
    let Some(field) = form(state).and_then(|form| form.field().cloned()) else {
        return Effects::none();
    };
    let items = match field.offers {
        Offers::None => return Effects::none(),
        Offers::These(options) => options.into_iter().map(|opt| {
            let put = Action::Form(FormAct::Put(opt.code.clone()));
            Item::new(opt.title, "", put).beside(opt.code)
        }),
    };
    let picker = Picker::new(PickerKind::Plain, field.label, items.collect());
    state.layers.push(Layer::Picker(Box::new(picker)));
    Effects::none()
}

fn put(state: &mut State, code: &str) -> Effects {
    let Some(field) = form(state).and_then(Form::field_mut) else {
        return Effects::none();
    };
    match &mut field.input {
        Input::List(list) => list.add(code),
        other @ (Input::Line(_)
        | Input::Text(_)
        | Input::Date(_)
        | Input::Choice(_)
        | Input::Many(_)) => other.set(&[code.to_owned()]),
    }
    typed(state)
}

/// Hands the text in hand to the person's own editor.
fn editor(state: &mut State) -> Effects {
    // Its file would lie on the disk in plain letters.
    let open = |form: &&mut Form| !matches!(form.subject, Subject::Confidential(..));
    let text = form(state)
        .filter(open)
        .and_then(|form| form.field())
        .and_then(|field| field.editing())
        .map(|line| line.text().to_owned());
    text.map_or_else(Effects::none, |text| Effects::one(Effect::Edit(text)))
}

/// What came back from the editor goes into the field it was taken from. Its file is gone by now, so a text that is too long
/// is kept elsewhere.
pub(super) fn edited(state: &mut State, text: &str) -> Effects {
    let Some(line) = form(state)
        .and_then(Form::field_mut)
        .and_then(|field| field.input.editing_mut())
    else {
        return Effects::none();
    };
    let fits = line.takes(text);
    line.clear();
    let effects = typing::paste(state, text);
    if fits {
        return effects;
    }
    let pupil = form(state).and_then(|form| form.subject.pupil());
    let looked = commit::seen(
        state,
        Seen {
            pupil,
            ..Seen::whole(Look::Copied, 1)
        },
    );
    let said = "The whole of what you wrote was sent to the terminal's clipboard.";
    tell(state, Tone::Info, said);
    effects.then(looked).and(Effect::Copy(text.to_owned()))
}
