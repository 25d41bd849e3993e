//! What every cell of the index and every block of a pack is wrapped in, so that a flipped bit or a value in the wrong
//! place is noticed when it is read: `magic u8 | kind u8 | schema u8 | crc32 u32 | payload`, little endian. The checksum covers
//! the context (a cell's key, a block's pupil), kind, schema and payload. In a sealed school the payload is sealed, and these are
//! its associated data.

use super::records::{Kind, RecordError};
use super::vault::crypt;
use super::vault::secret::Key;
use std::borrow::Cow;

const MAGIC: u8 = 0xb7;

/// Wraps a payload.
pub(super) fn wrap(kind: Kind, schema: u8, context: &[u8], payload: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(7 + payload.len());
    bytes.extend_from_slice(&[MAGIC, kind.byte(), schema]);
    bytes.extend_from_slice(&checksum(context, [kind.byte(), schema], payload));
    bytes.extend_from_slice(payload);
    bytes
}

/// Takes a payload out again, with its schema.
pub(super) fn unwrap<'a>(
    kind: Kind,
    context: &[u8],
    bytes: &'a [u8],
) -> Result<(u8, &'a [u8]), RecordError> {
    let (head, payload) = bytes
        .split_first_chunk::<7>()
        .ok_or(RecordError::Unknown("a value too short"))?;
    let [magic, stored, schema, crc @ ..] = *head;
    if magic != MAGIC || crc != checksum(context, [stored, schema], payload) {
        return Err(RecordError::Unknown("a checksum"));
    }
    if stored == kind.byte() {
        Ok((schema, payload))
    } else {
        Err(RecordError::Unknown("another kind of record"))
    }
}

/// Wraps a payload, sealed where there is a key; it belongs to its context, kind and schema either way.
pub(super) fn shut(
    key: Option<&Key>,
    (kind, schema): (Kind, u8),
    (context, payload): (&[u8], &[u8]),
) -> Result<Vec<u8>, RecordError> {
    let Some(key) = key else {
        return Ok(wrap(kind, schema, context, payload));
    };
    let place = place(kind, schema, context);
    let sealed = crypt::seal(key, &place, payload).map_err(|_| RecordError::Sealed)?;
    Ok(wrap(kind, schema, context, &sealed))
}

/// Takes a payload out again, with its schema; it has to be sealed where there is a key.
pub(super) fn open<'a>(
    key: Option<&Key>,
    kind: Kind,
    (context, bytes): (&[u8], &'a [u8]),
) -> Result<(u8, Cow<'a, [u8]>), RecordError> {
    let (schema, payload) = unwrap(kind, context, bytes)?;
    let Some(key) = key else {
        return Ok((schema, Cow::Borrowed(payload)));
    };
    let text = crypt::open(key, &place(kind, schema, context), payload);
    Ok((schema, Cow::Owned(text.ok_or(RecordError::Sealed)?)))
}

/// What a sealed payload belongs to.
fn place(kind: Kind, schema: u8, context: &[u8]) -> Vec<u8> {
    [
        b"plimsoll 1 value ".as_slice(),
        &[kind.byte(), schema],
        context,
    ]
    .concat()
}

fn checksum(context: &[u8], codes: [u8; 2], payload: &[u8]) -> [u8; 4] {
    let mut crc = crc32fast::Hasher::new();
    crc.update(context);
    crc.update(&codes);
    crc.update(payload);
    crc.finalize().to_le_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn any_flipped_bit_and_any_other_key_is_noticed() {
        let good = wrap(Kind::Pupil, 1, b"key", b"payload");
        assert_eq!(
            unwrap(Kind::Pupil, b"key", &good),
            Ok((1, b"payload".as_slice()))
        );
        assert!(unwrap(Kind::Pupil, b"kez", &good).is_err());
        assert!(unwrap(Kind::Plan, b"key", &good).is_err());
        for bit in 0..good.len() * 8 {
            let mut bad = good.clone();
            bad[bit / 8] ^= 1 << (bit % 8);
            assert!(unwrap(Kind::Pupil, b"key", &bad).is_err(), "bit {bit}");
        }
    }

    proptest! {
        #[test]
        fn any_bytes_are_refused_or_given_back(bytes in proptest::collection::vec(any::<u8>(), 0..60), seal in any::<bool>()) {
            let bytes = if seal { wrap(Kind::Plan, 9, b"key", &bytes) } else { bytes };
            match unwrap(Kind::Plan, b"key", &bytes) {
                Ok((schema, payload)) => prop_assert_eq!(wrap(Kind::Plan, schema, b"key", payload), bytes),
                Err(why) => prop_assert!(!seal && !why.to_string().is_empty()),
            }
        }
    }
}
