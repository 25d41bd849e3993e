//! What can be answered at a step, and what an answer means. A row that can be taken by its number and a text that can be typed
//! are all there is; each gives what is said, and where it is kept.

use super::hand::{ActionDraft, ActionField, Hand};
use super::{OnWall, Step};
use crate::domain::plan::TargetStatus;
use crate::domain::provision::{Impact, Verdict};
use crate::domain::review::{AnswerKey, Decision, Item, Said};
use crate::domain::script::AnswerKind;
use crate::text::dates::relative;
use chrono::NaiveDate;

/// The verdicts on a target that are offered. A target that is not reached goes on unless it is withdrawn.
const TARGETS: [(TargetStatus, &str); 4] = [
    (TargetStatus::Met, "Reached"),
    (TargetStatus::PartlyMet, "Partly: it goes on"),
    (TargetStatus::NotMet, "Not yet: it goes on"),
    (TargetStatus::Withdrawn, "No longer right: it ends"),
];

/// Whether a row is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taken {
    /// It is.
    Yes,
    /// It is, and says no: somebody is absent or does not agree.
    No,
    /// It is not.
    Open,
    /// It does something instead.
    Does,
}

/// What taking a row means.
#[derive(Debug, Clone, PartialEq)]
pub enum Means {
    /// This is said; taken back where there is nothing.
    Says(AnswerKey, Option<Said>),
    /// This comes into the hand.
    Takes(Hand),
    /// The meeting ends.
    Ends,
}

/// A row that can be taken.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// What it says.
    pub text: String,
    /// Whether it is taken.
    pub taken: Taken,
    /// What taking it means.
    pub means: Means,
}

impl Row {
    fn new(text: impl Into<String>, taken: Taken, means: Means) -> Self {
        Self {
            text: text.into(),
            taken,
            means,
        }
    }
}

/// What was said at a step.
pub fn said<'a>(wall: &'a OnWall, step: &Step) -> Option<&'a Said> {
    wall.public.answer(&step.key()).map(|answer| &answer.said)
}

/// The rows of a step.
pub fn rows(wall: &OnWall, step: &Step) -> Vec<Row> {
    match step.prompt.answer {
        AnswerKind::Text | AnswerKind::Working | AnswerKind::Evidence => Vec::new(),
        AnswerKind::Choice => choices(wall, step),
        AnswerKind::Scale => scale(wall, step),
        AnswerKind::YesNo => yes_no(wall, step),
        AnswerKind::Targets => verdicts(wall, step),
        AnswerKind::Provision => provision(wall, step),
        AnswerKind::People => people(wall, step),
        AnswerKind::Agreement => agreement(wall, step),
        AnswerKind::Date => days(wall, step),
        AnswerKind::Decision => decisions(wall, step),
        AnswerKind::Actions => actions(wall),
    }
}

/// Taken where this is what was said.
fn of<T: PartialEq>(now: Option<T>, this: &T) -> Taken {
    if now.is_some_and(|now| now == *this) {
        Taken::Yes
    } else {
        Taken::Open
    }
}

fn choices(wall: &OnWall, step: &Step) -> Vec<Row> {
    let now = said(wall, step);
    let row = |option: &String| {
        let says = Said::Choice(option.clone());
        let taken = of(now, &&says);
        Row::new(option, taken, toggle(step, taken, says))
    };
    step.prompt.options.iter().map(row).collect()
}

/// Says it, or takes it back where it was said.
fn toggle(step: &Step, taken: Taken, says: Said) -> Means {
    Means::Says(step.key(), (taken != Taken::Yes).then_some(says))
}

fn scale(wall: &OnWall, step: &Step) -> Vec<Row> {
    let now = said(wall, step);
    let ends = [step.prompt.options.first(), step.prompt.options.last()];
    let row = |place: u8| {
        let says = Said::Scale(place);
        let taken = of(now, &&says);
        let end = match place {
            1 => ends[0],
            5 => ends[1],
            _ => None,
        };
        let text = end.map_or_else(|| place.to_string(), |end| format!("{place}: {end}"));
        Row::new(text, taken, toggle(step, taken, says))
    };
    (1..=5).map(row).collect()
}

