//! How long a meeting has taken, in all and in its stage. It counts what passes between two things that happen, so a clock that
//! is put back adds nothing and takes nothing away.

use crate::domain::time::Moment;

/// The most that passes at once, in seconds: a machine that slept for a day was not in a meeting.
const LONGEST: i64 = 30 * 60;

/// Whether the meeting's time runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Run {
    /// It does.
    On,
    /// There is a break.
    Paused,
}

/// Time taken, in seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Timer {
    /// In all.
    pub whole: i64,
    /// In the stage that is on.
    pub stage: i64,
    /// Whether it runs.
    pub run: Run,
    last: Moment,
}

impl Timer {
    /// A timer that begins now, with what was taken before.
    pub const fn begin(now: Moment, whole: i64, stage: i64) -> Self {
        Self {
            whole,
            stage,
            run: Run::On,
            last: now,
        }
    }

    /// Takes in what has passed since it was last asked.
    pub fn tick(&mut self, now: Moment) {
        let passed = (now.utc - self.last.utc).num_seconds();
        // Less than a second stays to be counted with the next.
        if passed == 0 {
            return;
        }
        self.last = now;
        if self.run == Run::On {
            let passed = passed.clamp(0, LONGEST);
            self.whole += passed;
            self.stage += passed;
        }
    }

    /// A new stage begins.
    pub const fn next_stage(&mut self) {
        self.stage = 0;
    }

    /// The moment its minutes change next; none in a break.
    pub fn next_minute(&self) -> Option<Moment> {
        (self.run == Run::On).then(|| self.last.after((60 - self.whole.rem_euclid(60)) * 1_000))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;

    fn at(seconds: i64) -> Moment {
        let day = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
        Moment::from_local(day.and_hms_opt(14, 0, 0).unwrap(), 0).after(seconds * 1_000)
    }

    #[test]
    fn a_clock_put_back_neither_adds_nor_takes() {
        let mut timer = Timer::begin(at(0), 0, 0);
        timer.tick(at(90));
        timer.tick(at(-3_600));
        timer.tick(at(-3_570));
        assert_eq!((timer.whole, timer.stage), (120, 120));
    }

    #[test]
    fn a_break_and_a_night_do_not_count() {
        let mut timer = Timer::begin(at(0), 60, 0);
        timer.run = Run::Paused;
        timer.tick(at(600));
        assert_eq!(timer.next_minute(), None);
        timer.run = Run::On;
        timer.tick(at(610));
        assert_eq!((timer.whole, timer.stage), (70, 10));
        timer.tick(at(90_000));
        assert_eq!(timer.whole, 70 + LONGEST);
        timer.next_stage();
        assert_eq!(timer.stage, 0);
    }
}
