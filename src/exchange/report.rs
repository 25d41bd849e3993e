//! An import in words, for the shell and for the question before it is done: counts, refused rows by number and reason,
//! columns not used, characters taken out. Rows are named by number, pupils not at all.

use super::preview::{Preview, RollField};
use super::row::Read;
use crate::text::words::plural;
use std::collections::BTreeMap;

/// How many row numbers a warning lists.
const WARNED_ROWS: usize = 12;

/// The report, line by line.
pub fn report(read: &Read, preview: &Preview) -> Vec<String> {
    let mut lines = vec![kind(read), counts(preview)];
    lines.extend(altered(preview));
    lines.extend(refused(preview));
    lines.extend(warned(preview));
    if read.passed_over > 0 {
        lines.push(format!(
            "Passed over: {}, not about pupils on roll.",
            plural(read.passed_over, "row", "rows")
        ));
    }
    if !read.unused_columns.is_empty() {
        lines.push(format!(
            "Columns not used: {}.",
            read.unused_columns.join(", ")
        ));
    }
    if read.removed_characters > 0 {
        let count = plural(read.removed_characters, "character", "characters");
        lines.push(format!("Taken out: {count} that control or hide text."));
    }
    lines
}

fn kind(read: &Read) -> String {
    let facts = read.facts;
    let separator = facts.separator.map_or_else(String::new, |separator| {
        format!(", separated by {}", separator.title())
    });
    format!(
        "Read as {}, {}{separator}.",
        facts.format.title(),
        facts.encoding.title()
    )
}

fn counts(preview: &Preview) -> String {
    format!(
        "{} new, {} changed, {} unchanged, {} refused.",
        preview.new.len(),
        preview.changed.len(),
        preview.unchanged,
        preview.refused.len()
    )
}

fn altered(preview: &Preview) -> Option<String> {
    let mut fields: BTreeMap<RollField, usize> = BTreeMap::new();
    for change in preview
        .changed
        .iter()
        .flat_map(super::preview::Altered::fields)
    {
        *fields.entry(change.field).or_default() += 1;
    }
    let fields: Vec<String> = fields
        .into_iter()
        .map(|(field, count)| format!("{} {count}", field.title()))
        .collect();
    (!fields.is_empty()).then(|| format!("What changes: {}.", fields.join(", ")))
}

fn refused(preview: &Preview) -> Vec<String> {
    let all = preview.refused.iter();
    grouped(all.map(|one| (one.column.as_deref(), one.reason.to_string(), one.row)))
        .into_iter()
        .map(|(what, rows)| format!("Refused {}: {what}.", numbered(&rows, usize::MAX)))
        .collect()
}

fn warned(preview: &Preview) -> Vec<String> {
    let all = preview.warnings.iter();
    grouped(all.map(|one| (one.column.as_deref(), one.doubt.to_string(), one.row)))
        .into_iter()
        .map(|(what, rows)| format!("Note on {}: {what}.", numbered(&rows, WARNED_ROWS)))
        .collect()
}

/// Rows with the same to be said of them, in the order of their first row.
fn grouped<'a>(
    said: impl Iterator<Item = (Option<&'a str>, String, u64)>,
) -> Vec<(String, Vec<u64>)> {
    let mut groups: BTreeMap<String, Vec<u64>> = BTreeMap::new();
    for (column, why, row) in said {
        let what = column.map_or_else(|| why.clone(), |column| format!("{column}: {why}"));
        groups.entry(what).or_default().push(row);
    }
    let mut groups: Vec<(String, Vec<u64>)> = groups.into_iter().collect();
    groups.sort_by_key(|(_, rows)| rows.first().copied());
    groups
}

fn numbered(rows: &[u64], most: usize) -> String {
    let shown: Vec<String> = rows.iter().take(most).map(ToString::to_string).collect();
    let word = if rows.len() == 1 { "row" } else { "rows" };
    let more = rows.len().saturating_sub(most);
    let rest = if more > 0 {
        format!(" and {more} more")
    } else {
        String::new()
    };
    format!("{word} {}{rest}", shown.join(", "))
}
