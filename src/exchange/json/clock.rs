//! A run of statutory dates as JSON.

use crate::domain::clock::{Clock, Closed, Done, Pause};
use crate::domain::deadlines::Deadline;
use crate::domain::year::YearGroup;
use chrono::NaiveDate;
use serde::Serialize;

/// A clock.
#[derive(Debug, Serialize)]
pub struct ClockJson<'a> {
    id: String,
    kind: &'static str,
    start: NaiveDate,
    meeting: Option<NaiveDate>,
    note: &'a str,
    done: Vec<DoneJson>,
    pauses: Vec<PauseJson<'a>>,
    closed: Option<ClosedJson<'a>>,
    /// Every step of such a clock with the day it is due by.
    deadlines: Vec<DeadlineJson>,
}

#[derive(Debug, Serialize)]
struct DoneJson {
    step: &'static str,
    on: NaiveDate,
}

#[derive(Debug, Serialize)]
struct PauseJson<'a> {
    from: NaiveDate,
    until: Option<NaiveDate>,
    why: &'a str,
}

#[derive(Debug, Serialize)]
struct DeadlineJson {
    step: &'static str,
    on: NaiveDate,
    done: Option<NaiveDate>,
    source: &'static str,
}

#[derive(Debug, Serialize)]
struct ClosedJson<'a> {
    on: NaiveDate,
    why: &'a str,
}

impl<'a> ClockJson<'a> {
    /// A clock of a pupil in this year group, which a phase transfer goes by.
    pub fn new(clock: &'a Clock, year: Option<YearGroup>) -> Self {
        let deadlines = clock.deadlines_from_year(year).into_iter();
        Self {
            id: clock.id.to_string(),
            kind: clock.kind.code(),
            start: clock.start,
            meeting: clock.meeting,
            note: &clock.note,
            done: clock.done.iter().copied().map(done).collect(),
            pauses: clock.pauses.iter().map(pause).collect(),
            closed: clock.closed.as_ref().map(closed),
            deadlines: deadlines.map(deadline).collect(),
        }
    }
}

fn done(done: Done) -> DoneJson {
    DoneJson {
        step: done.step.code(),
        on: done.on,
    }
}

fn deadline(due: Deadline) -> DeadlineJson {
    DeadlineJson {
        step: due.step.code(),
        on: due.on,
        done: due.done,
        source: due.source,
    }
}

fn pause(pause: &Pause) -> PauseJson<'_> {
    PauseJson {
        from: pause.from,
        until: pause.until,
        why: &pause.why,
    }
}

fn closed(closed: &Closed) -> ClosedJson<'_> {
    ClosedJson {
        on: closed.on,
        why: &closed.why,
    }
}
