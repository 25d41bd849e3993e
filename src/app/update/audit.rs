//! Who did what: opening the list, choosing what is in it, and what comes back.

use super::{commit, open, reply};
use crate::app::action::Action;
use crate::app::audit::{AuditAct, By};
use crate::app::effect::{Effect, Effects, More};
use crate::app::layer::Layer;
use crate::app::layer::picker::{Item, Picker, PickerKind};
use crate::app::layer::prompt::{Afterwards, Prompt, Purpose};
use crate::app::selectors::audit;
use crate::app::state::State;
use crate::domain::audit::{Filter, Row};
use crate::domain::seen::{Look, Seen};
use crate::domain::staff::Initials;
use crate::text::clean::Limits;
use crate::text::edit::LineEdit;

pub(super) fn update(state: &mut State, act: AuditAct) -> Effects {
    // That it was read is recorded, so it is known by whom.
    if state.session.me.is_none() {
        return open::sign_in(state, Afterwards::Audit);
    }
    match act {
        AuditAct::Open => {
            state.session.audit = Filter::default();
            let looked = commit::seen(state, Seen::whole(Look::Audit, 0));
            looked.and(Effect::Audit(Box::default()))
        }
        AuditAct::Clear => show(state, Filter::default()),
        AuditAct::Show(filter) => show(state, *filter),
        AuditAct::Choose(By::Pupil) => offer(state, "About whom?", audit::pupils),
        AuditAct::Choose(By::Kind) => offer(state, "Which kind?", audit::kinds),
        AuditAct::Choose(By::Person) => {
            let by = state.session.audit.by.as_ref();
            let line = LineEdit::with(by.map_or("", |by| by.as_str()), Limits::NAME);
            let hint = "Initials, such as KB; nothing means everybody.";
            let prompt = Prompt::new(Purpose::AuditPerson, "By whom?", hint, line);
            open::ask(state, prompt)
        }
        AuditAct::Choose(By::Days) => {
            let hint = "Such as today, 3/11 to 20/11 or since 1/9; nothing means every day.";
            let line = LineEdit::line();
            let prompt = Prompt::new(Purpose::AuditDays, "On which days?", hint, line);
            open::ask(state, prompt)
        }
    }
}

/// Asks for what a filter takes. To ask about another pupil is a look of its own.
pub(super) fn show(state: &mut State, filter: Filter) -> Effects {
    let another = filter
        .pupil
        .filter(|_| filter.pupil != state.session.audit.pupil);
    state.session.audit = filter.clone();
    let looked = another.map(|pupil| commit::seen(state, Seen::of(Look::Audit, pupil)));
    let looked = looked.unwrap_or_default();
    looked.and(Effect::Audit(Box::new(filter)))
}

/// Lists values to filter by.
fn offer(state: &mut State, title: &str, values: fn(&State) -> Vec<(String, Filter)>) -> Effects {
    let items = values(state).into_iter().map(|(words, filter)| {
        let show = Action::Audit(AuditAct::Show(Box::new(filter)));
        Item::new(words, "", show)
    });
    let picker = Picker::new(PickerKind::Plain, title, items.collect());
    state.layers.push(Layer::Picker(Box::new(picker)));
    Effects::none()
}

/// The filter that was typed, or what is wrong with it.
pub(super) fn typed(state: &State, purpose: &Purpose, text: &str) -> Result<Filter, String> {
    let mut filter = Filter {
        before: None,
        ..state.session.audit.clone()
    };
    if *purpose == Purpose::AuditDays {
        (filter.since, filter.until) = audit::days(text, state.session.now.today())?;
    } else if text.is_empty() {
        filter.by = None;
    } else {
        let why = "Initials are one to eight letters or digits, such as KB.";
        filter.by = Some(Initials::parse(text).ok_or(why)?);
    }
    Ok(filter)
}

/// What was asked for is here. It takes the place of what the list showed; what was asked for before is of no use any more.
pub(super) fn arrived(state: &mut State, filter: &Filter, rows: &[Row], more: More) -> Effects {
    if *filter != state.session.audit {
        return Effects::none();
    }
    let picker = list(state, rows, more);
    let is_open =
        |layer: &&mut Layer| matches!(layer, Layer::Picker(open) if open.kind == PickerKind::Audit);
    match state.layers.iter_mut().find(is_open) {
        Some(layer) => *layer = Layer::Picker(Box::new(picker)),
        None => reply::beneath(state, Layer::Picker(Box::new(picker))),
    }
    Effects::none()
}

fn list(state: &State, rows: &[Row], more: More) -> Picker {
    let today = state.session.now.today();
    let mut items: Vec<Item> = rows
        .iter()
        .map(|row| audit::item(&state.school, row, today))
        .collect();
    if let (More::Maybe, Some(last)) = (more, rows.last()) {
        let older = Filter {
            before: Some(last.seq),
            ..state.session.audit.clone()
        };
        let show = Action::Audit(AuditAct::Show(Box::new(older)));
        items.push(Item::new("Older ones", "", show));
    }
    let title = audit::title(&state.school, &state.session.audit, today);
    let mut picker = Picker::new(PickerKind::Audit, title, items);
    if rows.is_empty() {
        "Nothing of this is on record. {audit.clear} shows everything again, {audit.days} asks for other days."
            .clone_into(&mut picker.empty);
    }
    picker
}
