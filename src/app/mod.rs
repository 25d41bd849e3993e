//! State and update: what the program knows and how it changes. No clock, no disk, no terminal.

pub mod scope;
