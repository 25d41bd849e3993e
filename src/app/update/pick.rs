//! Lists to pick from: moving, typing into them, taking a row.

use super::{commit, dispatch, open, tell};
use crate::app::action::{Action, Config, FormAct, Log, Nav, Pick, Write};
use crate::app::effect::{Effect, Effects, Keep};
use crate::app::form::Subject;
use crate::app::layer::Layer;
use crate::app::layer::picker::{Item, Picker, PickerKind, Shown, Taken};
use crate::app::layer::prompt::Afterwards;
use crate::app::state::State;
use crate::app::toast::Tone;
use crate::domain::id::PupilId;
use crate::domain::seen::{Look, Seen};
use crate::text::fuzzy::{Query, Skim};

/// How many rows a page is.
const PAGE: isize = 10;
/// How many a finder shows.
const FOUND: usize = 50;

pub(super) fn update(state: &mut State, act: Pick) -> Effects {
    let Some(Layer::Picker(picker)) = state.layers.last_mut() else {
        return Effects::none();
    };
    match act {
        Pick::Down => picker.go(1),
        Pick::Up => picker.go(-1),
        Pick::PageDown => picker.go(PAGE),
        Pick::PageUp => picker.go(-PAGE),
        Pick::Row(row) if picker.selected == row => return accept(state),
        Pick::Row(row) => picker.selected = row.min(picker.shown.len().saturating_sub(1)),
        Pick::Accept => return accept(state),
        Pick::Copy => return copy(state),
        Pick::Mark => mark(picker),
        Pick::Cancel => return cancel(state),
    }
    preview(state)
}

/// Shows what matches the line as it now is.
pub(super) fn find(state: &mut State) {
    let Some(Layer::Picker(picker)) = state.layers.last() else {
        return;
    };
    let (kind, typed) = (picker.kind, picker.line.text().to_owned());
    let found = match kind {
        PickerKind::Pupils => Some(pupils(state, &typed)),
        PickerKind::Strategies(chosen) => Some(strategies(state, &typed, chosen)),
        PickerKind::Due
        | PickerKind::Palette
        | PickerKind::Help
        | PickerKind::Plain
        | PickerKind::Several
        | PickerKind::Themes
        | PickerKind::File(_)
        | PickerKind::Meeting(_)
        | PickerKind::Audit
        | PickerKind::Held(..)
        | PickerKind::School => None,
    };
    let Some(Layer::Picker(picker)) = state.layers.last_mut() else {
        return;
    };
    match found {
        None => picker.narrow(),
        Some((items, shown)) => {
            picker.items = items;
            picker.shown = shown;
            picker.selected = 0;
        }
    }
}

fn pupils(state: &State, typed: &str) -> (Vec<Item>, Vec<Shown>) {
    let Some(index) = &state.index else {
        return Default::default();
    };
    let hits = index
        .pupils
        .search(typed, &|pupil| state.recency(pupil), FOUND);
    let found = hits
        .iter()
        .filter_map(|hit| state.school.pupils.get(&hit.pupil))
        .map(|pupil| {
            let needs: Vec<&str> = pupil.needs.iter().map(|need| need.kind.code()).collect();
            let side = format!("{} {}", needs.join(" "), pupil.current_provision().code());
            Item::new(
                pupil.name.listed(),
                pupil.place(),
                Action::Nav(Nav::Choose(pupil.id)),
            )
            .beside(side.trim())
        });
    marked(found.collect(), typed)
}

fn strategies(state: &State, typed: &str, chosen: Option<PupilId>) -> (Vec<Item>, Vec<Shown>) {
    let Some(index) = &state.index else {
        return Default::default();
    };
    let hits = index
        .strategies
        .search(typed, chosen, &|pupil| state.recency(pupil), FOUND);
    let found = hits.iter().filter_map(|hit| {
        let pupil = state.school.pupils.get(&hit.pupil)?;
        let strategy = state
            .school
            .passports
            .get(&hit.pupil)?
            .strategy(hit.strategy)?;
        let who = format!("{} {}", pupil.name.listed(), pupil.place());
        let item = Item::new(
            strategy.text.clone(),
            who,
            Action::Nav(Nav::Strategy(pupil.id, strategy.id)),
        );
        let side = strategy.areas.first().map_or("", |area| area.code());
        Some(Item {
            copies: Some(strategy.text.clone()),
            ..item.beside(side)
        })
    });
    marked(found.collect(), typed)
}

/// The rows with the characters that matched.
fn marked(items: Vec<Item>, typed: &str) -> (Vec<Item>, Vec<Shown>) {
    let (query, matcher) = (Query::new(typed), Skim::default());
    let shown = items.iter().enumerate().map(|(item, row)| {
        let whole = format!("{} {}", row.title, row.detail);
        let marks = query.highlight(&matcher, &whole);
        let title = row.title.chars().count();
        let title_marks = marks.iter().copied().filter(|mark| *mark < title).collect();
        let detail_marks = marks
            .iter()
            .filter(|mark| **mark > title)
            .map(|mark| mark - title - 1)
            .collect();
        Shown {
            item,
            title_marks,
            detail_marks,
        }
    });
    let shown = shown.collect();
    (items, shown)
}

fn mark(picker: &mut Picker) {
    let Some(item) = picker.shown.get(picker.selected).map(|shown| shown.item) else {
        return;
    };
    if picker.kind == PickerKind::Several && !picker.marked.remove(&item) {
        picker.marked.insert(item);
    }
    picker.go(1);
}

