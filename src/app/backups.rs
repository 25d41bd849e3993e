//! Backups as a screen knows them: when the last was made, and whether one is due. Making them is not its business.

use crate::domain::backed::Backed;
use crate::domain::time::Moment;

/// How many minutes pass before a backup that failed is tried again.
const AGAIN: i64 = 60;

/// Who asked for a backup.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// Nobody: the day's first change did.
    Nobody,
    /// The person at the keyboard.
    Person,
}

/// What is known of backups.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Backups {
    /// When the last good one was made.
    pub backed: Backed,
    /// Who asked for the one that is being made.
    pub running: Option<Asked>,
    /// When one was last begun here.
    pub tried: Option<Moment>,
}

impl Backups {
    /// Whether a change made now calls for a backup: the first of a day does, and after a failure the first after an hour.
    pub fn are_due(&self, now: Moment) -> bool {
        let today = |at: Moment| at.today() == now.today();
        let lately = |at: Moment| {
            let minutes = (now.utc - at.utc).num_minutes();
            (0..AGAIN).contains(&minutes)
        };
        self.running.is_none()
            && !self.backed.last.is_some_and(today)
            && !self.tried.is_some_and(lately)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{Duration, NaiveDateTime};

    fn at(hour: i64) -> Moment {
        Moment::from_local(NaiveDateTime::default() + Duration::hours(hour), 0)
    }

    #[test]
    fn the_first_change_of_a_day_calls_for_one() {
        let of = |last: Option<i64>, tried: Option<i64>| Backups {
            backed: Backed {
                last: last.map(at),
                since: Some(at(0)),
            },
            running: None,
            tried: tried.map(at),
        };
        let rows = [
            (of(None, None), 9, true),
            (of(Some(9), Some(9)), 15, false),
            (of(Some(9), Some(9)), 33, true),
            // It failed: tried again after an hour, not before.
            (of(Some(9), Some(33)), 33, false),
            (of(Some(9), Some(33)), 34, true),
            // A clock set back does not put it off.
            (of(None, Some(40)), 33, true),
        ];
        for (backups, now, due) in rows {
            assert_eq!(backups.are_due(at(now)), due, "{backups:?} at {now}");
        }
        let running = Backups {
            running: Some(Asked::Nobody),
            ..Backups::default()
        };
        assert!(!running.are_due(at(9)));
    }
}
