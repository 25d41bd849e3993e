//! What a search found, as JSON.

use crate::domain::passport::Strategy;
use crate::domain::pupil::Pupil;
use serde::Serialize;

/// What `find QUERY --json` writes.
#[derive(Debug, Serialize)]
pub struct FindAnswer<'a> {
    format: &'static str,
    query: &'a str,
    hits: Vec<FindHit<'a>>,
}

impl<'a> FindAnswer<'a> {
    /// The answer to a query, closest first.
    pub const fn new(query: &'a str, hits: Vec<FindHit<'a>>) -> Self {
        Self {
            format: "plimsoll.find.1",
            query,
            hits,
        }
    }
}

/// One thing found.
#[derive(Debug, Serialize)]
pub struct FindHit<'a> {
    kind: &'static str,
    pupil: FoundPupil<'a>,
    /// The strategy, where one was found.
    #[serde(skip_serializing_if = "Option::is_none")]
    strategy: Option<FoundStrategy<'a>>,
    /// How close; larger is closer. Only the order is promised.
    score: i64,
}

#[derive(Debug, Serialize)]
struct FoundPupil<'a> {
    id: String,
    listed: String,
    year: Option<&'static str>,
    form: &'a str,
    provision: &'static str,
}

#[derive(Debug, Serialize)]
struct FoundStrategy<'a> {
    id: String,
    text: &'a str,
    pinned: Option<u8>,
}

impl<'a> FindHit<'a> {
    /// A pupil was found.
    pub fn pupil(pupil: &'a Pupil, score: i64) -> Self {
        Self {
            kind: "pupil",
            pupil: found(pupil),
            strategy: None,
            score,
        }
    }

    /// A strategy of a pupil was found.
    pub fn strategy(pupil: &'a Pupil, strategy: &'a Strategy, score: i64) -> Self {
        Self {
            kind: "strategy",
            pupil: found(pupil),
            strategy: Some(FoundStrategy {
                id: strategy.id.to_string(),
                text: &strategy.text,
                pinned: strategy.pinned,
            }),
            score,
        }
    }
}

fn found(pupil: &Pupil) -> FoundPupil<'_> {
    FoundPupil {
        id: pupil.id.to_string(),
        listed: pupil.name.listed(),
        year: pupil.roll.year.map(crate::domain::year::YearGroup::name),
        form: &pupil.roll.form,
        provision: pupil.current_provision().code(),
    }
}