fn yes_no(wall: &OnWall, step: &Step) -> Vec<Row> {
    let now = said(wall, step);
    let row = |(yes, text): (bool, &str)| {
        let says = Said::YesNo(yes);
        let taken = of(now, &&says);
        Row::new(text, taken, toggle(step, taken, says))
    };
    [(true, "Yes"), (false, "No")]
        .into_iter()
        .map(row)
        .collect()
}

fn why_row(why: &str) -> Row {
    let text = if why.is_empty() {
        "Say why".to_owned()
    } else {
        format!("Why: {why}")
    };
    let taken = if why.is_empty() {
        Taken::Does
    } else {
        Taken::Yes
    };
    Row::new(text, taken, Means::Takes(Hand::words(why)))
}

fn verdicts(wall: &OnWall, step: &Step) -> Vec<Row> {
    let judged = said(wall, step).and_then(Said::verdict);
    let (now, why) = judged.map_or((None, ""), |(status, why)| (Some(status), why));
    let mut rows: Vec<Row> = TARGETS
        .iter()
        .map(|(status, text)| {
            let taken = of(now, status);
            let says = Said::Target(*status, why.to_owned());
            Row::new(*text, taken, toggle(step, taken, says))
        })
        .collect();
    rows.push(why_row(why));
    rows
}

fn provision(wall: &OnWall, step: &Step) -> Vec<Row> {
    let now = said(wall, step).and_then(Said::provided);
    let why = now.map_or("", |(_, _, why)| why);
    let impact = now.map_or(Impact::AsExpected, |(_, impact, _)| impact);
    let verdict = Verdict::ALL.iter().map(|verdict| {
        let taken = of(now.map(|(one, _, _)| one), verdict);
        let says = Said::Provision(*verdict, impact, why.to_owned());
        Row::new(verdict.title(), taken, toggle(step, taken, says))
    });
    let goes = now.map_or(Verdict::Continue, |(verdict, _, _)| verdict);
    let effect = Impact::ALL.iter().map(|impact| {
        let taken = of(now.map(|(_, one, _)| one), impact);
        let says = Said::Provision(goes, *impact, why.to_owned());
        let text = format!("It did {}", impact.title());
        Row::new(text, taken, Means::Says(step.key(), Some(says)))
    });
    let mut rows: Vec<Row> = verdict.chain(effect).collect();
    rows.push(why_row(why));
    rows
}

fn person_key(step: &Step, place: u16) -> AnswerKey {
    AnswerKey::of(&step.stage, &step.prompt.key, Item::Person(place))
}

/// Whether a person is here; nothing where nobody has said.
pub fn present(wall: &OnWall, place: u16) -> Option<bool> {
    let mine = wall
        .public
        .answers()
        .iter()
        .filter(|answer| answer.key.item == Item::Person(place));
    mine.rev().find_map(|answer| answer.said.present())
}

fn people(wall: &OnWall, step: &Step) -> Vec<Row> {
    let mut rows: Vec<Row> = (0..)
        .zip(&wall.public.people)
        .map(|(place, person)| {
            let here = present(wall, place);
            let taken = match here {
                Some(true) => Taken::Yes,
                Some(false) => Taken::No,
                None => Taken::Open,
            };
            let text = if person.role.is_empty() {
                person.name.clone()
            } else {
                format!("{}, {}", person.name, person.role)
            };
            let says = Said::Present(here != Some(true));
            Row::new(
                text,
                taken,
                Means::Says(person_key(step, place), Some(says)),
            )
        })
        .collect();
    rows.push(Row::new(
        "Somebody else is here",
        Taken::Does,
        Means::Takes(Hand::words("")),
    ));
    rows
}

