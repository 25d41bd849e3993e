//! One process owns a store. The lock is the system's own, so it goes with the process however that ends; a file beside it
//! says who holds it, which a locked file could not on every system.

use super::error::{InUse, StoreError};
use super::files;
use super::options::Options;
use crate::text::clean::{Limits, clean};
use std::fs::{File, TryLockError};
use std::io::{Read, Write};
use std::path::Path;
use std::sync::mpsc;
use std::time::Duration;

/// The most that is read of the file that says who holds it.
const LONGEST_OWNER: u64 = 4 * 1024;

/// A store's lock, held for as long as this lives.
#[derive(Debug)]
pub(super) struct Lock {
    _held: File,
}

impl Lock {
    /// Takes the lock, asking again for a while: a killed process lets go a moment late.
    pub(super) fn take(dir: &Path, options: &Options) -> Result<Self, StoreError> {
        let path = dir.join("lock");
        let file = files::open_or_create(&path)?;
        let taken = patiently(
            options.tries,
            || file.try_lock(),
            |failed| matches!(failed, TryLockError::WouldBlock),
        );
        match taken {
            Ok(()) => {
                sign(dir, options)?;
                Ok(Self { _held: file })
            }
            Err(TryLockError::WouldBlock) => Err(StoreError::Locked(owner(dir))),
            Err(TryLockError::Error(source)) => Err(StoreError::io("lock", &path, source)),
        }
    }
}

/// Who has the store in `dir` open, if anyone.
pub fn in_use(dir: &Path) -> Option<InUse> {
    let file = File::open(dir.join("lock")).ok()?;
    match file.try_lock_shared() {
        Ok(()) | Err(TryLockError::Error(_)) => None,
        Err(TryLockError::WouldBlock) => Some(owner(dir)),
    }
}

/// Attempts something at most `tries` times more, a tenth of a second apart, for as long as its failure is one that
/// passes by itself.
pub(super) fn patiently<T, E>(
    tries: u32,
    mut attempt: impl FnMut() -> Result<T, E>,
    passes: impl Fn(&E) -> bool,
) -> Result<T, E> {
    for _ in 0..tries {
        match attempt() {
            Err(failed) if passes(&failed) => pause(),
            ended => return ended,
        }
    }
    attempt()
}

/// Waits a tenth of a second: the channel never carries anything, so only its deadline ends the wait.
fn pause() {
    let (_open, never) = mpsc::channel::<()>();
    let _ = never.recv_timeout(Duration::from_millis(100));
}

fn sign(dir: &Path, options: &Options) -> Result<(), StoreError> {
    let mut text = format!("pid {}\nhost {}\n", std::process::id(), options.host);
    if let Some(since) = options.since {
        text.push_str(&since.local().format("since %Y-%m-%d %H:%M\n").to_string());
    }
    let path = dir.join("owner");
    let mut file = files::open_or_create(&path)?;
    file.set_len(0)
        .and_then(|()| file.write_all(text.as_bytes()))
        .map_err(|source| StoreError::io("write", &path, source))
}

/// What the file says. Whoever can write in the folder wrote it, so it comes in by the door like anything else, and no more of it
/// is read than a process would have written.
fn owner(dir: &Path) -> InUse {
    let mut bytes = Vec::new();
    if let Ok(file) = File::open(dir.join("owner")) {
        let read = file.take(LONGEST_OWNER).read_to_end(&mut bytes);
        drop(read);
    }
    let text = String::from_utf8_lossy(&bytes);
    let find = |key: &str| {
        text.lines()
            .find_map(|line| line.strip_prefix(key))
            .map(|value| clean(value, Limits::NAME).text)
            .filter(|value| !value.is_empty())
    };
    InUse {
        pid: find("pid ").and_then(|pid| pid.parse().ok()),
        host: find("host "),
        since: find("since "),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_owner_says_is_no_more_than_a_name() {
        let dir = tempfile::tempdir().unwrap();
        let host = format!(
            "\x1b]52;c;Zm9v\x07hall\u{202e}\r\u{9b}2J{}",
            "x".repeat(1 << 20)
        );
        let text = format!("pid 41\nhost {host}\nsince never\n");
        std::fs::write(dir.path().join("owner"), text).unwrap();
        let said = StoreError::Locked(owner(dir.path())).to_string();
        assert!(said.contains("(process 41 on hall"), "{said}");
        assert!(
            said.len() < 250 && !said.contains(char::is_control),
            "{said}"
        );
        assert!(!said.contains('\u{202e}'), "{said}");
    }
}
