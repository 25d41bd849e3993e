//! A working day for the tests that break a disk: a few hundred changes of every sort, dice with a seed, and the kinds of
//! store that all of these tests run over.
use crate::kit::*;
use plimsoll::domain::change::{Act, Change, Part, Put};
use plimsoll::domain::role::Role;
use plimsoll::domain::staff::Initials;
use plimsoll::store::vault::{self, Cost, NewMember, Secret};
use plimsoll::store::{DiskStore, Options, Seal, StoreError};
use std::path::Path;

/// A kind of store: its name, and how it is opened.
pub(crate) type Kind = (
    &'static str,
    fn(&Path, &Options) -> Result<DiskStore, StoreError>,
);

/// Every kind of store there is on disk; another is one more row.
pub(crate) const KINDS: [Kind; 2] = [("plain", DiskStore::open), ("sealed", sealed)];

/// Opens a sealed store, with keys that cost little to try; an empty folder is given some first.
pub(crate) fn sealed(dir: &Path, options: &Options) -> Result<DiskStore, StoreError> {
    let keys = if vault::is_sealed(dir) {
        vault::unlock(dir, &initials("KB"), &passphrase())?
    } else {
        vault::found(dir, senco(), CHEAP)?.0
    };
    let options = Options {
        seal: Some(Seal::open(dir, keys)?),
        ..options.clone()
    };
    DiskStore::open(dir, &options)
}

/// A pass-phrase that is quickly tried.
pub(crate) const CHEAP: Cost = Cost {
    memory_kib: 8,
    passes: 1,
};

pub(crate) fn passphrase() -> Secret {
    Secret::new("quiet river tall lamp".to_owned())
}

pub(crate) fn initials(text: &str) -> Initials {
    Initials::parse(text).unwrap()
}

/// Whoever sets the school up.
pub(crate) fn senco() -> NewMember {
    NewMember {
        initials: initials("KB"),
        name: "Kim Bell".to_owned(),
        role: Role::Senco,
        passphrase: passphrase(),
    }
}

/// Numbers that are the same for the same seed.
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number below `sides`; 0 where there are none.
    pub(crate) fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut n = self.0;
        n = (n ^ (n >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        n = (n ^ (n >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((n ^ (n >> 31)) % u64::try_from(sides.max(1)).unwrap()).unwrap()
    }
}

/// A group entry: one entry for each of five pupils.
pub(crate) fn sweep(n: u64, on: i64) -> Change {
    let entries = (0..5).map(|p| Part::Entry(Box::new(entry(10_000 + n * 5 + p, p, on))));
    change(6_000_000 + n, Act::Sweep, entries.collect())
}

/// A passport that was written anew.
fn passport_edit(n: u64) -> Change {
    let version = u32::try_from(n / 15).unwrap() + 1;
    let size = |version: u32| 200 * usize::try_from(version % 7).unwrap();
    let put = Put {
        before: Some(passport(3, version, size(version))),
        after: Some(passport(3, version + 1, size(version + 1))),
    };
    change(
        7_000_000 + n,
        Act::Passport,
        vec![Part::Passport(Box::new(put))],
    )
}

/// A day: a school set up, entries, corrections, withdrawals, group entries, passports, plans, reviews with their answers.
pub(crate) fn day(entries: u64) -> Vec<Change> {
    let mut day = Vec::new();
    for (n, change) in (0..).zip(history(entries)) {
        day.push(change);
        if n > 20 && n % 12 == 0 {
            day.push(sweep(n, i64::try_from(n / 3).unwrap()));
        }
        if n > 20 && n % 15 == 0 {
            day.push(passport_edit(n));
        }
    }
    day
}
