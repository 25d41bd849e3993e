//! The papers of a review as files: the plans that belong to it are found, its papers made and put into a folder. What is
//! there already and says something else is never overwritten.

use crate::domain::change::{Change, Part, Put};
use crate::domain::id::{PlanId, PupilId, ReviewId};
use crate::domain::plan::Plan;
use crate::domain::script::Script;
use crate::exchange::papers::{self, Form, Held, Kind};
use crate::store::{Store, StoreError};
use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

/// What is to be written.
#[derive(Debug, Clone, Copy)]
pub struct Wanted<'a> {
    /// Of which review.
    pub review: ReviewId,
    /// Which paper.
    pub kind: Kind,
    /// In which forms.
    pub forms: &'a [Form],
    /// The scripts that are known, for the headings of the review's own.
    pub scripts: &'a [Script],
}

/// A paper as a file: where, and what it holds.
type File = (PathBuf, String);

/// Writes papers into a folder, which is made if need be, and says which files they are. A file that holds the same already is
/// left as it is; with one that holds anything else, nothing is written.
///
/// # Errors
/// One sentence, without a name of a pupil: the review is not there or was not held, the record cannot be read, a file is in
/// the way or cannot be written.
pub fn write(store: &dyn Store, dir: &Path, wanted: &Wanted<'_>) -> Result<Vec<PathBuf>, String> {
    let files = made(store, dir, wanted)?;
    let failed = |why: io::Error| {
        format!(
            "The papers could not be written to {}: {why}. Name another folder.",
            dir.display()
        )
    };
    let mut missing = Vec::new();
    for file in &files {
        match there(file).map_err(failed)? {
            There::Nothing => missing.push(file),
            There::Same => {}
            There::Other => return Err(in_the_way(&file.0)),
        }
    }
    fs::create_dir_all(dir).map_err(failed)?;
    for (path, text) in missing {
        put(dir, path, text).map_err(|why| {
            // It came there in the meantime.
            if why.kind() == ErrorKind::AlreadyExists {
                in_the_way(path)
            } else {
                failed(why)
            }
        })?;
    }
    Ok(files.into_iter().map(|(path, _)| path).collect())
}

/// The papers, not yet written.
fn made(store: &dyn Store, dir: &Path, wanted: &Wanted<'_>) -> Result<Vec<File>, String> {
    let say = |why: StoreError| why.to_string();
    let school = store.load().map_err(say)?.school;
    let review = school.reviews.get(&wanted.review);
    let review = review.ok_or("This review is no longer on record, so nothing was written.")?;
    let held = Held::of(&school, review);
    let mut held = held.ok_or(
        "This review has not been held, so there is nothing to write yet. End its meeting first.",
    )?;
    let named = |script: &&Script| script.name == review.script;
    held.script = wanted.scripts.iter().find(named);
    let plans = Earlier::of(store, review.pupil, &held).map_err(say)?;
    let found = |wanted: Option<PlanId>| plans.find(wanted?);
    held.before = held.before.or_else(|| found(review.plan));
    held.after = held.after.or_else(|| found(held.outcome.next_plan));
    let files = wanted.forms.iter().map(|form| {
        let path = dir.join(papers::file_name(&held, wanted.kind, *form));
        (path, papers::written(&held, wanted.kind, *form))
    });
    Ok(files.collect())
}

/// What changed in a pupil's record, newest first, as far as an earlier plan is missing.
struct Earlier(Vec<Change>);

impl Earlier {
    fn of(store: &dyn Store, pupil: PupilId, held: &Held<'_>) -> Result<Self, StoreError> {
        let before = held.before.is_some() || held.review.plan.is_none();
        let after = held.after.is_some() || held.outcome.next_plan.is_none();
        let known = before && after;
        let changes = if known {
            Vec::new()
        } else {
            store.history(pupil)?
        };
        Ok(Self(changes))
    }

    /// The newest version of a plan.
    fn find(&self, id: PlanId) -> Option<&Plan> {
        let parts = self.0.iter().flat_map(|change| change.parts.iter().rev());
        let plans = parts.filter_map(|part| {
            if let Part::Plan(put) = part {
                Some(put)
            } else {
                None
            }
        });
        let mut versions = plans.flat_map(|put| {
            let Put { before, after } = &**put;
            [after.as_ref(), before.as_ref()]
        });
        versions.find_map(|plan| plan.filter(|plan| plan.id == id))
    }
}

/// What is where a file should be.
enum There {
    Nothing,
    Same,
    Other,
}

fn there((path, text): &File) -> io::Result<There> {
    match fs::read(path) {
        Ok(found) if found == text.as_bytes() => Ok(There::Same),
        Ok(_) => Ok(There::Other),
        Err(why) if why.kind() == ErrorKind::NotFound => Ok(There::Nothing),
        Err(why) => Err(why),
    }
}

fn in_the_way(path: &Path) -> String {
    format!(
        "{} is there already and says something else, so nothing was written. Move it away, or name another folder.",
        path.display()
    )
}

fn put(dir: &Path, path: &Path, text: &str) -> io::Result<()> {
    // A temporary file is readable by its owner alone, and stays so under its new name.
    let mut file = tempfile::NamedTempFile::new_in(dir)?;
    file.write_all(text.as_bytes())?;
    file.as_file().sync_all()?;
    file.persist_noclobber(path)?;
    Ok(())
}
