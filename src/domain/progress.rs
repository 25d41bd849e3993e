//! What the log and the readings say: share of green, trends, delivered sessions, where a measure stands. Pure sums over
//! entries, newest first.

use super::calendar::{Calendar, OpenDays, Span};
use super::delivery::{Entry, Independence, Outcome, Rating, Reason};
use super::id::{ProvisionId, TargetId};
use super::measure::{Measure, Value};
use super::provision::Provision;
use std::cmp::Ordering;

/// Which of the two ratings is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Axis {
    /// How well it went.
    Performance,
    /// How far the pupil took part.
    Participation,
}

/// How many of the sessions seen were green.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Share {
    /// Green ratings.
    pub green: u32,
    /// Ratings of any colour.
    pub seen: u32,
}

impl Share {
    /// Whole per cent, rounded half up; `None` where nothing was seen.
    pub fn percent(self) -> Option<u32> {
        (self.seen > 0).then(|| (self.green * 200 + self.seen) / (self.seen * 2))
    }
}

/// Which way the ratings are going.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trend {
    /// The newer half is better than the older by at least a quarter of a step (a colour, a level of independence).
    Rising,
    /// Neither.
    Level,
    /// The newer half is worse by at least a quarter of a step.
    Falling,
    /// Fewer than four ratings: nothing can be said.
    Unknown,
}

/// One axis of an entry; `None` if it was not delivered or not seen.
pub fn rating(entry: &Entry, axis: Axis) -> Option<Rating> {
    let (performance, participation) = entry.ratings()?;
    let rating = match axis {
        Axis::Performance => performance,
        Axis::Participation => participation,
    };
    (rating != Rating::NotSeen).then_some(rating)
}

/// Share of green among `entries`.
pub fn share_green<'a>(entries: impl IntoIterator<Item = &'a Entry>, axis: Axis) -> Share {
    entries
        .into_iter()
        .filter_map(|entry| rating(entry, axis))
        .fold(Share::default(), |share, rating| Share {
            green: share.green + u32::from(rating == Rating::Green),
            seen: share.seen + 1,
        })
}

/// The trend of the newest ratings (at most sixteen) among `entries`, which come newest first.
pub fn trend<'a>(entries: impl IntoIterator<Item = &'a Entry>, axis: Axis) -> Trend {
    let ratings = entries.into_iter().filter_map(|entry| rating(entry, axis));
    trend_of(ratings.map(points))
}

/// The trend of independence among `entries`, which come newest first: rising where less help is needed.
pub fn independence_trend<'a>(entries: impl IntoIterator<Item = &'a Entry>) -> Trend {
    let levels = entries.into_iter().filter_map(independence);
    trend_of(levels.map(|level| match level {
        Independence::FullSupport => 0,
        Independence::Supported => 1,
        Independence::Prompted => 2,
        Independence::Independent => 3,
    }))
}

/// How much help was needed, where it was noted.
pub const fn independence(entry: &Entry) -> Option<Independence> {
    match entry.outcome {
        Outcome::Delivered { independence, .. } => independence,
        Outcome::NotDelivered(_) => None,
    }
}

fn trend_of(points: impl Iterator<Item = i32>) -> Trend {
    let points: Vec<i32> = points.take(16).collect();
    if points.len() < 4 {
        return Trend::Unknown;
    }
    let (newer, older) = points.split_at(points.len() / 2);
    // Means compared without fractions: a quarter of a colour is 1/4 on the scale 0, 1, 2.
    let (n, o) = (mean_scaled(newer), mean_scaled(older));
    match n - o {
        25.. => Trend::Rising,
        -24..=24 => Trend::Level,
        _ => Trend::Falling,
    }
}

fn points(rating: Rating) -> i32 {
    match rating {
        Rating::Red | Rating::NotSeen => 0,
        Rating::Amber => 1,
        Rating::Green => 2,
    }
}

fn mean_scaled(points: &[i32]) -> i32 {
    let count = i32::try_from(points.len()).unwrap_or(i32::MAX).max(1);
    points.iter().sum::<i32>() * 100 / count
}

/// The entries about a target.
pub fn of_target(entries: &[Entry], target: TargetId) -> impl Iterator<Item = &Entry> {
    entries
        .iter()
        .filter(move |entry| entry.about.target == Some(target))
}

