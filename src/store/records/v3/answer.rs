//! What is said in a meeting: new with the third schema. What a question is about and what was said to it are numbers given
//! here by hand, with what belongs to each beside it, so that no order of an enum is ever part of a record.

use super::super::v1::common::{Day, Id, StampV1, code, date, day};
use super::super::v2::codes::codes;
use crate::domain::id::{ProvisionId, PupilId, ReviewId, TargetId};
use crate::domain::plan::TargetStatus;
use crate::domain::provision::{Impact, Verdict};
use crate::domain::review::{Answer, AnswerKey, Answered, Decision, Item, Said, Side};
use crate::store::records::RecordError;
use bincode::{Decode, Encode};

/// An answer in the place of another: the part of a change.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub(in crate::store) struct AnsweredV3 {
    review: Id,
    pupil: Id,
    key: KeyV3,
    before: Option<AnswerV3>,
    after: Option<AnswerV3>,
}

/// An answer.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub(in crate::store) struct AnswerV3 {
    key: KeyV3,
    asked: String,
    said: SaidV3,
    stamp: StampV1,
}

#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
struct KeyV3 {
    prompt: String,
    item: ItemV3,
}

/// What a question is about: 0 itself, 1 a target and 2 a row of provision by identity, 3 what works and 4 what does not from
/// the side of this byte, 5 the side of this byte, 6 the person and 7 the one of several at this place.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
struct ItemV3 {
    kind: u8,
    id: Option<Id>,
    number: u16,
}

/// What was said: 0 words, line by line; 1 a choice; 2 a place on the scale; 3 yes or no; 4 status of a target, why; 5 verdict
/// and impact of a provision, why; 6 a day; 7 here or not; 8 agrees or not, what they said; 9 decisions, why; 10 an action:
/// what, who, by when; 11 a private note. Codes, texts and the day are in the order named; no is 0 and yes is 1.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
struct SaidV3 {
    kind: u8,
    codes: Vec<u8>,
    texts: Vec<String>,
    day: Option<Day>,
}

impl From<&Answered> for AnsweredV3 {
    fn from(answered: &Answered) -> Self {
        Self {
            review: answered.review.bytes(),
            pupil: answered.pupil.bytes(),
            key: KeyV3::from(&answered.key),
            before: answered.before.as_ref().map(AnswerV3::from),
            after: answered.after.as_ref().map(AnswerV3::from),
        }
    }
}

impl TryFrom<AnsweredV3> for Answered {
    type Error = RecordError;

    fn try_from(stored: AnsweredV3) -> Result<Self, RecordError> {
        Ok(Self {
            review: ReviewId::from_bytes(stored.review),
            pupil: PupilId::from_bytes(stored.pupil),
            key: stored.key.try_into()?,
            before: stored.before.map(Answer::try_from).transpose()?,
            after: stored.after.map(Answer::try_from).transpose()?,
        })
    }
}

impl From<&Answer> for AnswerV3 {
    fn from(answer: &Answer) -> Self {
        Self {
            key: KeyV3::from(&answer.key),
            asked: answer.asked.clone(),
            said: SaidV3::from(&answer.said),
            stamp: StampV1::from(&answer.stamp),
        }
    }
}

impl TryFrom<AnswerV3> for Answer {
    type Error = RecordError;

    fn try_from(stored: AnswerV3) -> Result<Self, RecordError> {
        Ok(Self {
            key: stored.key.try_into()?,
            asked: stored.asked,
            said: stored.said.try_into()?,
            stamp: stored.stamp.try_into()?,
        })
    }
}

impl From<&AnswerKey> for KeyV3 {
    fn from(key: &AnswerKey) -> Self {
        Self {
            prompt: key.prompt.clone(),
            item: ItemV3::from(key.item),
        }
    }
}

impl TryFrom<KeyV3> for AnswerKey {
    type Error = RecordError;

    fn try_from(stored: KeyV3) -> Result<Self, RecordError> {
        Ok(Self {
            prompt: stored.prompt,
            item: stored.item.try_into()?,
        })
    }
}

impl From<Item> for ItemV3 {
    fn from(item: Item) -> Self {
        let of = |side: Side| u16::from(side.byte());
        let (kind, id, number) = match item {
            Item::Whole => (0, None, 0),
            Item::Target(target) => (1, Some(target.bytes()), 0),
            Item::Provision(row) => (2, Some(row.bytes()), 0),
            Item::Working(side) => (3, None, of(side)),
            Item::NotWorking(side) => (4, None, of(side)),
            Item::Side(side) => (5, None, of(side)),
            Item::Person(place) => (6, None, place),
            Item::Number(place) => (7, None, place),
        };
        Self { kind, id, number }
    }
}

impl TryFrom<ItemV3> for Item {
    type Error = RecordError;

