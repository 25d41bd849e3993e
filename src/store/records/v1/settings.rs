//! The school's settings and calendar, first schema.

use super::common::{Day, date, day};
use crate::domain::calendar::{Period, Span, Term};
use crate::store::records::RecordError;
use bincode::{Decode, Encode};
use chrono::{NaiveTime, Timelike};

/// The settings.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub(in crate::store) struct SettingsV1 {
    pub(in crate::store) name: String,
    pub(in crate::store) kind: u8,
    pub(in crate::store) plan_title: String,
    pub(in crate::store) layers: Vec<String>,
    pub(in crate::store) terms: Vec<TermV1>,
    pub(in crate::store) inset: Vec<Day>,
    pub(in crate::store) periods: Vec<PeriodV1>,
}

#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub(in crate::store) struct TermV1 {
    name: String,
    days: SpanV1,
    half_term: Option<SpanV1>,
}

#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub(in crate::store) struct SpanV1 {
    first: Day,
    last: Day,
}

#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub(in crate::store) struct PeriodV1 {
    name: String,
    starts: TimeV1,
    ends: TimeV1,
}

#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub(in crate::store) struct TimeV1 {
    seconds: u32,
    nanoseconds: u32,
}

impl From<&Term> for TermV1 {
    fn from(term: &Term) -> Self {
        Self {
            name: term.name.clone(),
            days: SpanV1::from(&term.days),
            half_term: term.half_term.as_ref().map(SpanV1::from),
        }
    }
}

impl TryFrom<TermV1> for Term {
    type Error = RecordError;

    fn try_from(stored: TermV1) -> Result<Self, RecordError> {
        Ok(Self {
            name: stored.name,
            days: stored.days.try_into()?,
            half_term: stored.half_term.map(Span::try_from).transpose()?,
        })
    }
}

impl From<&Span> for SpanV1 {
    fn from(span: &Span) -> Self {
        Self {
            first: day(span.first),
            last: day(span.last),
        }
    }
}

impl TryFrom<SpanV1> for Span {
    type Error = RecordError;

    fn try_from(stored: SpanV1) -> Result<Self, RecordError> {
        Ok(Self {
            first: date(stored.first)?,
            last: date(stored.last)?,
        })
    }
}

impl From<&Period> for PeriodV1 {
    fn from(period: &Period) -> Self {
        Self {
            name: period.name.clone(),
            starts: TimeV1::from(&period.starts),
            ends: TimeV1::from(&period.ends),
        }
    }
}

impl TryFrom<PeriodV1> for Period {
    type Error = RecordError;

    fn try_from(stored: PeriodV1) -> Result<Self, RecordError> {
        Ok(Self {
            name: stored.name,
            starts: stored.starts.try_into()?,
            ends: stored.ends.try_into()?,
        })
    }
}

impl From<&NaiveTime> for TimeV1 {
    fn from(time: &NaiveTime) -> Self {
        Self {
            seconds: time.num_seconds_from_midnight(),
            nanoseconds: time.nanosecond(),
        }
    }
}

impl TryFrom<TimeV1> for NaiveTime {
    type Error = RecordError;

    fn try_from(stored: TimeV1) -> Result<Self, RecordError> {
        Self::from_num_seconds_from_midnight_opt(stored.seconds, stored.nanoseconds)
            .ok_or(RecordError::Unknown("a time of day"))
    }
}
