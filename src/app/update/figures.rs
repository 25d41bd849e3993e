//! Figures about all pupils together, without a name: what leaders and governors ask whether support works by.

use crate::app::effect::Effects;
use crate::app::layer::Layer;
use crate::app::layer::picker::{Item, Picker, PickerKind};
use crate::app::state::State;
use crate::domain::figures::{By, Count, Figure, Sheet};

/// Lists them; they are only there to read.
pub(super) fn open(state: &mut State) -> Effects {
    let today = state.session.now.today();
    let sheet = state.session.sheet.clone();
    let sheet = sheet.unwrap_or_else(|| Sheet::of(&state.school, today));
    let note = Item::reading(
        "Groups under five are not told",
        "they stand among all others together",
    );
    let items = sheet.figures.iter().map(item).chain([note]).collect();
    let title = if sheet.on == today {
        "Figures: pupils with SEN support or a plan".to_owned()
    } else {
        let day = sheet.on.format("%-d %b %Y");
        format!("Figures of {day}: pupils with SEN support or a plan")
    };
    let picker = Picker::new(PickerKind::Plain, title, items);
    state.layers.push(Layer::Picker(Box::new(picker)));
    Effects::none()
}

fn item(figure: &Figure) -> Item {
    let title = match figure.by {
        By::All => format!("{} {}", figure.by.title(), figure.group),
        By::Level | By::Need | By::Year => format!("{}: {}", figure.by.title(), figure.group),
    };
    let count = match figure.count {
        Count::Of(many) => many.to_string(),
        Count::Withheld => "not told".to_owned(),
    };
    Item::reading(title, "").beside(count)
}
