//! A change as it lies in a sealed journal: what it is as a whole under the school's key, and each of its parts once more under
//! the key of the pupil it is about. So a pupil's parts are gone with their key, and the frame, its number and the chain stay.
//!
//! `generation u32 | sealed head`; the head has the parts, each with whose key it is under. A head opens in its own frame only
//! (its number and the hash of the frame before are its associated data), a part in its own place of its own change only.

use super::v1::change::PartV1;
use super::v1::common::StampV1;
use super::{RecordError, v4};
use crate::domain::change::{Change, Part};
use crate::domain::id::{ChangeId, PupilId};
use crate::domain::staff::Stamp;
use crate::store::codec;
use crate::store::journal::frame::Hash;
use crate::store::seal::{Seal, Under, Unsealed, Wanted};
use crate::store::vault::ring::{Owner, SCHOOL, Tier};
use bincode::{Decode, Encode};
use std::collections::BTreeSet;

/// The schema of what a sealed frame holds.
pub(in crate::store) const SCHEMA: u8 = 1;

#[derive(Debug, Encode, Decode)]
struct HeadV1 {
    id: [u8; 16],
    stamp: StampV1,
    act: u8,
    undoes: Option<[u8; 16]>,
    /// The schema of its parts.
    schema: u8,
    /// The machine it was made on.
    host: String,
    parts: Vec<SealedV1>,
}

#[derive(Debug, Encode, Decode)]
struct SealedV1 {
    kind: u8,
    owner: [u8; 16],
    /// 1 the record's, 2 the confidential one.
    tier: u8,
    generation: u32,
    sealed: Vec<u8>,
}

/// A frame's number and the hash of the frame before it.
pub(in crate::store) type Spot<'a> = (u64, &'a Hash);

/// A change as far as it could be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::store) struct Told {
    /// The change, with the parts that opened. Those of pupils who were erased are gone.
    pub(in crate::store) change: Change,
    /// Whose confidential parts there are that are not for whoever signed in.
    pub(in crate::store) shut: BTreeSet<PupilId>,
    /// The machine it was made on, where that is known.
    pub(in crate::store) host: Option<String>,
}

impl Told {
    /// A change that lay in the open.
    pub(in crate::store) fn whole(change: Change) -> Self {
        Self {
            change,
            shut: BTreeSet::new(),
            host: None,
        }
    }
}

/// Whose key a part is under, and which of theirs.
fn whose(part: &Part) -> (Owner, Tier) {
    match part {
        Part::Settings(_) | Part::Library(_) | Part::Seen(_) => (SCHOOL, Tier::Record),
        Part::Confidential(_) => (owner(part), Tier::Confidential),
        Part::Pupil(_)
        | Part::Passport(_)
        | Part::Plan(_)
        | Part::Concern(_)
        | Part::Talk(_)
        | Part::Clock(_)
        | Part::Review(_)
        | Part::Answer(_)
        | Part::Action(_)
        | Part::Entry(_)
        | Part::Withdraw(_) => (owner(part), Tier::Record),
    }
}

fn owner(part: &Part) -> Owner {
    part.pupil().map_or(SCHOOL, PupilId::bytes)
}

/// Everyone whose key a change is sealed with. Who has a confidential key has one for the record too.
pub(in crate::store) fn wanted(change: &Change) -> Wanted {
    let mut wanted = Wanted::from([(SCHOOL, Tier::Record)]);
    for (owner, tier) in change.parts.iter().map(whose) {
        wanted.insert((owner, Tier::Record));
        wanted.insert((owner, tier));
    }
    wanted
}

