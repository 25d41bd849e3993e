//! A run of statutory dates: new with the second schema.

use super::super::v1::common::{Day, Id, code, date, dates, day, each};
use crate::domain::clock::{Clock, ClockKind, Closed, Done, Pause, Step};
use crate::domain::id::{ClockId, PupilId};
use crate::store::records::RecordError;
use bincode::{Decode, Encode};

/// A clock.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub(in crate::store) struct ClockV2 {
    id: Id,
    pupil: Id,
    kind: u8,
    start: Day,
    meeting: Option<Day>,
    note: String,
    done: Vec<DoneV2>,
    pauses: Vec<PauseV2>,
    closed: Option<ClosedV2>,
}

#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
struct DoneV2 {
    step: u8,
    on: Day,
}

#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
struct PauseV2 {
    from: Day,
    until: Option<Day>,
    why: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
struct ClosedV2 {
    on: Day,
    why: String,
}

impl From<&Clock> for ClockV2 {
    fn from(clock: &Clock) -> Self {
        let done = |done: &Done| DoneV2 {
            step: done.step.byte(),
            on: day(done.on),
        };
        let pause = |pause: &Pause| PauseV2 {
            from: day(pause.from),
            until: pause.until.map(day),
            why: pause.why.clone(),
        };
        Self {
            id: clock.id.bytes(),
            pupil: clock.pupil.bytes(),
            kind: clock.kind.byte(),
            start: day(clock.start),
            meeting: clock.meeting.map(day),
            note: clock.note.clone(),
            done: clock.done.iter().map(done).collect(),
            pauses: clock.pauses.iter().map(pause).collect(),
            closed: clock.closed.as_ref().map(|closed| ClosedV2 {
                on: day(closed.on),
                why: closed.why.clone(),
            }),
        }
    }
}

impl TryFrom<ClockV2> for Clock {
    type Error = RecordError;

    fn try_from(stored: ClockV2) -> Result<Self, RecordError> {
        Ok(Self {
            id: ClockId::from_bytes(stored.id),
            pupil: PupilId::from_bytes(stored.pupil),
            kind: code(stored.kind, ClockKind::from_byte, "a kind of clock")?,
            start: date(stored.start)?,
            meeting: dates(stored.meeting)?,
            note: stored.note,
            done: each(stored.done)?,
            pauses: each(stored.pauses)?,
            closed: stored.closed.map(Closed::try_from).transpose()?,
        })
    }
}

impl TryFrom<DoneV2> for Done {
    type Error = RecordError;

    fn try_from(stored: DoneV2) -> Result<Self, RecordError> {
        Ok(Self {
            step: code(stored.step, Step::from_byte, "a step of a clock")?,
            on: date(stored.on)?,
        })
    }
}

impl TryFrom<PauseV2> for Pause {
    type Error = RecordError;

    fn try_from(stored: PauseV2) -> Result<Self, RecordError> {
        Ok(Self {
            from: date(stored.from)?,
            until: dates(stored.until)?,
            why: stored.why,
        })
    }
}

impl TryFrom<ClosedV2> for Closed {
    type Error = RecordError;

    fn try_from(stored: ClosedV2) -> Result<Self, RecordError> {
        Ok(Self {
            on: date(stored.on)?,
            why: stored.why,
        })
    }
}
