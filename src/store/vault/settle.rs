//! Keys that are made beside a school's folder and put into it once somebody is certain to come in again.

use super::twice::FOLDER;
use super::{VaultError, is_sealed};
use crate::store::files;
use std::fs;
use std::path::Path;

/// Moves the keys from one folder to another, durably; the folder they come from goes.
///
/// # Errors
/// The disk's, or there are keys already.
pub fn settle(from: &Path, to: &Path) -> Result<(), VaultError> {
    let disk = |why: &dyn std::fmt::Display| VaultError::Disk(why.to_string());
    if is_sealed(to) {
        return Err(disk(&"there are keys already"));
    }
    files::create_folder(to).map_err(|why| disk(&why))?;
    fs::rename(from.join(FOLDER), to.join(FOLDER)).map_err(|why| disk(&why))?;
    // A folder that may be written and not read cannot be synced; its names are then as safe as the system makes them.
    drop(files::sync_folder(to));
    drop(fs::remove_dir(from));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::role::Role;
    use crate::domain::secret::Secret;
    use crate::domain::staff::Initials;
    use crate::store::vault::{Cost, NewMember, found, unlock};

    #[test]
    fn keys_that_were_put_in_place_open_there_and_are_never_put_over_others() {
        let dir = tempfile::tempdir().unwrap();
        let (making, school) = (dir.path().join("making"), dir.path().join("school"));
        let (kb, words) = (Initials::parse("KB").unwrap(), "tea at four, Ray");
        let first = || NewMember {
            initials: kb.clone(),
            name: "Kit Bell".to_owned(),
            role: Role::Senco,
            passphrase: Secret::new(words.to_owned()),
        };
        let cost = Cost {
            memory_kib: 8,
            passes: 1,
        };
        found(&making, first(), cost).unwrap();
        assert!(!is_sealed(&school));
        settle(&making, &school).unwrap();
        assert!(is_sealed(&school) && !making.exists());
        unlock(&school, &kb, &Secret::new(words.to_owned())).unwrap();
        found(&making, first(), cost).unwrap();
        assert!(settle(&making, &school).is_err());
    }
}
