//! The provision map.

use super::{always, row, with_pupil, with_school};
use crate::app::action::Action;
use crate::app::command::Command;
use crate::app::layer::map::MapAct;

/// The table.
#[rustfmt::skip] // one command a line reads as the table it is
pub(in crate::app) const TABLE: &[Command] = &[
    row!(Map, "map.open", "Provision map", "Lists every intervention of the school: who is in it, how much, at what cost, to what effect.", "interventions cost impact", Global, No, Read, with_school, Action::Map(MapAct::Open)),
    row!(Map, "map.pupil", "Provision map of the pupil", "Lists the interventions of the chosen pupil, with cost and effect.", "interventions cost impact", Global, No, Read, with_pupil, Action::Map(MapAct::OpenPupil)),
    row!(Map, "map.layer", "Layer", "Shows one layer of support after another, then all.", "filter universal targeted specialist", Map, No, Read, always, Action::Map(MapAct::Layer)),
    row!(Map, "map.area", "Area of need", "Shows one area of need after another, then all.", "filter", Map, No, Read, always, Action::Map(MapAct::Area)),
    row!(Map, "map.year", "Year group", "Shows one year group after another, then all.", "filter", Map, No, Read, always, Action::Map(MapAct::Year)),
    row!(Map, "map.only", "This pupil only", "Shows the chosen pupil's provision only, or everybody's.", "filter one", Map, No, Read, always, Action::Map(MapAct::Pupil)),
    row!(Map, "map.enter", "Go to the plan", "Goes to the plan of the row's pupil; where there are several, lists them to choose from.", "open", Map, No, Read, always, Action::Map(MapAct::Enter)),
    row!(Map, "map.close", "Leave", "Leaves the provision map.", "escape", Map, No, Anything, always, Action::Map(MapAct::Close)),
];
