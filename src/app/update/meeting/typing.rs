//! Typing on the wall: answers, reasons, notes, actions. What is typed is kept at every key and given with `enter`, with `esc`
//! and on the way to the next step.

use super::{answer, free, keep, keys, meeting, review, say};
use crate::app::action::Line;
use crate::app::effect::Effects;
use crate::app::meeting::typed::{Typed, lines, one_line, typed};
use crate::app::meeting::{ActionDraft, ActionField, Hand, Jot, OnWall, Step};
use crate::app::state::State;
use crate::app::update::commit;
use crate::domain::change::{Act, Part, Put};
use crate::domain::review::{AnswerKey, Attendee, Item, Said};
use crate::domain::script::AnswerKind;
use crate::text::dates::{Lean, parse_day};

/// A character, a paste, a move of the cursor.
pub(in crate::app::update) fn line(state: &mut State, act: &Line) -> Effects {
    let Some(line) = meeting(state).and_then(|meeting| meeting.wall.hand.line_mut()) else {
        return Effects::none();
    };
    act.edit(line);
    match act {
        Line::Accept => return enter(state),
        Line::Cancel => return done(state),
        Line::Type(_)
        | Line::Paste(_)
        | Line::Left
        | Line::Right
        | Line::Start
        | Line::End
        | Line::DeleteBack
        | Line::Delete
        | Line::DeleteWord
        | Line::DeleteLine => {}
    }
    if let Some(meeting) = meeting(state) {
        meeting.wall.message.clear();
    }
    keep::keep(state)
}

/// A new line of an answer, which gives the lines so far; the next field of an action; else done.
pub(super) fn enter(state: &mut State) -> Effects {
    let Some(meeting) = meeting(state) else {
        return Effects::none();
    };
    let listed = meeting
        .wall
        .step()
        .is_some_and(|step| matches!(step.prompt.answer, AnswerKind::Text | AnswerKind::Working));
    match &mut meeting.wall.hand {
        Hand::Words(line) if listed => {
            line.insert('\n');
            give(state).then(keep::keep(state))
        }
        Hand::Action(draft) if draft.field != ActionField::By => {
            if draft.line().text().trim().is_empty() {
                return missing(state);
            }
            draft.field = match draft.field {
                ActionField::What => ActionField::Who,
                ActionField::Who | ActionField::By => ActionField::By,
            };
            keep::keep(state)
        }
        Hand::Words(_) | Hand::Jot(..) | Hand::Action(_) => done(state),
        Hand::Free | Hand::Jump(_) | Hand::Help | Hand::Leave(_) | Hand::Over => Effects::none(),
    }
}

fn missing(state: &mut State) -> Effects {
    say(
        state,
        "An action needs what is done, who does it and by when; esc leaves it.",
    )
}

/// Gives what was typed and puts it down. What can't be read stays in hand.
pub(super) fn done(state: &mut State) -> Effects {
    let Some(meeting) = meeting(state) else {
        return Effects::none();
    };
    let effects = match &meeting.wall.hand {
        Hand::Words(_) => give(state),
        Hand::Jot(jot, line) => {
            let (jot, text) = (*jot, line.text().to_owned());
            jotted(state, jot, &text)
        }
        Hand::Action(draft) => {
            let draft = (**draft).clone();
            action(state, &draft)
        }
        Hand::Free | Hand::Jump(_) | Hand::Help | Hand::Leave(_) | Hand::Over => Effects::none(),
    };
    if let Some(meeting) = super::meeting(state)
        && meeting.wall.message.is_empty()
        && meeting.wall.hand.line().is_some()
    {
        meeting.wall.hand = Hand::Free;
    }
    effects.then(keep::keep(state))
}

/// Done, and on to the next step; where something can't be read, it stays.
pub(super) fn done_forward(state: &mut State) -> Effects {
    let effects = done(state);
    let free = meeting(state).is_some_and(|meeting| meeting.wall.hand == Hand::Free);
    if !free {
        return effects;
    }
    effects.then(keys::forward(state)).then(keep::keep(state))
}

/// Says what the words in hand say.
fn give(state: &mut State) -> Effects {
    let Some(meeting) = meeting(state) else {
        return Effects::none();
    };
    let wall = &mut meeting.wall;
    wall.message.clear();
    let (Some(step), Some(line)) = (wall.step().cloned(), wall.hand.line()) else {
        return Effects::none();
    };
    let text = line.text().to_owned();
    let asked = asked(wall, &step, None);
    match typed(wall, &step, &text) {
        Typed::Says(key, said) => answer(state, key, said, asked),
        Typed::Person(name, role) => person(state, name, role),
        Typed::Not(why) => say(state, why),
        Typed::Nothing => Effects::none(),
    }
}

