//! What somebody holds once they have signed in: their own secret, and the data keys of their role.

use super::VaultError;
use super::crypt::derived;
use super::ring::Tier;
use super::secret::{Key, Secret};
use crate::domain::role::Role;
use crate::domain::staff::Initials;
use crate::store::codec;
use bincode::{Decode, Encode};

/// A member of staff.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Identity; initials may change hands.
    pub id: [u8; 16],
    /// What they sign with.
    pub initials: Initials,
    /// Their name.
    pub name: String,
    /// What they are.
    pub role: Role,
}

/// Somebody who is to be let in.
#[derive(Debug)]
pub struct NewMember {
    /// What they sign with.
    pub initials: Initials,
    /// Their name.
    pub name: String,
    /// What they are.
    pub role: Role,
    /// The pass-phrase they begin with.
    pub passphrase: Secret,
}

/// A key of the school as a whole, and the time it is of: keys are made anew when somebody leaves.
#[derive(Debug, Clone)]
pub(super) struct DataKey {
    pub(super) generation: u32,
    pub(super) key: Key,
}

/// Who signed in, and the keys their role is given. They leave memory when this is dropped.
#[derive(Debug, Clone)]
pub struct Keys {
    pub(super) who: Member,
    pub(super) own: Key,
    pub(super) record: Vec<DataKey>,
    pub(super) confidential: Vec<DataKey>,
    pub(super) figures: Vec<DataKey>,
}

/// Which data key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Which {
    Record = 1,
    Confidential = 2,
    Figures = 3,
}

pub(super) const ALL: [Which; 3] = [Which::Record, Which::Confidential, Which::Figures];

#[derive(Encode, Decode)]
struct KeysV1 {
    id: [u8; 16],
    initials: String,
    name: String,
    role: u8,
    own: [u8; 32],
    data: Vec<(u8, u32, [u8; 32])>,
}

impl Keys {
    /// Who signed in.
    pub const fn who(&self) -> &Member {
        &self.who
    }

    /// Whether what is confidential can be read.
    pub const fn sees_confidential(&self) -> bool {
        !self.confidential.is_empty()
    }

    /// Whether records that name a pupil can be read.
    pub const fn sees_pupils(&self) -> bool {
        !self.record.is_empty()
    }

    /// The data keys of a tier they hold, the newest first.
    pub(super) fn of_tier(&self, tier: Tier) -> &[DataKey] {
        match tier {
            Tier::Record => &self.record,
            Tier::Confidential => &self.confidential,
        }
    }

    pub(super) fn of_kind(&self, which: Which) -> &[DataKey] {
        match which {
            Which::Record => &self.record,
            Which::Confidential => &self.confidential,
            Which::Figures => &self.figures,
        }
    }

    /// What a SENCO vouches for slots with; nobody else has it.
    pub(super) fn vouching(&self) -> Result<Vec<Key>, VaultError> {
        if self.confidential.is_empty() {
            return Err(VaultError::NotTheirs);
        }
        let keys = self.confidential.iter();
        Ok(keys
            .map(|data| derived("plimsoll 1 who may open the school", &data.key))
            .collect())
    }

    /// All of it, to be put behind a PIN.
    pub(super) fn bytes(&self) -> Result<Vec<u8>, VaultError> {
        let held = ALL.iter().flat_map(|which| {
            let keys = self.of_kind(*which).iter();
            keys.map(|data| (*which as u8, data.generation, data.key.0))
        });
        codec::encode(&KeysV1 {
            id: self.who.id,
            initials: self.who.initials.as_str().to_owned(),
            name: self.who.name.clone(),
            role: self.who.role.byte(),
            own: self.own.0,
            data: held.collect(),
        })
        .map_err(|_| VaultError::Unsealable)
    }

    /// The keys those bytes were.
    pub(super) fn of(bytes: &[u8]) -> Result<Self, VaultError> {
        let read: KeysV1 = codec::decode(bytes).map_err(|_| VaultError::Damaged)?;
        let held = |which: Which| {
            let ours = read.data.iter().filter(|(kind, ..)| *kind == which as u8);
            ours.map(|(_, generation, key)| DataKey {
                generation: *generation,
                key: Key(*key),
            })
            .collect()
        };
        Ok(Self {
            who: Member {
                id: read.id,
                initials: Initials::parse(&read.initials).ok_or(VaultError::Damaged)?,
                name: read.name.clone(),
                role: Role::from_byte(read.role).ok_or(VaultError::Newer)?,
            },
            own: Key(read.own),
            record: held(Which::Record),
            confidential: held(Which::Confidential),
            figures: held(Which::Figures),
        })
    }
}

impl Which {
    /// Whether a role is given this key.
    pub(super) const fn is_for(self, role: Role) -> bool {
        match self {
            Self::Record => role.sees_pupils(),
            Self::Confidential => role.sees_confidential(),
            Self::Figures => true,
        }
    }
}
