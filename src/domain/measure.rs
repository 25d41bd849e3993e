//! Scales that are typed and ordered, so that "improved" is computed and never guessed.

use super::code_set::code_set;
use chrono::NaiveDate;
use std::cmp::Ordering;

code_set! {
    /// Which way a number should go.
    pub enum Direction {
        /// More is better.
        Up = 0, "up", "higher is better";
        /// Less is better.
        Down = 1, "down", "lower is better";
    }
}

/// A scale readings are taken on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scale {
    /// A count or amount, in hundredths of `unit`.
    Number {
        /// What is counted, such as `words a minute`.
        unit: String,
        /// Which way is better.
        direction: Direction,
    },
    /// Named levels, lowest first; a reading is a level's place from 0.
    Levels(Vec<String>),
    /// The Leuven scale: well-being and involvement, each 1 to 5.
    Leuven,
    /// A standardised score, mean 100.
    Standardised,
    /// A reading age, in months.
    ReadingAge,
    /// Words only; not compared.
    Words,
}

/// What a reading says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// A place or amount on the scale, in the scale's own unit.
    Points(i32),
    /// The two scores of the Leuven scale.
    Leuven {
        /// Well-being, 1 to 5.
        wellbeing: u8,
        /// Involvement, 1 to 5.
        involvement: u8,
    },
    /// Words, on a scale of words.
    Text(String),
}

/// A value with the day it was taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The day.
    pub on: NaiveDate,
    /// The value.
    pub value: Value,
}

/// How a target is measured: where it began, where it should go, where it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measure {
    /// The scale all three are read on.
    pub scale: Scale,
    /// Where it began.
    pub baseline: Option<Reading>,
    /// Where it should be by the target's date.
    pub aim: Option<Value>,
    /// Readings since the baseline, oldest first; once the target is closed the last is its exit reading.
    pub readings: Vec<Reading>,
}

impl Measure {
    /// A scale with nothing read on it yet.
    pub const fn on(scale: Scale) -> Self {
        Self {
            scale,
            baseline: None,
            aim: None,
            readings: Vec::new(),
        }
    }

    /// The newest reading.
    pub fn latest(&self) -> Option<&Reading> {
        self.readings.last()
    }
}

impl Scale {
    /// Whether `later` is better than, as good as or worse than `earlier`; `None` where they can't be compared.
    pub fn compare(&self, earlier: &Value, later: &Value) -> Option<Ordering> {
        let (Value::Points(earlier), Value::Points(later)) = (earlier, later) else {
            return compare_leuven(earlier, later);
        };
        match self {
            Self::Words => None,
            Self::Number {
                direction: Direction::Down,
                ..
            } => Some(earlier.cmp(later)),
            Self::Number {
                direction: Direction::Up,
                ..
            }
            | Self::Levels(_)
            | Self::Leuven
            | Self::Standardised
            | Self::ReadingAge => Some(later.cmp(earlier)),
        }
    }

    /// The value in the words staff use: `4.5 words a minute`, `7:06`, `confident`.
    pub fn show(&self, value: &Value) -> String {
        let points = match value {
            Value::Text(text) => return text.clone(),
            Value::Leuven {
                wellbeing,
                involvement,
            } => return format!("well-being {wellbeing}, involvement {involvement}"),
            Value::Points(points) => *points,
        };
        match self {
            Self::Number { unit, .. } => format!("{} {unit}", hundredths(points))
                .trim_end()
                .to_owned(),
            Self::Levels(levels) => usize::try_from(points)
                .ok()
                .and_then(|i| levels.get(i))
                .cloned()
                .unwrap_or_else(|| points.to_string()),
            Self::Leuven => format!("{points} of 5"),
            Self::Standardised | Self::Words => points.to_string(),
            Self::ReadingAge => format!("{}:{:02}", points.div_euclid(12), points.rem_euclid(12)),
        }
    }
}

/// Both scores no worse and one better is better; one up and one down can't be compared.
fn compare_leuven(earlier: &Value, later: &Value) -> Option<Ordering> {
    let scores = |value: &Value| match value {
        Value::Leuven {
            wellbeing,
            involvement,
        } => Some((*wellbeing, *involvement)),
        Value::Points(_) | Value::Text(_) => None,
    };
    let ((w0, i0), (w1, i1)) = (scores(earlier)?, scores(later)?);
    match (w1.cmp(&w0), i1.cmp(&i0)) {
        (Ordering::Equal, other) | (other, Ordering::Equal) => Some(other),
        (one, other) => (one == other).then_some(one),
    }
}

fn hundredths(points: i32) -> String {
    let sign = if points < 0 { "-" } else { "" };
    let (whole, part) = (points.unsigned_abs() / 100, points.unsigned_abs() % 100);
    let digits = format!("{part:02}");
    let digits = digits.trim_end_matches('0');
    if digits.is_empty() {
        format!("{sign}{whole}")
    } else {
        format!("{sign}{whole}.{digits}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fewer_can_be_better() {
        let outbursts = Scale::Number {
            unit: "a week".into(),
            direction: Direction::Down,
        };
        assert_eq!(
            outbursts.compare(&Value::Points(900), &Value::Points(300)),
            Some(Ordering::Greater)
        );
        assert_eq!(
            Scale::Standardised.compare(&Value::Points(82), &Value::Points(88)),
            Some(Ordering::Greater)
        );
        assert_eq!(
            Scale::Words.compare(&Value::Text("shy".into()), &Value::Text("bold".into())),
            None
        );
    }

    #[test]
    fn values_read_as_staff_write_them() {
        let words = Scale::Number {
            unit: "words a minute".into(),
            direction: Direction::Up,
        };
        assert_eq!(words.show(&Value::Points(4550)), "45.5 words a minute");
        assert_eq!(words.show(&Value::Points(-5)), "-0.05 words a minute");
        assert_eq!(Scale::ReadingAge.show(&Value::Points(90)), "7:06");
        assert_eq!(
            Scale::Levels(vec!["new".into(), "secure".into()]).show(&Value::Points(1)),
            "secure"
        );
    }
}
