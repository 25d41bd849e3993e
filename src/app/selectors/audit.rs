//! Who did what, in words: for the list on the screen and for the shell.

use crate::app::form::read::capital;
use crate::app::layer::picker::Item;
use crate::app::state::State;
use crate::domain::audit::{Filter, Row, What};
use crate::domain::change::Act;
use crate::domain::school::School;
use crate::domain::seen::Look;
use crate::text::dates::{Lean, brief, parse_day};
use crate::text::words::list_and;
use chrono::NaiveDate;

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

/// A row as the list has it.
pub fn item(school: &School, row: &Row, today: NaiveDate) -> Item {
    let host = row.host.as_ref().map(|host| format!("on {host}"));
    let about = Some(about(school, row)).filter(|about| !about.is_empty());
    let detail: Vec<String> = about.into_iter().chain(host).collect();
    let local = row.at.local();
    let day = if local.date() == today {
        String::new()
    } else {
        format!("{} ", brief(local.date(), today))
    };
    let title = format!("{}  {}", row.by, did(row));
    Item::reading(title, detail.join(", ")).beside(format!("{day}{}", local.format("%H:%M")))
}

/// What the list is called: what it shows.
pub fn title(school: &School, filter: &Filter, today: NaiveDate) -> String {
    let pupil = filter.pupil.map(|id| {
        let pupil = school.pupils.get(&id);
        pupil.map_or_else(|| ERASED.to_owned(), |pupil| pupil.name.spoken())
    });
    let by = filter.by.as_ref().map(|by| format!("by {by}"));
    let days = of_days(filter, today);
    let kind = filter.what.map(|what| titled(what).to_owned());
    let parts: Vec<String> = [pupil, by, days, kind].into_iter().flatten().collect();
    if parts.is_empty() {
        return "Who did what".to_owned();
    }
    format!("Who did what: {}", parts.join(", "))
}

fn of_days(filter: &Filter, today: NaiveDate) -> Option<String> {
    let day = |day| brief(day, today);
    match (filter.since, filter.until) {
        (None, None) => None,
        (Some(since), None) => Some(format!("since {}", day(since))),
        (None, Some(until)) => Some(format!("until {}", day(until))),
        (Some(since), Some(until)) if since == until => Some(format!("on {}", day(since))),
        (Some(since), Some(until)) => Some(format!("{} to {}", day(since), day(until))),
    }
}

const fn titled(what: What) -> &'static str {
    match what {
        What::Looks => "looks",
        What::Changes => "changes",
        What::Act(act) => act.title(),
        What::Look(look) => look.title(),
    }
}

/// A day that was typed.
///
/// # Errors
/// What is wrong, in one sentence.
pub fn day(text: &str, today: NaiveDate) -> Result<NaiveDate, String> {
    let text = text.trim();
    let unknown = |_| format!("“{text}” is not a day. Write today, fri, 12/3 or 2026-11-23.");
    parse_day(text, today, Lean::Past).map_err(unknown)
}

/// The days that were typed: `today`, `3/11 to 20/11`, `since 1/9`, `until friday`; nothing means every day.
///
/// # Errors
/// What is wrong, in one sentence.
pub fn days(
    text: &str,
    today: NaiveDate,
) -> Result<(Option<NaiveDate>, Option<NaiveDate>), String> {
    let text = text.trim().to_lowercase();
    let day = |text: &str| day(text, today).map(Some);
    if text.is_empty() {
        return Ok((None, None));
    }
    if let Some(first) = text.strip_prefix("since ") {
        return Ok((day(first)?, None));
    }
    if let Some(last) = text.strip_prefix("until ") {
        return Ok((None, day(last)?));
    }
    let (first, last) = text.split_once(" to ").unwrap_or((&text, &text));
    let (first, last) = (day(first)?, day(last)?);
    if first > last {
        return Err("The first of the two days comes after the last.".to_owned());
    }
    Ok((first, last))
}

/// The pupils to filter by, those who have left too, in the order of their names.
pub fn pupils(state: &State) -> Vec<(String, Filter)> {
    let filter = |pupil| Filter {
        pupil,
        before: None,
        ..state.session.audit.clone()
    };
    let pupils = state.school.pupils.values();
    let mut named: Vec<(String, Filter)> = pupils
        .map(|pupil| {
            let name = format!("{} {}", pupil.name.listed(), pupil.place());
            (name, filter(Some(pupil.id)))
        })
        .collect();
    named.sort_by_cached_key(|(name, _)| crate::text::fold::fold(name).key);
    std::iter::once(("Everybody".to_owned(), filter(None)))
        .chain(named)
        .collect()
}

/// The kinds to filter by: changes, looks, and each of them.
pub fn kinds(state: &State) -> Vec<(String, Filter)> {
    let all = [("Everything", None)];
    let both = [
        ("Changes alone", Some(What::Changes)),
        ("Looks alone", Some(What::Looks)),
    ];
    let looks = Look::ALL
        .iter()
        .map(|one| (one.title(), Some(What::Look(*one))));
    let acts = Act::ALL
        .iter()
        .map(|one| (one.title(), Some(What::Act(*one))));
    let kinds = all.into_iter().chain(both).chain(looks).chain(acts);
    let filter = |(words, what): (&str, Option<What>)| {
        let filter = Filter {
            what,
            before: None,
            ..state.session.audit.clone()
        };
        (capital(words), filter)
    };
    kinds.map(filter).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn on(month: u32, day: u32) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(2026, month, day)
    }

    #[test]
    fn days_are_typed_as_people_say_them() {
        let today = on(11, 23).unwrap();
        let read = |text| days(text, today).unwrap();
        assert_eq!(read(""), (None, None));
        assert_eq!(read("Today"), (on(11, 23), on(11, 23)));
        assert_eq!(read("3/11 to 20/11"), (on(11, 3), on(11, 20)));
        assert_eq!(read("since 1/9"), (on(9, 1), None));
        assert_eq!(read("until yesterday"), (None, on(11, 22)));
        assert_eq!(
            days("20/11 to 3/11", today).unwrap_err(),
            "The first of the two days comes after the last."
        );
        assert_eq!(
            days("since xyzzy", today).unwrap_err(),
            "“xyzzy” is not a day. Write today, fri, 12/3 or 2026-11-23."
        );
    }

    #[test]
    fn the_title_says_what_is_shown() {
        let today = on(11, 23).unwrap();
        let school = School::empty();
        let all = Filter::default();
        assert_eq!(title(&school, &all, today), "Who did what");
        let some = Filter {
            pupil: Some(crate::domain::id::PupilId::from_bytes([1; 16])),
            by: crate::domain::staff::Initials::parse("KB"),
            since: on(11, 3),
            until: on(11, 20),
            what: Some(What::Look(Look::Export)),
            before: None,
        };
        assert_eq!(
            title(&school, &some, today),
            "Who did what: a pupil no longer in the record, by KB, 3 Nov to 20 Nov, exported"
        );
    }
}
