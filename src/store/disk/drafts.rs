//! Drafts on disk: `drafts/HASH.draft`, one small file each, beside the record and no part of it. A file is replaced whole
//! or not at all and never waited for: a kill loses nothing, a power cut perhaps what was typed last.

use crate::domain::draft::{Draft, DraftKey};
use crate::store::drafts::{LARGEST, admit, newest_first, payload};
use crate::store::error::StoreError;
use crate::store::files;
use crate::store::records::{Kind, RecordError, Stored};
use crate::store::{Fault, Notice, envelope};
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

const FOLDER: &str = "drafts";
const ENDING: &str = ".draft";
const ASIDE: &str = ".damaged";

/// What an envelope adds to a payload, and a little more.
const AROUND: usize = 64;

/// Which draft: half the BLAKE3 of its key, so that a file's name says nothing of a pupil.
type Name = [u8; 16];

/// The drafts of a store.
#[derive(Debug)]
pub(super) struct Drafts {
    folder: PathBuf,
    spare_bytes: u64,
}

/// What a file holds.
enum Held {
    Draft(Box<Draft>),
    /// It was written by a newer version.
    Newer,
    /// It cannot be read, and why.
    Damaged(String),
}

impl Drafts {
    /// The drafts of the store in a folder; what a kill left of a write is taken away.
    pub(super) fn of(dir: &Path, spare_bytes: u64) -> Self {
        let folder = dir.join(FOLDER);
        for file in fs::read_dir(&folder).into_iter().flatten().flatten() {
            if file.file_name().to_string_lossy().ends_with(files::PART) {
                // What cannot be removed now is removed another time.
                drop(fs::remove_file(file.path()));
            }
        }
        Self {
            folder,
            spare_bytes,
        }
    }

    /// Keeps a draft in the place of the one under its key.
    pub(super) fn keep(&self, draft: &Draft) -> Result<(), StoreError> {
        let payload = payload(draft)?;
        files::create_inside(&self.folder)?;
        files::spare(&self.folder, self.spare_bytes)?;
        let name = name(&draft.key);
        let path = self.path(&name);
        if !path.exists() {
            admit(self.names()?.len())?;
        }
        let bytes = envelope::wrap(Kind::Draft, draft.schema(), &name, &payload);
        files::swap(&path, &bytes)
    }

    /// Forgets a draft.
    pub(super) fn forget(&self, key: &DraftKey) -> Result<(), StoreError> {
        let path = self.path(&name(key));
        match fs::remove_file(&path) {
            Err(source) if source.kind() != ErrorKind::NotFound => {
                Err(StoreError::io("remove", &path, source))
            }
            Ok(()) | Err(_) => Ok(()),
        }
    }

    /// All that can be read, and what is to be said of the others; what is damaged is put aside.
    pub(super) fn read(&self) -> Result<(Vec<Draft>, Vec<Notice>), StoreError> {
        let mut drafts = Vec::new();
        let mut notices = Vec::new();
        for name in self.names()? {
            match self.held(&name) {
                Held::Draft(draft) => drafts.push(*draft),
                Held::Newer => notices.push(Notice(format!(
                    "{} was written by a newer Plimsoll, so it was left as it is.",
                    shown(&name)
                ))),
                Held::Damaged(why) => notices.push(self.set_aside(&name, &why)),
            }
        }
        Ok((newest_first(drafts), notices))
    }

    /// How many can be read, and what is wrong with the others.
    pub(super) fn check(&self) -> Result<(u64, Vec<Fault>), StoreError> {
        let mut count = 0;
        let mut faults = Vec::new();
        for name in self.names()? {
            match self.held(&name) {
                Held::Draft(_) | Held::Newer => count += 1,
                Held::Damaged(why) => faults.push(Fault {
                    file: shown(&name),
                    change: None,
                    what: why,
                }),
            }
        }
        Ok((count, faults))
    }