    fn try_from(stored: ItemV3) -> Result<Self, RecordError> {
        let number = stored.number;
        Ok(match (stored.kind, stored.id) {
            (0, None) if number == 0 => Self::Whole,
            (1, Some(id)) if number == 0 => Self::Target(TargetId::from_bytes(id)),
            (2, Some(id)) if number == 0 => Self::Provision(ProvisionId::from_bytes(id)),
            (3, None) => Self::Working(side(number)?),
            (4, None) => Self::NotWorking(side(number)?),
            (5, None) => Self::Side(side(number)?),
            (6, None) => Self::Person(number),
            (7, None) => Self::Number(number),
            _ => return Err(RecordError::Unknown("what a question is about")),
        })
    }
}

fn side(number: u16) -> Result<Side, RecordError> {
    let byte = u8::try_from(number).ok();
    byte.and_then(Side::from_byte)
        .ok_or(RecordError::Unknown("a side"))
}

impl From<&Said> for SaidV3 {
    fn from(said: &Said) -> Self {
        let said_of = |kind, codes: &[u8], texts: &[&String]| Self {
            kind,
            codes: codes.to_vec(),
            texts: texts.iter().copied().cloned().collect(),
            day: None,
        };
        match said {
            Said::Words(lines) => Self {
                texts: lines.clone(),
                ..said_of(0, &[], &[])
            },
            Said::Choice(option) => said_of(1, &[], &[option]),
            Said::Scale(place) => said_of(2, &[*place], &[]),
            Said::YesNo(yes) => said_of(3, &[u8::from(*yes)], &[]),
            Said::Target(status, why) => said_of(4, &[status.byte()], &[why]),
            Said::Provision(verdict, impact, why) => {
                said_of(5, &[verdict.byte(), impact.byte()], &[why])
            }
            Said::Date(on) => Self {
                day: Some(day(*on)),
                ..said_of(6, &[], &[])
            },
            Said::Present(here) => said_of(7, &[u8::from(*here)], &[]),
            Said::Agrees(yes, words) => said_of(8, &[u8::from(*yes)], &[words]),
            Said::Decided(decisions, why) => Self {
                codes: decisions.iter().copied().map(Decision::byte).collect(),
                ..said_of(9, &[], &[why])
            },
            Said::Action(what, who, by) => Self {
                day: Some(day(*by)),
                ..said_of(10, &[], &[what, who])
            },
            Said::Private(note) => said_of(11, &[], &[note]),
        }
    }
}

impl TryFrom<SaidV3> for Said {
    type Error = RecordError;

    fn try_from(stored: SaidV3) -> Result<Self, RecordError> {
        let SaidV3 {
            kind,
            codes: bytes,
            texts,
            day,
        } = stored;
        match (kind, day) {
            (0, None) if bytes.is_empty() => Ok(Self::Words(texts)),
            (6, Some(on)) if bytes.is_empty() && texts.is_empty() => Ok(Self::Date(date(on)?)),
            (9, None) => {
                let [why] = exactly(texts)?;
                let decisions = codes(bytes, Decision::from_byte, "a decision of a review")?;
                Ok(Self::Decided(decisions, why))
            }
            (10, Some(by)) if bytes.is_empty() => {
                let [what, who] = exactly(texts)?;
                Ok(Self::Action(what, who, date(by)?))
            }
            (_, None) => coded(kind, &bytes, texts),
            (_, Some(_)) => Err(NO_ANSWER),
        }
    }
}

const NO_ANSWER: RecordError = RecordError::Unknown("an answer");

/// What is said in a fixed number of codes and texts.
fn coded(kind: u8, bytes: &[u8], texts: Vec<String>) -> Result<Said, RecordError> {
    Ok(match (kind, bytes) {
        (1, []) => {
            let [option] = exactly(texts)?;
            Said::Choice(option)
        }
        (2, [place]) if texts.is_empty() => Said::Scale(*place),
        (3, [yes]) if texts.is_empty() => Said::YesNo(yes_no(*yes)?),
        (4, [status]) => {
            let [why] = exactly(texts)?;
            let status = code(*status, TargetStatus::from_byte, "a status of a target")?;
            Said::Target(status, why)
        }
        (5, [verdict, impact]) => {
            let [why] = exactly(texts)?;
            let verdict = code(*verdict, Verdict::from_byte, "a verdict")?;
            let impact = code(*impact, Impact::from_byte, "an impact")?;
            Said::Provision(verdict, impact, why)
        }
        (7, [here]) if texts.is_empty() => Said::Present(yes_no(*here)?),
        (8, [yes]) => {
            let [words] = exactly(texts)?;
            Said::Agrees(yes_no(*yes)?, words)
        }
        (11, []) => {
            let [note] = exactly(texts)?;
            Said::Private(note)
        }
        _ => return Err(NO_ANSWER),
    })
}

fn yes_no(byte: u8) -> Result<bool, RecordError> {
    match byte {
        0 => Ok(false),
        1 => Ok(true),
        _ => Err(RecordError::Unknown("a yes or no")),
    }
}

/// So many texts and no more.
fn exactly<const N: usize>(texts: Vec<String>) -> Result<[String; N], RecordError> {
    texts.try_into().map_err(|_| NO_ANSWER)
}
