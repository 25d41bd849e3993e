//! Keys typed so far of a sequence that is not whole yet.

use super::key::Key;
use crate::domain::time::Moment;

/// Keys typed so far, and when the first of them was.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pending {
    keys: Vec<Key>,
    since: Option<Moment>,
}

impl Pending {
    /// The keys.
    pub fn keys(&self) -> &[Key] {
        &self.keys
    }

    /// Adds a key, typed `now`.
    pub fn push(&mut self, key: Key, now: Moment) {
        self.keys.push(key);
        self.since.get_or_insert(now);
    }

    /// Forgets them.
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    /// When what may follow is shown, `delay` milliseconds after the first key.
    pub fn reveal_at(&self, delay: i64) -> Option<Moment> {
        self.since.map(|since| since.after(delay))
    }
}
