//! Reading a segment from front to back, past damage: frames that verify alone are found again after bytes that do not.

use super::frame::{Found, Frame, look};

/// What comes next in a segment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::store) enum Step<'a> {
    /// A frame and where it begins.
    Frame(usize, Frame<'a>),
    /// Bytes that are not a frame, with a frame after them.
    Damaged {
        /// Where they begin.
        from: usize,
        /// Where the next frame begins.
        to: usize,
    },
    /// Bytes that are not a frame, with nothing after them that is.
    Torn {
        /// Where they begin.
        from: usize,
    },
}

/// Steps through a segment.
#[derive(Debug)]
pub(in crate::store) struct Scan<'a> {
    bytes: &'a [u8],
    at: usize,
    seq: u64,
}

/// How far ahead of the last number a number may lie for bytes after damage to be taken for a frame.
const AHEAD: u64 = 1 << 24;

impl<'a> Scan<'a> {
    /// Starts at `at` of a whole segment's bytes, after the frame with number `seq`.
    pub(in crate::store) const fn new(bytes: &'a [u8], at: usize, seq: u64) -> Self {
        Self { bytes, at, seq }
    }

    fn rest(&self, at: usize) -> &'a [u8] {
        self.bytes.get(at..).unwrap_or_default()
    }

    /// Where the next frame after `from` begins.
    fn resume(&self, from: usize) -> Option<usize> {
        (from..self.bytes.len())
            .find(|at| self.plausible(*at) && Frame::at(self.rest(*at)).is_some())
    }

    /// A cheap look at the number, before the checksum is worked out.
    fn plausible(&self, at: usize) -> bool {
        let seq = self
            .rest(at)
            .get(8..16)
            .and_then(|bytes| bytes.first_chunk::<8>())
            .map(|bytes| u64::from_le_bytes(*bytes));
        seq.is_some_and(|seq| seq > self.seq && seq - self.seq < AHEAD)
    }
}

impl<'a> Iterator for Scan<'a> {
    type Item = Step<'a>;

    fn next(&mut self) -> Option<Step<'a>> {
        let from = self.at;
        match look(self.rest(from)) {
            Found::Frame(frame) => {
                self.at = from + frame.size();
                self.seq = frame.seq;
                Some(Step::Frame(from, frame))
            }
            Found::Nothing => None,
            Found::Bad => {
                if let Some(to) = self.resume(from + 1) {
                    self.at = to;
                    Some(Step::Damaged { from, to })
                } else {
                    self.bytes = self.bytes.get(..from).unwrap_or_default();
                    Some(Step::Torn { from })
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::frame;
    use super::*;
    use crate::store::records::Kind;
    use proptest::prelude::*;

    fn three() -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut before = [0; 32];
        for seq in 1..=3 {
            let frame = frame::write(
                seq,
                &before,
                frame::Body {
                    kind: Kind::Change,
                    schema: 1,
                    payload: &[7; 20],
                },
            );
            before = *blake3::hash(&frame).as_bytes();
            bytes.extend(frame);
        }
        bytes.extend([0; 40]);
        bytes
    }

    #[test]
    fn frames_after_damage_are_found_again() {
        let good = three();
        let size = (good.len() - 40) / 3;
        for at in size..2 * size {
            let mut bytes = good.clone();
            bytes[at] ^= 1;
            let steps: Vec<_> = Scan::new(&bytes, 0, 0).collect();
            assert_eq!(steps.len(), 3, "byte {at}");
            assert_eq!(
                steps[1],
                Step::Damaged {
                    from: size,
                    to: 2 * size
                }
            );
        }
    }

    #[test]
    fn a_cut_at_any_byte_leaves_whole_frames_and_a_torn_end() {
        let good = three();
        let size = (good.len() - 40) / 3;
        for cut in 0..3 * size {
            let steps: Vec<_> = Scan::new(&good[..cut], 0, 0).collect();
            let frames = steps
                .iter()
                .filter(|s| matches!(s, Step::Frame(..)))
                .count();
            assert_eq!(frames, cut / size);
            assert_eq!(steps.len() > frames, cut % size != 0, "cut at {cut}");
        }
    }

    proptest! {
        /// However bytes lie, every step goes on and none reaches beyond the end.
        #[test]
        fn any_bytes_are_walked_to_their_end(
            noise in proptest::collection::vec(any::<u8>(), 0..200),
            at in any::<prop::sample::Index>(),
            flip in any::<prop::sample::Index>(),
        ) {
            let mut bytes = three();
            let at = at.index(bytes.len());
            bytes.splice(at..at, noise);
            let bit = flip.index(bytes.len() * 8);
            bytes[bit / 8] ^= 1 << (bit % 8);
            let mut reached = 0;
            for step in Scan::new(&bytes, 0, 0) {
                let (from, to) = match step {
                    Step::Frame(from, frame) => (from, from + frame.size()),
                    Step::Damaged { from, to } => (from, to),
                    Step::Torn { from } => (from, bytes.len()),
                };
                prop_assert!(from == reached && to > from && to <= bytes.len());
                reached = to;
            }
        }
    }
}
