//! Who did what, in words: for the list on the screen and for the shell.

use crate::domain::audit::Row;
use crate::domain::school::School;
use crate::text::words::list_and;

/// What stands for a pupil whose record was taken out.
const ERASED: &str = "a pupil no longer in the record";

/// How many pupils are named in one row.
const NAMED: usize = 3;

/// What was done: `papers written`, `plan`, `import: pupil, passport`.
pub fn did(row: &Row) -> String {
    let looks = row.seen.iter().map(|seen| match seen.many {
        0 | 1 => seen.what.title().to_owned(),
        many => format!("{} ({many})", seen.what.title()),
    });
    let mut kinds: Vec<&str> = row.touched.iter().map(|one| one.kind.title()).collect();
    kinds.dedup();
    let mut told = std::collections::BTreeSet::new();
    kinds.retain(|kind| *kind != row.act.title() && told.insert(*kind));
    let act = if row.touched.is_empty() && !row.seen.is_empty() {
        None
    } else if kinds.is_empty() {
        Some(row.act.title().to_owned())
    } else {
        Some(format!("{}: {}", row.act.title(), kinds.join(", ")))
    };
    let all: Vec<String> = act.into_iter().chain(looks).collect();
    all.join("; ")
}

/// About whom: the names of a few pupils, and how many more.
pub fn about(school: &School, row: &Row) -> String {
    let pupils = row.pupils();
    let named = pupils.iter().take(NAMED).map(|id| {
        let pupil = school.pupils.get(id);
        pupil.map_or_else(|| ERASED.to_owned(), |pupil| pupil.name.spoken())
    });
    let mut named: Vec<String> = named.collect();
    match pupils.len().saturating_sub(NAMED) {
        0 => {}
        more => named.push(format!("{more} more")),
    }
    let named: Vec<&str> = named.iter().map(String::as_str).collect();
    list_and(&named)
}
