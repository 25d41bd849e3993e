//! Reading changes in order, checking that each follows the one before. What cannot be read is told, never passed over.

use super::frame::{Frame, Hash};
use super::scan::{Scan, Step};
use super::segment::{self, HEADER, Header};
use super::{offset_of, place_of};
use crate::domain::change::Change;
use crate::domain::id::PupilId;
use crate::store::Fault;
use crate::store::error::StoreError;
use crate::store::files;
use crate::store::records::{RecordError, Trace};
use std::path::Path;

/// What is met on the way.
#[derive(Debug)]
pub(in crate::store) enum Met {
    /// A change, where it lies and the hash of its frame.
    Change(Box<(Trace, Hash, Change)>),
    /// Something that is wrong.
    Fault(Fault),
}

/// Reads segments in order.
#[derive(Debug)]
pub(in crate::store) struct Walk {
    seq: u64,
    /// The hash the next frame should hold; unknown after damage.
    hash: Option<Hash>,
    /// The segment, and where in it to begin.
    next: (u32, usize),
}

impl Walk {
    /// From the first change.
    pub(in crate::store) const fn from_start() -> Self {
        Self {
            seq: 0,
            hash: Some([0; 32]),
            next: (1, HEADER),
        }
    }

    /// From the change after one that is known.
    pub(in crate::store) fn after(trace: Trace, hash: Hash) -> Self {
        Self {
            seq: trace.seq,
            hash: Some(hash),
            next: (
                trace.segment,
                place_of(trace.offset.saturating_add(u64::from(trace.size))),
            ),
        }
    }

    /// Reads all there is, one segment in memory at a time.
    pub(in crate::store) fn run(
        mut self,
        dir: &Path,
        sink: &mut dyn FnMut(Met) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        for number in segment::list(dir)? {
            let (expected, at) = self.next;
            if number < expected {
                continue;
            }
            if number > expected {
                let what = "missing; the changes in it are lost from here".to_owned();
                sink(Met::Fault(fault(expected, None, what)))?;
                self.hash = None;
            }
            let bytes = segment::read(dir, number)?;
            if at == HEADER {
                self.header(number, &bytes, sink)?;
            }
            self.segment(number, &bytes, at, sink)?;
            self.next = (number + 1, HEADER);
        }
        Ok(())
    }

    fn header(
        &mut self,
        number: u32,
        bytes: &[u8],
        sink: &mut dyn FnMut(Met) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        let wrong = match Header::read(bytes)? {
            None => "its header is damaged; its changes are read all the same",
            Some(header) if header.number != number => "its header has another number",
            Some(header) if self.hash.is_some_and(|hash| hash != header.hash) => {
                "it does not follow the segment before it"
            }
            Some(_) => return Ok(()),
        };
        sink(Met::Fault(fault(number, None, wrong.to_owned())))
    }

    fn segment(
        &mut self,
        number: u32,
        bytes: &[u8],
        at: usize,
        sink: &mut dyn FnMut(Met) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        for step in Scan::new(bytes, at, self.seq) {
            match step {
                Step::Frame(at, frame) => self.frame((number, at), &frame, sink)?,
                Step::Damaged { from, to } => {
                    let what =
                        format!("bytes {from} to {to} cannot be read; what follows them is kept");
                    sink(Met::Fault(fault(number, Some(self.seq + 1), what)))?;
                    self.hash = None;
                }
                Step::Torn { from } => {
                    let what = format!("nothing from byte {from} on can be read");
                    sink(Met::Fault(fault(number, Some(self.seq + 1), what)))?;
                    self.hash = None;
                }
            }
        }
        Ok(())
    }

