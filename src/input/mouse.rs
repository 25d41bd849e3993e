//! What was drawn where, and what a click there means. Every click has a key that does the same.

use crate::app::action::{Action, FormAct, Nav, Pick};
use crate::app::command;
use crate::app::layer::disposal::DisposalAct;
use crate::app::layer::map::MapAct;
use crate::app::pane::Pane;
use ratatui::layout::{Position, Rect};

/// Something on the screen that can be pointed at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// A pane.
    Pane(Pane),
    /// A row of a pane, from 0.
    Row(Pane, usize),
    /// A row of a list to pick from, from 0.
    PickRow(usize),
    /// A field of a form, from 0.
    Field(usize),
    /// A row of the provision map, from 0.
    MapRow(usize),
    /// A row of the disposal list, from 0.
    DisposalRow(usize),
    /// Something that runs a command, such as a key in the hint bar.
    Run(&'static str),
    /// Covered: nothing behind it can be clicked.
    Cover,
}

/// What was drawn where; what was drawn later lies on top.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hits(Vec<(Rect, Target)>);

impl Hits {
    /// Notes that something was drawn here.
    pub fn note(&mut self, area: Rect, target: Target) {
        self.0.push((area, target));
    }

    /// What is at a place.
    pub fn at(&self, column: u16, row: u16) -> Option<Target> {
        let place = Position::new(column, row);
        self.0
            .iter()
            .rev()
            .find(|(area, _)| area.contains(place))
            .map(|(_, target)| *target)
    }
}

/// What the mouse did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gesture {
    /// A click.
    Click,
    /// The wheel, downwards.
    WheelDown,
    /// The wheel, upwards.
    WheelUp,
}

/// Rows a turn of the wheel moves.
const WHEEL: i16 = 3;

/// What a gesture on a target means.
pub fn action(target: Target, gesture: Gesture) -> Option<Action> {
    let wheel = match gesture {
        Gesture::Click => None,
        Gesture::WheelDown => Some(WHEEL),
        Gesture::WheelUp => Some(-WHEEL),
    };
    match (target, wheel) {
        (Target::Pane(pane), None) => Some(Action::Nav(Nav::Focus(pane))),
        (Target::Row(pane, row), None) => Some(Action::Nav(Nav::Row(pane, row))),
        (Target::Pane(pane) | Target::Row(pane, _), Some(by)) => {
            Some(Action::Nav(Nav::Scroll(pane, by)))
        }
        (Target::PickRow(row), None) => Some(Action::Pick(Pick::Row(row))),
        (Target::PickRow(_), Some(by)) => {
            Some(Action::Pick(if by > 0 { Pick::Down } else { Pick::Up }))
        }
        (Target::Field(field), None) => Some(Action::Form(FormAct::Field(field))),
        (Target::Field(_), Some(by)) => Some(Action::Form(if by > 0 {
            FormAct::Next
        } else {
            FormAct::Previous
        })),
        (Target::MapRow(row), None) => Some(Action::Map(MapAct::Row(row))),
        (Target::MapRow(_), Some(by)) => Some(Action::Map(MapAct::Scroll(by))),
        (Target::DisposalRow(row), None) => Some(Action::Disposal(DisposalAct::Row(row))),
        (Target::DisposalRow(_), Some(by)) => Some(Action::Disposal(DisposalAct::Scroll(by))),
        (Target::Run(id), None) => command::find(id).map(|command| command.action.clone()),
        (Target::Run(_), Some(_)) | (Target::Cover, _) => None,
    }
}
