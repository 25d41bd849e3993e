//! A review with all that was said in its meeting, as JSON. Notes for staff alone are part of the record and marked as private.

use crate::domain::review::{
    Answer, Attendee, Decision, Item, Outcome, Review, Said, Shared, View,
};
use chrono::NaiveDate;
use serde::Serialize;

/// A review.
#[derive(Debug, Serialize)]
pub struct ReviewJson<'a> {
    id: String,
    plan: Option<String>,
    cycle: u32,
    kind: &'static str,
    script: &'a str,
    title: &'a str,
    planned: Option<NaiveDate>,
    status: &'static str,
    people: Vec<PersonJson<'a>>,
    views: Vec<ViewJson<'a>>,
    answers: Vec<AnswerJson<'a>>,
    outcome: Option<OutcomeJson<'a>>,
    shared: Option<SharedJson<'a>>,
}

#[derive(Debug, Serialize)]
struct PersonJson<'a> {
    name: &'a str,
    side: &'static str,
    role: &'a str,
}

#[derive(Debug, Serialize)]
struct ViewJson<'a> {
    side: &'static str,
    from: &'a str,
    on: NaiveDate,
    how: &'static str,
    working: &'a [String],
    not_working: &'a [String],
    wishes: &'a [String],
}

#[derive(Debug, Serialize)]
struct AnswerJson<'a> {
    prompt: &'a str,
    item: ItemJson,
    asked: &'a str,
    said: SaidJson<'a>,
    by: &'a str,
    /// RFC 3339, with the local clock's offset.
    at: String,
}

/// What a question is about.
#[derive(Debug, Serialize)]
#[serde(tag = "about", rename_all = "snake_case")]
enum ItemJson {
    Whole,
    Target { id: String },
    Provision { id: String },
    Working { side: &'static str },
    NotWorking { side: &'static str },
    Side { side: &'static str },
    Person { place: u16 },
    Number { place: u16 },
}

/// What was said.
#[derive(Debug, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
enum SaidJson<'a> {
    Words {
        lines: &'a [String],
    },
    Choice {
        text: &'a str,
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
        impact: i32,
        why: &'a str,
    },
    Date {
        day: NaiveDate,
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
        text: &'a str,
    },
}

#[derive(Debug, Serialize)]
struct OutcomeJson<'a> {
    on: NaiveDate,
    led_by: &'a str,
    decisions: Vec<&'static str>,
    reason: &'a str,
    next_review: Option<NaiveDate>,
    next_plan: Option<String>,
    evidence: &'a [String],
}

#[derive(Debug, Serialize)]
struct SharedJson<'a> {
    on: NaiveDate,
    how: &'static str,
    response: &'a str,
}

impl<'a> ReviewJson<'a> {
    /// A review of a pupil's.
    pub fn new(review: &'a Review) -> Self {
        Self {
            id: review.id.to_string(),
            plan: review.plan.map(|plan| plan.to_string()),
            cycle: review.cycle,
            kind: review.kind.code(),
            script: &review.script,
            title: &review.title,
            planned: review.planned,
            status: review.status.code(),
            people: review.people.iter().map(person).collect(),
            views: review.views.iter().map(view).collect(),
            answers: review.answers.iter().map(answer).collect(),
            outcome: review.outcome.as_ref().map(outcome),
            shared: review.shared.as_ref().map(shared),
        }
    }
}

fn person(person: &Attendee) -> PersonJson<'_> {
    PersonJson {
        name: &person.name,
        side: person.side.code(),
        role: &person.role,
    }
}

fn view(view: &View) -> ViewJson<'_> {
    ViewJson {
        side: view.side.code(),
        from: &view.from,
        on: view.on,
        how: view.how.code(),
        working: &view.working,
        not_working: &view.not_working,
        wishes: &view.wishes,
    }
}

fn answer(answer: &Answer) -> AnswerJson<'_> {
    AnswerJson {
        prompt: &answer.key.prompt,
        item: item(answer.key.item),
        asked: &answer.asked,
        said: said(&answer.said),
        by: answer.stamp.by.as_str(),
        at: answer.stamp.at.fixed().to_rfc3339(),
    }
}

fn item(item: Item) -> ItemJson {
    match item {
        Item::Whole => ItemJson::Whole,
        Item::Target(id) => ItemJson::Target { id: id.to_string() },
        Item::Provision(id) => ItemJson::Provision { id: id.to_string() },
        Item::Working(side) => ItemJson::Working { side: side.code() },
        Item::NotWorking(side) => ItemJson::NotWorking { side: side.code() },
        Item::Side(side) => ItemJson::Side { side: side.code() },
        Item::Person(place) => ItemJson::Person { place },
        Item::Number(place) => ItemJson::Number { place },
    }
}

fn said(said: &Said) -> SaidJson<'_> {
    match said {
        Said::Words(lines) => SaidJson::Words { lines },
        Said::Choice(text) => SaidJson::Choice { text },
        Said::Scale(place) => SaidJson::Scale { place: *place },
        Said::YesNo(yes) => SaidJson::YesNo { yes: *yes },
        Said::Target(status, why) => SaidJson::Target {
            status: status.code(),
            why,
        },
        Said::Provision(verdict, impact, why) => SaidJson::Provision {
            verdict: verdict.code(),
            impact: impact.score(),
            why,
        },
        Said::Date(day) => SaidJson::Date { day: *day },
        Said::Present(here) => SaidJson::Present { here: *here },
        Said::Agrees(agrees, words) => SaidJson::Agrees {
            agrees: *agrees,
            words,
        },
        Said::Decided(all, why) => SaidJson::Decided {
            decisions: decisions(all),
            why,
        },
        Said::Action(what, who, by) => SaidJson::Action { what, who, by: *by },
        Said::Private(text) => SaidJson::Private { text },
    }
}

fn decisions(all: &[Decision]) -> Vec<&'static str> {
    all.iter().map(|one| one.code()).collect()
}

fn outcome(outcome: &Outcome) -> OutcomeJson<'_> {
    OutcomeJson {
        on: outcome.on,
        led_by: outcome.led_by.as_str(),
        decisions: decisions(&outcome.decisions),
        reason: &outcome.reason,
        next_review: outcome.next_review,
        next_plan: outcome.next_plan.map(|plan| plan.to_string()),
        evidence: &outcome.evidence,
    }
}

fn shared(shared: &Shared) -> SharedJson<'_> {
    SharedJson {
        on: shared.on,
        how: shared.how.code(),
        response: &shared.response,
    }
}
