//! Writing a backup: what was taken at one point in time, into a file that has no name of its own until it was proved.

use super::manifest::{FORMAT, FRONT, Inventory, Listed, MAGIC, Manifest};
use super::{Backup, Noted, name};
use crate::domain::time::Moment;
use crate::store::error::StoreError;
use crate::store::journal::frame::Hash;
use crate::store::options::Options;
use std::fs::File;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// Bytes handled at a time.
const CHUNK: usize = 256 * 1024;

/// One file that goes in.
#[derive(Debug)]
pub(in crate::store) struct Piece {
    /// Its name in the backup.
    pub(in crate::store) name: String,
    /// How many of its bytes.
    pub(in crate::store) size: u64,
    /// Where they are.
    pub(in crate::store) from: Source,
}

/// Where the bytes of a file are.
#[derive(Debug)]
pub(in crate::store) enum Source {
    /// In memory, because the file may be another before it is written.
    Memory(Vec<u8>),
    /// In this file, which only grows.
    File(PathBuf),
}

/// A record at one point in time.
#[derive(Debug)]
pub(in crate::store) struct Point {
    /// When.
    pub(in crate::store) made: Moment,
    /// What it holds.
    pub(in crate::store) inventory: Inventory,
    /// Its files.
    pub(in crate::store) pieces: Vec<Piece>,
}

impl Piece {
    fn open(&self) -> Result<Box<dyn Read + '_>, StoreError> {
        match &self.from {
            Source::Memory(bytes) => Ok(Box::new(bytes.as_slice())),
            Source::File(path) => match File::open(path) {
                Ok(file) => Ok(Box::new(file.take(self.size))),
                Err(source) => Err(StoreError::io("read", path, source)),
            },
        }
    }

    /// Hands all its bytes on.
    fn read(&self, to: &mut dyn FnMut(&[u8]) -> Result<(), StoreError>) -> Result<(), StoreError> {
        let mut from = self.open()?;
        let mut chunk = vec![0; CHUNK];
        let mut left = self.size;
        let path = Path::new(&self.name);
        while left > 0 {
            let read = from
                .read(&mut chunk)
                .map_err(|source| StoreError::io("read", path, source))?;
            let bytes = chunk.get(..read).unwrap_or_default();
            if bytes.is_empty() {
                return Err(StoreError::damaged(
                    self.name.clone(),
                    "it is shorter than it was",
                ));
            }
            to(bytes)?;
            left = left.saturating_sub(u64::try_from(read).unwrap_or(u64::MAX));
        }
        Ok(())
    }

    fn listed(&self) -> Result<Listed, StoreError> {
        let mut sum = blake3::Hasher::new();
        self.read(&mut |bytes| {
            sum.update(bytes);
            Ok(())
        })?;
        Ok(Listed {
            name: self.name.clone(),
            size: self.size,
            sum: *sum.finalize().as_bytes(),
        })
    }
}

impl Point {
    /// How many bytes its files have.
    pub(super) fn bytes(&self) -> u64 {
        self.pieces
            .iter()
            .fold(0, |sum, piece| sum.saturating_add(piece.size))
    }

    /// What is told of it.
    pub(super) fn backup(&self) -> Backup {
        let names = self.pieces.iter().map(|piece| piece.name.as_str());
        self.inventory.backup(self.made, names)
    }

    fn manifest(&self) -> Result<Manifest, StoreError> {
        let files = self.pieces.iter().map(Piece::listed);
        Ok(Manifest {
            made: self.made,
            inventory: self.inventory,
            files: files.collect::<Result<_, _>>()?,
        })
    }
}

/// Where the bytes of a backup go, summed up on their way.
struct Out<'a> {
    file: &'a mut File,
    sum: blake3::Hasher,
    options: &'a Options,
}

impl Out<'_> {
    fn put(&mut self, bytes: &[u8]) -> io::Result<()> {
        let gate = self.options.gate.as_ref();
        let passed = gate.map_or(Ok(bytes.len()), |gate| gate.write(bytes.len()))?;
        self.file.write_all(bytes.get(..passed).unwrap_or(bytes))?;
        if passed < bytes.len() {
            return Err(io::ErrorKind::StorageFull.into());
        }
        self.sum.update(bytes);
        Ok(())
    }

    /// Writes the sum of all before it, and makes everything durable.
    fn finish(mut self) -> io::Result<()> {
        let sum: Hash = *self.sum.finalize().as_bytes();
        self.put(&sum)?;
        self.file.sync_all()?;
        self.options
            .gate
            .as_ref()
            .map_or(Ok(()), |gate| gate.sync())
    }
}

/// Writes a backup into a folder, under a name that goes with it unless it is put in its place.
pub(super) fn write(
    point: &Point,
    folder: &Path,
    (noted, options): (&Noted, &Options),
) -> Result<NamedTempFile, StoreError> {
    let failed = |source| StoreError::io("write the backup in", folder, source);
    let manifest = point.manifest()?.bytes();
    let mut part = tempfile::Builder::new()
        .prefix(&name::on_the_way(&noted.id))
        .suffix(".part")
        .tempfile_in(folder)
        .map_err(failed)?;
    let mut out = Out {
        file: part.as_file_mut(),
        sum: blake3::Hasher::new(),
        options,
    };
    out.put(&front(manifest.len())).map_err(failed)?;
    out.put(&manifest).map_err(failed)?;
    for piece in &point.pieces {
        piece.read(&mut |bytes| out.put(bytes).map_err(failed))?;
    }
    out.finish().map_err(failed)?;
    Ok(part)
}

fn front(manifest: usize) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(FRONT);
    bytes.extend(MAGIC);
    bytes.extend(FORMAT.to_le_bytes());
    bytes.extend(u32::try_from(manifest).unwrap_or(u32::MAX).to_le_bytes());
    bytes
}

/// Gives a backup its name. One that is there already stays as it is.
pub(super) fn put(part: NamedTempFile, file: &Path) -> Result<(), StoreError> {
    let Err(failed) = part.persist_noclobber(file) else {
        return Ok(());
    };
    if file.exists() {
        return Err(StoreError::BackupThere(file.to_owned()));
    }
    // Some drives cannot rename without replacing; nothing is there to be replaced.
    match failed.file.persist(file) {
        Ok(_) => Ok(()),
        Err(failed) => Err(StoreError::io("write", file, failed.error)),
    }
}
