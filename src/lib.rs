//! Plimsoll.
pub mod app;
pub mod domain;
pub mod input;
pub mod store;
pub mod text;
pub mod theme;
