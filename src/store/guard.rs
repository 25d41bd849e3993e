//! A fence round sled: a panic inside it becomes an error here, so that the store can heal it.

use super::error::StoreError;
use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};

thread_local! {
    static FENCED: Cell<u32> = const { Cell::new(0) };
}

/// Whether this thread is inside a call whose panic is caught and healed. A panic hook that restores the terminal asks
/// this first, and stays quiet.
pub fn panic_is_healed() -> bool {
    FENCED.get() > 0
}

/// Runs `work`; a panic in it is damage to the index. State that `work` left half done is never read again, because the
/// caller makes the index anew.
pub(super) fn fenced<T>(work: impl FnOnce() -> Result<T, StoreError>) -> Result<T, StoreError> {
    FENCED.set(FENCED.get() + 1);
    let outcome = catch_unwind(AssertUnwindSafe(work));
    FENCED.set(FENCED.get().saturating_sub(1));
    outcome.unwrap_or_else(|_| Err(StoreError::damaged("index", "sled stopped unexpectedly")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_becomes_damage() {
        let fenced: Result<(), _> = fenced(|| {
            assert!(panic_is_healed());
            panic!("as sled does")
        });
        assert!(matches!(fenced, Err(StoreError::Damaged { .. })));
        assert!(!panic_is_healed());
    }
}
