//! The only place that reads a clock.

use crate::domain::time::Moment;
use chrono::{Local, NaiveDateTime, Utc};
use std::time::{Duration, Instant};

/// The clock: the system's, or one set to a given time at start.
#[derive(Debug, Clone, Copy)]
pub struct Clock(Option<(NaiveDateTime, Instant)>);

#[expect(clippy::disallowed_methods, reason = "this is the file that may")]
impl Clock {
    /// The system's clock.
    pub const fn system() -> Self {
        Self(None)
    }

    /// A clock that shows `start` now and goes on from there.
    pub fn starting_at(start: NaiveDateTime) -> Self {
        Self(Some((start, Instant::now())))
    }

    /// Now.
    pub fn now(self) -> Moment {
        match self.0 {
            Some((start, began)) => {
                let passed = chrono::Duration::from_std(began.elapsed()).unwrap_or_default();
                Moment::from_local(start + passed, 0)
            }
            None => Moment {
                utc: Utc::now(),
                offset: offset(),
            },
        }
    }
}

/// How long from `now` until `then`; nothing if that has passed.
pub fn until(now: Moment, then: Moment) -> Duration {
    (then.utc - now.utc).to_std().unwrap_or_default()
}

#[expect(clippy::disallowed_methods, reason = "this is the file that may")]
fn offset() -> i16 {
    i16::try_from(Local::now().offset().local_minus_utc() / 60).unwrap_or(0)
}