fn agreement(wall: &OnWall, step: &Step) -> Vec<Row> {
    (0..)
        .zip(&wall.public.people)
        .filter(|(place, _)| present(wall, *place) != Some(false))
        .map(|(place, person)| {
            let key = person_key(step, place);
            let now = wall.public.answer(&key).map(|answer| &answer.said);
            let (taken, says, words) = match now.and_then(Said::agrees) {
                Some((true, words)) => (
                    Taken::Yes,
                    Some(Said::Agrees(false, words.to_owned())),
                    words,
                ),
                Some((false, words)) => (Taken::No, None, words),
                None => (Taken::Open, Some(Said::Agrees(true, String::new())), ""),
            };
            let state = match taken {
                Taken::Yes => ": agrees",
                Taken::No => ": does not agree",
                Taken::Open | Taken::Does => "",
            };
            let words = if words.is_empty() {
                String::new()
            } else {
                format!(". “{words}”")
            };
            let text = format!("{}{state}{words}", person.name);
            Row::new(text, taken, Means::Says(key, says))
        })
        .collect()
}

fn days(wall: &OnWall, step: &Step) -> Vec<Row> {
    let now = said(wall, step).and_then(Said::day);
    let long = |day: NaiveDate| {
        let when = relative(day, wall.today);
        format!("{}, {when}", day.format("%A %-d %B %Y"))
    };
    let offered = wall.public.next_days.iter().copied();
    let others = now.filter(|day| !wall.public.next_days.contains(day));
    let mut rows: Vec<Row> = offered
        .chain(others)
        .map(|day| {
            let taken = of(now, &day);
            Row::new(long(day), taken, toggle(step, taken, Said::Date(day)))
        })
        .collect();
    rows.push(Row::new(
        "Another day",
        Taken::Does,
        Means::Takes(Hand::words("")),
    ));
    rows
}

/// The decisions that rule one another out.
fn excludes(one: Decision, other: Decision) -> bool {
    let group = |decision: Decision| match decision {
        Decision::NextCycle | Decision::StepDown | Decision::Leave => 1,
        Decision::Keep | Decision::Amend | Decision::Cease => 2,
        Decision::Specialist | Decision::EhcRequest => 0,
    };
    one != other && group(one) == group(other) && group(one) > 0
}

fn decisions(wall: &OnWall, step: &Step) -> Vec<Row> {
    let (now, why) = said(wall, step).and_then(Said::decided).unwrap_or_default();
    let mut rows: Vec<Row> = Decision::ALL
        .iter()
        .filter(|decision| decision.suits(wall.public.kind))
        .map(|decision| {
            let taken = of(now.iter().find(|one| *one == decision), &decision);
            let mut then = now.to_vec();
            if taken == Taken::Yes {
                then.retain(|one| one != decision);
            } else {
                then.retain(|one| !excludes(*one, *decision));
                then.push(*decision);
            }
            // A reason alone is kept, too: nothing typed is lost by changing one's mind.
            let nothing = then.is_empty() && why.is_empty();
            let says = (!nothing).then(|| Said::Decided(then, why.to_owned()));
            Row::new(decision.title(), taken, Means::Says(step.key(), says))
        })
        .collect();
    rows.push(why_row(why));
    rows
}

/// The actions so far.
pub fn actions_so_far(wall: &OnWall) -> impl Iterator<Item = (u16, &str, &str, NaiveDate)> {
    wall.public.answers().iter().filter_map(|answer| {
        let Item::Number(place) = answer.key.item else {
            return None;
        };
        let (what, who, by) = answer.said.action()?;
        Some((place, what, who, by))
    })
}

fn actions(wall: &OnWall) -> Vec<Row> {
    let mut rows: Vec<Row> = actions_so_far(wall)
        .map(|(place, what, who, by)| {
            let day = by.format("%-d/%-m/%Y").to_string();
            let mut draft = ActionDraft::with([what, who, &day], ActionField::What);
            draft.place = Some(place);
            let text = format!("{what} · {who} · by {}", by.format("%-d %b"));
            Row::new(
                text,
                Taken::Yes,
                Means::Takes(Hand::Action(Box::new(draft))),
            )
        })
        .collect();
    rows.push(Row::new(
        "Write an action down",
        Taken::Does,
        Means::Takes(Hand::Action(Box::new(ActionDraft::blank()))),
    ));
    rows
}
