//! What a chart of readings has to show: its lines, its bounds, and the words beside them, in the scale's own terms.

use crate::domain::measure::{Measure, Reading, Scale, Value};
use chrono::NaiveDate;

/// One line of a chart.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Series {
    /// What its readings are marked with, where there is more than one line.
    pub(super) letter: Option<&'static str>,
    /// Days since the chart's first and values, the oldest first; the baseline leads.
    pub(super) points: Vec<(i32, i32)>,
    /// Where it began.
    pub(super) baseline: Option<i32>,
    /// What is aimed for.
    pub(super) aim: Option<i32>,
}

/// The days that readings were taken on, from the baseline on.
pub(super) fn readings(measure: &Measure) -> Vec<&Reading> {
    let mut all: Vec<&Reading> = measure.baseline.iter().chain(&measure.readings).collect();
    all.sort_by_key(|reading| reading.on);
    all
}

/// The lines of a measure; none where its readings are words.
pub(super) fn series(measure: &Measure, first: NaiveDate) -> Vec<Series> {
    let one = |letter, value: fn(&Value) -> Option<i32>| {
        let point = |reading: &&Reading| Some((days(first, reading.on), value(&reading.value)?));
        Series {
            letter,
            points: readings(measure).iter().filter_map(point).collect(),
            baseline: measure.baseline.as_ref().and_then(|one| value(&one.value)),
            aim: measure.aim.as_ref().and_then(value),
        }
    };
    let all = match measure.scale {
        Scale::Words => Vec::new(),
        Scale::Leuven => vec![one(Some("w"), wellbeing), one(Some("i"), involvement)],
        Scale::Number { .. } | Scale::Levels(_) | Scale::Standardised | Scale::ReadingAge => {
            vec![one(None, points)]
        }
    };
    all.into_iter()
        .filter(|line| !line.points.is_empty())
        .collect()
}

const fn points(value: &Value) -> Option<i32> {
    match value {
        Value::Points(points) => Some(*points),
        Value::Leuven { .. } | Value::Text(_) => None,
    }
}

fn wellbeing(value: &Value) -> Option<i32> {
    match value {
        Value::Leuven { wellbeing, .. } => Some(i32::from(*wellbeing)),
        Value::Points(_) | Value::Text(_) => None,
    }
}

fn involvement(value: &Value) -> Option<i32> {
    match value {
        Value::Leuven { involvement, .. } => Some(i32::from(*involvement)),
        Value::Points(_) | Value::Text(_) => None,
    }
}

/// Days from one day to another.
pub(super) fn days(from: NaiveDate, to: NaiveDate) -> i32 {
    i32::try_from((to - from).num_days()).unwrap_or(i32::MAX)
}

/// The values a chart reaches over, and the words at its side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Axis {
    /// The lowest value shown.
    pub(super) low: i32,
    /// The highest value shown, above the lowest.
    pub(super) high: i32,
    /// Values with their words, the lowest first.
    pub(super) ticks: Vec<(i32, String)>,
}

impl Axis {
    /// The axis of these lines on a chart of so many rows.
    pub(super) fn of(scale: &Scale, lines: &[Series], rows: usize) -> Self {
        let fixed = match scale {
            Scale::Levels(levels) => Some((0, i32::try_from(levels.len()).unwrap_or(1) - 1)),
            Scale::Leuven => Some((1, 5)),
            Scale::Number { .. } | Scale::Standardised | Scale::ReadingAge | Scale::Words => None,
        };
        let values = lines.iter().flat_map(|line| {
            let points = line.points.iter().map(|(_, value)| *value);
            points.chain(line.baseline).chain(line.aim)
        });
        // A reading outside the scale, from a time when it had more levels, is shown all the same.
        let values: Vec<i32> = values
            .chain(fixed.into_iter().flat_map(|(l, h)| [l, h]))
            .collect();
        let low = values.iter().copied().min().unwrap_or(0);
        let high = values.iter().copied().max().unwrap_or(0);
        let (low, high) = if low == high {
            (low.saturating_sub(1), high.saturating_add(1))
        } else {
            (low, high)
        };
        let most = match fixed {
            Some(_) => rows,
            None => rows.div_ceil(2).min(5),
        };
        let (least, bare) = (least(scale), bare(scale));
        let ticks = ticks((low, high), most.max(2), least);
        let ticks = ticks
            .into_iter()
            .map(|value| (value, bare.show(&Value::Points(value))))
            .collect();
        Self { low, high, ticks }
    }
}

