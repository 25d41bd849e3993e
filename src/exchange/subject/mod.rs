//! Everything that is held about one pupil, for whoever has the right to see it (UK GDPR, article 15): the record as it is, every
//! earlier version, and every entry, those that were corrected or taken back too. Other children's names are taken out.

mod page;

use super::json::{
    ActionJson, ClockJson, ConcernJson, EntryJson, Folders, PassportJson, PlanJson, PupilJson,
    ReviewJson, TalkJson,
};
use super::papers::known::{people, titled};
use crate::domain::change::{Change, Part};
use crate::domain::confidential::{Access, ConfidentialNote};
use crate::domain::delivery::Entry;
use crate::domain::id::EntryId;
use crate::domain::pupil::Pupil;
use crate::domain::redact::Names;
use crate::domain::school::School;
use crate::domain::year::YearGroup;
use chrono::NaiveDate;
use serde::Serialize;
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

pub use page::page;

/// Said where confidential notes could not be read.
const LEFT_OUT: &str =
    "Confidential notes are not in this. If there are any, the SENCO can give them.";

/// What is held about one pupil.
#[derive(Debug, Clone, Copy)]
pub struct Everything<'a> {
    /// The school.
    pub school: &'a School,
    /// Whom it is about.
    pub pupil: &'a Pupil,
    /// Entries that stand, newest first.
    pub standing: &'a [Entry],
    /// All entries, standing or not, newest first.
    pub log: &'a [Entry],
    /// The changes to the record other than the log, newest first.
    pub history: &'a [Change],
    /// The day it is put together.
    pub on: NaiveDate,
}

/// All of it as one value, of the form `plimsoll.subject.1` (docs/json.md).
///
/// # Errors
/// Only if a value can't be written as JSON, which none of the shapes is.
pub fn everything(held: &Everything<'_>) -> serde_json::Result<Value> {
    let record = Folders::of(held.school).record(held.pupil, held.standing);
    let mut all: Map<String, Value> = serde_json::from_value(serde_json::to_value(record)?)?;
    let standing: BTreeSet<EntryId> = held.standing.iter().map(|entry| entry.id).collect();
    let fallen = held.log.iter().filter(|one| !standing.contains(&one.id));
    let fallen: Vec<EntryJson<'_>> = fallen.map(EntryJson::new).collect();
    all.insert("replaced".to_owned(), serde_json::to_value(fallen)?);
    all.insert("versions".to_owned(), Value::Array(versions(held)?));
    let (notes, left_out) = confidential(held);
    all.insert("confidential".to_owned(), notes);
    let known = known(held);
    let known: Vec<&str> = known.iter().map(String::as_str).collect();
    let names = Names::others(held.school, held.pupil.id, &known);
    let mut whole = Map::from_iter([
        ("format".to_owned(), json!("plimsoll.subject.1")),
        ("put_together".to_owned(), json!(held.on)),
        ("left_out".to_owned(), left_out),
    ]);
    whole.extend(
        all.into_iter()
            .map(|(key, held)| (key, veiled(held, &names))),
    );
    Ok(Value::Object(whole))
}

/// The confidential notes as they are now, newest first, and what is said where they are left out because whoever puts this
/// together cannot read them.
fn confidential(held: &Everything<'_>) -> (Value, Value) {
    if held.school.access == Access::Sealed {
        return (Value::Null, json!(LEFT_OUT));
    }
    let notes = held.school.confidential.values();
    let mut notes: Vec<&ConfidentialNote> =
        notes.filter(|note| note.pupil == held.pupil.id).collect();
    notes.sort_by_key(|note| std::cmp::Reverse(note.day));
    (notes.into_iter().map(note).collect(), Value::Null)
}

/// Every version of every record there was, newest first, with who wrote it and when.
fn versions(held: &Everything<'_>) -> serde_json::Result<Vec<Value>> {
    let mut versions = Vec::new();
    for change in held.history {
        for part in &change.parts {
            let sealed = held.school.access == Access::Sealed;
            if sealed && matches!(part, Part::Confidential(_)) {
                continue;
            }
            let Some((kind, after)) = version(part, held.pupil.roll.year)? else {
                continue;
            };
            versions.push(json!({
                "by": change.stamp.by.as_str(),
                "at": change.stamp.at.fixed().to_rfc3339(),
                "act": change.act.title(),
                "record": kind,
                "held": after,
            }));
        }
    }
    Ok(versions)
}

/// What a part made of a record; `null` where it took it out. Nothing for what is no version of a record.
fn version(
    part: &Part,
    year: Option<YearGroup>,
) -> serde_json::Result<Option<(&'static str, Value)>> {
    let (kind, held) = match part {
        Part::Pupil(put) => ("pupil", value(put.after.as_ref().map(PupilJson::new))?),
        Part::Passport(put) => (
            "passport",
            value(put.after.as_ref().map(PassportJson::new))?,
        ),
        Part::Plan(put) => ("plan", value(put.after.as_ref().map(PlanJson::new))?),
        Part::Concern(put) => ("concern", value(put.after.as_ref().map(ConcernJson::new))?),
        Part::Talk(put) => ("talk", value(put.after.as_ref().map(TalkJson::new))?),
        Part::Clock(put) => {
            let clock = put.after.as_ref().map(|one| ClockJson::new(one, year));
            ("clock", value(clock)?)
        }
        Part::Review(put) => ("review", value(put.after.as_ref().map(ReviewJson::new))?),
        Part::Action(put) => ("action", value(put.after.as_ref().map(ActionJson::new))?),
        Part::Confidential(put) => ("confidential", put.after.as_ref().map_or(Value::Null, note)),
        Part::Settings(_)
        | Part::Library(_)
        | Part::Answer(_)
        | Part::Entry(_)
        | Part::Seen(_)
        | Part::Withdraw(_) => return Ok(None),
    };
    Ok(Some((kind, held)))
}

fn note(note: &ConfidentialNote) -> Value {
    json!({
        "kind": note.kind.code(),
        "text": note.text,
        "day": note.day.to_string(),
        "by": note.by.as_str(),
    })
}

fn value(held: Option<impl Serialize>) -> serde_json::Result<Value> {
    serde_json::to_value(held)
}

/// Who may be named: the family's own, who comes in from outside, whoever was at a review, the staff that plans name, and who
/// has undertaken something.
fn known(held: &Everything<'_>) -> Vec<String> {
    let (school, pupil) = (held.school, held.pupil);
    let reviews = school.reviews.values();
    let reviews = reviews.filter(|review| review.pupil == pupil.id);
    let mut known = people(pupil, reviews, school.plans.get(&pupil.id).into_iter());
    let actions = school.actions.values();
    let actions = actions.filter(|action| action.pupil == pupil.id);
    known.extend(actions.flat_map(|action| titled(&action.who)));
    known
}

/// A value with other children's names out of every text in it.
fn veiled(value: Value, names: &Names) -> Value {
    match value {
        Value::String(text) => Value::String(names.veil(&text)),
        Value::Array(items) => items.into_iter().map(|item| veiled(item, names)).collect(),
        Value::Object(members) => members
            .into_iter()
            .map(|(key, held)| (key, veiled(held, names)))
            .collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) => value,
    }
}