/// The question as it is asked: of a target, a provision or a person, with what or whom it is about.
pub(super) fn asked(wall: &OnWall, step: &Step, place: Option<usize>) -> String {
    let about = match step.item {
        Item::Target(id) => wall
            .public
            .target(id)
            .map(|target| format!("Target {}: {}", target.number, target.text)),
        Item::Provision(id) => wall.public.row(id).map(|row| row.name.clone()),
        Item::Working(side) => Some(format!("Working, {}", side.title().to_lowercase())),
        Item::NotWorking(side) => Some(format!("Not working, {}", side.title().to_lowercase())),
        Item::Whole => place
            .filter(|_| {
                matches!(
                    step.prompt.answer,
                    AnswerKind::People | AnswerKind::Agreement
                )
            })
            .and_then(|place| wall.public.people.get(place))
            .map(|person| person.name.clone()),
        Item::Side(_) | Item::Person(_) | Item::Number(_) => None,
    };
    match about {
        Some(about) => format!("{about}. {}", step.asked),
        None => step.asked.clone(),
    }
}

/// A note for the minutes or a parked thought.
fn jotted(state: &mut State, jot: Jot, text: &str) -> Effects {
    let said = lines(text);
    if said.is_empty() {
        return Effects::none();
    }
    let name = match jot {
        Jot::Note => AnswerKey::NOTE,
        Jot::Park => AnswerKey::PARKED,
    };
    let heading = state
        .meeting
        .as_deref()
        .and_then(|meeting| meeting.step())
        .map_or_else(String::new, |step| step.heading.clone());
    let key = AnswerKey {
        prompt: name.to_owned(),
        item: Item::Number(free(state, name)),
    };
    answer(state, key, Some(Said::Words(said)), heading)
}

fn action(state: &mut State, draft: &ActionDraft) -> Effects {
    let [what, who, by] = [&draft.what, &draft.who, &draft.by].map(|line| one_line(line.text()));
    let place = draft
        .place
        .unwrap_or_else(|| free(state, AnswerKey::ACTION));
    let key = AnswerKey {
        prompt: AnswerKey::ACTION.to_owned(),
        item: Item::Number(place),
    };
    if what.is_empty() && (draft.place.is_some() || who.is_empty()) {
        // An action emptied on purpose is taken out.
        return answer(state, key, None, String::new());
    }
    let today = state.session.now.today();
    let day = parse_day(&by, today, Lean::Future);
    match day {
        Ok(day) if day < today => {
            to_field(state, ActionField::By);
            say(
                state,
                format!(
                    "{} has passed; an action lies ahead.",
                    day.format("%-d %B %Y")
                ),
            )
        }
        Ok(day) if !what.is_empty() && !who.is_empty() => answer(
            state,
            key,
            Some(Said::Action(what, who, day)),
            "Action".to_owned(),
        ),
        Err(_) if !by.is_empty() => {
            to_field(state, ActionField::By);
            say(
                state,
                format!("“{by}” is not a day; write 12/3, fri or +2w."),
            )
        }
        Ok(_) | Err(_) => unfinished(state, draft),
    }
}

fn to_field(state: &mut State, field: ActionField) {
    if let Some(meeting) = meeting(state)
        && let Hand::Action(draft) = &mut meeting.wall.hand
    {
        draft.field = field;
    }
}

/// An action that lacks who or when is parked with its words, so that leaving it loses nothing.
fn unfinished(state: &mut State, draft: &ActionDraft) -> Effects {
    let text = [draft.what.text(), draft.who.text()].join(" · ");
    let effects = jotted(state, Jot::Park, text.trim_end_matches(" · "));
    if let Some(meeting) = meeting(state) {
        meeting.wall.hand = Hand::Free;
    }
    effects.then(say(
        state,
        "Parked: an action needs who does it and by when.",
    ))
}

/// Somebody who was not invited is here.
fn person(state: &mut State, name: String, role: String) -> Effects {
    let Some(before) = review(state).cloned() else {
        return Effects::none();
    };
    let Ok(place) = u16::try_from(before.people.len()) else {
        return Effects::none();
    };
    let Some(step) = state.meeting.as_deref().and_then(|m| m.step()).cloned() else {
        return Effects::none();
    };
    let mut after = before.clone();
    let asked = format!("{name}. {}", step.asked);
    after.people.push(Attendee {
        side: keys::side_of(&role),
        name,
        role,
    });
    let part = Part::Review(Box::new(Put {
        before: Some(before),
        after: Some(after),
    }));
    let effects = commit::parts(state, Act::Review, vec![part], "");
    let key = AnswerKey::of(&step.stage, &step.prompt.key, Item::Person(place));
    effects.then(answer(state, key, Some(Said::Present(true)), asked))
}
