//! A passport, first schema.

use super::common::{Day, Id, code, date, day, each, initials};
use crate::domain::codes::Area;
use crate::domain::id::{PupilId, StrategyId};
use crate::domain::passport::{Agreed, Heading, HeadingKey, Passport, Section, Setting, Strategy};
use crate::store::records::RecordError;
use bincode::{Decode, Encode};

/// A passport.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub(in crate::store) struct PassportV1 {
    pupil: Id,
    version: u32,
    agreed: Option<AgreedV1>,
    updated: Day,
    sections: Vec<SectionV1>,
    strategies: Vec<StrategyV1>,
    access: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
struct AgreedV1 {
    on: Day,
    by: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
struct SectionV1 {
    heading: u8,
    bullets: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
struct StrategyV1 {
    id: Id,
    text: String,
    areas: Vec<u8>,
    settings: Vec<u8>,
    pinned: Option<u8>,
    since: Day,
}

impl From<&Passport> for PassportV1 {
    fn from(passport: &Passport) -> Self {
        Self {
            pupil: passport.pupil.bytes(),
            version: passport.version,
            agreed: passport.agreed.as_ref().map(|agreed| AgreedV1 {
                on: day(agreed.on),
                by: agreed.by.as_str().to_owned(),
            }),
            updated: day(passport.updated),
            sections: passport.sections.iter().map(SectionV1::from).collect(),
            strategies: passport.strategies.iter().map(StrategyV1::from).collect(),
            access: passport.access.clone(),
        }
    }
}

impl TryFrom<PassportV1> for Passport {
    type Error = RecordError;

    fn try_from(stored: PassportV1) -> Result<Self, RecordError> {
        let agreed = |agreed: AgreedV1| {
            Ok::<_, RecordError>(Agreed {
                on: date(agreed.on)?,
                by: initials(&agreed.by)?,
                with: Vec::new(),
            })
        };
        Ok(Self {
            pupil: PupilId::from_bytes(stored.pupil),
            version: stored.version,
            agreed: stored.agreed.map(agreed).transpose()?,
            updated: date(stored.updated)?,
            sections: each(stored.sections)?,
            strategies: each(stored.strategies)?,
            access: stored.access,
        })
    }
}

impl From<&Section> for SectionV1 {
    fn from(section: &Section) -> Self {
        Self {
            heading: match &section.heading {
                HeadingKey::Known(heading) => heading.byte(),
                HeadingKey::Own(_) => u8::MAX,
            },
            bullets: section.bullets.clone(),
        }
    }
}

impl TryFrom<SectionV1> for Section {
    type Error = RecordError;

    fn try_from(stored: SectionV1) -> Result<Self, RecordError> {
        Ok(Self {
            heading: code(stored.heading, Heading::from_byte, "a heading")?.into(),
            bullets: stored.bullets,
        })
    }
}

impl From<&Strategy> for StrategyV1 {
    fn from(strategy: &Strategy) -> Self {
        Self {
            id: strategy.id.bytes(),
            text: strategy.text.clone(),
            areas: strategy.areas.iter().map(|area| area.byte()).collect(),
            settings: strategy.settings.iter().map(|s| s.byte()).collect(),
            pinned: strategy.pinned,
            since: day(strategy.since),
        }
    }
}

impl TryFrom<StrategyV1> for Strategy {
    type Error = RecordError;

    fn try_from(stored: StrategyV1) -> Result<Self, RecordError> {
        let area = |byte| code(byte, Area::from_byte, "an area of need");
        let setting = |byte| code(byte, Setting::from_byte, "a setting");
        Ok(Self {
            id: StrategyId::from_bytes(stored.id),
            text: stored.text,
            areas: stored
                .areas
                .into_iter()
                .map(area)
                .collect::<Result<_, _>>()?,
            settings: stored
                .settings
                .into_iter()
                .map(setting)
                .collect::<Result<_, _>>()?,
            pinned: stored.pinned,
            since: date(stored.since)?,
            library: None,
        })
    }
}
