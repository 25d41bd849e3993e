//! A talk with the family.

use super::{Context, GONE, Made, Why, one, options, put};
use crate::app::form::read::Reader;
use crate::app::form::{Field, Form, Subject};
use crate::domain::change::{Act, Part};
use crate::domain::id::TalkId;
use crate::domain::pupil::Pupil;
use crate::domain::talk::{Channel, Talk, TalkKind};

pub(super) fn form(ctx: &Context<'_>, pupil: &Pupil, id: Option<TalkId>) -> Result<Form, Why> {
    let talk = match id {
        Some(id) => Some(ctx.school.talks.get(&id).ok_or(GONE)?),
        None => None,
    };
    let kind = talk.map_or(TalkKind::ParentMeeting, |talk| talk.kind);
    let how = talk.map_or(Channel::Meeting, |talk| talk.how);
    let usual = pupil
        .contacts
        .first()
        .map_or("", |contact| contact.name.as_str());
    let fields = vec![
        Field::date("on", "When", Some(talk.map_or(ctx.today, |talk| talk.on))).required(),
        Field::choice("kind", "What", options!(TalkKind), Some(kind.code()))
            .hint("Three parent meetings a year are counted (CoP 6.65)."),
        Field::choice("how", "How", options!(Channel), Some(how.code())),
        Field::line("with", "With whom", talk.map_or(usual, |talk| &talk.with)).required(),
        Field::text(
            "about",
            "What was said",
            talk.map_or("", |talk| &talk.about),
        ),
    ];
    let title = format!("Talk with the family: {}", pupil.name.listed());
    Ok(Form::new(Subject::Talk(pupil.id, id), title, fields))
}

pub(super) fn read(
    ctx: &Context<'_>,
    reader: &mut Reader<'_>,
    (pupil, id, fresh): (&Pupil, Option<TalkId>, [u8; 16]),
) -> Option<Made> {
    let talk = Talk {
        id: id.unwrap_or_else(|| TalkId::from_bytes(fresh)),
        pupil: pupil.id,
        on: reader.past_day("on")?,
        kind: reader
            .choice("kind", TalkKind::parse)
            .unwrap_or(TalkKind::Contact),
        how: reader
            .choice("how", Channel::parse)
            .unwrap_or(Channel::Meeting),
        with: reader.text("with"),
        about: reader.text("about"),
    };
    let before = id.and_then(|id| ctx.school.talks.get(&id));
    Some(one(
        Act::Talk,
        Part::Talk,
        put(before, talk),
        "Saved: talk with the family.",
    ))
}
