//! Plimsoll.
pub mod app;
pub mod demo;
pub mod domain;
pub mod input;
pub mod text;
pub mod theme;
pub mod view;
