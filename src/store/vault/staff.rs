//! Who may open a school: letting somebody in and out, changing a pass-phrase, making keys anew.

use super::VaultError;
use super::crypt::{Cost, derived};
use super::keys::{DataKey, Keys, Member, NewMember};
use super::passphrase::RecoveryCode;
use super::ring::Ring;
use super::secret::{Key, Secret};
use super::slot::{SlotV1, StaffV1, read, write};
use crate::domain::role::Role;
use crate::domain::staff::Initials;
use std::path::Path;

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
    let keys = recovery.unlock(&code.secret()).map_err(|why| {
        if why == VaultError::Wrong {
            VaultError::WrongCode
        } else {
            why
        }
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
    let mut turn = Turn::plan(dir, keys, without)?;
    turn.give_both()?;
    turn.wrap()?;
    turn.give_new()?;
    Ok(turn.new)
}

/// Keys being made anew.
struct Turn<'a> {
    dir: &'a Path,
    staff: StaffV1,
    counter: u64,
    both: Keys,
    new: Keys,
}

impl<'a> Turn<'a> {
    fn plan(dir: &'a Path, keys: &Keys, without: Option<&Initials>) -> Result<Self, VaultError> {
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
        let new = Keys {
            figures: vec![figures(&record)],
            record: vec![record],
            confidential: vec![data(newest(&keys.confidential) + 1)],
            ..keys.clone()
        };
        let mut both = new.clone();
        both.record.extend(keys.record.iter().cloned());
        both.confidential.extend(keys.confidential.iter().cloned());
        both.figures.extend(keys.figures.iter().cloned());
        Ok(Self {
            dir,
            staff,
            counter,
            both,
            new,
        })
    }

    /// Everybody who stays is given the old keys and the new ones.
    fn give_both(&mut self) -> Result<(), VaultError> {
        equip_all(&mut self.staff, &self.both)?;
        write(self.dir, &self.staff, self.counter + 1)
    }

    /// The pupils' keys are wrapped by the new ones, and each is given another to seal with.
    fn wrap(&self) -> Result<(), VaultError> {
        Ring::open(self.dir, &self.both)?.rotate(self.dir, &self.new)
    }

    /// The old ones are taken away.
    fn give_new(&mut self) -> Result<(), VaultError> {
        equip_all(&mut self.staff, &self.new)?;
        write(self.dir, &self.staff, self.counter + 2)
    }
}

fn equip_all(staff: &mut StaffV1, keys: &Keys) -> Result<(), VaultError> {
    staff.slots.iter_mut().try_for_each(|slot| slot.equip(keys))
}

#[cfg(test)]
#[path = "staff_tests.rs"]
mod tests;
