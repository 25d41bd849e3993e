//! Locking the session, hiding it while nobody is there, and the PIN that unlocks it.

use super::{commit, left, open, tell};
use crate::app::action::Locking;
use crate::app::effect::{Effect, Effects};
use crate::app::layer::prompt::{Prompt, Purpose};
use crate::app::lock::{Lock, Pin, lost_without};
use crate::app::state::{Cover, State};
use crate::app::toast::Tone;
use crate::domain::secret::Secret;
use crate::domain::seen::{Look, Seen};
use crate::text::clean::Limits;
use crate::text::edit::LineEdit;

/// The longest PIN, in digits.
const LONGEST: usize = 8;
/// The shortest.
const SHORTEST: usize = 4;

pub(super) fn update(state: &mut State, act: Locking) -> Effects {
    match act {
        Locking::Now => now(state),
        Locking::Idle => idle(state),
        Locking::Pause => cover(state, Cover::Paused),
        Locking::GoOn => cover(state, Cover::Open),
        Locking::CameIn(refused) => came_in(state, refused),
        Locking::ChoosePin => ask(state),
    }
}

fn cover(state: &mut State, cover: Cover) -> Effects {
    state.screen.cover = cover;
    Effects::none()
}

/// Both are recorded: that somebody signed in, and that it had been tried in vain.
fn came_in(state: &mut State, refused: u32) -> Effects {
    let tried = match refused {
        0 => Effects::none(),
        many => commit::seen(state, Seen::whole(Look::Refused, many)),
    };
    tried.then(commit::seen(state, Seen::whole(Look::SignedIn, 0)))
}

/// Shuts the school; what is half done is kept, and that it was locked is recorded.
fn shut(state: &mut State) -> Effects {
    let kept = left::keep(state);
    let seen = commit::seen(state, Seen::whole(Look::Locked, 0));
    kept.then(seen).and(Effect::Lock)
}

fn now(state: &mut State) -> Effects {
    let lost = lost_without(state);
    if lost.is_empty() {
        return shut(state);
    }
    let forgotten = left::forget(state);
    let words = format!("Not locked: {}", lost.join(" "));
    tell(state, Tone::Error, words).then(forgotten)
}

/// What would be lost is kept, behind a cover that says nothing about anybody.
fn idle(state: &mut State) -> Effects {
    if lost_without(state).is_empty() {
        shut(state)
    } else {
        cover(state, Cover::Paused)
    }
}

fn ask(state: &mut State) -> Effects {
    let hint = "Four to eight digits. It unlocks this session only, for five tries, and never protects the disk: \
        the pass-phrase does.";
    let line = LineEdit::new(Limits::line(LONGEST));
    open::ask(
        state,
        Prompt::new(Purpose::Pin, "A PIN for this session", hint, line),
    )
}

/// Takes what was typed as the PIN; what is wrong with it where it can't be one.
pub(super) fn choose(state: &mut State, typed: String) -> Result<Effects, &'static str> {
    let digits = typed.len() >= SHORTEST && typed.bytes().all(|byte| byte.is_ascii_digit());
    if !digits {
        return Err("A PIN has four to eight digits.");
    }
    state.layers.pop();
    state.session.lock = Lock::Door(Pin::Chosen);
    let words = "The PIN unlocks this session from now on.";
    Ok(tell(state, Tone::Good, words).and(Effect::Pin(Secret::new(typed))))
}
