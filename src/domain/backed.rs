//! When a school was last backed up, and when that is too long ago.

use super::time::Moment;

/// After how many days without a backup that is said.
const DAYS: i64 = 7;

/// What is known of a school's backups.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Backed {
    /// When the last good one was made.
    pub last: Option<Moment>,
    /// When the first change was made; `None` where there is none, or where nothing can be backed up.
    pub since: Option<Moment>,
}

/// That a backup is overdue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Overdue {
    /// There never was one.
    Never,
    /// The last good one is so many days old.
    Days(i64),
}

impl Backed {
    /// Whether a backup is overdue: the last good one is over a week old, or there is none and the record is.
    pub fn overdue(&self, now: Moment) -> Option<Overdue> {
        let since = self.since?;
        let age = |then: Moment| (now.utc - then.utc).num_days();
        match self.last {
            Some(last) if age(last) > DAYS => Some(Overdue::Days(age(last))),
            None if age(since) > DAYS => Some(Overdue::Never),
            Some(_) | None => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{Duration, NaiveDateTime};

    fn on(day: i64) -> Moment {
        Moment::from_local(NaiveDateTime::default() + Duration::days(day), 0)
    }

    #[test]
    fn a_week_passes_before_anything_is_said() {
        let of = |last: Option<i64>, since: Option<i64>| Backed {
            last: last.map(on),
            since: since.map(on),
        };
        let rows = [
            (of(None, None), 400, None),
            (of(None, Some(0)), 7, None),
            (of(None, Some(0)), 8, Some(Overdue::Never)),
            (of(Some(10), Some(0)), 17, None),
            (of(Some(10), Some(0)), 19, Some(Overdue::Days(9))),
            (of(Some(10), Some(0)), 3, None),
            (of(Some(10), None), 40, None),
        ];
        for (backed, now, expected) in rows {
            assert_eq!(backed.overdue(on(now)), expected, "{backed:?} on day {now}");
        }
    }
}
