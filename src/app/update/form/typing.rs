//! Typing into the field in hand, and pasting.

use super::{form, leave, typed, update};
use crate::app::action::{FormAct, Line};
use crate::app::effect::Effects;
use crate::app::form::Form;
use crate::app::form::input::Input;
use crate::app::state::State;
use crate::app::toast::Tone;
use crate::app::update::{line as lines, tell};
use crate::text::edit::LineEdit;
use crate::text::words::plural;

/// Typing and moving the cursor.
pub(in crate::app::update) fn line(state: &mut State, act: &Line) -> Effects {
    let Some(form) = form(state) else {
        return Effects::none();
    };
    let Some(field) = form.field_mut() else {
        return Effects::none();
    };
    match (&mut field.input, act) {
        (Input::Choice(choice), Line::Left) => choice.step(-1),
        (Input::Choice(choice), Line::Right | Line::Type(' ')) => choice.step(1),
        (Input::Choice(choice), Line::Type(c)) => choice.jump(*c),
        (Input::Choice(choice), Line::DeleteBack | Line::Delete | Line::DeleteLine) => {
            choice.chosen = None;
        }
        (Input::Many(many), Line::Type(' ')) => many.toggle(),
        (Input::Many(many), Line::Type(c)) => many.jump(*c),
        (Input::Many(many), Line::Left) => many.go(-1),
        (Input::Many(many), Line::Right) => many.go(1),
        (Input::List(list), Line::DeleteBack)
            if list.items.len() > 1 && list.items.get(list.at).is_some_and(LineEdit::is_empty) =>
        {
            list.remove();
        }
        (Input::List(_), Line::Paste(text)) => return paste_lines(state, text),
        (_, Line::Paste(text)) => return paste(state, text),
        (Input::Choice(_) | Input::Many(_), _) => return Effects::none(),
        (_, Line::Accept) => return update(state, FormAct::Enter),
        (_, Line::Cancel) => return leave(state),
        (_, _) => return lines::edit(state, act).then(typed(state)),
    }
    typed(state)
}

/// Each line of what is pasted into a list becomes a line of the list.
fn paste_lines(state: &mut State, text: &str) -> Effects {
    let mut pasted = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let first = pasted.next().unwrap_or_default().to_owned();
    let rest: Vec<String> = pasted.map(str::to_owned).collect();
    let effects = paste(state, &first);
    for line in rest {
        if let Some(Input::List(list)) = form(state).and_then(Form::field_mut).map(|f| &mut f.input)
            && list.open_line()
            && let Some(item) = list.items.get_mut(list.at)
        {
            item.paste(&line);
        }
    }
    effects.then(typed(state))
}

/// Puts pasted text in. What does not belong in a text, or has no room, is left out and said.
pub(super) fn paste(state: &mut State, text: &str) -> Effects {
    let Some(line) = form(state)
        .and_then(Form::field_mut)
        .and_then(|field| field.input.editing_mut())
    else {
        return Effects::none();
    };
    let (before, wanted) = (line.text().chars().count(), text.chars().count());
    let removed = usize::try_from(line.paste(text)).unwrap_or(usize::MAX);
    let taken = line.text().chars().count().saturating_sub(before);
    let said = if wanted > taken.saturating_add(removed) + wanted / 10 {
        Some(format!(
            "Only the first {taken} of {wanted} characters fit in this field; the rest was left out."
        ))
    } else if removed > 0 {
        let left = plural(
            u64::try_from(removed).unwrap_or(u64::MAX),
            "character that does",
            "characters that do",
        );
        Some(format!("{left} not belong in a text: left out."))
    } else {
        None
    };
    if let Some(said) = said {
        tell(state, Tone::Info, said);
    }
    typed(state)
}
