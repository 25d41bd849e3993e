//! The one place that names bincode's functions: bytes of a record and back.
//!
//! bincode is not self-describing and trusts lengths it reads, so decoding is bounded, works on slices only and refuses
//! left-over bytes. What kind and version the bytes are is the caller's to know; the codec must not guess.

use bincode::{Decode, Encode};
use thiserror::Error;

/// The most bytes one record may claim. It bounds memory on damaged input and is far above the largest import.
pub(super) const LIMIT: usize = 64 * 1024 * 1024;

/// Why bytes are not the record they should be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub(super) enum CodecError {
    /// The bytes do not decode.
    #[error("the bytes do not decode")]
    Malformed,
    /// Bytes are left over after the record.
    #[error("bytes are left over after the record")]
    LeftOver,
    /// The record cannot be encoded.
    #[error("the record cannot be encoded")]
    Unencodable,
}

/// The bytes of a record.
pub(super) fn encode<T: Encode>(record: &T) -> Result<Vec<u8>, CodecError> {
    bincode::encode_to_vec(record, bincode::config::standard()).map_err(|_| CodecError::Unencodable)
}

/// The record all of `bytes` stand for.
pub(super) fn decode<T: Decode<()>>(bytes: &[u8]) -> Result<T, CodecError> {
    let config = bincode::config::standard().with_limit::<LIMIT>();
    let (record, used) =
        bincode::decode_from_slice(bytes, config).map_err(|_| CodecError::Malformed)?;
    if used == bytes.len() {
        Ok(record)
    } else {
        Err(CodecError::LeftOver)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_hostile_length_is_refused_without_an_allocation() {
        let claims = [253, 255, 255, 255, 255, 255, 255, 255, 63];
        assert_eq!(decode::<Vec<u8>>(&claims), Err(CodecError::Malformed));
        assert_eq!(decode::<Vec<String>>(&claims), Err(CodecError::Malformed));
    }

    #[test]
    fn left_over_bytes_are_refused() {
        assert_eq!(decode::<u8>(&[1, 2]), Err(CodecError::LeftOver));
    }

    proptest! {
        #[test]
        fn no_bytes_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            drop(decode::<(Vec<String>, Option<u64>, Vec<(i32, [u8; 16])>)>(&bytes));
        }
    }
}
