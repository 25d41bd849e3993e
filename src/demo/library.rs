//! The demo school's own lines in the strategy library, and passports that took theirs from it.

use crate::domain::codes::Area;
use crate::domain::library::{Category, LibraryStrategy};
use crate::domain::passport::{Passport, Setting};

/// The school's own lines.
pub(super) fn lines() -> Vec<LibraryStrategy> {
    let line = |key: &str, text: &str, area, category| LibraryStrategy {
        key: key.to_owned(),
        text: text.to_owned(),
        area,
        category,
        settings: vec![Setting::WholeClass],
    };
    vec![
        line(
            "own-harbour-room",
            "Let me go to the Harbour Room with my blue card; I am back within ten minutes",
            Area::Emotional,
            Category::Scaffolding,
        ),
        line(
            "own-tide-board",
            "Write the three steps of the lesson on the tide board and tick them off with me",
            Area::Communication,
            Category::ExplicitInstruction,
        ),
        line(
            "own-base-copy",
            "Leave tomorrow's page in the Learning Base by three so that I can read it first",
            Area::Cognition,
            Category::Scaffolding,
        ),
    ]
}

/// Puts a line of the library into a passport that has a strategy of its area: in place of the last one.
pub(super) fn take(lines: &[LibraryStrategy], passport: &mut Passport) {
    let Some(last) = passport.strategies.last_mut() else {
        return;
    };
    let line = lines.iter().find(|line| last.areas.contains(&line.area));
    if let Some(line) = line {
        last.text.clone_from(&line.text);
        last.settings.clone_from(&line.settings);
        last.library = Some(line.key.clone());
    }
}
