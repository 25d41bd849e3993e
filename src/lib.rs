//! Plimsoll.
pub mod app;
pub mod config;
pub mod domain;
pub mod input;
pub mod text;
pub mod theme;
