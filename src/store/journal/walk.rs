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
use crate::store::options::Options;
use crate::store::records::sealed::Told;
use crate::store::records::{RecordError, Trace};
use crate::store::seal::Seal;
use std::path::Path;

/// A store's folder, and what opens what is in it.
#[derive(Debug, Clone, Copy)]
pub(in crate::store) struct Home<'a> {
    pub(in crate::store) dir: &'a Path,
    pub(in crate::store) seal: Option<&'a Seal>,
}

impl<'a> Home<'a> {
    /// Of a store that is opened so.
    pub(in crate::store) fn of(dir: &'a Path, options: &'a Options) -> Self {
        Self {
            dir,
            seal: options.seal.as_ref(),
        }
    }

    /// Refuses what is sealed where there are no keys: without them a school would look empty.
    fn admit(&self, frame: &Frame<'_>) -> Result<(), StoreError> {
        if frame.is_sealed() && self.seal.is_none() {
            return Err(StoreError::KeysMissing(self.dir.to_owned()));
        }
        Ok(())
    }
}

/// What is met on the way.
#[derive(Debug)]
pub(in crate::store) enum Met {
    /// A change, where it lies and the hash of its frame.
    Change(Box<(Trace, Hash, Told)>),
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
        home: Home<'_>,
        sink: &mut dyn FnMut(Met) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        for number in segment::list(home.dir)? {
            let (expected, at) = self.next;
            if number < expected {
                continue;
            }
            if number > expected {
                let what = "missing; the changes in it are lost from here".to_owned();
                sink(Met::Fault(fault(expected, None, what)))?;
                self.hash = None;
            }
            let bytes = segment::read(home.dir, number)?;
            if at == HEADER {
                self.header(number, &bytes, sink)?;
            }
            self.segment(home, (number, at), &bytes, sink)?;
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
        home: Home<'_>,
        (number, at): (u32, usize),
        bytes: &[u8],
        sink: &mut dyn FnMut(Met) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        for step in Scan::new(bytes, at, self.seq) {
            match step {
                Step::Frame(at, frame) => self.frame(home, (number, at), &frame, sink)?,
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
        home: Home<'_>,
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
        home.admit(frame)?;
        match frame.read(home.seal) {
            Ok(told) => sink(Met::Change(Box::new((trace, hash, told)))),
            Err(RecordError::Newer) => Err(StoreError::Newer {
                what: format!("change {} in {}", frame.seq, segment::name(number)),
            }),
            Err(
                error @ (RecordError::Codec(_) | RecordError::Unknown(_) | RecordError::Sealed),
            ) => sink(Met::Fault(fault(
                number,
                Some(frame.seq),
                error.to_string(),
            ))),
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
    home: Home<'_>,
    wanted: impl Fn(&Met) -> bool,
) -> Result<Option<Met>, StoreError> {
    let mut found = None;
    let walked = Walk::from_start().run(home, &mut |met| {
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
pub(in crate::store) fn read_one(
    home: Home<'_>,
    trace: &Trace,
) -> Result<(Told, Hash), StoreError> {
    read_at(home, trace, |frame| {
        Ok((frame.read(home.seal)?, frame.hash()))
    })
}

/// The change at a known place, as far as it may be about one pupil's record.
pub(in crate::store) fn read_about(
    home: Home<'_>,
    trace: &Trace,
    pupil: PupilId,
) -> Result<Change, StoreError> {
    read_at(home, trace, |frame| {
        Ok(frame.read_about(home.seal, pupil)?.change)
    })
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
    home: Home<'_>,
    trace: &Trace,
    read: impl FnOnce(&Frame<'_>) -> Result<T, RecordError>,
) -> Result<T, StoreError> {
    let path = segment::path(home.dir, trace.segment);
    let damaged = |what: &str| StoreError::damaged(segment::name(trace.segment), what);
    let bytes = std::fs::File::open(&path)
        .and_then(|mut file| files::piece(&mut file, trace.offset, trace.size))
        .map_err(|source| unread(&path, trace, source))?;
    let frame = Frame::at(&bytes)
        .filter(|frame| frame.seq == trace.seq)
        .ok_or_else(|| damaged(&format!("change {} cannot be read", trace.seq)))?;
    home.admit(&frame)?;
    read(&frame).map_err(|error| match error {
        RecordError::Newer => StoreError::Newer {
            what: format!("change {} in {}", trace.seq, segment::name(trace.segment)),
        },
        RecordError::Codec(_) | RecordError::Unknown(_) | RecordError::Sealed => {
            damaged(&format!("change {}: {error}", trace.seq))
        }
    })
}
