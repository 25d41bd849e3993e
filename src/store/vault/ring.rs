//! The pupils' keys, in `keys/pupils`: one for each pupil's record, and one more for what is confidential once there is any. To
//! erase a pupil is to destroy their keys; whatever was sealed with them, in the journal, the index and every later backup, is
//! then nothing but noise.

use super::VaultError;
use super::crypt::{open, seal};
use super::keys::{DataKey, Keys};
use super::secret::Key;
use super::twice::{self, File};
use crate::store::codec;
use crate::store::options::Options;
use bincode::{Decode, Encode};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Whose key: a pupil's identity, or one of those below.
pub(in crate::store) type Owner = [u8; 16];

/// What is nobody's: the school's settings, its library, who did what.
pub(in crate::store) const SCHOOL: Owner = [0; 16];

/// The index, whose key is another after each erasure.
pub(in crate::store) const INDEX: Owner = [0xff; 16];

#[derive(Debug, Encode, Decode)]
struct RingV1 {
    keys: Vec<WrappedV1>,
    erased: Vec<([u8; 16], i64)>,
}

#[derive(Debug, Clone, Encode, Decode)]
struct WrappedV1 {
    owner: [u8; 16],
    /// Which of the owner's keys: the newest seals, all open.
    generation: u32,
    /// 1 the record's, 2 the confidential one.
    tier: u8,
    /// The generation of the data key it is wrapped by.
    by: u32,
    sealed: Vec<u8>,
}

/// How well something is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::store) enum Tier {
    /// Whoever may see pupils may read it.
    Record = 1,
    /// Only a SENCO may.
    Confidential = 2,
}

impl Tier {
    /// The one that is stored as this.
    pub(in crate::store) const fn of(byte: u8) -> Option<Self> {
        match byte {
            1 => Some(Self::Record),
            2 => Some(Self::Confidential),
            _ => None,
        }
    }
}

/// The keys, as far as whoever signed in may have them; the others are carried along sealed.
#[derive(Debug, Clone)]
pub(in crate::store) struct Ring {
    counter: u64,
    keys: BTreeMap<(Owner, Tier, u32), Key>,
    shut: Vec<WrappedV1>,
    erased: BTreeMap<Owner, i64>,
}

fn place(wrapped: (&Owner, u32, u8, u32)) -> Vec<u8> {
    let (owner, generation, tier, by) = wrapped;
    [
        b"plimsoll 1 ring ".as_slice(),
        owner,
        &generation.to_le_bytes(),
        &[tier],
        &by.to_le_bytes(),
    ]
    .concat()
}

impl Ring {
    /// Begins a school's ring, with keys for the school itself and the index.
    pub(super) fn begin(dir: &Path, keys: &Keys) -> Result<(), VaultError> {
        let mut ring = Self {
            counter: 0,
            keys: BTreeMap::new(),
            shut: Vec::new(),
            erased: BTreeMap::new(),
        };
        ring.admit(&[(SCHOOL, Tier::Record), (INDEX, Tier::Record)].into());
        ring.write(dir, keys, &Options::default())
    }

    /// Reads the ring with somebody's keys, which have to be those that are in use.
    pub(in crate::store) fn open(dir: &Path, keys: &Keys) -> Result<Self, VaultError> {
        let held = twice::read(dir, File::Pupils)?;
        let stored: RingV1 = codec::decode(&held.payload).map_err(|_| VaultError::Damaged)?;
        let mut ring = Self {
            counter: held.counter,
            keys: BTreeMap::new(),
            shut: Vec::new(),
            erased: stored.erased.into_iter().collect(),
        };
        for wrapped in stored.keys {
            let tier = Tier::of(wrapped.tier).ok_or(VaultError::Newer)?;
            let with = keys.of_tier(tier);
            let Some(data) = with.iter().find(|data| data.generation == wrapped.by) else {
                ring.shut.push(wrapped);
                continue;
            };
            let place = place((&wrapped.owner, wrapped.generation, wrapped.tier, wrapped.by));
            let key = open(&data.key, &place, &wrapped.sealed).and_then(Key::of);
            let key = key.ok_or(VaultError::Damaged)?;
            ring.keys
                .insert((wrapped.owner, tier, wrapped.generation), key);
        }
        // With keys of before, all of it would be carried along shut, and a school look empty.
        let opens = [SCHOOL, INDEX]
            .iter()
            .all(|owner| ring.newest(owner, Tier::Record).is_some());
        if keys.sees_pupils() && !opens {
            return Err(VaultError::Stale);
        }
        Ok(ring)
    }

