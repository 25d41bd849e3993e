//! Who may open a school. Nothing here knows what is sealed; it hands out keys and keeps them.
//!
//! ```text
//! pass-phrase ─Argon2id─▶ a member's own secret ─X25519─▶ data keys: record, confidential, figures ─▶ keys/pupils: a key for each pupil
//! ```
//!
//! A member's data keys are sealed to the open half of a pair whose secret half only their pass-phrase opens. So keys can be
//! made anew, as when somebody leaves, without anybody's pass-phrase but one's own.

pub(super) mod crypt;
mod figures;
mod keys;
mod passphrase;
mod pin;
pub(super) mod ring;
pub(super) mod secret;
mod settle;
mod slot;
mod staff;
mod twice;

pub use crypt::Cost;
pub use figures::figures;
pub(super) use figures::keep as keep_figures;
pub use keys::{Keys, Member, NewMember};
pub use passphrase::{RecoveryCode, check, generate};
pub use pin::{Pinned, TRIES};
pub use secret::Secret;
pub use settle::settle;
pub use staff::{add, change, found, members, recover, remove, rotate, unlock};

use self::twice::File;
use super::options::Options;
use std::path::Path;
use thiserror::Error;

/// Whether the school in a folder has keys: it is sealed, and nobody gets in without a pass-phrase.
pub fn is_sealed(dir: &Path) -> bool {
    twice::exists(dir)
}

/// Writes a copy of a key file again that is damaged or behind, from the other one. Whoever does has the school to
/// themselves: two programs that mend and write at once could take a new key away.
pub(super) fn even_out(dir: &Path, options: &Options) -> Result<(), VaultError> {
    [File::Staff, File::Pupils]
        .into_iter()
        .try_for_each(|file| twice::even_out(dir, file, options))
}

/// Why a school stays shut.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum VaultError {
    /// Nobody signs with these initials.
    #[error("nobody signs in here as {0}; look at the list of staff")]
    Nobody(String),
    /// The pass-phrase opens nothing.
    #[error("that is not the pass-phrase; try again, or ask the SENCO for a new one")]
    Wrong,
    /// The recovery code opens nothing.
    #[error("that is not the recovery code; look for the sheet in the school's safe")]
    WrongCode,
    /// Only a SENCO may.
    #[error("only the SENCO can do that, who holds the keys it needs")]
    NotTheirs,
    /// The initials are taken.
    #[error("somebody signs in as {0} already; choose other initials")]
    Taken(String),
    /// It would leave nobody who could let others in.
    #[error("that is the only SENCO; name another one first, or nobody could let anybody in")]
    LastSenco,
    /// A slot was altered by somebody without the keys.
    #[error(
        "the entry of {0} in keys/staff was not written by a SENCO; take it out and add them again"
    )]
    Forged(String),
    /// Both copies of a key file cannot be read.
    #[error("the keys cannot be read, in neither copy; restore keys/ from a backup")]
    Damaged,
    /// A newer version wrote them.
    #[error("the keys were written by a newer Plimsoll; use that version or a newer one")]
    Newer,
    /// The keys were made anew since somebody signed in.
    #[error(
        "the school's keys were made anew since you signed in; sign in again with your pass-phrase"
    )]
    Stale,
    /// A governor holds no key to anybody's record.
    #[error(
        "a governor sees figures without names, and this school's record names pupils; somebody else has to open it"
    )]
    FiguresOnly,
    /// Whose record it is was erased.
    #[error("this pupil's record was erased, so nothing more can be kept of them")]
    Erased,
    /// Something cannot be sealed.
    #[error("that cannot be sealed")]
    Unsealable,
    /// The disk's own failure.
    #[error("the keys could not be read or written: {0}")]
    Disk(String),
}
