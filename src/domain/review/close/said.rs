//! What was said, by where it is written back to.

use super::Closing;
use crate::domain::id::{ProvisionId, TargetId};
use crate::domain::plan::TargetStatus;
use crate::domain::provision::{Impact, Verdict};
use crate::domain::review::{Answer, AnswerKey, Decision, Item, Side};
use crate::domain::script::WriteBack;
use chrono::NaiveDate;

/// The answers with where each is written back to, in the order of the meeting.
pub(super) struct Answers<'a> {
    by_prompt: Vec<(WriteBack, &'a Answer)>,
    all: &'a [Answer],
}

impl<'a> Answers<'a> {
    /// The answers of a meeting. What was said to a question that the script no longer asks stays in the minutes.
    pub(super) fn of(closing: &Closing<'a>) -> Self {
        let stages = &closing.script.stages;
        let all = closing.review.answers.as_slice();
        let prompts = stages.iter().flat_map(|stage| {
            let key = |prompt: &str| format!("{}.{prompt}", stage.key);
            stage
                .prompts
                .iter()
                .map(move |one| (key(&one.key), one.writes))
        });
        let by_prompt = prompts
            .flat_map(|(key, back)| {
                let mine = all.iter().filter(move |answer| answer.key.prompt == key);
                mine.map(move |answer| (back, answer))
            })
            .collect();
        Self { by_prompt, all }
    }

    fn written(&self, back: WriteBack) -> impl Iterator<Item = &'a Answer> + use<'_, 'a> {
        let mine = self.by_prompt.iter().filter(move |(to, _)| *to == back);
        mine.map(|(_, answer)| *answer)
    }

    /// The lines that are written back to one place.
    pub(super) fn lines(&self, back: WriteBack) -> Vec<String> {
        self.written(back)
            .flat_map(|answer| answer.said.lines().to_vec())
            .collect()
    }

    /// What a side said works, and what does not.
    pub(super) fn working(&self, side: Side) -> (Vec<String>, Vec<String>) {
        let said = |item: Item| {
            let mine = self.all.iter().filter(|answer| answer.key.item == item);
            mine.flat_map(|answer| answer.said.lines().to_vec())
                .collect()
        };
        (said(Item::Working(side)), said(Item::NotWorking(side)))
    }

    /// What became of a target.
    pub(super) fn target(&self, id: TargetId) -> Option<TargetStatus> {
        self.written(WriteBack::Targets)
            .filter(|answer| answer.key.item == Item::Target(id))
            .find_map(|answer| answer.said.verdict())
            .map(|(status, _)| status)
    }

    /// What happens with a row of provision, what came of it, and why.
    pub(super) fn provision(&self, id: ProvisionId) -> Option<(Verdict, Impact, String)> {
        self.written(WriteBack::Provision)
            .filter(|answer| answer.key.item == Item::Provision(id))
            .find_map(|answer| answer.said.provided())
            .map(|(verdict, impact, why)| (verdict, impact, why.to_owned()))
    }

    /// What is decided.
    pub(super) fn decisions(&self) -> Vec<Decision> {
        self.decided()
            .map_or_else(Vec::new, |(all, _)| all.to_vec())
    }

    /// Why.
    pub(super) fn reason(&self) -> String {
        self.decided()
            .map_or_else(String::new, |(_, why)| why.to_owned())
    }

    fn decided(&self) -> Option<(&'a [Decision], &'a str)> {
        self.written(WriteBack::Decision)
            .find_map(|answer| answer.said.decided())
    }

    /// The next review.
    pub(super) fn next_review(&self) -> Option<NaiveDate> {
        self.written(WriteBack::NextReview)
            .find_map(|answer| answer.said.day())
    }

    /// Whether the person at this place agreed; nothing where nobody asked.
    pub(super) fn agrees(&self, place: u16) -> Option<bool> {
        self.written(WriteBack::Agreement)
            .filter(|answer| answer.key.item == Item::Person(place))
            .find_map(|answer| answer.said.agrees())
            .map(|(agrees, _)| agrees)
    }

    /// The actions: what, who, by when.
    pub(super) fn actions(&self) -> Vec<(String, String, NaiveDate)> {
        let mine = self
            .all
            .iter()
            .filter(|answer| answer.key.prompt == AnswerKey::ACTION);
        mine.filter_map(|answer| answer.said.action())
            .map(|(what, who, by)| (what.to_owned(), who.to_owned(), by))
            .collect()
    }
}
