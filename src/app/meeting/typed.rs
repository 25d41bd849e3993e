//! What is typed at a step, and what it says.

use super::answers::said;
use super::hand::Hand;
use super::{OnWall, Step};
use crate::domain::plan::TargetStatus;
use crate::domain::provision::{Impact, Verdict};
use crate::domain::review::{AnswerKey, Said};
use crate::domain::script::AnswerKind;
use crate::text::dates::{Lean, parse_day};

/// What `enter` takes into the hand where there is no row to take.
pub fn words(wall: &OnWall, step: &Step) -> Option<Hand> {
    match step.prompt.answer {
        AnswerKind::Text | AnswerKind::Working => {
            let lines = said(wall, step).map_or(&[][..], Said::lines);
            Some(Hand::words(&lines.join("\n")))
        }
        AnswerKind::Choice
        | AnswerKind::Scale
        | AnswerKind::YesNo
        | AnswerKind::Targets
        | AnswerKind::Provision
        | AnswerKind::Actions
        | AnswerKind::People
        | AnswerKind::Evidence
        | AnswerKind::Date
        | AnswerKind::Agreement
        | AnswerKind::Decision => None,
    }
}

/// What a typed text says.
#[derive(Debug, Clone, PartialEq)]
pub enum Typed {
    /// This.
    Says(AnswerKey, Option<Said>),
    /// Somebody else is here: name and role.
    Person(String, String),
    /// Nothing yet, in one sentence.
    Not(String),
    /// Nothing at all.
    Nothing,
}

/// What the text in hand says at a step.
pub fn typed(wall: &OnWall, step: &Step, text: &str) -> Typed {
    let text = text.trim();
    match step.prompt.answer {
        AnswerKind::Text | AnswerKind::Working => {
            let lines: Vec<String> = lines(text);
            let said = (!lines.is_empty()).then_some(Said::Words(lines));
            Typed::Says(step.key(), said)
        }
        AnswerKind::Targets | AnswerKind::Provision | AnswerKind::Decision => why(wall, step, text),
        AnswerKind::Date => day(wall, step, text),
        AnswerKind::People => person(text),
        AnswerKind::Choice
        | AnswerKind::Scale
        | AnswerKind::YesNo
        | AnswerKind::Actions
        | AnswerKind::Evidence
        | AnswerKind::Agreement => Typed::Nothing,
    }
}

/// A reason, put to what was chosen; where nothing was chosen yet it is kept all the same.
fn why(wall: &OnWall, step: &Step, text: &str) -> Typed {
    let now = said(wall, step);
    let why = one_line(text);
    if now.is_none() && why.is_empty() {
        return Typed::Nothing;
    }
    let says = if step.prompt.answer == AnswerKind::Targets {
        let status = now.and_then(Said::verdict).map(|(status, _)| status);
        Said::Target(status.unwrap_or(TargetStatus::Active), why)
    } else if step.prompt.answer == AnswerKind::Provision {
        let (verdict, impact) = now.and_then(Said::provided).map_or(
            (Verdict::Continue, Impact::AsExpected),
            |(verdict, impact, _)| (verdict, impact),
        );
        Said::Provision(verdict, impact, why)
    } else {
        let decisions = now.and_then(Said::decided).map_or(&[][..], |(all, _)| all);
        if decisions.is_empty() && why.is_empty() {
            return Typed::Says(step.key(), None);
        }
        Said::Decided(decisions.to_vec(), why)
    };
    Typed::Says(step.key(), Some(says))
}

fn day(wall: &OnWall, step: &Step, text: &str) -> Typed {
    if text.is_empty() {
        return Typed::Nothing;
    }
    match parse_day(text, wall.today, Lean::Future) {
        Ok(day) if day <= wall.today => Typed::Not(format!(
            "{} is not after today; the next review lies ahead.",
            day.format("%-d %B %Y")
        )),
        Ok(day) => Typed::Says(step.key(), Some(Said::Date(day))),
        Err(_) => Typed::Not(format!(
            "“{text}” is not a day; write 12/3, fri, 12 mar 2027 or +6w."
        )),
    }
}

fn person(text: &str) -> Typed {
    if text.is_empty() {
        return Typed::Nothing;
    }
    let (name, role) = text.split_once(',').unwrap_or((text, ""));
    Typed::Person(one_line(name), one_line(role))
}

/// The lines of a text that say something.
pub fn lines(text: &str) -> Vec<String> {
    text.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(str::to_owned)
        .collect()
}

/// A text on one line.
pub fn one_line(text: &str) -> String {
    lines(text).join(" ")
}
