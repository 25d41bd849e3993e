//! A concern: what comes before the register.

use super::{Context, GONE, Made, Why, one, options, put};
use crate::app::form::read::Reader;
use crate::app::form::{Field, Form, Subject};
use crate::domain::change::{Act, Part};
use crate::domain::codes::Area;
use crate::domain::concern::{Concern, Decided, Decision, Told};
use crate::domain::id::ConcernId;
use crate::domain::pupil::Pupil;
use crate::domain::talk::Channel;

pub(super) fn form(ctx: &Context<'_>, pupil: &Pupil, id: Option<ConcernId>) -> Result<Form, Why> {
    let concern = match id {
        Some(id) => Some(ctx.school.concerns.get(&id).ok_or(GONE)?),
        None => None,
    };
    let told = concern.and_then(|concern| concern.told.as_ref());
    let decided = concern.and_then(|concern| concern.decided.as_ref());
    let text = |of: fn(&Concern) -> &String| concern.map_or("", |concern| of(concern).as_str());
    let area = concern.and_then(|concern| concern.area).map(Area::code);
    let raised = concern.map_or(ctx.today, |concern| concern.raised);
    let by = concern.map_or_else(
        || ctx.me.map_or("", crate::domain::staff::Initials::as_str),
        |concern| concern.by.as_str(),
    );
    let fields = vec![
        Field::line("by", "Who is worried", by).required(),
        Field::date("raised", "Raised on", Some(raised)).required(),
        Field::text("seen", "What was seen", text(|concern| &concern.seen))
            .required()
            .hint("What you saw and heard, when and how often; not what it might mean."),
        Field::text("tried", "What was tried", text(|concern| &concern.tried))
            .hint("What was adjusted in class, for how long, and what came of it."),
        Field::choice("area", "Area", options!(Area), area).hint("Only if one can be said."),
        Field::date("told", "Parents told on", told.map(|told| told.on)),
        Field::choice(
            "how",
            "How",
            options!(Channel),
            told.map(|told| told.how.code()),
        ),
        Field::text(
            "response",
            "What they said",
            told.map_or("", |told| &told.response),
        ),
        Field::choice(
            "decision",
            "Decision",
            options!(Decision),
            decided.map(|d| d.decision.code()),
        )
        .hint("Empty while it is open."),
        Field::date("decided", "Decided on", decided.map(|decided| decided.on)),
        Field::text("why", "Why", decided.map_or("", |decided| &decided.why)),
    ];
    let title = format!("Concern: {}", pupil.name.listed());
    Ok(Form::new(Subject::Concern(pupil.id, id), title, fields))
}

pub(super) fn read(
    ctx: &Context<'_>,
    reader: &mut Reader<'_>,
    (pupil, id, fresh): (&Pupil, Option<ConcernId>, [u8; 16]),
) -> Option<Made> {
    let raised = reader.past_day("raised");
    let told = told(reader);
    let decided = decided(reader);
    reader.not_before(
        "decided",
        raised,
        decided.as_ref().map(|decided| decided.on),
    );
    let concern = Concern {
        id: id.unwrap_or_else(|| ConcernId::from_bytes(fresh)),
        pupil: pupil.id,
        raised: raised?,
        by: reader.text("by"),
        area: reader.choice("area", Area::parse),
        seen: reader.text("seen"),
        tried: reader.text("tried"),
        told,
        decided,
    };
    let before = id.and_then(|id| ctx.school.concerns.get(&id));
    let words = match &concern.decided {
        Some(decided) if decided.decision == Decision::Register => {
            "Saved: concern. The register line is in the pupil’s file under New."
        }
        Some(_) => "Saved: concern, decided.",
        None => "Saved: concern. It stays in Due until it is decided.",
    };
    Some(one(
        Act::Concern,
        Part::Concern,
        put(before, concern),
        words,
    ))
}

fn told(reader: &mut Reader<'_>) -> Option<Told> {
    let on = reader.past_day("told");
    let how = reader.choice("how", Channel::parse);
    let response = reader.text("response");
    if on.is_none() && (how.is_some() || !response.is_empty()) && reader.list("told").is_empty() {
        reader.missing("told", "Say on which day they were told.");
    }
    Some(Told {
        on: on?,
        how: how.unwrap_or(Channel::Meeting),
        response,
    })
}

fn decided(reader: &mut Reader<'_>) -> Option<Decided> {
    let decision = reader.choice("decision", Decision::parse);
    let on = reader.past_day("decided");
    let why = reader.text("why");
    if decision.is_none() && (on.is_some() || !why.is_empty()) {
        reader.missing("decision", "Say what was decided.");
    }
    let decision = decision?;
    let on = if reader.list("decided").is_empty() {
        Some(reader.today)
    } else {
        on
    };
    Some(Decided {
        on: on?,
        decision,
        why,
    })
}
