//! A passport as JSON.

use crate::domain::codes::Area;
use crate::domain::passport::{Agreed, Passport, Section, Setting, Strategy};
use crate::domain::plan::Party;
use chrono::NaiveDate;
use serde::Serialize;

/// A passport.
#[derive(Debug, Serialize)]
pub struct PassportJson<'a> {
    version: u32,
    agreed: Option<AgreedJson<'a>>,
    updated: NaiveDate,
    sections: Vec<SectionJson<'a>>,
    /// Pinned first.
    strategies: Vec<StrategyJson<'a>>,
    access: &'a [String],
}

#[derive(Debug, Serialize)]
struct AgreedJson<'a> {
    on: NaiveDate,
    by: &'a str,
    with: Vec<&'static str>,
}

#[derive(Debug, Serialize)]
struct SectionJson<'a> {
    heading: &'a str,
    title: &'a str,
    bullets: &'a [String],
}

#[derive(Debug, Serialize)]
struct StrategyJson<'a> {
    id: String,
    text: &'a str,
    areas: Vec<&'static str>,
    settings: Vec<&'static str>,
    pinned: Option<u8>,
    since: NaiveDate,
    /// The key of the library's line it was taken from.
    library: Option<&'a str>,
}

impl<'a> PassportJson<'a> {
    /// A pupil's passport.
    pub fn new(passport: &'a Passport) -> Self {
        Self {
            version: passport.version,
            agreed: passport.agreed.as_ref().map(agreed),
            updated: passport.updated,
            sections: passport.sections.iter().map(section).collect(),
            strategies: passport.ranked().into_iter().map(strategy).collect(),
            access: &passport.access,
        }
    }
}

fn agreed(agreed: &Agreed) -> AgreedJson<'_> {
    AgreedJson {
        on: agreed.on,
        by: agreed.by.as_str(),
        with: agreed.with.iter().copied().map(Party::code).collect(),
    }
}

fn section(section: &Section) -> SectionJson<'_> {
    SectionJson {
        heading: section.heading.key(),
        title: section.heading.title(),
        bullets: &section.bullets,
    }
}

fn strategy(strategy: &Strategy) -> StrategyJson<'_> {
    StrategyJson {
        id: strategy.id.to_string(),
        text: &strategy.text,
        areas: strategy.areas.iter().copied().map(Area::code).collect(),
        settings: strategy
            .settings
            .iter()
            .copied()
            .map(Setting::code)
            .collect(),
        pinned: strategy.pinned,
        since: strategy.since,
        library: strategy.library.as_deref(),
    }
}
