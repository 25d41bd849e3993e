//! Plimsoll.
pub mod domain;
