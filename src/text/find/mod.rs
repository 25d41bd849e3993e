//! Finding a pupil by name, form or initials, and a strategy by its words, its pupil or their form. An index holds folded
//! copies and is brought up to date pupil by pupil; it never holds what is shown, so that a hit is looked up in the school.

mod pupils;
mod strategies;

pub use pupils::{PupilHit, PupilIndex};
pub use strategies::{StrategyHit, StrategyIndex, TOP};

use std::cmp::{Ordering, Reverse};

/// The closest of some scored hits, at most `limit`, in order; equally close ones as `next` has them.
pub fn closest<T>(
    mut hits: Vec<(i64, T)>,
    limit: usize,
    next: impl Fn(&T, &T) -> Ordering,
) -> Vec<(i64, T)> {
    let order = |a: &(i64, T), b: &(i64, T)| {
        Reverse(a.0)
            .cmp(&Reverse(b.0))
            .then_with(|| next(&a.1, &b.1))
    };
    // One letter finds nearly everything: only what is shown is worth sorting.
    if limit < hits.len() {
        hits.select_nth_unstable_by(limit, order);
        hits.truncate(limit);
    }
    hits.sort_unstable_by(order);
    hits
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_closest_are_the_first_of_all_sorted(hits in proptest::collection::vec((0i64..5, 0u8..50), 0..60), limit in 0usize..70) {
            let mut sorted = hits.clone();
            sorted.sort_by_key(|(score, item)| (Reverse(*score), *item));
            sorted.truncate(limit);
            prop_assert_eq!(closest(hits, limit, u8::cmp), sorted);
        }
    }
}
