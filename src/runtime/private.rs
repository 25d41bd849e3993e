//! What the program takes from everybody else on the machine: reading its files, and what memory held when it crashed.

/// Files are made for their owner alone, and a crash leaves no picture of memory, which would hold keys and names. Where
/// the system refuses, the program goes on: the folder of a school is its owner's in any case.
#[cfg(unix)]
pub(super) fn begin() {
    use rustix::fs::Mode;
    rustix::process::umask(Mode::RWXG | Mode::RWXO);
    drop(rlimit::Resource::CORE.set(0, 0));
}

/// Elsewhere files have the rights of their folder, and nothing is written at a crash unless the system is told to.
#[cfg(not(unix))]
pub(super) fn begin() {}
