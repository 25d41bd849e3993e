//! Locking a session: whether it can be locked, and what would be lost by it.

use super::state::State;

/// Whether there is a door that a session can be locked behind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lock {
    /// There is none: anybody could open the school again.
    #[default]
    NoDoor,
    /// The school is sealed, and a pass-phrase or a PIN opens it again.
    Door(Pin),
}

/// Whether a PIN opens this session again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pin {
    /// None was chosen.
    None,
    /// One was.
    Chosen,
}

impl Lock {
    /// Whether a session can be locked.
    pub const fn has_door(self) -> bool {
        matches!(self, Self::Door(_))
    }
}

/// What is nowhere but on this screen, and why; empty where nothing would be lost with it.
pub fn lost_without(state: &State) -> Vec<String> {
    let mut lines = Vec::new();
    let refused = u64::try_from(state.unsaved.failed.len()).unwrap_or(u64::MAX);
    if refused > 0 {
        let count = crate::text::words::plural(refused, "change is", "changes are");
        lines.push(format!("{count} NOT SAVED."));
        lines.extend(state.unsaved.why.clone());
    }
    if let (Some(why), false) = (&state.session.unkept, state.session.drafts.is_empty()) {
        lines.push("What was typed into a form is NOT KEPT.".to_owned());
        lines.push(why.clone());
    }
    lines
}
