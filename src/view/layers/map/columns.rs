//! The columns of the provision map: what stands in each for a row.

use super::words::{dates, mean};
use crate::domain::provision_map::{DosageHint, Impacts, MapRow};
use crate::text::money::pounds;
use crate::theme::Role;
use crate::view::widgets::table::{Cell, Column, Side};
use chrono::NaiveDate;

/// The columns in their order. Each with the side its text stands at, its rank, which says what is left out first, and the
/// widest it gets.
pub(super) fn columns(rows: &[MapRow], today: NaiveDate) -> Vec<Column> {
    use Side::{Left, Right};
    let column = |title, (side, rank, most), of: &dyn Fn(&MapRow) -> Cell| Column {
        title,
        side,
        rank,
        most,
        cells: rows.iter().map(of).collect(),
    };
    let dim = |text: String| Cell::new(text, Role::TextDim);
    let plain = |text: String| Cell::new(text, Role::Text);
    let name = |row: &MapRow| match row.name.as_str() {
        "" => dim("(no name)".to_owned()),
        name => Cell::new(name, Role::TextStrong),
    };
    let count = |row: &MapRow| plain(row.pupils.len().to_string());
    vec![
        column("intervention", (Left, 0, 40), &name),
        column("layer", (Left, 5, 16), &|row| dim(row.layer.clone())),
        column("area", (Left, 8, 16), &|row| dim(areas(row))),
        column("delivered by", (Left, 6, 22), &|row| {
            dim(row.deliverer.clone())
        }),
        column("dosage", (Left, 2, 16), &dosage),
        column("group", (Right, 10, 5), &|row| plain(group(row))),
        column("weeks", (Right, 7, 12), &weeks),
        column("dates", (Left, 11, 30), &|row| dim(dates(row, today))),
        column("pupils", (Right, 1, 8), &count),
        column("each", (Right, 9, 14), &|row| plain(money(row.cost_each()))),
        column("in all", (Right, 3, 14), &|row| plain(money(row.cost()))),
        column("impact", (Left, 4, 16), &|row| impact(row.impacts())),
    ]
}

fn areas(row: &MapRow) -> String {
    let areas: Vec<&str> = row.areas.iter().map(|area| area.code()).collect();
    areas.join(" ")
}

/// How much of it a week; with a question mark where that is unusual.
fn dosage(row: &MapRow) -> Cell {
    let (sessions, minutes) = (row.dosage.sessions_a_week, row.dosage.minutes);
    let text = format!("{sessions}×{minutes} min");
    let hints = row.hints();
    let unusual = |hint: &DosageHint| !matches!(hint, DosageHint::Weeks(..));
    marked(&text, hints.iter().any(unusual).then_some("?"))
}

/// For how long; with a question mark where that is unusual.
fn weeks(row: &MapRow) -> Cell {
    let text = match row.weeks() {
        (_, 0) => String::new(),
        (a, b) if a == b => a.to_string(),
        (a, b) => format!("{a}-{b}"),
    };
    let hints = row.hints();
    let unusual = |hint: &DosageHint| matches!(hint, DosageHint::Weeks(..));
    marked(&text, hints.iter().any(unusual).then_some("?"))
}

/// With a mark after it, or a blank where the mark would be.
fn marked(text: &str, mark: Option<&str>) -> Cell {
    Cell::new(format!("{text} {}", mark.unwrap_or(" ")), Role::Text)
}

fn group(row: &MapRow) -> String {
    match row.dosage.group_size {
        0 => String::new(),
        1 => "1:1".to_owned(),
        many => many.to_string(),
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
            let text = format!("{mean} ({} of {all})", impacts.looked_at);
            Cell::new(text, Role::Text)
        }
        None => Cell::new("not yet", Role::TextDim),
    }
}
