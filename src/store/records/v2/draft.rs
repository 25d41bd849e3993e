//! A form as it was left: new with the second schema. It is no part of a change and lies in a file of its own.

use super::super::v1::common::{Id, MomentV1, initials};
use crate::domain::draft::{Draft, DraftKey};
use crate::store::records::RecordError;
use bincode::{Decode, Encode};

/// A draft.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub(in crate::store) struct DraftV2 {
    form: String,
    subject: Id,
    by: String,
    at: MomentV1,
    values: Vec<ValueV2>,
}

#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
struct ValueV2 {
    field: String,
    lines: Vec<String>,
}

impl From<&Draft> for DraftV2 {
    fn from(draft: &Draft) -> Self {
        let value = |(field, lines): &(String, Vec<String>)| ValueV2 {
            field: field.clone(),
            lines: lines.clone(),
        };
        Self {
            form: draft.key.form.clone(),
            subject: draft.key.subject,
            by: draft.key.by.as_str().to_owned(),
            at: MomentV1::from(&draft.at),
            values: draft.values.iter().map(value).collect(),
        }
    }
}

impl TryFrom<DraftV2> for Draft {
    type Error = RecordError;

    fn try_from(stored: DraftV2) -> Result<Self, RecordError> {
        let values = stored.values.into_iter();
        Ok(Self {
            key: DraftKey {
                form: stored.form,
                subject: stored.subject,
                by: initials(&stored.by)?,
            },
            at: stored.at.try_into()?,
            values: values.map(|value| (value.field, value.lines)).collect(),
        })
    }
}
