//! That a pupil leaves the roll. Leaving keeps all that was written; coming back is emptying the day.

use super::{Made, pupil_made};
use crate::app::form::read::Reader;
use crate::app::form::{Field, Form, Subject};
use crate::domain::pupil::Pupil;
use crate::text::dates::Lean;

pub(super) fn form(pupil: &Pupil) -> Form {
    let title = format!("Leaving: {}", pupil.name.listed());
    let fields = vec![
        Field::date("left", "Last day on roll", pupil.roll.left)
            .hint("Empty it, and the pupil is on roll again. Everything written is kept."),
        Field::line("for", "Where to, or why", &pupil.roll.left_for)
            .hint("The next school, or the reason."),
    ];
    Form::new(Subject::Leave(pupil.id), title, fields)
}

pub(super) fn read(reader: &mut Reader<'_>, before: &Pupil) -> Made {
    let mut pupil = before.clone();
    pupil.roll.left = reader.day("left", Lean::Past);
    if let (Some(born), Some(left)) = (pupil.roll.born, pupil.roll.left)
        && left < born
    {
        reader.wrong(
            "left",
            "This is before the pupil was born; write a later day.",
        );
    }
    pupil.roll.left_for = reader.text("for");
    let words = match pupil.roll.left {
        Some(left) => format!(
            "Saved: leaves on {}. All that was written is kept.",
            left.format("%-d %b %Y")
        ),
        None => "Saved: on roll.".to_owned(),
    };
    pupil_made(before, pupil, words)
}
