//! Reads passports and plans.

use super::{area, channel, code, day, id, list, maybe, number, party, setting, text};
use plimsoll::domain::assess::{Assessment, Score, Source, SourceKind};
use plimsoll::domain::id::{PlanId, ProvisionId, PupilId, StrategyId, TargetId};
use plimsoll::domain::measure::{Direction, Measure, Reading, Scale, Value};
use plimsoll::domain::passport::{Agreed, HeadingKey, Passport, Section, Strategy};
use plimsoll::domain::plan::{Agreement, Notified, Plan, Target, TargetStatus};
use plimsoll::domain::provision::{
    Condition, Cost, Dosage, Impact, Provision, ProvisionResult, Verdict,
};
use plimsoll::domain::staff::Initials;
use serde_json::Value as Json;

pub(super) fn passport(pupil: PupilId, json: &Json) -> Passport {
    Passport {
        pupil,
        version: number(&json["version"]),
        agreed: maybe(&json["agreed"], |json| Agreed {
            on: day(&json["on"]),
            by: Initials::parse(json["by"].as_str().unwrap()).unwrap(),
            with: list(&json["with"], party),
        }),
        updated: day(&json["updated"]),
        sections: list(&json["sections"], |json| Section {
            // A heading of the school's own is titled by its key.
            heading: if json["heading"] == json["title"] {
                HeadingKey::Own(text(&json["heading"]))
            } else {
                HeadingKey::of(json["heading"].as_str().unwrap())
            },
            bullets: list(&json["bullets"], text),
        }),
        strategies: list(&json["strategies"], |json| Strategy {
            id: StrategyId::from_bytes(id(&json["id"])),
            text: text(&json["text"]),
            areas: list(&json["areas"], area),
            settings: list(&json["settings"], setting),
            pinned: maybe(&json["pinned"], number),
            since: day(&json["since"]),
            library: maybe(&json["library"], text),
        }),
        access: list(&json["access"], text),
    }
}

pub(super) fn plan(pupil: PupilId, json: &Json) -> Plan {
    let assess = &json["assess"];
    Plan {
        id: PlanId::from_bytes(id(&json["id"])),
        pupil,
        cycle: number(&json["cycle"]),
        started: day(&json["started"]),
        last_review: maybe(&json["last_review"], day),
        review_on: day(&json["next_review"]),
        outcomes: list(&json["outcomes"], text),
        targets: list(&json["targets"], target),
        provision: list(&json["provision"], provision),
        home: list(&json["home"], text),
        assess: Assessment {
            strengths: list(&assess["strengths"], text),
            sources: list(&assess["sources"], |json| Source {
                kind: code(SourceKind::ALL, SourceKind::code, &json["kind"]),
                on: day(&json["on"]),
                finding: text(&json["finding"]),
                score: maybe(&json["score"], |json| Score {
                    scale: scale(&json["scale"]),
                    value: value(json),
                }),
            }),
            barriers: list(&assess["barriers"], text),
        },
        impact: text(&json["impact"]),
        notified: maybe(&json["notified"], |json| Notified {
            on: day(&json["on"]),
            how: channel(&json["how"]),
        }),
        agreements: list(&json["agreements"], |json| Agreement {
            party: party(&json["party"]),
            name: text(&json["name"]),
            on: day(&json["on"]),
        }),
        aware: maybe(&json["aware"], day),
    }
}

fn target(json: &Json) -> Target {
    Target {
        id: TargetId::from_bytes(id(&json["id"])),
        number: number(&json["number"]),
        text: text(&json["text"]),
        criterion: text(&json["criterion"]),
        area: maybe(&json["area"], area),
        measure: measure(&json["measure"]),
        by: day(&json["by"]),
        status: code(TargetStatus::ALL, TargetStatus::code, &json["status"]),
    }
}

fn provision(json: &Json) -> Provision {
    let (dosage, cost) = (&json["dosage"], &json["cost"]);
    let impacts =
        |impact: &Json| Impact::ALL[usize::try_from(impact.as_i64().unwrap() + 2).unwrap()];
    Provision {
        id: ProvisionId::from_bytes(id(&json["id"])),
        name: text(&json["name"]),
        layer: text(&json["layer"]),
        dosage: Dosage {
            sessions_a_week: number(&dosage["sessions_a_week"]),
            minutes: number(&dosage["minutes"]),
            group_size: number(&dosage["group_size"]),
        },
        deliverer: text(&json["deliverer"]),
        accountable: text(&json["accountable"]),
        place: text(&json["place"]),
        start: day(&json["start"]),
        end: day(&json["end"]),
        area: maybe(&json["area"], area),
        cost: Cost {
            pence_an_hour: number(&cost["pence_an_hour"]),
            resources: number(&cost["resources"]),
        },
        conditions: list(&json["conditions"], |one| {
            code(Condition::ALL, Condition::code, one)
        })
        .into_iter()
        .collect(),
        measure: maybe(&json["measure"], measure),
        result: maybe(&json["result"], |json| ProvisionResult {
            on: day(&json["on"]),
            impact: impacts(&json["impact"]),
            verdict: code(Verdict::ALL, Verdict::code, &json["verdict"]),
            why: text(&json["why"]),
        }),
    }
}

fn measure(json: &Json) -> Measure {
    let reading = |json: &Json| Reading {
        on: day(&json["on"]),
        value: value(json),
    };
    let readings = list(&json["readings"], reading);
    assert_eq!(maybe(&json["latest"], reading).as_ref(), readings.last());
    Measure {
        scale: scale(&json["scale"]),
        baseline: maybe(&json["baseline"], reading),
        aim: maybe(&json["aim"], value),
        readings,
    }
}

fn scale(json: &Json) -> Scale {
    match json["kind"].as_str().unwrap() {
        "number" => Scale::Number {
            unit: text(&json["unit"]),
            direction: match json["better"].as_str().unwrap() {
                "higher" => Direction::Up,
                "lower" => Direction::Down,
                other => panic!("{other}"),
            },
        },
        "levels" => Scale::Levels(list(&json["levels"], text)),
        "leuven" => Scale::Leuven,
        "standardised" => Scale::Standardised,
        "reading_age" => Scale::ReadingAge,
        "words" => Scale::Words,
        other => panic!("{other}"),
    }
}

fn value(json: &Json) -> Value {
    if let Some(pair) = json["leuven"].as_object() {
        return Value::Leuven {
            wellbeing: number(&pair["wellbeing"]),
            involvement: number(&pair["involvement"]),
        };
    }
    let points = maybe(&json["points"], number);
    points.map_or_else(|| Value::Text(text(&json["text"])), Value::Points)
}
