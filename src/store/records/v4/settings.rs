//! The school's settings, fourth schema: how long records are kept, what is held back, and what was disposed of are new.

use super::super::v1::common::{Day, Id, code, date, day};
use super::super::v2::settings::SettingsV2;
use crate::domain::id::PupilId;
use crate::domain::retention::{Confirmed, Hold, HoldWhy, Keeping, Proposal, Retention};
use crate::domain::school::Settings;
use crate::domain::staff::Initials;
use crate::store::records::RecordError;
use bincode::{Decode, Encode};

/// The settings.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub(in crate::store) struct SettingsV4 {
    before: SettingsV2,
    keeping: KeepingV4,
}

#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
struct KeepingV4 {
    /// Years: the whole record with SEN and without, then the log, reviews, talks and concerns.
    whole: (u8, u8),
    parts: [Option<u8>; 4],
    holds: Vec<HoldV4>,
    /// Whose, by whom, which day.
    proposals: Vec<(Id, String, Day)>,
    disposed: Vec<DisposedV4>,
}

#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
struct HoldV4 {
    pupil: Id,
    why: u8,
    by: String,
    on: Day,
}

#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
struct DisposedV4 {
    pupil: Id,
    proposed_by: String,
    confirmed_by: String,
    proposed: Day,
    on: Day,
}

impl From<&Settings> for SettingsV4 {
    fn from(settings: &Settings) -> Self {
        Self {
            before: SettingsV2::from(settings),
            keeping: KeepingV4::from(&settings.keeping),
        }
    }
}

impl TryFrom<SettingsV4> for Settings {
    type Error = RecordError;

    fn try_from(stored: SettingsV4) -> Result<Self, RecordError> {
        Ok(Self {
            keeping: stored.keeping.try_into()?,
            ..Self::try_from(stored.before)?
        })
    }
}

impl From<&Keeping> for KeepingV4 {
    fn from(keeping: &Keeping) -> Self {
        let years = &keeping.retention;
        let holds = keeping.holds.iter().map(|hold| HoldV4 {
            pupil: hold.pupil.bytes(),
            why: hold.why.byte(),
            by: hold.by.to_string(),
            on: day(hold.on),
        });
        let proposals = keeping.proposals.iter();
        let proposals = proposals.map(|one| (one.pupil.bytes(), one.by.to_string(), day(one.on)));
        let disposed = keeping.disposed.iter().map(|one| {
            let [proposed_by, confirmed_by] = one.by.each_ref().map(ToString::to_string);
            DisposedV4 {
                pupil: one.pupil.bytes(),
                proposed_by,
                confirmed_by,
                proposed: day(one.proposed),
                on: day(one.on),
            }
        });
        Self {
            whole: (years.sen, years.other),
            parts: [years.entries, years.reviews, years.talks, years.concerns],
            holds: holds.collect(),
            proposals: proposals.collect(),
            disposed: disposed.collect(),
        }
    }
}

impl TryFrom<KeepingV4> for Keeping {
    type Error = RecordError;

    fn try_from(stored: KeepingV4) -> Result<Self, RecordError> {
        let [entries, reviews, talks, concerns] = stored.parts;
        let holds = stored.holds.into_iter().map(|hold| {
            Ok(Hold {
                pupil: PupilId::from_bytes(hold.pupil),
                why: code(hold.why, HoldWhy::from_byte, "a reason for a hold")?,
                by: initials(&hold.by)?,
                on: date(hold.on)?,
            })
        });
        let proposals = stored.proposals.into_iter().map(|(pupil, by, on)| {
            Ok(Proposal {
                pupil: PupilId::from_bytes(pupil),
                by: initials(&by)?,
                on: date(on)?,
            })
        });
        let disposed = stored.disposed.into_iter().map(|one| {
            Ok(Confirmed {
                pupil: PupilId::from_bytes(one.pupil),
                by: [initials(&one.proposed_by)?, initials(&one.confirmed_by)?],
                proposed: date(one.proposed)?,
                on: date(one.on)?,
            })
        });
        Ok(Self {
            retention: Retention {
                sen: stored.whole.0,
                other: stored.whole.1,
                entries,
                reviews,
                talks,
                concerns,
            },
            holds: holds.collect::<Result<_, RecordError>>()?,
            proposals: proposals.collect::<Result<_, RecordError>>()?,
            disposed: disposed.collect::<Result<_, RecordError>>()?,
        })
    }
}

fn initials(text: &str) -> Result<Initials, RecordError> {
    Initials::parse(text).ok_or(RecordError::Unknown("initials"))
}
