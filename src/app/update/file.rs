//! Lists that lead to forms: a pupil's file, what can be added to a plan, the school's own papers, the strategy library.

use crate::app::action::{Action, FormAct, Write};
use crate::app::deeds::allowed;
use crate::app::effect::Effects;
use crate::app::form::Subject;
use crate::app::layer::Layer;
use crate::app::layer::picker::{Item, Picker, PickerKind};
use crate::app::selectors::file;
use crate::app::state::State;
use crate::domain::id::PupilId;

fn show(state: &mut State, picker: Picker) -> Effects {
    state.layers.push(Layer::Picker(Box::new(picker)));
    Effects::none()
}

/// The chosen pupil's file: all that is not passport, plan or log, each line with the form it opens.
pub(super) fn pupil(state: &mut State) -> Effects {
    let Some(pupil) = state.chosen().map(|pupil| pupil.id) else {
        return Effects::none();
    };
    let picker = file_of(state, pupil);
    picker.map_or_else(Effects::none, |picker| show(state, picker))
}

fn file_of(state: &State, id: PupilId) -> Option<Picker> {
    let pupil = state.school.pupils.get(&id)?;
    let rows = file::rows(&state.school, pupil, state.session.now.today());
    let items = allowed(state, rows);
    let title = format!("File: {}", pupil.name.listed());
    Some(Picker::new(PickerKind::File(id), title, items))
}

/// Makes the file that lies open anew after something in it was saved.
pub(super) fn renew(state: &mut State) {
    let Some(Layer::Picker(picker)) = state.layers.last() else {
        return;
    };
    let fresh = match picker.kind {
        PickerKind::File(pupil) => file_of(state, pupil),
        PickerKind::School => Some(papers(state)),
        PickerKind::Meeting(pupil) => super::meeting::picker(state, pupil),
        PickerKind::Pupils
        | PickerKind::Strategies(_)
        | PickerKind::Due
        | PickerKind::Palette
        | PickerKind::Help
        | PickerKind::Plain
        | PickerKind::Several
        | PickerKind::Audit
        | PickerKind::Held(..)
        | PickerKind::Themes => None,
    };
    let (typed, selected) = (picker.line.clone(), picker.selected);
    let Some(mut fresh) = fresh else {
        return;
    };
    fresh.line = typed;
    fresh.narrow();
    fresh.selected = selected.min(fresh.shown.len().saturating_sub(1));
    if let Some(Layer::Picker(picker)) = state.layers.last_mut() {
        **picker = fresh;
    }
}

/// What can be added to the chosen pupil's plan; where there is none, the plan itself.
pub(super) fn add_to_plan(state: &mut State) -> Effects {
    let Some(pupil) = state.chosen().map(|pupil| pupil.id) else {
        return Effects::none();
    };
    if state.plan().is_none() {
        return super::form::update(state, FormAct::Open(Subject::Plan(pupil)));
    }
    let row = |title: &str, detail: &str, subject: Subject| {
        Item::new(title, detail, Action::Form(FormAct::Open(subject)))
    };
    let items = vec![
        row(
            "Target",
            "who will do what, how well, by when",
            Subject::Target(pupil, None),
        ),
        row(
            "Provision",
            "what is put on, how much, by whom",
            Subject::Provision(pupil, None),
        ),
        row(
            "Source",
            "a finding, a test, a view",
            Subject::Source(pupil, None),
        ),
        row("Strengths and barriers", "", Subject::Assess(pupil)),
        row("Outcomes, home, dates", "", Subject::Plan(pupil)),
        row(
            "Who agreed",
            "parties, parents notified, staff aware",
            Subject::AgreePlan(pupil),
        ),
        row(
            "Next cycle",
            "carries over what is unfinished",
            Subject::NextCycle(pupil),
        ),
    ];
    show(
        state,
        Picker::new(PickerKind::Plain, "Add to the plan", items),
    )
}

/// The school's own papers.
pub(super) fn school(state: &mut State) -> Effects {
    let picker = papers(state);
    show(state, picker)
}

fn papers(state: &State) -> Picker {
    let items = file::school(&state.school, state.session.now.today());
    Picker::new(PickerKind::School, "The school", items)
}

/// The strategy library, for the chosen pupil's areas first; several may be taken.
pub(super) fn library(state: &mut State) -> Effects {
    let Some(pupil) = state.chosen().cloned() else {
        return Effects::none();
    };
    let areas: Vec<_> = pupil
        .needs
        .iter()
        .filter_map(|need| need.kind.area())
        .collect();
    let mut lines: Vec<_> = state
        .school
        .library
        .values()
        .chain(&state.words.library)
        .collect();
    lines.sort_by_key(|line| {
        let place = areas.iter().position(|area| *area == line.area);
        place.unwrap_or(areas.len())
    });
    let items = lines.into_iter().map(|line| {
        let detail = format!("{} · {}", line.area.title(), line.category.title());
        let take = Action::Write(Write::Take(vec![line.key.clone()]));
        Item {
            copies: Some(line.text.clone()),
            ..Item::new(line.text.clone(), detail, take)
        }
    });
    let own = Item::new(
        "Write one in your own words",
        "",
        Action::Form(FormAct::Open(Subject::Strategy(pupil.id, None))),
    );
    let items = std::iter::once(own).chain(items).collect();
    show(
        state,
        Picker::new(
            PickerKind::Several,
            "It would help me if you could …",
            items,
        ),
    )
}
