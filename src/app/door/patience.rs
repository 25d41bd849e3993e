//! Wrong tries slow down: one second, two, four, up to a minute. It knows the moments it is given and waits for nothing.

use crate::domain::time::Moment;

/// The longest wait, in seconds.
const LONGEST: i64 = 60;

/// How many tries went wrong, and when the newest did.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Patience {
    wrong: u32,
    since: Option<Moment>,
}

impl Patience {
    /// One more went wrong.
    pub(super) fn wrong(&mut self, now: Moment) {
        self.wrong = self.wrong.saturating_add(1);
        self.since = Some(now);
    }

    /// How long the newest wrong try is waited for.
    fn seconds(self) -> i64 {
        let doubled = self.wrong.saturating_sub(1).min(6);
        (1_i64 << doubled).min(LONGEST)
    }

    /// Whole seconds still to wait; 0 where there is nothing to wait for. Where the clock was put back nobody waits for hours:
    /// whoever can set the clock could set it forward as well.
    pub(super) fn left(self, now: Moment) -> i64 {
        let Some(since) = self.since.filter(|since| *since <= now) else {
            return 0;
        };
        let gone = (now.utc - since.utc).num_milliseconds();
        let left = self.seconds() * 1_000 - gone;
        (left.max(0) + 999).div_euclid(1_000)
    }

    /// When what is left to wait is another number.
    pub(super) fn next_deadline(self, now: Moment) -> Option<Moment> {
        let left = self.left(now);
        let since = self.since.filter(|_| left > 0)?;
        Some(since.after((self.seconds() - left + 1) * 1_000))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(milliseconds: i64) -> Moment {
        let day = chrono::NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
        Moment::from_local(day.and_hms_opt(9, 0, 0).unwrap(), 0).after(milliseconds)
    }

    #[test]
    fn each_wrong_try_costs_twice_as_much_and_a_minute_at_most() {
        let mut patience = Patience::default();
        assert_eq!(patience.left(at(0)), 0);
        let waits = (0..10).map(|_| {
            patience.wrong(at(0));
            patience.left(at(0))
        });
        let waits: Vec<i64> = waits.collect();
        assert_eq!(waits, [1, 2, 4, 8, 16, 32, 60, 60, 60, 60]);
    }

    #[test]
    fn it_counts_down_by_the_second_and_then_wakes_no_more() {
        let mut patience = Patience::default();
        (0..3).for_each(|_| patience.wrong(at(0)));
        let mut now = at(0);
        let mut seen = Vec::new();
        while let Some(next) = patience.next_deadline(now) {
            assert!(next > now, "a deadline that has passed wakes for ever");
            seen.push(patience.left(now));
            now = next;
        }
        assert_eq!(seen, [4, 3, 2, 1]);
        assert_eq!(patience.left(now), 0);
    }

    #[test]
    fn a_clock_that_is_put_back_makes_nobody_wait_for_hours() {
        let mut patience = Patience::default();
        patience.wrong(at(0));
        let before = at(-3_600_000);
        assert_eq!(patience.left(before), 0);
        assert_eq!(patience.next_deadline(before), None);
    }
}
