//! Sessions as a run of signs, the newest at the right: letters where there is little room, bars over letters where there is
//! more. A letter and a bar's height each tell what they mean without colour.

use super::marks;
use crate::domain::delivery::{Entry, Independence, Outcome, Rating};
use crate::domain::progress::{self, Axis};
use crate::theme::{Glyph, Role};
use crate::view::look::Look;
use ratatui::text::Span;

/// What a run of sessions is looked at for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Track {
    /// One of the two ratings.
    Rating(Axis),
    /// How much help was needed.
    Independence,
}

/// One session of a track.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// Its letter, or the sign that there is none.
    pub letter: String,
    /// Its bar; a blank where there is nothing to measure.
    pub bar: String,
    /// How both are drawn.
    pub role: Role,
}

/// The newest sessions, at most so many, the oldest first. `entries` come newest first.
pub fn cells(look: &Look<'_>, entries: &[&Entry], track: Track, most: usize) -> Vec<Cell> {
    let newest = entries.iter().take(most);
    newest.rev().map(|entry| cell(look, entry, track)).collect()
}

fn cell(look: &Look<'_>, entry: &Entry, track: Track) -> Cell {
    if matches!(entry.outcome, Outcome::NotDelivered(_)) {
        return silent(look, Glyph::NotDelivered, Role::NotDelivered);
    }
    let found = match track {
        Track::Rating(axis) => progress::rating(entry, axis).map(of_rating),
        Track::Independence => progress::independence(entry).map(of_independence),
    };
    match found {
        Some((letter, bar, role)) => Cell {
            letter: letter.to_owned(),
            bar: look.glyph(bar).to_owned(),
            role,
        },
        None => silent(look, Glyph::NotSeen, Role::RagNone),
    }
}

fn silent(look: &Look<'_>, glyph: Glyph, role: Role) -> Cell {
    Cell {
        letter: look.glyph(glyph).to_owned(),
        bar: " ".to_owned(),
        role,
    }
}

const fn of_rating(rating: Rating) -> (&'static str, Glyph, Role) {
    let bar = match rating {
        Rating::Red | Rating::NotSeen => Glyph::BarLowest,
        Rating::Amber => Glyph::BarHigh,
        Rating::Green => Glyph::BarHighest,
    };
    (rating.code(), bar, marks::role(rating))
}

const fn of_independence(level: Independence) -> (&'static str, Glyph, Role) {
    let bar = match level {
        Independence::FullSupport => Glyph::BarLowest,
        Independence::Supported => Glyph::BarLow,
        Independence::Prompted => Glyph::BarHigh,
        Independence::Independent => Glyph::BarHighest,
    };
    (level.code(), bar, Role::Text)
}

/// The letters of a run. Those of ratings keep their backgrounds, as everywhere.
pub fn letters(look: &Look<'_>, cells: &[Cell]) -> Vec<Span<'static>> {
    let letter = |cell: &Cell| look.span(cell.letter.clone(), cell.role);
    cells.iter().map(letter).collect()
}

/// The bars of a run.
pub fn bars(look: &Look<'_>, cells: &[Cell]) -> Vec<Span<'static>> {
    let bar = |cell: &Cell| look.inked(cell.bar.clone(), cell.role);
    cells.iter().map(bar).collect()
}
