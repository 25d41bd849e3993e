//! Text: what comes in is cleaned, what is searched is folded, what is shown is fitted to columns. Nothing here knows a
//! terminal, a disk or a clock, and nothing here draws.

mod escape;
mod sift;

pub mod clean;
pub mod dates;
pub mod edit;
pub mod find;
pub mod fit;
pub mod fold;
pub mod fuzzy;
pub mod hidden;
pub mod leaving;
pub mod money;
pub mod near;
pub mod prepared;
pub mod rows;
pub mod words;
pub mod wrap;
