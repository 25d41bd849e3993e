//! A passport laid out: its headings in the order they are read, each with what stands under it. The one place that knows
//! the order; the pane, the A4 gauge and the list of what changed all follow it.

use super::passport::{Heading, HeadingKey, Passport, Section, Strategy};
use super::template::{AgeBand, HeadingRole, Template, TemplateHeading};

/// What the strategies stand under where no template says otherwise.
const HELPS: &str = "It would help me if you could";
/// What the access arrangements stand under where no template says otherwise.
const ACCESS: &str = "Access arrangements";

/// What a heading is: its words, and what is written under it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Head<'a> {
    /// A heading of the school's template.
    Templated(&'a TemplateHeading),
    /// One that the passport has and the template does not.
    Untemplated(&'a HeadingKey),
    /// The strategies, where the template has no place for them.
    Strategies,
    /// The access arrangements, where the template has no place for them.
    Access,
}

impl<'a> Head<'a> {
    /// The heading's words for pupils of this age; the plain ones where there are no others.
    pub fn words(self, band: Option<AgeBand>) -> &'a str {
        match self {
            Self::Templated(heading) => heading.wording.for_band(band),
            Self::Untemplated(key) => key.title(),
            Self::Strategies => HELPS,
            Self::Access => ACCESS,
        }
    }

    /// What is written under it.
    pub fn role(self) -> HeadingRole {
        match self {
            Self::Templated(heading) => heading.role,
            Self::Untemplated(key) if is_strength(key) => HeadingRole::Strengths,
            Self::Untemplated(HeadingKey::Known(Heading::KeyData)) => HeadingRole::KeyData,
            Self::Untemplated(_) => HeadingRole::Bullets,
            Self::Strategies => HeadingRole::Strategies,
            Self::Access => HeadingRole::Access,
        }
    }
}

/// A heading with what stands under it; what it does not hold is empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block<'a> {
    /// The heading.
    pub head: Head<'a>,
    /// The key of its bullets in the record, where it has bullets.
    pub key: Option<&'a HeadingKey>,
    /// Bullets, in their order.
    pub bullets: &'a [String],
    /// Strategies, the pinned first.
    pub strategies: Vec<&'a Strategy>,
    /// Access arrangements.
    pub access: &'a [String],
}

impl<'a> Block<'a> {
    const fn empty(head: Head<'a>) -> Self {
        Self {
            head,
            key: None,
            bullets: &[],
            strategies: Vec::new(),
            access: &[],
        }
    }

    /// Whether nothing stands under the heading.
    pub const fn is_empty(&self) -> bool {
        self.bullets.is_empty() && self.strategies.is_empty() && self.access.is_empty()
    }
}

/// The headings under which something is written, in the template's order, strengths before all else. What the template
/// has no heading for is not left out: strengths go to the front, the rest to the end.
pub fn blocks<'a>(passport: &'a Passport, template: Option<&'a Template>) -> Vec<Block<'a>> {
    let headings = template.map_or(&[][..], |template| &template.headings);
    let mut all: Vec<Block<'a>> = headings
        .iter()
        .map(|heading| Block {
            key: section(passport, heading).map(|section| &section.heading),
            bullets: section(passport, heading).map_or(&[], |section| &section.bullets),
            ..Block::empty(Head::Templated(heading))
        })
        .collect();
    if let Some(block) = place(&mut all, HeadingRole::Strategies, Head::Strategies) {
        block.strategies = passport.ranked();
    }
    let templated = |one: &&Section| {
        let mut sections = headings
            .iter()
            .filter_map(|heading| section(passport, heading));
        sections.any(|other| std::ptr::eq(other, *one))
    };
    for section in passport.sections.iter().filter(|s| !templated(s)) {
        all.push(Block {
            key: Some(&section.heading),
            bullets: &section.bullets,
            ..Block::empty(Head::Untemplated(&section.heading))
        });
    }
    if let Some(block) = place(&mut all, HeadingRole::Access, Head::Access) {
        block.access = &passport.access;
    }
    all.retain(|block| !block.is_empty());
    // A stable sort: what is good comes first, and before it what is nothing but good; everything else keeps its place.
    all.sort_by_key(|block| match (block.head.role(), block.head) {
        (HeadingRole::Strengths, Head::Untemplated(_)) => 0,
        (HeadingRole::Strengths, _) => 1,
        _ => 2,
    });
    all
}

/// The section that stands under a heading.
fn section<'a>(passport: &'a Passport, heading: &TemplateHeading) -> Option<&'a Section> {
    let mut sections = passport.sections.iter();
    sections.find(|section| section.heading.key() == heading.key)
}

/// The first block of this role; a block of its own at the end where there is none.
fn place<'b, 'a>(
    all: &'b mut Vec<Block<'a>>,
    role: HeadingRole,
    otherwise: Head<'a>,
) -> Option<&'b mut Block<'a>> {
    let found = all.iter().position(|block| block.head.role() == role);
    let place = found.unwrap_or_else(|| {
        all.push(Block::empty(otherwise));
        all.len() - 1
    });
    all.get_mut(place)
}

const fn is_strength(key: &HeadingKey) -> bool {
    matches!(key, HeadingKey::Known(Heading::Admire | Heading::Important))
}

#[cfg(test)]
#[path = "sheet_tests.rs"]
mod tests;
