//! Writing many changes into a journal that is empty: no sync at each, one at the end of each segment.

use super::frame::{Body, Hash};
use super::segment::{self, Header};
use super::{Tail, offset_of};
use crate::store::error::StoreError;
use crate::store::files;
use crate::store::options::Options;
use crate::store::records::Trace;
use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Bytes gathered before they are handed to the system.
const GATHER: usize = 256 * 1024;

/// The journal while it is being filled.
#[derive(Debug)]
pub(in crate::store) struct Bulk {
    dir: PathBuf,
    segment_bytes: u64,
    file: File,
    gathered: Vec<u8>,
    tail: Tail,
}

impl Bulk {
    /// Begins the first segment.
    pub(in crate::store) fn begin(dir: &Path, options: &Options) -> Result<Self, StoreError> {
        files::create_folder(&dir.join(segment::FOLDER))?;
        let header = Header {
            number: 1,
            seq: 0,
            hash: [0; 32],
        };
        Ok(Self {
            dir: dir.to_owned(),
            segment_bytes: options.segment_bytes,
            file: create(dir, 1)?,
            gathered: header.bytes(),
            tail: Tail {
                seq: 0,
                hash: [0; 32],
                segment: 1,
                offset: offset_of(segment::HEADER),
            },
        })
    }

    /// The last change.
    pub(in crate::store) const fn tail(&self) -> &Tail {
        &self.tail
    }

    /// Adds a change.
    pub(in crate::store) fn append(&mut self, body: Body<'_>) -> Result<(Trace, Hash), StoreError> {
        let full = self.tail.offset >= self.segment_bytes;
        if full && self.tail.offset > offset_of(segment::HEADER) {
            self.roll()?;
        }
        let next = self.tail.next(body)?;
        self.tail = next.tail;
        self.gathered.extend_from_slice(&next.bytes);
        if self.gathered.len() >= GATHER {
            self.hand_over()?;
        }
        Ok((next.trace, self.tail.hash))
    }

    /// Makes all of it durable.
    pub(in crate::store) fn finish(mut self) -> Result<(), StoreError> {
        self.close()?;
        files::sync_folder(&self.dir.join(segment::FOLDER))?;
        files::sync_folder(&self.dir)
    }

    fn roll(&mut self) -> Result<(), StoreError> {
        self.close()?;
        self.tail.segment += 1;
        self.tail.offset = offset_of(segment::HEADER);
        self.file = create(&self.dir, self.tail.segment)?;
        let header = Header {
            number: self.tail.segment,
            seq: self.tail.seq,
            hash: self.tail.hash,
        };
        self.gathered.extend(header.bytes());
        Ok(())
    }

    fn close(&mut self) -> Result<(), StoreError> {
        self.hand_over()?;
        self.file.sync_data().map_err(|source| self.failed(source))
    }

    fn hand_over(&mut self) -> Result<(), StoreError> {
        let gathered = std::mem::take(&mut self.gathered);
        self.file
            .write_all(&gathered)
            .map_err(|source| self.failed(source))
    }

    fn failed(&self, source: std::io::Error) -> StoreError {
        StoreError::io(
            "write",
            &segment::path(&self.dir, self.tail.segment),
            source,
        )
    }
}

fn create(dir: &Path, number: u32) -> Result<File, StoreError> {
    let path = segment::path(dir, number);
    let file = files::open_or_create(&path)?;
    file.set_len(0)
        .map_err(|source| StoreError::io("write", &path, source))?;
    Ok(file)
}
