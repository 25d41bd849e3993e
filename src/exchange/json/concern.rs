//! A concern as JSON.

use crate::domain::codes::Area;
use crate::domain::concern::Concern;
use chrono::NaiveDate;
use serde::Serialize;

/// A concern.
#[derive(Debug, Serialize)]
pub struct ConcernJson<'a> {
    id: String,
    raised: NaiveDate,
    by: &'a str,
    area: Option<&'static str>,
    seen: &'a str,
    tried: &'a str,
    told: Option<ToldJson<'a>>,
    decided: Option<DecidedJson<'a>>,
}

#[derive(Debug, Serialize)]
struct ToldJson<'a> {
    on: NaiveDate,
    how: &'static str,
    response: &'a str,
}

#[derive(Debug, Serialize)]
struct DecidedJson<'a> {
    on: NaiveDate,
    decision: &'static str,
    why: &'a str,
}

impl<'a> ConcernJson<'a> {
    /// A concern about a pupil.
    pub fn new(concern: &'a Concern) -> Self {
        Self {
            id: concern.id.to_string(),
            raised: concern.raised,
            by: &concern.by,
            area: concern.area.map(Area::code),
            seen: &concern.seen,
            tried: &concern.tried,
            told: concern.told.as_ref().map(|told| ToldJson {
                on: told.on,
                how: told.how.code(),
                response: &told.response,
            }),
            decided: concern.decided.as_ref().map(|decided| DecidedJson {
                on: decided.on,
                decision: decided.decision.code(),
                why: &decided.why,
            }),
        }
    }
}
