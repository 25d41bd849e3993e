//! Moving about: rows, panes, zoom, back.

use crate::app::action::{Nav, Open};
use crate::app::effect::{Effect, Effects};
use crate::app::layer::Layer;
use crate::app::layout::Class;
use crate::app::log_cache::{LogCache, PAGE, Reach};
use crate::app::pane::{Pane, Spot};
use crate::app::selectors::{PassportRow, PlanRow, passport_rows, plan_rows};
use crate::app::state::{PaneRows, State, Zoom};
use crate::domain::id::{PupilId, StrategyId};

/// How many pupils looked at are remembered.
const VISITED: usize = 100;
/// Choices of the welcome.
const WELCOME_ROWS: usize = 3;
/// More entries are read when the chosen one is this near the last.
const NEAR_END: usize = 20;

pub(super) fn update(state: &mut State, act: Nav) -> Effects {
    if super::map::moved(state, &act) || super::disposal::moved(state, &act) {
        return Effects::none();
    }
    match act {
        Nav::Down => step(state, 1),
        Nav::Up => step(state, -1),
        Nav::First => to(state, state.screen.focus, 0),
        Nav::Last => to(state, state.screen.focus, usize::MAX),
        Nav::PageDown => step(state, page(state)),
        Nav::PageUp => step(state, -page(state)),
        Nav::NextPane => focus(state, state.screen.focus.next()),
        Nav::PreviousPane => focus(state, state.screen.focus.previous()),
        Nav::Focus(pane) => focus(state, pane),
        Nav::Zoom => zoom(state),
        Nav::Enter => enter(state),
        Nav::Back => back(state),
        Nav::Choose(pupil) => choose(state, pupil),
        Nav::Visit(pupil, spot) => visit_spot(state, pupil, spot),
        Nav::Strategy(pupil, id) => strategy(state, pupil, id),
        Nav::Row(pane, row) => {
            state.screen.focus = pane;
            to(state, pane, row)
        }
        Nav::Scroll(pane, by) => to(
            state,
            pane,
            row(state, pane).saturating_add_signed(isize::from(by)),
        ),
    }
}

/// Reads the log of the chosen pupil, if it is not the one at hand.
pub(super) fn arrive(state: &mut State) -> Effects {
    let chosen = state.chosen().map(|pupil| pupil.id);
    if state.log.pupil == chosen {
        return Effects::none();
    }
    state.screen.rows = PaneRows::default();
    state.log = chosen.map_or_else(LogCache::default, LogCache::asked);
    chosen.map_or_else(Effects::none, |pupil| {
        Effects::one(Effect::Load(pupil, PAGE))
    })
}

/// Notes that a pupil was looked at.
pub(super) fn visit(state: &mut State, pupil: PupilId) {
    let visited = &mut state.session.visited;
    visited.retain(|other| *other != pupil);
    visited.insert(0, pupil);
    visited.truncate(VISITED);
}

/// Goes to a pupil, wherever the list is.
pub(super) fn choose(state: &mut State, pupil: PupilId) -> Effects {
    let today = state.session.now.today();
    state.screen.list.choose(&state.school, pupil, today);
    visit(state, pupil);
    arrive(state)
}

/// Goes to a place of a pupil's; the map that led there is left.
fn visit_spot(state: &mut State, pupil: PupilId, spot: Spot) -> Effects {
    super::map::left(state);
    let effects = choose(state, pupil);
    let there = match spot {
        Spot::Pane(pane) => focus(state, pane),
        Spot::File => super::open::update(state, Open::File),
        Spot::Provision(id) => {
            let place = state.plan().and_then(|plan| {
                let rows = plan_rows(plan);
                let is_it =
                    |row: &PlanRow<'_>| matches!(row, PlanRow::Provision(_, row) if row.id == id);
                rows.iter().position(is_it)
            });
            state.screen.rows.plan = place.unwrap_or(0);
            focus(state, Pane::Plan)
        }
    };
    effects.then(there)
}

/// Goes to a strategy where it stands: in its pupil's passport.
fn strategy(state: &mut State, pupil: PupilId, id: StrategyId) -> Effects {
    let effects = choose(state, pupil);
    let place = state.passport().and_then(|passport| {
        passport_rows(passport, state.template())
            .iter()
            .position(|row| matches!(row, PassportRow::Strategy(strategy) if strategy.id == id))
    });
    state.screen.rows.passport = place.unwrap_or(0);
    effects.then(focus(state, Pane::Passport))
}

