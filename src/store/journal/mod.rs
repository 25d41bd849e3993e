//! The journal: the record itself, one frame a change, in segments that are never changed once they are full.
//!
//! A change is one write and one `fdatasync` into room that was made beforehand. Nothing here reads what a change means.

pub(super) mod bulk;
pub(super) mod frame;
pub(super) mod scan;
pub(super) mod segment;
pub(super) mod tail;
pub(super) mod walk;

use self::frame::{Body, Hash};
use self::segment::Header;
use super::error::StoreError;
use super::files;
use super::options::{Did, Options};
use super::records::Trace;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// Room is made in steps of this many bytes: writing into zeros costs half of growing a file at each change.
const STEP: u64 = 1024 * 1024;

/// The last change of the journal and where the next one goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Tail {
    /// The last change's number; 0 before the first.
    pub(super) seq: u64,
    /// The hash of its frame.
    pub(super) hash: Hash,
    /// The open segment.
    pub(super) segment: u32,
    /// Where the next frame begins.
    pub(super) offset: u64,
}

/// A change's frame, where it goes, and the tail once it is there.
pub(super) struct Next {
    pub(super) bytes: Vec<u8>,
    pub(super) trace: Trace,
    pub(super) tail: Tail,
}

impl Tail {
    /// What writing a change next comes to.
    fn next(&self, body: Body<'_>) -> Result<Next, StoreError> {
        let seq = self.seq + 1;
        let bytes = frame::write(seq, &self.hash, body);
        let size =
            u32::try_from(bytes.len()).map_err(|_| StoreError::TooLarge { bytes: bytes.len() })?;
        let trace = Trace {
            seq,
            segment: self.segment,
            offset: self.offset,
            size,
        };
        let tail = Self {
            seq,
            hash: *blake3::hash(&bytes).as_bytes(),
            segment: self.segment,
            offset: self.offset + u64::from(size),
        };
        Ok(Next { bytes, trace, tail })
    }
}

/// The journal, open for writing.
#[derive(Debug)]
pub(super) struct Journal {
    dir: PathBuf,
    options: Options,
    file: File,
    tail: Tail,
    room: u64,
    /// How many bytes after the tail a failed write may have left behind.
    doubtful: Option<u64>,
}

/// Makes the first segment of an empty journal.
pub(super) fn begin(dir: &Path, options: &Options) -> Result<(), StoreError> {
    files::create_folder(&dir.join(segment::FOLDER))?;
    let header = Header {
        number: 1,
        seq: 0,
        hash: [0; 32],
    };
    files::put(&segment::path(dir, 1), &header.bytes(), options)?;
    files::sync_folder(dir)?;
    options.did(Did::SyncedFolder(dir));
    Ok(())
}

impl Journal {
    /// The journal with a tail that was found.
    pub(super) fn at(dir: &Path, options: &Options, tail: Tail) -> Result<Self, StoreError> {
        let path = segment::path(dir, tail.segment);
        let file = files::open_existing(&path)?;
        let room = file
            .metadata()
            .map_err(|source| StoreError::io("read", &path, source))?
            .len();
        Ok(Self {
            dir: dir.to_owned(),
            options: options.clone(),
            file,
            tail,
            room,
            doubtful: None,
        })
    }

    /// The last change.
    pub(super) const fn tail(&self) -> &Tail {
        &self.tail
    }

    /// Writes a change down; it is durable when this returns. After a failure nothing of it is left, or what is left is
    /// cleared before the next one.
    pub(super) fn append(&mut self, body: Body<'_>) -> Result<(Trace, Hash), StoreError> {
        self.is_at_home()?;
        self.settle()?;
        files::spare(&self.dir, self.options.spare_bytes)?;
        if self.tail.offset >= self.options.segment_bytes.max(frame_room()) {
            self.roll()?;
        }
        let next = self.tail.next(body)?;
        let written = self.write_frame(&next.bytes);
        let written = written.map_err(|source| self.failed("write", source));
        // A folder may go while it is written to; what is acknowledged is where the next start looks.
        if let Err(error) = written.and_then(|()| self.is_at_home()) {
            self.doubtful = Some(u64::from(next.trace.size));
            // Clearing at once makes "not saved" true even if the process ends now; if it fails, the next change tries again.
            drop(self.settle());
            return Err(error);
        }
        self.tail = next.tail;
        Ok((next.trace, self.tail.hash))
    }

    /// Refuses where the open segment is not the one that its path leads to.
    pub(super) fn is_at_home(&self) -> Result<(), StoreError> {
        let path = segment::path(&self.dir, self.tail.segment);
        if files::leads_to(&path, &self.file) {
            Ok(())
        } else {
            Err(StoreError::Moved(self.dir.clone()))
        }
    }

