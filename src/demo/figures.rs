//! Figures of the demo school, read from the strands' lines: a scale, where somebody began, where they should be and how far
//! they have come. How far follows their story, so that the figures and the log tell the same thing.

use super::dice::Dice;
use crate::domain::assess::Score;
use crate::domain::measure::{Direction, Scale, Value};

/// Which of the two Leuven scores is a step ahead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ahead {
    /// Well-being.
    Wellbeing,
    /// Involvement.
    Involvement,
}

/// Where somebody began on a scale, where they should be and how far they have come.
pub(super) struct Figures {
    /// The scale.
    pub(super) scale: Scale,
    /// Where they should be.
    pub(super) aim: Value,
    way: Way,
}

/// The way covered so far.
enum Way {
    /// In whole units of the scale: the start, and how far from there.
    Units { from: i64, come: i64, ahead: Ahead },
    /// In words, the start first.
    Steps(Vec<String>),
}

impl Figures {
    /// Reads `kind base-low base-high gain-low gain-high` with the unit or levels, and draws the figures. `covered` says how
    /// many hundredths of the gain have been made.
    pub(super) fn draw(
        dice: &mut Dice,
        (spec, extra): (&str, &str),
        covered: impl FnOnce(&mut Dice) -> i64,
    ) -> Self {
        let mut words = spec.split_whitespace();
        let kind = words.next().unwrap_or_default();
        let mut next = || words.next().and_then(|word| word.parse().ok());
        let (base, gain) = ((next(), next()), (next(), next()));
        let mut between = |(low, high): (Option<i64>, Option<i64>)| {
            dice.between(low.unwrap_or(0), high.unwrap_or(0))
        };
        let (from, gain) = (between(base), between(gain));
        let gain = if kind == "down" { -gain } else { gain };
        let covered = covered(dice);
        let Some(scale) = scale(kind, extra) else {
            return Self::worded(extra, covered);
        };
        let ahead = ahead(extra);
        // Half is added before the division so that the latest reading is rounded, not cut.
        let come = (gain * covered * 2 + 100 * gain.signum()) / 200;
        Self {
            aim: value(&scale, from + gain, ahead),
            scale,
            way: Way::Units { from, come, ahead },
        }
    }

    /// A scale of words: `start => aim => step => step`, of which the story covers some.
    fn worded(extra: &str, covered: i64) -> Self {
        let mut words = extra.split("=>").map(|part| part.trim().to_owned());
        let (start, aim) = (
            words.next().unwrap_or_default(),
            words.next().unwrap_or_default(),
        );
        let steps: Vec<String> = words.collect();
        let count = usize::try_from(covered.max(0)).unwrap_or(0) * steps.len() / 100 + 1;
        Self {
            scale: Scale::Words,
            aim: Value::Text(aim),
            way: Way::Steps(
                std::iter::once(start)
                    .chain(steps.into_iter().take(count))
                    .collect(),
            ),
        }
    }

    /// Where they began.
    pub(super) fn base(&self) -> Value {
        self.after(0)
    }

    /// Where they are.
    pub(super) fn latest(&self) -> Value {
        self.after(1000)
    }

    /// Where they were after so many thousandths of the way.
    pub(super) fn after(&self, share: i64) -> Value {
        match &self.way {
            Way::Units { from, come, ahead } => {
                let turn = come.signum() * 500;
                value(&self.scale, from + (come * share + turn) / 1000, *ahead)
            }
            Way::Steps(steps) => {
                let last = i64::try_from(steps.len().saturating_sub(1)).unwrap_or(0);
                let place = usize::try_from((last * share + 500) / 1000).unwrap_or(0);
                Value::Text(steps.get(place).cloned().unwrap_or_default())
            }
        }
    }
}

/// The score a source found: `kind low high` with the unit or levels; nothing where there is no kind.
pub(super) fn score(dice: &mut Dice, spec: &str, extra: &str) -> Option<Score> {
    let mut words = spec.split_whitespace();
    let scale = scale(words.next()?, extra)?;
    let mut next = || words.next().and_then(|word| word.parse().ok());
    let found = dice.between(next().unwrap_or(0), next().unwrap_or(0));
    let value = value(&scale, found, ahead(extra));
    Some(Score { scale, value })
}

fn scale(kind: &str, extra: &str) -> Option<Scale> {
    let number = |direction| Scale::Number {
        unit: extra.to_owned(),
        direction,
    };
    match kind {
        "up" => Some(number(Direction::Up)),
        "down" => Some(number(Direction::Down)),
        "levels" => {
            let levels = extra.split(',').map(|level| level.trim().to_owned());
            Some(Scale::Levels(levels.collect()))
        }
        "leuven" => Some(Scale::Leuven),
        "score" => Some(Scale::Standardised),
        "age" => Some(Scale::ReadingAge),
        _ => None,
    }
}

/// The Leuven score that is ahead: well-being, unless the line is about it.
fn ahead(extra: &str) -> Ahead {
    if extra == "well-being" {
        Ahead::Involvement
    } else {
        Ahead::Wellbeing
    }
}

/// So many whole units of a scale, kept within it.
fn value(scale: &Scale, whole: i64, ahead: Ahead) -> Value {
    let points = |units: i64| Value::Points(i32::try_from(units.max(0)).unwrap_or(0));
    match scale {
        Scale::Number { .. } => points(whole * 100),
        Scale::Levels(levels) => {
            let last = i64::try_from(levels.len().saturating_sub(1)).unwrap_or(0);
            points(whole.min(last))
        }
        Scale::Leuven => {
            let score = |whole: i64| u8::try_from(whole.clamp(1, 5)).unwrap_or(1);
            let (low, high) = (score(whole), score(whole + 1));
            let (wellbeing, involvement) = match ahead {
                Ahead::Wellbeing => (high, low),
                Ahead::Involvement => (low, high),
            };
            Value::Leuven {
                wellbeing,
                involvement,
            }
        }
        Scale::Standardised | Scale::ReadingAge | Scale::Words => points(whole),
    }
}
