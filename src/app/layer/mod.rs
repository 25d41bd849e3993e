//! What lies over the panes: each a value on a stack. None waits, calls back or loops.

pub mod confirm;
pub mod disposal;
pub mod log_bar;
pub mod map;
pub mod picker;
pub mod prompt;
pub mod sweep;
pub mod versions;

use super::form::Form;
use super::scope::Scope;
use confirm::Confirm;
use disposal::Disposal;
use log_bar::LogBar;
use map::Map;
use picker::{Picker, PickerKind};
use prompt::Prompt;
use sweep::Sweep;
use versions::Versions;

/// One layer.
#[derive(Debug, Clone, PartialEq)]
pub enum Layer {
    /// The first screen of a program that has no school yet, with the chosen row.
    Welcome(usize),
    /// Ratings for one pupil.
    LogBar(Box<LogBar>),
    /// Ratings for a group.
    Sweep(Box<Sweep>),
    /// The provision map.
    Map(Box<Map>),
    /// A list to pick from.
    Picker(Box<Picker>),
    /// A line to type.
    Prompt(Box<Prompt>),
    /// A question.
    Confirm(Box<Confirm>),
    /// A form to write in.
    Form(Box<Form>),
    /// What changed between two versions.
    Versions(Box<Versions>),
    /// Records whose time is over.
    Disposal(Box<Disposal>),
}

impl Layer {
    /// The scopes asked for a key while this layer is on top.
    pub fn scopes(&self) -> &'static [Scope] {
        match self {
            Self::Welcome(_) => &[Scope::Welcome, Scope::Always],
            Self::LogBar(bar) if bar.asks_reason() => &[Scope::Reason, Scope::Always],
            Self::LogBar(_) => &[Scope::LogBar, Scope::Always],
            Self::Sweep(sweep) if sweep.asks_reason() => &[Scope::Reason, Scope::Always],
            Self::Sweep(_) => &[Scope::Sweep, Scope::Always],
            Self::Map(_) => &[Scope::Map, Scope::Always],
            Self::Picker(picker) if picker.kind == PickerKind::Audit => {
                &[Scope::Audit, Scope::Pick, Scope::Line, Scope::Always]
            }
            Self::Picker(_) => &[Scope::Pick, Scope::Line, Scope::Always],
            Self::Prompt(_) => &[Scope::Line, Scope::Always],
            Self::Confirm(_) => &[Scope::Confirm, Scope::Always],
            Self::Form(_) => &[Scope::Form, Scope::Line, Scope::Always],
            Self::Versions(_) => &[Scope::Versions, Scope::Always],
            Self::Disposal(_) => &[Scope::Disposal, Scope::Always],
        }
    }
}
