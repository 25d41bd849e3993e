//! Names: of the files inside a backup, and of the backups themselves. None says anything of a pupil or of the school.

use crate::domain::time::Moment;
use chrono::NaiveDateTime;
use std::path::Path;

/// The keys of a sealed store.
pub(in crate::store) const KEYS: [&str; 4] =
    ["keys/staff", "keys/staff.2", "keys/pupils", "keys/pupils.2"];

/// How a backup's name ends.
const ENDING: &str = ".plimsoll";

/// How it begins.
const FIRST: &str = "plimsoll-";

/// How its date and time are written.
const WHEN: &str = "%Y-%m-%d-%H%M%S";

/// Whether a file of this name may be in a backup. It is compared with a fixed set, so that no name leads anywhere else.
pub(super) fn is_ours(name: &str) -> bool {
    name == "about" || is_key(name) || segment_number(name).is_some()
}

/// Whether it is a key.
pub(super) fn is_key(name: &str) -> bool {
    KEYS.contains(&name)
}

fn segment_number(name: &str) -> Option<u32> {
    let digits = name.strip_prefix("journal/")?.strip_suffix(".log")?;
    let number = digits.parse::<u32>().ok().filter(|number| *number > 0)?;
    // Only the one way in which it is written.
    (crate::store::journal::segment::name(number) == name).then_some(number)
}

/// What a backup in the school's folder is called.
pub(super) fn of(made: Moment, id: &str) -> String {
    format!("{FIRST}{}-{id}{ENDING}", made.local().format(WHEN))
}

/// When the backup of this name was made, if it is this store's.
pub(super) fn made(name: &str, id: &str) -> Option<NaiveDateTime> {
    let rest = name.strip_prefix(FIRST)?.strip_suffix(ENDING)?;
    let when = rest.strip_suffix(id)?.strip_suffix('-')?;
    NaiveDateTime::parse_from_str(when, WHEN).ok()
}

/// How what a backup needs on the way begins: hidden, and this store's.
pub(super) fn on_the_way(id: &str) -> String {
    format!(".{FIRST}{id}-")
}

/// Removes what a backup of this store's that was cut off has left behind: it may hold all of the record.
pub(super) fn clear_away(folder: &Path, id: &str) {
    let left = on_the_way(id);
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let ours = entry
            .file_name()
            .to_str()
            .is_some_and(|name| name.starts_with(&left));
        if ours && entry.path().is_dir() {
            drop(std::fs::remove_dir_all(entry.path()));
        } else if ours {
            drop(std::fs::remove_file(entry.path()));
        }
    }
}
