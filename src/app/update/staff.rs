//! Trying out what each role can do: in an invented school one can be any of its invented staff, without a pass-phrase.

use super::tell;
use crate::app::action::Action;
use crate::app::effect::Effects;
use crate::app::layer::Layer;
use crate::app::layer::picker::{Item, Picker, PickerKind};
use crate::app::selectors::staff::{sees, staff};
use crate::app::state::State;
use crate::app::toast::Tone;
use crate::domain::staff::{Initials, SignedIn};

/// Lists the staff to become one of, and whoever looks round.
pub(super) fn open(state: &mut State) -> Effects {
    if !state.school.is_demo() {
        return Effects::none();
    }
    let visitor = Item::new(
        "Nobody in particular",
        "whoever looks round; everything is allowed",
        Action::Become(None),
    )
    .beside(Initials::visitor().as_str());
    let people = staff(&state.school).into_iter().map(|one| {
        let title = format!("{}, {}", one.name, one.role.title());
        let side = one.initials.to_string();
        Item::new(title, sees(one.role), Action::Become(Some(Box::new(one)))).beside(side)
    });
    let items = std::iter::once(visitor).chain(people).collect();
    let picker = Picker::new(PickerKind::Plain, "Who do you want to be?", items);
    state.layers.push(Layer::Picker(Box::new(picker)));
    Effects::none()
}

/// From now on this one is at the keyboard. Nobody becomes anybody like this in a school's own record.
pub(super) fn become_one(state: &mut State, who: Option<SignedIn>) -> Effects {
    if !state.school.is_demo() || state.meeting.is_some() {
        return Effects::none();
    }
    state.layers.clear();
    let words = who.as_ref().map_or_else(
        || "You are nobody in particular; everything is allowed.".to_owned(),
        |one| format!("You are {}, {}.", one.name, one.role.title()),
    );
    let me = who.as_ref().map(|one| one.initials.clone());
    state.session.me = Some(me.unwrap_or_else(Initials::visitor));
    state.session.who = who;
    tell(state, Tone::Info, words)
}
