//! For how many years records are kept: whole ones from the day of birth, parts of one from their own day.

use super::{Context, Made, Why, one, put};
use crate::app::form::read::Reader;
use crate::app::form::{Field, Form, Subject};
use crate::domain::change::{Act, Part};
use crate::domain::retention::{Keeping, Retention};
use crate::domain::school::Settings;

const NO_SCHOOL: Why = "No school is open.";

/// The fewest and the most years that can be typed.
const YEARS: (u32, u32) = (1, 99);

const UNSOUND: &str =
    "A whole record is kept for 18 years at least, and with SEN no shorter than without.";

pub(super) fn form(ctx: &Context<'_>) -> Result<Form, Why> {
    let settings = ctx.school.settings.as_ref().ok_or(NO_SCHOOL)?;
    let kept = &settings.keeping.retention;
    let part = |key: &str, label: &str, years: Option<u8>| {
        let text = years.map_or_else(String::new, |years| years.to_string());
        Field::line(key, label, &text)
            .hint("Years from its own day; empty means as long as the whole record.")
    };
    let whole = |key: &str, label: &str, years: u8| {
        let field = Field::line(key, label, &years.to_string()).required();
        field.hint("Years from the day of birth, for the whole record.")
    };
    let fields = vec![
        whole("sen", "With SEN", kept.sen),
        whole("other", "Without SEN", kept.other),
        part("entries", "Delivery log", kept.entries),
        part("reviews", "Reviews", kept.reviews),
        part("talks", "Talks with the family", kept.talks),
        part("concerns", "Closed concerns", kept.concerns),
    ];
    let mut form = Form::new(Subject::Retention, "How long records are kept", fields);
    "Nothing is taken out by this: records whose time is over come onto the disposal list."
        .clone_into(&mut form.note);
    Ok(form)
}

pub(super) fn read(ctx: &Context<'_>, reader: &mut Reader<'_>) -> Option<Made> {
    let before = ctx.school.settings.as_ref()?;
    let (sen, other) = (years(reader, "sen"), years(reader, "other"));
    let [entries, reviews, talks, concerns] =
        ["entries", "reviews", "talks", "concerns"].map(|key| years(reader, key));
    let retention = Retention {
        sen: sen?,
        other: other?,
        entries,
        reviews,
        talks,
        concerns,
    };
    if !retention.is_sound() {
        let field = if retention.other < Retention::LEAST {
            "other"
        } else {
            "sen"
        };
        reader.wrong(field, UNSOUND);
    }
    let after = Settings {
        keeping: Keeping {
            retention,
            ..before.keeping.clone()
        },
        ..before.clone()
    };
    let put = put(Some(before), after);
    let words = "Saved: how long records are kept.";
    Some(one(Act::Retention, Part::Settings, put, words))
}

fn years(reader: &mut Reader<'_>, key: &str) -> Option<u8> {
    let years = reader.number(key, YEARS, "years")?;
    u8::try_from(years).ok()
}
