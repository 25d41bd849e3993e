//! What is stored, as bytes: one frozen struct for each kind and schema, and the way from it to the domain.
//!
//! A released struct never changes, not even the order of its fields: bincode is not self-describing. A new field is a new
//! schema with a new struct, and the old one stays readable (see docs/storage.md). Nothing here knows files or sled.

pub(super) mod v1;
pub(super) mod v2;
pub(super) mod v3;
pub(super) mod v4;

pub(super) mod sealed;

#[cfg(test)]
mod golden_tests;
#[cfg(test)]
mod golden_v2_tests;
#[cfg(test)]
mod golden_v3_tests;
#[cfg(test)]
mod golden_v4_tests;
#[cfg(test)]
mod round_trip_tests;
#[cfg(test)]
mod samples_v2_tests;
#[cfg(test)]
mod samples_v3_tests;
#[cfg(test)]
mod samples_v4_tests;

use super::codec::{self, CodecError};
use crate::domain::change::Change;
use crate::domain::clock::Clock;
use crate::domain::concern::Concern;
use crate::domain::confidential::ConfidentialNote;
use crate::domain::delivery::Entry;
use crate::domain::draft::Draft;
use crate::domain::id::PupilId;
use crate::domain::library::LibraryStrategy;
use crate::domain::passport::Passport;
use crate::domain::plan::Plan;
use crate::domain::pupil::Pupil;
use crate::domain::review::{ActionPoint, Review};
use crate::domain::school::Settings;
use crate::domain::talk::Talk;
use thiserror::Error;

pub(super) use v1::block::Block;
pub(super) use v1::index::{Log, Pointer, Standing, Trace};
pub(super) use v2::index::History;
pub(super) use v4::index::{Counts, Meta};

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
    /// A concern.
    Concern = 13,
    /// A talk with a family.
    Talk = 14,
    /// A run of statutory dates.
    Clock = 15,
    /// A line of the school's own in the strategy library.
    Library = 16,
    /// A form as it was left; it lies in a file of its own.
    Draft = 17,
    /// Where the changes to one pupil's record lie.
    History = 18,
    /// A review.
    Review = 19,
    /// An action point.
    Action = 20,
    /// A confidential note.
    Confidential = 21,
    /// What one act did, sealed: the payload of a frame.
    SealedChange = 22,
    /// A form as it was left, sealed.
    SealedDraft = 23,
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
    /// They do not open.
    #[error("it does not open with this school's keys")]
    Sealed,
    /// They were written by a newer version.
    #[error("it was written by a newer version")]
    Newer,
}

/// A value that is stored in records of one kind.
pub(super) trait Stored: Sized {
    /// The kind.
    const KIND: Kind;
    /// The newest schema.
    const SCHEMA: u8;

    /// The schema this value is written in.
    fn schema(&self) -> u8 {
        Self::SCHEMA
    }

    /// The payload, in the schema this value is written in.
    fn write(&self) -> Result<Vec<u8>, RecordError>;

    /// The value that a payload of any known schema stands for.
    fn read(schema: u8, payload: &[u8]) -> Result<Self, RecordError>;
}

/// Each value with its kind, the schema it is written in and that schema's struct; after `from`, earlier schemas and their
/// structs, which are read by way of the newest.
macro_rules! stored {
    ($($domain:ty, $kind:ident, $schema:literal $record:ty $(, from $($older:literal $old:ty),+)?;)+) => {$(
        impl Stored for $domain {
            const KIND: Kind = Kind::$kind;
            const SCHEMA: u8 = $schema;

            fn write(&self) -> Result<Vec<u8>, RecordError> {
                Ok(codec::encode(&<$record>::from(self))?)
            }

            fn read(schema: u8, payload: &[u8]) -> Result<Self, RecordError> {
                match schema {
                    $schema => Self::try_from(codec::decode::<$record>(payload)?),
                    $($($older => Self::try_from(<$record>::from(codec::decode::<$old>(payload)?)),)+)?
                    _ => Err(RecordError::Newer),
                }
            }
        }
    )+};
}

stored! {
    Pupil, Pupil, 2 v2::pupil::PupilV2, from 1 v1::pupil::PupilV1;
    Passport, Passport, 2 v2::passport::PassportV2, from 1 v1::passport::PassportV1;
    Plan, Plan, 2 v2::plan::PlanV2, from 1 v1::plan::PlanV1;
    Concern, Concern, 2 v2::concern::ConcernV2;
    Talk, Talk, 2 v2::talk::TalkV2;
    Clock, Clock, 2 v2::clock::ClockV2;
    LibraryStrategy, Library, 2 v2::library::LibraryV2;
    Review, Review, 3 v3::review::ReviewV3;
    ActionPoint, Action, 3 v3::action::ActionV3;
    ConfidentialNote, Confidential, 4 v4::confidential::ConfidentialV4;
    Draft, Draft, 2 v2::draft::DraftV2;
    Entry, Entry, 1 v1::entry::EntryV1;
    Block, Block, 1 v1::block::BlockV1;
    Meta, Meta, 4 v4::index::MetaV4, from 3 v3::index::MetaV3, 2 v2::index::MetaV2, 1 v1::index::MetaV1;
    Log, Log, 1 v1::index::LogV1;
    History, History, 2 v2::index::HistoryV2;
    Pointer, Pointer, 1 v1::index::PointerV1;
    Trace, Trace, 1 v1::index::TraceV1;
}

/// Settings are written in the second schema while they say nothing of how long records are kept.
impl Stored for Settings {
    const KIND: Kind = Kind::Settings;
    const SCHEMA: u8 = 4;

    fn schema(&self) -> u8 {
        v4::change::settings_schema(self)
    }

    fn write(&self) -> Result<Vec<u8>, RecordError> {
        if self.schema() == Self::SCHEMA {
            Ok(codec::encode(&v4::settings::SettingsV4::from(self))?)
        } else {
            Ok(codec::encode(&v2::settings::SettingsV2::from(self))?)
        }
    }

    fn read(schema: u8, payload: &[u8]) -> Result<Self, RecordError> {
        use v2::settings::SettingsV2;
        match schema {
            1 => SettingsV2::from(codec::decode::<v1::settings::SettingsV1>(payload)?).try_into(),
            2 => codec::decode::<SettingsV2>(payload)?.try_into(),
            4 => codec::decode::<v4::settings::SettingsV4>(payload)?.try_into(),
            _ => Err(RecordError::Newer),
        }
    }
}

impl Stored for Change {
    const KIND: Kind = Kind::Change;
    const SCHEMA: u8 = 4;

    fn schema(&self) -> u8 {
        v4::change::schema(self)
    }

    fn write(&self) -> Result<Vec<u8>, RecordError> {
        Ok(codec::encode(&v4::change::record(self)?)?)
    }

    fn read(schema: u8, payload: &[u8]) -> Result<Self, RecordError> {
        v4::change::read(schema, payload, None)
    }
}

/// A change of which only the parts that may be about one pupil's record are read.
pub(super) fn change_about(
    schema: u8,
    payload: &[u8],
    pupil: PupilId,
) -> Result<Change, RecordError> {
    v4::change::read(schema, payload, Some(pupil))
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