    /// Whose files there are, in order.
    fn names(&self) -> Result<Vec<Name>, StoreError> {
        let fail = |source| StoreError::io("read the folder", &self.folder, source);
        let entries = match fs::read_dir(&self.folder) {
            Err(source) if source.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
            entries => entries.map_err(fail)?,
        };
        let mut names = Vec::new();
        for entry in entries {
            let file = entry.map_err(fail)?.file_name();
            names.extend(file.to_str().and_then(parse));
        }
        names.sort_unstable();
        Ok(names)
    }

    fn held(&self, name: &Name) -> Held {
        let bytes = match read_small(&self.path(name)) {
            Ok(bytes) => bytes,
            Err(why) => return Held::Damaged(why),
        };
        let read = envelope::unwrap(Kind::Draft, name, &bytes)
            .and_then(|(schema, payload)| Draft::read(schema, payload));
        match read {
            Ok(draft) => Held::Draft(Box::new(draft)),
            Err(RecordError::Newer) => Held::Newer,
            Err(error) => Held::Damaged(error.to_string()),
        }
    }

    fn set_aside(&self, name: &Name, why: &str) -> Notice {
        let path = self.path(name);
        let aside = format!("{FOLDER}/{}{ASIDE}", hex(name));
        let moved = fs::rename(&path, path.with_extension(ASIDE.trim_start_matches('.')));
        let place = moved.map_or_else(
            |_| String::new(),
            |()| format!(" It was put aside as {aside}."),
        );
        Notice(format!(
            "An unfinished form in {} cannot be read ({why}) and is not offered again; the record itself is not touched by that.{place}",
            shown(name)
        ))
    }

    fn path(&self, name: &Name) -> PathBuf {
        self.folder.join(format!("{}{ENDING}", hex(name)))
    }
}

/// The bytes of a file that is no larger than a draft may be.
fn read_small(path: &Path) -> Result<Vec<u8>, String> {
    let most = u64::try_from(LARGEST + AROUND).unwrap_or(u64::MAX);
    let size = fs::metadata(path).map_err(|error| error.to_string())?.len();
    if size > most {
        return Err("it is larger than a draft can be".to_owned());
    }
    fs::read(path).map_err(|error| error.to_string())
}

fn name(key: &DraftKey) -> Name {
    let mut hasher = blake3::Hasher::new();
    let form = key.form.as_bytes();
    hasher.update(&u64::try_from(form.len()).unwrap_or(u64::MAX).to_le_bytes());
    hasher.update(form);
    hasher.update(&key.subject);
    hasher.update(key.by.as_str().as_bytes());
    let hash = hasher.finalize();
    hash.as_bytes().first_chunk().copied().unwrap_or_default()
}

fn hex(name: &Name) -> String {
    format!("{:032x}", u128::from_be_bytes(*name))
}

/// A draft's file as seen from the store's folder.
fn shown(name: &Name) -> String {
    format!("{FOLDER}/{}{ENDING}", hex(name))
}

/// The name that a file's name spells.
fn parse(file: &str) -> Option<Name> {
    let digits = file.strip_suffix(ENDING)?;
    let value = u128::from_str_radix(digits, 16).ok()?;
    let name = value.to_be_bytes();
    (hex(&name) == digits).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::staff::Initials;

    fn key(form: &str, by: &str) -> DraftKey {
        DraftKey {
            form: form.to_owned(),
            subject: [7; 16],
            by: Initials::parse(by).unwrap(),
        }
    }

    #[test]
    fn a_files_name_says_nothing_and_stays_the_same() {
        let one = name(&key("concern", "KB"));
        assert_eq!(shown(&one), "drafts/29cbf2b9ccd5b038ee57a5c62615fd12.draft");
        assert_eq!(
            parse(shown(&one).strip_prefix("drafts/").unwrap()),
            Some(one)
        );
        assert_ne!(one, name(&key("concern", "KC")));
        assert_ne!(one, name(&key("concer", "NKB")));
        let upper = "29CBF2B9CCD5B038EE57A5C62615FD12.draft";
        let signed = "+29cbf2b9ccd5b038ee57a5c62615fd12.draft";
        for other in ["x.draft", "00.draft", upper, signed, ".draft"] {
            assert_eq!(parse(other), None, "{other}");
        }
    }
}
