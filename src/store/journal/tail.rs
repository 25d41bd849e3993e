//! Finding the end of the journal at start: what was torn off by a power cut is taken out and kept in a file of its own.

use super::frame::Hash;
use super::scan::{Scan, Step};
use super::segment::{self, HEADER, Header};
use super::{Journal, Tail, offset_of};
use crate::store::Notice;
use crate::store::error::StoreError;
use crate::store::files;
use crate::store::options::{Did, Options};
use crate::store::records::Trace;
use std::io::{Seek, SeekFrom, Write};
use std::path::Path;

/// A frame that is known to be good, from which the end is looked for.
#[derive(Debug, Clone, Copy)]
pub(in crate::store) struct Known {
    /// Where it lies.
    pub(in crate::store) trace: Trace,
    /// Its hash.
    pub(in crate::store) hash: Hash,
}

impl Journal {
    /// Opens the journal at its end. Only what follows `known` is read where that lies in the last segment.
    pub(in crate::store) fn open(
        dir: &Path,
        options: &Options,
        known: Option<Known>,
        notices: &mut Vec<Notice>,
    ) -> Result<Self, StoreError> {
        let mut segments = segment::list(dir)?;
        while let Some(number) = segments.pop() {
            let bytes = segment::read(dir, number)?;
            let header = Header::read(&bytes)?;
            let start = Start::of(number, header.as_ref(), known);
            let end = look(&bytes, start);
            if header.is_none() && end.frames == 0 && !segments.is_empty() {
                set_aside(dir, number, options, notices)?;
                continue;
            }
            if let Some(from) = end.torn {
                let torn = Torn {
                    number,
                    from,
                    seq: end.tail.seq,
                };
                cut(dir, options, &torn, &bytes, notices)?;
            }
            return Self::at(dir, options, end.tail);
        }
        super::begin(dir, options)?;
        Self::open(dir, options, None, notices)
    }
}

#[derive(Debug, Clone, Copy)]
struct Start {
    at: usize,
    tail: Tail,
}

impl Start {
    fn of(number: u32, header: Option<&Header>, known: Option<Known>) -> Self {
        if let Some(known) = known.filter(|known| known.trace.segment == number) {
            let offset = known.trace.offset + u64::from(known.trace.size);
            return Self {
                at: super::place_of(offset),
                tail: Tail {
                    seq: known.trace.seq,
                    hash: known.hash,
                    segment: number,
                    offset,
                },
            };
        }
        Self {
            at: HEADER,
            tail: Tail {
                seq: header.map_or(0, |header| header.seq),
                hash: header.map_or([0; 32], |header| header.hash),
                segment: number,
                offset: offset_of(HEADER),
            },
        }
    }
}

struct End {
    tail: Tail,
    frames: usize,
    torn: Option<usize>,
}

fn look(bytes: &[u8], start: Start) -> End {
    let mut end = End {
        tail: start.tail,
        frames: 0,
        torn: None,
    };
    for step in Scan::new(bytes, start.at, start.tail.seq) {
        match step {
            Step::Frame(at, frame) => {
                end.frames += 1;
                end.tail.seq = frame.seq;
                end.tail.hash = frame.hash();
                end.tail.offset = offset_of(at + frame.size());
            }
            Step::Torn { from } => end.torn = Some(from),
            // What was lost here is told by whoever replays or checks these frames.
            Step::Damaged { .. } => {}
        }
    }
    end
}

/// Puts a last segment aside that has neither a header nor a frame: its disk forgot it, or never had it.
fn set_aside(
    dir: &Path,
    number: u32,
    options: &Options,
    notices: &mut Vec<Notice>,
) -> Result<(), StoreError> {
    let path = segment::path(dir, number);
    let aside = path.with_extension("unread");
    std::fs::rename(&path, &aside).map_err(|source| StoreError::io("rename", &path, source))?;
    options.did(Did::Renamed(&path, &aside));
    notices.push(Notice(format!(
        "Nothing in {} can be read; it was put aside as {number:06}.unread.",
        segment::name(number)
    )));
    Ok(())
}

/// Bytes at the end of a segment that are no frame.
struct Torn {
    /// The segment.
    number: u32,
    /// Where they begin.
    from: usize,
    /// The last change before them.
    seq: u64,
}

/// Keeps the bytes from a place on in a file of their own and clears them in the segment.
fn cut(
    dir: &Path,
    options: &Options,
    &Torn { number, from, seq }: &Torn,
    bytes: &[u8],
    notices: &mut Vec<Notice>,
) -> Result<(), StoreError> {
    let torn = bytes.get(from..).unwrap_or_default();
    let used = torn
        .iter()
        .rposition(|byte| *byte != 0)
        .map_or(0, |i| i + 1);
    let torn = torn.get(..used).unwrap_or_default();
    let side = free_name(dir, &format!("{number:06}.cut-{}", seq + 1));
    files::put(&dir.join(segment::FOLDER).join(&side), torn, options)?;
    let path = segment::path(dir, number);
    let mut file = files::open_existing(&path)?;
    let zeros = vec![0; torn.len()];
    file.seek(SeekFrom::Start(offset_of(from)))
        .and_then(|_| file.write_all(&zeros))
        .and_then(|()| file.sync_data())
        .map_err(|source| StoreError::io("clear the end of", &path, source))?;
    options.did(Did::Wrote(&path, offset_of(from), &zeros));
    options.did(Did::Synced(&path));
    notices.push(Notice(format!(
        "The last write, change {}, was cut off before it was finished and is not in the record; its {} bytes are kept in {}/{side}.",
        seq + 1,
        torn.len(),
        segment::FOLDER,
    )));
    Ok(())
}

/// A name that no file of the journal has yet: a write cut off at the same change before is kept as well.
fn free_name(dir: &Path, name: &str) -> String {
    let folder = dir.join(segment::FOLDER);
    let taken = |name: &String| folder.join(name).exists();
    let others = (2..).map(|n: u32| format!("{name}-{n}"));
    let mut names = std::iter::once(name.to_owned()).chain(others);
    names.find(|name| !taken(name)).unwrap_or_default()
}
