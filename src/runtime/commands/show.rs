//! `plimsoll show`: one pupil's passport, plan and newest entries.

use super::{one_pupil, open};
use crate::app::selectors::outcome_marks;
use crate::cli;
use crate::domain::delivery::Entry;
use crate::domain::passport::Passport;
use crate::domain::plan::Plan;
use crate::exchange::json::{Record, ShowPupil, pretty};
use crate::runtime::start::say;
use crate::runtime::{Context, Refused};
use crate::store::Range;
use crate::text::dates::{brief, short};
use chrono::NaiveDate;

/// How many entries are shown.
const ENTRIES: usize = 20;

/// Shows a pupil.
pub(in crate::runtime) fn run(context: &Context, args: &cli::Show) -> Result<u8, Refused> {
    let open = open(context)?;
    let school = &open.opened.school;
    let id = one_pupil(school, &args.pupil.join(" "))?;
    let Some(pupil) = school.pupils.get(&id) else {
        return Ok(0);
    };
    let entries = open.store.entries(id, Range::newest(ENTRIES))?.entries;
    let (passport, plan) = (school.passports.get(&id), school.plans.get(&id));
    if args.json {
        say(&pretty(&ShowPupil::new(Record::new(
            pupil, passport, plan, &entries,
        )))
        .map_err(|why| Refused(why.to_string()))?);
        return Ok(0);
    }
    let today = context.clock.now().today();
    let needs: Vec<&str> = pupil.needs.iter().map(|need| need.kind.code()).collect();
    say(&format!(
        "{}  {}  {}  {}",
        pupil.name.spoken(),
        pupil.place(),
        pupil.current_provision().title(),
        needs.join(" ")
    ));
    if let Some(passport) = passport {
        show_passport(passport);
    }
    if let Some(plan) = plan {
        show_plan(plan, today);
    }
    show_entries(&entries, today);
    Ok(0)
}

fn show_passport(passport: &Passport) {
    for section in &passport.sections {
        say(&format!("\n{}", section.heading.title()));
        for bullet in &section.bullets {
            say(&format!("  - {bullet}"));
        }
    }
    say("\nIt would help me if you could");
    for strategy in passport.ranked() {
        say(&format!(
            "  {} {}",
            if strategy.pinned.is_some() { "*" } else { "-" },
            strategy.text
        ));
    }
}

fn show_plan(plan: &Plan, today: NaiveDate) {
    say(&format!(
        "\nPlan, cycle {}, next review {}",
        plan.cycle,
        brief(plan.review_on, today)
    ));
    for target in &plan.targets {
        say(&format!(
            "  {} {} (by {})",
            target.number,
            target.text,
            brief(target.by, today)
        ));
    }
}

fn show_entries(entries: &[Entry], today: NaiveDate) {
    if !entries.is_empty() {
        say("\nNewest entries");
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
