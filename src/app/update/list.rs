//! The pupil list's filter and order.

use crate::app::action::{Action, FilterKind, List};
use crate::app::effect::Effects;
use crate::app::layer::Layer;
use crate::app::layer::picker::{Item, Picker, PickerKind};
use crate::app::list::Filter;
use crate::app::state::State;
use crate::domain::codes::{SenProvision, SenType};
use crate::domain::pupil::Pupil;
use crate::domain::year::YearGroup;
use std::collections::BTreeSet;

pub(super) fn update(state: &mut State, act: List) -> Effects {
    match act {
        List::Choose(kind) => return choose(state, kind),
        List::Filter(filter) => state.screen.list.filter = filter,
        List::Clear => state.screen.list.filter = Filter::All,
        List::Sort(sort) => state.screen.list.sort = sort,
    }
    let today = state.session.now.today();
    state.screen.list.refresh(&state.school, today);
    Effects::none()
}

fn choose(state: &mut State, kind: FilterKind) -> Effects {
    let today = state.session.now.today();
    let on_roll: Vec<&Pupil> = state
        .school
        .pupils
        .values()
        .filter(|pupil| pupil.on_roll(today))
        .collect();
    let (title, filters) = match kind {
        FilterKind::Year => ("Year", years(&on_roll)),
        FilterKind::Form => ("Form", forms(&on_roll)),
        FilterKind::Provision => (
            "SEN provision",
            SenProvision::ALL
                .iter()
                .copied()
                .map(Filter::Provision)
                .collect(),
        ),
        FilterKind::Need => (
            "Need",
            SenType::ALL.iter().copied().map(Filter::Need).collect(),
        ),
    };
    let items = filters
        .into_iter()
        .filter_map(|filter: Filter| {
            let count = on_roll
                .iter()
                .filter(|pupil| filter.shows(&state.school, pupil, today))
                .count();
            (count > 0).then(|| {
                let detail = if let Filter::Need(kind) = &filter {
                    kind.title()
                } else {
                    ""
                };
                Item::new(filter.title(), detail, Action::List(List::Filter(filter)))
                    .beside(count.to_string())
            })
        })
        .collect();
    state.layers.push(Layer::Picker(Box::new(Picker::new(
        PickerKind::Plain,
        title,
        items,
    ))));
    Effects::none()
}

fn years(pupils: &[&Pupil]) -> Vec<Filter> {
    let years: BTreeSet<YearGroup> = pupils.iter().filter_map(|pupil| pupil.roll.year).collect();
    years.into_iter().map(Filter::Year).collect()
}

fn forms(pupils: &[&Pupil]) -> Vec<Filter> {
    let forms: BTreeSet<&String> = pupils
        .iter()
        .map(|pupil| &pupil.roll.form)
        .filter(|form| !form.is_empty())
        .collect();
    forms.into_iter().cloned().map(Filter::Form).collect()
}
