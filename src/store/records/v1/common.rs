//! Days, moments, stamps and codes as all records of the first schema write them.

use crate::domain::staff::{Initials, Stamp};
use crate::domain::time::{Moment, When};
use crate::store::records::RecordError;
use bincode::{Decode, Encode};
use chrono::{DateTime, Datelike, NaiveDate};

/// An identity.
pub(in crate::store) type Id = [u8; 16];

/// A day, counted from 1 January of the year 1, which is day 1.
pub(in crate::store) type Day = i32;

/// A point in time and the minutes the local clock was ahead.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub(in crate::store) struct MomentV1 {
    seconds: i64,
    nanoseconds: u32,
    offset: i16,
}

/// Who and when.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub(in crate::store) struct StampV1 {
    by: String,
    at: MomentV1,
}

/// A day and perhaps a period.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub(in crate::store) struct WhenV1 {
    date: Day,
    period: Option<u8>,
}

/// The day as stored.
pub(in crate::store) fn day(date: NaiveDate) -> Day {
    date.num_days_from_ce()
}

/// The day that was stored.
pub(in crate::store) fn date(day: Day) -> Result<NaiveDate, RecordError> {
    NaiveDate::from_num_days_from_ce_opt(day).ok_or(RecordError::Unknown("a day"))
}

/// The days that were stored.
pub(in crate::store) fn dates(day: Option<Day>) -> Result<Option<NaiveDate>, RecordError> {
    day.map(date).transpose()
}

/// The member of a code set that a byte stands for.
pub(in crate::store) fn code<T>(
    byte: u8,
    from: impl Fn(u8) -> Option<T>,
    what: &'static str,
) -> Result<T, RecordError> {
    from(byte).ok_or(RecordError::Unknown(what))
}

/// The initials that were stored.
pub(in crate::store) fn initials(text: &str) -> Result<Initials, RecordError> {
    Initials::parse(text).ok_or(RecordError::Unknown("initials"))
}

/// Converts each of a list.
pub(in crate::store) fn each<A, B: TryFrom<A, Error = RecordError>>(
    list: Vec<A>,
) -> Result<Vec<B>, RecordError> {
    list.into_iter().map(B::try_from).collect()
}

impl From<&Moment> for MomentV1 {
    fn from(moment: &Moment) -> Self {
        Self {
            seconds: moment.utc.timestamp(),
            nanoseconds: moment.utc.timestamp_subsec_nanos(),
            offset: moment.offset,
        }
    }
}

impl TryFrom<MomentV1> for Moment {
    type Error = RecordError;

    fn try_from(stored: MomentV1) -> Result<Self, RecordError> {
        Ok(Self {
            utc: DateTime::from_timestamp(stored.seconds, stored.nanoseconds)
                .ok_or(RecordError::Unknown("a time"))?,
            offset: stored.offset,
        })
    }
}

impl From<&Stamp> for StampV1 {
    fn from(stamp: &Stamp) -> Self {
        Self {
            by: stamp.by.as_str().to_owned(),
            at: MomentV1::from(&stamp.at),
        }
    }
}

impl TryFrom<StampV1> for Stamp {
    type Error = RecordError;

    fn try_from(stored: StampV1) -> Result<Self, RecordError> {
        Ok(Self {
            by: initials(&stored.by)?,
            at: stored.at.try_into()?,
        })
    }
}

impl From<&When> for WhenV1 {
    fn from(when: &When) -> Self {
        Self {
            date: day(when.date),
            period: when.period,
        }
    }
}

impl TryFrom<WhenV1> for When {
    type Error = RecordError;

    fn try_from(stored: WhenV1) -> Result<Self, RecordError> {
        Ok(Self {
            date: date(stored.date)?,
            period: stored.period,
        })
    }
}
