//! The keys of a meeting while nothing is typed: on, back, jump, choose, decide, pause, leave.

use super::{answer, end, meeting, open, review, say};
use crate::app::effect::Effects;
use crate::app::meeting::answers::{self, Means, Row, Taken};
use crate::app::meeting::page;
use crate::app::meeting::scenes::LEAVING;
use crate::app::meeting::typed;
use crate::app::meeting::{ActionDraft, Hand, Jot, MeetingAct, Run, Scene};
use crate::app::state::State;
use crate::app::update::undo;
use crate::domain::change::{Act, Part};
use crate::domain::review::{AnswerKey, Side};
use crate::domain::script::AnswerKind;

pub(super) fn key(state: &mut State, act: &MeetingAct) -> Effects {
    let Some(meeting) = meeting(state) else {
        return Effects::none();
    };
    meeting.wall.message.clear();
    match meeting.wall.hand {
        Hand::Over => over(state, act),
        Hand::Leave(row) => leaving(state, act, row),
        Hand::Jump(row) => jumping(state, act, row),
        Hand::Help => {
            meeting.wall.hand = Hand::Free;
            Effects::none()
        }
        // While something is typed, keys are text.
        Hand::Words(_) | Hand::Jot(..) | Hand::Action(_) => Effects::none(),
        Hand::Free => free(state, act),
    }
}

fn free(state: &mut State, act: &MeetingAct) -> Effects {
    match act {
        MeetingAct::Forward => forward(state),
        MeetingAct::Back => back(state),
        MeetingAct::Down => step_row(state, 1),
        MeetingAct::Up => step_row(state, -1),
        MeetingAct::Choose(number) => take(state, usize::from(*number).saturating_sub(1)),
        MeetingAct::Answer => enter(state),
        MeetingAct::Jump => {
            let row = stage_row(state);
            hold(state, Hand::Jump(row))
        }
        MeetingAct::Note => hold(state, Hand::jot(Jot::Note, "")),
        MeetingAct::Park => hold(state, Hand::jot(Jot::Park, "")),
        MeetingAct::Action => hold(state, Hand::Action(Box::new(ActionDraft::blank()))),
        MeetingAct::Decide => decide(state),
        MeetingAct::Pause => pause(state),
        MeetingAct::Undo => take_back(state),
        MeetingAct::Help => hold(state, Hand::Help),
        MeetingAct::Leave => hold(state, Hand::Leave(0)),
        MeetingAct::Open
        | MeetingAct::New(_)
        | MeetingAct::Begin(_)
        | MeetingAct::SetAside(_)
        | MeetingAct::TakeUp(_)
        | MeetingAct::Papers(_)
        | MeetingAct::Held(_)
        | MeetingAct::Enter
        | MeetingAct::Done
        | MeetingAct::DoneForward => Effects::none(),
    }
}

fn hold(state: &mut State, hand: Hand) -> Effects {
    if let Some(meeting) = meeting(state) {
        meeting.wall.hand = hand;
    }
    Effects::none()
}

/// The next page; after the last, the next step.
pub(super) fn forward(state: &mut State) -> Effects {
    let size = state.screen.size;
    if let Some(meeting) = meeting(state) {
        let wall = &mut meeting.wall;
        let (page, pages) = page::page(wall, size).part;
        if page < pages {
            wall.page = page;
            wall.row = 0;
        } else {
            wall.go(wall.at + 1);
        }
    }
    Effects::none()
}

fn back(state: &mut State) -> Effects {
    if let Some(meeting) = meeting(state) {
        let wall = &mut meeting.wall;
        if wall.page > 0 {
            wall.page -= 1;
            wall.row = 0;
        } else {
            wall.go(wall.at.saturating_sub(1));
        }
    }
    Effects::none()
}

fn rows(state: &State) -> Vec<Row> {
    let Some(meeting) = state.meeting.as_deref() else {
        return Vec::new();
    };
    let wall = &meeting.wall;
    match wall.scene() {
        Scene::Step(step) => answers::rows(wall, step),
        Scene::End if wall.missing.is_empty() => vec![Row {
            text: String::new(),
            taken: Taken::Does,
            means: Means::Ends,
        }],
        Scene::Cover | Scene::End => Vec::new(),
    }
}

fn step_row(state: &mut State, by: isize) -> Effects {
    let last = rows(state).len().saturating_sub(1);
    if let Some(meeting) = meeting(state) {
        let wall = &mut meeting.wall;
        wall.page = 0;
        wall.row = wall.row.saturating_add_signed(by).min(last);
    }
    Effects::none()
}

/// Takes a row.
fn take(state: &mut State, place: usize) -> Effects {
    let Some(row) = rows(state).into_iter().nth(place) else {
        return Effects::none();
    };
    let asked = asked(state, place);
    if let Some(meeting) = meeting(state) {
        meeting.wall.row = place;
    }
    match row.means {
        Means::Says(key, said) => answer(state, key, said, asked),
        Means::Takes(hand) => hold(state, hand),
        Means::Ends => end::end(state),
    }
}

/// The question as it is asked; of a person, with their name.
fn asked(state: &State, place: usize) -> String {
    let Some(meeting) = state.meeting.as_deref() else {
        return String::new();
    };
    let wall = &meeting.wall;
    wall.step().map_or_else(String::new, |step| {
        super::typing::asked(wall, step, Some(place))
    })
}

