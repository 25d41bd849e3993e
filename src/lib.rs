//! Plimsoll.
pub mod app;
pub mod domain;
pub mod exchange;
pub mod input;
pub mod text;
pub mod theme;