/// The payload of a change's frame.
pub(in crate::store) fn write(
    change: &Change,
    host: &str,
    seal: &Seal,
    spot: Spot<'_>,
) -> Result<Vec<u8>, RecordError> {
    let unsealable = |_| RecordError::Sealed;
    let stored = v4::change::record(change)?;
    let mut parts = Vec::with_capacity(stored.parts.len());
    for (place, (part, PartV1 { kind, body })) in (0..).zip(change.parts.iter().zip(stored.parts)) {
        let place = |under: &Under| place_of_part((&stored.id, place), kind, under);
        let (under, sealed) = seal.seal(whose(part), place, &body).map_err(unsealable)?;
        parts.push(SealedV1 {
            kind,
            owner: under.owner,
            tier: under.tier as u8,
            generation: under.generation,
            sealed,
        });
    }
    let head = codec::encode(&HeadV1 {
        id: stored.id,
        stamp: stored.stamp,
        act: stored.act,
        undoes: stored.undoes,
        schema: v4::change::schema(change),
        host: host.to_owned(),
        parts,
    })?;
    let (under, sealed) = seal
        .seal((SCHOOL, Tier::Record), |_| place_of_head(spot), &head)
        .map_err(unsealable)?;
    Ok([under.generation.to_le_bytes().as_slice(), &sealed].concat())
}

/// The change that a payload stands for. With a pupil, only the parts that may be about their record, and neither entries nor
/// answers nor looks.
pub(in crate::store) fn read(
    payload: &[u8],
    spot: Spot<'_>,
    seal: &Seal,
    only: Option<PupilId>,
) -> Result<Told, RecordError> {
    let head = open_head(payload, spot, seal)?;
    let stamp = Stamp::try_from(head.stamp)?;
    let mut told = Told {
        change: Change {
            id: ChangeId::from_bytes(head.id),
            act: v4::change::act(head.schema, head.act)?,
            undoes: head.undoes.map(ChangeId::from_bytes),
            parts: Vec::with_capacity(head.parts.len()),
            stamp,
        },
        shut: BTreeSet::new(),
        host: Some(head.host).filter(|host| !host.is_empty()),
    };
    for (place, part) in (0..).zip(&head.parts) {
        if only.is_some_and(|pupil| !may_be_about(part, pupil)) {
            continue;
        }
        let under = Under {
            owner: part.owner,
            tier: Tier::of(part.tier).ok_or(RecordError::Newer)?,
            generation: part.generation,
        };
        let place = place_of_part((&head.id, place), part.kind, &under);
        match seal.open_text(&under, &place, &part.sealed) {
            Unsealed::Text(body) => {
                let stored = PartV1 {
                    kind: part.kind,
                    body,
                };
                let part = v4::change::part(&stored, &told.change.stamp)?;
                told.change.parts.push(part);
            }
            Unsealed::Erased => {}
            Unsealed::NotTheirs => {
                told.shut.insert(PupilId::from_bytes(part.owner));
            }
            Unsealed::Wrong => return Err(RecordError::Sealed),
        }
    }
    Ok(told)
}

fn open_head(payload: &[u8], spot: Spot<'_>, seal: &Seal) -> Result<HeadV1, RecordError> {
    let (generation, sealed) = payload
        .split_first_chunk::<4>()
        .ok_or(RecordError::Sealed)?;
    let under = Under {
        owner: SCHOOL,
        tier: Tier::Record,
        generation: u32::from_le_bytes(*generation),
    };
    match seal.open_text(&under, &place_of_head(spot), sealed) {
        Unsealed::Text(head) => Ok(codec::decode(&head)?),
        Unsealed::Erased | Unsealed::NotTheirs | Unsealed::Wrong => Err(RecordError::Sealed),
    }
}

fn may_be_about(part: &SealedV1, pupil: PupilId) -> bool {
    part.owner == pupil.bytes() && !v4::change::is_apart(part.kind)
}

fn place_of_head((seq, before): Spot<'_>) -> Vec<u8> {
    [b"plimsoll 1 frame ".as_slice(), &seq.to_le_bytes(), before].concat()
}

fn place_of_part((change, place): (&[u8; 16], u32), kind: u8, under: &Under) -> Vec<u8> {
    [
        b"plimsoll 1 part ".as_slice(),
        change,
        &place.to_le_bytes(),
        &[kind, under.tier as u8],
        &under.owner,
        &under.generation.to_le_bytes(),
    ]
    .concat()
}
