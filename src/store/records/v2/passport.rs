//! A passport, second schema: a school's own headings, who agreed, and where a strategy was taken from are new.

use super::super::v1::common::{Day, Id, code, date, day, each, initials};
use super::super::v1::passport::{AgreedV1, PassportV1, SectionV1, StrategyV1};
use super::codes::{codes, settings};
use crate::domain::codes::Area;
use crate::domain::id::{PupilId, StrategyId};
use crate::domain::passport::{Agreed, Heading, HeadingKey, Passport, Section, Strategy};
use crate::domain::plan::Party;
use crate::store::records::RecordError;
use bincode::{Decode, Encode};

/// A passport.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub(in crate::store) struct PassportV2 {
    pupil: Id,
    version: u32,
    agreed: Option<AgreedV2>,
    updated: Day,
    sections: Vec<SectionV2>,
    strategies: Vec<StrategyV2>,
    access: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
struct AgreedV2 {
    on: Day,
    by: String,
    with: Vec<u8>,
}

/// The key of a heading of the school's own where there is one, else a shipped heading's code.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
struct SectionV2 {
    heading: u8,
    own: Option<String>,
    bullets: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
struct StrategyV2 {
    id: Id,
    text: String,
    areas: Vec<u8>,
    settings: Vec<u8>,
    pinned: Option<u8>,
    since: Day,
    library: Option<String>,
}

/// Headings were all shipped ones, nobody had written down who agreed, and there was no library.
impl From<PassportV1> for PassportV2 {
    fn from(old: PassportV1) -> Self {
        Self {
            pupil: old.pupil,
            version: old.version,
            agreed: old.agreed.map(AgreedV2::from),
            updated: old.updated,
            sections: old.sections.into_iter().map(SectionV2::from).collect(),
            strategies: old.strategies.into_iter().map(StrategyV2::from).collect(),
            access: old.access,
        }
    }
}

impl From<AgreedV1> for AgreedV2 {
    fn from(old: AgreedV1) -> Self {
        Self {
            on: old.on,
            by: old.by,
            with: Vec::new(),
        }
    }
}

impl From<SectionV1> for SectionV2 {
    fn from(old: SectionV1) -> Self {
        Self {
            heading: old.heading,
            own: None,
            bullets: old.bullets,
        }
    }
}

impl From<StrategyV1> for StrategyV2 {
    fn from(old: StrategyV1) -> Self {
        Self {
            id: old.id,
            text: old.text,
            areas: old.areas,
            settings: old.settings,
            pinned: old.pinned,
            since: old.since,
            library: None,
        }
    }
}

impl From<&Passport> for PassportV2 {
    fn from(passport: &Passport) -> Self {
        Self {
            pupil: passport.pupil.bytes(),
            version: passport.version,
            agreed: passport.agreed.as_ref().map(AgreedV2::from),
            updated: day(passport.updated),
            sections: passport.sections.iter().map(SectionV2::from).collect(),
            strategies: passport.strategies.iter().map(StrategyV2::from).collect(),
            access: passport.access.clone(),
        }
    }
}

impl TryFrom<PassportV2> for Passport {
    type Error = RecordError;

    fn try_from(stored: PassportV2) -> Result<Self, RecordError> {
        Ok(Self {
            pupil: PupilId::from_bytes(stored.pupil),
            version: stored.version,
            agreed: stored.agreed.map(Agreed::try_from).transpose()?,
            updated: date(stored.updated)?,
            sections: each(stored.sections)?,
            strategies: each(stored.strategies)?,
            access: stored.access,
        })
    }
}

impl From<&Agreed> for AgreedV2 {
    fn from(agreed: &Agreed) -> Self {
        Self {
            on: day(agreed.on),
            by: agreed.by.as_str().to_owned(),
            with: agreed.with.iter().map(|party| party.byte()).collect(),
        }
    }
}

impl TryFrom<AgreedV2> for Agreed {
    type Error = RecordError;

    fn try_from(stored: AgreedV2) -> Result<Self, RecordError> {
        Ok(Self {
            on: date(stored.on)?,
            by: initials(&stored.by)?,
            with: codes(stored.with, Party::from_byte, "a party")?,
        })
    }
}

impl From<&Section> for SectionV2 {
    fn from(section: &Section) -> Self {
        let (heading, own) = match &section.heading {
            HeadingKey::Known(heading) => (heading.byte(), None),
            HeadingKey::Own(key) => (0, Some(key.clone())),
        };
        Self {
            heading,
            own,
            bullets: section.bullets.clone(),
        }
    }
}

impl TryFrom<SectionV2> for Section {
    type Error = RecordError;

    fn try_from(stored: SectionV2) -> Result<Self, RecordError> {
        let heading = match stored.own {
            Some(key) => HeadingKey::Own(key),
            None => code(stored.heading, Heading::from_byte, "a heading")?.into(),
        };
        Ok(Self {
            heading,
            bullets: stored.bullets,
        })
    }
}

impl From<&Strategy> for StrategyV2 {
    fn from(strategy: &Strategy) -> Self {
        Self {
            id: strategy.id.bytes(),
            text: strategy.text.clone(),
            areas: strategy.areas.iter().map(|area| area.byte()).collect(),
            settings: strategy.settings.iter().map(|s| s.byte()).collect(),
            pinned: strategy.pinned,
            since: day(strategy.since),
            library: strategy.library.clone(),
        }
    }
}

impl TryFrom<StrategyV2> for Strategy {
    type Error = RecordError;

    fn try_from(stored: StrategyV2) -> Result<Self, RecordError> {
        Ok(Self {
            id: StrategyId::from_bytes(stored.id),
            text: stored.text,
            areas: codes(stored.areas, Area::from_byte, "an area of need")?,
            settings: settings(stored.settings)?,
            pinned: stored.pinned,
            since: date(stored.since)?,
            library: stored.library,
        })
    }
}