fn step(state: &mut State, by: isize) -> Effects {
    match state.layers.last_mut() {
        Some(Layer::Sweep(sweep)) => {
            sweep.go(by);
            Effects::none()
        }
        Some(Layer::Welcome(row)) => {
            *row = row.saturating_add_signed(by).min(WELCOME_ROWS - 1);
            Effects::none()
        }
        Some(
            Layer::LogBar(_)
            | Layer::Map(_)
            | Layer::Picker(_)
            | Layer::Prompt(_)
            | Layer::Confirm(_)
            | Layer::Form(_)
            | Layer::Versions(_)
            | Layer::Disposal(_),
        ) => Effects::none(),
        None => {
            let pane = state.screen.focus;
            to(state, pane, row(state, pane).saturating_add_signed(by))
        }
    }
}

fn row(state: &State, pane: Pane) -> usize {
    match pane {
        Pane::Pupils => state.screen.list.selected,
        Pane::Passport => state.screen.rows.passport,
        Pane::Plan => state.screen.rows.plan,
        Pane::Log => state.screen.rows.log,
    }
}

fn rows(state: &State, pane: Pane) -> usize {
    match pane {
        Pane::Pupils => state.screen.list.shown.len(),
        Pane::Passport => state.passport().map_or(0, |passport| {
            passport_rows(passport, state.template()).len()
        }),
        Pane::Plan => state.plan().map_or(0, |plan| plan_rows(plan).len()),
        Pane::Log => state.log.entries.len(),
    }
}

fn to(state: &mut State, pane: Pane, row: usize) -> Effects {
    let row = row.min(rows(state, pane).saturating_sub(1));
    match pane {
        Pane::Pupils => state.screen.list.selected = row,
        Pane::Passport => state.screen.rows.passport = row,
        Pane::Plan => state.screen.rows.plan = row,
        Pane::Log => state.screen.rows.log = row,
    }
    if pane == Pane::Log {
        read_on(state)
    } else {
        Effects::none()
    }
}

/// Reads older entries when the end of those at hand is near.
fn read_on(state: &mut State) -> Effects {
    let near = state.screen.rows.log + NEAR_END >= state.log.entries.len();
    match state.log.pupil {
        Some(pupil) if near && state.log.reach == Reach::Part => {
            state.log.reach = Reach::Asked;
            Effects::one(Effect::Load(pupil, state.log.entries.len() + PAGE))
        }
        Some(_) | None => Effects::none(),
    }
}

fn page(state: &State) -> isize {
    let areas = state.areas();
    let rows = match state.screen.focus {
        Pane::Pupils => areas.list_rows(),
        pane @ (Pane::Passport | Pane::Plan | Pane::Log) => areas.page(pane),
    };
    isize::try_from(rows.saturating_sub(1).max(1)).unwrap_or(1)
}

fn focus(state: &mut State, pane: Pane) -> Effects {
    state.screen.focus = pane;
    if let (Some(pupil), true) = (state.chosen().map(|pupil| pupil.id), pane != Pane::Pupils) {
        visit(state, pupil);
    }
    Effects::none()
}

fn zoom(state: &mut State) -> Effects {
    state.screen.zoom = match state.screen.zoom {
        Zoom::Off => Zoom::On,
        Zoom::On => Zoom::Off,
    };
    Effects::none()
}

fn enter(state: &mut State) -> Effects {
    let next = match state.screen.focus {
        Pane::Pupils => Pane::Passport,
        Pane::Passport => Pane::Plan,
        Pane::Plan | Pane::Log => Pane::Log,
    };
    focus(state, next)
}

/// One step back: a message, the zoom, the pane, the filter.
fn back(state: &mut State) -> Effects {
    if state.toasts.dismiss() > 0 {
        return Effects::none();
    }
    let alone = state.screen.zoom == Zoom::On && state.areas().class != Class::One;
    if alone {
        return zoom(state);
    }
    if state.screen.focus != Pane::Pupils {
        return focus(state, Pane::Pupils);
    }
    super::list::update(state, crate::app::action::List::Clear)
}