    fn write_frame(&mut self, bytes: &[u8]) -> io::Result<()> {
        let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        self.make_room(self.tail.offset.saturating_add(size))?;
        self.put(self.tail.offset, bytes)?;
        self.sync()
    }

    /// Fills the file with zeros until it reaches `end`.
    fn make_room(&mut self, end: u64) -> io::Result<()> {
        let step = STEP.min(self.options.segment_bytes.max(frame_room()));
        let zeros = vec![0; usize::try_from(step).unwrap_or(0)];
        while self.room < end {
            self.put(self.room, &zeros)?;
            self.room += step;
        }
        Ok(())
    }

    fn put(&mut self, offset: u64, bytes: &[u8]) -> io::Result<()> {
        let gate = self.options.gate.as_ref();
        let passed = gate.map_or(Ok(bytes.len()), |gate| gate.write(bytes.len()))?;
        self.file.seek(SeekFrom::Start(offset))?;
        let bytes_passed = bytes.get(..passed).unwrap_or(bytes);
        self.file.write_all(bytes_passed)?;
        let path = segment::path(&self.dir, self.tail.segment);
        self.options.did(Did::Wrote(&path, offset, bytes_passed));
        if passed < bytes.len() {
            return Err(io::ErrorKind::StorageFull.into());
        }
        Ok(())
    }

    fn sync(&self) -> io::Result<()> {
        if let Some(gate) = &self.options.gate {
            gate.sync()?;
        }
        self.file.sync_data()?;
        let path = segment::path(&self.dir, self.tail.segment);
        self.options.did(Did::Synced(&path));
        Ok(())
    }

    /// Leaves the open segment, which is full, and begins the next, which is durable before anything is written to it.
    fn roll(&mut self) -> Result<(), StoreError> {
        let header = Header {
            number: self.tail.segment + 1,
            seq: self.tail.seq,
            hash: self.tail.hash,
        };
        let path = segment::path(&self.dir, header.number);
        files::put(&path, &header.bytes(), &self.options)?;
        let offset = offset_of(segment::HEADER);
        let next = Self::at(
            &self.dir,
            &self.options,
            Tail {
                segment: header.number,
                offset,
                ..self.tail
            },
        )?;
        // The room left over is given back; zeros at the end mean the same, so a failure here changes nothing.
        drop(self.file.set_len(self.tail.offset));
        let full = segment::path(&self.dir, self.tail.segment);
        self.options.did(Did::Length(&full, self.tail.offset));
        *self = next;
        Ok(())
    }

    /// Clears what a failed write may have left after the tail, through a file opened anew; where the file was moved, through
    /// the one that is held, so that what was refused is not found in it later.
    fn settle(&mut self) -> Result<(), StoreError> {
        let Some(touched) = self.doubtful else {
            return Ok(());
        };
        let mut fresh = self.again()?;
        let end = fresh.room.min(fresh.tail.offset.saturating_add(touched));
        let length = usize::try_from(end.saturating_sub(fresh.tail.offset)).unwrap_or(0);
        let cleared = fresh
            .put(fresh.tail.offset, &vec![0; length])
            .and_then(|()| fresh.sync())
            .and_then(|()| fresh.is_clear(length));
        cleared.map_err(|source| self.failed("clear the end of", source))?;
        *self = fresh;
        Ok(())
    }

    fn again(&self) -> Result<Self, StoreError> {
        if self.is_at_home().is_ok() {
            return Self::at(&self.dir, &self.options, self.tail);
        }
        let held = self.file.try_clone();
        Ok(Self {
            dir: self.dir.clone(),
            options: self.options.clone(),
            file: held.map_err(|source| self.failed("open", source))?,
            ..*self
        })
    }

    fn is_clear(&mut self, length: usize) -> io::Result<()> {
        let mut bytes = vec![0; length];
        self.file.seek(SeekFrom::Start(self.tail.offset))?;
        self.file.read_exact(&mut bytes)?;
        if bytes.iter().all(|byte| *byte == 0) {
            Ok(())
        } else {
            Err(io::ErrorKind::InvalidData.into())
        }
    }

    fn failed(&self, doing: &'static str, source: io::Error) -> StoreError {
        StoreError::io(doing, &segment::path(&self.dir, self.tail.segment), source)
    }
}

/// The least a segment holds before it is full: its header and one byte of a frame.
const fn frame_room() -> u64 {
    segment::HEADER as u64 + 1
}

/// A place in memory as a place in a file.
pub(super) fn offset_of(place: usize) -> u64 {
    u64::try_from(place).unwrap_or(u64::MAX)
}

/// A place in a file as a place in memory.
pub(super) fn place_of(offset: u64) -> usize {
    usize::try_from(offset).unwrap_or(usize::MAX)
}
