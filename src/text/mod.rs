//! Text: cleaned at every door, folded for finding, fitted to columns. Nothing here draws.

pub mod clean;
pub mod dates;
pub mod edit;
pub mod find;
pub mod fit;
pub mod fold;
pub mod fuzzy;
pub mod words;
pub mod wrap;
