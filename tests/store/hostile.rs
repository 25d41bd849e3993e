//! Backups as whoever wants to harm would write them: with sums that fit, and claims that do not.

use crate::backup::refusal;
use plimsoll::store::look;
use std::fs;

/// A backup as whoever wants to harm would write it: these first bytes and this manifest, with a sum that fits.
fn forged(size: u32, manifest: &[u8], files: &[u8]) -> Vec<u8> {
    let mut bytes = b"PLIMBACK".to_vec();
    bytes.extend(1_u32.to_le_bytes());
    bytes.extend(size.to_le_bytes());
    bytes.extend(manifest);
    bytes.extend(files);
    bytes.extend(blake3::hash(&bytes).as_bytes());
    bytes
}

/// A manifest of one file.
fn manifest_of(name: &str, count: u32, size: u64, files: &[u8]) -> Vec<u8> {
    let mut bytes = vec![0; 8 + 2 + 1 + 8 + 8 + 8 + 32];
    bytes.extend(count.to_le_bytes());
    bytes.push(u8::try_from(name.len()).unwrap());
    bytes.extend(name.as_bytes());
    bytes.extend(size.to_le_bytes());
    bytes.extend(blake3::hash(files).as_bytes());
    bytes
}

#[test]
fn a_hostile_backup_is_refused_before_anything_is_made_of_it() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("bad.plimsoll");
    let refused = |bytes: Vec<u8>| {
        fs::write(&file, bytes).unwrap();
        refusal(&file)
    };
    let length = |bytes: &[u8]| u32::try_from(bytes.len()).unwrap();
    for name in [
        "../../evil",
        "/etc/x",
        "journal/../../evil",
        "keys/../x",
        "lock",
    ] {
        let manifest = manifest_of(name, 1, 4, b"evil");
        let why = refused(forged(length(&manifest), &manifest, b"evil"));
        assert!(why.contains("it names a file that no school has"), "{why}");
    }
    let manifest = manifest_of("about", u32::MAX, 4, b"good");
    let why = refused(forged(length(&manifest), &manifest, b"good"));
    assert!(why.contains("more files than it can hold"), "{why}");
    let manifest = manifest_of("about", 1, u64::MAX, b"good");
    let why = refused(forged(length(&manifest), &manifest, b"good"));
    assert!(why.contains("do not have the sizes it says"), "{why}");
    let why = refused(forged(u32::MAX, &manifest, b"good"));
    assert!(
        why.contains("list of contents is longer than it is"),
        "{why}"
    );
    // One that is sound but holds no journal restores to a school without a change, as it says.
    let manifest = manifest_of("about", 1, 4, b"good");
    fs::write(&file, forged(length(&manifest), &manifest, b"good")).unwrap();
    assert_eq!(look(&file).unwrap().changes, 0);
    let why = refused(b"PLIMBACK".to_vec());
    assert!(why.contains("too short"), "{why}");
}
