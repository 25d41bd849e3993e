//! What the demo school found out before it planned: strengths first, then the sources with their scores, then barriers.

use super::days::{Look, before, school_day};
use super::dice::Dice;
use super::figures::score;
use super::passports::is_shown;
use super::plans::Dates;
use super::sayings::{PARENT_VIEWS, PUPIL_VIEWS, SHOWN_PARENTS, SHOWN_VIEWS, WHOLE_SCHOOL};
use super::strands::{Strand, parts, phrase, phrases};
use crate::domain::assess::{Assessment, Source, SourceKind};
use chrono::NaiveDate;

/// What was found out before the plan that began on this day.
pub(super) fn assessment(
    dice: &mut Dice,
    dates: &Dates<'_>,
    strands: &[&'static Strand],
    started: NaiveDate,
) -> Assessment {
    let shown = is_shown(strands);
    let (views, parents) = if shown {
        (SHOWN_VIEWS, SHOWN_PARENTS)
    } else {
        (PUPIL_VIEWS, PARENT_VIEWS)
    };
    let mut lines = both(dice, strands, (3, 1), |strand| strand.record.findings);
    if !lines.iter().any(|line| is_scored(line)) {
        let first = strands.first().map(|strand| strand.record.findings);
        let mut all = phrases(first.unwrap_or_default());
        all.retain(|line| is_scored(line));
        lines.extend(dice.some(&all, 1));
    }
    lines.push(phrase(dice, views));
    lines.push(phrase(dice, parents));
    if dice.percent(35) && !shown {
        lines.push(phrase(dice, WHOLE_SCHOOL));
    }
    let mut sources: Vec<Source> = lines
        .into_iter()
        .filter_map(|line| {
            let day = before(started, dice.between(3, 48));
            let day = school_day(dates.calendar, day, Look::Back);
            // What was found before a holiday was not all found on its eve.
            let day = before(day, dice.between(0, 11));
            source(dice, line, school_day(dates.calendar, day, Look::Back))
        })
        .collect();
    sources.sort_by_key(|source| source.on);
    Assessment {
        strengths: texts(both(dice, strands, (2, 1), |strand| {
            strand.record.strengths
        })),
        sources,
        barriers: texts(both(dice, strands, (2, 1), |strand| strand.record.barriers)),
    }
}

/// Whether a line has a scale.
fn is_scored(line: &'static str) -> bool {
    parts(line).nth(2).is_some_and(|scale| !scale.is_empty())
}

/// Reads `kind | finding | scale, range | unit or levels`.
fn source(dice: &mut Dice, line: &'static str, on: NaiveDate) -> Option<Source> {
    let mut fields = parts(line);
    let mut field = || fields.next().unwrap_or_default();
    let (kind, finding) = (SourceKind::parse(field())?, field());
    Some(Source {
        kind,
        on,
        finding: finding.to_owned(),
        score: score(dice, field(), field()),
    })
}

/// So many lines of the primary need's strand, and of the second's.
fn both(
    dice: &mut Dice,
    strands: &[&'static Strand],
    counts: (usize, usize),
    of: impl Fn(&Strand) -> &'static str,
) -> Vec<&'static str> {
    let mut chosen = Vec::new();
    for (strand, count) in strands.iter().zip([counts.0, counts.1]) {
        chosen.extend(dice.some(&phrases(of(strand)), count));
    }
    chosen
}

fn texts(lines: Vec<&str>) -> Vec<String> {
    lines.into_iter().map(str::to_owned).collect()
}
