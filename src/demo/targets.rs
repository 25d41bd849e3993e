//! SMART targets of the demo school, read from the strands' lines: text, criterion, scale, baseline, aim and readings.

use super::days::{Look, before, school_day};
use super::dice::Dice;
use super::figures::Figures;
use super::readings::{Run, readings};
use super::stories::Story;
use super::strands::parts;
use crate::domain::calendar::Calendar;
use crate::domain::codes::Area;
use crate::domain::id::TargetId;
use crate::domain::measure::{Measure, Reading, Scale, Value};
use crate::domain::plan::{Target, TargetStatus};
use chrono::NaiveDate;

/// What a target is made for.
pub(super) struct Occasion<'a> {
    /// Terms.
    pub(super) calendar: &'a Calendar,
    /// The day the baseline was taken.
    pub(super) from: NaiveDate,
    /// The target's date.
    pub(super) by: NaiveDate,
    /// The day the school looks at it.
    pub(super) today: NaiveDate,
    /// How it has gone.
    pub(super) story: Story,
}

/// The target a strand's line describes.
pub(super) fn target(
    dice: &mut Dice,
    line: &'static str,
    area: Area,
    occasion: &Occasion<'_>,
) -> Target {
    let mut fields = parts(line);
    let mut field = || fields.next().unwrap_or_default();
    let (text, criterion) = (field(), field());
    let covered = |dice: &mut Dice| occasion.story.progress(dice);
    let figures = Figures::draw(dice, (field(), field()), covered);
    let aim = worded(&figures);
    let measure = measure(dice, figures, occasion);
    let met = measure.aim.as_ref() == measure.latest().map(|latest| &latest.value);
    Target {
        id: TargetId::from_bytes(dice.id()),
        number: 0,
        text: text.replace("{aim}", &aim),
        criterion: criterion.replace("{aim}", &capital(criterion, &aim)),
        area: Some(area),
        measure,
        by: occasion.by,
        status: if met {
            TargetStatus::Met
        } else {
            TargetStatus::Active
        },
    }
}

/// The aim in a sentence: a count without its unit, which the sentence has.
fn worded(figures: &Figures) -> String {
    match (&figures.scale, &figures.aim) {
        (Scale::Number { .. }, Value::Points(points)) => (points / 100).to_string(),
        (scale, aim) => scale.show(aim),
    }
}

/// A criterion that opens with the aim opens with a capital.
fn capital(criterion: &str, aim: &str) -> String {
    let mut letters = aim.chars();
    match letters.next() {
        Some(first) if criterion.starts_with("{aim}") => {
            first.to_uppercase().chain(letters).collect()
        }
        _ => aim.to_owned(),
    }
}

fn measure(dice: &mut Dice, figures: Figures, occasion: &Occasion<'_>) -> Measure {
    let newest = before(occasion.today, dice.between(1, 20));
    let run = Run {
        calendar: occasion.calendar,
        from: occasion.from,
        until: school_day(occasion.calendar, newest, Look::Back),
        story: occasion.story,
    };
    Measure {
        readings: readings(dice, &figures, &run),
        baseline: Some(Reading {
            on: occasion.from,
            value: figures.base(),
        }),
        scale: figures.scale,
        aim: Some(figures.aim),
    }
}
