//! A backup of everything in one file, and a school made of one again.

use super::open;
use crate::cli;
use crate::domain::deed::Deed;
use crate::domain::school::SchoolKind;
use crate::runtime::backing::told;
use crate::runtime::start::say;
use crate::runtime::{Context, Refused, opening};
use crate::store::{self, Backup, Target};
use crate::text::words::plural;
use std::io::{self, BufRead, IsTerminal, Write};
use std::path::Path;

/// `plimsoll backup`.
pub(in crate::runtime) fn make(context: &Context, args: &cli::Backup) -> Result<u8, Refused> {
    let open = open(context, Deed::Backup)?;
    for notice in &open.opened.notices {
        say(notice);
    }
    let made = open
        .store
        .back_up(Target::File(&args.file), context.clock.now())?;
    say(&told(&made));
    Ok(0)
}

/// `plimsoll restore`: says what would be restored where, and does it once that is wanted.
pub(in crate::runtime) fn restore(context: &Context, args: &cli::Restore) -> Result<u8, Refused> {
    let dir = args.into.clone().unwrap_or_else(|| context.folder());
    let backup = store::look(&args.file)?;
    for line in preview(&backup, &args.file) {
        say(&line);
    }
    vacant(context, &dir)?;
    say(&format!("{} holds nothing; it goes there.", dir.display()));
    if !args.yes {
        ask(&dir)?;
    }
    let options = opening::options(&context.env, context.clock);
    store::restore(&args.file, &dir, &options)?;
    say(&format!(
        "Restored into {}: every change is in its place.",
        dir.display()
    ));
    Ok(0)
}

/// What a backup holds, in words.
fn preview(backup: &Backup, file: &Path) -> [String; 2] {
    let kind = match (backup.kind, backup.sealed) {
        (Some(SchoolKind::Demo), _) => "the invented school",
        (_, true) => "a school, sealed",
        (Some(SchoolKind::Real), false) => "a school",
        (None, false) => "a school that was never set up",
    };
    let when = backup.made.local().format("%-d %b %Y %H:%M");
    let holds = format!(
        "{} is a backup of {when}: {kind} with {}, {} and {}.",
        file.display(),
        plural(backup.changes, "change", "changes"),
        plural(backup.pupils, "pupil", "pupils"),
        plural(backup.entries, "entry", "entries"),
    );
    let words: Vec<String> = backup
        .hash
        .iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    let head = format!(
        "Its last change is {}, {}.",
        backup.changes,
        words.join(" ")
    );
    [holds, head]
}

/// Refuses a folder that holds anything, and says what it is where it is a school.
fn vacant(context: &Context, dir: &Path) -> Result<(), Refused> {
    if !opening::is_store(dir) {
        return Ok(store::room_for(dir)?);
    }
    let now = match opening::existing(dir, &context.env, context.clock, None) {
        Ok(open) => {
            let pupils = u64::try_from(open.opened.school.pupils.len()).unwrap_or(u64::MAX);
            format!("with {}", plural(pupils, "pupil", "pupils"))
        }
        Err(_) => "that could not be looked into".to_owned(),
    };
    Err(Refused(format!(
        "{} holds a school {now}, and restoring never writes over one: name another folder with --store, or move this one aside first.",
        dir.display()
    )))
}

/// Asks at a terminal; elsewhere nobody can answer, so nothing is done.
fn ask(dir: &Path) -> Result<(), Refused> {
    if !io::stdin().is_terminal() || !io::stdout().is_terminal() {
        return Err(Refused(
            "Nothing was restored: this is no terminal to ask at. Say --yes to restore it."
                .to_owned(),
        ));
    }
    let mut out = io::stdout();
    drop(write!(out, "Restore it into {}? [y/N] ", dir.display()));
    drop(out.flush());
    let mut answer = String::new();
    drop(io::stdin().lock().read_line(&mut answer));
    match answer.trim() {
        "y" | "Y" | "yes" => Ok(()),
        _ => Err(Refused("Nothing was restored.".to_owned())),
    }
}
