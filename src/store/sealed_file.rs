//! A file that was taken out of a sealed school and opens with the school's keys only: an export that nobody asked for in plain.
//!
//! `PLIMSEAL | format u32 | generation of the school's key u32 | the file's own key, sealed | pieces`. A piece is
//! `last u8 | size u32 | sealed`, of at most 64 KiB, bound to its number and to being the last or not: one that is moved, or
//! cut off at the end, does not open. Each file has a key of its own.

use super::error::StoreError;
use super::seal::{Seal, Under, Unsealed};
use super::vault::crypt;
use super::vault::ring::{SCHOOL, Tier};
use super::vault::secret::Key;
use std::io::{self, Read, Write};
use std::path::Path;

const MAGIC: &[u8; 8] = b"PLIMSEAL";
const FORMAT: u32 = 1;
const PLACE: &[u8] = b"plimsoll 1 file";

/// Bytes of a piece before it is sealed.
const PIECE: usize = 64 * 1024;

/// What sealing adds: a nonce and a tag.
const AROUND: usize = 24 + 16;

/// Bytes of a file's own key, sealed.
const KEY: usize = 32 + AROUND;

/// Seals what is written to it.
pub struct SealedFile<W: Write> {
    out: W,
    key: Key,
    held: Vec<u8>,
    place: u64,
}

impl<W: Write> SealedFile<W> {
    /// Begins a file of the school that this seal opens.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn begin(mut out: W, seal: &Seal) -> io::Result<Self> {
        let key = Key::random();
        let school = (SCHOOL, Tier::Record);
        let sealed = seal.seal(school, |_| PLACE.to_vec(), key.bytes());
        let (under, sealed) = sealed.map_err(io::Error::other)?;
        out.write_all(MAGIC)?;
        out.write_all(&FORMAT.to_le_bytes())?;
        out.write_all(&under.generation.to_le_bytes())?;
        out.write_all(&sealed)?;
        Ok(Self {
            out,
            key,
            held: Vec::with_capacity(2 * PIECE),
            place: 0,
        })
    }

    /// Writes the last piece, without which the file does not open.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn finish(mut self) -> io::Result<W> {
        let rest = std::mem::take(&mut self.held);
        self.put(&rest, Last::Yes)?;
        Ok(self.out)
    }

    fn put(&mut self, piece: &[u8], last: Last) -> io::Result<()> {
        let sealed = crypt::seal(&self.key, &place(self.place, last), piece);
        let sealed = sealed.map_err(io::Error::other)?;
        let size = u32::try_from(sealed.len()).map_err(io::Error::other)?;
        self.out.write_all(&[last as u8])?;
        self.out.write_all(&size.to_le_bytes())?;
        self.out.write_all(&sealed)?;
        self.place += 1;
        Ok(())
    }
}

impl<W: Write> Write for SealedFile<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.held.extend_from_slice(bytes);
        while self.held.len() > PIECE {
            let rest = self.held.split_off(PIECE);
            let piece = std::mem::replace(&mut self.held, rest);
            self.put(&piece, Last::No)?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// Whether a piece is the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Last {
    No = 0,
    Yes = 1,
}

fn place(number: u64, last: Last) -> Vec<u8> {
    [
        b"plimsoll 1 piece ".as_slice(),
        &number.to_le_bytes(),
        &[last as u8],
    ]
    .concat()
}

/// Opens a file that was sealed, into `out`, which holds all of it only once this has returned well.
///
/// # Errors
/// It is no such file, was sealed with other keys, or is not whole.
pub fn unseal(path: &Path, seal: &Seal, out: &mut dyn Write) -> Result<(), StoreError> {
    let unopened = |what: &str| StoreError::Unopened {
        path: path.to_owned(),
        what: what.to_owned(),
    };
    let file = std::fs::File::open(path).map_err(|why| StoreError::io("open", path, why))?;
    let mut from = io::BufReader::new(file);
    let key = file_key(&mut from, seal).map_err(unopened)?;
    for number in 0.. {
        let (last, text) = piece(&mut from, &key, number).map_err(unopened)?;
        out.write_all(&text)
            .map_err(|why| StoreError::io("write what was sealed in", path, why))?;
        if last == Last::Yes {
            break;
        }
    }
    match from.read(&mut [0]) {
        Ok(0) => Ok(()),
        Ok(_) | Err(_) => Err(unopened("something follows its end")),
    }
}

fn file_key(from: &mut impl Read, seal: &Seal) -> Result<Key, &'static str> {
    let magic: [u8; 8] = exact(from)?;
    if &magic != MAGIC {
        return Err("it is not a file that Plimsoll sealed");
    }
    if u32::from_le_bytes(exact(from)?) != FORMAT {
        return Err("a newer Plimsoll sealed it");
    }
    let under = Under {
        owner: SCHOOL,
        tier: Tier::Record,
        generation: u32::from_le_bytes(exact(from)?),
    };
    let sealed: [u8; KEY] = exact(from)?;
    match seal.open_text(&under, PLACE, &sealed) {
        Unsealed::Text(key) => Key::of(key).ok_or("its key is not whole"),
        Unsealed::Erased | Unsealed::NotTheirs | Unsealed::Wrong => {
            Err("it was sealed with the keys of another school")
        }
    }
}

