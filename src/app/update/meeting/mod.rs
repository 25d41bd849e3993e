//! A review meeting: preparing it, leading it, ending it. Every answer is a change of its own, on the disk as soon as it is given;
//! where the meeting is and what is half typed is kept as a draft.

mod end;
mod keep;
mod keys;
mod open;
mod typing;

pub(super) use open::{gathered, picker};
pub(super) use typing::line;

use super::commit;
use crate::app::effect::Effects;
use crate::app::meeting::{Meeting, MeetingAct, Safe, steps};
use crate::app::state::State;
use crate::app::toast::Tone;
use crate::domain::change::{Act, Part};
use crate::domain::public::{PublicView, Source};
use crate::domain::review::{Answer, AnswerKey, Answered, Review, Said};

pub(super) fn update(state: &mut State, act: MeetingAct) -> Effects {
    if let Some(why) = state.refusal(act.deed()) {
        return super::tell(state, Tone::Info, format!("Not now: {why}."));
    }
    match act {
        MeetingAct::Open => open::open(state),
        MeetingAct::New(script) => open::new(state, &script),
        MeetingAct::Begin(review) => open::begin(state, review),
        MeetingAct::SetAside(review) => open::set_aside(state, review),
        MeetingAct::TakeUp(review) => open::take_up(state, review),
        MeetingAct::Papers(review) => open::papers(state, review),
        MeetingAct::Held(review) => open::held(state, review),
        MeetingAct::Enter => typing::enter(state),
        MeetingAct::Done => typing::done(state),
        MeetingAct::DoneForward => typing::done_forward(state),
        other @ (MeetingAct::Forward
        | MeetingAct::Back
        | MeetingAct::Down
        | MeetingAct::Up
        | MeetingAct::Choose(_)
        | MeetingAct::Answer
        | MeetingAct::Jump
        | MeetingAct::Note
        | MeetingAct::Action
        | MeetingAct::Park
        | MeetingAct::Decide
        | MeetingAct::Pause
        | MeetingAct::Undo
        | MeetingAct::Help
        | MeetingAct::Leave) => {
            let effects = keys::key(state, &other);
            effects.then(keep::keep(state))
        }
    }
}

/// The meeting on the wall.
fn meeting(state: &mut State) -> Option<&mut Meeting> {
    state.meeting.as_deref_mut()
}

/// The review of the meeting on the wall.
fn review(state: &State) -> Option<&Review> {
    let meeting = state.meeting.as_deref()?;
    state.school.reviews.get(&meeting.review)
}

/// Says something on the wall.
fn say(state: &mut State, text: impl Into<String>) -> Effects {
    if let Some(meeting) = meeting(state) {
        meeting.wall.message = text.into();
    }
    Effects::none()
}

/// Works out anew what the wall is drawn from: after an answer, after something else came in, after time has passed.
pub(super) fn refresh(state: &mut State) {
    let Some(mut meeting) = state.meeting.take() else {
        return;
    };
    meeting.wall.timer.tick(state.session.now);
    meeting.wall.today = state.session.now.today();
    if let Some(public) = public(state, &meeting) {
        follow(&mut meeting, public, state);
    }
    meeting.wall.safe = if !state.unsaved.failed.is_empty() {
        Safe::Refused
    } else if state.unsaved.sent.is_empty() {
        Safe::Saved
    } else {
        Safe::Saving
    };
    meeting.wall.missing = end::missing(state, &meeting);
    state.meeting = Some(meeting);
}

/// What may be shown of the record now.
fn public(state: &State, meeting: &Meeting) -> Option<PublicView> {
    let pupil = state.school.pupils.get(&meeting.pupil)?;
    let review = state.school.reviews.get(&meeting.review)?;
    let gathered = state
        .gathered
        .as_ref()
        .filter(|one| one.pupil == meeting.pupil);
    Some(PublicView::of(&Source {
        school: &state.school,
        pupil,
        review,
        evidence: gathered.map(|one| &one.evidence),
        changed: gathered.map_or(&[][..], |one| &one.changed),
        names: &meeting.names,
        today: state.session.now.today(),
    }))
}

/// Takes a new view in. Where targets or provision are others now, the steps are, too; the step on the wall stays.
fn follow(meeting: &mut Meeting, public: PublicView, state: &State) {
    let year = state
        .school
        .pupils
        .get(&meeting.pupil)
        .and_then(|pupil| pupil.roll.year);
    let steps = steps(&meeting.script.stages, &public, year);
    let wall = &mut meeting.wall;
    wall.public = public;
    if steps == wall.steps {
        return;
    }
    let now = wall.step().cloned();
    let mut steps = steps;
    // A target that was withdrawn while it is on the wall stays there and says so, until the meeting goes on.
    let kept = now.filter(|now| steps.iter().all(|step| step.key() != now.key()));
    let ended = wall.at > wall.steps.len();
    if let Some(kept) = kept {
        steps.insert((wall.at - 1).min(steps.len()), kept);
    } else if let Some(now) = wall.step() {
        let place = steps.iter().position(|step| step.key() == now.key());
        wall.at = place.map_or(wall.at, |place| place + 1);
    }
    wall.steps = steps;
    wall.at = if ended {
        wall.steps.len() + 1
    } else {
        wall.at.min(wall.steps.len() + 1)
    };
}

/// Writes an answer down; what says what was said before is not written again.
fn answer(state: &mut State, key: AnswerKey, said: Option<Said>, asked: String) -> Effects {
    let Some(review) = review(state) else {
        return Effects::none();
    };
    let before = review.answer(&key).cloned();
    let same = match (&before, &said) {
        (Some(before), Some(said)) => before.said == *said,
        (None, None) => true,
        (Some(_), None) | (None, Some(_)) => false,
    };
    let (id, pupil) = (review.id, review.pupil);
    let Some(me) = state.session.me.clone().filter(|_| !same) else {
        return Effects::none();
    };
    let after = said.map(|said| Answer {
        key: key.clone(),
        asked,
        said,
        stamp: commit::stamp(state, &me),
    });
    let part = Part::Answer(Box::new(Answered {
        review: id,
        pupil,
        key,
        before,
        after,
    }));
    commit::parts(state, Act::Answer, vec![part], "")
}

/// The next free place for something that is written down beside the answers.
pub(super) fn free(state: &State, name: &str) -> u16 {
    use crate::domain::review::Item;
    let taken = review(state).into_iter().flat_map(|review| &review.answers);
    let numbers = taken
        .filter(|answer| answer.key.prompt == name)
        .filter_map(|answer| {
            if let Item::Number(number) = answer.key.item {
                Some(number)
            } else {
                None
            }
        });
    numbers.max().map_or(0, |last| last.saturating_add(1))
}
