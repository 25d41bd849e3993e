//! The steps of a meeting: a script laid out for one pupil, one thing at a time. What is asked of each target, each provision
//! and each side is a step for each.

use crate::domain::public::PublicView;
use crate::domain::review::{AnswerKey, Item, Side};
use crate::domain::script::{AnswerKind, Prompt, Stage};
use crate::domain::template::AgeBand;
use crate::domain::year::YearGroup;

/// One thing on the wall: a question, about one target or provision or side where it is asked of each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The stage it belongs to.
    pub stage: String,
    /// The stage's heading, in words for the pupil's age.
    pub heading: String,
    /// The question.
    pub prompt: Prompt,
    /// The question in words for the pupil's age, with the pupil's name in it.
    pub asked: String,
    /// About what.
    pub item: Item,
    /// Minutes planned for it: those of the question for each target and each provision, but once for all sides together.
    pub minutes: u8,
}

impl Step {
    /// Where its answer is kept.
    pub fn key(&self) -> AnswerKey {
        AnswerKey::of(&self.stage, &self.prompt.key, self.item)
    }

    /// Whose turn it is.
    pub const fn speaks(&self) -> Side {
        match self.item {
            Item::Working(side) | Item::NotWorking(side) | Item::Side(side) => side,
            Item::Whole
            | Item::Target(_)
            | Item::Provision(_)
            | Item::Person(_)
            | Item::Number(_) => self.prompt.asks,
        }
    }
}

/// The sides in the order they speak: the pupil first.
pub const TURNS: [Side; 3] = [Side::Pupil, Side::Family, Side::Staff];

/// The steps of these stages for a pupil. A question about each of something of which there is none is not asked.
pub fn steps(stages: &[Stage], public: &PublicView, year: Option<YearGroup>) -> Vec<Step> {
    let band = year.map(AgeBand::of);
    let mine = stages.iter().filter(|stage| stage.is_for(year));
    let each = mine.flat_map(|stage| stage.prompts.iter().map(move |prompt| (stage, prompt)));
    each.flat_map(|(stage, prompt)| {
        items(prompt, public).into_iter().map(move |item| Step {
            stage: stage.key.clone(),
            heading: named(stage.title.for_band(band), &public.pupil),
            asked: named(prompt.text.for_band(band), &public.pupil),
            minutes: minutes(prompt, item),
            prompt: prompt.clone(),
            item,
        })
    })
    .collect()
}

fn items(prompt: &Prompt, public: &PublicView) -> Vec<Item> {
    match prompt.answer {
        AnswerKind::Targets => public
            .targets
            .iter()
            .map(|one| Item::Target(one.id))
            .collect(),
        AnswerKind::Provision => public
            .provision
            .iter()
            .map(|one| Item::Provision(one.id))
            .collect(),
        AnswerKind::Working => {
            let asked = TURNS
                .iter()
                .filter(|side| prompt.asks == Side::Everyone || prompt.asks == **side);
            asked
                .flat_map(|side| [Item::Working(*side), Item::NotWorking(*side)])
                .collect()
        }
        AnswerKind::Text
        | AnswerKind::Choice
        | AnswerKind::Scale
        | AnswerKind::YesNo
        | AnswerKind::Actions
        | AnswerKind::People
        | AnswerKind::Evidence
        | AnswerKind::Date
        | AnswerKind::Agreement
        | AnswerKind::Decision => vec![Item::Whole],
    }
}

fn minutes(prompt: &Prompt, item: Item) -> u8 {
    match item {
        Item::Working(Side::Pupil)
        | Item::Whole
        | Item::Target(_)
        | Item::Provision(_)
        | Item::Side(_)
        | Item::Person(_)
        | Item::Number(_) => prompt.minutes,
        Item::Working(side) if side == prompt.asks => prompt.minutes,
        Item::Working(_) | Item::NotWorking(_) => 0,
    }
}

/// A text with the name the pupil goes by.
fn named(text: &str, pupil: &str) -> String {
    text.replace("{pupil}", pupil)
}