fn piece(from: &mut impl Read, key: &Key, number: u64) -> Result<(Last, Vec<u8>), &'static str> {
    let [last]: [u8; 1] = exact(from)?;
    let last = match last {
        0 => Last::No,
        1 => Last::Yes,
        _ => return Err("a piece of it was altered"),
    };
    let size = u32::from_le_bytes(exact(from)?);
    let size = usize::try_from(size).unwrap_or(usize::MAX);
    if size > PIECE + AROUND {
        return Err("a piece of it was altered");
    }
    let mut sealed = vec![0; size];
    from.read_exact(&mut sealed).map_err(|_| CUT)?;
    let text = crypt::open(key, &place(number, last), &sealed);
    Ok((last, text.ok_or("a piece of it was altered")?))
}

const CUT: &str = "its end is missing";

fn exact<const N: usize>(from: &mut impl Read) -> Result<[u8; N], &'static str> {
    let mut bytes = [0; N];
    from.read_exact(&mut bytes).map_err(|_| CUT)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::role::Role;
    use crate::domain::staff::Initials;
    use crate::store::vault::{Cost, NewMember, Secret, found};
    use tempfile::TempDir;

    fn school() -> (TempDir, Seal) {
        let dir = tempfile::tempdir().unwrap();
        let first = NewMember {
            initials: Initials::parse("KB").unwrap(),
            name: "Kim Bell".to_owned(),
            role: Role::Senco,
            passphrase: Secret::new("quiet river tall lamp".to_owned()),
        };
        let cost = Cost {
            memory_kib: 8,
            passes: 1,
        };
        let (keys, _) = found(dir.path(), first, cost).unwrap();
        let seal = Seal::open(dir.path(), keys).unwrap();
        (dir, seal)
    }

    fn sealed(seal: &Seal, text: &[u8]) -> Vec<u8> {
        let mut file = SealedFile::begin(Vec::new(), seal).unwrap();
        // In bites that do not fit the pieces.
        text.chunks(1_000)
            .for_each(|some| file.write_all(some).unwrap());
        file.finish().unwrap()
    }

    fn opened(dir: &Path, seal: &Seal, bytes: &[u8]) -> Result<Vec<u8>, StoreError> {
        let path = dir.join("file.sealed");
        std::fs::write(&path, bytes).unwrap();
        let mut out = Vec::new();
        unseal(&path, seal, &mut out).map(|()| out)
    }

    #[test]
    fn what_was_sealed_opens_again_whatever_its_size() {
        let (dir, seal) = school();
        for size in [0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE, 200_001] {
            let text: Vec<u8> = (0..=250).cycle().take(size).collect();
            let bytes = sealed(&seal, &text);
            assert!(size < 16 || !bytes.windows(16).any(|some| some == &text[..16]));
            assert_eq!(opened(dir.path(), &seal, &bytes).unwrap(), text, "{size}");
        }
    }

    #[test]
    fn a_cut_a_changed_bit_and_pieces_in_another_order_do_not_open() {
        let (dir, seal) = school();
        let good = sealed(&seal, &vec![7; 2 * PIECE + 9]);
        let head = 16 + KEY;
        let piece = 5 + PIECE + AROUND;
        let cuts = (0..head + 9).chain([head + piece, head + 2 * piece, good.len() - 1]);
        for cut in cuts {
            let why = opened(dir.path(), &seal, &good[..cut]).unwrap_err();
            assert!(
                matches!(why, StoreError::Unopened { .. }),
                "cut at {cut}: {why}"
            );
        }
        for at in (0..head + 40).chain((head + 40..good.len()).step_by(997)) {
            let mut bad = good.clone();
            bad[at] ^= 1;
            assert!(opened(dir.path(), &seal, &bad).is_err(), "byte {at}");
        }
        let (first, second) = (head..head + piece, head + piece..head + 2 * piece);
        let swapped = [
            &good[..head],
            &good[second.clone()],
            &good[first],
            &good[second.end..],
        ];
        assert!(opened(dir.path(), &seal, &swapped.concat()).is_err());
        let more = [good.as_slice(), b"x"].concat();
        assert!(opened(dir.path(), &seal, &more).is_err());
    }

    #[test]
    fn another_schools_keys_do_not_open_it() {
        let ((dir, seal), (_other, theirs)) = (school(), school());
        let why = opened(dir.path(), &theirs, &sealed(&seal, b"text")).unwrap_err();
        assert!(why.to_string().contains("another school"), "{why}");
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_are_refused(bytes in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..300), front in proptest::prelude::any::<bool>()) {
            let (dir, seal) = school();
            let bytes = if front { [MAGIC.as_slice(), &FORMAT.to_le_bytes(), &bytes].concat() } else { bytes };
            proptest::prop_assert!(opened(dir.path(), &seal, &bytes).is_err());
        }
    }
}