    fn frame(
        &mut self,
        (number, at): (u32, usize),
        frame: &Frame<'_>,
        sink: &mut dyn FnMut(Met) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        let expected = self.seq + 1;
        if frame.seq != expected {
            let what = format!(
                "changes {expected} to {} are not there",
                frame.seq.saturating_sub(1)
            );
            sink(Met::Fault(fault(number, Some(frame.seq), what)))?;
        } else if self.hash.is_some_and(|hash| hash != frame.before) {
            let what = "it does not follow the change before it".to_owned();
            sink(Met::Fault(fault(number, Some(frame.seq), what)))?;
        }
        let hash = frame.hash();
        self.seq = frame.seq;
        self.hash = Some(hash);
        let trace = Trace {
            seq: frame.seq,
            segment: number,
            offset: offset_of(at),
            size: u32::try_from(frame.size()).unwrap_or(u32::MAX),
        };
        match frame.read::<Change>() {
            Ok(change) => sink(Met::Change(Box::new((trace, hash, change)))),
            Err(RecordError::Newer) => Err(StoreError::Newer {
                what: format!("change {} in {}", frame.seq, segment::name(number)),
            }),
            Err(error @ (RecordError::Codec(_) | RecordError::Unknown(_))) => sink(Met::Fault(
                fault(number, Some(frame.seq), error.to_string()),
            )),
        }
    }
}

fn fault(number: u32, change: Option<u64>, what: String) -> Fault {
    Fault {
        file: segment::name(number),
        change,
        what,
    }
}

/// The first of what is met that is `wanted`, and nothing after it is read.
pub(in crate::store) fn first(
    dir: &Path,
    wanted: impl Fn(&Met) -> bool,
) -> Result<Option<Met>, StoreError> {
    let mut found = None;
    let walked = Walk::from_start().run(dir, &mut |met| {
        if wanted(&met) {
            found = Some(met);
            // A walk ends early by an error alone; this one is not passed on.
            return Err(StoreError::damaged(segment::FOLDER, "enough was read"));
        }
        Ok(())
    });
    match found {
        Some(met) => Ok(Some(met)),
        None => walked.map(|()| None),
    }
}

/// The change at a known place.
pub(in crate::store) fn read_one(dir: &Path, trace: &Trace) -> Result<(Change, Hash), StoreError> {
    read_at(dir, trace, |frame| Ok((frame.read()?, frame.hash())))
}

/// The change at a known place, as far as it may be about one pupil's record.
pub(in crate::store) fn read_about(
    dir: &Path,
    trace: &Trace,
    pupil: PupilId,
) -> Result<Change, StoreError> {
    read_at(dir, trace, |frame| frame.read_about(pupil))
}

/// Why a change could not be read: a segment that is shorter than it was, or gone from its folder, is damaged.
fn unread(path: &Path, trace: &Trace, source: std::io::Error) -> StoreError {
    use std::io::ErrorKind;
    let kind = source.kind();
    let gone = kind == ErrorKind::NotFound && path.parent().is_some_and(Path::is_dir);
    if gone || kind == ErrorKind::UnexpectedEof {
        let what = format!("change {} is not there any more", trace.seq);
        StoreError::damaged(segment::name(trace.segment), what)
    } else {
        StoreError::io("read", path, source)
    }
}

fn read_at<T>(
    dir: &Path,
    trace: &Trace,
    read: impl FnOnce(&Frame<'_>) -> Result<T, RecordError>,
) -> Result<T, StoreError> {
    let path = segment::path(dir, trace.segment);
    let damaged = |what: &str| StoreError::damaged(segment::name(trace.segment), what);
    let bytes = std::fs::File::open(&path)
        .and_then(|mut file| files::piece(&mut file, trace.offset, trace.size))
        .map_err(|source| unread(&path, trace, source))?;
    let frame = Frame::at(&bytes)
        .filter(|frame| frame.seq == trace.seq)
        .ok_or_else(|| damaged(&format!("change {} cannot be read", trace.seq)))?;
    read(&frame).map_err(|error| match error {
        RecordError::Newer => StoreError::Newer {
            what: format!("change {} in {}", trace.seq, segment::name(trace.segment)),
        },
        RecordError::Codec(_) | RecordError::Unknown(_) => {
            damaged(&format!("change {}: {error}", trace.seq))
        }
    })
}
