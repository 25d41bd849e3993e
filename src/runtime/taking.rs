//! What is looked at and taken out: recording it, reading the record of it, and papers, which nobody gets unrecorded.

use super::papers::Wanted;
use super::worker::{Desk, PAGE};
use crate::app::effect::{More, Reply};
use crate::domain::audit::Filter;
use crate::domain::change::Change;
use crate::domain::id::ReviewId;
use crate::domain::wordbook::Wordbook;
use crate::exchange::papers::{Form, Kind};
use crate::store::{Store, StoreError};

/// A page of who did what.
pub(super) fn audit(store: &dyn Store, filter: Box<Filter>) -> Result<Reply, StoreError> {
    let rows = store.audit(&filter, PAGE)?;
    let more = if rows.len() < PAGE {
        More::No
    } else {
        More::Maybe
    };
    Ok(Reply::Audit(filter, rows, more))
}

/// Both papers of a review in both forms.
pub(super) fn papers(desk: &Desk, review: ReviewId, folder: &str, words: &Wordbook) -> Reply {
    let Some(store) = &desk.store else {
        return Reply::Failed("No school is open.".to_owned());
    };
    if let Some(why) = &desk.unrecorded {
        return Reply::Failed(format!(
            "The papers were not written, because that could not be recorded: {why}."
        ));
    }
    let dir = desk.env.expanded(folder);
    let write = |kind| {
        let wanted = Wanted {
            review,
            kind,
            forms: &Form::ALL,
            scripts: &words.scripts,
        };
        super::papers::write(&**store, &dir, &wanted)
    };
    match write(Kind::Minutes)
        .and_then(|one| write(Kind::Family).map(|other| one.len() + other.len()))
    {
        Ok(files) => Reply::Told(format!("{files} papers are in {}.", dir.display())),
        Err(why) => Reply::Failed(why),
    }
}

/// Records a look; nothing is said of it unless it fails.
pub(super) fn seen(desk: &mut Desk, change: &Change) -> Option<Reply> {
    let written = desk.store.as_ref()?.apply(change);
    let failed = written
        .err()
        .filter(|why| !matches!(why, StoreError::SavedUnseen(_)));
    desk.unrecorded = failed.map(|why| why.to_string());
    let why = desk.unrecorded.as_ref()?;
    Some(Reply::Failed(format!(
        "That this was looked at could not be recorded: {why}."
    )))
}
