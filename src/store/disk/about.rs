//! A small text file beside the journal that says what kind of school the store holds, for whoever must know without
//! taking the store. The record itself is the journal; this is written again at every opening.

use super::kind_in;
use crate::domain::school::SchoolKind;
use crate::store::StoreError;
use crate::store::files;
use crate::store::journal::segment;
use crate::store::journal::walk::{self, Home, Met};
use std::path::Path;

const FIRST: &str = "plimsoll store ";
const FORMAT: u32 = 1;
const SUM: &str = "sum ";

/// What is known without taking the store.
pub(super) fn kind_of(dir: &Path) -> Option<SchoolKind> {
    if segment::list(dir).ok()?.is_empty() {
        return None;
    }
    written(dir).or_else(|| first_told(dir))
}

/// Refuses a folder of a newer version before anything in it is touched.
pub(super) fn admit(dir: &Path) -> Result<(), StoreError> {
    let body = body(dir).unwrap_or_default();
    let format = body.lines().find_map(|line| line.strip_prefix(FIRST));
    match format.and_then(|format| format.trim().parse::<u32>().ok()) {
        Some(format) if format > FORMAT => Err(StoreError::Newer {
            what: "this school".to_owned(),
        }),
        Some(_) | None => Ok(()),
    }
}

/// Writes the file where it does not say so yet. It can be told from the journal, so a failure is no loss.
pub(super) fn write(dir: &Path, kind: Option<SchoolKind>) {
    let Some(kind) = kind else { return };
    if written(dir) != Some(kind) {
        let body = format!("{FIRST}{FORMAT}\nkind {}\n", kind.code());
        let text = format!("{body}{SUM}{:08x}\n", crc32fast::hash(body.as_bytes()));
        drop(files::replace(&dir.join("about"), text.as_bytes()));
    }
}

/// What the file says, if it is unharmed: a flipped bit is not to make a real school an invented or a newer one.
fn body(dir: &Path) -> Option<String> {
    let text = std::fs::read_to_string(dir.join("about")).ok()?;
    let (body, sum) = text.rsplit_once(SUM)?;
    let sum = u32::from_str_radix(sum.trim(), 16).ok()?;
    (sum == crc32fast::hash(body.as_bytes())).then(|| body.to_owned())
}

/// Writes the file if a change set the kind.
pub(super) fn note(dir: &Path, parts: &[crate::domain::change::Part]) {
    write(dir, kind_in(parts));
}

fn written(dir: &Path) -> Option<SchoolKind> {
    let body = body(dir)?;
    let kind = body.lines().find_map(|line| line.strip_prefix("kind "))?;
    SchoolKind::ALL
        .iter()
        .copied()
        .find(|one| one.code() == kind.trim())
}

/// What the first change of the journal says; a journal that says nothing there is taken for a real school's.
fn first_told(dir: &Path) -> Option<SchoolKind> {
    match walk::first(Home { dir, seal: None }, |_| true) {
        Ok(Some(Met::Change(found))) => {
            Some(kind_in(&found.2.change.parts).unwrap_or(SchoolKind::Real))
        }
        Ok(Some(Met::Fault(_))) | Err(_) => Some(SchoolKind::Real),
        Ok(None) => None,
    }
}
