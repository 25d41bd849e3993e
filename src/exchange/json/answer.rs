//! What was said in a meeting as JSON. A private note is on record like everything else, and says that it is one.

use super::entry::LoggedJson;
use super::provision::impact;
use crate::domain::review::{Answer, Decision, Item, Said};
use chrono::NaiveDate;
use serde::Serialize;

/// An answer.
#[derive(Debug, Serialize)]
pub(super) struct AnswerJson<'a> {
    /// The question's stage and key, or `+action`, `+parked`, `+private`, `+note`.
    prompt: &'a str,
    item: ItemJson,
    asked: &'a str,
    /// Whether it is for staff alone.
    private: bool,
    said: SaidJson<'a>,
    logged: LoggedJson<'a>,
}

/// What a question is about.
#[derive(Debug, Default, Serialize)]
struct ItemJson {
    kind: &'static str,
    /// The target or the row of provision.
    id: Option<String>,
    side: Option<&'static str>,
    /// The person, or the one of several, from 0.
    place: Option<u16>,
}

#[derive(Debug, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
enum SaidJson<'a> {
    Words {
        lines: &'a [String],
    },
    Choice {
        option: &'a str,
    },
    Scale {
        place: u8,
    },
    YesNo {
        yes: bool,
    },
    Target {
        status: &'static str,
        why: &'a str,
    },
    Provision {
        verdict: &'static str,
        impact: i8,
        why: &'a str,
    },
    Date {
        on: NaiveDate,
    },
    Present {
        here: bool,
    },
    Agrees {
        agrees: bool,
        words: &'a str,
    },
    Decided {
        decisions: Vec<&'static str>,
        why: &'a str,
    },
    Action {
        what: &'a str,
        who: &'a str,
        by: NaiveDate,
    },
    Private {
        note: &'a str,
    },
}

impl<'a> AnswerJson<'a> {
    /// What was said to a question.
    pub(super) fn new(answer: &'a Answer) -> Self {
        Self {
            prompt: &answer.key.prompt,
            item: item(answer.key.item),
            asked: &answer.asked,
            private: is_private(answer),
            said: said(&answer.said),
            logged: LoggedJson::new(&answer.stamp),
        }
    }
}

/// Whether an answer is for staff alone, by what it is or by what it is put to.
pub(in crate::exchange) fn is_private(answer: &Answer) -> bool {
    matches!(answer.said, Said::Private(_))
        || answer.key.prompt == crate::domain::review::AnswerKey::PRIVATE
}

fn item(item: Item) -> ItemJson {
    let of = |kind| ItemJson {
        kind,
        ..ItemJson::default()
    };
    match item {
        Item::Whole => of("whole"),
        Item::Target(target) => ItemJson {
            id: Some(target.to_string()),
            ..of("target")
        },
        Item::Provision(row) => ItemJson {
            id: Some(row.to_string()),
            ..of("provision")
        },
        Item::Working(side) => ItemJson {
            side: Some(side.code()),
            ..of("working")
        },
        Item::NotWorking(side) => ItemJson {
            side: Some(side.code()),
            ..of("not_working")
        },
        Item::Side(side) => ItemJson {
            side: Some(side.code()),
            ..of("side")
        },
        Item::Person(place) => ItemJson {
            place: Some(place),
            ..of("person")
        },
        Item::Number(place) => ItemJson {
            place: Some(place),
            ..of("number")
        },
    }
}

fn said(said: &Said) -> SaidJson<'_> {
    match said {
        Said::Words(lines) => SaidJson::Words { lines },
        Said::Choice(option) => SaidJson::Choice { option },
        Said::Scale(place) => SaidJson::Scale { place: *place },
        Said::YesNo(yes) => SaidJson::YesNo { yes: *yes },
        Said::Target(status, why) => SaidJson::Target {
            status: status.code(),
            why,
        },
        Said::Provision(verdict, came, why) => SaidJson::Provision {
            verdict: verdict.code(),
            impact: impact(*came),
            why,
        },
        Said::Date(on) => SaidJson::Date { on: *on },
        Said::Present(here) => SaidJson::Present { here: *here },
        Said::Agrees(agrees, words) => SaidJson::Agrees {
            agrees: *agrees,
            words,
        },
        Said::Decided(decisions, why) => SaidJson::Decided {
            decisions: decisions.iter().copied().map(Decision::code).collect(),
            why,
        },
        Said::Action(what, who, by) => SaidJson::Action { what, who, by: *by },
        Said::Private(note) => SaidJson::Private { note },
    }
}
