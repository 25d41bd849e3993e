//! The provision map: opening it, filtering it, going from a row to a pupil's plan.

use super::{dispatch, tell};
use crate::app::action::{Action, Nav};
use crate::app::effect::Effects;
use crate::app::layer::Layer;
use crate::app::layer::map::{Map, MapAct};
use crate::app::layer::picker::{Item, Picker, PickerKind};
use crate::app::pane::Spot;
use crate::app::state::State;
use crate::app::toast::Tone;
use crate::domain::id::PupilId;
use crate::domain::provision_map::{MapFilter, MapPupil, MapRow};
use crate::text::dates::brief;
use crate::text::money::pounds;
use chrono::NaiveDate;

pub(super) fn update(state: &mut State, act: MapAct) -> Effects {
    match act {
        MapAct::Open => open(state, MapFilter::default()),
        MapAct::OpenPupil => one_pupil(state),
        MapAct::Layer => filtered(state, |map, _| map.next_layer()),
        MapAct::Area => filtered(state, |map, _| map.next_area()),
        MapAct::Year => filtered(state, |map, _| map.next_year()),
        MapAct::Pupil if state.chosen().is_none() => {
            tell(state, Tone::Info, "No pupil is chosen in the list.")
        }
        MapAct::Pupil => filtered(state, |map, chosen| {
            map.filter.pupil = match map.filter.pupil {
                Some(_) => None,
                None => chosen,
            };
        }),
        MapAct::Enter => enter(state),
        MapAct::Row(row) => self::row(state, row),
        MapAct::Scroll(by) => {
            go(state, isize::from(by));
            Effects::none()
        }
        MapAct::Close => close(state),
    }
}

/// Moves in the map as in a list; whether it lay on top and the act was a move.
pub(super) fn moved(state: &mut State, act: &Nav) -> bool {
    act.rows().is_some_and(|by| go(state, by))
}

fn go(state: &mut State, by: isize) -> bool {
    let Some(Layer::Map(map)) = state.layers.last_mut() else {
        return false;
    };
    map.go(by);
    true
}

fn open(state: &mut State, filter: MapFilter) -> Effects {
    let today = state.session.now.today();
    let map = Map::new(&state.school, filter, today);
    left(state);
    state.layers.push(Layer::Map(Box::new(map)));
    Effects::none()
}

fn one_pupil(state: &mut State) -> Effects {
    let pupil = state.chosen().map(|pupil| pupil.id);
    let filter = MapFilter {
        pupil,
        ..MapFilter::default()
    };
    open(state, filter)
}

/// Takes the map off the stack, wherever it lies.
pub(super) fn left(state: &mut State) {
    state.layers.retain(|layer| !matches!(layer, Layer::Map(_)));
}

fn filtered(state: &mut State, change: impl FnOnce(&mut Map, Option<PupilId>)) -> Effects {
    let chosen = state.chosen().map(|pupil| pupil.id);
    let today = state.session.now.today();
    if let Some(Layer::Map(map)) = state.layers.last_mut() {
        change(map, chosen);
        map.refresh(&state.school, today);
    }
    Effects::none()
}

fn close(state: &mut State) -> Effects {
    if let Some(Layer::Map(_)) = state.layers.last() {
        state.layers.pop();
    }
    Effects::none()
}

fn row(state: &mut State, row: usize) -> Effects {
    let Some(Layer::Map(map)) = state.layers.last_mut() else {
        return Effects::none();
    };
    if map.selected == row {
        return enter(state);
    }
    map.selected = row.min(map.rows.len().saturating_sub(1));
    Effects::none()
}

/// To the plan of the only pupil, or to a list of them.
fn enter(state: &mut State) -> Effects {
    let Some(Layer::Map(map)) = state.layers.last() else {
        return Effects::none();
    };
    match map.chosen() {
        None => Effects::none(),
        Some(MapRow { pupils, .. }) if pupils.len() == 1 => {
            let to = pupils.first().map(there);
            to.map_or_else(Effects::none, |to| dispatch(state, to))
        }
        Some(row) => {
            let today = state.session.now.today();
            let items = row.pupils.iter();
            let items = items.filter_map(|one| item(state, one, today)).collect();
            let picker = Picker::new(PickerKind::Plain, row.name.clone(), items);
            state.layers.push(Layer::Picker(Box::new(picker)));
            Effects::none()
        }
    }
}

fn there(one: &MapPupil) -> Action {
    Action::Nav(Nav::Visit(one.pupil, Spot::Provision(one.provision)))
}

fn item(state: &State, one: &MapPupil, today: NaiveDate) -> Option<Item> {
    let pupil = state.school.pupils.get(&one.pupil)?;
    let title = format!("{}  {}", pupil.name.listed(), pupil.place());
    let dates = format!(
        "{} to {}",
        brief(one.days.first, today),
        brief(one.days.last, today)
    );
    let impact = one
        .impact
        .map_or("not looked at yet", |impact| impact.title());
    let cost = one.cost.map(pounds).unwrap_or_default();
    Some(Item::new(title, format!("{dates}, {impact}"), there(one)).beside(cost))
}
