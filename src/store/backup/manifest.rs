//! What stands at the front of a backup: what it holds, and which files follow with their sizes and sums.

use super::Backup;
use crate::domain::school::SchoolKind;
use crate::domain::time::Moment;
use crate::store::journal::frame::Hash;
use chrono::DateTime;

/// How a backup begins.
pub(super) const MAGIC: &[u8; 8] = b"PLIMBACK";

/// The format that is written.
pub(super) const FORMAT: u32 = 1;

/// Bytes before the manifest: magic, format, and how long the manifest is.
pub(super) const FRONT: usize = 16;

/// Bytes of the sum at the end.
pub(super) const SUM: usize = 32;

/// The most bytes a manifest may claim: some ten thousand segments, which is 160 GiB of journal.
pub(super) const LONGEST: usize = 1024 * 1024;

/// Bytes of a manifest without files.
const BARE: usize = 8 + 2 + 1 + 8 + 8 + 8 + 32 + 4;

/// Bytes of a listed file without its name.
const LISTED: usize = 1 + 8 + 32;

/// The last change of a journal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::store) struct Head {
    /// Its number; 0 where there is none.
    pub(in crate::store) seq: u64,
    /// The hash of its frame.
    pub(in crate::store) hash: Hash,
}

/// One file of a backup.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::store) struct Listed {
    /// Its name as seen from the store's folder.
    pub(in crate::store) name: String,
    /// Its size.
    pub(in crate::store) size: u64,
    /// The BLAKE3 of its bytes.
    pub(in crate::store) sum: Hash,
}

/// How much a record holds, and how far it has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::store) struct Inventory {
    /// Of which kind the school is.
    pub(in crate::store) kind: Option<SchoolKind>,
    /// How many entries stand.
    pub(in crate::store) entries: u64,
    /// How many pupils.
    pub(in crate::store) pupils: u64,
    /// The last change.
    pub(in crate::store) head: Head,
}

/// All of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::store) struct Manifest {
    /// When the backup was made.
    pub(in crate::store) made: Moment,
    /// What it holds.
    pub(in crate::store) inventory: Inventory,
    /// The files, in the order in which they follow.
    pub(in crate::store) files: Vec<Listed>,
}

impl Manifest {
    /// Its bytes.
    pub(super) fn bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(BARE + self.files.len() * (LISTED + 24));
        bytes.extend(self.made.utc.timestamp().to_le_bytes());
        bytes.extend(self.made.offset.to_le_bytes());
        let held = &self.inventory;
        bytes.push(kind_byte(held.kind));
        bytes.extend(held.entries.to_le_bytes());
        bytes.extend(held.pupils.to_le_bytes());
        bytes.extend(held.head.seq.to_le_bytes());
        bytes.extend(held.head.hash);
        bytes.extend(
            u32::try_from(self.files.len())
                .unwrap_or(u32::MAX)
                .to_le_bytes(),
        );
        for file in &self.files {
            bytes.push(u8::try_from(file.name.len()).unwrap_or(u8::MAX));
            bytes.extend(file.name.as_bytes());
            bytes.extend(file.size.to_le_bytes());
            bytes.extend(file.sum);
        }
        bytes
    }

    /// The manifest that all of `bytes` stand for, with `follow` bytes of files after it; what is wrong where they do not.
    pub(super) fn read(bytes: &[u8], follow: u64) -> Result<Self, &'static str> {
        let mut rest = Rest(bytes);
        let (mut manifest, count) =
            fields(&mut rest).ok_or("its list of contents cannot be read")?;
        // No more files than bytes for them: room for the list is made before it is read.
        if count > rest.0.len() / LISTED {
            return Err("it claims more files than it can hold");
        }
        manifest.files.reserve_exact(count);
        let mut total = 0_u64;
        for _ in 0..count {
            let file = listed(&mut rest).ok_or("its list of files cannot be read")?;
            if !super::name::is_ours(&file.name) {
                return Err("it names a file that no school has");
            }
            if manifest.files.iter().any(|other| other.name == file.name) {
                return Err("it names a file twice");
            }
            total = total.checked_add(file.size).ok_or("its sizes cannot be")?;
            manifest.files.push(file);
        }
        if !rest.0.is_empty() {
            return Err("its list of contents is too long");
        }
        if total != follow {
            return Err("its files do not have the sizes it says");
        }
        Ok(manifest)
    }

    /// What is told of it.
    pub(super) fn backup(&self) -> Backup {
        let names = self.files.iter().map(|file| file.name.as_str());
        self.inventory.backup(self.made, names)
    }
}

impl Inventory {
    /// What is told of a backup that holds this, in files of these names.
    pub(super) fn backup<'a>(
        &self,
        made: Moment,
        mut names: impl Iterator<Item = &'a str>,
    ) -> Backup {
        Backup {
            made,
            kind: self.kind,
            changes: self.head.seq,
            entries: self.entries,
            pupils: self.pupils,
            hash: self.head.hash,
            sealed: names.any(super::name::is_key),
        }
    }
}

