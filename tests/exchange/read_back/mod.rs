//! Reads an export back into the values it was written from: what JSON leaves out or blurs shows here.

mod people;
mod reviews;
mod writing;

use chrono::{DateTime, NaiveDate, NaiveTime};
use people::{clock, concern, pupil, talk};
use plimsoll::domain::calendar::{Calendar, Period, Span, Term};
use plimsoll::domain::codes::Area;
use plimsoll::domain::delivery::{About, Entry, Independence, Outcome, Rating, Reason};
use plimsoll::domain::id::{EntryId, ProvisionId, PupilId, StrategyId, TargetId};
use plimsoll::domain::library::{Category, LibraryStrategy};
use plimsoll::domain::passport::Setting;
use plimsoll::domain::plan::Party;
use plimsoll::domain::school::{School, SchoolKind, Settings};
use plimsoll::domain::staff::{Initials, Stamp};
use plimsoll::domain::talk::Channel;
use plimsoll::domain::time::{Moment, When};
use reviews::{action, review};
use serde_json::Value as Json;
use writing::{passport, plan};

/// A school and the entries of its logs, as the document has them.
pub(crate) fn school(json: &Json) -> (School, Vec<Entry>) {
    assert_eq!(json["format"], "plimsoll.school.1");
    let mut school = School::empty();
    let mut entries = Vec::new();
    school.settings = maybe(&json["school"], settings);
    let lines = list(&json["library"], line).into_iter();
    school.library = lines.map(|line| (line.key.clone(), line)).collect();
    for record in json["pupils"].as_array().unwrap() {
        let pupil = pupil(&record["pupil"]);
        let id = pupil.id;
        school.pupils.insert(id, pupil);
        let passport = maybe(&record["passport"], |json| passport(id, json));
        school.passports.extend(passport.map(|one| (id, one)));
        let plan = maybe(&record["plan"], |json| plan(id, json));
        school.plans.extend(plan.map(|one| (id, one)));
        for one in list(&record["concerns"], |json| concern(id, json)) {
            school.concerns.insert(one.id, one);
        }
        for one in list(&record["talks"], |json| talk(id, json)) {
            school.talks.insert(one.id, one);
        }
        for one in list(&record["clocks"], |json| clock(id, json)) {
            school.clocks.insert(one.id, one);
        }
        for one in list(&record["reviews"], |json| review(id, json)) {
            school.reviews.insert(one.id, one);
        }
        for one in list(&record["actions"], |json| action(id, json)) {
            school.actions.insert(one.id, one);
        }
        entries.extend(list(&record["entries"], |json| entry(id, json)));
    }
    (school, entries)
}

fn text(json: &Json) -> String {
    json.as_str().unwrap().to_owned()
}

fn day(json: &Json) -> NaiveDate {
    json.as_str().unwrap().parse().unwrap()
}

fn number<T: TryFrom<i64, Error: std::fmt::Debug>>(json: &Json) -> T {
    json.as_i64().unwrap().try_into().unwrap()
}

fn maybe<T>(json: &Json, read: impl FnOnce(&Json) -> T) -> Option<T> {
    (!json.is_null()).then(|| read(json))
}

fn list<T>(json: &Json, read: impl Fn(&Json) -> T) -> Vec<T> {
    json.as_array().unwrap().iter().map(read).collect()
}

fn id(json: &Json) -> [u8; 16] {
    let digits = json.as_str().unwrap();
    assert_eq!(digits.len(), 32);
    u128::from_str_radix(digits, 16).unwrap().to_be_bytes()
}

/// The member of a code set with this word.
fn code<T: Copy>(all: &[T], word: impl Fn(T) -> &'static str, json: &Json) -> T {
    let mut all = all.iter().copied();
    all.find(|one| json == word(*one)).unwrap()
}

macro_rules! coded {
    ($($name:ident: $set:ident;)+) => {$(
        fn $name(json: &Json) -> $set {
            code($set::ALL, $set::code, json)
        }
    )+};
}

coded! {
    area: Area;
    channel: Channel;
    party: Party;
    setting: Setting;
}

