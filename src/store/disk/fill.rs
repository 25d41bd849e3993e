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
use crate::store::options::Options;
use crate::store::records::sealed::{self, Told};
use std::path::Path;

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
        let _lock = enter(dir, options)?;
        if !segment::list(dir)?.is_empty() {
            let journal = Journal::open(dir, options, None, &mut Vec::new())?;
            if journal.tail().seq > 0 {
                return Err(StoreError::NotEmpty(dir.to_owned()));
            }
        }
        let mut bulk = Bulk::begin(dir, options)?;
        let mut builder = Builder::new(dir, options);
        for (count, change) in (1..).zip(changes) {
            let plain = encode(&change)?;
            if let Some(seal) = &options.seal {
                seal.admit(dir, options, &sealed::wanted(&change))?;
            }
            let tail = *bulk.tail();
            let sealed = seal_change(&change, options, (tail.seq + 1, &tail.hash))?;
            let (trace, hash) = bulk.append(body(&change, &plain, sealed.as_deref()))?;
            builder.add(Told::whole(change), trace, hash)?;
            progress(count);
        }
        bulk.finish()?;
        let index = fenced(|| builder.finish())?;
        index::tidy(dir);
        about::write(dir, index.kind()?);
        Ok(())
    }
}
