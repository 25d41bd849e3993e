//! Readings as staff type them, on the scale they belong to. A value of another scale is refused and the sentence says
//! what this scale takes, since a reading age read as a score would be a quiet lie.

use super::measure::{Scale, Value};
use thiserror::Error;

/// The lowest and the highest standardised score that published tests give (mean 100, standard deviation 15).
const STANDARDISED: std::ops::RangeInclusive<i32> = 40..=160;
/// Years a reading age may have.
const AGES: std::ops::RangeInclusive<i32> = 3..=19;

/// Why a text is not a reading on a scale.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ReadingError {
    /// Not a number.
    #[error("this scale takes a number{0}, such as 45 or 4.5")]
    Number(String),
    /// More than hundredths.
    #[error("a number here has at most two places after the point")]
    TooFine,
    /// Too large to be counted.
    #[error("this number is too large; the most is ten million")]
    TooLarge,
    /// No such level.
    #[error("the levels of this scale are {0}")]
    Level(String),
    /// Not two scores.
    #[error(
        "the Leuven scale takes two scores from 1 to 5: well-being, then involvement, such as 3 4"
    )]
    Leuven,
    /// Not a standardised score.
    #[error("a standardised score is a whole number from 40 to 160; 100 is the mean")]
    Standardised,
    /// Not a reading age.
    #[error("a reading age is years and months, such as 7:06")]
    ReadingAge,
    /// Nothing there.
    #[error("write what was read")]
    Empty,
}

impl Scale {
    /// The value a text stands for on this scale.
    ///
    /// # Errors
    /// What this scale takes instead.
    pub fn parse(&self, text: &str) -> Result<Value, ReadingError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(ReadingError::Empty);
        }
        match self {
            Self::Number { unit, .. } => number(text, unit).map(Value::Points),
            Self::Levels(levels) => level(text, levels).map(Value::Points),
            Self::Leuven => leuven(text),
            Self::Standardised => text
                .parse()
                .ok()
                .filter(|score| STANDARDISED.contains(score))
                .map(Value::Points)
                .ok_or(ReadingError::Standardised),
            Self::ReadingAge => reading_age(text)
                .map(Value::Points)
                .ok_or(ReadingError::ReadingAge),
            Self::Words => Ok(Value::Text(text.to_owned())),
        }
    }

    /// Whether a value can stand on this scale at all.
    pub fn takes(&self, value: &Value) -> bool {
        match (self, value) {
            (Self::Words, value) => matches!(value, Value::Text(_)),
            (Self::Leuven, value) => !matches!(value, Value::Text(_)),
            (Self::Levels(levels), Value::Points(place)) => {
                usize::try_from(*place).is_ok_and(|place| place < levels.len())
            }
            (Self::Number { .. } | Self::Standardised | Self::ReadingAge, Value::Points(_)) => true,
            (_, Value::Text(_) | Value::Leuven { .. }) => false,
        }
    }

    /// The value in the form it is typed in: `45.5`, `7:06`, `3 4`.
    pub fn typed(&self, value: &Value) -> String {
        match (self, value) {
            (Self::Number { unit, .. }, value) => {
                let shown = self.show(value);
                shown.strip_suffix(unit).unwrap_or(&shown).trim().to_owned()
            }
            (
                _,
                Value::Leuven {
                    wellbeing,
                    involvement,
                },
            ) => format!("{wellbeing} {involvement}"),
            (_, value) => self.show(value),
        }
    }
}

/// Hundredths of the unit.
fn number(text: &str, unit: &str) -> Result<i32, ReadingError> {
    let wrong = || {
        let of = if unit.is_empty() { "" } else { " of " };
        ReadingError::Number(format!("{of}{unit}"))
    };
    let lower = text.to_lowercase();
    let bare = lower.strip_suffix(&unit.to_lowercase()).unwrap_or(&lower);
    let bare = bare.trim();
    let (sign, digits) = bare.strip_prefix('-').map_or((1, bare), |rest| (-1, rest));
    let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
    let all_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if !all_digits(whole) || !all_digits(part) {
        return Err(wrong());
    }
    if part.len() > 2 {
        return Err(ReadingError::TooFine);
    }
    let whole: i32 = whole.parse().map_err(|_| ReadingError::TooLarge)?;
    let part: i32 = format!("{part:0<2}").parse().map_err(|_| wrong())?;
    if whole > 10_000_000 {
        return Err(ReadingError::TooLarge);
    }
    Ok(sign * (whole * 100 + part))
}

