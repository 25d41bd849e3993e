//! Plimsoll.
pub mod app;
pub mod domain;
pub mod input;
pub mod text;
pub mod theme;
pub mod view;
