//! A table: columns as wide as what is in them. Where there is no room for all, those that matter least are left out. The
//! first column takes what is left and is the only one that is cut, but only for columns that the table can't do without.

use crate::text::fit::{fit, pad, width};
use crate::theme::Role;
use crate::view::look::Look;
use ratatui::text::Span;

/// Between two columns.
const GAP: usize = 2;
/// The first column is never narrower than this for another's sake.
const LEAST: usize = 14;
/// Columns up to this rank are worth cutting the first one for.
const NEEDED: u8 = 4;

/// Which side a column's text stands at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Words.
    Left,
    /// Numbers.
    Right,
}

/// What stands in one place of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// The words.
    pub text: String,
    /// How they look.
    pub role: Role,
}

impl Cell {
    /// Words in a role.
    pub fn new(text: impl Into<String>, role: Role) -> Self {
        Self {
            text: text.into(),
            role,
        }
    }
}

/// One column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// What stands at its head.
    pub title: &'static str,
    /// Which side its text stands at.
    pub side: Side,
    /// How soon it is left out: the largest first.
    pub rank: u8,
    /// No wider than this.
    pub most: usize,
    /// Its cells, row by row.
    pub cells: Vec<Cell>,
}

impl Column {
    fn natural(&self) -> usize {
        let cells = self.cells.iter().map(|cell| width(&cell.text));
        cells
            .max()
            .unwrap_or(0)
            .max(width(self.title))
            .min(self.most)
    }
}

/// Columns that fit a place, each with how wide it is there.
#[derive(Debug, Clone)]
pub struct Table<'a>(Vec<(&'a Column, usize)>);

impl<'a> Table<'a> {
    /// As many columns as fit in `room`, by their rank; the first always does.
    pub fn fitting(columns: &'a [Column], room: usize) -> Self {
        let Some((first, rest)) = columns.split_first() else {
            return Self(Vec::new());
        };
        let wanted = first.natural();
        let mut used = 0;
        let mut ranked: Vec<&Column> = rest.iter().collect();
        ranked.sort_by_key(|column| column.rank);
        let mut last = None;
        for column in ranked {
            let kept = if column.rank > NEEDED {
                wanted
            } else {
                wanted.min(LEAST)
            };
            let more = used + column.natural() + GAP;
            if kept + more > room {
                break;
            }
            used = more;
            last = Some(column.rank);
        }
        let wide = wanted.min(room.saturating_sub(used));
        let shown = rest.iter().filter(|column| Some(column.rank) <= last);
        let shown = shown.map(|column| (column, column.natural()));
        Self(std::iter::once((first, wide)).chain(shown).collect())
    }

    /// The heads of the columns.
    pub fn head(&self, look: &Look<'_>) -> Vec<Span<'static>> {
        let heads = self.0.iter().map(|(column, wide)| {
            let text = placed(column.title, (column.side, *wide));
            look.inked(text, Role::FieldLabel)
        });
        spread(heads)
    }

    /// One row, from 0.
    pub fn row(&self, look: &Look<'_>, row: usize) -> Vec<Span<'static>> {
        let cells = self.0.iter().map(|(column, wide)| {
            let cell = column.cells.get(row);
            let text = placed(cell.map_or("", |cell| &cell.text), (column.side, *wide));
            look.inked(text, cell.map_or(Role::Text, |cell| cell.role))
        });
        spread(cells)
    }
}

fn placed(text: &str, (side, wide): (Side, usize)) -> String {
    match side {
        Side::Left => pad(text, wide),
        Side::Right => {
            let text = fit(text, wide);
            let blanks = wide.saturating_sub(width(&text));
            format!("{}{text}", " ".repeat(blanks))
        }
    }
}

fn spread(cells: impl Iterator<Item = Span<'static>>) -> Vec<Span<'static>> {
    let gap = Span::raw(" ".repeat(GAP));
    let mut spans: Vec<Span<'static>> = cells.flat_map(|cell| [cell, gap.clone()]).collect();
    spans.pop();
    spans
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(title: &'static str, rank: u8, cells: &[&str]) -> Column {
        Column {
            title,
            side: Side::Left,
            rank,
            most: 30,
            cells: cells
                .iter()
                .map(|text| Cell::new(*text, Role::Text))
                .collect(),
        }
    }

    #[test]
    fn the_least_needed_columns_are_left_out_first() {
        let columns = [
            column("name", 0, &["Precision reading with a partner"]),
            column("layer", 5, &["Targeted"]),
            column("n", 1, &["12"]),
            column("cost", 2, &["£12.50"]),
        ];
        let widths = |room| -> Vec<(&str, usize)> {
            let table = Table::fitting(&columns, room);
            table
                .0
                .iter()
                .map(|(column, wide)| (column.title, *wide))
                .collect()
        };
        assert_eq!(
            widths(80),
            [("name", 30), ("layer", 8), ("n", 2), ("cost", 6)]
        );
        assert_eq!(widths(51), [("name", 30), ("n", 2), ("cost", 6)]);
        assert_eq!(widths(30), [("name", 18), ("n", 2), ("cost", 6)]);
        assert_eq!(widths(18), [("name", 14), ("n", 2)]);
        assert_eq!(widths(8), [("name", 8)]);
        assert_eq!(widths(0), [("name", 0)]);
    }
}