/// A level by its name, the beginning of its name where only one begins so, or its place from 1.
fn level(text: &str, levels: &[String]) -> Result<i32, ReadingError> {
    let lower = text.to_lowercase();
    let named = |level: &String| level.to_lowercase() == lower;
    let begins = |level: &String| level.to_lowercase().starts_with(&lower);
    let mut beginning = levels.iter().enumerate().filter(|(_, level)| begins(level));
    let only = match (beginning.next(), beginning.next()) {
        (Some((place, _)), None) => Some(place),
        _ => None,
    };
    let counted = text.parse::<usize>().ok().and_then(|n| n.checked_sub(1));
    let place = levels
        .iter()
        .position(named)
        .or(only)
        .or_else(|| counted.filter(|place| *place < levels.len()));
    place
        .and_then(|place| i32::try_from(place).ok())
        .ok_or_else(|| ReadingError::Level(levels.join(", ")))
}

fn leuven(text: &str) -> Result<Value, ReadingError> {
    let scores: Vec<u8> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|part| !part.is_empty())
        .map_while(|part| part.parse().ok())
        .filter(|score| (1..=5).contains(score))
        .collect();
    let parts = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|part| !part.is_empty());
    match (scores.as_slice(), parts.count()) {
        ([wellbeing, involvement], 2) => Ok(Value::Leuven {
            wellbeing: *wellbeing,
            involvement: *involvement,
        }),
        _ => Err(ReadingError::Leuven),
    }
}

/// Months.
fn reading_age(text: &str) -> Option<i32> {
    let (years, months) = text
        .split_once([':', 'y'])
        .map_or((text, "0"), |(years, months)| (years, months));
    let months = months.trim_end_matches('m').trim();
    let years: i32 = years.trim().parse().ok()?;
    let months: i32 = if months.is_empty() {
        0
    } else {
        months.parse().ok()?
    };
    (AGES.contains(&years) && (0..12).contains(&months)).then_some(years * 12 + months)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::measure::Direction;
    use proptest::prelude::*;

    fn words() -> Scale {
        Scale::Number {
            unit: "words a minute".into(),
            direction: Direction::Up,
        }
    }

    fn levels() -> Scale {
        Scale::Levels(vec!["emerging".into(), "expected".into(), "secure".into()])
    }

    #[test]
    fn each_scale_reads_what_staff_write() {
        for (scale, text, value) in [
            (words(), "45", Value::Points(4500)),
            (words(), "4.5 words a minute", Value::Points(450)),
            (words(), "-0.05", Value::Points(-5)),
            (levels(), "Secure", Value::Points(2)),
            (levels(), "ex", Value::Points(1)),
            (levels(), "1", Value::Points(0)),
            (Scale::Standardised, "88", Value::Points(88)),
            (Scale::ReadingAge, "7:06", Value::Points(90)),
            (Scale::ReadingAge, "7y 6m", Value::Points(90)),
            (Scale::Words, " surer ", Value::Text("surer".into())),
        ] {
            assert_eq!(scale.parse(text), Ok(value), "{text}");
        }
        let pair = Value::Leuven {
            wellbeing: 3,
            involvement: 4,
        };
        assert_eq!(Scale::Leuven.parse("3/4"), Ok(pair));
    }

    #[test]
    fn what_belongs_to_another_scale_is_refused() {
        for (scale, text) in [
            (words(), "7:06"),
            (words(), "secure"),
            (words(), "1.234"),
            (words(), "99999999999"),
            (levels(), "e"),
            (levels(), "88"),
            (Scale::Standardised, "7:06"),
            (Scale::Standardised, "300"),
            (Scale::ReadingAge, "88"),
            (Scale::ReadingAge, "7:13"),
            (Scale::Leuven, "6 1"),
            (Scale::Leuven, "3"),
            (Scale::Leuven, "3 4 5"),
            (Scale::Words, "  "),
        ] {
            assert!(scale.parse(text).is_err(), "{scale:?} {text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_panics_and_what_is_read_can_be_typed_again(text in ".{0,12}", which in 0..6_usize) {
            let scales = [words(), levels(), Scale::Leuven, Scale::Standardised, Scale::ReadingAge, Scale::Words];
            let scale = &scales[which];
            if let Ok(value) = scale.parse(&text) {
                prop_assert!(scale.takes(&value));
                prop_assert_eq!(scale.parse(&scale.typed(&value)), Ok(value));
            }
        }
    }
}
