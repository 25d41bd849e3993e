//! What changed: opening it, choosing the two versions, scrolling.

use super::tell;
use crate::app::effect::{Effect, Effects};
use crate::app::layer::Layer;
use crate::app::layer::versions::{Versions, VersionsAct, VersionsOf};
use crate::app::layout::VersionsAreas;
use crate::app::pane::Pane;
use crate::app::selectors::{changed, versions};
use crate::app::state::State;
use crate::app::toast::Tone;
use crate::text::dates::brief;

pub(super) fn update(state: &mut State, act: VersionsAct) -> Effects {
    match act {
        VersionsAct::Open => open(state),
        VersionsAct::Up => choose(state, |layer, count| layer.move_newer(-1, count)),
        VersionsAct::Down => choose(state, |layer, count| layer.move_newer(1, count)),
        VersionsAct::Back => choose(state, |layer, count| layer.move_older(1, count)),
        VersionsAct::Forward => choose(state, |layer, count| layer.move_older(-1, count)),
        VersionsAct::SinceReview => since_review(state),
        VersionsAct::PageDown => scroll(state, 1),
        VersionsAct::PageUp => scroll(state, -1),
        VersionsAct::Close => close(state),
    }
}

/// The versions of the plan where keys go to the plan, of the passport everywhere else.
fn open(state: &mut State) -> Effects {
    let Some(pupil) = state.chosen().map(|pupil| pupil.id) else {
        return Effects::none();
    };
    if top(state).is_some() {
        return Effects::none();
    }
    let of = match state.screen.focus {
        Pane::Plan => VersionsOf::Plan,
        Pane::Pupils | Pane::Passport | Pane::Log => VersionsOf::Passport,
    };
    // What is at hand may be older than what was written since.
    state.history = None;
    let layer = Versions::of(pupil, of);
    state.layers.push(Layer::Versions(Box::new(layer)));
    Effects::one(Effect::History(pupil))
}

/// The history has come: the two versions that are compared at first are known now.
pub(super) fn arrived(state: &mut State) {
    let places: Vec<usize> = (0..state.layers.len()).collect();
    for place in places {
        let Some(Layer::Versions(layer)) = state.layers.get(place) else {
            continue;
        };
        let mut layer = **layer;
        let Some(found) = versions::versions(state, &layer) else {
            continue;
        };
        let ((newer, older), count) = (versions::at_first(&found), found.len());
        layer.compare(newer, older, count);
        if let Some(Layer::Versions(kept)) = state.layers.get_mut(place) {
            **kept = layer;
        }
    }
}

fn top(state: &State) -> Option<Versions> {
    match state.layers.last() {
        Some(Layer::Versions(layer)) => Some(**layer),
        _ => None,
    }
}

fn put(state: &mut State, layer: Versions) {
    if let Some(Layer::Versions(kept)) = state.layers.last_mut() {
        **kept = layer;
    }
}

fn count(state: &State, layer: &Versions) -> usize {
    versions::versions(state, layer).map_or(0, |versions| versions.len())
}

fn choose(state: &mut State, pick: impl FnOnce(&mut Versions, usize)) -> Effects {
    if let Some(mut layer) = top(state) {
        let count = count(state, &layer);
        pick(&mut layer, count);
        put(state, layer);
    }
    Effects::none()
}

/// Compares the newest with what was in force on the day of the last review.
fn since_review(state: &mut State) -> Effects {
    let Some(mut layer) = top(state) else {
        return Effects::none();
    };
    let reviewed = state
        .school
        .plans
        .get(&layer.pupil)
        .and_then(|plan| plan.last_review);
    let Some(on) = reviewed else {
        return tell(state, Tone::Info, "The plan has no date of a last review.");
    };
    let found = versions::versions(state, &layer).unwrap_or_default();
    let (in_force, count) = (versions::in_force(&found, on), found.len());
    let day = brief(on, state.session.now.today());
    match in_force {
        Some(0) => {
            let text = format!("Nothing was written since the last review, {day}.");
            return tell(state, Tone::Info, text);
        }
        Some(older) => layer.compare(0, older, count),
        None => {
            layer.compare(0, count.saturating_sub(1), count);
            put(state, layer);
            let text =
                format!("Nothing is as old as the last review, {day}; this is against the oldest.");
            return tell(state, Tone::Info, text);
        }
    }
    put(state, layer);
    Effects::none()
}

/// A page of differences on, or back.
fn scroll(state: &mut State, pages: isize) -> Effects {
    let Some(mut layer) = top(state) else {
        return Effects::none();
    };
    let areas = VersionsAreas::of(state.areas().body, count(state, &layer));
    let differences = versions::differences(state, &layer).unwrap_or_default();
    let lines = changed::lines(&differences, areas.columns(), areas.sides).len();
    let page = areas.page().saturating_sub(1).max(1);
    let by = isize::try_from(page).unwrap_or(1).saturating_mul(pages);
    let last = lines.saturating_sub(areas.page());
    layer.top = layer.top.saturating_add_signed(by).min(last);
    put(state, layer);
    Effects::none()
}

fn close(state: &mut State) -> Effects {
    if top(state).is_some() {
        state.layers.pop();
    }
    Effects::none()
}
