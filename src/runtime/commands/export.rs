//! `plimsoll export`: everything as files, in a folder that only its owner can read.

use super::{looked, one_pupil, open};
use crate::cli::{self, ExportFormat};
use crate::domain::confidential::Access;
use crate::domain::deed::Deed;
use crate::domain::delivery::Entry;
use crate::domain::id::PupilId;
use crate::domain::school::School;
use crate::domain::seen::{Look, Seen};
use crate::exchange::json::pretty;
use crate::exchange::subject::{Everything, everything, page};
use crate::exchange::{self, Sheet};
use crate::runtime::opening::OpenStore;
use crate::runtime::start::say;
use crate::runtime::{Context, Refused};
use crate::store::{Range, Seal, SealedFile, Store};
use std::fs;
use std::io::{self, Write};
use std::path::Path;

/// How many entries are read at a time.
const PAGE: usize = 500;

/// What is held about one pupil, for another program.
const RECORD_JSON: &str = "record.json";

/// The same, to be read.
const RECORD_HTML: &str = "record.html";

/// How the name of a sealed file ends.
pub(super) const ENDING: &str = ".sealed";

/// Said where whoever exports cannot read confidential notes.
const NOT_IN_IT: &str = "Confidential notes are not in it: they are for the SENCO.";

/// Writes everything out. Each file is whole or not there.
pub(in crate::runtime) fn run(context: &Context, args: &cli::Export) -> Result<u8, Refused> {
    let open = open(context, Deed::Export)?;
    let (school, store) = (&open.opened.school, &*open.store);
    let dir = &args.dir;
    if let Some(pupil) = &args.pupil {
        return one(context, &open, pupil, &Out::of(&open, args));
    }
    let failed = |why: io::Error| {
        Refused(format!(
            "The export could not be written to {}: {why}. Name another folder.",
            dir.display()
        ))
    };
    let many = u32::try_from(school.pupils.len()).unwrap_or(u32::MAX);
    looked::record(context, &open, Seen::whole(Look::Export, many))?;
    let out = Out::of(&open, args);
    fs::create_dir_all(dir).map_err(failed)?;
    let mut entries = |pupil: PupilId| -> Box<dyn Iterator<Item = io::Result<Entry>> + '_> {
        Box::new(Log::of(store, pupil))
    };
    match args.format {
        ExportFormat::Json => out
            .write("school.json", |out| {
                exchange::school_json(out, school, &mut entries)
            })
            .map_err(failed)?,
        ExportFormat::Csv => {
            for sheet in Sheet::ALL {
                out.write(sheet.file(), |out| sheet.write(out, school, &mut entries))
                    .map_err(failed)?;
            }
        }
    }
    say_of_notes(school, args.format);
    let kept = match out.seal {
        Some(_) => SEALED,
        None => "It is about children's needs and health: keep it as safe as the school's store.",
    };
    say(&format!("Everything is in {}. {kept}", dir.display()));
    Ok(0)
}

/// Says whether confidential notes are in an export of the whole school: only the JSON has them, and only for somebody who
/// can read them.
fn say_of_notes(school: &School, format: ExportFormat) {
    match (school.access, format) {
        (Access::Sealed, _) => say(NOT_IN_IT),
        (Access::Readable, _) if school.confidential.is_empty() => {}
        (Access::Readable, ExportFormat::Json) => say("The confidential notes are in it too."),
        (Access::Readable, ExportFormat::Csv) => {
            say("The confidential notes are not in the tables: --format json has them.");
        }
    }
}

