//! What the provision map says in sentences: its totals, and the chosen row in full.

use crate::app::layer::map::Map;
use crate::app::state::State;
use crate::domain::provision_map::{Impacts, MapRow};
use crate::text::dates::brief;
use crate::text::fit::fit;
use crate::text::money::pounds;
use crate::text::words::plural;
use crate::theme::{Glyph, Role};
use crate::view::look::Look;
use crate::view::widgets::flow::flow;
use chrono::NaiveDate;
use ratatui::text::Line;

/// `+0.8`, `0.0`, `-1.5`.
pub(super) fn mean(impacts: Impacts) -> Option<String> {
    let tenths = impacts.mean_tenths()?;
    let sign = match tenths {
        0 => "",
        1.. => "+",
        _ => "-",
    };
    let size = tenths.unsigned_abs();
    Some(format!("{sign}{}.{}", size / 10, size % 10))
}

/// `14 Sep to 18 Dec`.
pub(super) fn dates(row: &MapRow, today: NaiveDate) -> String {
    let days = row.days();
    format!(
        "{} to {}",
        brief(days.first, today),
        brief(days.last, today)
    )
}

/// At most so many lines; where there are more, the last ends with a mark in the place of what did not fit.
pub(in crate::view::layers) fn cut(
    look: &Look<'_>,
    mut lines: Vec<Line<'static>>,
    (columns, height): (u16, u16),
) -> Vec<Line<'static>> {
    let (height, room) = (usize::from(height), usize::from(columns).saturating_sub(2));
    if lines.len() <= height {
        return lines;
    }
    lines.truncate(height);
    if let Some(last) = lines.last_mut() {
        while last.width() > room && last.spans.len() > 1 {
            last.spans.pop();
        }
        if let Some(only) = last.spans.first_mut().filter(|only| only.width() > room) {
            only.content = fit(&only.content, room).into_owned().into();
        }
        let mark = format!(" {}", look.glyph(Glyph::More));
        last.push_span(look.inked(mark, Role::TextDim));
    }
    lines
}

/// The whole of what is shown, in a line or two.
pub(super) fn totals(look: &Look<'_>, map: &Map, columns: usize) -> Vec<Line<'static>> {
    let totals = &map.totals;
    if totals.rows == 0 {
        return Vec::new();
    }
    let count = |n: usize| u64::try_from(n).unwrap_or(u64::MAX);
    let places = count(totals.places);
    let pupils = plural(count(totals.pupils), "pupil", "pupils");
    let who = if totals.pupils == totals.places {
        pupils
    } else {
        format!("{pupils} in {}", plural(places, "place", "places"))
    };
    let impacts = totals.impacts;
    let strong = |text: String| Some(look.inked(text, Role::TextStrong));
    let dim = |text: String| look.inked(text, Role::TextDim);
    let parts = [
        strong(plural(count(totals.rows), "intervention", "interventions")),
        strong(who),
        totals
            .cost
            .and_then(|cost| strong(format!("{} in all", pounds(cost)))),
        mean(impacts).and_then(|mean| strong(format!("impact {mean} from {}", impacts.looked_at))),
        (impacts.not_yet > 0).then(|| dim(format!("{} not looked at yet", impacts.not_yet))),
        (totals.uncosted > 0).then(|| dim(format!("{} without an hourly rate", totals.uncosted))),
        (totals.beyond > 0).then(|| {
            dim(format!(
                "{} beyond the terms in the calendar",
                totals.beyond
            ))
        }),
    ];
    let parts = parts.into_iter().flatten().map(|part| vec![part]).collect();
    flow(look, parts, (0, columns))
}

/// The chosen row: what the table has no room for, who is in it, what is unusual.
pub(super) fn full(
    state: &State,
    look: &Look<'_>,
    map: &Map,
    columns: usize,
) -> Vec<Line<'static>> {
    let Some(row) = map.chosen() else {
        return Vec::new();
    };
    let today = state.session.now.today();
    let areas = row.areas.iter().map(|area| area.title().to_owned());
    let by = (!row.deliverer.is_empty()).then(|| format!("delivered by {}", row.deliverer));
    let size = match row.dosage.group_size {
        0 => None,
        1 => Some("one to one".to_owned()),
        many => Some(format!("in groups of {many}")),
    };
    let each = row.cost_each().map(|each| format!("{} each", pounds(each)));
    let parts = [row.name.clone(), row.layer.clone()]
        .into_iter()
        .chain(areas)
        .chain(by)
        .chain(size)
        .chain([dates(row, today)])
        .chain(each)
        .filter(|part| !part.is_empty());
    let span = |text: String, role| vec![look.inked(text, role)];
    let parts = parts.map(|part| span(part, Role::TextDim)).collect();
    let hints = row.hints();
    let hints = hints.iter().map(|hint| span(hint.to_string(), Role::Text));
    let who = row.pupils.iter().filter_map(|one| {
        let pupil = state.school.pupils.get(&one.pupil)?;
        let impact = one.impact.map_or("not yet", |impact| impact.code());
        let text = format!("{} {}: {impact}", pupil.name.listed(), pupil.place());
        Some(span(text, Role::Text))
    });
    let mut lines = flow(look, parts, (0, columns));
    if hints.len() > 0 {
        lines.extend(flow(look, hints.collect(), (0, columns)));
    }
    lines.extend(flow(look, who.collect(), (0, columns)));
    lines
}
