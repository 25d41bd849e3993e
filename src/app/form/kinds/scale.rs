//! The fields of a measure: which scale, and values read on it. A value of another scale is refused beside its field, and a
//! scale that has readings can't be changed under them.

use super::options;
use crate::app::form::Field;
use crate::app::form::input::Opt;
use crate::app::form::read::{Reader, capital};
use crate::domain::measure::{Direction, Measure, Reading, Scale, Value};
use chrono::NaiveDate;

/// A kind of scale with the code it is chosen by.
const KINDS: [(&str, &str); 6] = [
    ("number", "Number"),
    ("levels", "Levels"),
    ("leuven", "Leuven"),
    ("standardised", "Standardised score"),
    ("reading-age", "Reading age"),
    ("words", "In words"),
];

const fn kind(scale: &Scale) -> &'static str {
    match scale {
        Scale::Number { .. } => "number",
        Scale::Levels(_) => "levels",
        Scale::Leuven => "leuven",
        Scale::Standardised => "standardised",
        Scale::ReadingAge => "reading-age",
        Scale::Words => "words",
    }
}

/// The fields that choose a scale.
pub(super) fn choosing(scale: Option<&Scale>) -> Vec<Field> {
    let kinds: Vec<Opt> = KINDS
        .iter()
        .map(|(code, title)| Opt::new(*code, *title))
        .collect();
    let (unit, direction) = match scale {
        Some(Scale::Number { unit, direction }) => (unit.clone(), Some(direction.code())),
        Some(Scale::Levels(levels)) => (levels.join(", "), None),
        Some(_) | None => (String::new(), None),
    };
    vec![
        Field::choice("scale", "Measured on", kinds, scale.map(kind))
            .hint("The scale all its readings are taken on."),
        Field::line("unit", "Unit or levels", &unit).hint(
            "Of a number: words a minute. Of levels, lowest first: emerging, expected, secure.",
        ),
        Field::choice("direction", "Better is", options!(Direction), direction)
            .hint("Only for a number."),
    ]
}

/// The fields of a whole measure: scale, baseline with its day, aim.
pub(super) fn measuring(measure: Option<&Measure>, labels: (&str, &str)) -> Vec<Field> {
    let typed = |value: Option<&Value>| {
        measure
            .zip(value)
            .map_or_else(String::new, |(measure, value)| measure.scale.typed(value))
    };
    let baseline = measure.and_then(|measure| measure.baseline.as_ref());
    let aim = measure.and_then(|measure| measure.aim.as_ref());
    let mut fields = choosing(measure.map(|measure| &measure.scale));
    fields.extend([
        Field::line(
            "baseline",
            labels.0,
            &typed(baseline.map(|baseline| &baseline.value)),
        )
        .hint("Where it begins, read on this scale."),
        Field::date("read", "Taken on", baseline.map(|baseline| baseline.on)),
        Field::line("aim", labels.1, &typed(aim))
            .hint("Where it should be, read on the same scale."),
    ]);
    fields
}

/// The scale that is chosen.
pub(super) fn scale(reader: &mut Reader<'_>) -> Option<Scale> {
    let kind = reader.optional("scale")?;
    let unit = reader.text("unit");
    let scale = match kind.as_str() {
        "number" => Scale::Number {
            direction: reader
                .choice("direction", Direction::parse)
                .unwrap_or(Direction::Up),
            unit,
        },
        "levels" => Scale::Levels(levels(reader, &unit)?),
        "leuven" => Scale::Leuven,
        "standardised" => Scale::Standardised,
        "reading-age" => Scale::ReadingAge,
        _ => Scale::Words,
    };
    Some(scale)
}

fn levels(reader: &mut Reader<'_>, unit: &str) -> Option<Vec<String>> {
    let levels: Vec<String> = unit
        .split(',')
        .map(|level| level.trim().to_owned())
        .filter(|level| !level.is_empty())
        .collect();
    if levels.len() < 2 {
        reader.wrong(
            "unit",
            "Write at least two levels, lowest first, with commas between them.",
        );
        return None;
    }
    Some(levels)
}

/// The value in a field, read on a scale.
pub(super) fn value(reader: &mut Reader<'_>, key: &str, scale: &Scale) -> Option<Value> {
    let text = reader.optional(key)?;
    match scale.parse(&text) {
        Ok(value) => {
            reader.echo(key, scale.show(&value));
            Some(value)
        }
        Err(why) => {
            reader.wrong(key, format!("{}.", capital(&why.to_string())));
            None
        }
    }
}

/// The whole measure; nothing where no scale is chosen and nothing is read.
pub(super) fn measure(reader: &mut Reader<'_>, before: Option<&Measure>) -> Option<Measure> {
    let scale = scale(reader);
    let Some(scale) = scale else {
        for key in ["baseline", "aim"] {
            if reader.optional(key).is_some() && reader.optional("scale").is_none() {
                reader.wrong(key, "Choose the scale this is read on first.");
            }
        }
        return None;
    };
    let readings = kept(reader, before, &scale);
    let on = reader
        .past_day("read")
        .or_else(|| before?.baseline.as_ref().map(|baseline| baseline.on));
    let baseline = value(reader, "baseline", &scale).map(|value| Reading {
        on: on.unwrap_or(reader.today),
        value,
    });
    let aim = value(reader, "aim", &scale);
    backwards(reader, &scale, (baseline.as_ref(), aim.as_ref()));
    Some(Measure {
        scale,
        baseline,
        aim,
        readings,
    })
}

/// Readings stay with the scale they were taken on.
fn kept(reader: &mut Reader<'_>, before: Option<&Measure>, scale: &Scale) -> Vec<Reading> {
    let Some(before) = before else {
        return Vec::new();
    };
    let fits = before.scale == *scale
        || (kind(&before.scale) == kind(scale)
            && before
                .readings
                .iter()
                .all(|reading| scale.takes(&reading.value)));
    if !fits && !before.readings.is_empty() {
        let count = before.readings.len();
        reader.wrong("scale", format!(
            "{count} readings were taken on the old scale and can’t be read on this one; start a new target for it."
        ));
    }
    before.readings.clone()
}

/// An aim that is worse than the baseline is nearly always a slip of the direction.
fn backwards(reader: &mut Reader<'_>, scale: &Scale, ends: (Option<&Reading>, Option<&Value>)) {
    let (Some(baseline), Some(aim)) = ends else {
        return;
    };
    if scale.compare(&baseline.value, aim) == Some(std::cmp::Ordering::Less) {
        reader.wrong(
            "aim",
            "This is worse than the baseline on this scale; check “better is”.",
        );
    }
}

/// Readings in the order of their days, with one more.
pub(super) fn with_reading(measure: &Measure, on: NaiveDate, value: Value) -> Measure {
    let mut measure = measure.clone();
    measure.readings.retain(|reading| reading.on != on);
    measure.readings.push(Reading { on, value });
    measure.readings.sort_by_key(|reading| reading.on);
    measure
}
