//! One frame of the journal: a change with its number, its checksum and the hash of the frame before.
//!
//! `len u32 | crc32 u32 | seq u64 | hash of the frame before, 32 bytes | kind u8 | schema u8 | payload`, integers little
//! endian. `len` counts the bytes after the checksum; the checksum covers `len` and those bytes.

use crate::domain::change::Change;
use crate::domain::id::PupilId;
use crate::store::records::sealed::{self, Told};
use crate::store::records::{Kind, RecordError, Stored, change_about};
use crate::store::seal::Seal;

/// BLAKE3 of a whole frame.
pub(in crate::store) type Hash = [u8; 32];

/// Bytes before the part that `len` counts.
const FRONT: usize = 8;

/// Bytes of a frame without payload.
pub(in crate::store) const BARE: usize = FRONT + 8 + 32 + 2;

/// A frame whose checksum is right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::store) struct Frame<'a> {
    /// Its number, from 1.
    pub(in crate::store) seq: u64,
    /// The hash of the frame before.
    pub(in crate::store) before: Hash,
    kind: u8,
    schema: u8,
    payload: &'a [u8],
    whole: &'a [u8],
}

/// What goes into a frame.
#[derive(Debug, Clone, Copy)]
pub(in crate::store) struct Body<'a> {
    /// What it is.
    pub(in crate::store) kind: Kind,
    /// Its schema.
    pub(in crate::store) schema: u8,
    /// Its bytes.
    pub(in crate::store) payload: &'a [u8],
}

/// What stands at a place of a segment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::store) enum Found<'a> {
    /// A frame.
    Frame(Frame<'a>),
    /// Nothing was written here or after.
    Nothing,
    /// Something that is not a frame.
    Bad,
}

impl<'a> Frame<'a> {
    /// How many bytes it has.
    pub(in crate::store) fn size(&self) -> usize {
        self.whole.len()
    }

    /// Its hash, which the next frame holds.
    pub(in crate::store) fn hash(&self) -> Hash {
        *blake3::hash(self.whole).as_bytes()
    }

    /// Whether what it holds is sealed.
    pub(in crate::store) const fn is_sealed(&self) -> bool {
        self.kind == Kind::SealedChange.byte()
    }

    /// The change it holds. In a sealed school all are sealed, and one in the open is nobody's.
    pub(in crate::store) fn read(&self, seal: Option<&Seal>) -> Result<Told, RecordError> {
        self.read_some(seal, None)
    }

    /// The change it holds, as far as that may be about one pupil's record.
    pub(in crate::store) fn read_about(
        &self,
        seal: Option<&Seal>,
        pupil: PupilId,
    ) -> Result<Told, RecordError> {
        self.read_some(seal, Some(pupil))
    }

    fn read_some(&self, seal: Option<&Seal>, only: Option<PupilId>) -> Result<Told, RecordError> {
        let is_ours = self.schema == sealed::SCHEMA && self.is_sealed();
        if !is_ours && self.kind != Kind::Change.byte() {
            return Err(RecordError::Newer);
        }
        match seal {
            Some(seal) if is_ours => {
                sealed::read(self.payload, (self.seq, &self.before), seal, only)
            }
            None if !is_ours => {
                let change = match only {
                    Some(pupil) => change_about(self.schema, self.payload, pupil),
                    None => Change::read(self.schema, self.payload),
                };
                change.map(Told::whole)
            }
            Some(_) | None => Err(RecordError::Sealed),
        }
    }

    /// The frame at the start of `bytes`, if one stands there.
    pub(in crate::store) fn at(bytes: &'a [u8]) -> Option<Self> {
        let (len, rest) = bytes.split_first_chunk::<4>()?;
        let (crc, counted) = rest.split_first_chunk::<4>()?;
        let counted = counted.get(..usize::try_from(u32::from_le_bytes(*len)).ok()?)?;
        let (seq, rest) = counted.split_first_chunk::<8>()?;
        let (before, rest) = rest.split_first_chunk::<32>()?;
        let ([kind, schema], payload) = rest.split_first_chunk::<2>()?;
        let whole = bytes.get(..FRONT + counted.len())?;
        (u32::from_le_bytes(*crc) == checksum(*len, counted)).then_some(Self {
            seq: u64::from_le_bytes(*seq),
            before: *before,
            kind: *kind,
            schema: *schema,
            payload,
            whole,
        })
    }
}

/// What stands at the start of `bytes`, which reach to the end of their segment.
pub(in crate::store) fn look(bytes: &[u8]) -> Found<'_> {
    if let Some(frame) = Frame::at(bytes) {
        return Found::Frame(frame);
    }
    if bytes.iter().all(|byte| *byte == 0) {
        Found::Nothing
    } else {
        Found::Bad
    }
}

/// The bytes of a frame.
pub(in crate::store) fn write(seq: u64, before: &Hash, body: Body<'_>) -> Vec<u8> {
    let Body {
        kind,
        schema,
        payload,
    } = body;
    let mut counted = Vec::with_capacity(BARE + payload.len());
    counted.extend_from_slice(&seq.to_le_bytes());
    counted.extend_from_slice(before);
    counted.extend_from_slice(&[kind.byte(), schema]);
    counted.extend_from_slice(payload);
    let len = u32::try_from(counted.len())
        .unwrap_or(u32::MAX)
        .to_le_bytes();
    let mut whole = Vec::with_capacity(FRONT + counted.len());
    whole.extend_from_slice(&len);
    whole.extend_from_slice(&checksum(len, &counted).to_le_bytes());
    whole.append(&mut counted);
    whole
}

fn checksum(len: [u8; 4], counted: &[u8]) -> u32 {
    let mut crc = crc32fast::Hasher::new();
    crc.update(&len);
    crc.update(counted);
    crc.finalize()
}
