//! Reads reviews, what was said in them, and action points.

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

pub(super) fn review(pupil: PupilId, json: &Json) -> Review {
    Review {
        id: ReviewId::from_bytes(id(&json["id"])),
        pupil,
        plan: maybe(&json["plan"], plan),
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
            working: list(&json["working"], text),
            not_working: list(&json["not_working"], text),
            wishes: list(&json["wishes"], text),
        }),
        answers: list(&json["answers"], answer),
        outcome: maybe(&json["outcome"], |json| Outcome {
            on: day(&json["on"]),
            led_by: Initials::parse(json["led_by"].as_str().unwrap()).unwrap(),
            decisions: list(&json["decisions"], decision),
            reason: text(&json["reason"]),
            next_review: maybe(&json["next_review"], day),
            next_plan: maybe(&json["next_plan"], plan),
            evidence: list(&json["evidence"], text),
        }),
        shared: maybe(&json["shared"], |json| Shared {
            on: day(&json["on"]),
            how: channel(&json["how"]),
            response: text(&json["response"]),
        }),
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

fn answer(json: &Json) -> Answer {
    let answer = Answer {
        key: AnswerKey {
            prompt: text(&json["prompt"]),
            item: item(&json["item"]),
        },
        asked: text(&json["asked"]),
        said: said(&json["said"]),
        stamp: stamp(&json["logged"]),
    };
    let private =
        matches!(answer.said, Said::Private(_)) || answer.key.prompt == AnswerKey::PRIVATE;
    assert_eq!(json["private"], private);
    answer
}

fn item(json: &Json) -> Item {
    match json["kind"].as_str().unwrap() {
        "whole" => Item::Whole,
        "target" => Item::Target(TargetId::from_bytes(id(&json["id"]))),
        "provision" => Item::Provision(ProvisionId::from_bytes(id(&json["id"]))),
        "working" => Item::Working(side(&json["side"])),
        "not_working" => Item::NotWorking(side(&json["side"])),
        "side" => Item::Side(side(&json["side"])),
        "person" => Item::Person(number(&json["place"])),
        "number" => Item::Number(number(&json["place"])),
        other => panic!("{other}"),
    }
}

fn said(json: &Json) -> Said {
    let why = || text(&json["why"]);
    let yes = |name: &str| json[name].as_bool().unwrap();
    match json["kind"].as_str().unwrap() {
        "words" => Said::Words(list(&json["lines"], text)),
        "choice" => Said::Choice(text(&json["option"])),
        "scale" => Said::Scale(number(&json["place"])),
        "yes_no" => Said::YesNo(yes("yes")),
        "target" => {
            let status = code(TargetStatus::ALL, TargetStatus::code, &json["status"]);
            Said::Target(status, why())
        }
        "provision" => {
            let verdict = code(Verdict::ALL, Verdict::code, &json["verdict"]);
            let place = usize::try_from(json["impact"].as_i64().unwrap() + 2).unwrap();
            Said::Provision(verdict, Impact::ALL[place], why())
        }
        "date" => Said::Date(day(&json["on"])),
        "present" => Said::Present(yes("here")),
        "agrees" => Said::Agrees(yes("agrees"), text(&json["words"])),
        "decided" => Said::Decided(list(&json["decisions"], decision), why()),
        "action" => Said::Action(text(&json["what"]), text(&json["who"]), day(&json["by"])),
        "private" => Said::Private(text(&json["note"])),
        other => panic!("{other}"),
    }
}

fn plan(json: &Json) -> PlanId {
    PlanId::from_bytes(id(json))
}

fn side(json: &Json) -> Side {
    code(Side::ALL, Side::code, json)
}

fn decision(json: &Json) -> Decision {
    code(Decision::ALL, Decision::code, json)
}
