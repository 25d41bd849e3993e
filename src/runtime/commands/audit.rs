//! `plimsoll audit`: who did what, the newest first.

use super::{looked, one_pupil, open};
use crate::app::selectors::audit::{about, day, did};
use crate::cli;
use crate::domain::audit::{Filter, What};
use crate::domain::deed::Deed;
use crate::domain::seen::{Look, Seen};
use crate::domain::staff::Initials;
use crate::exchange::json::{AuditAnswer, pretty};
use crate::runtime::start::{say, say_json};
use crate::runtime::{Context, Refused};
use chrono::NaiveDate;

/// Shows who did what.
pub(in crate::runtime) fn run(context: &Context, args: &cli::Audit) -> Result<u8, Refused> {
    let open = open(context, Deed::Audit)?;
    let school = &open.opened.school;
    let pupil = args.pupil.as_deref();
    let pupil = pupil.map(|typed| one_pupil(school, typed)).transpose()?;
    let (since, until) = days(context, args)?;
    let filter = Filter {
        pupil,
        by: args.by.as_deref().map(initials).transpose()?,
        since,
        until,
        what: args.what.as_deref().map(what).transpose()?,
        before: args.before,
    };
    let rows = open.store.audit(&filter, args.limit)?;
    let many = u32::try_from(rows.len()).unwrap_or(u32::MAX);
    let seen = Seen {
        pupil,
        ..Seen::whole(Look::Audit, many)
    };
    looked::record(context, &open, seen)?;
    if args.json {
        let answer = AuditAnswer::new(school, &rows);
        say_json(&pretty(&answer).map_err(|why| Refused(why.to_string()))?);
        return Ok(0);
    }
    for row in &rows {
        let at = row.at.local().format("%Y-%m-%d %H:%M");
        let host = row
            .host
            .as_deref()
            .map_or_else(String::new, |host| format!(" on {host}"));
        let line = format!("{:>6}  {at}  {}{host}  {}", row.seq, row.by, did(row));
        let about = about(school, row);
        say(&if about.is_empty() {
            line
        } else {
            format!("{line}  {about}")
        });
    }
    if rows.is_empty() {
        say("Nothing of that kind is on record.");
    }
    Ok(0)
}

/// The first and the last day that are wanted.
fn days(
    context: &Context,
    args: &cli::Audit,
) -> Result<(Option<NaiveDate>, Option<NaiveDate>), Refused> {
    let today = context.clock.now().today();
    let read = |typed: &Option<String>| {
        let day = typed.as_deref().map(|typed| day(typed, today));
        day.transpose().map_err(Refused)
    };
    let (since, until) = (read(&args.since)?, read(&args.until)?);
    if since.zip(until).is_some_and(|(since, until)| since > until) {
        return Err(Refused(
            "The day of --since comes after that of --until, so nothing can be between them."
                .to_owned(),
        ));
    }
    Ok((since, until))
}

fn initials(typed: &str) -> Result<Initials, Refused> {
    Initials::parse(typed).ok_or_else(|| {
        Refused(format!(
            "“{typed}” cannot be initials. Use one to eight letters or digits, such as KB."
        ))
    })
}

fn what(typed: &str) -> Result<What, Refused> {
    What::parse(typed).ok_or_else(|| {
        let looks: Vec<&str> = Look::ALL.iter().map(|look| look.code()).collect();
        Refused(format!(
            "“{typed}” is no kind of act. Say seen, changed, an act such as plan or log, or one of {}.",
            looks.join(", ")
        ))
    })
}
