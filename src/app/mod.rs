//! State and update: what the program knows and how it changes. No clock, no disk, no terminal.

pub mod action;
pub mod audit;
pub mod backups;
pub mod command;
pub mod commands;
pub mod deeds;
pub mod door;
pub mod effect;
pub mod form;
pub mod layer;
pub mod layout;
pub mod list;
pub mod lock;
pub mod log_cache;
pub mod meeting;
pub mod notes;
pub mod pane;
pub mod scope;
pub mod selectors;
pub mod state;
mod steps;
pub mod toast;
pub mod unsaved;
pub mod update;
