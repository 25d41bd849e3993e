//! Each fuzz target with every file of its corpus, and with copies of it that are cut, flipped, spliced and stretched: the same each
//! time, so that what fails can be found again. A fuzzer does better and takes longer; see fuzz/README.md.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test may fail by panicking, and says with which copy"
)]

#[expect(unreachable_pub, reason = "it is a library of the fuzzer's package")]
#[path = "../fuzz/targets.rs"]
mod targets;

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{RngCore, SeedableRng};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Changed copies of each seed. A store is opened twice for each, so there are fewer of those.
const COPIES: usize = 120;
const COPIES_ON_DISK: usize = 16;

/// Pieces that mean something to one decoder or another.
const PIECES: [&[u8]; 16] = [
    b"\x1b[2J",
    b"\x1b]52;c;Zm9v\x07",
    b"\xc2\x9b31m",
    b"\xe2\x80\xae",
    b"\xe2\x80\x8b",
    b"\xf3\xa0\x81\x81",
    b"\"\"\"",
    b"\r",
    b"\0\0\0\0",
    b"\xff\xff\xff\xff\xff\xff\xff\xff",
    b"\xfd\xff\xff\xff\xff\xff\xff\xff\x3f",
    b"=",
    b"[[[[[[[[",
    b"<Pupil>",
    b"&#27;",
    b"\xef\xbb\xbf",
];

fn corpus() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus")
}

/// The seeds of a target by name.
fn seeds(target: &str) -> Vec<(String, Vec<u8>)> {
    let files = fs::read_dir(corpus().join(target)).unwrap();
    let mut seeds: Vec<(String, Vec<u8>)> = files
        .map(|file| {
            let path = file.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            (name, fs::read(&path).unwrap())
        })
        .collect();
    seeds.sort();
    seeds
}

/// A number below `most`.
fn below(random: &mut ChaCha8Rng, most: usize) -> usize {
    let number = usize::try_from(random.next_u32()).unwrap();
    number % most.max(1)
}

/// Changes a copy in one way.
fn change(bytes: &mut Vec<u8>, other: &[u8], random: &mut ChaCha8Rng) {
    let at = below(random, bytes.len() + 1);
    match below(random, 7) {
        0 => bytes.truncate(at),
        1 => {
            let from = below(random, other.len() + 1);
            bytes.truncate(at);
            bytes.extend(&other[from..]);
        }
        2 => {
            let piece = PIECES[below(random, PIECES.len())];
            bytes.splice(at..at, piece.iter().copied());
        }
        3 => {
            let end = (at + below(random, 40)).min(bytes.len());
            let stretch = bytes[at..end].repeat(below(random, 9));
            bytes.splice(at..at, stretch);
        }
        4 => {
            let end = (at + below(random, 12)).min(bytes.len());
            bytes.drain(at..end);
        }
        _ => {
            for _ in 0..=below(random, 4) {
                let bit = below(random, bytes.len() * 8);
                if let Some(byte) = bytes.get_mut(bit / 8) {
                    *byte ^= 1 << (bit % 8);
                }
            }
        }
    }
}

/// Does a target with its seeds and their copies; how many that were.
fn replay(target: &str, copies: usize) -> usize {
    let (_, run) = targets::ALL
        .into_iter()
        .find(|(name, _)| *name == target)
        .unwrap();
    let seeds = seeds(target);
    assert!(!seeds.is_empty(), "{target} has no corpus");
    let mut cases = 0;
    for (place, (name, seed)) in seeds.iter().enumerate() {
        let key = blake3::hash(format!("{target}/{name}").as_bytes());
        let mut random = ChaCha8Rng::from_seed(*key.as_bytes());
        run(seed);
        for copy in 0..copies {
            let other = &seeds[(place + copy) % seeds.len()].1;
            let mut bytes = seed.clone();
            for _ in 0..=below(&mut random, 3) {
                change(&mut bytes, other, &mut random);
            }
            println!("{target}/{name}, copy {copy}");
            run(&bytes);
        }
        cases += copies + 1;
    }
    cases
}

macro_rules! targets {
    ($($target:ident $copies:expr;)+) => {$(
        #[test]
        fn $target() {
            let cases = replay(stringify!($target), $copies);
            assert!(cases > $copies);
        }
    )+};
}

targets! {
    journal COPIES_ON_DISK;
    record COPIES_ON_DISK * 3;
    draft COPIES_ON_DISK;
    keymap COPIES;
    theme COPIES;
    settings COPIES;
    script COPIES;
    words COPIES;
    csv COPIES;
    ctf COPIES;
    wire COPIES * 4;
}

/// A target that is in one list and not in another would be fuzzed by nobody, or replayed by nobody.
#[test]
fn every_target_has_a_program_a_corpus_and_a_test() {
    let names: BTreeSet<String> = targets::ALL
        .iter()
        .map(|(name, _)| (*name).to_owned())
        .collect();
    let manifest = fs::read_to_string(corpus().with_file_name("Cargo.toml")).unwrap();
    let here = include_str!("fuzz_corpus.rs");
    for name in &names {
        assert!(manifest.contains(&format!("name = \"{name}\"\n")), "{name}");
        let program = corpus().with_file_name(format!("fuzz_targets/{name}.rs"));
        let program = fs::read_to_string(program).unwrap();
        assert!(program.contains(&format!("plimsoll_fuzz::{name}(bytes)")));
        assert!(here.contains(&format!("    {name} COPIES")), "{name}");
    }
    let folders = fs::read_dir(corpus()).unwrap();
    let folders: BTreeSet<String> = folders
        .map(|folder| folder.unwrap().file_name().to_str().unwrap().to_owned())
        .collect();
    assert_eq!(folders, names);
}
