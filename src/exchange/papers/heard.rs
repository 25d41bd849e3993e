//! What was said in a review, sorted by what it is about. Notes for staff alone never pass; everything else is in exactly one
//! place. Where the plan is missing that was talked about, the answers themselves say what they are about.

use super::Held;
use crate::domain::plan::{Target, TargetStatus};
use crate::domain::provision::{Impact, Provision, Verdict};
use crate::domain::review::{Answer, AnswerKey, Item, Said, Side};
use crate::domain::script::{Prompt, Stage, WriteBack};
use chrono::NaiveDate;

/// Where an answer stands on a paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Topic {
    /// Who is there.
    Present,
    /// What became of a target.
    Target,
    /// What happens with a provision.
    Provision,
    /// What works and what does not.
    Working,
    /// What is decided.
    Decision,
    /// Who does what by when.
    Action,
    /// Who agrees.
    Agreement,
    /// A note for the minutes.
    Note,
    /// A thought for later.
    Parked,
    /// A question of the script.
    Asked,
}

/// A target and what was said of it.
pub(super) struct TargetHeard<'a> {
    /// The target, where its plan is there.
    pub(super) target: Option<&'a Target>,
    /// Its words, or the question about it.
    pub(super) text: &'a str,
    /// What became of it.
    pub(super) status: TargetStatus,
    /// Why.
    pub(super) why: &'a str,
}

/// A provision and what was said of it.
pub(super) struct ProvisionHeard<'a> {
    /// Its row, where its plan is there.
    pub(super) row: Option<&'a Provision>,
    /// Its name, or the question about it.
    pub(super) name: &'a str,
    /// What happens with it, what came of it, and why; nothing where nobody has judged it.
    pub(super) verdict: Option<(Verdict, Impact, &'a str)>,
}

/// An action: what, who, by when.
pub(super) type ActionHeard<'a> = (&'a str, &'a str, NaiveDate);

/// What belongs to no prompt, such as a note, begins so.
const LOOSE: char = '+';

/// A prompt or stage named by one of these asks the pupil, should its script be gone.
const PUPIL: [&str; 5] = ["pupil", "child", "young", "me", "i"];
/// And by one of these, the family.
const FAMILY: [&str; 6] = ["family", "parent", "parents", "carer", "carers", "home"];
/// A prompt or stage named by one of these is about strengths.
const STRENGTHS: [&str; 4] = ["strength", "strengths", "admire", "like"];

impl<'a> Held<'a> {
    /// Every answer but the notes for staff alone, in order.
    pub(super) fn heard(&self) -> impl Iterator<Item = &'a Answer> {
        let answers = self.review.answers.iter();
        answers.filter(|answer| !is_private(answer))
    }

    /// The answers of one topic.
    pub(super) fn about(&self, topic: Topic) -> impl Iterator<Item = &'a Answer> {
        self.heard()
            .filter(move |answer| self::topic(answer) == topic)
    }

    /// The questions of the script by stage, each stage where it was first spoken of.
    pub(super) fn stages(&self) -> Vec<(&'a str, Vec<&'a Answer>)> {
        let mut stages: Vec<(&str, Vec<&Answer>)> = Vec::new();
        for answer in self.about(Topic::Asked) {
            let stage = stage_of(answer);
            match stages.iter_mut().find(|(name, _)| *name == stage) {
                Some((_, answers)) => answers.push(answer),
                None => stages.push((stage, vec![answer])),
            }
        }
        stages
    }

    /// The targets that were reviewed: those of the plan in their order, then what else was judged.
    pub(super) fn targets(&self) -> Vec<TargetHeard<'a>> {
        let plan = self.before.iter().flat_map(|plan| &plan.targets);
        let of_plan = plan.map(|target| {
            let said = self.about(Topic::Target).find_map(|answer| {
                let ours = answer.key.item == Item::Target(target.id);
                verdict_on_target(answer).filter(|_| ours)
            });
            let (status, why) = said.unwrap_or((target.status, ""));
            TargetHeard {
                target: Some(target),
                text: &target.text,
                status,
                why,
            }
        });
        let others = self.about(Topic::Target).filter(|answer| {
            let known = self.before.is_some_and(|plan| {
                let mut targets = plan.targets.iter();
                targets.any(|target| answer.key.item == Item::Target(target.id))
            });
            !known
        });
        let others = others.filter_map(|answer| {
            let (status, why) = verdict_on_target(answer)?;
            Some(TargetHeard {
                target: None,
                text: &answer.asked,
                status,
                why,
            })
        });
        of_plan.chain(others).collect()
    }

    /// The provision that was reviewed, in the same way.
    pub(super) fn provision(&self) -> Vec<ProvisionHeard<'a>> {
        let plan = self.before.iter().flat_map(|plan| &plan.provision);
        let of_plan = plan.map(|row| {
            let said = self.about(Topic::Provision).find_map(|answer| {
                let ours = answer.key.item == Item::Provision(row.id);
                verdict_on_provision(answer).filter(|_| ours)
            });
            let result = row.result.as_ref();
            let on_record = result.map(|one| (one.verdict, one.impact, one.why.as_str()));
            ProvisionHeard {
                row: Some(row),
                name: &row.name,
                verdict: said.or(on_record),
            }
        });
        let others = self.about(Topic::Provision).filter(|answer| {
            let known = self.before.is_some_and(|plan| {
                let mut rows = plan.provision.iter();
                rows.any(|row| answer.key.item == Item::Provision(row.id))
            });
            !known
        });
        let others = others.map(|answer| ProvisionHeard {
            row: None,
            name: &answer.asked,
            verdict: verdict_on_provision(answer),
        });
        of_plan.chain(others).collect()
    }

    /// What was agreed to be done: as it was said or, where nothing of it is among the answers, as it is on record.
    pub(super) fn actions(&self) -> Vec<ActionHeard<'a>> {
        let said = self.heard().filter_map(|answer| {
            if let Said::Action(what, who, by) = &answer.said {
                Some((what.as_str(), who.as_str(), *by))
            } else {
                None
            }
        });
        let said: Vec<ActionHeard<'_>> = said.collect();
        if !said.is_empty() {
            return said;
        }
        let on_record = self.school.actions.values();
        let ours = on_record.filter(|action| action.review == Some(self.review.id));
        ours.map(|action| (action.what.as_str(), action.who.as_str(), action.by))
            .collect()
    }

    /// What was said of what works from a side, and of what does not.
    pub(super) fn working(&self, side: Side) -> (Vec<&'a str>, Vec<&'a str>) {
        let lines = |item: Item| {
            let said = self.about(Topic::Working);
            let ours = said.filter(move |answer| answer.key.item == item);
            ours.flat_map(lines).collect()
        };
        (lines(Item::Working(side)), lines(Item::NotWorking(side)))
    }

    /// Whose answer this is, as far as that can be told.
    pub(super) fn side(&self, answer: &Answer) -> Option<Side> {
        match answer.key.item {
            Item::Side(side) | Item::Working(side) | Item::NotWorking(side) => Some(side),
            Item::Person(place) => {
                let person = self.review.people.get(usize::from(place));
                person.map(|person| person.side)
            }
            Item::Target(_) | Item::Provision(_) | Item::Number(_) => None,
            Item::Whole => match self.prompt(answer) {
                Some(prompt) => Some(prompt.asks),
                None if is_named(answer, &PUPIL) => Some(Side::Pupil),
                None => is_named(answer, &FAMILY).then_some(Side::Family),
            },
        }
    }

    /// Whether an answer tells what the pupil does well.
    pub(super) fn is_strength(&self, answer: &Answer) -> bool {
        match self.prompt(answer) {
            Some(prompt) => matches!(prompt.writes, WriteBack::Strengths | WriteBack::Admire),
            None => is_named(answer, &STRENGTHS),
        }
    }

    /// Whether the person at this place among those invited was there; nothing where nobody noted it.
    pub(super) fn was_here(&self, place: u16) -> Option<bool> {
        self.about(Topic::Present).find_map(|answer| {
            if let (Said::Present(here), Item::Person(one)) = (&answer.said, answer.key.item) {
                (one == place).then_some(*here)
            } else {
                None
            }
        })
    }

    /// The day of the next review: as it was set or, where it was not, as the plan that followed has it.
    pub(super) fn next_review(&self) -> Option<NaiveDate> {
        let planned = self.after.map(|plan| plan.review_on);
        self.outcome.next_review.or(planned)
    }

    /// The stage's own heading, while its script is there.
    pub(super) fn stage(&self, key: &str) -> Option<&'a Stage> {
        let mut stages = self.script?.stages.iter();
        stages.find(|stage| stage.key == key)
    }

    fn prompt(&self, answer: &Answer) -> Option<&'a Prompt> {
        let (stage, key) = answer.key.prompt.split_once('.')?;
        let mut prompts = self.stage(stage)?.prompts.iter();
        prompts.find(|prompt| prompt.key == key)
    }
}

