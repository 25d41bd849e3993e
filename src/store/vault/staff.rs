//! Who may open a school, in `keys/staff`: a slot for each member of staff, and one for the recovery code.
//!
//! Names, initials and roles of staff stand there in the clear, so that somebody can say who they are before anything is open.
//! Nothing about a pupil does.

use super::VaultError;
use super::crypt::{Cost, derived, give, open, public, random, seal, stretch, take};
use super::passphrase::RecoveryCode;
use super::ring::{Ring, Tier};
use super::secret::{Key, Secret};
use super::twice::{self, File};
use crate::domain::role::Role;
use crate::domain::staff::Initials;
use crate::store::codec;
use crate::store::options::Options;
use bincode::{Decode, Encode};
use std::path::Path;

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
    who: Member,
    own: Key,
    record: Vec<DataKey>,
    confidential: Vec<DataKey>,
    figures: Vec<DataKey>,
}

/// Which data key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Which {
    Record = 1,
    Confidential = 2,
    Figures = 3,
}

const ALL: [Which; 3] = [Which::Record, Which::Confidential, Which::Figures];

#[derive(Debug, Clone, Encode, Decode)]
struct StaffV1 {
    slots: Vec<SlotV1>,
}

#[derive(Debug, Clone, Encode, Decode)]
struct SlotV1 {
    id: [u8; 16],
    /// Empty in the slot of the recovery code.
    initials: String,
    name: String,
    role: u8,
    cost: Cost,
    salt: [u8; 16],
    /// The member's own secret, sealed under what their pass-phrase stands for.
    own: Vec<u8>,
    open_half: [u8; 32],
    given: Vec<GivenV1>,
    /// That a SENCO wrote this: keyed BLAKE3 of all that matters in it.
    voucher: [u8; 32],
}

#[derive(Debug, Clone, Encode, Decode)]
struct GivenV1 {
    which: u8,
    generation: u32,
    sealed: Vec<u8>,
}

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

    fn of_kind(&self, which: Which) -> &[DataKey] {
        match which {
            Which::Record => &self.record,
            Which::Confidential => &self.confidential,
            Which::Figures => &self.figures,
        }
    }

    /// What a SENCO vouches for slots with; nobody else has it.
    fn vouching(&self) -> Result<Vec<Key>, VaultError> {
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
    const fn is_for(self, role: Role) -> bool {
        match self {
            Self::Record => role.sees_pupils(),
            Self::Confidential => role.sees_confidential(),
            Self::Figures => true,
        }
    }
}

impl SlotV1 {
    fn is_recovery(&self) -> bool {
        self.initials.is_empty()
    }

