//! Moments and days. The domain never asks what time it is: a [`Moment`] is handed in.

use chrono::{DateTime, Duration, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, Utc};

/// A point in time together with the local clock it was read from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment {
    /// The point in time.
    pub utc: DateTime<Utc>,
    /// Minutes the local clock was ahead of UTC.
    pub offset: i16,
}

impl Moment {
    /// The moment at which a clock `offset` minutes ahead of UTC shows `local`.
    pub fn from_local(local: NaiveDateTime, offset: i16) -> Self {
        Self {
            utc: (local - Duration::minutes(i64::from(offset))).and_utc(),
            offset,
        }
    }

    /// What the local clock showed.
    pub fn local(self) -> NaiveDateTime {
        self.utc.naive_utc() + Duration::minutes(i64::from(self.offset))
    }

    /// The local day.
    pub fn today(self) -> NaiveDate {
        self.local().date()
    }

    /// The local time of day.
    pub fn time(self) -> NaiveTime {
        self.local().time()
    }

    /// This moment, `milliseconds` later.
    pub fn after(self, milliseconds: i64) -> Self {
        Self {
            utc: self.utc + Duration::milliseconds(milliseconds),
            offset: self.offset,
        }
    }

    /// The moment with its own offset, as chrono has it.
    pub fn fixed(self) -> DateTime<FixedOffset> {
        let zone = FixedOffset::east_opt(i32::from(self.offset) * 60);
        zone.map_or_else(
            || self.utc.fixed_offset(),
            |zone| self.utc.with_timezone(&zone),
        )
    }
}

/// When a session took place: the day, and the period of the day where it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct When {
    /// The day.
    pub date: NaiveDate,
    /// The period's place in the school's day, from 1.
    pub period: Option<u8>,
}

impl When {
    /// A day without a period.
    pub const fn day(date: NaiveDate) -> Self {
        Self { date, period: None }
    }
}
