//! SMART targets of the demo school, read from the strands' lines: text, criterion, scale, baseline, aim and latest. How far a
//! pupil has come follows their story, so that the figures and the log tell the same thing.

use super::dice::Dice;
use super::stories::Story;
use super::strands::parts;
use crate::domain::codes::Area;
use crate::domain::id::TargetId;
use crate::domain::measure::{Direction, Measure, Reading, Scale, Value};
use crate::domain::plan::{Target, TargetStatus};
use chrono::{Datelike, Duration, NaiveDate};

/// What a target is made for.
pub(super) struct Occasion {
    /// The day the baseline was taken.
    pub(super) from: NaiveDate,
    /// The target's date.
    pub(super) by: NaiveDate,
    /// The day the school looks at it.
    pub(super) today: NaiveDate,
    /// How it has gone.
    pub(super) story: Story,
}

/// Baseline, aim and latest on a scale, in the scale's own points or words.
struct Figures {
    scale: Scale,
    base: Value,
    aim: Value,
    latest: Value,
}

/// The target a strand's line describes.
pub(super) fn target(
    dice: &mut Dice,
    line: &'static str,
    area: Area,
    occasion: &Occasion,
) -> Target {
    let mut fields = parts(line);
    let mut field = || fields.next().unwrap_or_default();
    let (text, criterion) = (field(), field());
    let figures = figures(dice, field(), field(), occasion.story);
    let aim = match &figures.scale {
        Scale::Number { .. } | Scale::Leuven => number(&figures),
        Scale::Levels(_) | Scale::Standardised | Scale::ReadingAge | Scale::Words => {
            figures.scale.show(&figures.aim)
        }
    };
    let met = figures.latest == figures.aim;
    Target {
        id: TargetId::from_bytes(dice.id()),
        number: 0,
        text: text.replace("{aim}", &aim),
        criterion: criterion.replace("{aim}", &capital(criterion, &aim)),
        area: Some(area),
        measure: measure(dice, figures, occasion),
        by: occasion.by,
        status: if met {
            TargetStatus::Met
        } else {
            TargetStatus::Active
        },
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

fn measure(dice: &mut Dice, figures: Figures, occasion: &Occasion) -> Measure {
    let taken = weekday(occasion.today - Duration::days(dice.between(1, 20)));
    let latest = Reading {
        on: taken.max(occasion.from),
        value: figures.latest,
    };
    let read = latest.on > occasion.from && (latest.value == figures.aim || dice.percent(85));
    Measure {
        scale: figures.scale,
        baseline: Some(Reading {
            on: occasion.from,
            value: figures.base,
        }),
        aim: Some(figures.aim),
        readings: read.then_some(latest).into_iter().collect(),
    }
}

/// The day, or the Friday before a weekend.
fn weekday(day: NaiveDate) -> NaiveDate {
    let over = i64::from(day.weekday().num_days_from_monday()) - 4;
    day - Duration::days(over.max(0))
}

/// The aim of a counted or Leuven scale without its unit.
fn number(figures: &Figures) -> String {
    match (&figures.scale, &figures.aim) {
        (Scale::Number { .. }, Value::Points(points)) => (points / 100).to_string(),
        (_, Value::Points(points)) => points.to_string(),
        (_, Value::Text(text)) => text.clone(),
        (scale, aim @ Value::Leuven { .. }) => scale.show(aim),
    }
}

/// Reads `kind base-low base-high gain-low gain-high` with the unit or levels, and draws the figures.
fn figures(dice: &mut Dice, spec: &str, extra: &str, story: Story) -> Figures {
    let mut words = spec.split_whitespace();
    let kind = words.next().unwrap_or_default();
    let mut next = || {
        words
            .next()
            .and_then(|word| word.parse().ok())
            .unwrap_or(0_i64)
    };
    let (base, gain) = ((next(), next()), (next(), next()));
    let base = dice.between(base.0, base.1);
    let gain = dice.between(gain.0, gain.1);
    let number = |direction| Scale::Number {
        unit: extra.to_owned(),
        direction,
    };
    let (scale, gain, unit) = match kind {
        "up" => (number(Direction::Up), gain, 100),
        "down" => (number(Direction::Down), -gain, 100),
        "levels" => {
            let levels = extra.split(',').map(|level| level.trim().to_owned());
            (Scale::Levels(levels.collect()), gain, 1)
        }
        "leuven" => (Scale::Leuven, gain, 1),
        "score" => (Scale::Standardised, gain, 1),
        "age" => (Scale::ReadingAge, gain, 1),
        _ => return worded(extra),
    };
    // Half is added before the division so that the latest reading is rounded, not cut.
    let come = (gain * story.progress(dice) * 2 + 100 * gain.signum()) / 200;
    let points = |whole: i64| Value::Points(i32::try_from(whole * unit).unwrap_or(0));
    Figures {
        scale,
        base: points(base),
        aim: points(base + gain),
        latest: points((base + come).max(0)),
    }
}

/// A scale of words: `now => aim => latest`.
fn worded(extra: &str) -> Figures {
    let mut words = extra.split("=>").map(|part| part.trim().to_owned());
    let mut next = || Value::Text(words.next().unwrap_or_default());
    Figures {
        scale: Scale::Words,
        base: next(),
        aim: next(),
        latest: next(),
    }
}
