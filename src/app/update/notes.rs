//! What is done from a notes screen. Nothing of it shows on the wall: a note for staff alone is saved without a word there.

use super::commit;
use super::meeting::free;
use crate::app::effect::Effects;
use crate::app::notes::NotesAct;
use crate::app::state::State;
use crate::domain::change::{Act, Part};
use crate::domain::id::ReviewId;
use crate::domain::review::{Answer, AnswerKey, Answered, Item, Said};

pub(super) fn update(state: &mut State, act: NotesAct) -> Effects {
    match act {
        NotesAct::Private(review, text) => private(state, review, text),
    }
}

/// Puts a note to the meeting that is running, if it still is.
fn private(state: &mut State, review: ReviewId, text: String) -> Effects {
    let Some(meeting) = state.meeting.as_ref().filter(|on| on.review == review) else {
        return Effects::none();
    };
    let (Some(record), Some(me)) = (state.school.reviews.get(&review), &state.session.me) else {
        return Effects::none();
    };
    let key = AnswerKey {
        prompt: AnswerKey::PRIVATE.to_owned(),
        item: Item::Number(free(state, AnswerKey::PRIVATE)),
    };
    let heading = meeting.step().map(|step| step.heading.clone());
    let answer = Answer {
        key: key.clone(),
        asked: heading.unwrap_or_default(),
        said: Said::Private(text),
        stamp: commit::stamp(state, me),
    };
    let part = Part::Answer(Box::new(Answered {
        review,
        pupil: meeting.pupil,
        before: record.answer(&key).cloned(),
        key,
        after: Some(answer),
    }));
    commit::parts(state, Act::Answer, vec![part], "")
}
