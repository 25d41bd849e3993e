//! The school's settings as JSON.

use crate::domain::calendar::{Calendar, Period, Span, Term};
use crate::domain::school::Settings;
use chrono::{NaiveDate, NaiveTime, Timelike};
use serde::Serialize;

/// What the school sets for itself.
#[derive(Debug, Serialize)]
pub struct SchoolJson<'a> {
    name: &'a str,
    kind: &'static str,
    plan_title: &'a str,
    layers: &'a [String],
    terms: Vec<TermJson<'a>>,
    inset: &'a [NaiveDate],
    periods: Vec<PeriodJson<'a>>,
    template: &'a str,
    pence_an_hour: u32,
    register_reviews: &'a [NaiveDate],
}

#[derive(Debug, Serialize)]
struct TermJson<'a> {
    name: &'a str,
    first: NaiveDate,
    last: NaiveDate,
    half_term: Option<SpanJson>,
}

#[derive(Debug, Serialize)]
struct SpanJson {
    first: NaiveDate,
    last: NaiveDate,
}

#[derive(Debug, Serialize)]
struct PeriodJson<'a> {
    name: &'a str,
    starts: String,
    ends: String,
}

impl<'a> SchoolJson<'a> {
    /// The settings.
    pub fn new(settings: &'a Settings) -> Self {
        let Calendar {
            terms,
            inset,
            periods,
        } = &settings.calendar;
        Self {
            name: &settings.name,
            kind: settings.kind.code(),
            plan_title: &settings.plan_title,
            layers: &settings.layers,
            terms: terms.iter().map(term).collect(),
            inset,
            periods: periods.iter().map(period).collect(),
            template: &settings.template,
            pence_an_hour: settings.pence_an_hour,
            register_reviews: &settings.register_reviews,
        }
    }
}

fn term(term: &Term) -> TermJson<'_> {
    TermJson {
        name: &term.name,
        first: term.days.first,
        last: term.days.last,
        half_term: term
            .half_term
            .map(|Span { first, last }| SpanJson { first, last }),
    }
}

fn period(period: &Period) -> PeriodJson<'_> {
    PeriodJson {
        name: &period.name,
        starts: clock(period.starts),
        ends: clock(period.ends),
    }
}

/// `09:00`; a school that rings its bell between two minutes gets its seconds too.
fn clock(time: NaiveTime) -> String {
    let whole = time.second() == 0 && time.nanosecond() == 0;
    let shape = if whole { "%H:%M" } else { "%H:%M:%S%.f" };
    time.format(shape).to_string()
}
