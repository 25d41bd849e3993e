//! One process owns a store. The lock is the system's own, so it goes with the process however that ends; a file beside it
//! says who holds it, which a locked file could not on every system.

use super::error::{InUse, StoreError};
use super::files;
use super::options::Options;
use std::fs::{File, TryLockError};
use std::io::Write;
use std::path::Path;
use std::sync::mpsc;
use std::time::Duration;

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

fn owner(dir: &Path) -> InUse {
    let text = std::fs::read_to_string(dir.join("owner")).unwrap_or_default();
    let find = |key: &str| {
        text.lines()
            .find_map(|line| line.strip_prefix(key))
            .map(str::trim)
            .filter(|value| !value.is_empty())
    };
    InUse {
        pid: find("pid ").and_then(|pid| pid.parse().ok()),
        host: find("host ").map(str::to_owned),
        since: find("since ").map(str::to_owned),
    }
}
