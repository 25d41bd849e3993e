//! A confidential note. Its list shows kind and day alone; what it says shows here, and that it was opened is recorded.

use super::{Context, GONE, Made, SEALED, Why, one, options, put};
use crate::app::form::read::Reader;
use crate::app::form::{Field, Form, Subject};
use crate::domain::change::{Act, Part};
use crate::domain::confidential::{Access, ConfidentialNote, NoteKind};
use crate::domain::id::NoteId;
use crate::domain::pupil::Pupil;
use crate::domain::staff::Initials;

pub(super) fn form(ctx: &Context<'_>, pupil: &Pupil, id: Option<NoteId>) -> Result<Form, Why> {
    if ctx.school.access == Access::Sealed {
        return Err(SEALED);
    }
    let note = match id {
        Some(id) => Some(ctx.school.confidential.get(&id).ok_or(GONE)?),
        None => None,
    };
    let kind = note.map_or(NoteKind::MentalHealth, |note| note.kind);
    let fields = vec![
        Field::choice("kind", "About", options!(NoteKind), Some(kind.code())),
        Field::date("day", "When", Some(note.map_or(ctx.today, |note| note.day))).required(),
        Field::text(
            "text",
            "What is to be known",
            note.map_or("", |note| &note.text),
        )
        .required()
        .hint("Never on the wall, on a paper or in a finder. Whoever opens it is recorded."),
    ];
    let title = format!("Confidential note: {}", pupil.name.listed());
    Ok(Form::new(
        Subject::Confidential(pupil.id, id),
        title,
        fields,
    ))
}

pub(super) fn read(
    ctx: &Context<'_>,
    reader: &mut Reader<'_>,
    (pupil, id, fresh): (&Pupil, Option<NoteId>, [u8; 16]),
) -> Option<Made> {
    let before = id.and_then(|id| ctx.school.confidential.get(&id));
    let writer = || ctx.me.cloned().unwrap_or_else(Initials::visitor);
    let note = ConfidentialNote {
        id: id.unwrap_or_else(|| NoteId::from_bytes(fresh)),
        pupil: pupil.id,
        kind: reader.choice("kind", NoteKind::parse)?,
        day: reader.past_day("day")?,
        text: reader.text("text"),
        by: before.map_or_else(writer, |note| note.by.clone()),
    };
    let put = put(before, note);
    Some(one(
        Act::Confidential,
        Part::Confidential,
        put,
        "Saved: confidential note.",
    ))
}
