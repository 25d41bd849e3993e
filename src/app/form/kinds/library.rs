//! A line of the school's own in the strategy library.

use super::{Context, GONE, Made, Why, one, options, put};
use crate::app::form::read::Reader;
use crate::app::form::{Field, Form, Subject};
use crate::domain::change::{Act, Part};
use crate::domain::coach::Passage;
use crate::domain::codes::Area;
use crate::domain::library::{Category, LibraryStrategy};
use crate::domain::passport::Setting;

pub(super) fn form(ctx: &Context<'_>, key: Option<&str>) -> Result<Form, Why> {
    let line = match key {
        Some(key) => Some(ctx.school.library.get(key).ok_or(GONE)?),
        None => None,
    };
    let settings: Vec<&str> =
        line.map_or_else(Vec::new, |l| l.settings.iter().map(|s| s.code()).collect());
    let fields = vec![
        Field::line(
            "text",
            "It would help me if you could",
            line.map_or("", |line| &line.text),
        )
        .required()
        .hint("What an adult does, beginning with the verb; no pupil’s name.")
        .coached(Passage::Strategy),
        Field::choice(
            "area",
            "Area of need",
            options!(Area),
            line.map(|line| line.area.code()),
        )
        .required(),
        Field::choice(
            "category",
            "Kind of teaching",
            options!(Category),
            line.map(|l| l.category.code()),
        )
        .required(),
        Field::many("settings", "Where", options!(Setting), &settings)
            .hint("None marked means everywhere."),
    ];
    let title = "Strategy library: a line of the school’s own";
    Ok(Form::new(
        Subject::Library(key.map(str::to_owned)),
        title,
        fields,
    ))
}

pub(super) fn read(
    ctx: &Context<'_>,
    reader: &mut Reader<'_>,
    (key, fresh): (Option<&str>, [u8; 16]),
) -> Option<Made> {
    let text = reader.text("text");
    let own = ctx
        .school
        .library
        .values()
        .filter(|line| Some(line.key.as_str()) != key);
    if ctx
        .words
        .library
        .iter()
        .chain(own)
        .any(|line| line.text == text)
    {
        reader.wrong("text", "The library has this line already.");
    }
    let key = key.map_or_else(
        || format!("own-{}", crate::domain::id::StrategyId::from_bytes(fresh)),
        str::to_owned,
    );
    let line = LibraryStrategy {
        area: reader.choice("area", Area::parse)?,
        category: reader.choice("category", Category::parse)?,
        settings: reader.many("settings", Setting::parse),
        text,
        key,
    };
    let before = ctx.school.library.get(&line.key);
    Some(one(
        Act::Library,
        Part::Library,
        put(before, line),
        "Saved: strategy library.",
    ))
}