    fn role(&self) -> Result<Role, VaultError> {
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

    fn member(&self) -> Result<Member, VaultError> {
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

    fn vouch(&self, key: &Key) -> [u8; 32] {
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
    fn new(
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
    fn shut(&mut self, own: &Key, secret: &Secret) -> Result<(), VaultError> {
        self.salt = random();
        let key = stretch(secret, &self.salt, self.cost)?;
        self.own = seal(&key, &self.place("own"), &own.0)?;
        Ok(())
    }

    /// Gives the member the keys of their role, and vouches for them.
    fn equip(&mut self, keys: &Keys) -> Result<(), VaultError> {
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

    fn unlock(&self, secret: &Secret) -> Result<Keys, VaultError> {
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

fn read(dir: &Path) -> Result<(StaffV1, u64), VaultError> {
    let held = twice::read(dir, File::Staff)?;
    let staff = codec::decode(&held.payload).map_err(|_| VaultError::Damaged)?;
    Ok((staff, held.counter))
}

fn write(dir: &Path, staff: &StaffV1, counter: u64) -> Result<(), VaultError> {
    let payload = codec::encode(staff).map_err(|_| VaultError::Unsealable)?;
    twice::write(dir, File::Staff, (counter, &payload), &Options::default())
}

fn data(generation: u32) -> DataKey {
    DataKey {
        generation,
        key: Key::random(),
    }
}

fn figures(record: &DataKey) -> DataKey {
    DataKey {
        generation: record.generation,
        key: derived("plimsoll 1 figures without names", &record.key),
    }
}

/// Begins a school's keys with its first SENCO. The recovery code is not kept anywhere.
///
/// # Errors
/// The disk's.
pub fn found(dir: &Path, first: NewMember, cost: Cost) -> Result<(Keys, RecoveryCode), VaultError> {
    let named = (first.initials.as_str().to_owned(), first.name, Role::Senco);
    let mut slot = SlotV1::new(named, &first.passphrase, cost)?;
    let record = data(1);
    let mut keys = slot.unlock(&first.passphrase)?;
    keys.figures = vec![figures(&record)];
    keys.record = vec![record];
    keys.confidential = vec![data(1)];
    slot.equip(&keys)?;
    let code = RecoveryCode::new();
    let named = (String::new(), "recovery code".to_owned(), Role::Senco);
    let mut recovery = SlotV1::new(named, &code.secret(), cost)?;
    recovery.equip(&keys)?;
    Ring::begin(dir, &keys)?;
    let slots = vec![slot, recovery];
    write(dir, &StaffV1 { slots }, 1)?;
    Ok((keys, code))
}

/// Everybody who may open a school, by initials.
///
/// # Errors
/// The list cannot be read.
pub fn members(dir: &Path) -> Result<Vec<Member>, VaultError> {
    let (staff, _) = read(dir)?;
    let slots = staff.slots.iter().filter(|slot| !slot.is_recovery());
    let mut members = slots.map(SlotV1::member).collect::<Result<Vec<_>, _>>()?;
    members.sort_by(|a, b| a.initials.cmp(&b.initials));
    Ok(members)
}

fn slot_of<'a>(staff: &'a mut StaffV1, initials: &Initials) -> Result<&'a mut SlotV1, VaultError> {
    let mut slots = staff.slots.iter_mut();
    slots
        .find(|slot| slot.initials == initials.as_str())
        .ok_or_else(|| VaultError::Nobody(initials.to_string()))
}

/// Signs somebody in.
///
/// # Errors
/// Nobody has these initials, the pass-phrase is another, or the keys cannot be read.
pub fn unlock(dir: &Path, initials: &Initials, secret: &Secret) -> Result<Keys, VaultError> {
    slot_of(&mut read(dir)?.0, initials)?.unlock(secret)
}

/// Opens a school with its recovery code and gives a SENCO a new pass-phrase.
///
/// # Errors
/// The code is another, or nobody has these initials.
pub fn recover(
    dir: &Path,
    code: &RecoveryCode,
    (initials, new): (&Initials, &Secret),
) -> Result<Keys, VaultError> {
    let (mut staff, counter) = read(dir)?;
    let recovery = staff.slots.iter().find(|slot| slot.is_recovery());
    let recovery = recovery.ok_or(VaultError::Damaged)?;
    let keys = recovery.unlock(&code.secret()).map_err(|why| match why {
        VaultError::Wrong => VaultError::WrongCode,
        other => other,
    })?;
    let slot = slot_of(&mut staff, initials)?;
    if slot.role()? != Role::Senco {
        return Err(VaultError::NotTheirs);
    }
    let named = (slot.initials.clone(), slot.name.clone(), Role::Senco);
    *slot = SlotV1::new(named, new, slot.cost)?;
    slot.equip(&keys)?;
    let keys = slot.unlock(new)?;
    write(dir, &staff, counter + 1)?;
    Ok(keys)
}

/// Changes one's own pass-phrase: what it sealed is sealed anew.
///
/// # Errors
/// The disk's.
pub fn change(dir: &Path, keys: &Keys, new: &Secret) -> Result<(), VaultError> {
    let (mut staff, counter) = read(dir)?;
    let slot = slot_of(&mut staff, &keys.who.initials)?;
    slot.shut(&keys.own, new)?;
    write(dir, &staff, counter + 1)
}

/// Lets somebody in.
///
/// # Errors
/// Only a SENCO can; the initials are taken.
pub fn add(dir: &Path, keys: &Keys, new: NewMember) -> Result<(), VaultError> {
    let (mut staff, counter) = read(dir)?;
    if slot_of(&mut staff, &new.initials).is_ok() {
        return Err(VaultError::Taken(new.initials.to_string()));
    }
    let cost = staff
        .slots
        .first()
        .map_or_else(Cost::default, |slot| slot.cost);
    let named = (new.initials.as_str().to_owned(), new.name, new.role);
    let mut slot = SlotV1::new(named, &new.passphrase, cost)?;
    slot.equip(keys)?;
    staff.slots.push(slot);
    write(dir, &staff, counter + 1)
}

/// Takes somebody's slot out and makes every key anew, so that nothing written from now on opens with what they may have kept.
/// The keys of whoever did it come back.
///
/// # Errors
/// Only a SENCO can, and the last one stays; a slot nobody vouched for.
pub fn remove(dir: &Path, keys: &Keys, initials: &Initials) -> Result<Keys, VaultError> {
    let (mut staff, _) = read(dir)?;
    slot_of(&mut staff, initials)?;
    let senco = Role::Senco.byte();
    let others = staff.slots.iter().filter(|slot| {
        !slot.is_recovery() && slot.role == senco && slot.initials != initials.as_str()
    });
    if others.count() == 0 {
        return Err(VaultError::LastSenco);
    }
    rotate(dir, keys, Some(initials))
}

/// Makes every key anew. Three writes, of which any may be the last: members hold old and new keys until the pupils' keys
/// are wrapped by the new ones.
///
/// # Errors
/// Only a SENCO can; a slot nobody vouched for.
pub fn rotate(dir: &Path, keys: &Keys, without: Option<&Initials>) -> Result<Keys, VaultError> {
    let vouching = keys.vouching()?;
    let (mut staff, counter) = read(dir)?;
    staff
        .slots
        .retain(|slot| without.is_none_or(|gone| slot.initials != gone.as_str()));
    for slot in &staff.slots {
        if !vouching.iter().any(|key| slot.vouch(key) == slot.voucher) {
            return Err(VaultError::Forged(slot.member()?.initials.to_string()));
        }
    }
    let newest = |held: &[DataKey]| held.first().map_or(0, |data| data.generation);
    let record = data(newest(&keys.record) + 1);
    let only = Keys {
        figures: vec![figures(&record)],
        record: vec![record],
        confidential: vec![data(newest(&keys.confidential) + 1)],
        ..keys.clone()
    };
    let mut both = only.clone();
    both.record.extend(keys.record.iter().cloned());
    both.confidential.extend(keys.confidential.iter().cloned());
    both.figures.extend(keys.figures.iter().cloned());
    equip_all(&mut staff, &both)?;
    write(dir, &staff, counter + 1)?;
    Ring::open(dir, &both)?.rotate(dir, &only)?;
    equip_all(&mut staff, &only)?;
    write(dir, &staff, counter + 2)?;
    Ok(only)
}

fn equip_all(staff: &mut StaffV1, keys: &Keys) -> Result<(), VaultError> {
    staff.slots.iter_mut().try_for_each(|slot| slot.equip(keys))
}