/// The scale without its unit, which stands over the chart once.
fn bare(scale: &Scale) -> Scale {
    match scale {
        Scale::Number { direction, .. } => Scale::Number {
            unit: String::new(),
            direction: *direction,
        },
        Scale::Leuven => Scale::Standardised,
        other @ (Scale::Levels(_) | Scale::Standardised | Scale::ReadingAge | Scale::Words) => {
            other.clone()
        }
    }
}

/// The steps that read well on a scale: years and their parts for reading ages, 1, 2 and 5 and their tens for all else.
const fn least(scale: &Scale) -> &'static [i32] {
    match scale {
        Scale::ReadingAge => &[1, 3, 6, 12, 24, 60, 120],
        Scale::Number { .. }
        | Scale::Levels(_)
        | Scale::Leuven
        | Scale::Standardised
        | Scale::Words => &[1, 2, 5],
    }
}

/// At most so many round values between the two, those included.
fn ticks((low, high): (i32, i32), most: usize, steps: &[i32]) -> Vec<i32> {
    let (low, high) = (i64::from(low), i64::from(high));
    let fits = |step: &i64| {
        let count = high.div_euclid(*step) - (low - 1).div_euclid(*step);
        usize::try_from(count).is_ok_and(|count| count <= most)
    };
    let tens = (0..10).map(|power| 10_i64.pow(power));
    let mut candidates = tens.flat_map(|ten| steps.iter().map(move |step| ten * i64::from(*step)));
    let step = candidates.find(fits).unwrap_or(i64::MAX);
    let first = (low - 1)
        .div_euclid(step)
        .saturating_add(1)
        .saturating_mul(step);
    let values = std::iter::successors(Some(first), |value| value.checked_add(step));
    let within = values.take_while(|value| *value <= high).take(most);
    within
        .filter_map(|value| i32::try_from(value).ok())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::measure::Direction;
    use proptest::prelude::*;

    fn line(points: &[i32], aim: Option<i32>) -> Series {
        Series {
            points: (0..).zip(points.iter().copied()).collect(),
            aim,
            ..Series::default()
        }
    }

    fn words(scale: &Scale, points: &[i32], aim: i32, rows: usize) -> Vec<String> {
        let axis = Axis::of(scale, &[line(points, Some(aim))], rows);
        axis.ticks.into_iter().map(|(_, words)| words).collect()
    }

    #[test]
    fn the_side_speaks_in_the_scales_own_words() {
        let number = Scale::Number {
            unit: "words a minute".to_owned(),
            direction: Direction::Up,
        };
        assert_eq!(
            words(&number, &[4500, 6100], 8000, 10),
            ["50", "60", "70", "80"]
        );
        let levels = Scale::Levels(["new", "with help", "alone"].map(str::to_owned).into());
        assert_eq!(words(&levels, &[1], 1, 8), ["new", "with help", "alone"]);
        assert_eq!(
            words(&Scale::ReadingAge, &[84, 90], 96, 8),
            ["7:00", "7:06", "8:00"]
        );
        assert_eq!(words(&Scale::Leuven, &[2], 4, 8), ["1", "2", "3", "4", "5"]);
    }

    proptest! {
        #[test]
        fn ticks_are_few_in_order_and_within(low in any::<i32>(), more in 1i64..4_000_000_000, most in 2usize..12) {
            let high = i32::try_from(i64::from(low) + more).unwrap_or(i32::MAX);
            prop_assume!(low < high);
            for steps in [&[1, 2, 5][..], &[1, 3, 6, 12, 24, 60, 120]] {
                let ticks = ticks((low, high), most, steps);
                prop_assert!(ticks.len() <= most);
                prop_assert!(ticks.is_sorted_by(|a, b| a < b));
                prop_assert!(ticks.iter().all(|tick| (low..=high).contains(tick)));
            }
        }
    }
}