/// Writes the answer, or takes the row in hand.
fn enter(state: &mut State) -> Effects {
    let Some(meeting) = meeting(state) else {
        return Effects::none();
    };
    let wall = &mut meeting.wall;
    let words = wall.step().and_then(|step| typed::words(wall, step));
    if let Some(words) = words {
        wall.hand = words;
        return Effects::none();
    }
    let row = wall.row;
    if rows(state).is_empty() {
        return forward(state);
    }
    take(state, row)
}

fn stage_row(state: &State) -> usize {
    let Some(meeting) = state.meeting.as_deref() else {
        return 0;
    };
    let wall = &meeting.wall;
    let stages = wall.stages();
    stages
        .iter()
        .rposition(|(place, _)| *place <= wall.at)
        .unwrap_or(0)
}

#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "all other keys mean nothing here"
)]
fn jumping(state: &mut State, act: &MeetingAct, row: usize) -> Effects {
    let Some(meeting) = meeting(state) else {
        return Effects::none();
    };
    let wall = &mut meeting.wall;
    let stages: Vec<usize> = wall.stages().iter().map(|(place, _)| *place).collect();
    let mut to = |place: usize| {
        let at = stages.get(place).copied();
        wall.hand = Hand::Free;
        wall.go(at.unwrap_or(wall.steps.len() + 1));
    };
    match act {
        MeetingAct::Down | MeetingAct::Forward => {
            wall.hand = Hand::Jump((row + 1).min(stages.len()));
        }
        MeetingAct::Up | MeetingAct::Back => wall.hand = Hand::Jump(row.saturating_sub(1)),
        MeetingAct::Choose(number) if usize::from(*number) <= stages.len() + 1 => {
            to(usize::from(*number).saturating_sub(1));
        }
        MeetingAct::Answer => to(row),
        MeetingAct::Leave | MeetingAct::Jump => wall.hand = Hand::Free,
        _ => {}
    }
    Effects::none()
}

/// Goes to what is decided; a script without a decision says so.
fn decide(state: &mut State) -> Effects {
    let Some(meeting) = meeting(state) else {
        return Effects::none();
    };
    let wall = &mut meeting.wall;
    let place = (1..)
        .zip(&wall.steps)
        .find(|(_, step)| step.prompt.answer == AnswerKind::Decision)
        .map(|(place, _)| place);
    match place {
        Some(place) => {
            wall.go(place);
            Effects::none()
        }
        None => say(
            state,
            "This meeting has nothing to decide; its actions are what it agrees.",
        ),
    }
}

fn pause(state: &mut State) -> Effects {
    let now = state.session.now;
    let Some(meeting) = meeting(state) else {
        return Effects::none();
    };
    let timer = &mut meeting.wall.timer;
    timer.tick(now);
    timer.run = match timer.run {
        Run::On => Run::Paused,
        Run::Paused => Run::On,
    };
    Effects::none()
}

/// Takes the newest answer of this meeting back, and nothing that was done before it.
fn take_back(state: &mut State) -> Effects {
    let id = review(state).map(|review| review.id);
    let newest = undo::newest(state);
    let mine = newest.is_some_and(|change| {
        // A note for staff is taken back where it was written, which is not the wall.
        let of_it = |part: &Part| {
            matches!(part, Part::Answer(one)
                if Some(one.review) == id && one.key.prompt != AnswerKey::PRIVATE)
        };
        change.act == Act::Answer && change.parts.iter().all(of_it)
    });
    if !mine {
        return say(state, "There is no answer of yours to take back.");
    }
    let effects = undo::update(state);
    effects.then(say(state, "The last answer is taken back."))
}

#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "all other keys mean nothing here"
)]
fn leaving(state: &mut State, act: &MeetingAct, row: usize) -> Effects {
    let chosen = match act {
        MeetingAct::Down | MeetingAct::Forward => {
            return hold(state, Hand::Leave((row + 1).min(LEAVING.len() - 1)));
        }
        MeetingAct::Up | MeetingAct::Back => {
            return hold(state, Hand::Leave(row.saturating_sub(1)));
        }
        MeetingAct::Choose(number) => usize::from(*number).saturating_sub(1),
        MeetingAct::Answer => row,
        MeetingAct::Leave => 0,
        _ => return Effects::none(),
    };
    match chosen {
        0 => hold(state, Hand::Free),
        1 => open::leave(state),
        2 => {
            let id = review(state).map(|review| review.id);
            let aside = id.map_or_else(Effects::none, |id| open::set_aside(state, id));
            aside.then(open::leave(state))
        }
        _ => Effects::none(),
    }
}

#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "all other keys mean nothing here"
)]
fn over(state: &mut State, act: &MeetingAct) -> Effects {
    match act {
        MeetingAct::Answer | MeetingAct::Leave => open::leave(state),
        _ => Effects::none(),
    }
}

/// The side that a person seems to speak for, by what they are to the pupil.
pub(super) fn side_of(role: &str) -> Side {
    const FAMILY: [&str; 14] = [
        "mother",
        "father",
        "mum",
        "dad",
        "parent",
        "carer",
        "grandmother",
        "grandfather",
        "gran",
        "grandad",
        "aunt",
        "uncle",
        "sister",
        "brother",
    ];
    let role = role.to_lowercase();
    if role.contains("pupil") {
        Side::Pupil
    } else if FAMILY.iter().any(|word| role.contains(word)) {
        Side::Family
    } else {
        Side::Staff
    }
}
