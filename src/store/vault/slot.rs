//! `keys/staff` as it is stored: a slot for each member of staff, and one for the recovery code.
//!
//! Names, initials and roles of staff stand there in the clear, so that somebody can say who they are before anything is open.
//! Nothing about a pupil does.

use super::VaultError;
use super::crypt::{Cost, give, open, public, random, seal, stretch, take};
use super::keys::{ALL, DataKey, Keys, Member};
use super::secret::{Key, Secret};
use super::twice::{self, File};
use crate::domain::role::Role;
use crate::domain::staff::Initials;
use crate::store::codec;
use crate::store::options::Options;
use bincode::{Decode, Encode};
use std::path::Path;

#[derive(Debug, Clone, Encode, Decode)]
pub(super) struct StaffV1 {
    pub(super) slots: Vec<SlotV1>,
}

#[derive(Debug, Clone, Encode, Decode)]
pub(super) struct SlotV1 {
    id: [u8; 16],
    /// Empty in the slot of the recovery code.
    pub(super) initials: String,
    pub(super) name: String,
    pub(super) role: u8,
    pub(super) cost: Cost,
    salt: [u8; 16],
    /// The member's own secret, sealed under what their pass-phrase stands for.
    own: Vec<u8>,
    open_half: [u8; 32],
    given: Vec<GivenV1>,
    /// That a SENCO wrote this: keyed BLAKE3 of all that matters in it.
    pub(super) voucher: [u8; 32],
}

#[derive(Debug, Clone, Encode, Decode)]
struct GivenV1 {
    which: u8,
    generation: u32,
    sealed: Vec<u8>,
}

impl SlotV1 {
    pub(super) fn is_recovery(&self) -> bool {
        self.initials.is_empty()
    }

    pub(super) fn role(&self) -> Result<Role, VaultError> {
        Role::from_byte(self.role).ok_or(VaultError::Newer)
    }

    /// What the sealed things in it belong to.
    fn place(&self, what: &str) -> Vec<u8> {
        [
            b"plimsoll 1 staff ",
            what.as_bytes(),
            &self.id,
            &[self.role],
        ]
        .concat()
    }

    fn given_place(&self, which: u8, generation: u32) -> Vec<u8> {
        [
            self.place("given").as_slice(),
            &[which],
            &generation.to_le_bytes(),
        ]
        .concat()
    }

    pub(super) fn member(&self) -> Result<Member, VaultError> {
        let initials = if self.is_recovery() {
            "RECOVERY"
        } else {
            &self.initials
        };
        Ok(Member {
            id: self.id,
            initials: Initials::parse(initials).ok_or(VaultError::Damaged)?,
            name: self.name.clone(),
            role: self.role()?,
        })
    }

    pub(super) fn vouch(&self, key: &Key) -> [u8; 32] {
        let mut hasher = blake3::Hasher::new_keyed(&key.0);
        hasher
            .update(&self.id)
            .update(&[self.role])
            .update(&self.open_half);
        for text in [&self.initials, &self.name] {
            hasher.update(&u64::try_from(text.len()).unwrap_or(0).to_le_bytes());
            hasher.update(text.as_bytes());
        }
        *hasher.finalize().as_bytes()
    }

    /// A slot of a new pair, without keys.
    pub(super) fn new(
        (initials, name, role): (String, String, Role),
        secret: &Secret,
        cost: Cost,
    ) -> Result<Self, VaultError> {
        let own = Key::random();
        let mut slot = Self {
            id: random(),
            initials,
            name,
            role: role.byte(),
            cost,
            salt: [0; 16],
            own: Vec::new(),
            open_half: public(&own),
            given: Vec::new(),
            voucher: [0; 32],
        };
        slot.shut(&own, secret)?;
        Ok(slot)
    }

    /// Seals the member's own secret under a pass-phrase.
    pub(super) fn shut(&mut self, own: &Key, secret: &Secret) -> Result<(), VaultError> {
        self.salt = random();
        let key = stretch(secret, &self.salt, self.cost)?;
        self.own = seal(&key, &self.place("own"), &own.0)?;
        Ok(())
    }

    /// Gives the member the keys of their role, and vouches for them.
    pub(super) fn equip(&mut self, keys: &Keys) -> Result<(), VaultError> {
        let role = self.role()?;
        let mut given = Vec::new();
        for which in ALL.into_iter().filter(|which| which.is_for(role)) {
            for data in keys.of_kind(which) {
                let place = self.given_place(which as u8, data.generation);
                given.push(GivenV1 {
                    which: which as u8,
                    generation: data.generation,
                    sealed: give(&self.open_half, &place, &data.key)?,
                });
            }
        }
        self.given = given;
        let vouching = keys.vouching()?;
        self.voucher = vouching.first().map_or([0; 32], |key| self.vouch(key));
        Ok(())
    }

    pub(super) fn unlock(&self, secret: &Secret) -> Result<Keys, VaultError> {
        let key = stretch(secret, &self.salt, self.cost)?;
        let own = open(&key, &self.place("own"), &self.own).ok_or(VaultError::Wrong)?;
        let own = Key::of(own).ok_or(VaultError::Damaged)?;
        let mut keys = Keys {
            who: self.member()?,
            own,
            record: Vec::new(),
            confidential: Vec::new(),
            figures: Vec::new(),
        };
        for given in &self.given {
            let place = self.given_place(given.which, given.generation);
            let key = take(&keys.own, &place, &given.sealed).ok_or(VaultError::Damaged)?;
            let held = match given.which {
                1 => &mut keys.record,
                2 => &mut keys.confidential,
                3 => &mut keys.figures,
                _ => return Err(VaultError::Newer),
            };
            held.push(DataKey {
                generation: given.generation,
                key,
            });
        }
        for held in [&mut keys.record, &mut keys.confidential, &mut keys.figures] {
            held.sort_by_key(|data| std::cmp::Reverse(data.generation));
        }
        Ok(keys)
    }
}

pub(super) fn read(dir: &Path) -> Result<(StaffV1, u64), VaultError> {
    let held = twice::read(dir, File::Staff)?;
    let staff = codec::decode(&held.payload).map_err(|_| VaultError::Damaged)?;
    Ok((staff, held.counter))
}

pub(super) fn write(dir: &Path, staff: &StaffV1, counter: u64) -> Result<(), VaultError> {
    let payload = codec::encode(staff).map_err(|_| VaultError::Unsealable)?;
    twice::write(dir, File::Staff, (counter, &payload), &Options::default())
}
