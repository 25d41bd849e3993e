//! What one side says before the meeting: asked at another time and without the meeting, so that nobody has to speak up there.

use super::review::{made, open};
use super::{Context, GONE, Made, Why, invited::SIDES, options};
use crate::app::form::read::Reader;
use crate::app::form::{Field, Form, Subject};
use crate::domain::id::ReviewId;
use crate::domain::pupil::Pupil;
use crate::domain::review::{Side, View};
use crate::domain::talk::Channel;

/// How a side is asked what goes well, what does not, and what they wish for.
struct Asked {
    working: &'static str,
    not_working: &'static str,
    wishes: &'static str,
    hint: &'static str,
}

const PUPIL: Asked = Asked {
    working: "What goes well for you?",
    not_working: "What is hard for you?",
    wishes: "What would you like?",
    hint: "In your own words, one thing a line. Drawings and signs can be told here too.",
};

const FAMILY: Asked = Asked {
    working: "What goes well?",
    not_working: "What worries you?",
    wishes: "What would you like?",
    hint: "At school and at home, one thing a line.",
};

const STAFF: Asked = Asked {
    working: "What is working",
    not_working: "What is not working",
    wishes: "What should come next",
    hint: "What you saw, one thing a line.",
};

/// The questions for a side; none for everyone at once.
const fn asked(side: Side) -> Option<&'static Asked> {
    match side {
        Side::Pupil => Some(&PUPIL),
        Side::Family => Some(&FAMILY),
        Side::Staff => Some(&STAFF),
        Side::Everyone => None,
    }
}

pub(super) fn form(
    ctx: &Context<'_>,
    pupil: &Pupil,
    (id, side): (ReviewId, Side),
) -> Result<Form, Why> {
    let review = open(ctx, pupil, id)?;
    let asked = asked(side).ok_or(GONE)?;
    let view = review.view(side);
    let lines = |of: fn(&View) -> &Vec<String>| view.map_or(&[][..], |view| of(view).as_slice());
    let usual = usually_from(ctx, pupil, side);
    let how = view.map_or(Channel::Meeting, |view| view.how);
    let fields = vec![
        Field::line("from", "From", view.map_or(usual.as_str(), |one| &one.from))
            .required()
            .hint("Whose view it is, and who wrote it down where that was somebody else."),
        Field::date("on", "On", Some(view.map_or(ctx.today, |view| view.on))).required(),
        Field::choice("how", "How", options!(Channel), Some(how.code())),
        Field::list("working", asked.working, lines(|view| &view.working)).hint(asked.hint),
        Field::list(
            "not-working",
            asked.not_working,
            lines(|view| &view.not_working),
        )
        .hint(asked.hint),
        Field::list("wishes", asked.wishes, lines(|view| &view.wishes)).hint(asked.hint),
    ];
    let title = format!("{}’s view: {}", side.title(), pupil.name.listed());
    Ok(Form::new(Subject::View(pupil.id, id, side), title, fields))
}

/// Who speaks for a side unless somebody else is named.
fn usually_from(ctx: &Context<'_>, pupil: &Pupil, side: Side) -> String {
    match side {
        Side::Pupil => pupil.name.spoken(),
        Side::Family => pupil
            .contacts
            .first()
            .map_or_else(String::new, |contact| contact.name.clone()),
        Side::Staff | Side::Everyone => ctx.me.map_or_else(String::new, ToString::to_string),
    }
}

pub(super) fn read(
    ctx: &Context<'_>,
    reader: &mut Reader<'_>,
    (pupil, id, side): (&Pupil, ReviewId, Side),
) -> Option<Made> {
    let before = open(ctx, pupil, id).ok()?;
    let view = View {
        side,
        from: reader.text("from"),
        on: reader.past_day("on")?,
        how: reader
            .choice("how", Channel::parse)
            .unwrap_or(Channel::Meeting),
        working: reader.list("working"),
        not_working: reader.list("not-working"),
        wishes: reader.list("wishes"),
    };
    if view.working.is_empty() && view.not_working.is_empty() && view.wishes.is_empty() {
        reader.missing("working", "Write at least one line, here or below.");
    }
    let mut after = before.clone();
    match after.views.iter_mut().find(|one| one.side == side) {
        Some(known) => *known = view,
        None => after.views.push(view),
    }
    SIDES.contains(&side).then(|| {
        let words = format!("Saved: {}’s view. It is there in the meeting.", side.code());
        made(before, after, words)
    })
}