/// Writes all that is held about one pupil, to be read by people and by machines. What is there already may be another
/// pupil's, so it is left alone.
fn one(context: &Context, open: &OpenStore, typed: &str, out: &Out<'_>) -> Result<u8, Refused> {
    let dir = out.dir;
    let (school, store) = (&open.opened.school, &*open.store);
    let id = one_pupil(school, typed)?;
    let Some(pupil) = school.pupils.get(&id) else {
        return Ok(0);
    };
    for name in [RECORD_JSON, RECORD_HTML] {
        if dir.join(out.name(name)).exists() {
            return Err(Refused(format!(
                "{} holds a {name} already, perhaps of another pupil, so nothing was written. Name an empty folder.",
                dir.display()
            )));
        }
    }
    looked::record(context, open, Seen::of(Look::Export, id))?;
    let standing: io::Result<Vec<Entry>> = Log::of(store, id).collect();
    let failed = |why: &dyn std::fmt::Display| {
        Refused(format!(
            "The record could not be written to {}: {why}. Name another folder.",
            dir.display()
        ))
    };
    let all = everything(&Everything {
        school,
        pupil,
        standing: &standing.map_err(|why| failed(&why))?,
        log: &store.all_entries(id)?,
        history: &store.history(id)?,
        on: context.clock.now().today(),
    })
    .map_err(|why| failed(&why))?;
    let text = pretty(&all).map_err(|why| failed(&why))?;
    fs::create_dir_all(dir)
        .and_then(|()| out.write(RECORD_JSON, |out| writeln!(out, "{text}")))
        .and_then(|()| out.write(RECORD_HTML, |out| write!(out, "{}", page(&all))))
        .map_err(|why| failed(&why))?;
    if school.access == Access::Sealed {
        say(NOT_IN_IT);
    }
    say(&format!(
        "All that is held about this pupil is in {}: {RECORD_HTML} to read, {RECORD_JSON} for another program. Read it through before it is given: texts may speak of other people without a name.",
        dir.display()
    ));
    if out.seal.is_some() {
        say(SEALED);
    }
    Ok(0)
}

/// Said of files that are sealed.
const SEALED: &str = "The files are sealed: `plimsoll unseal` opens them, and --plain writes files that anybody can read.";

/// Where files go, and what they are sealed with, if they are.
struct Out<'a> {
    dir: &'a Path,
    seal: Option<&'a Seal>,
}

impl<'a> Out<'a> {
    /// In plain where that is asked for, or the school lies in the open itself.
    fn of(open: &'a OpenStore, args: &'a cli::Export) -> Self {
        let seal = open.seal.as_ref().filter(|_| !args.plain);
        Self {
            dir: &args.dir,
            seal,
        }
    }

    fn name(&self, name: &str) -> String {
        match self.seal {
            Some(_) => format!("{name}{ENDING}"),
            None => name.to_owned(),
        }
    }

    fn write(
        &self,
        name: &str,
        how: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> io::Result<()> {
        whole(&self.dir.join(self.name(name)), |out| match self.seal {
            None => how(out),
            Some(seal) => {
                let mut sealed = SealedFile::begin(out, seal)?;
                how(&mut sealed)?;
                sealed.finish().map(drop)
            }
        })
    }
}

/// Writes a file whole or not at all.
pub(super) fn whole(
    path: &Path,
    how: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    // A temporary file is readable by its owner alone, and stays so under its new name.
    let file = tempfile::NamedTempFile::new_in(path.parent().unwrap_or_else(|| Path::new(".")))?;
    let mut out = io::BufWriter::new(file);
    how(&mut out)?;
    let file = out.into_inner().map_err(io::IntoInnerError::into_error)?;
    file.as_file().sync_all()?;
    file.persist(path)?;
    Ok(())
}

/// A pupil's log, read a page at a time.
struct Log<'a> {
    store: &'a dyn Store,
    pupil: PupilId,
    page: std::vec::IntoIter<Entry>,
    next: Option<Range>,
}

impl<'a> Log<'a> {
    fn of(store: &'a dyn Store, pupil: PupilId) -> Self {
        Self {
            store,
            pupil,
            page: Vec::new().into_iter(),
            next: Some(Range::newest(PAGE)),
        }
    }
}

impl Iterator for Log<'_> {
    type Item = io::Result<Entry>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(entry) = self.page.next() {
                return Some(Ok(entry));
            }
            let found = match self.store.entries(self.pupil, self.next.take()?) {
                Ok(found) => found,
                Err(why) => return Some(Err(io::Error::other(why))),
            };
            self.next = found
                .entries
                .last()
                .filter(|_| found.more)
                .map(|last| Range::after(last, PAGE));
            self.page = found.entries.into_iter();
        }
    }
}
