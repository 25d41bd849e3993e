//! What the index keeps for itself, first schema: how far it has come, what it knows of each log, where blocks and recent
//! changes lie.

use super::common::{Day, Id, MomentV1, WhenV1, date, day};
use super::entry::OutcomeV1;
use crate::domain::id::EntryId;
use crate::domain::summary::Recent;
use crate::domain::time::Moment;
use crate::store::records::RecordError;
use bincode::{Decode, Encode};
use chrono::NaiveDate;

/// How far the index has come in the journal, and how much it should hold.
#[derive(Debug, Clone, PartialEq, Eq, Default, Encode, Decode)]
pub(in crate::store) struct MetaV1 {
    pub(in crate::store) place: PlaceV1,
    pub(in crate::store) changes: u64,
    pub(in crate::store) entries: u64,
    pub(in crate::store) pupils: u64,
    pub(in crate::store) passports: u64,
    pub(in crate::store) plans: u64,
    pub(in crate::store) logs: u64,
}

#[derive(Debug, Clone, PartialEq, Eq, Default, Encode, Decode)]
pub(in crate::store) struct PlaceV1 {
    pub(in crate::store) seq: u64,
    pub(in crate::store) segment: u32,
    pub(in crate::store) offset: u64,
    pub(in crate::store) size: u32,
    pub(in crate::store) hash: [u8; 32],
}

/// Where a change lies in the journal; number 0 is before the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::store) struct Trace {
    /// Its number.
    pub(in crate::store) seq: u64,
    /// The segment.
    pub(in crate::store) segment: u32,
    /// Where its frame begins.
    pub(in crate::store) offset: u64,
    /// How many bytes its frame has.
    pub(in crate::store) size: u32,
}

/// Where a change lies.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub(in crate::store) struct TraceV1 {
    seq: u64,
    segment: u32,
    offset: u64,
    size: u32,
}

/// What the index knows of one pupil's log: how many parts it has, so that one that went missing is noticed, and its
/// newest standing entries.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(in crate::store) struct Log {
    /// Entries, standing or not.
    pub(in crate::store) entries: u32,
    /// Those of the open segment.
    pub(in crate::store) open: u32,
    /// Blocks of sealed segments.
    pub(in crate::store) blocks: u32,
    /// Withdrawals and corrections.
    pub(in crate::store) amends: u32,
    /// Entries that stand.
    pub(in crate::store) total: u32,
    /// The newest that stand, newest first.
    pub(in crate::store) recent: Vec<Standing>,
}

/// A standing entry in a log's summary.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::store) struct Standing {
    /// What the domain's summary keeps.
    pub(in crate::store) recent: Recent,
    /// When it was recorded, which decides between entries of one period.
    pub(in crate::store) logged: Moment,
}

/// What the index knows of one pupil's log.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub(in crate::store) struct LogV1 {
    entries: u32,
    open: u32,
    blocks: u32,
    amends: u32,
    total: u32,
    recent: Vec<StandingV1>,
}

#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
struct StandingV1 {
    id: Id,
    when: WhenV1,
    outcome: OutcomeV1,
    logged: MomentV1,
}

/// Where a block lies in its pack, and the days it spans.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::store) struct Pointer {
    /// Where it begins.
    pub(in crate::store) offset: u64,
    /// How many bytes it has.
    pub(in crate::store) size: u32,
    /// How many entries.
    pub(in crate::store) count: u32,
    /// The day of its newest entry.
    pub(in crate::store) newest: NaiveDate,
    /// The day of its oldest.
    pub(in crate::store) oldest: NaiveDate,
}

/// Where a block lies.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub(in crate::store) struct PointerV1 {
    offset: u64,
    size: u32,
    count: u32,
    newest: Day,
    span: u32,
}

impl From<&Trace> for TraceV1 {
    fn from(trace: &Trace) -> Self {
        Self {
            seq: trace.seq,
            segment: trace.segment,
            offset: trace.offset,
            size: trace.size,
        }
    }
}

impl TryFrom<TraceV1> for Trace {
    type Error = RecordError;

    fn try_from(stored: TraceV1) -> Result<Self, RecordError> {
        Ok(Self {
            seq: stored.seq,
            segment: stored.segment,
            offset: stored.offset,
            size: stored.size,
        })
    }
}

impl From<&Log> for LogV1 {
    fn from(log: &Log) -> Self {
        Self {
            entries: log.entries,
            open: log.open,
            blocks: log.blocks,
            amends: log.amends,
            total: log.total,
            recent: log.recent.iter().map(StandingV1::from).collect(),
        }
    }
}

impl TryFrom<LogV1> for Log {
    type Error = RecordError;

    fn try_from(stored: LogV1) -> Result<Self, RecordError> {
        Ok(Self {
            entries: stored.entries,
            open: stored.open,
            blocks: stored.blocks,
            amends: stored.amends,
            total: stored.total,
            recent: super::common::each(stored.recent)?,
        })
    }
}

impl From<&Standing> for StandingV1 {
    fn from(standing: &Standing) -> Self {
        Self {
            id: standing.recent.id.bytes(),
            when: WhenV1::from(&standing.recent.when),
            outcome: OutcomeV1::from(&standing.recent.outcome),
            logged: MomentV1::from(&standing.logged),
        }
    }
}

impl TryFrom<StandingV1> for Standing {
    type Error = RecordError;

    fn try_from(stored: StandingV1) -> Result<Self, RecordError> {
        Ok(Self {
            recent: Recent {
                id: EntryId::from_bytes(stored.id),
                when: stored.when.try_into()?,
                outcome: stored.outcome.try_into()?,
            },
            logged: stored.logged.try_into()?,
        })
    }
}

impl From<&Pointer> for PointerV1 {
    fn from(pointer: &Pointer) -> Self {
        let span = (pointer.newest - pointer.oldest).num_days();
        Self {
            offset: pointer.offset,
            size: pointer.size,
            count: pointer.count,
            newest: day(pointer.newest),
            span: u32::try_from(span).unwrap_or(u32::MAX),
        }
    }
}

impl TryFrom<PointerV1> for Pointer {
    type Error = RecordError;

    fn try_from(stored: PointerV1) -> Result<Self, RecordError> {
        let oldest = stored.newest.checked_sub_unsigned(stored.span);
        Ok(Self {
            offset: stored.offset,
            size: stored.size,
            count: stored.count,
            newest: date(stored.newest)?,
            oldest: date(oldest.ok_or(RecordError::Unknown("a day"))?)?,
        })
    }
}