fn accept(state: &mut State) -> Effects {
    let Some(Layer::Picker(picker)) = state.layers.last_mut() else {
        return Effects::none();
    };
    if picker.kind == PickerKind::Several {
        return accept_several(state);
    }
    let Some(taken) = picker.chosen().map(|item| item.taken.clone()) else {
        return Effects::none();
    };
    // A file stays open under the form that was taken out of it.
    let stays = matches!(
        picker.kind,
        PickerKind::File(_) | PickerKind::School | PickerKind::Meeting(_) | PickerKind::Held(..)
    );
    match taken {
        Taken::Does(action @ Action::Form(_)) if stays => dispatch(state, action),
        Taken::Nothing => Effects::none(),
        Taken::Blocked(why) => tell(state, Tone::Info, format!("Not now: {why}.")),
        Taken::Does(action) => {
            state.layers.pop();
            dispatch(state, action)
        }
    }
}

/// Takes all marked rows, or the chosen one where none is marked.
fn accept_several(state: &mut State) -> Effects {
    let Some(Layer::Picker(picker)) = state.layers.pop() else {
        return Effects::none();
    };
    let chosen = picker
        .shown
        .get(picker.selected)
        .map(|shown| shown.item)
        .filter(|_| picker.marked.is_empty());
    let items = picker
        .marked
        .iter()
        .copied()
        .chain(chosen)
        .filter_map(|item| picker.items.get(item));
    let taken: Vec<Action> = items
        .filter_map(|item| match &item.taken {
            Taken::Does(action) => Some(action.clone()),
            Taken::Blocked(_) | Taken::Nothing => None,
        })
        .collect();
    together(taken).map_or_else(Effects::none, |action| dispatch(state, action))
}

/// One action for all that was taken. What can't be done together is done alone: the first of it.
fn together(taken: Vec<Action>) -> Option<Action> {
    let mut taken = taken.into_iter();
    let first = taken.next()?;
    Some(taken.fold(first, |all, next| match (all, next) {
        (Action::Log(Log::Strategies(mut all)), Action::Log(Log::Strategies(more))) => {
            all.extend(more);
            Action::Log(Log::Strategies(all))
        }
        (Action::Write(Write::Take(mut all)), Action::Write(Write::Take(more))) => {
            all.extend(more);
            Action::Write(Write::Take(all))
        }
        // The row for one's own words beside lines of the library: the lines are what was marked.
        (Action::Form(_), more @ Action::Write(Write::Take(_))) => more,
        (all, _) => all,
    }))
}

fn copy(state: &mut State) -> Effects {
    let Some(Layer::Picker(picker)) = state.layers.last() else {
        return Effects::none();
    };
    let Some(item) = picker.chosen() else {
        return Effects::none();
    };
    if is_confidential(item) {
        let why = "What is confidential is not sent to the clipboard.";
        return tell(state, Tone::Info, why);
    }
    let pupil = about(picker.kind, item);
    let text = item.copies.clone().unwrap_or_else(|| item.title.clone());
    if pupil.is_some() && state.session.me.is_none() {
        return open::sign_in(state, Afterwards::CopyRow);
    }
    let looked = pupil.map(|pupil| commit::seen(state, Seen::of(Look::Copied, pupil)));
    let told = tell(state, Tone::Info, "Sent to the terminal's clipboard.");
    told.then(looked.unwrap_or_default())
        .and(Effect::Copy(text))
}

/// Whether a row stands for a confidential note.
fn is_confidential(item: &Item) -> bool {
    matches!(
        item.taken,
        Taken::Does(Action::Form(FormAct::Open(Subject::Confidential(..))))
    )
}

/// Whose record a row is out of, where it is out of one pupil's.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "all other actions are about nobody"
)]
fn about(kind: PickerKind, item: &Item) -> Option<PupilId> {
    match kind {
        PickerKind::File(pupil) | PickerKind::Meeting(pupil) | PickerKind::Held(pupil, _) => {
            return Some(pupil);
        }
        PickerKind::Pupils
        | PickerKind::Strategies(_)
        | PickerKind::Due
        | PickerKind::Palette
        | PickerKind::Help
        | PickerKind::Plain
        | PickerKind::Several
        | PickerKind::Themes
        | PickerKind::Audit
        | PickerKind::School => {}
    }
    let Taken::Does(action) = &item.taken else {
        return None;
    };
    match action {
        Action::Nav(Nav::Choose(pupil) | Nav::Visit(pupil, _) | Nav::Strategy(pupil, _)) => {
            Some(*pupil)
        }
        Action::Form(FormAct::Open(subject)) => subject.pupil(),
        _ => None,
    }
}

fn cancel(state: &mut State) -> Effects {
    let Some(Layer::Picker(picker)) = state.layers.pop() else {
        return Effects::none();
    };
    if picker.kind == PickerKind::Themes {
        return Effects::one(Effect::Theme(state.config.theme.clone(), Keep::Preview));
    }
    Effects::none()
}

/// Shows the theme of the chosen row.
pub(super) fn preview(state: &State) -> Effects {
    let Some(Layer::Picker(picker)) = state.layers.last() else {
        return Effects::none();
    };
    match picker.chosen().map(|item| &item.taken) {
        Some(Taken::Does(Action::Config(Config::Theme(name)))) => {
            Effects::one(Effect::Theme(name.clone(), Keep::Preview))
        }
        Some(_) | None => Effects::none(),
    }
}
