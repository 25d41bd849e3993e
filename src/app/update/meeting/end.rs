//! Ending a meeting: everything it came to is written in one change.

use super::{keep, meeting, review, say};
use crate::app::effect::Effects;
use crate::app::meeting::{Hand, Meeting, evidence};
use crate::app::state::State;
use crate::app::update::commit;
use crate::domain::change::Act;
use crate::domain::review::{Closing, Missing, close};

/// What is still needed.
pub(super) fn missing(state: &State, meeting: &Meeting) -> Vec<Missing> {
    let Some(me) = &state.session.me else {
        return Vec::new();
    };
    let (Some(review), Some(pupil)) = (
        state.school.reviews.get(&meeting.review),
        state.school.pupils.get(&meeting.pupil),
    ) else {
        return Vec::new();
    };
    crate::domain::review::missing(&Closing {
        school: &state.school,
        pupil,
        review,
        script: &meeting.script,
        on: state.session.now.today(),
        by: me,
        evidence: &[],
    })
}

/// Ends it, or says what is still needed.
pub(super) fn end(state: &mut State) -> Effects {
    let Some(meeting) = state.meeting.as_deref() else {
        return Effects::none();
    };
    let Some(me) = state.session.me.clone() else {
        return Effects::none();
    };
    let script = meeting.script.clone();
    let evidence = evidence::lines(&meeting.wall);
    let (Some(review), Some(pupil)) = (
        review(state).cloned(),
        state.school.pupils.get(&meeting.pupil).cloned(),
    ) else {
        return say(
            state,
            "This pupil's review is not there any more; nothing was written.",
        );
    };
    let mut ids = state.session.ids.clone();
    let closing = Closing {
        school: &state.school,
        pupil: &pupil,
        review: &review,
        script: &script,
        on: state.session.now.today(),
        by: &me,
        evidence: &evidence,
    };
    let closed = close(&closing, &mut || commit::drawn(&mut ids));
    state.session.ids = ids;
    match closed {
        Err(missing) => {
            let why = missing.first().map_or("", |one| one.sentence());
            say(state, why)
        }
        Ok(parts) => {
            if let Some(why) = commit::refusal(state, &parts) {
                return say(state, format!("Not saved: {why}."));
            }
            let words = format!("Saved: {}, with all it decided.", review.title);
            let effects = commit::parts(state, Act::Review, parts, &words);
            if let Some(meeting) = self::meeting(state) {
                meeting.wall.hand = Hand::Over;
            }
            effects.then(keep::forget(state, review.id))
        }
    }
}
