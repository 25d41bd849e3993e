//! What every cell of the index and every block of a pack is wrapped in, so that a flipped bit or a value in the wrong
//! place is noticed when it is read: `magic u8 | kind u8 | schema u8 | crc32 u32 | payload`, little endian. The checksum covers
//! the context (a cell's key, a block's pupil), kind, schema and payload.

use super::records::{Kind, RecordError};

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
