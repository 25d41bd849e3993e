//! The record of who did what as JSON, and confidential notes as the whole export has them.

use crate::domain::audit::Row;
use crate::domain::confidential::ConfidentialNote;
use crate::domain::id::PupilId;
use crate::domain::school::School;
use chrono::{NaiveDate, SecondsFormat};
use serde::Serialize;

/// What `audit --json` writes.
#[derive(Debug, Serialize)]
pub struct AuditAnswer<'a> {
    format: &'static str,
    rows: Vec<RowJson<'a>>,
}

#[derive(Debug, Serialize)]
struct RowJson<'a> {
    number: u64,
    at: String,
    by: &'a str,
    host: Option<&'a str>,
    act: &'static str,
    touched: Vec<TouchedJson>,
    seen: Vec<SeenJson>,
}

#[derive(Debug, Serialize)]
struct TouchedJson {
    kind: &'static str,
    pupil: Option<WhoJson>,
}

#[derive(Debug, Serialize)]
struct SeenJson {
    what: &'static str,
    pupil: Option<WhoJson>,
    many: u32,
}

#[derive(Debug, Serialize)]
struct WhoJson {
    id: String,
    /// Nothing where the pupil is no longer in the record.
    name: Option<String>,
}

impl<'a> AuditAnswer<'a> {
    /// These rows, with the names of pupils who are in the record.
    pub fn new(school: &School, rows: &'a [Row]) -> Self {
        Self {
            format: "plimsoll.audit.1",
            rows: rows.iter().map(|row| shown(school, row)).collect(),
        }
    }
}

fn shown<'a>(school: &School, row: &'a Row) -> RowJson<'a> {
    let who = |pupil: Option<PupilId>| {
        pupil.map(|id| WhoJson {
            id: id.to_string(),
            name: school.pupils.get(&id).map(|pupil| pupil.name.listed()),
        })
    };
    let touched = row.touched.iter().map(|one| TouchedJson {
        kind: one.kind.code(),
        pupil: who(one.pupil),
    });
    let seen = row.seen.iter().map(|one| SeenJson {
        what: one.what.code(),
        pupil: who(one.pupil),
        many: one.many,
    });
    let local = row.at.utc.with_timezone(&offset(row.at.offset));
    RowJson {
        number: row.seq,
        at: local.to_rfc3339_opts(SecondsFormat::Secs, false),
        by: row.by.as_str(),
        host: row.host.as_deref(),
        act: row.act.code(),
        touched: touched.collect(),
        seen: seen.collect(),
    }
}

fn offset(minutes: i16) -> chrono::FixedOffset {
    let utc = || chrono::Offset::fix(&chrono::Utc);
    chrono::FixedOffset::east_opt(i32::from(minutes) * 60).unwrap_or_else(utc)
}

/// A confidential note; in the whole export alone.
#[derive(Debug, Serialize)]
pub struct ConfidentialJson<'a> {
    id: String,
    pupil: String,
    kind: &'static str,
    day: NaiveDate,
    by: &'a str,
    text: &'a str,
}

impl<'a> ConfidentialJson<'a> {
    /// A note.
    pub fn new(note: &'a ConfidentialNote) -> Self {
        Self {
            id: note.id.to_string(),
            pupil: note.pupil.to_string(),
            kind: note.kind.code(),
            day: note.day,
            by: note.by.as_str(),
            text: &note.text,
        }
    }
}
