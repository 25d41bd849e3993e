//! A record taken apart for comparing: things with an identity and their details, and lists of lines.

use crate::domain::id::{ProvisionId, StrategyId, TargetId};
use crate::domain::passport::{Passport, Strategy};
use crate::domain::sheet::{Block, blocks};
use crate::domain::template::Template;
use chrono::NaiveDate;

/// What makes a part of one version the same thing as a part of another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Key {
    /// A heading, by its key.
    Heading(String),
    /// A strategy.
    Strategy(StrategyId),
    /// A target.
    Target(TargetId),
    /// The readings of a target.
    Readings(TargetId),
    /// A row of provision.
    Provision(ProvisionId),
    /// The readings of a row of provision.
    ProvisionReadings(ProvisionId),
    /// The conditions a row of provision meets.
    Conditions(ProvisionId),
    /// A part that there is one of.
    Only(&'static str),
}

/// A part of a record.
#[derive(Debug, Clone)]
pub(super) struct Part {
    /// What makes it the same thing.
    pub(super) key: Key,
    /// What it is called.
    pub(super) place: String,
    /// Which words its details are told by, where its place does not say of what they are.
    pub(super) of: Option<String>,
    /// What it holds.
    pub(super) what: What,
}

/// What a part holds.
#[derive(Debug, Clone)]
pub(super) enum What {
    /// Details, each with a name.
    Facets(Vec<Facet>),
    /// Lines without an identity.
    Lines(Vec<String>),
}

/// A detail.
#[derive(Debug, Clone)]
pub(super) struct Facet {
    /// Its name; the thing itself has none.
    pub(super) name: &'static str,
    /// What it says; never empty.
    pub(super) value: String,
}

impl Facet {
    /// Name and value.
    pub(super) fn line(&self) -> String {
        if self.name.is_empty() {
            self.value.clone()
        } else {
            format!("{}: {}", self.name, self.value)
        }
    }
}

impl Part {
    /// A thing with its details; those that say nothing are left out.
    pub(super) fn thing<const N: usize>(
        key: Key,
        place: impl Into<String>,
        facets: [(&'static str, String); N],
    ) -> Self {
        let facets = facets.into_iter().filter(|(_, value)| !value.is_empty());
        let facets = facets.map(|(name, value)| Facet { name, value });
        Self {
            key,
            place: place.into(),
            of: None,
            what: What::Facets(facets.collect()),
        }
    }

    /// A list of lines.
    pub(super) fn list(key: Key, place: impl Into<String>, lines: Vec<String>) -> Self {
        Self {
            key,
            place: place.into(),
            of: None,
            what: What::Lines(lines),
        }
    }

    /// Where a detail stands, in words.
    pub(super) fn place_of(&self, name: &str) -> String {
        match (&self.of, name) {
            (_, "") => self.place.clone(),
            (Some(of), _) => format!("{}, {name} of “{of}”", self.place),
            (None, _) => format!("{}, {name}", self.place),
        }
    }
}

/// A day in words.
pub(super) fn day(day: NaiveDate) -> String {
    day.format("%-d %b %Y").to_string()
}

/// A passport taken apart, in the order of its headings.
pub(super) fn of_passport(passport: &Passport, template: Option<&Template>) -> Vec<Part> {
    let blocks = blocks(passport, template);
    blocks.iter().flat_map(of_block).collect()
}

fn of_block(block: &Block<'_>) -> Vec<Part> {
    let words = block.head.words(None);
    let mut parts = Vec::new();
    if let Some(key) = block.key {
        let key = Key::Heading(key.key().to_owned());
        parts.push(Part::list(key, words, block.bullets.to_vec()));
    }
    parts.extend(block.strategies.iter().map(|one| strategy(one, words)));
    if !block.access.is_empty() {
        parts.push(Part::list(
            Key::Only("access"),
            words,
            block.access.to_vec(),
        ));
    }
    parts
}

/// How many words of a strategy it is called by.
const CALLED_BY: usize = 6;

fn strategy(strategy: &Strategy, place: &str) -> Part {
    let areas: Vec<&str> = strategy.areas.iter().map(|area| area.title()).collect();
    let settings: Vec<&str> = strategy.settings.iter().map(|s| s.title()).collect();
    let pinned = strategy.pinned.map(|pin| pin.to_string());
    let facets = [
        ("", strategy.text.clone()),
        ("pinned place", pinned.unwrap_or_default()),
        ("settings", settings.join(", ")),
        ("areas of need", areas.join(", ")),
        ("in use since", day(strategy.since)),
    ];
    let mut words = strategy.text.split_whitespace();
    let mut called: Vec<&str> = words.by_ref().take(CALLED_BY).collect();
    called.extend(words.next().map(|_| "…"));
    Part {
        of: Some(called.join(" ")),
        ..Part::thing(Key::Strategy(strategy.id), place, facets)
    }
}
