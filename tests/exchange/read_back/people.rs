//! Reads pupils and what is written down round their passport and plan.

use super::{area, channel, code, day, id, list, maybe, number, text};
use plimsoll::domain::clock::{Clock, ClockKind, Closed, Done, Pause, Step};
use plimsoll::domain::codes::{Flag, SenProvision, SenType};
use plimsoll::domain::concern::{Concern, Decided, Decision, Told};
use plimsoll::domain::id::{ClockId, ConcernId, PupilId, TalkId};
use plimsoll::domain::pupil::{
    Contact, Need, Professional, ProvisionSpell, Pupil, PupilName, Responsibility, Roll,
};
use plimsoll::domain::talk::{Talk, TalkKind};
use plimsoll::domain::upn::Upn;
use plimsoll::domain::year::YearGroup;
use serde_json::Value as Json;

pub(super) fn pupil(json: &Json) -> Pupil {
    let (name, roll) = (&json["name"], &json["roll"]);
    Pupil {
        id: PupilId::from_bytes(id(&json["id"])),
        name: PupilName {
            surname: text(&name["surname"]),
            forename: text(&name["forename"]),
            preferred: maybe(&name["preferred"], text),
        },
        roll: Roll {
            upn: maybe(&roll["upn"], |upn| {
                Upn::parse(upn.as_str().unwrap()).unwrap()
            }),
            external: maybe(&roll["other_number"], text),
            born: maybe(&roll["born"], day),
            year: maybe(&roll["year"], |year| {
                YearGroup::all().find(|one| year == one.name()).unwrap()
            }),
            form: text(&roll["form"]),
            left: maybe(&roll["left"], day),
            left_for: text(&roll["left_for"]),
        },
        provision: list(&json["provision_history"], spell),
        needs: list(&json["needs"], |need| Need {
            rank: number(&need["rank"]),
            kind: code(SenType::ALL, SenType::code, &need["type"]),
        }),
        flags: list(&json["flags"], |flag| code(Flag::ALL, Flag::code, flag))
            .into_iter()
            .collect(),
        contacts: list(&json["contacts"], contact),
        professionals: list(&json["professionals"], professional),
    }
}

fn spell(json: &Json) -> ProvisionSpell {
    ProvisionSpell {
        provision: code(SenProvision::ALL, SenProvision::code, &json["provision"]),
        start: maybe(&json["start"], day),
        end: maybe(&json["end"], day),
        reason: text(&json["reason"]),
        ended: text(&json["ended"]),
    }
}

fn contact(json: &Json) -> Contact {
    let held = |one| match one {
        Responsibility::Unknown => "unknown",
        Responsibility::Holds => "holds",
        Responsibility::DoesNot => "does_not",
    };
    Contact {
        name: text(&json["name"]),
        relation: text(&json["relation"]),
        phone: text(&json["phone"]),
        email: text(&json["email"]),
        responsibility: code(Responsibility::ALL, held, &json["responsibility"]),
        note: text(&json["note"]),
    }
}

fn professional(json: &Json) -> Professional {
    Professional {
        name: text(&json["name"]),
        role: text(&json["role"]),
        service: text(&json["service"]),
        reach: text(&json["reach"]),
        since: maybe(&json["since"], day),
        until: maybe(&json["until"], day),
        note: text(&json["note"]),
    }
}

pub(super) fn concern(pupil: PupilId, json: &Json) -> Concern {
    Concern {
        id: ConcernId::from_bytes(id(&json["id"])),
        pupil,
        raised: day(&json["raised"]),
        by: text(&json["by"]),
        area: maybe(&json["area"], area),
        seen: text(&json["seen"]),
        tried: text(&json["tried"]),
        told: maybe(&json["told"], |json| Told {
            on: day(&json["on"]),
            how: channel(&json["how"]),
            response: text(&json["response"]),
        }),
        decided: maybe(&json["decided"], |json| Decided {
            on: day(&json["on"]),
            decision: code(Decision::ALL, Decision::code, &json["decision"]),
            why: text(&json["why"]),
        }),
    }
}

pub(super) fn talk(pupil: PupilId, json: &Json) -> Talk {
    Talk {
        id: TalkId::from_bytes(id(&json["id"])),
        pupil,
        on: day(&json["on"]),
        kind: code(TalkKind::ALL, TalkKind::code, &json["kind"]),
        how: channel(&json["how"]),
        with: text(&json["with"]),
        about: text(&json["about"]),
    }
}

pub(super) fn clock(pupil: PupilId, json: &Json) -> Clock {
    let step = |json: &Json| code(Step::ALL, Step::code, json);
    Clock {
        id: ClockId::from_bytes(id(&json["id"])),
        pupil,
        kind: code(ClockKind::ALL, ClockKind::code, &json["kind"]),
        start: day(&json["start"]),
        meeting: maybe(&json["meeting"], day),
        note: text(&json["note"]),
        done: list(&json["done"], |json| Done {
            step: step(&json["step"]),
            on: day(&json["on"]),
        }),
        pauses: list(&json["pauses"], |json| Pause {
            from: day(&json["from"]),
            until: maybe(&json["until"], day),
            why: text(&json["why"]),
        }),
        closed: maybe(&json["closed"], |json| Closed {
            on: day(&json["on"]),
            why: text(&json["why"]),
        }),
    }
}
