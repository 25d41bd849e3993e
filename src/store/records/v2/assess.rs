//! What was found out before planning: new with the second schema.

use super::super::v1::common::{Day, code, date, day, each};
use super::super::v1::plan::ScaleV1;
use super::measure::ValueV2;
use crate::domain::assess::{Assessment, Score, Source, SourceKind};
use crate::store::records::RecordError;
use bincode::{Decode, Encode};

/// What was found out.
#[derive(Debug, Clone, PartialEq, Eq, Default, Encode, Decode)]
pub(in crate::store) struct AssessmentV2 {
    strengths: Vec<String>,
    sources: Vec<SourceV2>,
    barriers: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
struct SourceV2 {
    kind: u8,
    on: Day,
    finding: String,
    score: Option<ScoreV2>,
}

#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
struct ScoreV2 {
    scale: ScaleV1,
    value: ValueV2,
}

impl From<&Assessment> for AssessmentV2 {
    fn from(assessment: &Assessment) -> Self {
        Self {
            strengths: assessment.strengths.clone(),
            sources: assessment.sources.iter().map(SourceV2::from).collect(),
            barriers: assessment.barriers.clone(),
        }
    }
}

impl TryFrom<AssessmentV2> for Assessment {
    type Error = RecordError;

    fn try_from(stored: AssessmentV2) -> Result<Self, RecordError> {
        Ok(Self {
            strengths: stored.strengths,
            sources: each(stored.sources)?,
            barriers: stored.barriers,
        })
    }
}

impl From<&Source> for SourceV2 {
    fn from(source: &Source) -> Self {
        Self {
            kind: source.kind.byte(),
            on: day(source.on),
            finding: source.finding.clone(),
            score: source.score.as_ref().map(|score| ScoreV2 {
                scale: ScaleV1::from(&score.scale),
                value: ValueV2::from(&score.value),
            }),
        }
    }
}

impl TryFrom<SourceV2> for Source {
    type Error = RecordError;

    fn try_from(stored: SourceV2) -> Result<Self, RecordError> {
        let score = |score: ScoreV2| {
            Ok::<_, RecordError>(Score {
                scale: score.scale.try_into()?,
                value: score.value.into(),
            })
        };
        Ok(Self {
            kind: code(stored.kind, SourceKind::from_byte, "a kind of source")?,
            on: date(stored.on)?,
            finding: stored.finding,
            score: stored.score.map(score).transpose()?,
        })
    }
}
