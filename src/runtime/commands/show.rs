//! `plimsoll show`: one pupil's record and newest entries.

use super::{looked, one_pupil, open, paper};
use crate::app::selectors::outcome_marks;
use crate::cli;
use crate::domain::deed::Deed;
use crate::domain::delivery::Entry;
use crate::domain::seen::{Look, Seen};
use crate::exchange::json::{Folders, ShowPupil, pretty};
use crate::runtime::start::{say, say_json};
use crate::runtime::{Context, Refused};
use crate::store::Range;
use crate::text::dates::short;
use chrono::NaiveDate;

/// How many entries are shown.
const ENTRIES: usize = 20;

/// Shows a pupil.
pub(in crate::runtime) fn run(context: &Context, args: &cli::Show) -> Result<u8, Refused> {
    let open = open(context, Deed::Read)?;
    let school = &open.opened.school;
    let id = one_pupil(school, &args.pupil.join(" "))?;
    let Some(pupil) = school.pupils.get(&id) else {
        return Ok(0);
    };
    let entries = open.store.entries(id, Range::newest(ENTRIES))?.entries;
    let (passport, plan) = (school.passports.get(&id), school.plans.get(&id));
    let folders = Folders::of(school);
    if args.json {
        looked::record(context, &open, Seen::of(Look::Show, id))?;
        let record = folders.record(pupil, &entries);
        say_json(&pretty(&ShowPupil::new(record)).map_err(|why| Refused(why.to_string()))?);
        return Ok(0);
    }
    let today = context.clock.now().today();
    let mut lines = paper::pupil(pupil, today);
    lines.extend(passport.iter().flat_map(|one| paper::passport(one, today)));
    lines.extend(plan.iter().flat_map(|one| paper::plan(one, today)));
    lines.extend(paper::around(&folders, pupil, today));
    for line in lines {
        say(&line);
    }
    show_entries(&entries, today);
    Ok(0)
}

fn show_entries(entries: &[Entry], today: NaiveDate) {
    if entries.is_empty() {
        return;
    }
    for line in paper::part("Newest entries") {
        say(&line);
    }
    for entry in entries {
        let note = entry
            .note
            .as_deref()
            .map_or_else(String::new, |note| format!("  {}", note.replace('\n', " ")));
        say(&format!(
            "  {}  {}  {}{note}",
            short(entry.when.date, today),
            outcome_marks(entry.outcome),
            entry.logged.by
        ));
    }
}