    /// Whether the file was written since this was read.
    pub(in crate::store) fn is_behind(&self, dir: &Path) -> Result<bool, VaultError> {
        Ok(twice::read(dir, File::Pupils)?.counter != self.counter)
    }

    /// Whether each of these has a key to seal with.
    pub(in crate::store) fn has_all(
        &self,
        wanted: &BTreeSet<(Owner, Tier)>,
    ) -> Result<bool, VaultError> {
        if wanted.iter().any(|(owner, _)| self.is_erased(owner)) {
            return Err(VaultError::Erased);
        }
        let mut wanted = wanted.iter();
        Ok(wanted.all(|(owner, tier)| self.newest(owner, *tier).is_some()))
    }

    /// Gives each of these a key who has none.
    pub(in crate::store) fn admit(&mut self, wanted: &BTreeSet<(Owner, Tier)>) {
        for (owner, tier) in wanted {
            if self.newest(owner, *tier).is_none() {
                // One that is carried along shut is not taken for none.
                let shut = self.shut.iter();
                let mine = shut.filter(|one| one.owner == *owner && one.tier == *tier as u8);
                let next = mine.map(|one| one.generation).max().unwrap_or(0) + 1;
                self.keys.insert((*owner, *tier, next), Key::random());
            }
        }
    }

    /// The key to seal with, and which it is.
    pub(in crate::store) fn newest(&self, owner: &Owner, tier: Tier) -> Option<(u32, &Key)> {
        let range = (*owner, tier, 0)..=(*owner, tier, u32::MAX);
        let last = self.keys.range(range).next_back();
        last.map(|((_, _, generation), key)| (*generation, key))
    }

    /// The key something was sealed with.
    pub(in crate::store) fn get(&self, owner: &Owner, tier: Tier, generation: u32) -> Option<&Key> {
        self.keys.get(&(*owner, tier, generation))
    }

    /// Whether somebody's keys were destroyed on purpose.
    pub(in crate::store) fn is_erased(&self, owner: &Owner) -> bool {
        self.erased.contains_key(owner)
    }

    /// Destroys a pupil's keys, and gives the index another.
    pub(in crate::store) fn erase(&mut self, owner: &Owner, when: i64) {
        self.keys.retain(|(of, ..), _| of != owner && *of != INDEX);
        self.shut.retain(|wrapped| wrapped.owner != *owner);
        self.erased.insert(*owner, when);
        self.keys.insert((INDEX, Tier::Record, 1), Key::random());
    }

    /// Gives every owner a new key to seal with, wraps all by the new data keys, and writes.
    pub(super) fn rotate(mut self, dir: &Path, keys: &Keys) -> Result<(), VaultError> {
        let newest: BTreeMap<(Owner, Tier), u32> = self
            .keys
            .keys()
            .map(|(owner, tier, generation)| ((*owner, *tier), *generation))
            .collect();
        for ((owner, tier), generation) in newest {
            let next = (owner, tier, generation + 1);
            self.keys.insert(next, Key::random());
        }
        // The index is made anew, so that what was read with its old key is not read any more.
        let newest = self.newest(&INDEX, Tier::Record).map(|(number, _)| number);
        self.keys
            .retain(|(owner, _, number), _| *owner != INDEX || Some(*number) == newest);
        self.write(dir, keys, &Options::default())
    }

    /// Writes the ring, wrapped by somebody's newest keys; what they could not open stays as it is.
    pub(in crate::store) fn write(
        &mut self,
        dir: &Path,
        keys: &Keys,
        options: &Options,
    ) -> Result<(), VaultError> {
        let wrap = |owner: &Owner, tier: Tier, generation: u32, key: &Key| {
            let held = keys.of_tier(tier);
            let DataKey {
                generation: by,
                key: data,
            } = held.first().ok_or(VaultError::NotTheirs)?;
            let place = place((owner, generation, tier as u8, *by));
            Ok(WrappedV1 {
                owner: *owner,
                generation,
                tier: tier as u8,
                by: *by,
                sealed: seal(data, &place, &key.0)?,
            })
        };
        let mut wrapped = Vec::with_capacity(self.keys.len() + self.shut.len());
        for ((owner, tier, generation), key) in &self.keys {
            wrapped.push(wrap(owner, *tier, *generation, key)?);
        }
        wrapped.extend(self.shut.iter().cloned());
        let stored = RingV1 {
            keys: wrapped,
            erased: self
                .erased
                .iter()
                .map(|(owner, when)| (*owner, *when))
                .collect(),
        };
        let payload = codec::encode(&stored).map_err(|_| VaultError::Unsealable)?;
        let next = self.counter + 1;
        twice::write(dir, File::Pupils, (next, &payload), options)?;
        self.counter = next;
        Ok(())
    }
}
