//! Bringing in a school's export: read, compared, shown, and only then saved as one change.

use super::opening::{self, OpenStore};
use super::start::{Progress, say, signed_in};
use super::turnstile::Turnstile;
use super::{Context, Refused};
use super::{commands, keys};
use crate::app::effect::ImportPreview;
use crate::cli::{self, ImportFormat};
use crate::domain::change::Change;
use crate::domain::deed::Deed;
use crate::domain::id::{ChangeId, PupilId};
use crate::domain::staff::{Initials, Stamp};
use crate::domain::time::Moment;
use crate::exchange::{self, Format, LARGEST, Source};
use crate::runtime::configuring::Configuring;
use crate::runtime::worker::Desk;
use crate::store::Store;
use rand_chacha::rand_core::RngCore;
use std::fs;
use std::path::Path;

/// Reads an export for the screen and says what it would change. The change is stamped when it is accepted.
pub fn preview(store: &dyn Store, path: &str, now: Moment) -> Result<ImportPreview, String> {
    let path = expand(path);
    let by = Initials::parse("IMPORT").ok_or("no initials")?;
    let (lines, change) = compare(store, Path::new(&path), None, (by, now)).map_err(|why| why.0)?;
    Ok(ImportPreview { lines, change })
}

/// A path as people type or drop it: in quotes, or with blanks behind it.
fn expand(path: &str) -> String {
    path.trim().trim_matches(['"', '\'']).to_owned()
}

/// `plimsoll import`.
pub(super) fn run(context: &Context, args: &cli::Import) -> Result<u8, Refused> {
    let open = open_or_make(context, args)?;
    let me = signed_in(context, &Configuring::read(context), Some(&open))?;
    let by = match me {
        Some(me) => me,
        None if args.dry_run => Initials::parse("DRYRUN").ok_or_else(|| Refused(String::new()))?,
        None => {
            return Err(Refused(
                "Nobody has signed in on this machine. Say who imports with --staff INITIALS."
                    .to_owned(),
            ));
        }
    };
    for file in &args.files {
        let (lines, change) = compare(
            &*open.store,
            file,
            format(args.format),
            (by.clone(), context.clock.now()),
        )?;
        for line in lines {
            say(&line);
        }
        match change {
            Some(change) if !args.dry_run => {
                open.store.apply(&change)?;
                say("Saved as one change.");
            }
            Some(_) => say("Nothing was changed: this was a dry run."),
            None => {}
        }
    }
    Ok(0)
}

/// An import is one of the ways a school begins, so without a store one is made, sealed for whoever imports.
fn open_or_make(context: &Context, args: &cli::Import) -> Result<OpenStore, Refused> {
    let folder = context.folder();
    if opening::is_store(&folder) {
        let seal = keys::seal(context, &folder)?;
        keys::allow(seal.as_ref(), Deed::Roll)?;
        return Ok(opening::existing(
            &folder,
            &context.env,
            context.clock,
            seal,
        )?);
    }
    if args.dry_run {
        return Ok(OpenStore::nothing());
    }
    let seal = commands::staff::found(context, &folder)?;
    let desk = Desk {
        store: None,
        folder,
        env: context.env.clone(),
        clock: context.clock,
        seal: Some(seal),
        turnstile: Turnstile::default(),
        unkept: None,
        backups: Vec::new(),
        unrecorded: None,
    };
    opening::empty(&desk, "Our school").map_err(Refused)
}

const fn format(format: ImportFormat) -> Option<Format> {
    match format {
        ImportFormat::Auto => None,
        ImportFormat::Csv => Some(Format::Csv),
        ImportFormat::Ctf => Some(Format::Ctf),
        ImportFormat::Sds => Some(Format::Sds),
        ImportFormat::Oneroster => Some(Format::OneRoster),
    }
}

/// What a file would change: the report's lines, and the change unless nothing would.
fn compare(
    store: &dyn Store,
    path: &Path,
    format: Option<Format>,
    (by, now): (Initials, Moment),
) -> Result<(Vec<String>, Option<Change>), Refused> {
    let shown = path.display();
    let too_large = fs::metadata(path).is_ok_and(|about| about.len() > LARGEST as u64);
    if too_large {
        return Err(Refused(format!(
            "{shown} is larger than 64 MB, the most that is read; export only the pupils and columns that are needed."
        )));
    }
    let bytes = fs::read(path).map_err(|why| {
        Refused(format!(
            "{shown} could not be read: {why}. Check the name and try again."
        ))
    })?;
    let name = path
        .file_name()
        .and_then(|name| name.to_str())
        .unwrap_or_default();
    let today = now.today();
    let mut progress = Progress::new("Reading", u64::try_from(bytes.len()).unwrap_or(u64::MAX));
    let source = Source {
        name,
        bytes: &bytes,
    };
    let read = exchange::read(&source, format, today, &mut |at| progress.to(at.done))
        .map_err(|why| Refused(format!("{shown}: {why}")))?;
    progress.finish();
    let school = store.load()?.school;
    let preview = exchange::preview(&read, &school, today);
    let mut random = opening::ids();
    let mut bytes = || {
        let mut bytes = [0; 16];
        random.fill_bytes(&mut bytes);
        bytes
    };
    let id = ChangeId::from_bytes(bytes());
    let change = preview.change(
        &mut || PupilId::from_bytes(bytes()),
        id,
        Stamp { by, at: now },
    );
    let lines = exchange::report(&read, &preview);
    Ok((lines, change))
}
