//! What the log says: share of green, trend, delivered sessions. Pure sums over entries, newest first.

use super::calendar::{Calendar, OpenDays, Span};
use super::delivery::{Entry, Outcome, Rating, Reason};
use super::id::{ProvisionId, TargetId};
use super::provision::Provision;

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
    /// The newer half is better than the older by at least a quarter of a colour.
    Rising,
    /// Neither.
    Level,
    /// The newer half is worse by at least a quarter of a colour.
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
    let points: Vec<i32> = entries
        .into_iter()
        .filter_map(|entry| rating(entry, axis))
        .map(points)
        .take(16)
        .collect();
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

/// What became of a provision in a period: did it not work, or was it not delivered?
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Delivery {
    /// Sessions planned by the school's calendar; nought where it does not know the period.
    pub planned: u32,
    /// Sessions that took place.
    pub done: u32,
    /// Sessions that are on record as not delivered.
    pub missed: u32,
    /// Why they were not, the most frequent reason first; those as frequent in the order of the reasons.
    pub by_reason: Vec<(Reason, u32)>,
}

/// What the entries say of a provision in a period, beside what was planned for it.
pub fn delivery(
    entries: &[Entry],
    row: &Provision,
    period: Span,
    calendar: Option<&Calendar>,
) -> Delivery {
    let own = |entry: &&Entry| entry.about.provision == Some(row.id);
    let mine: Vec<&Entry> = entries
        .iter()
        .filter(own)
        .filter(|entry| period.holds(entry.when.date))
        .collect();
    let count = |wanted: &dyn Fn(Outcome) -> bool| {
        let found = mine.iter().filter(|entry| wanted(entry.outcome)).count();
        u32::try_from(found).unwrap_or(u32::MAX)
    };
    let mut by_reason: Vec<(Reason, u32)> = Reason::ALL
        .iter()
        .map(|reason| {
            (
                *reason,
                count(&|outcome| outcome == Outcome::NotDelivered(*reason)),
            )
        })
        .filter(|(_, missed)| *missed > 0)
        .collect();
    by_reason.sort_by_key(|(_, missed)| std::cmp::Reverse(*missed));
    Delivery {
        planned: calendar.map_or(0, |calendar| {
            row.planned_in(period, &OpenDays::of(calendar))
        }),
        done: count(&|outcome| matches!(outcome, Outcome::Delivered { .. })),
        missed: by_reason.iter().map(|(_, missed)| missed).sum(),
        by_reason,
    }
}

#[cfg(test)]
#[path = "progress_tests.rs"]
mod tests;
