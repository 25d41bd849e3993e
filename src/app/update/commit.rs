//! Making a change: it is laid over what the screen has at once, marked as on its way, and sent to be written.

use super::{program, tell};
use crate::app::effect::{Effect, Effects};
use crate::app::log_cache::{Freshness, PAGE};
use crate::app::state::State;
use crate::app::toast::Tone;
use crate::domain::change::{Act, Change, Part};
use crate::domain::id::{ChangeId, EntryId};
use crate::domain::seen::Seen;
use crate::domain::staff::{Initials, Stamp};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::RngCore;

/// How many of the newest changes are remembered for undo.
const RECENT: usize = 50;

/// Sixteen random bytes for a new identity.
pub(super) fn random(state: &mut State) -> [u8; 16] {
    drawn(&mut state.session.ids)
}

/// Sixteen random bytes out of this source.
pub(super) fn drawn(ids: &mut ChaCha8Rng) -> [u8; 16] {
    let mut bytes = [0; 16];
    ids.fill_bytes(&mut bytes);
    bytes
}

/// A new change's identity.
pub(super) fn change_id(state: &mut State) -> ChangeId {
    ChangeId::from_bytes(random(state))
}

/// A new entry's identity.
pub(super) fn entry_id(state: &mut State) -> EntryId {
    EntryId::from_bytes(random(state))
}

/// Now, signed by `me`.
pub(super) fn stamp(state: &State, me: &Initials) -> Stamp {
    Stamp {
        by: me.clone(),
        at: state.session.now,
    }
}

/// Records that something was looked at or taken out: no change, nothing to undo, and nothing that waits to be saved. Who looks
/// is asked first; where that cannot be, the record says that nobody had signed in.
pub(super) fn seen(state: &mut State, seen: Seen) -> Effects {
    let by = state.session.me.clone();
    let by = by.unwrap_or_else(Initials::nobody);
    let change = Change {
        id: change_id(state),
        stamp: stamp(state, &by),
        act: Act::Seen,
        undoes: None,
        parts: vec![Part::Seen(Box::new(seen))],
    };
    Effects::one(Effect::Seen(Box::new(change)))
}

/// Makes a change of these parts and says `words` about it; where there are none, what shows is said otherwise.
pub(super) fn parts(state: &mut State, act: Act, parts: Vec<Part>, words: &str) -> Effects {
    let Some(me) = state.session.me.clone() else {
        return Effects::none();
    };
    let change = Change {
        id: change_id(state),
        stamp: stamp(state, &me),
        act,
        undoes: None,
        parts,
    };
    make(state, change, words)
}

/// The same, asking first who is at the keyboard where nobody has said.
pub(super) fn signed(state: &mut State, act: Act, parts: Vec<Part>, words: &str) -> Effects {
    if state.session.me.is_none() {
        return super::open::sign_in(state, crate::app::layer::prompt::Afterwards::Nothing);
    }
    self::parts(state, act, parts, words)
}

/// Makes a change that was prepared beforehand.
pub(super) fn prepared(state: &mut State, mut change: Change) -> Effects {
    let Some(me) = state.session.me.clone() else {
        return super::open::sign_in(state, crate::app::layer::prompt::Afterwards::Nothing);
    };
    change.id = change_id(state);
    change.stamp = stamp(state, &me);
    let words = format!("Saved: {}", change.act.title());
    make(state, change, &words)
}

/// Lays a change over what the screen has, and sends it. A change that is not for whoever is signed in is refused here
/// too, whatever led to it: the commands' own refusal is a courtesy, this one is the wall.
pub(super) fn make(state: &mut State, change: Change, words: &str) -> Effects {
    let who = state.session.who.as_ref();
    if let Some(why) = who.and_then(|who| who.refuses(&change)) {
        return refuse(state, why);
    }
    lay(state, change, words)
}

/// Why whoever is signed in may not write these parts; for what has to be known before anything is closed.
pub(super) fn refusal(state: &State, parts: &[Part]) -> Option<&'static str> {
    state.session.who.as_ref()?.role.refuses(parts)
}

/// Says that nothing was saved, and why.
pub(super) fn refuse(state: &mut State, why: &str) -> Effects {
    tell(state, Tone::Error, format!("Not saved: {why}."))
}

fn lay(state: &mut State, change: Change, words: &str) -> Effects {
    let today = state.session.now.today();
    let forgotten = super::disposed::forget(state, &change);
    state.school.apply(&change);
    let freshness = state.log.apply(&change);
    if touches_pupils(&change) {
        state.screen.list.refresh(&state.school, today);
        state.index = None;
        state.due.on = None;
    }
    if !words.is_empty() {
        state.toasts.tell_of(state.session.now, change.id, words);
    }
    state.recent.insert(0, change.clone());
    state.recent.truncate(RECENT);
    // What was refused goes first: the record keeps the order in which things were done, or an older change that is
    // saved later would lie over this one.
    let again = program::retry(state);
    state.unsaved.send(change.clone());
    let effects = again.and(Effect::Save(Box::new(change))).then(forgotten);
    match (freshness, state.log.pupil) {
        (Freshness::Stale, Some(pupil)) => effects.and(Effect::Load(pupil, PAGE)),
        (Freshness::Stale | Freshness::Fresh, _) => effects,
    }
}

/// Whether it changes who is in the list or what finders search.
fn touches_pupils(change: &Change) -> bool {
    change.parts.iter().any(|part| match part {
        Part::Settings(_)
        | Part::Pupil(_)
        | Part::Passport(_)
        | Part::Plan(_)
        | Part::Concern(_)
        | Part::Talk(_)
        | Part::Clock(_)
        | Part::Library(_)
        | Part::Review(_)
        | Part::Action(_) => true,
        Part::Confidential(_)
        | Part::Seen(_)
        | Part::Answer(_)
        | Part::Entry(_)
        | Part::Withdraw(_) => false,
    })
}