/// Sessions of a provision that took place, and those that did not.
pub fn sessions(entries: &[Entry], provision: ProvisionId) -> (u32, u32) {
    entries
        .iter()
        .filter(|entry| entry.about.provision == Some(provision))
        .fold((0, 0), |(done, missed), entry| match entry.outcome {
            Outcome::Delivered { .. } => (done + 1, missed),
            Outcome::NotDelivered(_) => (done, missed + 1),
        })
}

/// What became of a provision's sessions: *did it not work, or was it not delivered?*
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Delivery {
    /// Sessions planned so far.
    pub planned: u32,
    /// Sessions that took place.
    pub done: u32,
    /// Sessions that were logged as not delivered.
    pub missed: u32,
    /// Why, the most frequent reason first.
    pub by_reason: Vec<(Reason, u32)>,
}

impl Delivery {
    /// What the entries say, against the sessions that were planned.
    pub fn of<'a>(entries: impl IntoIterator<Item = &'a Entry>, planned: u32) -> Self {
        let mut delivery = Self {
            planned,
            ..Self::default()
        };
        let mut reasons = [0; Reason::ALL.len()];
        for entry in entries {
            match entry.outcome {
                Outcome::Delivered { .. } => delivery.done += 1,
                Outcome::NotDelivered(reason) => {
                    delivery.missed += 1;
                    let places = Reason::ALL.iter().zip(&mut reasons);
                    for (_, count) in places.filter(|(one, _)| **one == reason) {
                        *count += 1;
                    }
                }
            }
        }
        let counted = Reason::ALL.iter().copied().zip(reasons);
        delivery.by_reason = counted.filter(|(_, count)| *count > 0).collect();
        // A stable sort: reasons as frequent as one another keep the field's own order.
        delivery
            .by_reason
            .sort_by_key(|(_, count)| u32::MAX - count);
        delivery
    }

    /// Sessions that were planned and of which nothing was logged.
    pub const fn unlogged(&self) -> u32 {
        self.planned.saturating_sub(self.done + self.missed)
    }
}

/// The entries about a provision.
pub fn of_provision(entries: &[Entry], provision: ProvisionId) -> impl Iterator<Item = &Entry> {
    entries
        .iter()
        .filter(move |entry| entry.about.provision == Some(provision))
}

/// What the entries say of a provision in a period, beside what was planned for it by the school's calendar; nothing is
/// planned where the school has none.
pub fn delivery(
    entries: &[Entry],
    row: &Provision,
    period: Span,
    calendar: Option<&Calendar>,
) -> Delivery {
    let planned = calendar.map_or(0, |calendar| {
        row.planned_in(period, &OpenDays::of(calendar))
    });
    let mine = of_provision(entries, row.id).filter(|entry| period.holds(entry.when.date));
    Delivery::of(mine, planned)
}

/// Where a measure stands, worked out by its scale and never guessed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// The latest reading is as good as the aim, or better.
    Reached,
    /// Better than the baseline.
    Improved,
    /// As good as the baseline.
    AsBefore,
    /// Worse than the baseline.
    Worse,
    /// Better in one respect and worse in the other, as the two scores of the Leuven scale can be.
    Mixed,
}

impl Standing {
    /// In words.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Reached => "reached",
            Self::Improved => "improved",
            Self::AsBefore => "as before",
            Self::Worse => "worse",
            Self::Mixed => "better in one, worse in the other",
        }
    }
}

/// Where a measure stands; `None` where there is nothing to compare: no reading, no baseline, or a scale of words.
pub fn standing(measure: &Measure) -> Option<Standing> {
    let latest = &measure.latest()?.value;
    let against = |value: &Value| measure.scale.compare(value, latest);
    if measure
        .aim
        .as_ref()
        .is_some_and(|aim| against(aim).is_some_and(Ordering::is_ge))
    {
        return Some(Standing::Reached);
    }
    let baseline = &measure.baseline.as_ref()?.value;
    match against(baseline) {
        Some(Ordering::Greater) => Some(Standing::Improved),
        Some(Ordering::Equal) => Some(Standing::AsBefore),
        Some(Ordering::Less) => Some(Standing::Worse),
        None => is_leuven(baseline, latest).then_some(Standing::Mixed),
    }
}

const fn is_leuven(one: &Value, other: &Value) -> bool {
    matches!((one, other), (Value::Leuven { .. }, Value::Leuven { .. }))
}

#[cfg(test)]
#[path = "progress_tests.rs"]
mod tests;

#[cfg(test)]
#[path = "delivery_tests.rs"]
mod delivery_tests;
