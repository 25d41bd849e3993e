//! Two lists of lines compared: what stayed is found first, then what moved, then what was only worded anew.

use super::Difference;
use super::words::{common, split};
use std::cmp::Reverse;

/// How much two lines must have in common to be one line worded anew: per cent of the words of both.
const CLOSE: usize = 50;

/// One step from the one list to the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step<'a> {
    /// A new line.
    Added(&'a str),
    /// A line that is gone.
    Removed(&'a str),
    /// A line worded anew.
    Changed(&'a str, &'a str),
}

impl Step<'_> {
    /// The step as a difference in this place.
    pub(super) fn told(self, place: &str) -> Difference {
        let place = place.to_owned();
        match self {
            Self::Added(after) => Difference::added(place, after.to_owned()),
            Self::Removed(before) => Difference::removed(place, before.to_owned()),
            Self::Changed(before, after) => {
                Difference::changed(place, before.to_owned(), after.to_owned())
            }
        }
    }
}

/// The steps from one list to the other, in the order of the second; lines that are gone stand where they were.
pub(super) fn compare<'a>(before: &'a [String], after: &'a [String]) -> Vec<Step<'a>> {
    let (mut gone, mut new) = (places(before), places(after));
    let kept = common(before, after);
    gone.retain(|(place, _)| !kept.iter().any(|(was, _)| was == place));
    new.retain(|(place, _)| !kept.iter().any(|(_, is)| is == place));
    // A line that only moved is the same line.
    take_pairs(&mut gone, &mut new, |was, is| usize::from(was == is));
    let mut steps: Vec<((usize, usize), Step<'a>)> =
        take_pairs(&mut gone, &mut new, |was, is| match closeness(was, is) {
            close if close >= CLOSE => close,
            _ => 0,
        })
        .into_iter()
        .map(|((_, was), (place, is))| ((place, 1), Step::Changed(was, is)))
        .collect();
    steps.extend(
        new.into_iter()
            .map(|(place, is)| ((place, 1), Step::Added(is))),
    );
    steps.extend(gone.into_iter().map(|(place, was)| {
        let next = kept.iter().find(|(kept, _)| *kept > place);
        let stood = next.map_or(after.len(), |(_, is)| *is);
        ((stood, 0), Step::Removed(was))
    }));
    steps.sort_by_key(|(place, _)| *place);
    steps.into_iter().map(|(_, step)| step).collect()
}

/// A line with its place.
type Placed<'a> = (usize, &'a str);

fn places(lines: &[String]) -> Vec<Placed<'_>> {
    lines.iter().map(String::as_str).enumerate().collect()
}

/// Takes out of both lists the pairs that belong together, for each line of the first the one with the highest score;
/// nought is no pair.
fn take_pairs<'a>(
    gone: &mut Vec<Placed<'a>>,
    new: &mut Vec<Placed<'a>>,
    score: impl Fn(&str, &str) -> usize,
) -> Vec<(Placed<'a>, Placed<'a>)> {
    let mut pairs = Vec::new();
    gone.retain(|was| {
        let scored = new.iter().enumerate();
        let scored = scored.map(|(i, is)| (score(was.1, is.1), Reverse(i)));
        let Some((1.., Reverse(best))) = scored.max() else {
            return true;
        };
        pairs.push((*was, new.remove(best)));
        false
    });
    pairs
}

/// Per cent of the words of both lines that they share, in any order and without regard to case.
fn closeness(one: &str, other: &str) -> usize {
    let words = |text: &str| -> Vec<String> { split(text).map(str::to_lowercase).collect() };
    let (one, mut other) = (words(one), words(other));
    let all = one.len() + other.len();
    let shared = one.iter().filter(|word| {
        let found = other.iter().position(|other| other == *word);
        found.map(|place| other.swap_remove(place)).is_some()
    });
    shared.count() * 200 / all.max(1)
}
