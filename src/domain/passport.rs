//! The pupil passport: one side of A4 in the pupil's own words, and the strategies that help.

use super::code_set::code_set;
use super::codes::Area;
use super::id::{PupilId, StrategyId};
use super::plan::Party;
use super::staff::Initials;
use chrono::NaiveDate;

code_set! {
    /// A heading of a passport, in the order they are shown: strengths before difficulties.
    /// The first three are those of the one-page profile, the others of the pupil passport; a school uses either.
    pub enum Heading {
        /// One-page profile: what others value in the pupil.
        Admire = 0, "admire", "What people like and admire about me";
        /// One-page profile: what matters to the pupil.
        Important = 1, "important", "What is important to me";
        /// One-page profile: how to support the pupil.
        BestSupport = 2, "best-support", "How best to support me";
        /// What the pupil wants adults to know.
        LikeYouToKnow = 3, "know", "I would like you to know that";
        /// What follows from it in school.
        ThisMeans = 4, "means", "This means that";
        /// What is hard.
        Difficult = 5, "difficult", "I find it difficult to";
        /// What the pupil does for themselves.
        HelpMyself = 6, "help-myself", "I will help myself by";
        /// Support outside the classroom's own.
        Additional = 7, "additional", "Additional support";
        /// Dates, scores and facts staff look up.
        KeyData = 8, "key-data", "Key data";
    }
}

code_set! {
    /// Where a strategy is meant to be used.
    pub enum Setting {
        /// The whole class.
        WholeClass = 0, "class", "Whole class";
        /// A small group.
        Group = 1, "group", "Group";
        /// One to one.
        OneToOne = 2, "1:1", "One-to-one";
        /// Break, lunch, corridors.
        Unstructured = 3, "break", "Unstructured time";
        /// Tests and examinations.
        Assessment = 4, "test", "Assessment";
        /// Moving between places, activities, phases.
        Transition = 5, "move", "Transition";
    }
}

/// Which heading: one that is shipped, or one of the school's own, by its key in the school's template.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum HeadingKey {
    /// A shipped one.
    Known(Heading),
    /// The school's own.
    Own(String),
}

impl HeadingKey {
    /// The heading with this key.
    pub fn of(key: &str) -> Self {
        Heading::ALL
            .iter()
            .find(|heading| heading.code() == key)
            .map_or_else(|| Self::Own(key.to_owned()), |known| Self::Known(*known))
    }

    /// The key in templates.
    pub fn key(&self) -> &str {
        match self {
            Self::Known(heading) => heading.code(),
            Self::Own(key) => key,
        }
    }

    /// The words shown where no template knows the heading: its usual wording, or its key.
    pub fn title(&self) -> &str {
        match self {
            Self::Known(heading) => heading.title(),
            Self::Own(key) => key,
        }
    }
}

impl From<Heading> for HeadingKey {
    fn from(heading: Heading) -> Self {
        Self::Known(heading)
    }
}

/// One heading with its bullets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// The heading.
    pub heading: HeadingKey,
    /// Three to five bullets, first person.
    pub bullets: Vec<String>,
}

/// One line of "It would help me if you could".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Strategy {
    /// Identity, kept when the wording changes.
    pub id: StrategyId,
    /// What an adult does.
    pub text: String,
    /// The areas of need it serves.
    pub areas: Vec<Area>,
    /// Where it is used; empty means everywhere.
    pub settings: Vec<Setting>,
    /// Place among the top five, from 1.
    pub pinned: Option<u8>,
    /// In use since.
    pub since: NaiveDate,
    /// The key of the line of the strategy library it was taken from, if it was.
    pub library: Option<String>,
}

/// Agreement to a passport or plan: by whom and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agreed {
    /// The day it was agreed.
    pub on: NaiveDate,
    /// The member of staff who recorded it.
    pub by: Initials,
    /// Who agreed to it.
    pub with: Vec<Party>,
}

/// A passport; every version is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passport {
    /// Whose.
    pub pupil: PupilId,
    /// Counts up from 1; an agreed version is never changed, the next draft takes the next number.
    pub version: u32,
    /// A draft has none.
    pub agreed: Option<Agreed>,
    /// The day it was last looked at.
    pub updated: NaiveDate,
    /// Headings in the order they are shown.
    pub sections: Vec<Section>,
    /// What adults do; pinned first.
    pub strategies: Vec<Strategy>,
    /// Access arrangements, such as `25% extra time`.
    pub access: Vec<String>,
}

impl Passport {
    /// Strategies with the pinned ones first, in their order, then the others as written.
    pub fn ranked(&self) -> Vec<&Strategy> {
        let mut ranked: Vec<&Strategy> = self.strategies.iter().collect();
        ranked.sort_by_key(|strategy| strategy.pinned.unwrap_or(u8::MAX));
        ranked
    }

    /// The draft that writing on a passport makes: the same draft, or the next after an agreed version; the first where there is
    /// none yet.
    pub fn next_draft(before: Option<&Self>, pupil: PupilId, today: NaiveDate) -> Self {
        match before {
            Some(now) => Self {
                version: now.version + u32::from(now.agreed.is_some()),
                agreed: None,
                updated: today,
                ..now.clone()
            },
            None => Self {
                pupil,
                version: 1,
                agreed: None,
                updated: today,
                sections: Vec::new(),
                strategies: Vec::new(),
                access: Vec::new(),
            },
        }
    }

    /// The strategy with this identity.
    pub fn strategy(&self, id: StrategyId) -> Option<&Strategy> {
        self.strategies.iter().find(|strategy| strategy.id == id)
    }
}
