//! The school's settings and calendar, first schema.

use super::common::{Day, code, date, day, each};
use crate::domain::calendar::{Calendar, Period, Span, Term};
use crate::domain::school::{SchoolKind, Settings, USUAL_TEMPLATE};
use crate::store::records::RecordError;
use bincode::{Decode, Encode};
use chrono::{NaiveTime, Timelike};

/// The settings.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub(in crate::store) struct SettingsV1 {
    name: String,
    kind: u8,
    plan_title: String,
    layers: Vec<String>,
    terms: Vec<TermV1>,
    inset: Vec<Day>,
    periods: Vec<PeriodV1>,
}

#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
struct TermV1 {
    name: String,
    days: SpanV1,
    half_term: Option<SpanV1>,
}

#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
struct SpanV1 {
    first: Day,
    last: Day,
}

#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
struct PeriodV1 {
    name: String,
    starts: TimeV1,
    ends: TimeV1,
}

#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
struct TimeV1 {
    seconds: u32,
    nanoseconds: u32,
}

impl From<&Settings> for SettingsV1 {
    fn from(settings: &Settings) -> Self {
        Self {
            name: settings.name.clone(),
            kind: settings.kind.byte(),
            plan_title: settings.plan_title.clone(),
            layers: settings.layers.clone(),
            terms: settings.calendar.terms.iter().map(TermV1::from).collect(),
            inset: settings.calendar.inset.iter().map(|d| day(*d)).collect(),
            periods: settings
                .calendar
                .periods
                .iter()
                .map(PeriodV1::from)
                .collect(),
        }
    }
}

impl TryFrom<SettingsV1> for Settings {
    type Error = RecordError;

    fn try_from(stored: SettingsV1) -> Result<Self, RecordError> {
        Ok(Self {
            name: stored.name,
            kind: code(stored.kind, SchoolKind::from_byte, "a kind of school")?,
            plan_title: stored.plan_title,
            layers: stored.layers,
            calendar: Calendar {
                terms: each(stored.terms)?,
                inset: stored
                    .inset
                    .into_iter()
                    .map(date)
                    .collect::<Result<_, _>>()?,
                periods: each(stored.periods)?,
            },
            template: USUAL_TEMPLATE.to_owned(),
            pence_an_hour: 0,
            register_reviews: Vec::new(),
        })
    }
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
