//! Plimsoll.
pub mod app;
pub mod domain;
pub mod text;
