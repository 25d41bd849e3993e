//! Undo: the newest change of whoever is signed in is taken back by a new change. Both stay on record, and since the
//! newest changes are read from the record at start, undo survives a restart.

use super::{commit, tell};
use crate::app::effect::Effects;
use crate::app::state::State;
use crate::app::toast::Tone;
use crate::domain::change::{Act, Change, Part, Put};
use crate::domain::school::School;
use crate::domain::staff::Initials;

/// Takes the newest change back.
pub(super) fn update(state: &mut State) -> Effects {
    let Some(me) = state.session.me.clone() else {
        return tell(
            state,
            Tone::Info,
            "Nothing to undo: nobody has signed in yet.",
        );
    };
    if disposed_of_last(state, &me) {
        return tell(
            state,
            Tone::Info,
            "Not undone: a record that was disposed of does not come back.",
        );
    }
    let Some(change) = newest(state).cloned() else {
        return tell(
            state,
            Tone::Info,
            format!("Nothing of {me}'s is left to undo."),
        );
    };
    if let Some(why) = overtaken(state, &change) {
        return tell(state, Tone::Info, why);
    }
    let Some(parts) = change.inverse() else {
        return Effects::none();
    };
    let words = format!("Undone: {}. It stays on record.", change.act.title());
    let undo = Change {
        id: commit::change_id(state),
        stamp: commit::stamp(state, &me),
        act: Act::Undo,
        undoes: Some(change.id),
        parts,
    };
    commit::make(state, undo, &words)
}

/// The newest change of whoever is signed in that can be taken back.
pub(super) fn newest(state: &State) -> Option<&Change> {
    let me = state.session.me.as_ref()?;
    let mut recent = state.recent.iter();
    recent.find(|change| change.stamp.by == *me && can_be_undone(state, change))
}

/// Whether the newest thing they did that stands disposed of a record. What came before it is not undone in its place: nobody
/// who presses the key means that.
fn disposed_of_last(state: &State, me: &Initials) -> bool {
    let mut mine = state.recent.iter().filter(|change| change.stamp.by == *me);
    let last = mine.find(|change| stands(state, change));
    last.is_some_and(|change| !change.disposals().is_empty())
}

/// Whether it is a change of its own that was not taken back.
fn stands(state: &State, change: &Change) -> bool {
    let made = matches!(change.act, Act::Undo | Act::Demo);
    let mut recent = state.recent.iter();
    !made && !recent.any(|other| other.undoes == Some(change.id))
}

fn can_be_undone(state: &State, change: &Change) -> bool {
    stands(state, change) && change.inverse().is_some()
}

/// Why a change can't be taken back any more: something later stands on it.
fn overtaken(state: &State, change: &Change) -> Option<String> {
    let corrected = change.entries().any(|entry| {
        let standing = |other: &&Change| {
            !state
                .recent
                .iter()
                .any(|undo| undo.undoes == Some(other.id))
        };
        state
            .recent
            .iter()
            .filter(standing)
            .any(|other| other.entries().any(|e| e.corrects == Some(entry.id)))
    });
    if corrected {
        return Some(
            "Not undone: the entry was corrected since. Withdraw it in the log instead.".to_owned(),
        );
    }
    let stands = (1..)
        .zip(&change.parts)
        .filter(|(next, part)| !goes_on(part, change.parts.get(*next..)))
        .all(|(_, part)| as_left(&state.school, part));
    (!stands).then(|| {
        format!(
            "Not undone: the {} was changed again since.",
            change.act.title()
        )
    })
}

/// Whether a later part of the same change goes on from what this one left: a cycle that is closed before the next one
/// takes its place.
fn goes_on(part: &Part, later: Option<&[Part]>) -> bool {
    let Part::Plan(this) = part else {
        return false;
    };
    let mut later = later.unwrap_or_default().iter();
    later.any(|other| matches!(other, Part::Plan(other) if other.before == this.after))
}

fn as_left(school: &School, part: &Part) -> bool {
    match part {
        Part::Settings(put) => school.settings == put.after,
        Part::Pupil(put) => {
            let now = put
                .after
                .as_ref()
                .or(put.before.as_ref())
                .and_then(|pupil| school.pupils.get(&pupil.id));
            let removes = put.before.is_none();
            let logged = now
                .and_then(|pupil| school.summary(pupil.id))
                .is_some_and(|summary| summary.total > 0);
            now == put.after.as_ref() && !(removes && logged)
        }
        Part::Passport(put) => unchanged(put, |passport| school.passports.get(&passport.pupil)),
        Part::Plan(put) => unchanged(put, |plan| school.plans.get(&plan.pupil)),
        Part::Concern(put) => unchanged(put, |concern| school.concerns.get(&concern.id)),
        Part::Talk(put) => unchanged(put, |talk| school.talks.get(&talk.id)),
        Part::Clock(put) => unchanged(put, |clock| school.clocks.get(&clock.id)),
        Part::Library(put) => unchanged(put, |line| school.library.get(&line.key)),
        Part::Review(put) => unchanged(put, |review| school.reviews.get(&review.id)),
        Part::Answer(answered) => {
            let review = school.reviews.get(&answered.review);
            review.and_then(|review| review.answer(&answered.key)) == answered.after.as_ref()
        }
        Part::Action(put) => unchanged(put, |action| school.actions.get(&action.id)),
        Part::Confidential(put) => unchanged(put, |note| school.confidential.get(&note.id)),
        Part::Seen(_) | Part::Entry(_) | Part::Withdraw(_) => true,
    }
}

fn unchanged<'a, T: PartialEq>(put: &'a Put<T>, now: impl Fn(&'a T) -> Option<&'a T>) -> bool {
    put.after.as_ref().or(put.before.as_ref()).and_then(now) == put.after.as_ref()
}
