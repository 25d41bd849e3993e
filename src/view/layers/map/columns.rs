//! The columns of the provision map: what stands in each for a row.

use super::words::{dates, mean};
use crate::domain::provision_map::{Impacts, MapRow};
use crate::text::money::pounds;
use crate::theme::Role;
use crate::view::widgets::table::{Cell, Column, Side};
use chrono::NaiveDate;

/// The longest name of who delivers that is not cut.
const DELIVERER: usize = 22;

/// The columns in their order; the rank says which are left out first.
pub(super) fn columns(rows: &[MapRow], today: NaiveDate) -> Vec<Column> {
    use Side::{Left, Right};
    let column = |title, side, rank, of: &dyn Fn(&MapRow) -> Cell| Column {
        title,
        side,
        rank,
        most: if rank == 6 { DELIVERER } else { 60 },
        cells: rows.iter().map(of).collect(),
    };
    let dim = |text: String| Cell::new(text, Role::TextDim);
    let plain = |text: String| Cell::new(text, Role::Text);
    vec![
        column("intervention", Left, 0, &|row| {
            Cell::new(row.name.clone(), Role::TextStrong)
        }),
        column("layer", Left, 5, &|row| dim(row.layer.clone())),
        column("area", Left, 8, &|row| dim(areas(row))),
        column("delivered by", Left, 6, &|row| dim(row.deliverer.clone())),
        column("dosage", Left, 2, &dosage),
        column("group", Right, 10, &|row| plain(group(row))),
        column("weeks", Right, 7, &|row| plain(weeks(row))),
        column("dates", Left, 11, &|row| dim(dates(row, today))),
        column("pupils", Right, 1, &|row| {
            plain(row.pupils.len().to_string())
        }),
        column("each", Right, 9, &|row| plain(money(row.cost_each()))),
        column("in all", Right, 3, &|row| plain(money(row.cost()))),
        column("impact", Left, 4, &|row| impact(row.impacts())),
    ]
}

fn areas(row: &MapRow) -> String {
    let areas: Vec<&str> = row.areas.iter().map(|area| area.code()).collect();
    areas.join(" ")
}

/// How much of it; with a question mark, and in another colour, where that is unusual.
fn dosage(row: &MapRow) -> Cell {
    let (sessions, minutes) = (row.dosage.sessions_a_week, row.dosage.minutes);
    let text = format!("{sessions}×{minutes} min");
    if row.hints().is_empty() {
        Cell::new(text, Role::Text)
    } else {
        Cell::new(format!("{text} ?"), Role::DueSoon)
    }
}

fn group(row: &MapRow) -> String {
    match row.dosage.group_size {
        0 => String::new(),
        1 => "1:1".to_owned(),
        many => many.to_string(),
    }
}

fn weeks(row: &MapRow) -> String {
    match row.weeks() {
        (_, 0) => String::new(),
        (a, b) if a == b => a.to_string(),
        (a, b) => format!("{a}-{b}"),
    }
}

fn money(pence: Option<u64>) -> String {
    pence.map_or_else(|| "-".to_owned(), pounds)
}

fn impact(impacts: Impacts) -> Cell {
    match mean(impacts) {
        Some(mean) if impacts.not_yet == 0 => Cell::new(mean, Role::Text),
        Some(mean) => {
            let all = impacts.looked_at + impacts.not_yet;
            Cell::new(
                format!("{mean} of {} in {all}", impacts.looked_at),
                Role::Text,
            )
        }
        None => Cell::new("not yet", Role::TextDim),
    }
}
