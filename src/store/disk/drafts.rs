//! Drafts on disk: `drafts/HASH.draft`, one small file each, beside the record and no part of it. A file is replaced whole
//! or not at all and never waited for: a kill loses nothing, a power cut perhaps what was typed last.

use crate::domain::draft::{Draft, DraftKey};
use crate::store::drafts::{LARGEST, admit, newest_first, payload};
use crate::store::error::StoreError;
use crate::store::files;
use crate::store::options::Options;
use crate::store::records::{Kind, RecordError, Stored};
use crate::store::seal::{Seal, Under, Unsealed};
use crate::store::vault::ring::{SCHOOL, Tier};
use crate::store::{Fault, Notice, envelope};
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

const FOLDER: &str = "drafts";
const ENDING: &str = ".draft";
const ASIDE: &str = ".damaged";

/// The schema of a sealed draft.
const SEALED: u8 = 1;

/// The form whose drafts are under the confidential key.
const CONFIDENTIAL: &str = "confidential";

/// What an envelope adds to a payload, and a little more.
const AROUND: usize = 128;

/// Which draft: half the BLAKE3 of its key, so that a file's name says nothing of a pupil.
type Name = [u8; 16];

/// The drafts of a store.
#[derive(Debug)]
pub(super) struct Drafts {
    dir: PathBuf,
    folder: PathBuf,
    options: Options,
}

/// What a file holds.
enum Held {
    Draft(Box<Draft>),
    /// It was written by a newer version.
    Newer,
    /// It is confidential, and not for whoever signed in.
    NotTheirs,
    /// It was about a pupil who was erased.
    Erased,
    /// It cannot be read, and why.
    Damaged(String),
}

impl Drafts {
    /// The drafts of the store in a folder; what a kill left of a write is taken away.
    pub(super) fn of(dir: &Path, options: &Options) -> Self {
        let folder = dir.join(FOLDER);
        for file in fs::read_dir(&folder).into_iter().flatten().flatten() {
            if file.file_name().to_string_lossy().ends_with(files::PART) {
                // What cannot be removed now is removed another time.
                drop(fs::remove_file(file.path()));
            }
        }
        Self {
            dir: dir.to_owned(),
            folder,
            options: options.clone(),
        }
    }

    /// Keeps a draft in the place of the one under its key.
    pub(super) fn keep(&self, draft: &Draft) -> Result<(), StoreError> {
        let payload = payload(draft)?;
        files::create_inside(&self.folder)?;
        files::spare(&self.folder, self.options.spare_bytes)?;
        let name = name(&draft.key);
        let path = self.path(&name);
        if !path.exists() {
            admit(self.names()?.len())?;
        }
        let bytes = match &self.options.seal {
            None => envelope::wrap(Kind::Draft, draft.schema(), &name, &payload),
            Some(seal) => self.sealed(seal, draft, (&name, &payload))?,
        };
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
                Held::NotTheirs => {}
                Held::Erased => drop(fs::remove_file(self.path(&name))),
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
                Held::Draft(_) | Held::Newer | Held::NotTheirs | Held::Erased => count += 1,
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
        let read = match &self.options.seal {
            None => envelope::unwrap(Kind::Draft, name, &bytes)
                .and_then(|(schema, payload)| Draft::read(schema, payload))
                .map(|draft| Held::Draft(Box::new(draft))),
            Some(seal) => unsealed(seal, name, &bytes),
        };
        match read {
            Ok(held) => held,
            Err(RecordError::Newer) => Held::Newer,
            Err(error) => Held::Damaged(error.to_string()),
        }
    }

    /// A draft's bytes in a sealed school: `schema u8 | owner, 16 bytes | tier u8 | generation u32 | sealed`. One about a pupil
    /// is under the pupil's key, so that it goes with them.
    fn sealed(
        &self,
        seal: &Seal,
        draft: &Draft,
        (name, payload): (&Name, &[u8]),
    ) -> Result<Vec<u8>, StoreError> {
        let owner = if seal.knows(&draft.key.subject) {
            draft.key.subject
        } else {
            SCHOOL
        };
        let tier = if draft.key.form == CONFIDENTIAL {
            Tier::Confidential
        } else {
            Tier::Record
        };
        seal.admit(&self.dir, &self.options, &[(owner, tier)].into())?;
        let place = |under: &Under| place(name, under);
        let (under, sealed) = seal.seal((owner, tier), place, payload)?;
        let mut whole = vec![draft.schema()];
        whole.extend(under.owner);
        whole.push(under.tier as u8);
        whole.extend(under.generation.to_le_bytes());
        whole.extend(sealed);
        Ok(envelope::wrap(Kind::SealedDraft, SEALED, name, &whole))
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

fn unsealed(seal: &Seal, name: &Name, bytes: &[u8]) -> Result<Held, RecordError> {
    let (format, payload) = envelope::unwrap(Kind::SealedDraft, name, bytes)?;
    if format != SEALED {
        return Err(RecordError::Newer);
    }
    let head = payload.split_first_chunk::<22>();
    let ([schema, owner @ .., tier, a, b, c, d], sealed) = head.ok_or(RecordError::Sealed)?;
    let under = Under {
        owner: *owner,
        tier: Tier::of(*tier).ok_or(RecordError::Newer)?,
        generation: u32::from_le_bytes([*a, *b, *c, *d]),
    };
    Ok(match seal.open_text(&under, &place(name, &under), sealed) {
        Unsealed::Text(text) => Held::Draft(Box::new(Draft::read(*schema, &text)?)),
        Unsealed::NotTheirs => Held::NotTheirs,
        Unsealed::Erased => Held::Erased,
        Unsealed::Wrong => return Err(RecordError::Sealed),
    })
}

fn place(name: &Name, under: &Under) -> Vec<u8> {
    [
        b"plimsoll 1 draft ".as_slice(),
        name,
        &under.owner,
        &[under.tier as u8],
        &under.generation.to_le_bytes(),
    ]
    .concat()
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