fn settings(json: &Json) -> Settings {
    let span = |json: &Json| Span {
        first: day(&json["first"]),
        last: day(&json["last"]),
    };
    let time = |json: &Json| {
        let text = json.as_str().unwrap();
        let shape = if text.len() == 5 {
            "%H:%M"
        } else {
            "%H:%M:%S%.f"
        };
        NaiveTime::parse_from_str(text, shape).unwrap()
    };
    Settings {
        name: text(&json["name"]),
        kind: code(SchoolKind::ALL, SchoolKind::code, &json["kind"]),
        plan_title: text(&json["plan_title"]),
        layers: list(&json["layers"], text),
        calendar: Calendar {
            terms: list(&json["terms"], |json| Term {
                name: text(&json["name"]),
                days: span(json),
                half_term: maybe(&json["half_term"], span),
            }),
            inset: list(&json["inset"], day),
            periods: list(&json["periods"], |json| Period {
                name: text(&json["name"]),
                starts: time(&json["starts"]),
                ends: time(&json["ends"]),
            }),
        },
        template: text(&json["template"]),
        pence_an_hour: number(&json["pence_an_hour"]),
        register_reviews: list(&json["register_reviews"], day),
        keeping: plimsoll::domain::retention::Keeping::default(),
    }
}

fn line(json: &Json) -> LibraryStrategy {
    LibraryStrategy {
        key: text(&json["key"]),
        text: text(&json["text"]),
        area: area(&json["area"]),
        category: code(Category::ALL, Category::code, &json["category"]),
        settings: list(&json["settings"], setting),
    }
}

fn stamp(json: &Json) -> Stamp {
    let at = DateTime::parse_from_rfc3339(json["at"].as_str().unwrap()).unwrap();
    Stamp {
        by: Initials::parse(json["by"].as_str().unwrap()).unwrap(),
        at: Moment {
            utc: at.to_utc(),
            offset: i16::try_from(at.offset().local_minus_utc() / 60).unwrap(),
        },
    }
}

fn entry(pupil: PupilId, json: &Json) -> Entry {
    let about = &json["about"];
    Entry {
        id: EntryId::from_bytes(id(&json["id"])),
        pupil,
        when: When {
            date: day(&json["date"]),
            period: maybe(&json["period"], number),
        },
        logged: stamp(&json["logged"]),
        outcome: outcome(&json["outcome"]),
        about: About {
            target: maybe(&about["target"], |json| TargetId::from_bytes(id(json))),
            provision: maybe(&about["provision"], |json| {
                ProvisionId::from_bytes(id(json))
            }),
            session: maybe(&about["session"], number),
            strategies: list(&about["strategies"], |json| {
                StrategyId::from_bytes(id(json))
            }),
            subject: maybe(&about["subject"], text),
            minutes: maybe(&about["minutes"], number),
        },
        note: maybe(&json["note"], text),
        corrects: maybe(&json["corrects"], |json| EntryId::from_bytes(id(json))),
    }
}

fn outcome(json: &Json) -> Outcome {
    let rating = |one| match one {
        Rating::Red => "red",
        Rating::Amber => "amber",
        Rating::Green => "green",
        Rating::NotSeen => "not_seen",
    };
    let help = |one| match one {
        Independence::Independent => "independent",
        Independence::Prompted => "prompted",
        Independence::Supported => "supported",
        Independence::FullSupport => "full_support",
    };
    let reason = |one| match one {
        Reason::PupilAbsent => "pupil_absent",
        Reason::StaffAbsent => "staff_absent",
        Reason::Room => "room",
        Reason::Trip => "trip",
        Reason::Refused => "refused",
        Reason::Other => "other",
    };
    if json["delivered"] == "no" {
        return Outcome::NotDelivered(code(Reason::ALL, reason, &json["reason"]));
    }
    Outcome::Delivered {
        performance: code(Rating::ALL, rating, &json["performance"]),
        participation: code(Rating::ALL, rating, &json["participation"]),
        independence: maybe(&json["independence"], |json| {
            code(Independence::ALL, help, json)
        }),
    }
}