/// The part of a key that names the stage; nothing for what belongs to none.
fn stage_of(answer: &Answer) -> &str {
    let prompt = answer.key.prompt.as_str();
    let stage = prompt.split('.').next().unwrap_or_default();
    if stage.starts_with(LOOSE) { "" } else { stage }
}

/// The lines of an answer in words; none of any other.
pub(super) fn lines(answer: &Answer) -> impl Iterator<Item = &str> {
    let words: &[String] = if let Said::Words(lines) = &answer.said {
        lines
    } else {
        &[]
    };
    words.iter().map(String::as_str)
}

fn is_private(answer: &Answer) -> bool {
    matches!(answer.said, Said::Private(_)) || answer.key.prompt.starts_with(AnswerKey::PRIVATE)
}

/// What an answer is about: what kind it is and, for words, what it goes by.
fn topic(answer: &Answer) -> Topic {
    match (&answer.said, answer.key.prompt.as_str(), answer.key.item) {
        (Said::Present(_), ..) => Topic::Present,
        (Said::Target(..), ..) => Topic::Target,
        (Said::Provision(..), ..) => Topic::Provision,
        (Said::Agrees(..), ..) => Topic::Agreement,
        (Said::Decided(..), ..) => Topic::Decision,
        (Said::Action(..), ..) => Topic::Action,
        (_, AnswerKey::NOTE, _) => Topic::Note,
        (_, AnswerKey::PARKED, _) => Topic::Parked,
        (Said::Words(_), _, Item::Working(_) | Item::NotWorking(_)) => Topic::Working,
        (
            Said::Words(_)
            | Said::Choice(_)
            | Said::Scale(_)
            | Said::YesNo(_)
            | Said::Date(_)
            | Said::Private(_),
            ..,
        ) => Topic::Asked,
    }
}

fn is_named(answer: &Answer, names: &[&str]) -> bool {
    let mut words = answer.key.prompt.split(['.', '-', '_']);
    words.any(|word| names.contains(&word))
}

fn verdict_on_target(answer: &Answer) -> Option<(TargetStatus, &str)> {
    if let Said::Target(status, why) = &answer.said {
        Some((*status, why))
    } else {
        None
    }
}

fn verdict_on_provision(answer: &Answer) -> Option<(Verdict, Impact, &str)> {
    if let Said::Provision(verdict, impact, why) = &answer.said {
        Some((*verdict, *impact, why))
    } else {
        None
    }
}
