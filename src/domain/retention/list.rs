//! The disposal list: what has been kept for its time on a day, with the reason, and what is held back all the same.

use super::{Hold, Kept, Proposal, Retention, after, whole};
use crate::domain::concern::Decision;
use crate::domain::id::PupilId;
use crate::domain::pupil::Pupil;
use crate::domain::school::School;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// Why something is on the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// The pupil was born on this day, and it is kept for so many years from then.
    Born(NaiveDate, u8),
    /// The oldest of it is of this day, and it is kept for so many years from then.
    Oldest(NaiveDate, u8),
}

impl Why {
    /// The reason in words: `born 4 May 1994, kept for 31 years`.
    pub fn words(self) -> String {
        let (what, day, years) = match self {
            Self::Born(day, years) => ("born", day, years),
            Self::Oldest(day, years) => ("the oldest of", day, years),
        };
        let unit = if years == 1 { "year" } else { "years" };
        format!(
            "{what} {}, kept for {years} {unit}",
            day.format("%-d %b %Y")
        )
    }
}

/// What stands in the way of disposal, or how far it has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// It is listed and nothing more.
    Listed,
    /// The pupil is on roll still, or nobody wrote down that they left.
    OnRoll,
    /// It is held back.
    Held(Hold),
    /// Somebody proposed it, and nobody confirmed it yet.
    Proposed(Proposal),
}

/// A line of the disposal list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Whose.
    pub pupil: PupilId,
    /// What of theirs.
    pub kept: Kept,
    /// How many records; one for the whole.
    pub many: usize,
    /// The day its time was over, of the oldest where there are several.
    pub due: NaiveDate,
    /// Why it is listed.
    pub why: Why,
    /// What stands in the way, or how far it has come.
    pub standing: Standing,
}

/// The days of the entries in the log, which a school does not hold itself.
pub type Entries<'a> = &'a [(PupilId, NaiveDate)];

/// Everything whose time is over on this day, what has been over the longest first. A pupil whose whole record is listed has
/// no other line. Nothing is left out for being held: it is marked.
pub fn list(
    school: &School,
    entries: Entries<'_>,
    retention: &Retention,
    (holds, proposals): (&[Hold], &[Proposal]),
    today: NaiveDate,
) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for pupil in school.pupils.values() {
        let standing = standing(pupil, holds, proposals, today);
        if let Some(row) = whole_row(school, pupil, retention, today) {
            rows.push(Row { standing, ..row });
            continue;
        }
        // A proposal is about the whole record; parts of it can be held back and no more.
        let held = match standing {
            Standing::Held(hold) => Standing::Held(hold),
            Standing::Listed | Standing::OnRoll | Standing::Proposed(_) => Standing::Listed,
        };
        let parts = parts(school, entries, (pupil.id, retention), today);
        rows.extend(parts.into_iter().map(|row| Row {
            standing: held.clone(),
            ..row
        }));
    }
    rows.sort_by_key(|row| (row.due, row.pupil, row.kept));
    rows
}

/// Those of whom nobody can say when their time is over, since no day of birth is on record: they are never listed, and that
/// must not go unseen. Those on roll are left out.
pub fn undated(school: &School, today: NaiveDate) -> Vec<PupilId> {
    let gone = |pupil: &&Pupil| pupil.roll.born.is_none() && !pupil.on_roll(today);
    let pupils = school.pupils.values().filter(gone);
    pupils.map(|pupil| pupil.id).collect()
}

fn standing(pupil: &Pupil, holds: &[Hold], proposals: &[Proposal], today: NaiveDate) -> Standing {
    if let Some(hold) = holds.iter().find(|hold| hold.pupil == pupil.id) {
        return Standing::Held(hold.clone());
    }
    if pupil.on_roll(today) {
        return Standing::OnRoll;
    }
    let mut mine = proposals.iter().filter(|one| one.pupil == pupil.id);
    let stands = mine.find(|one| one.stands(today));
    stands.map_or(Standing::Listed, |one| Standing::Proposed(one.clone()))
}

fn whole_row(
    school: &School,
    pupil: &Pupil,
    retention: &Retention,
    today: NaiveDate,
) -> Option<Row> {
    let kept = whole(school, pupil);
    let (born, years) = (pupil.roll.born?, retention.years(kept)?);
    let due = after(born, years).filter(|due| *due <= today)?;
    Some(Row {
        pupil: pupil.id,
        kept,
        many: 1,
        due,
        why: Why::Born(born, years),
        standing: Standing::Listed,
    })
}

/// What of a pupil's record has years of its own, and those are over.
fn parts(
    school: &School,
    entries: Entries<'_>,
    (pupil, retention): (PupilId, &Retention),
    today: NaiveDate,
) -> Vec<Row> {
    let mut found: BTreeMap<Kept, (usize, NaiveDate, u8)> = BTreeMap::new();
    for (kept, day) in days(school, entries, pupil) {
        let Some(years) = retention.years(kept) else {
            continue;
        };
        if after(day, years).is_some_and(|due| due <= today) {
            let (many, oldest, _) = found.entry(kept).or_insert((0, day, years));
            *many += 1;
            *oldest = day.min(*oldest);
        }
    }
    let row = |(kept, (many, oldest, years))| {
        Some(Row {
            pupil,
            kept,
            many,
            due: after(oldest, years)?,
            why: Why::Oldest(oldest, years),
            standing: Standing::Listed,
        })
    };
    found.into_iter().filter_map(row).collect()
}

/// Each record of a pupil that can have years of its own, and the day these are reckoned from. What is still open has none.
fn days(school: &School, entries: Entries<'_>, pupil: PupilId) -> Vec<(Kept, NaiveDate)> {
    let reviews = school.reviews.values().filter(|one| one.pupil == pupil);
    let held = reviews.filter_map(|one| one.outcome.as_ref().map(|outcome| outcome.on));
    let talks = school.talks.values().filter(|one| one.pupil == pupil);
    let concerns = school.concerns.values().filter(|one| one.pupil == pupil);
    let nothing_came = concerns.filter_map(|one| {
        let decided = one.decided.as_ref()?;
        (decided.decision == Decision::Close).then_some(decided.on)
    });
    let logged = entries.iter().filter(|(of, _)| *of == pupil);
    let mut days: Vec<(Kept, NaiveDate)> = held.map(|day| (Kept::Reviews, day)).collect();
    days.extend(talks.map(|talk| (Kept::Talks, talk.on)));
    days.extend(nothing_came.map(|day| (Kept::Concerns, day)));
    days.extend(logged.map(|(_, day)| (Kept::Entries, *day)));
    days
}
