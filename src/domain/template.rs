//! What a passport asks for: its headings, how each is worded for pupils of an age, and what is written under it.
//!
//! Which headings a school uses and what they are called is the school's choice, so a template is data.

use super::code_set::code_set;
use super::year::YearGroup;
use std::collections::BTreeMap;

code_set! {
    /// The ages that a heading may be worded for.
    pub enum AgeBand {
        /// To the end of Year 2: about six years old.
        Infant = 0, "infant", "Up to Year 2";
        /// Years 3 to 6: about ten.
        Junior = 1, "junior", "Years 3 to 6";
        /// From Year 7 on.
        Senior = 2, "senior", "Year 7 and above";
    }
}

/// The last place of [`YearGroup`] that is an infant's: Year 2.
const LAST_INFANT: u8 = 6;

/// The last place of [`YearGroup`] that is a junior's: Year 6.
const LAST_JUNIOR: u8 = 10;

impl AgeBand {
    /// The band of a year group.
    pub const fn of(year: YearGroup) -> Self {
        let place = year.byte();
        if place <= LAST_INFANT {
            Self::Infant
        } else if place <= LAST_JUNIOR {
            Self::Junior
        } else {
            Self::Senior
        }
    }
}

code_set! {
    /// What a heading holds.
    pub enum HeadingRole {
        /// What the pupil is good at and liked for. Strengths come first in every template.
        Strengths = 0, "strengths", "Strengths";
        /// Bullets in the first person.
        Bullets = 1, "bullets", "Bullets";
        /// What adults do: the passport's strategies.
        Strategies = 2, "strategies", "Strategies";
        /// Access arrangements: extra time, reader, scribe, rest breaks and the like.
        Access = 3, "access", "Access arrangements";
        /// Dates, scores and facts that staff look up.
        KeyData = 4, "key-data", "Key data";
    }
}

/// A heading's words, plain and by age.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    /// The words that staff know the heading by.
    pub plain: String,
    /// The words for pupils of an age, where they differ.
    pub by_band: BTreeMap<AgeBand, String>,
}

impl Wording {
    /// The words for pupils of this age; the plain ones where there are no others, or where the age isn't known.
    pub fn for_band(&self, band: Option<AgeBand>) -> &str {
        band.and_then(|band| self.by_band.get(&band))
            .unwrap_or(&self.plain)
    }
}

/// One heading of a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateHeading {
    /// What it goes by in files and in the record.
    pub key: String,
    /// What it holds.
    pub role: HeadingRole,
    /// What it is called.
    pub wording: Wording,
    /// What to write there.
    pub hint: String,
    /// The fewest lines advised.
    pub few: u8,
    /// The most lines advised.
    pub many: u8,
}

/// A kind of passport.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template {
    /// What it goes by: the name of its file.
    pub name: String,
    /// What stands at the top of it.
    pub title: String,
    /// Its headings in their order, strengths first.
    pub headings: Vec<TemplateHeading>,
}

impl Template {
    /// The heading with this key.
    pub fn heading(&self, key: &str) -> Option<&TemplateHeading> {
        self.headings.iter().find(|heading| heading.key == key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn band(year: &str) -> AgeBand {
        AgeBand::of(YearGroup::parse(year).unwrap())
    }

    #[test]
    fn bands_part_after_year_2_and_year_6() {
        for year in ["E1", "N2", "R", "1", "2"] {
            assert_eq!(band(year), AgeBand::Infant, "{year}");
        }
        for year in ["3", "6"] {
            assert_eq!(band(year), AgeBand::Junior, "{year}");
        }
        for year in ["7", "11", "14"] {
            assert_eq!(band(year), AgeBand::Senior, "{year}");
        }
    }

    #[test]
    fn words_for_an_age_give_way_to_the_plain_ones() {
        let wording = Wording {
            plain: "This means that".to_owned(),
            by_band: BTreeMap::from([(AgeBand::Infant, "So at school".to_owned())]),
        };
        assert_eq!(wording.for_band(Some(AgeBand::Infant)), "So at school");
        assert_eq!(wording.for_band(Some(AgeBand::Senior)), "This means that");
        assert_eq!(wording.for_band(None), "This means that");
    }
}
