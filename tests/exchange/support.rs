//! What the import tests share: fixtures read, a file imported into a school.

use chrono::NaiveDate;
use plimsoll::domain::change::{Act, Change};
use plimsoll::domain::id::{ChangeId, PupilId};
use plimsoll::domain::school::School;
use plimsoll::domain::staff::{Initials, Stamp};
use plimsoll::domain::time::Moment;
use plimsoll::exchange::preview::Preview;
use plimsoll::exchange::{ImportError, Read, Source, preview, read};
use std::path::Path;

pub(crate) fn day(y: i32, m: u32, d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(y, m, d).unwrap()
}

pub(crate) fn today() -> NaiveDate {
    day(2026, 11, 23)
}

pub(crate) fn stamp() -> Stamp {
    let at = today().and_hms_opt(9, 30, 0).unwrap();
    Stamp {
        by: Initials::parse("MK").unwrap(),
        at: Moment::from_local(at, 0),
    }
}

pub(crate) fn fixture(name: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/exchange");
    std::fs::read(folder.join(name)).unwrap()
}

pub(crate) fn reading(name: &str, bytes: &[u8]) -> Result<Read, ImportError> {
    read(&Source { name, bytes }, None, today(), &mut |_| {})
}

pub(crate) fn change_of(preview: &Preview, seed: u8) -> Option<Change> {
    let mut next = 0u8;
    let mut ids = || {
        next += 1;
        PupilId::from_bytes([seed, next, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])
    };
    preview.change(&mut ids, ChangeId::from_bytes([seed; 16]), stamp())
}

/// The school after an import of `bytes`, and what the import said.
pub(crate) fn import(school: &School, name: &str, bytes: &[u8]) -> (School, Preview) {
    let read = reading(name, bytes).unwrap();
    let preview = preview(&read, school, today());
    let mut after = school.clone();
    if let Some(change) = change_of(&preview, u8::try_from(school.pupils.len()).unwrap() + 1) {
        assert_eq!(change.act, Act::Import);
        after.apply(&change);
    }
    (after, preview)
}

pub(crate) fn csv(text: &str) -> Vec<u8> {
    text.as_bytes().to_vec()
}
