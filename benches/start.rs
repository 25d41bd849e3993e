//! How long from starting the program to its first whole frame, in a real terminal, beside starting `echo` there.
//!
//! `cargo bench --bench start`. Rounds of both are interleaved; medians and their ratio are printed.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a benchmark prints, reads the clock, and stops where it can't go on"
)]

use portable_pty::{CommandBuilder, PtySize, native_pty_system};
use std::io::Read;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

const ROUNDS: usize = 21;
const PLIMSOLL: &str = env!("CARGO_BIN_EXE_plimsoll");
/// What ends a synchronized frame.
const FRAME: &[u8] = b"\x1b[?2026l";

/// Starts a program in a terminal; the time until it has written `mark`.
fn until(home: &Path, program: &str, args: &[&str], mark: &[u8]) -> Duration {
    let size = PtySize {
        rows: 45,
        cols: 160,
        pixel_width: 0,
        pixel_height: 0,
    };
    let pair = native_pty_system().openpty(size).unwrap();
    let mut command = CommandBuilder::new(program);
    command.env_clear();
    command.cwd(home);
    command.env("HOME", home);
    command.env("TERM", "xterm-256color");
    command.env("PATH", "/usr/bin:/bin");
    command.args(args);
    let mut reader = pair.master.try_clone_reader().unwrap();
    let start = Instant::now();
    let mut child = pair.slave.spawn_command(command).unwrap();
    drop(pair.slave);
    let (mut seen, mut bytes) = (Vec::new(), [0; 8_192]);
    while !seen.windows(mark.len()).any(|window| window == mark) {
        let count = reader.read(&mut bytes).unwrap_or(0);
        assert!(
            count > 0,
            "{program} ended: {}",
            String::from_utf8_lossy(&seen)
        );
        seen.extend(&bytes[..count]);
    }
    let time = start.elapsed();
    drop(child.kill());
    drop(child.wait());
    time
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

fn main() {
    let home = tempfile::tempdir().unwrap();
    for (pupils, entries) in [("60", "20000"), ("2000", "200000")] {
        let store = home.path().join(pupils);
        let store = store.to_str().unwrap();
        let made = [
            "demo",
            "--no-open",
            "--pupils",
            pupils,
            "--entries",
            entries,
            "--store",
            store,
        ];
        assert!(
            Command::new(PLIMSOLL)
                .args(made)
                .status()
                .unwrap()
                .success()
        );
        let (mut ours, mut floor) = (Vec::new(), Vec::new());
        for _ in 0..ROUNDS {
            floor.push(until(home.path(), "echo", &["hello"], b"hello"));
            ours.push(until(
                home.path(),
                PLIMSOLL,
                &["--store", store, "--staff", "KB"],
                FRAME,
            ));
        }
        let (ours, floor) = (median(ours), median(floor));
        let ratio = ours.as_secs_f64() / floor.as_secs_f64();
        println!(
            "start to first frame, {pupils} pupils, {entries} entries {ours:>10.1?}   echo {floor:>10.1?}   ratio {ratio:.1}"
        );
    }
}
