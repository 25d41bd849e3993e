//! Filling an empty store with many changes at once: no sync at each, one at the end, and an index written in order.

use super::open::enter;
use super::{DiskStore, about, body, encode, seal_change};
use crate::domain::change::Change;
use crate::store::error::StoreError;
use crate::store::guard::fenced;
use crate::store::index;
use crate::store::index::build::Builder;
use crate::store::journal::bulk::Bulk;
use crate::store::journal::{Journal, segment};
use crate::store::lock::Lock;
use crate::store::options::Options;
use crate::store::records::sealed::{self, Told};
use std::path::{Path, PathBuf};

/// A store that is being filled.
pub(super) struct Filling {
    dir: PathBuf,
    options: Options,
    bulk: Bulk,
    builder: Builder,
    _lock: Lock,
}

impl Filling {
    /// Begins on a folder without changes.
    pub(super) fn begin(dir: &Path, options: &Options) -> Result<Self, StoreError> {
        let lock = enter(dir, options)?;
        if !segment::list(dir)?.is_empty() {
            let journal = Journal::open(dir, options, None, &mut Vec::new())?;
            if journal.tail().seq > 0 {
                return Err(StoreError::NotEmpty(dir.to_owned()));
            }
        }
        Ok(Self {
            dir: dir.to_owned(),
            options: options.clone(),
            bulk: Bulk::begin(dir, options)?,
            builder: Builder::new(dir, options),
            _lock: lock,
        })
    }

    /// Adds a change.
    pub(super) fn add(&mut self, change: Change) -> Result<(), StoreError> {
        let plain = encode(&change)?;
        if let Some(seal) = &self.options.seal {
            seal.admit(&self.dir, &self.options, &sealed::wanted(&change))?;
        }
        let tail = *self.bulk.tail();
        let sealed = seal_change(&change, &self.options, (tail.seq + 1, &tail.hash))?;
        let body = body(&change, &plain, sealed.as_deref());
        let (trace, hash) = self.bulk.append(body)?;
        self.builder.add(Told::whole(change), trace, hash)
    }

    /// Makes all of it durable.
    pub(super) fn finish(self) -> Result<(), StoreError> {
        self.bulk.finish()?;
        let builder = self.builder;
        let index = fenced(|| builder.finish())?;
        index::tidy(&self.dir);
        about::write(&self.dir, index.kind()?);
        Ok(())
    }
}

impl DiskStore {
    /// Fills an empty store with changes, telling after each how many there are. It is durable when this returns; after a
    /// stop half-way the folder holds the changes until then.
    ///
    /// # Errors
    /// There are changes in it already, or what opening and writing give.
    pub fn fill(
        dir: &Path,
        options: &Options,
        changes: impl IntoIterator<Item = Change>,
        progress: &mut dyn FnMut(u64),
    ) -> Result<(), StoreError> {
        let mut filling = Filling::begin(dir, options)?;
        for (count, change) in (1..).zip(changes) {
            filling.add(change)?;
            progress(count);
        }
        filling.finish()
    }
}
