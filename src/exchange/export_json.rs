//! The whole school as one JSON document, written pupil by pupil so that no log but one pupil's is in memory.

use super::EntriesOf;
use super::json::{ConfidentialJson, Folders, LibraryJson, SchoolJson};
use crate::domain::delivery::Entry;
use crate::domain::pupil::Pupil;
use crate::domain::school::School;
use std::io::{self, Write};

/// Writes the school, its library, its pupils with all there is about them and the entries that stand (docs/json.md has the shape).
///
/// # Errors
/// Writing may fail, and so may reading the entries.
pub fn school_json(
    out: &mut dyn Write,
    school: &School,
    entries: &mut EntriesOf<'_>,
) -> io::Result<()> {
    write!(out, "{{\"format\":\"plimsoll.school.1\",\"school\":")?;
    let settings = school.settings.as_ref().map(SchoolJson::new);
    serde_json::to_writer(&mut *out, &settings)?;
    write!(out, ",\"library\":")?;
    let library: Vec<LibraryJson<'_>> = school.library.values().map(LibraryJson::new).collect();
    serde_json::to_writer(&mut *out, &library)?;
    write!(out, ",\"pupils\":[")?;
    let folders = Folders::of(school);
    for (place, pupil) in in_order(school).into_iter().enumerate() {
        out.write_all(if place == 0 { b"\n" } else { b",\n" })?;
        let log: Vec<Entry> = entries(pupil.id).collect::<io::Result<_>>()?;
        serde_json::to_writer(&mut *out, &folders.record(pupil, &log))?;
    }
    write!(out, "\n],\"confidential\":")?;
    let notes = school.confidential.values();
    let notes: Vec<ConfidentialJson<'_>> = notes.map(ConfidentialJson::new).collect();
    serde_json::to_writer(&mut *out, &notes)?;
    out.write_all(b"}\n")?;
    out.flush()
}

/// Every pupil by name, so that two exports of one school can be compared line by line.
pub(super) fn in_order(school: &School) -> Vec<&Pupil> {
    let mut pupils: Vec<&Pupil> = school.pupils.values().collect();
    pupils.sort_by_cached_key(|pupil| (pupil.name.clone(), pupil.id));
    pupils
}
