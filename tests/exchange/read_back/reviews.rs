//! Reviews, what was said in them, and action points.

use super::{channel, code, day, id, list, maybe, number, stamp, text};
use plimsoll::domain::id::{ActionId, PlanId, ProvisionId, PupilId, ReviewId, TargetId};
use plimsoll::domain::plan::TargetStatus;
use plimsoll::domain::provision::{Impact, Verdict};
use plimsoll::domain::review::{
    ActionPoint, Answer, AnswerKey, Attendee, Decision, Item, Outcome, Review, ReviewKind,
    ReviewStatus, Said, Shared, Side, View,
};
use plimsoll::domain::staff::Initials;
use serde_json::Value as Json;

fn side(json: &Json) -> Side {
    code(Side::ALL, Side::code, json)
}

fn texts(json: &Json) -> Vec<String> {
    list(json, text)
}

fn decisions(json: &Json) -> Vec<Decision> {
    list(json, |json| code(Decision::ALL, Decision::code, json))
}

pub(super) fn review(pupil: PupilId, json: &Json) -> Review {
    Review {
        id: ReviewId::from_bytes(id(&json["id"])),
        pupil,
        plan: maybe(&json["plan"], |json| PlanId::from_bytes(id(json))),
        cycle: number(&json["cycle"]),
        kind: code(ReviewKind::ALL, ReviewKind::code, &json["kind"]),
        script: text(&json["script"]),
        title: text(&json["title"]),
        planned: maybe(&json["planned"], day),
        status: code(ReviewStatus::ALL, ReviewStatus::code, &json["status"]),
        people: list(&json["people"], |json| Attendee {
            name: text(&json["name"]),
            side: side(&json["side"]),
            role: text(&json["role"]),
        }),
        views: list(&json["views"], |json| View {
            side: side(&json["side"]),
            from: text(&json["from"]),
            on: day(&json["on"]),
            how: channel(&json["how"]),
            working: texts(&json["working"]),
            not_working: texts(&json["not_working"]),
            wishes: texts(&json["wishes"]),
        }),
        answers: list(&json["answers"], answer),
        outcome: maybe(&json["outcome"], outcome),
        shared: maybe(&json["shared"], |json| Shared {
            on: day(&json["on"]),
            how: channel(&json["how"]),
            response: text(&json["response"]),
        }),
    }
}

fn outcome(json: &Json) -> Outcome {
    Outcome {
        on: day(&json["on"]),
        led_by: Initials::parse(json["led_by"].as_str().unwrap()).unwrap(),
        decisions: decisions(&json["decisions"]),
        reason: text(&json["reason"]),
        next_review: maybe(&json["next_review"], day),
        next_plan: maybe(&json["next_plan"], |json| PlanId::from_bytes(id(json))),
        evidence: texts(&json["evidence"]),
    }
}

fn answer(json: &Json) -> Answer {
    Answer {
        key: AnswerKey {
            prompt: text(&json["prompt"]),
            item: item(&json["item"]),
        },
        asked: text(&json["asked"]),
        said: said(&json["said"]),
        stamp: stamp(json),
    }
}

fn item(json: &Json) -> Item {
    match json["about"].as_str().unwrap() {
        "whole" => Item::Whole,
        "target" => Item::Target(TargetId::from_bytes(id(&json["id"]))),
        "provision" => Item::Provision(ProvisionId::from_bytes(id(&json["id"]))),
        "working" => Item::Working(side(&json["side"])),
        "not_working" => Item::NotWorking(side(&json["side"])),
        "side" => Item::Side(side(&json["side"])),
        "person" => Item::Person(number(&json["place"])),
        "number" => Item::Number(number(&json["place"])),
        other => panic!("{other} is about nothing"),
    }
}

fn said(json: &Json) -> Said {
    let flag = |json: &Json| json.as_bool().unwrap();
    match json["kind"].as_str().unwrap() {
        "words" => Said::Words(texts(&json["lines"])),
        "choice" => Said::Choice(text(&json["text"])),
        "scale" => Said::Scale(number(&json["place"])),
        "yes_no" => Said::YesNo(flag(&json["yes"])),
        "target" => Said::Target(
            code(TargetStatus::ALL, TargetStatus::code, &json["status"]),
            text(&json["why"]),
        ),
        "provision" => {
            let impact: i32 = number(&json["impact"]);
            let impact = Impact::ALL
                .iter()
                .find(|one| one.score() == impact)
                .unwrap();
            let verdict = code(Verdict::ALL, Verdict::code, &json["verdict"]);
            Said::Provision(verdict, *impact, text(&json["why"]))
        }
        "date" => Said::Date(day(&json["day"])),
        "present" => Said::Present(flag(&json["here"])),
        "agrees" => Said::Agrees(flag(&json["agrees"]), text(&json["words"])),
        "decided" => Said::Decided(decisions(&json["decisions"]), text(&json["why"])),
        "action" => Said::Action(text(&json["what"]), text(&json["who"]), day(&json["by"])),
        "private" => Said::Private(text(&json["text"])),
        other => panic!("{other} says nothing"),
    }
}

pub(super) fn action(pupil: PupilId, json: &Json) -> ActionPoint {
    ActionPoint {
        id: ActionId::from_bytes(id(&json["id"])),
        pupil,
        review: maybe(&json["review"], |json| ReviewId::from_bytes(id(json))),
        what: text(&json["what"]),
        who: text(&json["who"]),
        by: day(&json["by"]),
        done: maybe(&json["done"], day),
        note: text(&json["note"]),
    }
}
