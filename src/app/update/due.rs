//! The list of what is due, and where each row leads.

use crate::app::action::{Action, FormAct, Nav};
use crate::app::effect::Effects;
use crate::app::form::Subject;
use crate::app::layer::Layer;
use crate::app::layer::picker::{Item, Picker, PickerKind};
use crate::app::list::DUE_WITHIN_DAYS;
use crate::app::pane::{Pane, Spot};
use crate::app::state::{State, Tally};
use crate::domain::due::{Due, DueKind, Nearness, due, due_counts};
use crate::text::dates::{due_in, short};
use chrono::NaiveDate;

/// How far the list looks ahead: six weeks, which is about a half-term.
const AHEAD_DAYS: i64 = 42;

/// Opens the list.
pub(super) fn open(state: &mut State) -> Effects {
    let today = state.session.now.today();
    let listed = due(&state.school, today, AHEAD_DAYS);
    let items = listed
        .iter()
        .filter_map(|due| item(state, due, today))
        .collect();
    let title = "Due: overdue, and in the next six weeks";
    let mut picker = Picker::new(PickerKind::Due, title, items);
    if picker.items.is_empty() {
        "Nothing is overdue, and nothing falls due within six weeks.".clone_into(&mut picker.empty);
    }
    state.layers.push(Layer::Picker(Box::new(picker)));
    Effects::none()
}

/// Counts for the header, where the school or the day is another than when it was last done.
pub(super) fn count(state: &mut State) {
    let today = state.session.now.today();
    if state.due.on != Some(today) {
        let counts = due_counts(&state.school, today, DUE_WITHIN_DAYS);
        state.due = Tally {
            counts,
            on: Some(today),
        };
    }
}

fn item(state: &State, due: &Due, today: NaiveDate) -> Option<Item> {
    let what = if due.detail.is_empty() {
        due.kind.title().to_owned()
    } else {
        format!("{}: {}", due.kind.title(), due.detail)
    };
    let (who, action) = match due.pupil {
        Some(id) => {
            let pupil = state.school.pupils.get(&id)?;
            let who = format!("{}  {}", pupil.name.listed(), pupil.place());
            (who, Action::Nav(Nav::Visit(id, spot(due.kind))))
        }
        None => (
            "Whole school".to_owned(),
            Action::Form(FormAct::Open(Subject::RegisterReview)),
        ),
    };
    let item = Item::new(who.trim_end(), what, action)
        .led_by(Nearness::of(due.on, today), short(due.on, today))
        .beside(due_in(due.on, today));
    Some(item)
}

/// Where something due is dealt with.
const fn spot(kind: DueKind) -> Spot {
    match kind {
        DueKind::Review => Spot::Pane(Pane::Plan),
        DueKind::Passport | DueKind::Draft => Spot::Pane(Pane::Passport),
        DueKind::Entry => Spot::Pane(Pane::Log),
        DueKind::Register => Spot::Pane(Pane::Pupils),
        DueKind::Step(_)
        | DueKind::AnnualReview
        | DueKind::Transfer
        | DueKind::Meeting
        | DueKind::Share
        | DueKind::Action
        | DueKind::ParentMeeting
        | DueKind::Concern => Spot::File,
    }
}
