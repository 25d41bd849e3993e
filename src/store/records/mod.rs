//! What is stored, as bytes: one frozen struct for each kind and schema, and the way from it to the domain.
//!
//! A released struct never changes, not even the order of its fields: bincode is not self-describing. A new field is a new
//! schema with a new struct, and the old one stays readable (see docs/storage.md). Nothing here knows files or sled.

pub(super) mod v1;

#[cfg(test)]
mod golden_tests;

use super::codec::{self, CodecError};
use crate::domain::change::Change;
use crate::domain::delivery::Entry;
use crate::domain::passport::Passport;
use crate::domain::plan::Plan;
use crate::domain::pupil::Pupil;
use crate::domain::school::Settings;
use thiserror::Error;

pub(super) use v1::block::Block;
pub(super) use v1::index::{Counts, Log, Meta, Pointer, Standing, Trace};

/// What a record is. The number is part of every frame, cell and block and never changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Kind {
    /// What one act did: the payload of a frame.
    Change = 1,
    /// The school's settings.
    Settings = 2,
    /// A pupil.
    Pupil = 3,
    /// A passport.
    Passport = 4,
    /// A plan.
    Plan = 5,
    /// An entry of the open segment.
    Entry = 6,
    /// Entries of one pupil out of one sealed segment.
    Block = 7,
    /// How far the index has come.
    Meta = 8,
    /// What the index knows of one pupil's log.
    Log = 9,
    /// Where a block lies.
    Pointer = 10,
    /// That an entry was withdrawn or corrected; all of it is in the key.
    Amend = 11,
    /// Where a recent change lies in the journal.
    Trace = 12,
}

impl Kind {
    /// The stored number.
    pub(super) const fn byte(self) -> u8 {
        self as u8
    }
}

/// Why bytes are not the record they should be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub(super) enum RecordError {
    /// They do not decode.
    #[error(transparent)]
    Codec(#[from] CodecError),
    /// They decode to something the field does not know.
    #[error("it holds {0} that cannot be")]
    Unknown(&'static str),
    /// They were written by a newer version.
    #[error("it was written by a newer version")]
    Newer,
}

/// A value that is stored in records of one kind.
pub(super) trait Stored: Sized {
    /// The kind.
    const KIND: Kind;
    /// The schema that is written.
    const SCHEMA: u8;

    /// The payload, in the schema that is written.
    fn write(&self) -> Result<Vec<u8>, RecordError>;

    /// The value that a payload of any known schema stands for.
    fn read(schema: u8, payload: &[u8]) -> Result<Self, RecordError>;
}

macro_rules! stored {
    ($($domain:ty, $kind:ident, $record:ty;)+) => {$(
        impl Stored for $domain {
            const KIND: Kind = Kind::$kind;
            const SCHEMA: u8 = 1;

            fn write(&self) -> Result<Vec<u8>, RecordError> {
                Ok(codec::encode(&<$record>::from(self))?)
            }

            fn read(schema: u8, payload: &[u8]) -> Result<Self, RecordError> {
                if schema != Self::SCHEMA {
                    return Err(RecordError::Newer);
                }
                Self::try_from(codec::decode::<$record>(payload)?)
            }
        }
    )+};
}

stored! {
    Settings, Settings, v1::settings::SettingsV1;
    Pupil, Pupil, v1::pupil::PupilV1;
    Passport, Passport, v1::passport::PassportV1;
    Plan, Plan, v1::plan::PlanV1;
    Entry, Entry, v1::entry::EntryV1;
    Block, Block, v1::block::BlockV1;
    Meta, Meta, v1::index::MetaV1;
    Log, Log, v1::index::LogV1;
    Pointer, Pointer, v1::index::PointerV1;
    Trace, Trace, v1::index::TraceV1;
}

impl Stored for Change {
    const KIND: Kind = Kind::Change;
    const SCHEMA: u8 = 1;

    fn write(&self) -> Result<Vec<u8>, RecordError> {
        Ok(codec::encode(&v1::change::ChangeV1::of(self)?)?)
    }

    fn read(schema: u8, payload: &[u8]) -> Result<Self, RecordError> {
        if schema != Self::SCHEMA {
            return Err(RecordError::Newer);
        }
        codec::decode::<v1::change::ChangeV1>(payload)?.change()
    }
}

/// A cell that says everything in its key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mark;

impl Stored for Mark {
    const KIND: Kind = Kind::Amend;
    const SCHEMA: u8 = 1;

    fn write(&self) -> Result<Vec<u8>, RecordError> {
        Ok(Vec::new())
    }

    fn read(schema: u8, payload: &[u8]) -> Result<Self, RecordError> {
        match (schema, payload) {
            (Self::SCHEMA, []) => Ok(Self),
            (Self::SCHEMA, _) => Err(RecordError::Codec(CodecError::LeftOver)),
            _ => Err(RecordError::Newer),
        }
    }
}
