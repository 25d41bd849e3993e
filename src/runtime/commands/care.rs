//! Looking after the record: verify it, make its index anew.

use super::open;
use crate::cli;
use crate::domain::deed::Deed;
use crate::runtime::start::say;
use crate::runtime::{Context, Refused, keys, opening};
use crate::store::{self, DiskStore, Options, Report};
use crate::text::words::plural;

/// Verifies the whole record.
pub(in crate::runtime) fn check(context: &Context, args: &cli::Check) -> Result<u8, Refused> {
    let open = open(context, Deed::Anything)?;
    for notice in &open.opened.notices {
        say(notice);
    }
    let mut report = open.store.check()?;
    if let Some(backup) = &args.against {
        report.faults.extend(store::compare(&open.folder, backup)?);
    }
    for line in report_lines(&report) {
        say(&line);
    }
    Ok(u8::from(!report.faults.is_empty()))
}

/// Makes the index anew from the journal alone.
pub(in crate::runtime) fn rebuild(context: &Context) -> Result<u8, Refused> {
    let dir = context.folder();
    if !opening::is_store(&dir) {
        return Err(Refused(format!(
            "There is no school in {}. Name its folder with --store.",
            dir.display()
        )));
    }
    let options = Options {
        seal: keys::seal(context, &dir)?,
        ..opening::options(&context.env, context.clock)
    };
    let notices = DiskStore::rebuild(&dir, &options)?;
    for notice in notices {
        say(&notice.to_string());
    }
    say("The index was made anew from the journal.");
    Ok(0)
}

/// A report in words, one line each.
pub(in crate::runtime) fn report_lines(report: &Report) -> Vec<String> {
    let drafts = plural(report.drafts, "unfinished form", "unfinished forms");
    let counted = format!(
        "{} changes, {} entries, {} pupils; {drafts}; {} KiB of journal.",
        report.changes,
        report.entries,
        report.pupils,
        report.journal_bytes / 1024
    );
    let verdict = match report.faults.len() {
        0 => "The record is whole: every change is in its place and unaltered.".to_owned(),
        1 => "1 thing is wrong:".to_owned(),
        n => format!("{n} things are wrong:"),
    };
    let first = report.faults.iter().filter_map(|fault| fault.change).min();
    let first = first.map(|number| format!("From change {number} on the record is not whole."));
    [counted, verdict]
        .into_iter()
        .chain(first)
        .chain(report.faults.iter().map(ToString::to_string))
        .collect()
}
