//! The one source of chance: the same seed gives the same school on every machine, so only whole numbers are used.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{RngCore, SeedableRng};

/// Seeded chance.
pub(super) struct Dice(ChaCha8Rng);

impl Dice {
    /// Dice that always fall the same way for one seed.
    pub(super) fn new(seed: u64) -> Self {
        Self(ChaCha8Rng::seed_from_u64(seed))
    }

    /// Other dice for the same seed: what is drawn with them changes nothing that is drawn with the first.
    pub(super) fn beside(seed: u64) -> Self {
        let mut chance = ChaCha8Rng::seed_from_u64(seed);
        chance.set_stream(1);
        Self(chance)
    }

    /// The dice of reviews: what was invented before there were any is drawn as it was.
    pub(super) fn reviewing(seed: u64) -> Self {
        let mut chance = ChaCha8Rng::seed_from_u64(seed);
        chance.set_stream(2);
        Self(chance)
    }

    /// A number from 0 up to but without `end`; 0 where `end` is 0.
    pub(super) fn below(&mut self, end: u64) -> u64 {
        let wide = u128::from(self.0.next_u64()) * u128::from(end);
        u64::try_from(wide >> 64).unwrap_or(0)
    }

    /// A place in a list of this length.
    pub(super) fn place(&mut self, length: usize) -> usize {
        let end = u64::try_from(length).unwrap_or(u64::MAX);
        usize::try_from(self.below(end)).unwrap_or(0)
    }

    /// A number between the two, both included.
    pub(super) fn between(&mut self, low: i64, high: i64) -> i64 {
        let width = u64::try_from(high - low).unwrap_or(0) + 1;
        low + i64::try_from(self.below(width)).unwrap_or(0)
    }

    /// A count between the two, both included.
    pub(super) fn count(&mut self, low: usize, high: usize) -> usize {
        low + self.place(high.saturating_sub(low) + 1)
    }

    /// True this many times in a thousand.
    pub(super) fn in_thousand(&mut self, times: u64) -> bool {
        self.below(1000) < times
    }

    /// True this many times in a hundred.
    pub(super) fn percent(&mut self, times: u64) -> bool {
        self.below(100) < times
    }

    /// One of them, unless there is none.
    pub(super) fn pick<'a, T>(&mut self, from: &'a [T]) -> Option<&'a T> {
        let place = self.place(from.len());
        from.get(place)
    }

    /// One of these texts; empty where there is none.
    pub(super) fn text<'a>(&mut self, from: &[&'a str]) -> &'a str {
        self.pick(from).copied().unwrap_or_default()
    }

    /// One of them, each as likely as its weight says.
    pub(super) fn weighted<T: Copy>(&mut self, from: &[(T, u64)]) -> Option<T> {
        let mut left = self.below(from.iter().map(|(_, weight)| weight).sum());
        for (item, weight) in from {
            if left < *weight {
                return Some(*item);
            }
            left -= weight;
        }
        None
    }

    /// Puts a list into any order.
    pub(super) fn shuffle<T>(&mut self, list: &mut [T]) {
        for last in (1..list.len()).rev() {
            let other = self.place(last + 1);
            list.swap(last, other);
        }
    }

    /// This many different ones in any order, or all where there are fewer.
    pub(super) fn some<T: Clone>(&mut self, from: &[T], count: usize) -> Vec<T> {
        let mut list = from.to_vec();
        self.shuffle(&mut list);
        list.truncate(count);
        list
    }

    /// Bytes for an identity.
    pub(super) fn id(&mut self) -> [u8; 16] {
        let mut bytes = [0; 16];
        self.0.fill_bytes(&mut bytes);
        bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_stay_within_their_bounds() {
        let mut dice = Dice::new(7);
        for _ in 0..1000 {
            assert!((-3..=4).contains(&dice.between(-3, 4)));
            assert!(dice.below(5) < 5);
            assert_eq!(dice.weighted(&[('a', 0), ('b', 3)]), Some('b'));
        }
        assert_eq!(dice.pick::<u8>(&[]), None);
        assert_eq!(dice.below(0), 0);
    }

    #[test]
    fn some_are_different_ones() {
        let mut five = Dice::new(1).some(&[1, 2, 3, 4, 5, 6, 7], 5);
        five.sort_unstable();
        five.dedup();
        assert_eq!(five.len(), 5);
    }
}