fn fields(rest: &mut Rest<'_>) -> Option<(Manifest, usize)> {
    let seconds = i64::from_le_bytes(rest.take()?);
    let manifest = Manifest {
        made: Moment {
            utc: DateTime::from_timestamp(seconds, 0).filter(|at| sane(at.timestamp()))?,
            offset: offset(i16::from_le_bytes(rest.take()?))?,
        },
        inventory: Inventory {
            kind: kind_of(rest.take::<1>()?).ok()?,
            entries: u64::from_le_bytes(rest.take()?),
            pupils: u64::from_le_bytes(rest.take()?),
            head: Head {
                seq: u64::from_le_bytes(rest.take()?),
                hash: rest.take()?,
            },
        },
        files: Vec::new(),
    };
    let count = usize::try_from(u32::from_le_bytes(rest.take()?)).ok()?;
    Some((manifest, count))
}

fn listed(rest: &mut Rest<'_>) -> Option<Listed> {
    let [length] = rest.take::<1>()?;
    let name = rest.slice(usize::from(length))?;
    Some(Listed {
        name: std::str::from_utf8(name).ok()?.to_owned(),
        size: u64::from_le_bytes(rest.take()?),
        sum: rest.take()?,
    })
}

/// A moment that a calendar can show with any offset: the years 1 to 9999.
pub(super) const fn sane(seconds: i64) -> bool {
    seconds > -62_000_000_000 && seconds < 253_000_000_000
}

/// Minutes ahead of UTC, no more than a day.
fn offset(minutes: i16) -> Option<i16> {
    (minutes.unsigned_abs() < 24 * 60).then_some(minutes)
}

const fn kind_byte(kind: Option<SchoolKind>) -> u8 {
    match kind {
        None => 0,
        Some(SchoolKind::Real) => 1,
        Some(SchoolKind::Demo) => 2,
    }
}

/// The kind that a byte stands for.
const fn kind_of(byte: [u8; 1]) -> Result<Option<SchoolKind>, ()> {
    match byte {
        [0] => Ok(None),
        [1] => Ok(Some(SchoolKind::Real)),
        [2] => Ok(Some(SchoolKind::Demo)),
        _ => Err(()),
    }
}

/// Bytes that are still to be read.
struct Rest<'a>(&'a [u8]);

impl<'a> Rest<'a> {
    fn take<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (taken, rest) = self.0.split_first_chunk::<N>()?;
        self.0 = rest;
        Some(*taken)
    }

    fn slice(&mut self, length: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(taken)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn manifest(names: &[&str]) -> Manifest {
        let files = names.iter().map(|name| Listed {
            name: (*name).to_owned(),
            size: 7,
            sum: [9; 32],
        });
        Manifest {
            made: Moment::from_local(chrono::NaiveDateTime::default(), 60),
            inventory: Inventory {
                kind: Some(SchoolKind::Real),
                entries: 5,
                pupils: 2,
                head: Head {
                    seq: 3,
                    hash: [4; 32],
                },
            },
            files: files.collect(),
        }
    }

    #[test]
    fn what_is_written_is_read_again() {
        let whole = manifest(&["about", "journal/000001.log", "keys/staff.2"]);
        assert_eq!(Manifest::read(&whole.bytes(), 21), Ok(whole.clone()));
        assert!(whole.backup().sealed);
        assert!(Manifest::read(&whole.bytes(), 20).is_err());
        assert!(Manifest::read(&[whole.bytes(), vec![0]].concat(), 21).is_err());
    }

    #[test]
    fn a_name_that_is_no_file_of_a_store_is_refused() {
        let names = [
            "",
            "/about",
            "../about",
            "journal/../../x",
            "journal/000001.log/",
            "journal\\000001.log",
            "journal/1.log",
            "journal/000000.log",
            "journal/0000001.log",
            "journal/+00001.log",
            "keys/other",
            "keys/staff.3",
            "C:about",
            "About",
            "about ",
            "lock",
            "index/000001/db",
        ];
        for name in names {
            let bytes = manifest(&[name]).bytes();
            let refused = Manifest::read(&bytes, 7);
            assert_eq!(
                refused,
                Err("it names a file that no school has"),
                "{name:?}"
            );
        }
        let twice = manifest(&["about", "about"]).bytes();
        assert_eq!(Manifest::read(&twice, 14), Err("it names a file twice"));
    }

    #[test]
    fn a_hostile_count_or_size_is_refused_without_an_allocation() {
        let mut bytes = manifest(&[]).bytes();
        let end = bytes.len();
        bytes[end - 4..].copy_from_slice(&u32::MAX.to_le_bytes());
        let refused = Err("it claims more files than it can hold");
        assert_eq!(Manifest::read(&bytes, 0), refused);
        let mut huge = manifest(&["about", "keys/staff"]);
        huge.files[0].size = u64::MAX;
        assert_eq!(Manifest::read(&huge.bytes(), 6), Err("its sizes cannot be"));
    }

    proptest! {
        #[test]
        fn no_bytes_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300), follow in any::<u64>()) {
            drop(Manifest::read(&bytes, follow));
        }
    }
}
